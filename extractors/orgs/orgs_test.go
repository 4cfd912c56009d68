package orgs

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/extractors"
	"tifa/models"
)

// found runs one finder over a text in which the named institutions were found
// before, and gives what it adds.
func found(t *testing.T, run func(*extractors.Pass) error, text string, known ...models.Span) (out []string) {
	t.Helper()
	e := &extractors.Extractor{Name: "x", Doc: "d", Run: func(p *extractors.Pass) error {
		for _, s := range known {
			if err := p.Report(extractors.Mention{Label: models.Org, Span: s, Source: models.Source{Rule: "given"}}); err != nil {
				return err
			}
		}
		return run(p)
	}}
	suite, err := extractors.NewSuite(e)
	if err != nil {
		t.Fatal(err)
	}
	mentions, err := suite.Mentions(context.Background(), &extractors.Input{Text: text}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mentions {
		if m.Source.Rule != "given" {
			out = append(out, m.Span.In(text))
		}
	}
	return out
}

func TestAcronyms(t *testing.T) {
	run := func(p *extractors.Pass) error { return Acronyms(p, models.Org) }
	for text, want := range map[string][]string{
		"The World Harbour Alliance (WHA) met. WHA won.": {"World Harbour Alliance", "WHA", "WHA"},
		"the League of Ferry Crews (LFC)":                {"League of Ferry Crews", "LFC"},
		"The World Harbour Treaty (WHT) ended.":          nil,
		"a Member of Parliament (MP) came":               nil,
		"WHA and the harbour alliance (wha)":             nil,
		"(WHA)":                                          nil,
	} {
		if diff := cmp.Diff(want, found(t, run, text)); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

func TestShort(t *testing.T) {
	long := models.Span{Start: 4, End: 18}
	for text, want := range map[string][]string{
		"The Harbour Council met. The Council rose.":       {"Council"},
		"The Harbour Council met. The council rose.":       nil,
		"The Harbour Council met. The Council of Elders.":  nil,
		"The Harbour Council met. The Council Act passed.": nil,
		"The Harbour Council met. Council President Ann.":  {"Council"},
	} {
		long.End = 4 + len("Harbour Council")
		if diff := cmp.Diff(want, found(t, Short, text, long)); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}
