package rules

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"tifa/extractors"
	"tifa/models"
)

func folder(file, text string) extractors.Pack {
	return extractors.Pack{FS: fstest.MapFS{file: &fstest.MapFile{Data: []byte(text)}}, Dir: "mine"}
}

var testOptions = Options{
	Lists:   map[string][]extractors.Term{"ranks": {{Text: "secretary", Value: "secretary"}, {Text: "general secretary", Value: "general-secretary"}, {Text: "书记", Value: "secretary"}}},
	Classes: map[string]Class{},
}

// one compiles a rule that consists of the given keys beside those that all need.
func one(t *testing.T, lang, keys string) (*Set, error) {
	t.Helper()
	text := "rules:\n  - id: " + lang + ".test\n    why: to test\n    yes: [\"[[a]]\"]\n    no: [b]\n"
	for line := range strings.Lines(keys) {
		text += "    " + line
	}
	return Compile(testOptions, folder(lang+"/test.yaml", text+"\n"))
}

// run applies a set to a text in which mentions are marked, such as {ORG:Bank},
// and gives the texts of what its rules with the label make.
func run(t *testing.T, s *Set, label models.Label, marked string) (got []string) {
	t.Helper()
	var text strings.Builder
	var seen []extractors.Mention
	for {
		before, rest, ok := strings.Cut(marked, "{")
		text.WriteString(before)
		if !ok {
			break
		}
		inner, after, _ := strings.Cut(rest, "}")
		l, name, _ := strings.Cut(inner, ":")
		seen = append(seen, extractors.Mention{Label: models.Label(l), Span: models.Span{Start: text.Len(), End: text.Len() + len(name)}, Source: models.Source{Rule: "given"}})
		text.WriteString(name)
		marked = after
	}
	e := &extractors.Extractor{Name: "x", Doc: "d", Run: func(p *extractors.Pass) error {
		add := func(add func(models.Span, models.Label, []*extractors.Entry)) {
			for _, m := range seen {
				add(m.Span, m.Label, m.Entries)
			}
		}
		return s.Mentions(p, Turn{Label: label}, add, func(string) *extractors.Entry { return nil })
	}}
	suite, err := extractors.NewSuite(e)
	if err != nil {
		t.Fatal(err)
	}
	mentions, err := suite.Mentions(context.Background(), &extractors.Input{Text: text.String()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mentions {
		name := m.Span.In(text.String())
		if m.Rank != "" {
			name += "=" + m.Rank
		}
		got = append(got, name)
	}
	return got
}

// TestPatterns shows what each part of a pattern matches.
func TestPatterns(t *testing.T) {
	tests := []struct {
		name, lang, keys, text, want string
	}{
		{"literal", "en", `match: "Joint Statement"`, "a Joint\nStatement, joint statement", "Joint\nStatement"},
		{"word edges", "en", `match: "act"`, "act react actor Act", "act|Act"},
		{"optional group", "en", `match: "Office( of (the )?{ORG})"`, "the Office of the {ORG:Bank}; Office", "Office of the Bank"},
		{"optional character", "en", `match: "{ORG} colou?r bars?"`, "{ORG:Red} color bar, {ORG:Blue} colour bars, {ORG:X} color barge", "Red color bar|Blue colour bars"},
		{"choice", "en", `match: "(red|blue) line"`, "red line, blue line, line", "red line|blue line"},
		{"repetition", "en", `match: "a( b){1,2}"`, "a b b b", "a b b"},
		{"list with value", "en", "match: \"<ranks> of {ORG}\"\nrank: \"<ranks>\"", "General Secretary of {ORG:Bank}", "General Secretary of Bank=general-secretary"},
		{"deputy and rank", "en", "match: \"(deputy )?<ranks> of {ORG}\"\nrank: \"x-<ranks>\"", "deputy secretary of {ORG:Bank}", "deputy secretary of Bank=x-secretary"},
		{"blanks and line breaks within words of a list", "en", `match: "(by sea|by air) to %cap"`, "by  sea to Kiel, by\n  air to Bonn", "by  sea to Kiel|by\n  air to Bonn"},
		{"short words of a list", "en", `match: "(a|ab|abc|abcd|abcde) to %cap"`, "ab to Kiel, abcd to Bonn, abcdef to Ulm, a to Rome", "ab to Kiel|abcd to Bonn|a to Rome"},
		{"except", "en", "match: \"<ranks> of {ORG}\"\nrank: \"<ranks>\"\nexcept: secretary", "secretary of {ORG:Bank}", ""},
		{"before", "en", "before: \"the \"\nmatch: \"<ranks>\"", "the secretary, a secretary", "secretary"},
		{"after", "en", "match: \"<ranks>\"\nafter: \" {PERSON}\"", "secretary {PERSON:Ann Lee}, secretary", "secretary"},
		{"not_before", "en", "match: \"<ranks>\"\nnot_before: \"{ORG} \"", "{ORG:Bank} secretary, secretary", "secretary"},
		{"not_after", "en", "match: \"<ranks>\"\nnot_after: \" of\"", "secretary of, secretary", "secretary"},
		{"not_match", "en", "match: \"%cap{1,2} Bank\"\nnot_match: \"(The|Red) Bank\"", "Red Bank, Blue Bank", "Blue Bank"},
		{"begins", "en", "match: \"<ranks>\"\nbegins: capital", "secretary, Secretary", "Secretary"},
		{"capitals", "en", `match: "%cap{1,3} Bank"`, "At The New World Bank", "New World Bank"},
		{"year and number", "en", `match: "%year %num things"`, "2023 1,500 things", "2023 1,500 things"},
		{"possessive stays outside", "en", `match: "by %cap"`, "by Chile’s", "by Chile"},
		{"label from behind", "en", "before: \"{PERSON}(’s|'s) \"\nmatch: \"letter\"", "{PERSON:Xi}’s letter", "letter"},
		{"Chinese blanks are for legibility", "zh", `match: "{ORG} <ranks>"`, "{ORG:市委}书记", "市委书记"},
		{"Chinese characters", "zh", `match: "第%hannum{1,3}号令"`, "第十五号令，第号令", "第十五号令"},
		{"nouns stop at particles", "zh", `match: "%noun{1,4}大会"`, "在人民的大会和庆祝大会", "庆祝大会"},
		{"text between marks", "zh", "before: \"《\"\nmatch: \"%text{1,20}\"\nafter: \"》\"", "《条例（草案）》《法》", "法"},
		{"own label", "zh", "before: \"{OFFICE}、\"\nmatch: \"<ranks>\"", "{OFFICE:主任}、书记、书记", "书记|书记"},
		{"escape", "en", `match: "50\\? things"`, "50? things", "50? things"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			label := models.Org
			keys := tt.keys + "\nlabel: ORG"
			if tt.name == "own label" {
				label, keys = models.Office, tt.keys+"\nlabel: OFFICE"
			}
			s, err := one(t, tt.lang, keys)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(run(t, s, label, tt.text), "|"); got != tt.want {
				t.Errorf("%s in %q: got %q, want %q", tt.keys, tt.text, got, tt.want)
			}
		})
	}
}

// TestRuleErrors: every error names file, line and rule, and says how to mend it.
func TestRuleErrors(t *testing.T) {
	tests := []struct {
		name, keys string
		want       []string
	}{
		{"unknown key", "label: ORG\nmatch: x\nlable: y", []string{"mine/en/test.yaml:8: unknown key \"lable\": use id, label, relation"}},
		{"unknown list", "label: ORG\nmatch: \"<none> x\"", []string{"mine/en/test.yaml:7: rule en.test: pattern \"<none> x\", character 7: there is no list <none>: use <ranks>"}},
		{"unknown label in a pattern", "label: ORG\nmatch: \"{PLAICE} x\"", []string{`"PLAICE" is no label`}},
		{"unknown class", "label: ORG\nmatch: \"%nonesuch x\"", []string{"there is no class %nonesuch: use %cap"}},
		{"bracket", "label: ORG\nmatch: \"(a|b\"", []string{"')' is missing"}},
		{"stray bracket", "label: ORG\nmatch: \"a)b\"", []string{"without its opening parenthesis"}},
		{"count", "label: ORG\nmatch: \"(a){3,1}\"", []string{"{3,1} is no count"}},
		{"too often", "label: ORG\nmatch: \"(a){1,100}\"", []string{"12 times at most"}},
		{"question mark", "label: ORG\nmatch: \"?a\"", []string{`write \?`}},
		{"nothing rare", "label: ORG\nmatch: \"%cap{1,3}\"", []string{"nothing in the pattern is rare enough"}},
		{"no label", "match: x", []string{"either a label or a relation"}},
		{"a time", "label: DATE\nmatch: x", []string{"rules make names"}},
		{"no match", "label: ORG", []string{"match is missing"}},
		{"relation without ends", "relation: holds_office\nmatch: \"{PERSON} x\"", []string{"names its ends: {head:PERSON}"}},
		{"an end twice", "relation: says\nhead: subject\ntail: \"@doc\"\nmatch: \"{head:PERSON} said\"", []string{"each once"}},
		{"unknown end", "relation: says\nhead: nobody\ntail: \"@doc\"\nmatch: \"(cue:said)\"", []string{`"nobody" is no end of a relation: use @doc`}},
		{"unknown ending", "relation: says\ntail: \"@doc\"\nmatch: \"{head:OFFICE:<none>} said\"", []string{"there is no list <none>"}},
		{"two kinds", "relation: says\nreports: talks\nhead: subject\ntail: \"@doc\"\nmatch: \"said\"", []string{"either a label or a relation"}},
		{"begins", "label: ORG\nmatch: x\nbegins: small", []string{`begins: "small" means nothing`}},
	}
	for _, tt := range tests {
		_, err := one(t, "en", tt.keys)
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
	for text, want := range map[string]string{
		"rules:\n  - id: zh.x\n    label: ORG\n    match: x\n    why: y\n    yes: [\"[[a]]\"]\n    no: [b]\n": "mine/en/x.yaml:2: rule zh.x: an id in this folder is en.",
		"rules:\n  - id: en.x\n    label: ORG\n    match: x\n    yes: [\"[[a]]\"]\n":                          "why is missing",
		"rules:\n  - id: en.x\n    label: ORG\n    match: x\n    why: y\n    no: [a]\n":                       "at least one example under yes",
		"rules: 7\n":                  "mine/en/x.yaml:1:",
		"rules:\n\t- id: x\n":         "mine/en/x.yaml:2:",
		"lists:\n  a: 7\nrules: []\n": "list a: write [word, word] or {word: value}",
		"rules:\n  - id: en.x\n    label: ORG\n    match: x\n    why: y\n    yes: [\"[[a]]\"]\n    no: [b]\n  - id: en.x\n    label: ORG\n    match: x\n    why: y\n    yes: [\"[[a]]\"]\n    no: [b]\n": "mine/en/x.yaml:8: rule en.x stands in mine/en/x.yaml:2 already",
	} {
		if _, err := Compile(testOptions, folder("en/x.yaml", text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

// TestLongTextsEnd: patterns look at a bounded stretch, so a line that
// repeats what they like costs no more for each byte.
func TestLongTextsEnd(t *testing.T) {
	s, err := one(t, "en", "label: ORG\nmatch: \"%cap{1,6}( of (the )?%cap{1,4}){0,3} Bank\"")
	if err != nil {
		t.Fatal(err)
	}
	if got := run(t, s, models.Org, strings.Repeat("Aa of the ", 20_000)+"Aa Bank"); len(got) == 0 {
		t.Error("nothing was found at the end of a long line")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("rules:\n  - id: en.x\n    label: ORG\n    match: \"(a|b){0,2} <ranks> {ORG} %cap{1,2}\"\n    why: y\n    yes: [\"[[a]]\"]\n    no: [b]\n", "Aa secretary")
	f.Fuzz(func(t *testing.T, text, in string) {
		s, err := Compile(testOptions, folder("en/x.yaml", text))
		if err != nil {
			return
		}
		if len(in) > 500 {
			in = in[:500]
		}
		e := &extractors.Extractor{Name: "x", Doc: "d", Run: func(p *extractors.Pass) error {
			return s.Mentions(p, Turn{Label: models.Org}, nil, func(string) *extractors.Entry { return nil })
		}}
		suite, err := extractors.NewSuite(e)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := suite.Mentions(context.Background(), &extractors.Input{Text: in, Words: func(int) []models.Token { return nil }}, nil); err != nil {
			t.Fatal(err)
		}
	})
}
