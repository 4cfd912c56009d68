package diff

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus"
	"tifa/models"
)

const text = "重庆市委书记袁家军5月1日说 <b>|x|</b> @all"

// at is a span by its text.
func at(s string) models.Span {
	i := strings.Index(text, s)
	return models.Span{Start: i, End: i + len(s)}
}

func name(l models.Label, s, entity, rule string) models.Annotation {
	return models.Annotation{Label: l, Span: at(s), Entity: entity, Source: models.Source{Extractor: "x", Rule: rule}}
}

func date(s, value, rule string) models.Annotation {
	return models.Annotation{Label: models.Date, Span: at(s), Timex: &models.Timex{Type: "DATE", Value: value}, Source: models.Source{Extractor: "dates", Rule: rule}}
}

// run writes documents to a file and opens it.
func run(t *testing.T, documents ...*models.Document) *corpus.Annotated {
	t.Helper()
	var b strings.Builder
	for _, d := range documents {
		data, err := d.Encode(models.Encoding{})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
	}
	file := filepath.Join(t.TempDir(), "run.jsonl")
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	a, err := corpus.OpenAnnotated(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

func doc(id string, annotations ...models.Annotation) *models.Document {
	return &models.Document{ID: id, Lang: models.SimplifiedChinese, Text: text, Annotations: annotations, Producer: models.Producer{Name: "tifa", Version: "1", Pack: "sha256:abc"}}
}

func compare(t *testing.T, before, after *corpus.Annotated) *Difference {
	t.Helper()
	d, err := Runs(t.Context(), before, after, 2, func() {})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestKinds has one change of each kind.
func TestKinds(t *testing.T) {
	before := run(t, doc("1",
		name(models.Office, "市委书记", "office:a", "old"),           // gets another beginning
		name(models.Place, "重庆", "place:CN-CQ", "lexicon"),       // stays
		name(models.Person, "袁家军", "per:yuan-jiajun", "lexicon"), // becomes somebody else
		date("5月1日", "2024-05-01", "zh.date"),                    // another value
		name(models.Org, "x", "org:x", "gone"),                   // removed
		name(models.Org, "all", "org:all", "lexicon"),            // another label
	))
	after := run(t, doc("1",
		name(models.Office, "重庆市委书记", "office:a", "new"),
		name(models.Place, "重庆", "place:CN-CQ", "another-rule"),
		name(models.Person, "袁家军", "per:~1", "lexicon"),
		date("5月1日", "2025-05-01", "zh.date"),
		name(models.Person, "说", "per:~2", "came"), // added
		name(models.Place, "all", "org:all", "lexicon"),
	))
	d := compare(t, before, after)
	if diff := cmp.Diff(map[models.Label]Counts{
		models.Office: {Span: 1}, models.Person: {Entity: 1, Added: 1}, models.Date: {Value: 1}, models.Org: {Removed: 1, Label: 1},
	}, d.Labels); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]Counts{
		"x/new": {Span: 1}, "x/lexicon": {Entity: 1, Label: 1}, "dates/zh.date": {Value: 1}, "x/came": {Added: 1}, "x/gone": {Removed: 1},
	}, d.Rules); diff != "" {
		t.Error(diff)
	}
	var lines []string
	for _, g := range d.Groups {
		for _, c := range g.First {
			lines = append(lines, fmt.Sprintf("%s %s %d: %s", c.Kind, g.Rule, c.Offset, c.what()))
		}
	}
	if diff := cmp.Diff([]string{
		`value dates/zh.date 9: DATE "5月1日": 2024-05-01 → 2025-05-01`,
		`added x/came 13: + PERSON "说"`,
		`removed x/gone 19: - ORG "x"`,
		`entity x/lexicon 6: PERSON "袁家军": per:yuan-jiajun → per:~1`,
		`label x/lexicon 27: ORG "all" → PLACE "all"`,
		`span x/new 0: OFFICE "市委书记" → OFFICE "重庆市委书记"`,
	}, lines); diff != "" {
		t.Error(diff)
	}
	if d.Empty() || d.Documents.Changed != 1 {
		t.Errorf("%+v", d.Documents)
	}
	for _, format := range Formats() {
		var b strings.Builder
		if err := d.Write(&b, format); err != nil || !strings.Contains(b.String(), "came") {
			t.Errorf("%s: %v\n%s", format, err, b.String())
		}
		if format == "markdown" && strings.Contains(b.String(), "<b>") {
			t.Errorf("Markdown holds HTML of the document:\n%s", b.String())
		}
	}
}

// TestLocalEntities: ids of a document only are numbered anew in each run, which is
// no change; who shares one is.
func TestLocalEntities(t *testing.T) {
	before := run(t, doc("1", name(models.Person, "袁家军", "per:~1", "r"), name(models.Person, "x", "per:~1", "r"), name(models.Person, "all", "per:~2", "r")))
	same := run(t, doc("1", name(models.Person, "袁家军", "per:~5", "r"), name(models.Person, "x", "per:~5", "r"), name(models.Person, "all", "per:~1", "r")))
	if d := compare(t, before, same); !d.Empty() {
		t.Errorf("%+v", d.Labels)
	}
	other := run(t, doc("1", name(models.Person, "袁家军", "per:~1", "r"), name(models.Person, "x", "per:~2", "r"), name(models.Person, "all", "per:~2", "r")))
	if d := compare(t, before, other); d.Labels[models.Person][Entity] != 1 {
		t.Errorf("%+v", d.Labels)
	}
}

func TestDocuments(t *testing.T) {
	a, b, c, e := doc("a"), doc("b"), doc("c"), doc("e")
	changed := doc("e")
	changed.Text += "!"
	d := compare(t, run(t, a, b, e), run(t, changed, c, a)) // in another order
	want := Documents{Both: 2, OnlyOld: 1, OnlyNew: 1, Texts: 1, Named: []string{"b: only in the old run", "e: its text is another", "c: only in the new run"}}
	if diff := cmp.Diff(want, d.Documents); diff != "" {
		t.Error(diff)
	}
	if d := compare(t, run(t, a, b), run(t, b, a)); !d.Empty() {
		t.Errorf("%+v", d.Documents)
	}
	if d := compare(t, run(t), run(t)); !d.Empty() {
		t.Errorf("%+v", d.Documents)
	}
}

func TestRelations(t *testing.T) {
	with := func(kind string) *models.Document {
		d := doc("1", name(models.Office, "重庆市委书记", "office:a", "r"), name(models.Person, "袁家军", "per:y", "r"))
		d.Relations = []models.Relation{{Type: kind, Head: 1, Tail: 0}, {Type: "says", Head: 1, Tail: models.DocumentEnd}}
		return d
	}
	d := compare(t, run(t, with("holds_office")), run(t, with("appointed_to")))
	if diff := cmp.Diff(map[string]Counts{"holds_office": {Removed: 1}, "appointed_to": {Added: 1}}, d.Relations); diff != "" || d.Documents.Changed != 1 {
		t.Error(diff)
	}
}

func TestRunsEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r := run(t, doc("1"))
	if _, err := Runs(ctx, r, r, 1, func() {}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
