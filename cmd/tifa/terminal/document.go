package terminal

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tifa/models"
)

// Document shows an annotated document: what it is, a legend, the highlighted text,
// and tables of its entities, times and relations. Only annotations with one of some
// labels are shown, all if none is given, and relations between such only.
func (s Screen) Document(d *models.Document, labels ...models.Label) []byte {
	v := view{Screen: s, d: d, labels: labels}
	for i := range d.Annotations {
		if v.wanted(i) {
			v.shown = append(v.shown, d.Annotations[i])
		}
	}
	marks, crossing := marksOf(v.shown)
	v.head()
	v.legend()
	v.out.WriteByte('\n')
	v.highlight(&v.out, strings.TrimRight(d.Text, " \r\n"), marks)
	v.entities()
	v.times()
	v.relations()
	v.warnings(crossing)
	return v.out.Bytes()
}

// view is a document being shown.
type view struct {
	Screen
	d      *models.Document
	labels []models.Label
	shown  []models.Annotation
	out    bytes.Buffer
}

func (v *view) wanted(annotation int) bool {
	return len(v.labels) == 0 || slices.Contains(v.labels, v.d.Annotations[annotation].Label)
}

func (v *view) paragraph(texts ...Text) {
	for line := range wrap(v.Width, texts...) {
		v.line(&v.out, line)
	}
}

func (v *view) heading(title string) {
	v.out.WriteByte('\n')
	v.paragraph(Text{title, Style{Bold: true}})
}

// head says which document it is, and what it reports.
func (v *view) head() {
	about := []Text{{v.d.ID, Style{Bold: true}}}
	also := func(s string) {
		if s != "" {
			about = append(about, Text{"  " + s, Style{Faint: true}})
		}
	}
	also(v.d.Date)
	also(string(v.d.Lang))
	if l := v.d.Dateline; l != nil {
		var places []string
		for _, id := range l.Places {
			places = append(places, v.name(id))
		}
		also(strings.Join(places, ", "))
	}
	v.paragraph(about...)
	if e := v.d.ReportedEvent; e != nil {
		facts := []string{strings.ReplaceAll(e.Type, "_", " ")}
		for _, f := range []struct{ what, value string }{{"", e.Date}, {"in ", v.name(e.Place)}, {"convened by ", v.name(e.Convener)}, {"presided over by ", v.name(e.Presider)}} {
			if f.value != "" {
				facts = append(facts, f.what+f.value)
			}
		}
		v.paragraph(Text{"reports: " + strings.Join(facts, ", "), Style{Faint: true}})
	}
}

// name is the main name of an entity in the document's language, or its id.
func (v *view) name(id string) string {
	for i := range v.d.Entities {
		if e := &v.d.Entities[i]; e.ID == id {
			name, _ := names(e, v.d.Lang)
			return name
		}
	}
	return id
}

// names are the name of an entity in a language, or else in the other, or else its id,
// and its name in the other language if it has both.
func names(e *models.Entity, lang models.Lang) (name, other string) {
	simplified, traditional := e.Names.Chinese, e.Names.Traditional
	if lang == models.TraditionalChinese {
		simplified, traditional = traditional, simplified
	}
	name, other = e.Names.English, cmp.Or(simplified, traditional)
	if lang.IsChinese() {
		name, other = other, name
	}
	if name == "" {
		name, other = other, ""
	}
	return cmp.Or(name, e.ID), other
}

// legend shows the labels with how many annotations have them.
func (v *view) legend() {
	counts := map[models.Label]int{}
	for i := range v.shown {
		counts[v.shown[i].Label]++
	}
	var line []Text
	for _, l := range models.Labels() {
		if counts[l] == 0 {
			continue
		}
		if len(line) > 0 {
			line = append(line, plain("  "))
		}
		line = append(line, v.chip(l), Text{tie + strconv.Itoa(counts[l]), Style{tag: true}})
	}
	if len(line) == 0 {
		line = append(line, Text{"nothing to mark", Style{Faint: true}})
	}
	v.out.WriteByte('\n')
	v.paragraph(line...)
}

// entities shows what is named, label by label, what is named most often first.
func (v *view) entities() {
	t := table{head: []string{"", "NAME", "OTHER LANGUAGE", "IN THE TEXT", "ID"}, right: []bool{true, false, false, false, false}}
	for _, label := range models.Labels() {
		var of []*models.Entity
		for i := range v.d.Entities {
			if e := &v.d.Entities[i]; e.Label == label && len(e.Mentions) > 0 && v.wanted(e.Mentions[0]) {
				of = append(of, e)
			}
		}
		slices.SortStableFunc(of, func(a, b *models.Entity) int { return cmp.Compare(len(b.Mentions), len(a.Mentions)) })
		for i, e := range of {
			if i == 0 {
				t.group(v.chip(label))
			}
			id := e.ID
			if !e.Known {
				id += " unknown"
			}
			name, other := names(e, v.d.Lang)
			t.row(plain(strconv.Itoa(len(e.Mentions))), plain(name), plain(other), Text{v.wordings(e, name), Style{tag: true}}, Text{id, Style{Faint: true}})
		}
	}
	if len(t.rows) > 0 {
		v.heading("Entities")
		t.write(&v.out, v.Screen)
	}
}

// chip is the name of a label in its colour.
func (v *view) chip(l models.Label) Text {
	name := string(l)
	if v.Colors != None {
		name = tie + name + tie
	}
	return Text{name, Style{Label: l, tag: true}}
}

// wordings are those of the mentions of an entity that are not its name, with how
// often they stand there.
func (v *view) wordings(e *models.Entity, name string) string {
	var all []string
	counts := map[string]int{}
	for _, m := range e.Mentions {
		wording := v.words(m)
		if counts[wording]++; counts[wording] == 1 {
			all = append(all, wording)
		}
	}
	if len(all) == 1 && all[0] == name {
		return ""
	}
	for i, wording := range all {
		if n := counts[wording]; n > 1 {
			all[i] = fmt.Sprintf("%s%s×%d", wording, tie, n)
		}
	}
	return strings.Join(all, ", ")
}

// words are what an annotation covers, on one line.
func (v *view) words(annotation int) string {
	return strings.Join(strings.Fields(v.d.Annotations[annotation].Span.In(v.d.Text)), " ")
}

// times shows dates and durations with their values, each wording of a value once.
func (v *view) times() {
	t := table{head: []string{"", "TEXT", "VALUE", "FROM", "BEFORE"}, right: []bool{true, false, false, false, false}}
	type key struct{ words, value, from, to string }
	var order []key
	counts := map[key]int{}
	for i := range v.d.Annotations {
		x := v.d.Annotations[i].Timex
		if x == nil || !v.wanted(i) {
			continue
		}
		k := key{v.words(i), x.Value, x.From, x.To}
		if x.Mod != "" {
			k.value += " " + x.Mod
		}
		if counts[k]++; counts[k] == 1 {
			order = append(order, k)
		}
	}
	if len(order) == 0 {
		return
	}
	for _, k := range order {
		t.row(plain(strconv.Itoa(counts[k])), plain(k.words), plain(k.value), plain(k.from), plain(k.to))
	}
	v.heading("Dates and durations")
	t.write(&v.out, v.Screen)
}

// relations shows who is related to what, each pair once.
func (v *view) relations() {
	type key struct{ head, kind, tail string }
	var order []key
	details := map[key][]string{}
	for i := range v.d.Relations {
		r := &v.d.Relations[i]
		if r.Head >= 0 && !v.wanted(int(r.Head)) || r.Tail >= 0 && !v.wanted(int(r.Tail)) {
			continue
		}
		k := key{v.end(r.Head), strings.ReplaceAll(r.Type, "_", " "), v.end(r.Tail)}
		if _, there := details[k]; !there {
			order, details[k] = append(order, k), nil
		}
		var facts []string
		if r.Cue != nil {
			facts = append(facts, strings.Join(strings.Fields(r.Cue.In(v.d.Text)), " "))
		}
		for _, a := range r.Attrs {
			facts = append(facts, strings.ReplaceAll(a.Key, "_", " ")+" "+strings.Join(a.Values, ", "))
		}
		if fact := strings.Join(facts, " "); fact != "" && !slices.Contains(details[k], fact) {
			details[k] = append(details[k], fact)
		}
	}
	if len(order) == 0 {
		return
	}
	// What one is related to stands together, where the first of it would.
	first := map[string]int{}
	for i, k := range order {
		if _, there := first[k.head]; !there {
			first[k.head] = i
		}
	}
	slices.SortStableFunc(order, func(a, b key) int { return cmp.Compare(first[a.head], first[b.head]) })
	t := table{head: []string{"WHO OR WHAT", "RELATION", "WHOM OR WHAT", "HOW"}, right: make([]bool, 4)}
	for _, k := range order {
		t.row(plain(k.head), plain(k.kind), plain(k.tail), plain(strings.Join(details[k], ", ")))
	}
	v.heading("Relations")
	t.write(&v.out, v.Screen)
}

func (v *view) end(e models.End) string {
	switch e {
	case models.DocumentEnd:
		return "the document"
	case models.ReportedEventEnd:
		return "the reported event"
	}
	return v.words(int(e))
}

// warnings shows what limits what was found, and what could not be shown.
func (v *view) warnings(crossing int) {
	if len(v.d.Warnings) == 0 && crossing == 0 {
		return
	}
	v.out.WriteByte('\n')
	for _, w := range v.d.Warnings {
		v.paragraph(Text{"warning " + w.Code + ": " + w.Message, Style{Faint: true}})
	}
	if crossing > 0 {
		v.paragraph(Text{fmt.Sprintf("not marked, since they begin within another name and end outside of it: %d", crossing), Style{Faint: true}})
	}
}
