package lexicon

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// kind is one kind of dictionary file: KIND.tsv, or KIND-anything.tsv.
type kind struct {
	name    string
	label   models.Label // empty for lists of words that rules use
	columns []string     // beside those that all have
	about   string
}

// tenures is the kind of dictionary that has no names.
const tenures = "tenures"

// givenNames are words for rules, as ranks are.
const givenNames = "given-names"

// Every other dictionary has these columns; also holds all further wordings.
var nameColumns = []string{"id", "en", "zh", "zh-Hant", "also"}

// KindName is the name of the dictionary of a label, such as people, which its files
// begin with; empty for Date and Duration.
func KindName(l models.Label) string {
	for _, k := range kinds() {
		if k.label == l {
			return k.name
		}
	}
	return ""
}

// kinds lists the kinds of dictionaries with what each holds.
func kinds() []kind {
	return []kind{
		{"people", models.Person, []string{"wikidata"}, "public figures"},
		{"offices", models.Office, []string{"rank", "body", "place", "levels", "seats", "wikidata"}, "posts and the body or place they belong to"},
		{"orgs", models.Org, []string{"kind", "place", "parent", "inside", "levels", "wikidata"}, "institutions, parties, companies, media"},
		{"places", models.Place, []string{"adjective", "letter", "kind", "within", "code", "alias", "disputed-by", "wikidata"}, "states, divisions, cities, regions, venues"},
		{"events", models.Event, []string{"kind", "place", "from", "to", "inside"}, "congresses, campaigns, summits, expos, wars"},
		{"slogans", models.Slogan, []string{"kind", "issuer", "en-items", "zh-items", "since"}, "official formulations (tifa)"},
		{"documents", models.Doc, []string{"kind", "issuer", "from", "to", "inside"}, "laws, plans, treaties, resolutions and reports with a title"},
		{tenures, "", nil, "who held which office when"},
		{"ranks", "", nil, "words for ranks, which rules combine with bodies and places into offices"},
		{givenNames, "", nil, "given names, which rules take for the beginning of a person's name"},
	}
}

// kindOf finds the kind of a file by its name.
func kindOf(file string) (kind, bool) {
	stem := strings.TrimSuffix(file, ".tsv")
	for _, k := range kinds() {
		if stem == k.name || strings.HasPrefix(stem, k.name+"-") {
			return k, true
		}
	}
	return kind{}, false
}

// record is an entry with its wordings, and where it stands.
type record struct {
	extractors.Entry
	forms []string             // as they are looked for in texts
	alone [1]*extractors.Entry // the entry as the only one of a name
	lists map[string][]string
	alias []string // other ids
	seats int32    // of an office: how many hold it at a time
	line  int32
	file  string
	// disables says that the row takes an entry of an earlier pack away, replaced
	// that a later pack has taken this one's place.
	disables, replaced bool
	pack               uint16 // number of the pack in the lexicon
}

// record turns a row into an entry. What is wrong in it goes to fail.
func (k kind) record(file string, r row, fail func(format string, args ...any)) (rec record) {
	c := r.cell
	if id, ok := strings.CutPrefix(c("id"), "-"); ok {
		return record{Entry: extractors.Entry{ID: id, Facts: extractors.Nothing}, file: file, line: int32(r.line), disables: true}
	}
	rec = record{
		Entry: extractors.Entry{
			ID:    c("id"),
			Label: k.label,
			Names: models.Names{English: c("en"), Chinese: c("zh"), Traditional: c("zh-Hant")},
		},
		file: file, line: int32(r.line),
	}
	facts := extractors.Facts{Kind: c("kind"), Place: c("place"), Part: c("parent") + c("within"), Rank: c("rank"), Body: c("body"), Levels: r.list("levels")}
	defer func() { rec.Facts = facts.Known() }()
	if rec.Names == (models.Names{}) {
		fail("the entry has no name: fill en, zh or zh-Hant")
	}
	for _, column := range []string{"en", "zh", "zh-Hant", "also", "adjective"} {
		for _, form := range r.list(column) {
			if !strings.Contains(form, "{place}") && !slices.Contains(rec.forms, form) {
				rec.forms = append(rec.forms, form)
			}
		}
	}
	switch c("inside") {
	case "":
	case "-":
		facts.Opaque = true
	default:
		fail("column inside is %q: leave it empty, or write - if no name within this one is to be marked", c("inside"))
	}
	rec.alias = r.list("alias")
	rec.seats = int32(seats(c("seats"), fail))
	if template := strings.Contains(rec.ID, "{place}"); template != (len(facts.Levels) > 0) {
		fail("an id with {place} and the column levels go together: give both or neither")
	}
	if k.label == "" {
		rec.lists = map[string][]string{k.name: rec.forms}
		rec.forms = nil
		return rec
	}
	if !strings.HasPrefix(rec.ID, k.label.Prefix()) {
		fail("id %q: ids of %s begin with %q", rec.ID, k.name, k.label.Prefix())
	}
	if strings.Contains(rec.ID, "~") {
		fail("id %q: ids with ~ are those of names that no dictionary has: give it a slug", rec.ID)
	}
	if letters := r.list("letter"); letters != nil {
		rec.lists = map[string][]string{"letter": letters}
	}
	if stem := stemOf(rec.Names.Chinese); stem != "" && k.label == models.Place && c("code") != "" && !slices.Contains(rec.forms, stem) {
		if rec.lists == nil {
			rec.lists = map[string][]string{}
		}
		rec.lists["stem"] = []string{stem}
	}
	attr := func(key, column string, list bool) {
		if values := r.list(column); values != nil {
			facts.Attrs = append(facts.Attrs, models.Attr{Key: key, Values: values, List: list})
		}
	}
	for _, column := range []string{"from", "to", "since"} {
		if date := c(column); date != "" && !calendarDate(date) {
			fail("column %s: %q is no day of the calendar: write YYYY, YYYY-MM or YYYY-MM-DD", column, date)
		}
	}
	for _, form := range rec.forms {
		if chars := []rune(form); len(chars) == 1 && fold.Load().Is(chars[0], fold.Han) {
			fail("the wording %q is one character: it would match everywhere", form)
		}
	}
	attr("body", "body", false)
	attr("code", "code", false)
	attr("disputed_by", "disputed-by", true)
	attr("expansion", "en-items", true)
	attr("expansion_zh", "zh-items", true)
	attr("from", "from", false)
	attr("issuer", "issuer", false)
	attr("kind", "kind", false)
	attr("parent", "parent", false)
	attr("place", "place", false)
	attr("rank", "rank", false)
	attr("since", "since", false)
	attr("to", "to", false)
	attr("wikidata", "wikidata", false)
	attr("within", "within", false)
	return rec
}

// stemOf is the name of a Chinese city or county without its suffix, which is a name
// only in company, since many are words as well: 诸城 of 诸城市. Stems of one character
// never stand alone.
func stemOf(name string) string {
	for _, suffix := range []string{"市", "县"} {
		if stem, ok := strings.CutSuffix(name, suffix); ok && utf8.RuneCountInString(stem) >= 2 {
			return stem
		}
	}
	return ""
}

// several is the number of seats of an office that has more than one, no matter how
// many.
const several = 1 << 16

// seats reads how many hold an office at a time.
func seats(cell string, fail func(format string, args ...any)) int {
	switch cell {
	case "":
		return 1
	case "many":
		return several
	}
	n, err := strconv.Atoi(cell)
	if err != nil || n < 1 {
		fail("column seats is %q: write how many hold the office at a time, many, or leave it empty for one", cell)
	}
	return n
}
