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

// numbers are what a test expects of a schema: correct, incorrect, partial, missed,
// spurious, possible, actual, precision, recall, F1.
type numbers struct {
	cor, inc, par, mis, spu, pos, act int
	p, r, f                           float64
}

func (n numbers) check(t *testing.T, name string, c Counts) {
	t.Helper()
	got := numbers{c.Correct, c.Incorrect, c.Partial, c.Missed, c.Spurious, c.Possible(), c.Actual, c.ratio().precision(), c.ratio().recall(), c.ratio().f1()}
	if got.cor != n.cor || got.inc != n.inc || got.par != n.par || got.mis != n.mis || got.spu != n.spu || got.pos != n.pos || got.act != n.act ||
		!near(got.p, n.p) || !near(got.r, n.r) || !near(got.f, n.f) {
		t.Errorf("%s: %+v, want %+v", name, got, n)
	}
}

// TestSemEval holds the schemas to published examples: the table of scenarios of
// SemEval-2013 Task 9.1 as nervaluate's README has it, and the first case of its
// tests, both without nesting.
func TestSemEval(t *testing.T) {
	const third, half, two = 1.0 / 3, 0.5, 2.0 / 3
	for name, test := range map[string]struct{ gold, found []string }{
		"README": {
			[]string{"EVENT 0:7", "PERSON 40:48", "PERSON 60:71", "PERSON 80:89", "PLACE 100:114", "PERSON 120:130"},
			[]string{"EVENT 20:27", "PERSON 37:48", "EVENT 60:71", "PERSON 80:89", "PERSON 95:114", "PERSON 120:130"},
		},
		"tests": {
			[]string{"PERSON 59:69", "PLACE 127:134", "PLACE 164:174", "PLACE 197:205", "PLACE 208:219", "EVENT 230:240"},
			[]string{"PERSON 24:30", "PLACE 124:134", "PERSON 164:174", "PLACE 197:205", "PLACE 208:219", "PLACE 225:243"},
		},
	} {
		g, d := document(blank, test.gold, test.found)
		s := score(t, Options{}, g, d).Score
		numbers{2, 3, 0, 1, 1, 6, 6, third, third, third}.check(t, name+" strict", s.Overall(Strict))
		numbers{3, 2, 0, 1, 1, 6, 6, half, half, half}.check(t, name+" exact", s.Overall(Exact))
		numbers{3, 0, 2, 1, 1, 6, 6, two, two, two}.check(t, name+" partial", s.Overall(Partial))
		numbers{3, 2, 0, 1, 1, 6, 6, half, half, half}.check(t, name+" type", s.Overall(Type))
	}
}

// TestScenarios are the scenarios one by one, each by label.
func TestScenarios(t *testing.T) {
	type all [4]numbers // by schema
	hit := numbers{1, 0, 0, 0, 0, 1, 1, 1, 1, 1}
	miss := numbers{0, 0, 0, 1, 0, 1, 0, 0, 0, 0}
	extra := numbers{0, 0, 0, 0, 1, 0, 1, 0, 0, 0}
	bad := numbers{0, 1, 0, 0, 0, 1, 1, 0, 0, 0}
	halfway := numbers{0, 0, 1, 0, 0, 1, 1, .5, .5, .5}
	for _, test := range []struct {
		name        string
		gold, found []string
		want        all
	}{
		{"I, right", []string{"PERSON 59:69"}, []string{"PERSON 59:69"}, all{hit, hit, hit, hit}},
		{"II, spurious", nil, []string{"PERSON 59:69"}, all{extra, extra, extra, extra}},
		{"III, missed", []string{"PERSON 59:69"}, nil, all{miss, miss, miss, miss}},
		{"IV, another label", []string{"PERSON 59:69"}, []string{"PLACE 59:69"}, all{bad, hit, hit, bad}},
		{"V, other boundaries", []string{"PERSON 59:69"}, []string{"PERSON 57:69"}, all{bad, bad, halfway, hit}},
		{"VI, both", []string{"PERSON 59:69"}, []string{"PLACE 54:69"}, all{bad, bad, halfway, bad}},
	} {
		g, d := document(blank, test.gold, test.found)
		s := score(t, Options{}, g, d).Score
		for schema, want := range test.want {
			want.check(t, test.name+" "+Schema(schema).String(), s.Overall(Schema(schema)))
		}
	}
}

// TestAcrossLabels: a pair of different labels counts under the gold's label; the
// precision of a label is that of its own predictions.
func TestAcrossLabels(t *testing.T) {
	g, d := document(blank, []string{"ORG 0:5", "PERSON 10:15"}, []string{"PERSON 0:5", "PERSON 10:15"})
	s := score(t, Options{}, g, d).Score
	org, person := s.Spans[models.Org], s.Spans[models.Person]
	numbers{0, 1, 0, 0, 0, 1, 0, 0, 0, 0}.check(t, "ORG strict", org[Strict])
	numbers{1, 0, 0, 0, 0, 1, 2, .5, 1, 2.0 / 3}.check(t, "PERSON strict", person[Strict])
	numbers{1, 0, 0, 0, 0, 1, 0, 0, 1, 0}.check(t, "ORG exact", org[Exact])
	numbers{1, 0, 0, 0, 0, 1, 2, 1, 1, 1}.check(t, "PERSON exact", person[Exact])
	if want := map[[2]models.Label]int{{models.Org, models.Person}: 1, {models.Person, models.Person}: 1}; cmp.Diff(want, s.Confusion) != "" {
		t.Error(cmp.Diff(want, s.Confusion))
	}
}

// TestNested is worked by hand: an office with its body and place. The office has
// another beginning, the body is found, the place is missed, and a person is found
// on top of it all.
func TestNested(t *testing.T) {
	g, d := document(blank,
		[]string{"OFFICE 0:18", "ORG 0:12", "PLACE 0:6", "PERSON 18:27"},
		[]string{"OFFICE 3:18", "ORG 0:12", "PERSON 18:27", "PERSON 18:27"})
	s := score(t, Options{}, g, d).Score
	numbers{2, 1, 0, 1, 1, 4, 4, .5, .5, .5}.check(t, "strict", s.Overall(Strict))
	numbers{2, 1, 0, 1, 1, 4, 4, .5, .5, .5}.check(t, "exact", s.Overall(Exact))
	numbers{2, 0, 1, 1, 1, 4, 4, .625, .625, .625}.check(t, "partial", s.Overall(Partial))
	numbers{3, 0, 0, 1, 1, 4, 4, .75, .75, .75}.check(t, "type", s.Overall(Type))
}

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

// TestEntities is worked by hand. Gold has {1 2 3} {4 5} {6}; predicted are {1 2}
// {3 4 5} {7}, so that 6 is missed and 7 spurious.
//
// Mentions of both sides, 1 to 5: precision (1 + 1 + 1/3 + 2/3 + 2/3) / 5, recall
// (2/3 + 2/3 + 1/3 + 1 + 1) / 5. All: the same sums over 6 mentions each.
func TestEntities(t *testing.T) {
	g, d := document(blank,
		[]string{"PERSON 10:12 a", "PERSON 20:22 a", "PERSON 30:32 a", "PERSON 40:42 b", "ORG 50:52 b", "PERSON 60:62 c", "DATE 80:82 2024"},
		[]string{"PERSON 10:12 x", "PERSON 20:22 x", "PERSON 30:32 y", "PERSON 40:42 y", "ORG 50:52 y", "PERSON 70:72 z", "DATE 80:82 2024"})
	s := score(t, Options{}, g, d).Score
	p, r := (2+1.0/3+4.0/3)/5, (4.0/3+1.0/3+2)/5
	if c := s.Entities.ratio(); !near(c.precision(), p) || !near(c.recall(), r) || !near(c.f1(), 2*p*r/(p+r)) || c.gold != 5 {
		t.Errorf("%+v: %v %v, want %v %v", c, c.precision(), c.recall(), p, r)
	}
	p, r = (2+1.0/3+4.0/3)/6, (4.0/3+1.0/3+2)/6
	if c := s.AllEntities.ratio(); !near(c.precision(), p) || !near(c.recall(), r) || c.gold != 6 || c.predicted != 6 {
		t.Errorf("all: %+v: %v %v, want %v %v", c, c.precision(), c.recall(), p, r)
	}
	// A larger cluster costs if the mention that makes it so is spurious.
	g, d = document(blank, []string{"PERSON 10:12 a"}, []string{"PERSON 10:12 x", "PERSON 20:22 x"})
	if s := score(t, Options{}, g, d).Score; s.Entities.ratio().precision() != 1 || !near(s.AllEntities.ratio().precision(), 0.25) || s.AllEntities.ratio().recall() != 1 {
		t.Errorf("%+v %+v", s.Entities, s.AllEntities)
	}
	// Gold without entities is not scored.
	g, d = document(blank, []string{"PERSON 10:12"}, []string{"PERSON 10:12 x"})
	if s := score(t, Options{}, g, d).Score; s.AllEntities != (Clusters{}) {
		t.Errorf("%+v", s.AllEntities)
	}
}

func TestTimes(t *testing.T) {
	g, d := document(blank,
		[]string{"DATE 0:5 2024-05-01", "DATE 10:15 2024-05", "DATE 20:25 2024-04-22/2024-04-23", "DATE 30:35 PAST_REF", "DATE 40:45", "DATE 50:55 2020", "PERSON 60:65 x"},
		[]string{"DATE 0:5 2024-05-01", "DATE 8:15 2024-05", "DATE 20:25 2024-04-22", "DATE 30:35 PAST_REF", "DATE 40:45 2019", "DATE 70:72 2021"})
	s := score(t, Options{}, g, d).Score
	if want := (Tally{Correct: 3, Possible: 5, Actual: 6}); s.Values != want { // one with other boundaries counts, one without a value in the gold is not asked for
		t.Errorf("values: %+v, want %+v", s.Values, want)
	}
	if want := (Tally{Correct: 2, Possible: 4, Actual: 5}); s.Intervals != want {
		t.Errorf("intervals: %+v, want %+v", s.Intervals, want)
	}
}

func TestSameValue(t *testing.T) {
	timex := func(value, from, to string) models.Timex { return models.Timex{Value: value, From: from, To: to} }
	for _, test := range []struct {
		name      string
		found     models.Timex
		gold      gold.Span
		exclusive bool
		want      bool
	}{
		{"equal", timex("2024", "2024-01-01", "2025-01-01"), gold.Span{Value: "2024"}, false, true},
		{"hours in three forms", timex("2024-05-01T09:00", "", ""), gold.Span{Value: "2024-05-01T09"}, false, true},
		{"with seconds", timex("2024-05-01T09:00", "", ""), gold.Span{Value: "2024-05-01T09:00:00"}, false, true},
		{"other seconds", timex("2024-05-01T09:00", "", ""), gold.Span{Value: "2024-05-01T09:00:07"}, false, false},
		{"no value", timex("", "", ""), gold.Span{Value: ""}, false, false},
		{"a part of the day is no hour", timex("2024-05-01TMO", "", ""), gold.Span{Value: "2024-05-01TMO"}, false, true},
		{"a day for an interval", timex("2024-05", "2024-05-01", "2024-06-01"), gold.Span{Value: "2024-05-01/2024-06-01"}, false, false},
		{"the same, ends exclusive", timex("2024-05", "2024-05-01", "2024-06-01"), gold.Span{Value: "2024-05-01/2024-06-01"}, true, true},
		{"an inclusive end where it is exclusive", timex("2024-05-01/2024-05-03", "2024-05-01", "2024-05-04"), gold.Span{Value: "2024-05-01/2024-05-03"}, true, false},
		{"a reading", timex("2017-01-01", "2017-01-01", "2017-01-02"), gold.Span{Value: "XXXX-01-01", Readings: []gold.Reading{{Value: "2018-01-01"}, {Value: "2017-01-01"}}}, true, true},
		{"a reading by its ends", timex("2018-W27", "2018-07-02", "2018-07-09"), gold.Span{Readings: []gold.Reading{{From: "2018-07-02", To: "2018-07-09"}}}, true, true},
		{"no reading", timex("2018-W27", "2018-07-02", "2018-07-09"), gold.Span{Readings: []gold.Reading{{From: "2018-07-02", To: "2018-07-10"}}}, true, false},
		{"a time of any day", timex("2018-05-29T19:00", "", ""), gold.Span{Readings: []gold.Reading{{Value: "T19:00:00"}}}, true, true},
		{"hours of any day", timex("x", "2018-05-29T17:00", "2018-05-29T18:00"), gold.Span{Readings: []gold.Reading{{From: "T17:00:00", To: "T18:00:00"}}}, true, true},
		{"a period", timex("P3D", "", ""), gold.Span{Value: "P3D"}, true, true},
	} {
		if got := sameValue(test.found, test.gold, test.exclusive); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestValueStretch(t *testing.T) {
	for value, want := range map[string]string{
		"2024": "2024-01-01 2025-01-01", "2024-02": "2024-02-01 2024-03-01", "2024-02-29": "2024-02-29 2024-03-01",
		"19": "1900-01-01 2000-01-01", "199": "1990-01-01 2000-01-01", "2024-Q4": "2024-10-01 2025-01-01", "2024-H1": "2024-01-01 2024-07-01",
		"2024-W01": "2024-01-01 2024-01-08", "2020-W53": "2020-12-28 2021-01-04", "2021-W01": "2021-01-04 2021-01-11", "2024-SU": "2024-06-01 2024-09-01", "2024-WI": "2024-12-01 2025-03-01",
		"2024-05-01TMO": "2024-05-01T06:00 2024-05-01T12:00", "2024-05-01TNI": "2024-05-01T21:00 2024-05-02T06:00", "2024-05-01T09:30": "2024-05-01T09:30 2024-05-01T09:31",
		"2024-04-22/2024-04-23": "2024-04-22 2024-04-24", "2021/2025": "2021-01-01 2026-01-01",
		"2024-13": "", "2024-02-30": "", "2024-Q5": "", "2024-W54": "", "PAST_REF": "", "P3D": "", "": "", "2024-05-01TXX": "", "2024/x": "",
	} {
		p, ok := valueStretch(value, false)
		got := ""
		if ok {
			got = strings.TrimSuffix(p.from.Format("2006-01-02T15:04"), "T00:00") + " " + strings.TrimSuffix(p.to.Format("2006-01-02T15:04"), "T00:00")
		}
		if got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
}

func TestTrim(t *testing.T) {
	for in, want := range map[string]string{
		"from the 5th of May": "5th of May", "since Monday,": "Monday", "in": "in", "Information week": "Information week", "before 8 o'clock and": "8 o'clock",
		"从5月1日之后": "5月1日", "自2012年以来": "2012年", "2019年里的": "2019年", "the": "the", "on  Friday": "Friday", "AFTER Friday": "Friday", "toMorrow": "toMorrow",
	} {
		if got := trim(in, models.Span{Start: 0, End: len(in)}).In(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	text := "back from the 5th, ok"
	g, d := document(text, []string{"DATE 5:17 2024-05-05"}, []string{"DATE 10:18 2024-05-05"})
	if c := score(t, Options{Trim: true}, g, d).Score.Overall(Strict); c.Correct != 1 {
		t.Errorf("%+v", c)
	}
	if c := score(t, Options{}, g, d).Score.Overall(Strict); c.Incorrect != 1 {
		t.Errorf("%+v", c)
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

// TestIgnoredRelations: a relation with an end that is ignored is neither right nor
// wrong; two mentions of one entity that the gold lacks are one relation.
func TestIgnoredRelations(t *testing.T) {
	g, d := document(blank, []string{"PERSON 0:5 x", "ORG 10:15 y"}, []string{"PERSON 0:5 per:1", "ORG 10:15 org:1", "PERSON 20:25 per:9", "PERSON 30:35 per:9"})
	g.StatesRelations = true
	g.Relations = []gold.Relation{{Type: "member_of", Head: 0, Tail: 1}}
	d.Relations = []models.Relation{{Type: "member_of", Head: 0, Tail: 1}}
	if got := score(t, Options{Ignore: []string{"ORG"}}, g, d).Score.AllRelations(); got != (Tally{}) {
		t.Errorf("%+v", got)
	}
	d.Relations = append(d.Relations, models.Relation{Type: "member_of", Head: 2, Tail: 1}, models.Relation{Type: "member_of", Head: 3, Tail: 1})
	if got := score(t, Options{}, g, d).Score.AllRelations(); got != (Tally{1, 1, 2}) {
		t.Errorf("%+v", got)
	}
	if got := score(t, Options{Labels: []models.Label{models.Place}}, g, d).Score.AllRelations(); got != (Tally{1, 1, 2}) {
		t.Errorf("with one label: %+v", got)
	}
}

// TestRelations is worked by hand; text stands for nothing.
func TestRelations(t *testing.T) {
	g, d := document(blank,
		[]string{"PERSON 0:5 xi", "OFFICE 10:15 president", "PERSON 20:25 xi", "PERSON 30:35 putin", "DATE 40:45 2024-05-01", "EVENT 50:55 summit", "PLACE 60:65"},
		[]string{"PERSON 0:5 per:1", "OFFICE 9:15 office:1", "PERSON 20:25 per:1", "PERSON 30:35 per:2", "EVENT 50:55 event:1", "DATE 44:46 2024-05-01", "PERSON 70:75 per:1", "PLACE 60:65 place:1", "ORG 0:5 org:1"})
	cue := func(start, end int) *models.Span { return &models.Span{Start: start, End: end} }
	g.StatesRelations = true
	g.Relations = []gold.Relation{
		{Type: "holds_office", Head: 0, Tail: 1},
		{Type: "holds_office", Head: 2, Tail: 1}, // the same once more
		{Type: "meets", Head: 0, Tail: 3},
		{Type: "says", Head: 0, Tail: models.DocumentEnd, Cue: cue(100, 104)},
		{Type: "says", Head: 0, Tail: models.DocumentEnd, Cue: cue(120, 124)},
		{Type: "held_on", Head: 5, Tail: 4},
		{Type: "visits", Head: 3, Tail: 6},
		{Type: "attends", Head: 3, Tail: models.ReportedEventEnd},
	}
	d.Relations = []models.Relation{
		{Type: "holds_office", Head: 6, Tail: 1}, // by an unpaired mention of the same entity, and an office with another beginning
		{Type: "meets", Head: 3, Tail: 2},        // the other way round
		{Type: "says", Head: 2, Tail: models.DocumentEnd, Cue: cue(98, 104)},
		{Type: "says", Head: 2, Tail: models.DocumentEnd, Cue: cue(130, 134)},
		{Type: "held_on", Head: 4, Tail: 5},
		{Type: "visits", Head: 0, Tail: 7}, // another visitor
		{Type: "attends", Head: 3, Tail: models.DocumentEnd},
		{Type: "presides", Head: 8, Tail: 4}, // of a label that is no partner
	}
	s := score(t, Options{}, g, d).Score
	want := map[string]Tally{
		"holds_office": {1, 1, 1}, "meets": {1, 1, 1}, "says": {1, 2, 2}, "held_on": {1, 1, 1}, "visits": {0, 1, 1}, "attends": {0, 1, 1}, "presides": {0, 0, 1},
	}
	for name, w := range want {
		if s.Relations[name] == nil || *s.Relations[name] != w {
			t.Errorf("%s: %+v, want %+v", name, s.Relations[name], w)
		}
	}
	if all := s.AllRelations(); all != (Tally{4, 7, 8}) || !near(all.ratio().f1(), 8.0/15) {
		t.Errorf("all: %+v", all)
	}
	// A cue that one side lacks is no difference.
	d.Relations[2].Cue, d.Relations[3].Cue = nil, nil
	if got := *score(t, Options{}, g, d).Score.Relations["says"]; got != (Tally{1, 2, 1}) {
		t.Errorf("without cues: %+v", got)
	}
	if g.StatesRelations = false; len(score(t, Options{}, g, d).Score.Relations) > 0 {
		t.Error("gold that says nothing of relations is scored")
	}
}

// TestMistakes: all that is not right, with its context.
func TestMistakes(t *testing.T) {
	text := "重庆市委书记\nYuan met Li."
	g, d := document(text, []string{"OFFICE 0:18", "ORG 0:12", "PERSON 19:23", "PERSON 28:30"}, []string{"OFFICE 6:18", "ORG 0:12", "ORG 19:23", "PLACE 24:27"})
	r := score(t, Options{Mistakes: true}, g, d)
	var got []string
	for _, m := range r.Mistakes {
		got = append(got, fmt.Sprintf("%s@%d %s: %s", m.Kind, m.Offset, m.String(), m.Excerpt))
	}
	want := []string{
		`boundaries@0 OFFICE "市委书记" for OFFICE "重庆市委书记": …[重庆市委书记] Yuan met Li.…`,
		`label@7 ORG "Yuan" for PERSON "Yuan": …重庆市委书记 [Yuan] met Li.…`,
		`spurious@12 spurious PLACE "met": …重庆市委书记 Yuan [met] Li.…`,
		`missed@16 missed PERSON "Li": …重庆市委书记 Yuan met [Li].…`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	groups := Groups([]Result{r, r}, 3)
	if len(groups) != 2 || groups[0].Name != "x/r" || groups[0].Total != 6 || len(groups[0].Mistakes) != 3 || groups[1].Name != "missed PERSON" || groups[1].Total != 2 {
		t.Errorf("%+v", groups)
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

// TestBootstrap: the same documents give the same interval, which holds the score
// and narrows with more documents.
func TestBootstrap(t *testing.T) {
	g1, d1 := document(blank, []string{"PERSON 0:5"}, []string{"PERSON 0:5"})
	g2, d2 := document(blank, []string{"PERSON 0:5"}, []string{"PERSON 1:5"})
	right, wrong := score(t, Options{}, g1, d1), score(t, Options{}, g2, d2)
	width := 1.1
	for _, n := range []int{4, 40, 400} {
		var results []Result
		for range n / 2 {
			results = append(results, right, wrong)
		}
		k := key{"strict", All}
		a, b := bootstrap(results)[k], bootstrap(results)[k]
		if a != b {
			t.Errorf("%v and %v", a, b)
		}
		if a[0] > 0.5 || a[1] < 0.5 || a[1]-a[0] >= width {
			t.Errorf("%d documents: %v", n, a)
		}
		width = a[1] - a[0]
	}
	if width > 0.15 || width < 0.07 { // 1.96 * 2 * 0.5 / 20 is 0.098
		t.Errorf("the interval of 400 documents is %v wide", width)
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
