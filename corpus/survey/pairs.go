package survey

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"tifa/models"
)

// mostPairs is how many different pairs are counted at one time, in about 50 MB. A run
// of news has fewer.
const mostPairs = 1 << 20

// pairs counts ordered pairs of entities in bounded memory. When there are too many
// different ones, the rarest half is forgotten (Manku and Motwani 2002, lossy counting);
// missed is how much less than the truth a count may then be.
type pairs struct {
	counts map[uint64]int
	most   int
	missed int
}

func newPairs(most int) pairs { return pairs{counts: map[uint64]int{}, most: most} }

func (p *pairs) add(a, b uint32) {
	p.counts[uint64(a)<<32|uint64(b)]++
	if len(p.counts) > p.most {
		p.forget()
	}
}

func (p *pairs) count(a, b uint32) int { return p.counts[uint64(a)<<32|uint64(b)] }

// forget drops the rarest pairs, half of them at least.
func (p *pairs) forget() {
	limit := slices.Sorted(maps.Values(p.counts))[len(p.counts)/2]
	maps.DeleteFunc(p.counts, func(_ uint64, n int) bool { return n <= limit })
	p.missed += limit
}

// mostTogether is how many people and organisations of one document are paired, those
// that it names most.
const mostTogether = 64

// pairs counts which people and organisations stand in one document.
func (s *Survey) pairs() {
	here := make([]found, 0, len(s.found))
	for _, f := range s.found {
		if f.entity.Label == models.Person || f.entity.Label == models.Org {
			here = append(here, f)
		}
	}
	if len(here) > mostTogether {
		slices.SortStableFunc(here, func(a, b found) int { return cmp.Compare(b.mentions, a.mentions) })
		here = here[:mostTogether]
	}
	for i, a := range here {
		for _, b := range here[:i] {
			s.together.add(min(a.entity.number, b.entity.number), max(a.entity.number, b.entity.number))
		}
	}
}

// Pair is two entities that stand in the same documents.
type Pair struct {
	A, B     *Entity // in the order of their ids
	Together int     // documents that name both
	// Strength is the log-likelihood ratio G² of the two (Dunning 1993), how much
	// speaks against their standing together by chance.
	Strength float64
}

// Together gives the people and organisations that are most strongly bound to each
// other, at most n pairs: those that stand together more often than by chance, in
// least documents or more, by falling strength.
func (s *Survey) Together(n, least int) []Pair {
	var all []Pair
	for key, together := range s.together.counts {
		a, b := s.numbered[key>>32], s.numbered[uint32(key)]
		if together < least || together*s.Documents <= a.Documents*b.Documents {
			continue
		}
		if a.ID > b.ID {
			a, b = b, a
		}
		all = append(all, Pair{a, b, together, logLikelihood(together, a.Documents, b.Documents, s.Documents)})
	}
	slices.SortFunc(all, func(p, q Pair) int {
		return cmp.Or(cmp.Compare(q.Strength, p.Strength), cmp.Compare(q.Together, p.Together), cmp.Compare(p.A.ID, q.A.ID), cmp.Compare(p.B.ID, q.B.ID))
	})
	return all[:min(n, len(all))]
}

// TogetherMissed is how much less than the truth the documents of a pair may be; 0
// unless there were too many different pairs.
func (s *Survey) TogetherMissed() int { return s.together.missed }

// logLikelihood is G² of two that stand in a and b of n documents, and together in
// some. It is rounded, so that the order of pairs is the same on every platform.
func logLikelihood(together, a, b, n int) float64 {
	cell := func(observed, row, column int) float64 {
		if observed <= 0 {
			return 0
		}
		return float64(float64(observed) * math.Log(float64(observed)*float64(n)/(float64(row)*float64(column))))
	}
	g := cell(together, a, b) + cell(a-together, a, n-b) + cell(b-together, n-a, b) + cell(n-a-b+together, n-a, n-b)
	return math.Round(2*g*1e4) / 1e4
}
