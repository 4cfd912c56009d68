package extractors

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tifa/models"
)

func none(*Pass) error { return nil }

func named(name string, requires ...*Extractor) *Extractor {
	return &Extractor{Name: name, Doc: "Finds " + name + ".", Requires: requires, Run: none}
}

func TestSuiteOrder(t *testing.T) {
	places := named("places")
	orgs := named("orgs", places)
	offices := named("offices", places, orgs)
	s, err := NewSuite(offices, orgs, named("dates"), places)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range s.All() {
		got = append(got, e.Name)
	}
	if want := "dates places orgs offices"; strings.Join(got, " ") != want {
		t.Errorf("order is %v, want %s", got, want)
	}
}

func TestSuiteErrors(t *testing.T) {
	a, b := named("a"), named("b")
	a.Requires, b.Requires = []*Extractor{b}, []*Extractor{a}
	tests := []struct {
		name       string
		extractors []*Extractor
		want       string
	}{
		{"circle", []*Extractor{a, b}, "a → b → a"},
		{"twice", []*Extractor{named("x"), named("x")}, `two extractors are named "x"`},
		{"absent", []*Extractor{named("x", named("y"))}, "x requires y, which is not in the suite"},
		{"name", []*Extractor{named("X y")}, "lower-case letters"},
		{"no Doc", []*Extractor{{Name: "x", Run: none}}, "no Doc"},
		{"no work", []*Extractor{{Name: "x", Doc: "d"}}, "neither Run nor Relate"},
	}
	for _, tt := range tests {
		if _, err := NewSuite(tt.extractors...); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
		}
	}
}

// TestMentionsAreStampedAndOrdered: what an extractor reports carries its name,
// comes in total order, and is seen by those that require it and no others.
func TestMentionsAreStampedAndOrdered(t *testing.T) {
	text := "Chongqing, China"
	places := &Extractor{Name: "places", Doc: "d", Run: func(p *Pass) error {
		for _, s := range []models.Span{{Start: 11, End: 16}, {Start: 0, End: 9}} {
			if err := p.Report(Mention{Label: models.Place, Span: s, Source: models.Source{Extractor: "forged", Rule: "r"}}); err != nil {
				return err
			}
		}
		return nil
	}}
	seen := 0
	orgs := &Extractor{Name: "orgs", Doc: "d", Requires: []*Extractor{places}, Run: func(p *Pass) error {
		seen = len(p.Of(places))
		return nil
	}}
	s, err := NewSuite(orgs, places)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Mentions(context.Background(), &Input{Text: text}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Span.Start != 0 || got[0].Source.Extractor != "places" {
		t.Errorf("got %+v", got)
	}
	if seen != 2 {
		t.Errorf("orgs saw %d places, want 2", seen)
	}
	if got, err := s.Mentions(context.Background(), &Input{Text: text}, map[string]bool{"places": true}); err != nil || len(got) != 0 || seen != 0 {
		t.Errorf("disabled: %v, %v, seen %d", got, err, seen)
	}
}

// TestCancelled: nothing begins when the context has ended.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	first := &Extractor{Name: "a", Doc: "d", Run: func(*Pass) error { cancel(); return nil }}
	second := &Extractor{
		Name: "b", Doc: "d", Requires: []*Extractor{first},
		Run:    func(*Pass) error { t.Error("it ran"); return nil },
		Relate: func(*Pass) error { t.Error("it related"); return nil },
	}
	s, err := NewSuite(first, second)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Mentions(ctx, &Input{}, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, _, err := s.Relations(ctx, &Input{}, nil, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestArrange: mentions come into total order, equal ones in the order given.
func TestArrange(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for n := range 60 {
		var mentions []Mention
		for i := range n {
			start := rnd.IntN(10)
			mentions = append(mentions, Mention{Label: models.Place, Span: models.Span{Start: start, End: start + 1 + rnd.IntN(3)}, Key: strconv.Itoa(i)})
		}
		want := slices.Clone(mentions)
		slices.SortStableFunc(want, func(a, b Mention) int { return a.Compare(&b) })
		arrange(mentions)
		if !slices.EqualFunc(mentions, want, func(a, b Mention) bool { return a.Key == b.Key }) {
			t.Fatalf("%d mentions: got %v, want %v", n, mentions, want)
		}
	}
}

func TestReportRefuses(t *testing.T) {
	text := "重庆 is"
	ok := Mention{Label: models.Place, Span: models.Span{Start: 0, End: 6}, Source: models.Source{Rule: "r"}}
	tests := []struct {
		change func(*Mention)
		want   string
	}{
		{func(m *Mention) { m.Span.End = 100 }, "does not fit"},
		{func(m *Mention) { m.Span.End = 4 }, "does not fit"}, // within a character
		{func(m *Mention) { m.Span = models.Span{Start: 2, End: 2} }, "does not fit"},
		{func(m *Mention) { m.Label = "PLAICE" }, "unknown label"},
		{func(m *Mention) { m.Source.Rule = "" }, "without a rule"},
		{func(m *Mention) { m.Label = models.Date }, "timex"},
		{func(m *Mention) { m.Timex = &models.Timex{Type: "DATE"} }, "timex"},
	}
	for _, tt := range tests {
		m := ok
		tt.change(&m)
		e := &Extractor{Name: "x", Doc: "d", Run: func(p *Pass) error { return p.Report(m) }}
		s, err := NewSuite(e)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Mentions(context.Background(), &Input{Text: text}, nil); err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "extractor x") {
			t.Errorf("%+v: got %v, want %q", m, err, tt.want)
		}
	}
}

func TestRelations(t *testing.T) {
	relate := func(r ...models.Relation) *Extractor {
		return &Extractor{Name: "relations", Doc: "d", Relate: func(p *Pass) error {
			var errs []error
			for _, x := range r {
				errs = append(errs, p.Relate(x))
			}
			return errors.Join(errs...)
		}}
	}
	annotations := make([]models.Annotation, 2)
	rel := func(head, tail models.End) models.Relation {
		return models.Relation{Type: "holds_office", Head: head, Tail: tail, Source: models.Source{Rule: "r"}}
	}
	s, err := NewSuite(relate(rel(1, 0), rel(0, 1), rel(0, 1), rel(0, models.DocumentEnd)))
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := s.Relations(context.Background(), &Input{}, annotations, nil)
	if err != nil || len(got) != 3 || got[0].Tail != models.DocumentEnd || got[1].Tail != 1 {
		t.Errorf("got %v, %v", got, err)
	}
	for _, bad := range []models.Relation{rel(0, 2), rel(-3, 0), {Head: 0, Tail: 1}} {
		s, err := NewSuite(relate(bad))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.Relations(context.Background(), &Input{}, annotations, nil); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
}

func TestSentenceAt(t *testing.T) {
	in := &Input{Sentences: []models.Span{{Start: 2, End: 5}, {Start: 7, End: 9}}}
	for at, want := range map[int]int{0: -1, 2: 0, 4: 0, 5: 0, 6: 0, 7: 1, 8: 1, 20: 1} {
		if got := in.Sentence(at); got != want {
			t.Errorf("byte %d is in sentence %d, want %d", at, got, want)
		}
	}
}

func TestShortForms(t *testing.T) {
	short := &Entry{ID: "org:cpc-{place}-committee@municipal", Label: models.Org, Facts: &Facts{Levels: []string{"city"}, Part: "org:{country}-{place}-x@y"},
		Names: models.Names{English: "CPC {place} Municipal Committee", Chinese: "{place}市委"}}
	nothing := func(string) *Entry { return nil }
	tests := []struct {
		place    Entry
		id, name string
	}{
		{Entry{Facts: Nothing, ID: "place:CN-guiyang", Names: models.Names{English: "Guiyang", Chinese: "贵阳"}}, "org:cpc-guiyang-committee", "贵阳市委"},
		{Entry{Facts: Nothing, ID: "place:CN-CQ", Names: models.Names{English: "Chongqing", Chinese: "重庆"}}, "org:cpc-chongqing-committee", "重庆市委"},
		{Entry{Facts: Nothing, ID: "place:CN-NM", Names: models.Names{English: "Inner Mongolia", Chinese: "内蒙古"}}, "org:cpc-inner-mongolia-committee", "内蒙古市委"},
	}
	for _, tt := range tests {
		e := short.At(&tt.place, nothing)
		if e.ID != tt.id || e.Names.Chinese != tt.name || e.Place != tt.place.ID || !strings.HasPrefix(e.Part, "org:cn-") {
			t.Errorf("at %s: %+v, want %s", tt.place.ID, e, tt.id)
		}
	}
	known := &Entry{ID: "org:cpc-guiyang-committee", Facts: &Facts{Kind: "own"}}
	if e := short.At(&tests[0].place, func(id string) *Entry {
		if id == known.ID {
			return known
		}
		return nil
	}); e != known {
		t.Errorf("the dictionary's own entry was not used: %+v", e)
	}
}
