package extracttest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/models"
)

// words annotates by a list: each word with its label wherever it stands. A label
// with a slash has an entity or a value behind it.
func words(list map[string]string) Annotate {
	return func(_ context.Context, d *models.Document) (*models.Document, error) {
		out := *d
		for word, label := range list {
			name, meaning, _ := strings.Cut(label, "/")
			for at := 0; ; {
				i := strings.Index(d.Text[at:], word)
				if i < 0 {
					break
				}
				at += i
				a := models.Annotation{Label: models.Label(name), Span: models.Span{Start: at, End: at + len(word)}, Source: models.Source{Extractor: "test", Rule: "words", Entry: word}}
				if a.Label.IsName() {
					a.Entity = meaning
				} else {
					a.Timex = &models.Timex{Value: meaning + d.Date}
				}
				out.Annotations = append(out.Annotations, a)
				at += len(word)
			}
		}
		slices.SortFunc(out.Annotations, func(a, b models.Annotation) int { return a.Compare(&b) })
		return &out, nil
	}
}

var annotate = words(map[string]string{"重庆市委书记": "OFFICE/office:x", "重庆市委": "ORG/org:x", "重庆": "PLACE/place:CN-CQ", "Xi": "PERSON/per:xi", "May": "DATE/2024", "march": "DATE/"})

func parse(t *testing.T, content string) *File {
	t.Helper()
	f, err := Parse("x.txt", content)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func run(t *testing.T, f *File) (out []string) {
	t.Helper()
	for i := range f.Cases {
		failures, err := f.Cases[i].Run(t.Context(), annotate)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range failures {
			out = append(out, x.String())
		}
	}
	return out
}

func TestRun(t *testing.T) {
	for _, test := range []struct {
		name, content string
		want          []string
	}{
		{"all found", "[[[重庆](PLACE place:CN-CQ)市委](ORG)书记](OFFICE office:x)[Xi](PERSON)", nil},
		{"nothing to find", "No name here.", nil},
		{"missing", "[Li](PERSON) met [Xi](PERSON)", []string{`x.txt:1:2: PERSON "Li" is not found`}},
		{"unexpected", "ab Xi", []string{`x.txt:1:4: PERSON "Xi" is not expected (test/words, Xi)`}},
		{"another label", "[Xi](ORG)", []string{`x.txt:1:2: ORG "Xi" is not found`, `x.txt:1:2: PERSON "Xi" is not expected (test/words, Xi)`}},
		{"another end", "[Xi J](PERSON)", []string{`x.txt:1:2: PERSON "Xi J" is not found`, `x.txt:1:2: PERSON "Xi" is not expected (test/words, Xi)`}},
		{"entity", "[Xi](PERSON per:li)", []string{`x.txt:1:2: PERSON "Xi" is per:xi, not per:li (test/words, Xi)`}},
		{"value", "[May](DATE 2025)", []string{`x.txt:1:2: DATE "May" has the value 2024, not 2025 (test/words, May)`}},
		{"near-miss", "a [march](!DATE) of [Xian](!PERSON) and [me](!)", []string{`x.txt:1:4: DATE "march" is found where no DATE should be (test/words, march)`, `x.txt:1:22: PERSON "Xi" is found where no PERSON should be (test/words, Xi)`}},
		{"near-miss of any label", "[in March, Xi](!)", []string{`x.txt:1:12: PERSON "Xi" is found where nothing should be (test/words, Xi)`}},
		{"near-miss of one label within another", "[[重庆](!ORG)](PLACE)", nil},
		{"chosen labels", "@labels PLACE\n[重庆](PLACE)Xi", nil},
		{"a mark counts whatever the labels", "@labels PLACE\n[重庆](PLACE)[Li](PERSON)", []string{`x.txt:2:13: PERSON "Li" is not found`}},
		{"settings for all below", "@date 2025\n\n[May](DATE 20242025)\n\n@date 2026\n[May](DATE 20242026)\n\n[May](DATE 20242025)", nil},
		{"several lines", "# why\nfirst\n\\# is text\n\\\n[Xi](PERSON) and Xi", []string{`x.txt:5:18: PERSON "Xi" is not expected (test/words, Xi)`}},
		{"no value", "[march](DATE -) [May](DATE -)", []string{`x.txt:1:18: DATE "May" has the value 2024, not - (test/words, May)`}},
		{"known to fail", "@fails no boundaries\n[Xian](PLACE)\n\n@fails x\n[Xi](PERSON)", []string{`x.txt:5:2: the case is known to fail, and does not any more: take @fails away`}},
		{"escapes", `\@x \[Xi\] \\ \#`, []string{`x.txt:1:7: PERSON "Xi" is not expected (test/words, Xi)`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, run(t, parse(t, test.content))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTexts(t *testing.T) {
	f := parse(t, "\ufeff# a comment\r\n[Xi](PERSON) \\[a\\]\r\n\\\r\nb\r\n\r\n\\@date \\\\\n")
	var got []string
	for _, c := range f.Cases {
		got = append(got, fmt.Sprintf("%d %q", c.Line, c.Text))
	}
	if diff := cmp.Diff([]string{`2 "Xi [a]\n\nb"`, `6 "@date \\"`}, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseErrors(t *testing.T) {
	for content, want := range map[string]string{
		"a [b":                      "x.txt:1:3: [ is not closed",
		"a b]":                      "x.txt:1:4: ] closes nothing",
		"ok\n\na [b] c":             "x.txt:3:5: want ](LABEL)",
		"[b](WHO)":                  `x.txt:1:3: "WHO" is no label`,
		"[b]()":                     "x.txt:1:3: (): want a label",
		"[b](ORG org:x y)":          "want a label, and an entity",
		"[b](ORG per:x)":            "the id of ORG begins with org:",
		"[](ORG)":                   "nothing stands between",
		"[b](!ORG org:x)":           "neither entity nor value",
		"[[b](ORG)](ORG)":           "the mark stands twice",
		`a \b`:                      `x.txt:1:3: \ stands before`,
		"a \xff":                    "x.txt:1:3: the file is not UTF-8 here",
		"@lang en zh\na":            "x.txt:1:1: ",
		"@labels PER\na":            `"PER" is no label`,
		"@when 2024\n\na\n\n[b](X)": `x.txt:1:1: "@when 2024" is no setting`,
	} {
		if _, err := Parse("x.txt", content); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", content, err, want)
		}
	}
	_, err := Parse("x.txt", "@when\na]\n\n[b](X)")
	if err == nil || strings.Count(err.Error(), "x.txt:") != 3 {
		t.Errorf("not all mistakes at once: %v", err)
	}
}

// TestUpdate: the file says afterwards what is found, and keeps the rest.
func TestUpdate(t *testing.T) {
	f := parse(t, "# Why.\n@date 2025\n\n# One.\n[Xi](PERSON per:li) in [重庆](ORG) \\[x\\] [May](DATE)\n\n@labels PLACE\nXi \\\\ 重庆市委\n\\\n[Li](PERSON)\n\n@fails x\n[Li](PERSON)\n\n[march](!DATE) of [Li](!PERSON) and [Xi](!ORG)\n\n\\@ a\n")
	got, err := f.Update(t.Context(), annotate)
	if err != nil {
		t.Fatal(err)
	}
	want := "# Why.\n@date 2025\n\n# One.\n[Xi](PERSON per:xi) in [重庆](PLACE) \\[x\\] [May](DATE 20242025)\n\n@labels PLACE\nXi \\\\ [重庆](PLACE)市委\n\\\nLi\n\n@fails x\n[Li](PERSON)\n\n[march](DATE 2025) of [Li](!PERSON) and [[Xi](!ORG)](PERSON)\n\n\\@ a\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
	again := parse(t, got)
	if failures := run(t, again); len(failures) > 0 {
		t.Error(failures)
	}
	if twice, err := again.Update(t.Context(), annotate); err != nil || twice != got {
		t.Errorf("a second update changes the file: %v\n%s", err, twice)
	}
	// What is right stays as it is written, and so do line ends and marks.
	for _, keep := range []string{"\ufeffa # b \\# c\r\n\r\n[Xi](PERSON)\r\n", "[[Xi](PERSON)](!ORG)\n"} {
		if got, err := parse(t, keep).Update(t.Context(), annotate); err != nil || got != keep {
			t.Errorf("%q becomes %q, %v", keep, got, err)
		}
	}
	if got, err := parse(t, "a\r\n\\\r\nXi\r\n").Update(t.Context(), annotate); err != nil || got != "a\r\n\\\r\n[Xi](PERSON)\r\n" {
		t.Errorf("%q, %v", got, err)
	}
	crossing := parse(t, "abc")
	if _, err := crossing.Update(t.Context(), words(map[string]string{"ab": "ORG", "bc": "PLACE"})); err == nil || !strings.Contains(err.Error(), "x.txt:1: ") {
		t.Error(err)
	}
}

func TestErrorOfTheAnnotator(t *testing.T) {
	f := parse(t, "a")
	broken := func(context.Context, *models.Document) (*models.Document, error) { return nil, errors.New("broken") }
	if _, err := f.Cases[0].Run(t.Context(), broken); err == nil || err.Error() != "x.txt:1: broken" {
		t.Error(err)
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a/cases/x.txt", "a/cases/en/y.txt", "a/notes.txt", "a/.git/cases/z.txt", "b/own.txt", "b/other.md", "empty/x.md"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte("[a](X)"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string][]string{
		"a": {"a/cases/en/y.txt", "a/cases/x.txt"}, "b": {"b/own.txt"}, "a/notes.txt": {"a/notes.txt"}, "empty": nil, "nowhere": nil,
	} {
		got, err := Find(filepath.Join(dir, path))
		if (err != nil) != (want == nil) {
			t.Errorf("%s: %v", path, err)
			continue
		}
		for i := range got {
			got[i], _ = filepath.Rel(dir, got[i])
		}
		if want != nil && !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
	if _, err := Read([]string{filepath.Join(dir, "b/own.txt"), filepath.Join(dir, "nowhere.txt")}); err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("not all mistakes at once: %v", err)
	}
}

// FuzzParse: whatever is in a file, marks fit their text, and what is written out
// again is read as the same.
func FuzzParse(f *testing.F) {
	f.Add("# c\n@date 2024\n[[重庆](PLACE)市委](ORG org:x) \\[ [a](!)\n\\\nb\n\n@labels DATE\n\n[May](DATE 2024-05)")
	f.Add("[a\nb](PERSON)\n#c")
	f.Fuzz(func(t *testing.T, content string) {
		file, err := Parse("x", content)
		if err != nil {
			return
		}
		for i := range file.Cases {
			c := &file.Cases[i]
			if len(c.at) != len(c.Text)+1 {
				t.Fatalf("%d places for %d bytes", len(c.at), len(c.Text))
			}
			for _, m := range c.Marks {
				if !m.Span.Valid(c.Text) {
					t.Fatalf("%v is no span of %q", m.Span, c.Text)
				}
			}
			text, err := render(c.Text, c.Marks)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Parse("x", text)
			if err != nil || len(again.Cases) != 1 || again.Cases[0].Text != c.Text || cmp.Diff(marked(c), marked(&again.Cases[0])) != "" {
				t.Fatalf("%q is written as %q, which is read as %+v, %v", content, text, again.Cases, err)
			}
		}
	})
}

// marked are the marks of a case in an order that does not depend on how equal
// spans are written.
func marked(c *Case) []string {
	var out []string
	for _, m := range c.Marks {
		out = append(out, fmt.Sprintf("%+v", m))
	}
	slices.Sort(out)
	return out
}

// TestRelations: what a case states of relations, and what is wrong otherwise.
func TestRelations(t *testing.T) {
	annotate := func(_ context.Context, d *models.Document) (*models.Document, error) {
		out := *d
		for _, name := range []string{"Ann", "Bob"} {
			i := strings.Index(d.Text, name)
			out.Annotations = append(out.Annotations, models.Annotation{Label: models.Person, Span: models.Span{Start: i, End: i + len(name)}})
		}
		cue := models.Span{Start: 4, End: 7}
		out.Relations = []models.Relation{
			{Type: "meets", Head: 0, Tail: 1, Source: models.Source{Rule: "r"}},
			{Type: "says", Head: 0, Tail: models.DocumentEnd, Cue: &cue, Source: models.Source{Rule: "s"}},
		}
		return &out, nil
	}
	tests := []struct{ settings, want string }{
		{"@relation meets: Ann -> Bob\n@relation says: Ann -> @doc [met]", ""},
		{"@relation meets: Ann -> Bob", ""},
		{"@no-relation visits", ""},
		{"@relation meets: Bob -> Ann", "the relation meets: Ann -> Bob is not expected (r)|the relation meets: Bob -> Ann is not found"},
		{"@no-relation says", "the relation says: Ann -> @doc [met] is found (s)"},
	}
	for _, tt := range tests {
		f, err := Parse("x.txt", tt.settings+"\nAnn met Bob.\n")
		if err != nil {
			t.Fatal(err)
		}
		failures, err := f.Cases[0].Run(t.Context(), annotate)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, x := range failures {
			got = append(got, x.Message)
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s: got %q, want %q", tt.settings, got, tt.want)
		}
	}
	if _, err := Parse("x.txt", "@relation Ann met Bob\nAnn met Bob.\n"); err == nil || !strings.Contains(err.Error(), "is no relation: write") {
		t.Errorf("got %v", err)
	}
}
