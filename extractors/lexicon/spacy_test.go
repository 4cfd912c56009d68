package lexicon

import (
	"slices"
	"strings"
	"testing"

	"tifa/extractors/match"
)

func TestPatterns(t *testing.T) {
	l, err := Load(files("patterns.jsonl", `{"label": "ORG", "pattern": "Guild of Kite Makers", "id": "Guild"}
{"label": "ORG", "pattern": [{"LOWER": "kite"}, {"lower": "guild"}], "id": "Guild"}
{"label": "ORG", "pattern": "风筝公会", "id": "Guild"}

{"label": "GPE", "pattern": [{"TEXT": "Port"}, {"ORTH": "St"}, {"TEXT": "."}, {"TEXT": "Ann"}]}
{"label": "SLOGAN", "pattern": "四盏灯"}
{"label": "PERSON", "pattern": "Jo Smoke", "id": "per:jo-smoke"}
{"label": "PLACE", "pattern": "Ubeng", "id": "place:CN-XX"}
{"label": "ORG", "pattern": "C++ Group"}
{"label": "ORG", "pattern": "C Group"}
`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	text := "The KITE GUILD (风筝公会) and the Guild of Kite Makers, Port St. Ann, 四盏灯, Jo Smoke, Ubeng, C++ Group, C Group; a guild of kite makers"
	for _, c := range l.Scan(match.Read(text), nil) {
		got = append(got, c.Entries[0].ID+"="+c.Span.In(text))
	}
	want := []string{"org:guild=KITE GUILD", "org:guild=风筝公会", "org:guild=Guild of Kite Makers", "place:port-st-ann=Port St. Ann", "tifa:56db-76cf-706f=四盏灯", "per:jo-smoke=Jo Smoke", "place:CN-XX=Ubeng", "org:c-2b-2b-group=C++ Group", "org:c-group=C Group"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if e := l.Entry("org:guild"); e == nil || e.Names.English != "Guild of Kite Makers" || e.Names.Chinese != "风筝公会" {
		t.Errorf("names of the guild: %+v", e)
	}
	if len(l.Lint()) > 0 {
		t.Errorf("lint: %v", l.Lint())
	}
}

func TestPatternErrors(t *testing.T) {
	tests := []struct{ line, want string }{
		{`{"label": "ORG", "pattern": "x y"`, "mine/patterns.jsonl:1: the line is no pattern"},
		{`{"label": "ORG", "pattern": "x y", "extra": 1}`, `unknown field "extra"`},
		{`{"label": "MONEY", "pattern": "x y"}`, `label "MONEY": use DOCUMENT, EVENT`},
		{`{"label": "ORG", "pattern": ""}`, "the pattern is empty"},
		{`{"label": "ORG"}`, "key pattern: write a name"},
		{`{"label": "ORG", "pattern": "中"}`, "is one character"},
		{`{"label": "ORG", "pattern": [{"POS": "NOUN"}]}`, "token 1 asks for POS"},
		{`{"label": "ORG", "pattern": [{"LOWER": "a"}, {"TEXT": {"REGEX": "(a+)+"}}]}`, "token 2 asks for more than one word"},
		{`{"label": "ORG", "pattern": "!!!"}`, "has a letter or digit"},
		{`{"label": "ORG", "pattern": "x y"} {"label": "ORG", "pattern": "z"}`, "more than one object"},
		{`{"label": "ORG", "pattern": [{"LOWER": "a", "POS": "NOUN"}]}`, "token 1 asks for more than one word"},
		{`{"label": "ORG", "pattern": [{"LOWER": "a"}, {}]}`, "token 2 is any token"},
	}
	for _, tt := range tests {
		_, err := Load(files("patterns.jsonl", tt.line+"\n"))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s", tt.line, err, tt.want)
		}
	}
	// All errors at once.
	_, err := Load(files("patterns.jsonl", "x\n{\"label\": \"ORG\", \"pattern\": \"x y\"}\ny\n"))
	if err == nil || !strings.Contains(err.Error(), "jsonl:1:") || !strings.Contains(err.Error(), "jsonl:3:") {
		t.Errorf("got %v", err)
	}
}

func FuzzPatterns(f *testing.F) {
	f.Add(`{"label": "ORG", "pattern": [{"LOWER": "kite"}, {"TEXT": "公会"}], "id": "x/y"}`)
	f.Fuzz(func(t *testing.T, text string) {
		p := file{name: "patterns.jsonl", text: text}
		p.parse("patterns.jsonl")
		for _, r := range p.records {
			if !slug.MatchString(r.ID) || len(r.forms) == 0 {
				t.Fatalf("%q gives the entry %+v", text, r)
			}
		}
	})
}
