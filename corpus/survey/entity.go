package survey

import (
	"cmp"
	"fmt"
	"slices"

	"tifa/models"
)

// Entity is something that a dictionary has, and how often it was named.
type Entity struct {
	ID                  string
	Label               models.Label
	Names               models.Names
	Mentions, Documents int
	// Periods counts documents, of slogans only.
	Periods map[Period]int
	Lists   int // lists of people of a meeting that name it with others

	number uint32 // of the entity, for pairs
}

// names counts the entities of a document that dictionaries have.
func (s *Survey) names(d *models.Document, period Period) {
	clear(s.seen)
	s.found = s.found[:0]
	for i := range d.Entities {
		e := &d.Entities[i]
		if !e.Known {
			continue
		}
		x := s.entities[e.ID]
		if x == nil {
			x = &Entity{ID: e.ID, Label: e.Label, Names: e.Names, number: uint32(len(s.numbered))}
			if e.Label == models.Slogan {
				x.Periods = map[Period]int{}
			}
			s.entities[e.ID] = x
			s.numbered = append(s.numbered, x)
		}
		if _, twice := s.seen[e.ID]; twice {
			continue
		}
		x.Documents++
		x.Mentions += len(e.Mentions)
		if x.Periods != nil {
			x.Periods[period]++
		}
		s.seen[e.ID] = len(s.found)
		s.found = append(s.found, found{x, len(e.Mentions)})
	}
}

// Ranking gives the entities of a label that the most documents name, at most n; of
// equals those with more mentions come first, then by id.
func (s *Survey) Ranking(label models.Label, n int) []*Entity {
	var all []*Entity
	for _, e := range s.entities {
		if e.Label == label {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b *Entity) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(b.Mentions, a.Mentions), cmp.Compare(a.ID, b.ID))
	})
	return all[:min(n, len(all))]
}

// Known is how many different entities of a label were named.
func (s *Survey) Known(label models.Label) (n int) {
	for _, e := range s.entities {
		if e.Label == label {
			n++
		}
	}
	return n
}

// Slogans gives the slogans with these ids, or if there are none the most frequent, at
// most n. An id that no document has is an error.
func (s *Survey) Slogans(ids []string, n int) ([]*Entity, error) {
	if len(ids) == 0 {
		return s.Ranking(models.Slogan, n), nil
	}
	if len(ids) > n {
		return nil, fmt.Errorf("slogan: %d are too many for one drawing: name at most %d", len(ids), n)
	}
	var all []*Entity
	for _, id := range ids {
		e := s.entities[id]
		switch {
		case e == nil:
			return nil, fmt.Errorf("slogan: no document of the run has %q: tifa count --by entity --label SLOGAN lists those there are", id)
		case e.Label != models.Slogan:
			return nil, fmt.Errorf("slogan: %q is no slogan, but %s", id, e.Label)
		}
		if !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	return all, nil
}
