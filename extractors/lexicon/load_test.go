package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"

	"tifa/extractors"
	"tifa/extractors/match"
)

func files(pairs ...string) extractors.Pack {
	fs := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fs[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return extractors.Pack{FS: fs, Dir: "mine"}
}

const peopleHead = "id\ten\tzh\tzh-Hant\talso\n"

// TestLoadErrors: every error names file and line and says how to mend it.
func TestLoadErrors(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             []string
	}{
		{"cells", "people.tsv", peopleHead + "per:a\tAnn\n", []string{"mine/people.tsv:2: 2 cells, but the head has 5 columns", "one tab"}},
		{"column", "people.tsv", "id\ten\tnote\n", []string{`mine/people.tsv:1: unknown column "note": use id, en, zh, zh-Hant, also`}},
		{"column twice", "people.tsv", "id\ten\ten\n", []string{`column "en" stands twice`}},
		{"no id column", "people.tsv", "en\tzh\n", []string{"there is no column id"}},
		{"prefix", "people.tsv", peopleHead + "org:a\tAnn\t\t\t\n", []string{`mine/people.tsv:2: id "org:a": ids of people begin with "per:"`}},
		{"no name", "people.tsv", peopleHead + "# a comment\n\nper:a\t\t\t\tAnn\n", []string{"mine/people.tsv:4: the entry has no name"}},
		{"blank", "people.tsv", peopleHead + "per:a\tAnn \t\t\tA| B\n", []string{`column en: "Ann "`, `column also: "A| B"`}},
		{"twice", "people.tsv", peopleHead + "per:a\tAnn\t\t\t\nper:a\tBob\t\t\t\n", []string{"mine/people.tsv:3: id per:a stands in mine/people.tsv:2 already"}},
		{"kind", "persons.tsv", peopleHead, []string{"mine/persons.tsv: not a kind of dictionary: name the file people.tsv"}},
		{"inside", "orgs.tsv", "id\ten\tinside\norg:a\tAnn\tx\n", []string{`mine/orgs.tsv:2: column inside is "x"`}},
		{"levels", "orgs.tsv", "id\ten\tlevels\norg:{place}-a\tAnn\t\n", []string{"an id with {place} and the column levels go together"}},
		{"seats", "offices.tsv", "id\ten\tseats\noffice:a\tChair\t0\n", []string{`mine/offices.tsv:2: column seats is "0"`, "write how many"}},
		{"nothing to disable", "people.tsv", peopleHead + "-per:none\t\t\t\t\n", []string{"mine/people.tsv:2: there is no entry per:none to disable"}},
		{"tenure", "tenures.tsv", tenureHead + "ann\tchair\t2001-02-30\t\tformer\tbook\n", []string{
			`mine/tenures.tsv:2: column person: "ann"`, `column office: "chair"`, `column from: "2001-02-30" is no day of the calendar`,
			`column status is "former"`, `column source is "book": write recalled`}},
		{"tenure with no date", "tenures.tsv", tenureHead + "per:a\toffice:a\t\t2020\t\trecalled\nper:a\toffice:a\t99\t9\t\trecalled\n", []string{`mine/tenures.tsv:2: column from: ""`, `mine/tenures.tsv:3: column from: "99"`, `column to: "9"`}},
		{"event with no date", "events.tsv", "id\ten\tfrom\nevent:a\tFair\t199\n", []string{`mine/events.tsv:2: column from: "199" is no day of the calendar`}},
		{"one character", "orgs.tsv", "id\tzh\norg:a\t筝\n", []string{`mine/orgs.tsv:2: the wording "筝" is one character`}},
		{"tenure backwards", "tenures.tsv", tenureHead + "per:a\toffice:a\t2003\t2001-05\t\trecalled\n", []string{"mine/tenures.tsv:2: the tenure ends (2001-05) before it begins (2003)"}},
		{"tenure without its columns", "tenures.tsv", "person\tfrom\n", []string{"there is no column office", "there is no column source"}},
		{"not UTF-8", "people.tsv", peopleHead + "per:a\tA\xffn\t\t\t\n", []string{"mine/people.tsv:2: the line is not UTF-8"}},
		{"several at once", "people.tsv", peopleHead + "x:a\tAnn\t\t\t\nper:b\n", []string{"mine/people.tsv:2", "mine/people.tsv:3"}},
	}
	for _, tt := range tests {
		_, err := Load(files(tt.file, tt.text))
		if err == nil {
			t.Errorf("%s: no error", tt.name)
			continue
		}
		for _, want := range tt.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: got %q, want %q in it", tt.name, err, want)
			}
		}
	}
}

func TestLoadForgives(t *testing.T) {
	l, err := Load(files("people-mine.tsv", "\ufeff# comment\r\nid\ten\tzh\tzh-Hant\talso\r\nper:a\tAnn Lee\t李安\t\tAnnie Lee|李小安\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if e := l.Entry("per:a"); e == nil || e.Names.Chinese != "李安" || len(l.Forms("per:a")) != 4 {
		t.Errorf("got %+v, forms %q", e, l.Forms("per:a"))
	}
}

// TestLaterPackWins: an entry of a user's folder takes the place of the project's
// with the same id, and its wordings are no longer found.
func TestLaterPackWins(t *testing.T) {
	first := files("people.tsv", peopleHead+"per:a\tAnn Lee\t\t\t\nper:b\tBob Hill\t\t\t\n")
	second := files("people.tsv", peopleHead+"per:a\tAnna Lee\t\t\t\n")
	l, err := Load(first, second)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	text := "Ann Lee, Anna Lee, Bob Hill"
	for _, c := range l.Scan(match.Read(text), nil) {
		got = append(got, c.Span.In(text)+"="+c.Entries[0].ID)
	}
	if want := "Anna Lee=per:a Bob Hill=per:b"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	only, err := Load(first)
	if err != nil {
		t.Fatal(err)
	}
	if only.Hash() == l.Hash() {
		t.Error("two sets of dictionaries have one hash")
	}
}

// TestBuiltIn holds the project's dictionaries to what they promise.
func TestBuiltIn(t *testing.T) {
	l, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	least := map[string]int{"slogans": 1200, "people": 8000, "offices": 1750, "tenures": 10000, "orgs": 2800, "places": 5400, "events": 850, "documents": 1400, "ranks": 120, "given-names": 8000}
	for _, c := range l.Counts() {
		if c.Entries < least[c.Kind] {
			t.Errorf("%d %s, want %d at least", c.Entries, c.Kind, least[c.Kind])
		}
	}
	for _, p := range l.Lint() {
		if !p.Note {
			t.Error(p)
		}
	}
	for _, id := range []string{"place:CN", "place:FR", "place:VU", "place:CN-CQ", "place:CN-XZ", "place:TW", "place:HK"} {
		e := l.Entry(id)
		if e == nil || e.Names.English == "" || e.Names.Chinese == "" || e.Names.Traditional == "" {
			t.Errorf("%s lacks a name: %+v", id, e)
		}
	}
	if got := l.Office("secretary", "org:cpc-chongqing-committee"); got != "office:cpc-chongqing-secretary" {
		t.Errorf("secretary of the Chongqing committee is %q", got)
	}
	if got := l.Office("vice-minister", "place:CN"); got != "" {
		t.Errorf("of many vice-ministers %q was taken", got)
	}
}

func TestByName(t *testing.T) {
	l, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tifa:two-establishes", "两个确立", "兩個確立", "Two Establishments", "two  establishments"} {
		if found := l.ByName(name); len(found) != 1 || found[0].ID != "tifa:two-establishes" {
			t.Errorf("%q finds %v", name, found)
		}
	}
	if found := l.ByName("no such name"); len(found) != 0 {
		t.Errorf("found %v", found)
	}
}

func TestLint(t *testing.T) {
	l, err := Load(files(
		"orgs.tsv", "id\ten\tzh\tzh-Hant\talso\tparent\tplace\norg:a\tA 中\t國家\t国家\tX\torg:none\tplace:XX\norg:B b\tBee\t\t\tX\t\t\norg:c\tbee\t\t\t\t\t\n",
	))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, p := range l.Lint() {
		all.WriteString(p.String() + "\n")
	}
	for _, want := range []string{
		"mine/orgs.tsv:2: error: org:a: column parent or within: there is no entry org:none",
		"there is no entry place:XX", "column en holds Chinese", "column zh holds 國, which is traditional", "zh-Hant holds 国, which is simplified",
		"mine/orgs.tsv:3: error: org:B b: an id is",
		`note: the wording "x" belongs to org:B b and org:a`,
		"mine/orgs.tsv:4: note: org:c: every wording belongs to org:B b as well",
	} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no %q in\n%s", want, all.String())
		}
	}
}

func FuzzReadTable(f *testing.F) {
	f.Add(peopleHead + "per:a\tAnn\t安\t安\tA|B\n")
	f.Add("# c\nid\ten\n\xff\t\n")
	f.Add("id\n\n\t\t\t|")
	f.Add("person\toffice\tfrom\tto\tsource\nper:a\toffice:b\t2001\t2002-02-29\trecalled\n")
	f.Fuzz(func(t *testing.T, text string) {
		people, tenures := file{name: "people.tsv", text: text}, file{name: "tenures.tsv", text: text}
		people.parse("people.tsv")
		tenures.parse("tenures.tsv")
		if len(people.errs) == 0 {
			p := new(pack)
			for i := range people.records {
				p.records = append(p.records, &people.records[i])
			}
			p.compile()
			p.matcher().Scan(match.Read(text), func(_, start, end int) {
				if start >= end || end > len(text) {
					t.Fatalf("match %d:%d", start, end)
				}
			})
		}
	})
}
