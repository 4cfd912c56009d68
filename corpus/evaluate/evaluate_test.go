package evaluate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus/evaluate/gold"
	"tifa/models"
)

// document builds both sides of a document. Spans are written as
// "LABEL start:end [entity or value]", in bytes.
func document(text string, goldSpans, found []string) (*gold.Document, *models.Document) {
	g := &gold.Document{ID: "d", Text: text}
	d := &models.Document{ID: "d", Text: text}
	for _, s := range goldSpans {
		label, span, meaning := parseSpan(s)
		x := gold.Span{Span: span, Label: label}
		if models.Label(label).IsName() {
			x.Entity = meaning
		} else {
			x.Value = meaning
		}
		g.Spans = append(g.Spans, x)
	}
	for _, s := range found {
		label, span, meaning := parseSpan(s)
		a := models.Annotation{Label: models.Label(label), Span: span, Source: models.Source{Extractor: "x", Rule: "r"}}
		if a.Label.IsName() {
			a.Entity = meaning
		} else {
			a.Timex = &models.Timex{Value: meaning}
			if p, ok := valueStretch(meaning, false); ok {
				a.Timex.From, a.Timex.To = p.from.Format("2006-01-02T15:04"), p.to.Format("2006-01-02T15:04")
			}
		}
		d.Annotations = append(d.Annotations, a)
	}
	return g, d
}

func parseSpan(s string) (label string, span models.Span, meaning string) {
	fields := strings.Fields(s)
	label = fields[0]
	if _, err := fmt.Sscanf(fields[1], "%d:%d", &span.Start, &span.End); err != nil {
		panic(err)
	}
	if len(fields) > 2 {
		meaning = fields[2]
	}
	return label, span, meaning
}

func score(t *testing.T, o Options, g *gold.Document, d *models.Document) Result {
	t.Helper()
	s, _, err := New(o, []gold.Set{{Name: "set", Documents: []gold.Document{*g}}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Document("set", g, d)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// near compares to 1e-9.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9 }

var blank = strings.Repeat("x", 300)

// TestWhatCounts: labels, mapping, what is ignored, flat gold, durations and "now".
func TestWhatCounts(t *testing.T) {
	for _, test := range []struct {
		name        string
		o           Options
		gold, found []string
		want        Counts // strict; halves and Actual are not compared
	}{
		{"everything", Options{}, []string{"PERSON 0:5"}, []string{"PERSON 0:5", "ORG 10:15"}, Counts{Correct: 1, Spurious: 1}},
		{"chosen labels", Options{Labels: []models.Label{models.Person}}, []string{"PERSON 0:5", "ORG 6:8"}, []string{"PERSON 0:5", "ORG 10:15"}, Counts{Correct: 1}},
		{"durations that the gold lacks", Options{}, []string{"PERSON 0:5"}, []string{"DURATION 10:15 P3D"}, Counts{Missed: 1}},
		{"durations that it has", Options{}, []string{"DURATION 0:5"}, []string{"DURATION 10:15 P3D"}, Counts{Missed: 1, Spurious: 1}},
		{"now, which the gold lacks", Options{}, []string{"DATE 0:5"}, []string{"DATE 10:13 PRESENT_REF", "DATE 3:6 PRESENT_REF"}, Counts{Missed: 1}},
		{"now, which it has", Options{}, []string{"DATE 10:13 PRESENT_REF"}, []string{"DATE 10:13 PRESENT_REF"}, Counts{Correct: 1}},
		{"now, without a value in the gold", Options{}, []string{"DATE 10:13"}, []string{"DATE 10:13 PRESENT_REF"}, Counts{Correct: 1}},
		{"now, of another length", Options{}, []string{"DATE 10:13 PRESENT_REF"}, []string{"DATE 8:13 PRESENT_REF"}, Counts{Incorrect: 1}},
		{"a map counts its own labels only", Options{Map: map[string]models.Label{"PER": models.Person}}, []string{"PER 0:5"}, []string{"PERSON 0:5", "ORG 10:15"}, Counts{Correct: 1}},
		{"and those of the gold", Options{Map: map[string]models.Label{"PER": models.Person}}, []string{"PER 0:5", "ORG 6:8"}, []string{"PERSON 0:5", "ORG 10:15"}, Counts{Correct: 1, Missed: 1, Spurious: 1}},
		{"what a map leaves out is not asked for", Options{Map: map[string]models.Label{"PER": models.Person}}, []string{"PER 0:5", "game 6:8"}, []string{"PERSON 6:8"}, Counts{Missed: 1, Spurious: 1}},
		{"ignored", Options{Ignore: []string{"misc"}}, []string{"misc 0:10", "PLACE 20:25"}, []string{"PLACE 0:4", "ORG 0:10", "PLACE 20:25", "PLACE 30:35"}, Counts{Correct: 1, Spurious: 1}},
		{"ignored, but right elsewhere", Options{Ignore: []string{"misc"}}, []string{"misc 0:10", "PLACE 8:12"}, []string{"PLACE 7:12"}, Counts{Incorrect: 1}},
		{"an ignored label of ours", Options{Ignore: []string{"ORG"}}, []string{"ORG 0:10", "PLACE 20:25"}, []string{"ORG 30:35", "PLACE 20:25"}, Counts{Correct: 1}},
		{"flat", Options{Flat: true}, []string{"OFFICE 0:18"}, []string{"OFFICE 0:18", "ORG 0:12", "PLACE 0:6", "PLACE 12:18"}, Counts{Correct: 1}},
		{"flat, of two labels on one span the first", Options{Flat: true}, []string{"ORG 0:18"}, []string{"ORG 0:18", "PLACE 0:18"}, Counts{Correct: 1}},
		{"flat looks at what counts only", Options{Flat: true, Labels: []models.Label{models.Place}}, []string{"PLACE 0:6"}, []string{"ORG 0:12", "PLACE 0:6"}, Counts{Correct: 1}},
	} {
		g, d := document(blank, test.gold, test.found)
		got := score(t, test.o, g, d).Score.Overall(Strict)
		got.halves, got.Actual = 0, 0
		if got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	g, _ := document(blank, []string{"PER 0:5", "PER 7:8", "LOC 6:7"}, nil)
	sets := []gold.Set{{Name: "s", Documents: []gold.Document{*g}}}
	for _, test := range []struct {
		o    Options
		want string
	}{
		{Options{}, "LOC (1 spans, first in ), PER (2 spans, first in ): say what they stand for with --map LOC=LABEL"},
	} {
		if _, _, err := New(test.o, sets); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: %v", test.o, err)
		}
	}
	_, warnings, err := New(Options{Map: map[string]models.Label{"PER": models.Person, "GPE": models.Place}, Ignore: []string{"MISC"}}, sets)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"ignore: the gold has no MISC", "map: the gold has no GPE", "labels of the gold that are not mapped are left out: LOC (1 spans, first in )"}
	if diff := cmp.Diff(want, warnings); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"PERSON", "=PERSON", "PER=HUMAN"} {
		if _, err := ParseMap([]string{bad}); err == nil {
			t.Errorf("%q is a mapping", bad)
		}
	}
	if m, err := ParseMap([]string{"PER=person"}); err != nil || m["PER"] != models.Person {
		t.Error(m, err)
	}
	if _, err := ParseMap([]string{"a=ORG", "a=PLACE"}); err == nil {
		t.Error("a label stands for two")
	}
}

func TestOtherText(t *testing.T) {
	g, d := document("Xi met Putin", []string{"PERSON 0:2"}, nil)
	d.Text = "Xi met Macron"
	s, _, err := New(Options{}, []gold.Set{{Name: "set", Documents: []gold.Document{*g}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Document("", g, d); err == nil || !strings.Contains(err.Error(), `from character 7 on, "Putin" and "Macron"`) {
		t.Error(err)
	}
}

// TestCharacters: how much spans share is counted in characters, not bytes.
func TestCharacters(t *testing.T) {
	g, d := document("中abcde", []string{"PERSON 0:6"}, []string{"ORG 0:3", "PLACE 3:5"}) // of 4 characters 1 and 2
	if c := score(t, Options{}, g, d).Score.Confusion; c[[2]models.Label{models.Person, models.Place}] != 1 {
		t.Error(c)
	}
}

// TestSetsApart: which labels count in a set does not depend on the others.
func TestSetsApart(t *testing.T) {
	a, _ := document(blank, []string{"DURATION 0:5"}, nil)
	b, found := document(blank, []string{"PERSON 0:5"}, []string{"PERSON 0:5", "DURATION 10:15 P1D"})
	s, _, err := New(Options{}, []gold.Set{{Name: "a", Documents: []gold.Document{*a}}, {Name: "b", Documents: []gold.Document{*b}}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Document("b", b, found)
	if err != nil || r.Score.Overall(Strict).Actual != 1 {
		t.Errorf("%+v %v", r.Score.Overall(Strict), err)
	}
}

// TestMerged: two labels of the gold that stand for one ask for a span once.
func TestMerged(t *testing.T) {
	g, d := document(blank, []string{"PER 0:5", "POL 0:5"}, []string{"PERSON 0:5"})
	o := Options{Map: map[string]models.Label{"PER": models.Person, "POL": models.Person}}
	if c := score(t, o, g, d).Score.Overall(Strict); c.Correct != 1 || c.Possible() != 1 {
		t.Errorf("%+v", c)
	}
}

func TestWarnings(t *testing.T) {
	g, d := document(blank, []string{"DATE 0:5 2024-02-31", "DATE 6:8 2024-05-01", "DATE 10:12 XXXX-05", "DATE 14:16 2024-05-03/2024-05-01"}, []string{"HUMAN 0:5 x"})
	sets := []gold.Set{{Name: "set", Documents: []gold.Document{*g}}}
	s, warnings, err := New(Options{}, sets)
	if err != nil || len(warnings) != 1 || !strings.HasPrefix(warnings[0], `2 values of the gold look like dates of the calendar and are none, such as "2024-02-31"`) {
		t.Error(warnings, err)
	}
	if r, err := s.Document("set", g, d); err != nil || r.Unknown != 1 {
		t.Error(r.Unknown, err)
	}
	if _, warnings, _ := New(Options{Ignore: []string{"DATE"}}, sets); len(warnings) != 2 || !strings.Contains(warnings[1], "no span that counts") {
		t.Error(warnings)
	}
}

// TestAddUp: counts add up over documents and labels, and every span is counted
// once, whatever the documents.
func TestAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	labels := []string{"PERSON", "ORG", "PLACE", "OFFICE"}
	random := func(n int) (out []string) {
		seen := map[string]bool{}
		for range n {
			start := r.IntN(40)
			s := fmt.Sprintf("%s %d:%d e%d", labels[r.IntN(4)], start, start+1+r.IntN(8), r.IntN(3))
			if key := s[:strings.LastIndexByte(s, ' ')]; !seen[key] {
				seen[key] = true
				out = append(out, s)
			}
		}
		return out
	}
	var results []Result
	golden, predicted := 0, 0
	for range 200 {
		g, d := document(blank, random(r.IntN(12)), random(r.IntN(12)))
		golden, predicted = golden+len(g.Spans), predicted+len(d.Annotations)
		results = append(results, score(t, Options{}, g, d))
	}
	sum := Sum(results)
	for _, schema := range Schemas() {
		var byDocument, byLabel Counts
		for _, r := range results {
			byDocument.Add(r.Score.Overall(schema))
		}
		for _, l := range sum.Labels() {
			byLabel.Add(sum.Spans[l][schema])
		}
		all := sum.Overall(schema)
		if all != byDocument || all != byLabel {
			t.Errorf("%s: %+v, by document %+v, by label %+v", schema, all, byDocument, byLabel)
		}
		if all.Possible() != golden || all.Actual != predicted || all.Correct+all.Incorrect+all.Partial+all.Spurious != predicted || all.halves != 2*all.Correct+all.Partial {
			t.Errorf("%s: %+v does not count %d gold spans and %d predictions", schema, all, golden, predicted)
		}
	}
	confused := 0
	for _, n := range sum.Confusion {
		confused += n
	}
	if s := sum.Overall(Strict); confused != s.Possible()+s.Spurious {
		t.Errorf("the confusion counts %d", confused)
	}
}

// TestPerfect: what equals the gold scores 1 in all, and nothing scores 0.
func TestPerfect(t *testing.T) {
	spans := []string{"OFFICE 0:18 o", "ORG 0:12 c", "PERSON 18:27 p", "DATE 30:35 2024-05-01"}
	g, d := document(blank, spans, spans)
	r, err := NewReport([]Result{score(t, Options{}, g, d), score(t, Options{}, g, d)}, []string{"set"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range Measures() {
		if strings.HasPrefix(m, "relations") {
			continue
		}
		if got, err := r.Sets["set"].measure(All, m); err != nil || got != 1 {
			t.Errorf("%s: %v %v", m, got, err)
		}
	}
	if i := r.Overall.Strict.Interval; i == nil || *i != (Range{1, 1}) {
		t.Errorf("interval %v", i)
	}
	if one, _ := NewReport([]Result{score(t, Options{}, g, nil)}, []string{"set"}, nil); one.Overall.Strict.F1 != 0 || one.Overall.Strict.Missed != 4 || one.Overall.Strict.Interval != nil {
		t.Errorf("%+v", one.Overall.Strict)
	}
}

func BenchmarkDocument(b *testing.B) {
	var spans []string
	for i := range 60 {
		spans = append(spans, fmt.Sprintf("ORG %d:%d o%d", i*5, i*5+4, i%7), fmt.Sprintf("PLACE %d:%d p%d", i*5, i*5+2, i%3))
	}
	g, d := document(blank, spans, spans)
	s, _, err := New(Options{}, []gold.Set{{Name: "set", Documents: []gold.Document{*g}}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Document("set", g, d); err != nil {
			b.Fatal(err)
		}
	}
}
