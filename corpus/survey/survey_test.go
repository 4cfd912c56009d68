package survey

import (
	"fmt"
	"slices"
	"testing"

	"tifa/models"
)

func surveyOf(documents ...*models.Document) *Survey {
	s := New()
	for _, d := range documents {
		s.Add(d, true)
	}
	return s
}

func ids(all []*Entity) (out []string) {
	for _, e := range all {
		out = append(out, e.ID)
	}
	return out
}

// TestCounts: what a survey says of documents, by month and by year.
func TestCounts(t *testing.T) {
	a := document("a", "2024-03-05", "PERSON per:x", "PERSON per:x", "PERSON per:~1", "SLOGAN tifa:s", "DATE")
	b := document("b", "2024", "PERSON per:x", "SLOGAN tifa:s", "SLOGAN tifa:r")
	c := document("c", "", "PERSON per:~1", "SLOGAN tifa:s")
	b.Langs = []models.Lang{models.English, models.SimplifiedChinese}
	b.Warnings = []models.Warning{{Code: "encoding", Message: "m"}, {Code: "encoding", Message: "m"}}
	c.DuplicateOf, c.Lang = "a", models.SimplifiedChinese
	c.Relations = []models.Relation{{Type: "holds_office", Attrs: []models.Attr{{Key: "conflict", Values: []string{"per:y"}}}}}
	s := surveyOf(a, b)
	s.Add(c, false)

	if got, want := fmt.Sprint(s.Documents, s.Mentions, s.Undated, s.YearOnly, s.Copies, s.Textless, s.Mixed(), s.Conflicts), "3 10 1 1 1 1 1 1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := s.Periods(); !slices.Equal(got, []Period{"", "2024", "2024-03"}) {
		t.Errorf("periods %q", got)
	}
	people := labelIndex(models.Person)
	if got := s.Count("2024-03").Labels[people]; got != (LabelCounts{Mentions: 3, Documents: 1, Known: 2}) {
		t.Errorf("people of 2024-03: %+v", got)
	}
	if got := s.Years()["2024"]; got.Documents != 2 || got.Labels[people] != (LabelCounts{Mentions: 4, Documents: 2, Known: 3}) {
		t.Errorf("2024: %+v", got)
	}
	if got := s.Total().Labels[people]; got != (LabelCounts{Mentions: 5, Documents: 3, Known: 3}) {
		t.Errorf("all: %+v", got)
	}
	if got := ids(s.Ranking(models.Slogan, 5)); !slices.Equal(got, []string{"tifa:s", "tifa:r"}) {
		t.Errorf("slogans %q", got)
	}
	if x := s.Ranking(models.Person, 1)[0]; x.Documents != 2 || x.Mentions != 3 || x.Names.English != "Name of per:x" {
		t.Errorf("%+v", x)
	}
	if s.Known(models.Person) != 1 {
		t.Errorf("%d people", s.Known(models.Person))
	}
	slogan := s.Ranking(models.Slogan, 1)[0]
	if got, want := fmt.Sprint(slogan.Periods), "map[:1 2024:1 2024-03:1]"; got != want {
		t.Errorf("slogan by period %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(s.Languages(), s.Mixes(), s.Warnings()), "[{en 2} {zh-Hans 1}] [{en+zh-Hans 1}] [{encoding m 1}]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestSlogans: those that are asked for, in that order, or the most frequent.
func TestSlogans(t *testing.T) {
	s := surveyOf(document("a", "2024", "SLOGAN tifa:a", "SLOGAN tifa:b", "PERSON per:x"), document("b", "2024", "SLOGAN tifa:b"))
	for _, c := range []struct {
		ask, want []string
		err       string
	}{
		{nil, []string{"tifa:b", "tifa:a"}, ""},
		{[]string{"tifa:a"}, []string{"tifa:a"}, ""},
		{[]string{"tifa:a", "tifa:a", "tifa:b"}, []string{"tifa:a", "tifa:b"}, ""},
		{[]string{"tifa:z"}, nil, `slogan: no document of the run has "tifa:z": tifa count --by entity --label SLOGAN lists those there are`},
		{[]string{"per:x"}, nil, `slogan: "per:x" is no slogan, but PERSON`},
		{[]string{"1", "2", "3", "4"}, nil, "slogan: 4 are too many for one drawing: name at most 3"},
	} {
		got, err := s.Slogans(c.ask, 3)
		if !slices.Equal(ids(got), c.want) || (err == nil) != (c.err == "") || err != nil && err.Error() != c.err {
			t.Errorf("%q gives %q, %v", c.ask, ids(got), err)
		}
	}
}

// TestTogether: only people and organisations, only what stands together more often
// than by chance and often enough, the strongest first.
func TestTogether(t *testing.T) {
	var all []*models.Document
	for i := range 40 {
		names := []string{"ORG org:everywhere"}
		switch {
		case i < 10:
			names = append(names, "PERSON per:a", "ORG org:b", "PLACE place:p")
		case i < 13:
			names = append(names, "PERSON per:a", "PERSON per:c")
		case i == 20:
			names = append(names, "PERSON per:once", "PERSON per:too")
		}
		all = append(all, document(fmt.Sprint(i), "", names...))
	}
	s := surveyOf(all...)
	pairs := s.Together(10, 2)
	if len(pairs) != 2 || pairs[0].A.ID != "org:b" || pairs[0].B.ID != "per:a" || pairs[1].A.ID != "per:a" || pairs[1].B.ID != "per:c" {
		t.Fatalf("%+v", pairs)
	}
	// By hand, of cells 10, 3, 0 and 27 in rows of 13 and 27 and columns of 10 and 30:
	// 2 (10 ln 400/130 + 3 ln 120/390 + 27 ln 1080/810) = 2 (11.239 - 3.536 + 7.767).
	if p := pairs[0]; p.Together != 10 || p.Strength < 30.93 || p.Strength > 30.95 {
		t.Errorf("%d together, strength %f", p.Together, p.Strength)
	}
	if got := s.Together(1, 1); len(got) != 1 {
		t.Errorf("%d pairs, want 1", len(got))
	}
}

// TestForget: memory is bounded, what is frequent stays, and it is said how much a
// count may be too low.
func TestForget(t *testing.T) {
	p := newPairs(100)
	for i := range 5000 {
		p.add(1, 2)
		p.add(uint32(i+10), uint32(i+11))
	}
	if len(p.counts) > 100 {
		t.Errorf("%d pairs", len(p.counts))
	}
	if n := p.count(1, 2); n > 5000 || n+p.missed < 5000 || p.missed == 0 {
		t.Errorf("%d and at most %d missed, of 5000", n, p.missed)
	}
}

// meeting is a document with a list of people who attend its event, in this order in
// the text whatever the order of relations.
func meeting(people ...string) *models.Document {
	var names []string
	for _, p := range people {
		names = append(names, "PERSON "+p)
	}
	d := document("m", "", names...)
	for i := range slices.Backward(people) {
		d.Relations = append(d.Relations, models.Relation{Type: "attends", Head: models.End(i), Tail: models.ReportedEventEnd})
	}
	return d
}

// TestOrder: who is named before whom; names of one document only have no place.
func TestOrder(t *testing.T) {
	other := meeting("per:c", "per:a")
	other.Relations[0].Tail = models.DocumentEnd // of two meetings: no list has two
	s := surveyOf(meeting("per:a", "per:~1", "per:b", "per:c"), meeting("per:a", "per:b"), meeting("per:b", "per:a"), meeting("per:c"), other)
	o := s.Order(5)
	if o.Lists != 3 || !slices.Equal(ids(o.People), []string{"per:a", "per:b", "per:c"}) {
		t.Fatalf("%d lists, %q", o.Lists, ids(o.People))
	}
	if got, want := fmt.Sprint(o.Before), "[[0 2 1] [1 0 1] [0 0 0]]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := s.Order(2); len(got.People) != 2 || len(got.Before) != 2 {
		t.Errorf("%+v", got)
	}
}
