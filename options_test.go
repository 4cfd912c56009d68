package tifa_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"tifa"
	"tifa/models"
	"tifa/pipeline"
)

func TestOptions(t *testing.T) {
	for _, tt := range []struct {
		change func(*tifa.Options)
		want   string
	}{
		{func(o *tifa.Options) { o.Lang = "fr" }, `unknown language "fr"`},
		{func(o *tifa.Options) { o.Date = "soon" }, "reference date"},
		{func(o *tifa.Options) { o.Disable = []string{"peple"} }, `cannot disable "peple": there are`},
		{func(o *tifa.Options) { o.Lexicons = []string{"no/such/folder"} }, "no/such/folder"},
		{func(o *tifa.Options) { o.Lexicons = []string{"go.mod"} }, "is a file"},
	} {
		var o tifa.Options
		tt.change(&o)
		if _, err := tifa.New(o); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: got %v, want %q", o, err, tt.want)
		}
	}
}

// TestDisable: without the dictionary of people the rules still find some, and
// without the extractor nobody does.
func TestDisable(t *testing.T) {
	for disabled, want := range map[string]bool{"people-lexicon": true, "people": false} {
		var o tifa.Options
		o.Disable = []string{disabled}
		a, err := tifa.New(o)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := a.Annotate(t.Context(), &models.Document{Text: "General Secretary Xi Jinping spoke.", Date: "2023"})
		if err != nil {
			t.Fatal(err)
		}
		found := slices.ContainsFunc(doc.Annotations, func(a models.Annotation) bool { return a.Label == models.Person })
		if found != want {
			t.Errorf("without %s: a person is found: %v", disabled, found)
		}
	}
}

// TestUsersDictionary: a user's folder adds entries and rules, and two annotators
// in one process do not see each other's.
func TestUsersDictionary(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"slogans-mine.tsv": "id\ten\tzh\ntifa:three-tests\tthree tests\t三个测试\n",
		"en/mine.yaml": "rules:\n  - id: en.task-force\n    label: ORG\n    why: Task forces are bodies.\n    match: \"%cap{1,3} Task Force\"\n" +
			"    yes: [\"the [[Harbour Task Force]]\"]\n    no: [\"a task force\"]\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	own, err := tifa.New(tifa.Options{Lexicons: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	text := "The Harbour Task Force stressed the “three tests” (三个测试)."
	count := func(a *tifa.Annotator) map[models.Label]int {
		doc, err := a.Annotate(t.Context(), &models.Document{Text: text, Date: "2023"})
		if err != nil {
			t.Fatal(err)
		}
		check(t, doc)
		n := map[models.Label]int{}
		for _, a := range doc.Annotations {
			n[a.Label]++
		}
		return n
	}
	if n := count(own); n[models.Slogan] != 2 || n[models.Org] != 1 {
		t.Errorf("with the user's folder: %v", n)
	}
	if n := count(annotator(t)); n[models.Slogan] != 0 {
		t.Errorf("without it: %v", n)
	}
	if own.Producer.Pack == annotator(t).Producer.Pack {
		t.Error("other dictionaries, the same hash")
	}
}

// TestSameResultAlways: the same document gives the same bytes, from several
// goroutines and from an annotator of its own.
func TestSameResultAlways(t *testing.T) {
	other, err := tifa.New(tifa.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sampleFiles {
		in := sample(t, name)
		encode := func(a *tifa.Annotator) string {
			doc, err := a.Annotate(context.Background(), in)
			if err != nil {
				return err.Error()
			}
			data, err := doc.Encode(models.Encoding{})
			return fmt.Sprint(string(data), err)
		}
		want := encode(annotator(t))
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				a := annotator(t)
				if i%2 == 1 {
					a = other
				}
				if encode(a) != want {
					t.Errorf("%s: another result", name)
				}
			})
		}
		wg.Wait()
	}
}

// TestReload: an annotator made anew has the folders as they are now, and the old one
// what it had; one with other settings has the same dictionaries.
func TestReload(t *testing.T) {
	dir := t.TempDir()
	write := func(slogan string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "slogans.tsv"), []byte("id\ten\ntifa:mine\t"+slogan+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	finds := func(a *tifa.Annotator, slogan string) bool {
		t.Helper()
		doc, err := a.Annotate(t.Context(), &models.Document{Text: "They stressed the “" + slogan + "”.", Date: "2023"})
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(doc.Annotations, func(a models.Annotation) bool { return a.Entity == "tifa:mine" })
	}
	write("three tests")
	old, err := tifa.New(tifa.Options{Lexicons: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	write("four trials")
	fresh, err := old.Reload()
	if err != nil {
		t.Fatal(err)
	}
	tokens, err := fresh.With(pipeline.Config{Tokens: true})
	if err != nil {
		t.Fatal(err)
	}
	if !finds(old, "three tests") || finds(old, "four trials") || finds(fresh, "three tests") || !finds(fresh, "four trials") || !finds(tokens, "four trials") {
		t.Error("the dictionaries are mixed up")
	}
	if old.Producer.Pack == fresh.Producer.Pack || fresh.Producer.Pack != tokens.Producer.Pack {
		t.Error("the hash of the dictionaries is not theirs")
	}
	if doc, err := tokens.Annotate(t.Context(), &models.Document{Text: "They met."}); err != nil || len(doc.Tokens) != 3 {
		t.Errorf("%v: %v", err, doc)
	}
	if _, err := fresh.With(pipeline.Config{Lang: "fr"}); err == nil {
		t.Error("a setting that means nothing was taken")
	}
	write("four\ttrials")
	if _, err := fresh.Reload(); err == nil || !strings.Contains(err.Error(), "slogans.tsv:2") {
		t.Errorf("a broken dictionary: %v", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := annotator(t).Annotate(ctx, sample(t, sampleFiles[0])); err == nil {
		t.Error("a cancelled context was not heeded")
	}
}
