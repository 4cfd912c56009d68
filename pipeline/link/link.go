// Package link decides which entity each mention names: the dictionary's, where
// it has one, else one of this document only. Short forms such as Municipal
// Party Committee are bound to the place that the document is about, offices to
// the body or place in their title, and surnames to the full name before them.
package link

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// Document fills in the annotations and entities of a document from the mentions
// that were kept, which are given in total order, and turns the names of its
// dateline into ids. Offices tell who held them on the day of the report, as far as
// the register knows; it may be nil.
func Document(d *models.Document, mentions []extractors.Mention, header extractors.Header, gazetteer extractors.Gazetteer, register extractors.Register) {
	l := &linker{
		doc: d, mentions: mentions, header: header, gazetteer: gazetteer, who: register, table: fold.Load(),
		entries: make([]*extractors.Entry, len(mentions)),
		ids:     make([]string, len(mentions)),
		local:   map[string]string{},
		counts:  map[models.Label]int{},
	}
	l.places()
	l.orgs()
	l.others()
	l.glosses(models.Person)
	l.people()
	l.offices()
	if l.register() {
		l.people()
	}
	l.glosses(models.Office, models.Org, models.Place, models.Event, models.Slogan, models.Doc)
	l.unlisted()
	l.write()
	l.dateline()
}

type linker struct {
	doc       *models.Document
	mentions  []extractors.Mention
	header    extractors.Header
	gazetteer extractors.Gazetteer
	who       extractors.Register
	table     *fold.Table

	entries []*extractors.Entry // by mention; nil if the dictionary has none
	ids     []string            // by mention
	about   []*extractors.Entry // the places that the document is about, best first
	home    string              // id of the country whose bodies go without its name
	local   map[string]string   // ids of this document only, by label and key
	counts  map[models.Label]int
	guessed []bool   // by mention: whether only the country of the report tells the office
	holders []string // by mention, of offices: who held them, by id; nil without a date
}

// places chooses the entry of each place, and then what the document is about:
// the places of the dateline, of the headline, of the text.
func (l *linker) places() {
	votes := map[string]int{}
	for i := range l.mentions {
		if m := &l.mentions[i]; m.Label == models.Place && len(m.Entries) == 1 {
			l.entries[i] = m.Entries[0]
			for _, id := range l.chain(m.Entries[0]) {
				votes[id]++
			}
		}
	}
	for i := range l.mentions {
		if m := &l.mentions[i]; m.Label == models.Place && len(m.Entries) > 1 {
			// Of Georgia and Georgia, that whose surroundings the text names;
			// the country if nothing tells.
			l.entries[i] = slices.MaxFunc(m.Entries, func(a, b *extractors.Entry) int {
				return cmp.Or(cmp.Compare(l.support(a, votes), l.support(b, votes)), cmp.Compare(isCountry(a), isCountry(b)), -cmp.Compare(a.ID, b.ID))
			})
		}
	}
	type ranked struct {
		entry *extractors.Entry
		class int
	}
	var order []ranked
	for i := range l.mentions {
		e := l.entries[i]
		if e == nil {
			continue
		}
		class := 2
		switch s := l.mentions[i].Span; {
		case slices.Contains(l.header.Dateline.Places, s):
			class = 0
		case l.header.Title.Contains(s):
			class = 1
		}
		order = append(order, ranked{e, class})
	}
	slices.SortStableFunc(order, func(a, b ranked) int { return cmp.Compare(a.class, b.class) })
	for _, r := range order {
		for _, id := range l.chain(r.entry) {
			if e := l.gazetteer.Entry(id); e != nil && !slices.Contains(l.about, e) {
				l.about = append(l.about, e)
			}
		}
	}
	switch {
	case l.doc.Lang == models.SimplifiedChinese:
		l.home = "place:CN"
	case l.doc.Lang == models.TraditionalChinese && !l.named("place:HK") && !l.named("place:MO"):
		l.home = "place:TW"
	default:
		for _, e := range l.about {
			if isCountry(e) > 0 {
				l.home = e.ID
				break
			}
		}
	}
}

// chain lists a place and what it lies within.
func (l *linker) chain(e *extractors.Entry) (ids []string) {
	for depth := 0; e != nil && depth < 8; depth++ {
		ids = append(ids, e.ID)
		if e.Part == "" {
			break
		}
		e = l.gazetteer.Entry(e.Part)
	}
	return ids
}

func (l *linker) support(e *extractors.Entry, votes map[string]int) int {
	n := 0
	for _, id := range l.chain(e)[1:] {
		n += votes[id]
	}
	return n
}

func isCountry(e *extractors.Entry) int {
	if e.Kind == "country" || e.Kind == "territory" || e.Kind == "sar" {
		return 1
	}
	return 0
}

// named says whether the document names a place.
func (l *linker) named(id string) bool {
	return slices.ContainsFunc(l.about, func(e *extractors.Entry) bool { return e.ID == id })
}

// orgs chooses the entry of each organisation.
func (l *linker) orgs() { l.choose(models.Org) }

// others chooses the entries of what needs no context.
func (l *linker) others() {
	for _, label := range []models.Label{models.Person, models.Event, models.Slogan, models.Doc} {
		l.choose(label)
	}
}

// choose picks one entry for each mention with a label: the only one, or that of
// the document's country. Of people with one name none is picked, unless the
// document tells.
func (l *linker) choose(label models.Label) {
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Label != label {
			continue
		}
		var options []*extractors.Entry
		for _, e := range m.Entries {
			if bound := l.bind(e); bound != nil {
				options = append(options, bound)
			}
		}
		l.entries[i] = l.pick(options)
	}
}

// pick chooses among the entries that a name may stand for; nil if nothing tells.
func (l *linker) pick(options []*extractors.Entry) *extractors.Entry {
	if len(options) < 2 {
		if len(options) == 0 {
			return nil
		}
		return options[0]
	}
	countries := []string{l.home}
	for _, e := range l.about {
		countries = append(countries, e.ID)
	}
	for _, c := range countries {
		var there []*extractors.Entry
		for _, o := range options {
			if o.Place != "" && o.Place == c {
				there = append(there, o)
			}
		}
		if len(there) == 1 {
			return there[0]
		}
	}
	return nil
}

// bind turns a short form into what it stands for in this document; other
// entries stand for themselves. It is nil if no place of the document fits.
func (l *linker) bind(e *extractors.Entry) *extractors.Entry {
	if len(e.Levels) == 0 {
		return e
	}
	for _, place := range l.about {
		if slices.Contains(e.Levels, place.Kind) && strings.HasPrefix(place.ID, "place:CN-") {
			return e.At(place, l.gazetteer.Entry)
		}
	}
	return nil
}

// glosses gives a name in brackets the entity of the name before them, in
// whichever of the two the dictionary has: 卢特尼克（Howard Lutnick）.
func (l *linker) glosses(labels ...models.Label) {
	for i := 0; i+1 < len(l.mentions); i++ {
		a, b := &l.mentions[i], &l.mentions[i+1]
		if a.Label != b.Label || !slices.Contains(labels, a.Label) || a.Span.End > b.Span.Start || !l.bracketed(a.Span, b.Span) {
			continue
		}
		switch {
		case l.entries[i] == nil && l.entries[i+1] == nil:
			if a.Key == "" {
				a.Key = l.table.String(a.Span.In(l.doc.Text))
			}
			b.Key = a.Key
		case l.entries[i] == nil:
			l.entries[i] = l.entries[i+1]
		case l.entries[i+1] == nil:
			l.entries[i+1] = l.entries[i]
		}
	}
}

// bracketed says whether b stands in brackets right behind a and one of the two
// is Chinese.
func (l *linker) bracketed(a, b models.Span) bool {
	text := l.doc.Text
	if between := strings.TrimSpace(text[a.End:b.Start]); between != "（" && between != "(" {
		return false
	}
	han := func(s models.Span) bool {
		return strings.ContainsFunc(s.In(text), func(r rune) bool { return l.table.Is(r, fold.Han) })
	}
	return han(a) != han(b) && (strings.HasPrefix(text[b.End:], "）") || strings.HasPrefix(text[b.End:], ")"))
}

// people gives every person an id: the dictionary's, that of a longer name before,
// or one of this document. Ids that were given before are given anew.
func (l *linker) people() {
	met := people{}
	l.counts[models.Person] = 0
	maps.DeleteFunc(l.local, func(key, _ string) bool { return strings.HasPrefix(key, string(models.Person)+"\x00") })
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Label != models.Person {
			continue
		}
		name := l.table.String(m.Span.In(l.doc.Text))
		if l.entries[i] != nil {
			l.ids[i] = l.entries[i].ID
		} else if id, ok := met[name]; ok {
			l.ids[i] = id
			continue
		} else {
			l.ids[i] = l.localID(i, name)
		}
		met.meet(name, l.ids[i])
	}
}

// unlisted gives all other names their ids, those of this document in the order of
// the text.
func (l *linker) unlisted() {
	for i := range l.mentions {
		switch m := &l.mentions[i]; {
		case !m.Label.IsName() || l.ids[i] != "":
		case l.entries[i] != nil:
			l.ids[i] = l.entries[i].ID
		default:
			l.ids[i] = l.localID(i, l.table.String(m.Span.In(l.doc.Text)))
		}
	}
}

// localID is the id of an unlisted name: the same for the same name, and among
// offices the same rank and holder.
func (l *linker) localID(i int, name string) string {
	m := &l.mentions[i]
	key := cmp.Or(m.Key, name)
	if m.Label == models.Office {
		key = m.Rank + " " + key
		if inner, _ := l.within(i); inner == "" {
			key += " " + l.beside(i)
		}
	}
	key = string(m.Label) + "\x00" + key
	if l.local[key] == "" {
		l.counts[m.Label]++
		l.local[key] = m.Label.Prefix() + "~" + strconv.Itoa(l.counts[m.Label])
	}
	return l.local[key]
}

// write turns mentions into annotations and entities.
func (l *linker) write() {
	l.doc.Annotations = make([]models.Annotation, len(l.mentions))
	at := map[string]int{}
	for i := range l.mentions {
		m := &l.mentions[i]
		a := models.Annotation{Label: m.Label, Span: m.Span, Entity: l.ids[i], Timex: m.Timex, Attrs: m.Attrs, Source: m.Source}
		if m.Label == models.Office {
			a.Attrs = slices.SortedFunc(slices.Values(slices.Concat(a.Attrs, l.held(i))), func(a, b models.Attr) int { return cmp.Compare(a.Key, b.Key) })
		}
		if m.Source.Rule == "lexicon" && l.entries[i] != nil && len(m.Entries) > 1 {
			a.Source.Entry = l.entries[i].ID
		}
		l.doc.Annotations[i] = a
		if a.Entity == "" {
			continue
		}
		n, ok := at[a.Entity]
		if !ok {
			n = len(l.doc.Entities)
			at[a.Entity] = n
			l.doc.Entities = append(l.doc.Entities, l.entity(i))
		}
		l.doc.Entities[n].Mentions = append(l.doc.Entities[n].Mentions, i)
	}
}

// entity describes what mention i names first.
func (l *linker) entity(i int) models.Entity {
	e := models.Entity{ID: l.ids[i], Label: l.mentions[i].Label}
	if entry := l.entries[i]; entry != nil {
		e.Known, e.Names, e.Attrs = true, entry.Names, entry.Attrs
	}
	if e.Names == (models.Names{}) {
		name := strings.Join(strings.Fields(l.mentions[i].Span.In(l.doc.Text)), " ")
		switch {
		case !strings.ContainsFunc(name, func(r rune) bool { return l.table.Is(r, fold.Han) }):
			e.Names.English = name
		case strings.ContainsFunc(name, func(r rune) bool { return l.table.Is(r, fold.Traditional) }):
			e.Names.Traditional = name
		default:
			e.Names.Chinese = name
		}
	}
	return e
}

// dateline turns the spans of the header into ids.
func (l *linker) dateline() {
	h := l.header.Dateline
	if h.Span == (models.Span{}) {
		return
	}
	line := &models.Dateline{}
	for _, a := range l.doc.Annotations {
		switch {
		case a.Label == models.Place && slices.Contains(h.Places, a.Span):
			line.Places = append(line.Places, a.Entity)
		case a.Label == models.Org && a.Span == h.Agency:
			line.Agency = a.Entity
		case a.Label == models.Date && a.Span == h.Date && a.Timex != nil && len(a.Timex.Value) == len("2006-01-02"):
			line.Date = a.Timex.Value
		}
	}
	l.doc.Dateline = line
}
