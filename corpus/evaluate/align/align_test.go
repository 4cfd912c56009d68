package align

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func s(start, end int, label string) Span { return Span{Start: start, End: end, Label: label} }

func TestSpans(t *testing.T) {
	for _, test := range []struct {
		name          string
		first, second []Span
		last          Kind
		want          []Pair
	}{
		{"nothing", nil, nil, Overlap, nil},
		{"apart", []Span{s(0, 2, "A")}, []Span{s(2, 4, "A")}, Overlap, nil},
		{"same", []Span{s(0, 2, "A")}, []Span{s(0, 2, "A")}, Overlap, []Pair{{Same, 0, 0}}},
		{"another label", []Span{s(0, 2, "A")}, []Span{s(0, 2, "B")}, Overlap, []Pair{{Bounds, 0, 0}}},
		{"overlap", []Span{s(0, 2, "A")}, []Span{s(1, 3, "A")}, Overlap, []Pair{{Label, 0, 0}}},
		{"overlap, another label", []Span{s(0, 2, "A")}, []Span{s(1, 3, "B")}, Overlap, []Pair{{Overlap, 0, 0}}},
		{"no further than asked", []Span{s(0, 2, "A")}, []Span{s(1, 3, "B")}, Label, nil},
		{
			"boundaries come before label: what is left is spurious",
			[]Span{s(0, 5, "ORG")},
			[]Span{s(0, 5, "PLACE"), s(0, 7, "ORG")},
			Overlap,
			[]Pair{{Bounds, 0, 0}},
		},
		{
			"nested spans find partners of their own",
			[]Span{s(0, 6, "OFFICE"), s(0, 4, "ORG"), s(0, 2, "PLACE")},
			[]Span{s(0, 6, "OFFICE"), s(0, 3, "PLACE")},
			Overlap,
			[]Pair{{Same, 0, 0}, {Label, 2, 1}},
		},
		{
			"a nested span whose outer one is taken is missed",
			[]Span{s(0, 6, "OFFICE"), s(0, 2, "PLACE")},
			[]Span{s(0, 6, "OFFICE")},
			Overlap,
			[]Pair{{Same, 0, 0}},
		},
		{
			"the larger share of both comes first, not the longer overlap",
			[]Span{s(0, 10, "A"), s(0, 5, "A")},
			[]Span{s(0, 4, "A")},
			Overlap,
			[]Pair{{Label, 1, 0}},
		},
		{
			"a span twice finds one partner",
			[]Span{s(0, 2, "A")},
			[]Span{s(0, 2, "A"), s(0, 2, "A")},
			Overlap,
			[]Pair{{Same, 0, 0}},
		},
		{
			"one long against two short: the earlier of equals",
			[]Span{s(0, 10, "A")},
			[]Span{s(5, 10, "A"), s(0, 5, "A")},
			Overlap,
			[]Pair{{Label, 0, 1}},
		},
		{
			"two labels on one stretch",
			[]Span{s(0, 2, "A"), s(0, 2, "B")},
			[]Span{s(0, 2, "B"), s(0, 2, "C")},
			Overlap,
			[]Pair{{Same, 1, 0}, {Bounds, 0, 1}},
		},
		{
			"a neutral span takes all that overlap it and would be wrong",
			[]Span{{Start: 0, End: 10, Neutral: true}, s(8, 12, "A")},
			[]Span{s(0, 3, "B"), s(0, 10, "A"), s(9, 12, "A"), s(7, 9, "C")},
			Overlap,
			[]Pair{{Bounds, 0, 1}, {Label, 1, 2}, {neutral, 0, 0}, {neutral, 0, 3}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, Spans(test.first, test.second, test.last)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestProperties: each span has one partner at most, both overlap, the kind says
// what they share, and the order of the input changes no pair.
func TestProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func() (out []Span) {
		seen := map[Span]bool{}
		for range r.IntN(12) {
			start := r.IntN(20)
			x := s(start, start+1+r.IntN(6), string(rune('A'+r.IntN(3))))
			if !seen[x] {
				seen[x] = true
				out = append(out, x)
			}
		}
		return out
	}
	for range 2000 {
		a, b := random(), random()
		pairs := Spans(a, b, Overlap)
		left, right := map[int]bool{}, map[int]bool{}
		want := map[[2]Span]bool{}
		for _, p := range pairs {
			x, y := a[p.First], b[p.Second]
			if left[p.First] || right[p.Second] {
				t.Fatalf("%v and %v: %v twice", a, b, p)
			}
			left[p.First], right[p.Second] = true, true
			bounds, label := x.Start == y.Start && x.End == y.End, x.Label == y.Label
			kind := map[[2]bool]Kind{{true, true}: Same, {true, false}: Bounds, {false, true}: Label, {false, false}: Overlap}[[2]bool{bounds, label}]
			if p.Kind != kind || x.Start >= y.End || y.Start >= x.End {
				t.Fatalf("%v and %v are paired as %v", x, y, p.Kind)
			}
			want[[2]Span{x, y}] = true
		}
		for i, x := range a { // nothing that overlaps is left on both sides
			for j, y := range b {
				if !left[i] && !right[j] && x.Start < y.End && y.Start < x.End {
					t.Fatalf("%v and %v: %v and %v are left", a, b, x, y)
				}
			}
		}
		r.Shuffle(len(a), func(i, j int) { a[i], a[j] = a[j], a[i] })
		r.Shuffle(len(b), func(i, j int) { b[i], b[j] = b[j], b[i] })
		for _, p := range Spans(a, b, Overlap) {
			if !want[[2]Span{a[p.First], b[p.Second]}] {
				t.Fatalf("%v and %v: the order of the input changes the pairs", a, b)
			}
		}
	}
}
