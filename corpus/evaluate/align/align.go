// Package align pairs the spans of two annotations of one text, each span with at
// most one of the other side.
//
// Spans are paired in rounds, the surest first:
//
//  1. same boundaries and same label,
//  2. same boundaries, another label,
//  3. overlap and same label,
//  4. overlap, another label.
//
// Within a round the pair that overlaps most (intersection over union) comes
// first; of equals the one that stands earlier, the outer before the inner. A span
// that is paired is out of later rounds, so that a span nested in a paired one
// looks for a partner of its own. What is left on one side is missed, on the other
// spurious. These are the scenarios of SemEval-2013 Task 9.1, made one-to-one.
package align

import (
	"cmp"
	"slices"
)

// Span is a labelled stretch of a text, half-open, in any unit that both sides
// share.
type Span struct {
	Start, End int
	Label      string
	// Neutral marks a span of the first side which is neither right nor wrong. It
	// takes any number of partners: those with its boundaries in round 2, those
	// that overlap it before round 4.
	Neutral bool
}

// Kind is the round in which a pair was made.
type Kind int

// The rounds.
const (
	Same    Kind = iota + 1 // boundaries and label
	Bounds                  // boundaries only
	Label                   // overlap and label
	neutral                 // overlap with a neutral span
	Overlap                 // overlap only
)

// Pair is a span of each side, by index.
type Pair struct {
	Kind   Kind
	First  int
	Second int
}

// Spans pairs spans, up to the round given as the last. The pairs come in the
// order in which they were made.
func Spans(first, second []Span, last Kind) []Pair {
	all := candidates(first, second, last)
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(b.shared*a.union, a.shared*b.union), // larger share first
			compare(first[a.First], first[b.First]),
			compare(second[a.Second], second[b.Second]),
			cmp.Compare(a.First, b.First),
			cmp.Compare(a.Second, b.Second),
		)
	})
	var pairs []Pair
	taken1, taken2 := make([]bool, len(first)), make([]bool, len(second))
	for _, c := range all {
		if taken1[c.First] || taken2[c.Second] {
			continue
		}
		taken1[c.First], taken2[c.Second] = !first[c.First].Neutral, true
		pairs = append(pairs, c.Pair)
	}
	return pairs
}

// candidate is a pair that could be made.
type candidate struct {
	Pair
	shared, union int
}

// candidates lists the spans that overlap, by a sweep over both sides.
func candidates(first, second []Span, last Kind) (all []candidate) {
	order1, order2 := sorted(first), sorted(second)
	var open []int // of the first side, those that may reach the next of the second
	next := 0
	for _, j := range order2 {
		b := second[j]
		for next < len(order1) && first[order1[next]].Start < b.End {
			open = append(open, order1[next])
			next++
		}
		open = slices.DeleteFunc(open, func(i int) bool { return first[i].End <= b.Start })
		for _, i := range open {
			a := first[i]
			shared := min(a.End, b.End) - max(a.Start, b.Start)
			if shared <= 0 {
				continue
			}
			kind := Overlap
			switch {
			case a.Neutral && (a.Start != b.Start || a.End != b.End):
				kind = neutral
			case a.Start == b.Start && a.End == b.End && a.Label == b.Label && !a.Neutral:
				kind = Same
			case a.Start == b.Start && a.End == b.End:
				kind = Bounds
			case a.Label == b.Label:
				kind = Label
			}
			if kind <= last {
				all = append(all, candidate{Pair{kind, i, j}, shared, max(a.End, b.End) - min(a.Start, b.Start)})
			}
		}
	}
	return all
}

func sorted(spans []Span) []int {
	order := make([]int, len(spans))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return compare(spans[i], spans[j]) })
	return order
}

// compare orders spans by start, the longer first, then by label.
func compare(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Label, b.Label))
}
