package evaluate

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"tifa/corpus/evaluate/align"
	"tifa/models"
)

// relations counts relations. Two are the same if their type is, and the gold
// entities at both ends: the end of a predicted relation is the gold entity of the
// span that it is paired with, or of other mentions of its own entity. Each counts
// once a document, those with a cue (says) once for each cue. The ends of "meets"
// may change places.
func relations(s *Score, m *matched) {
	ends := newEnds(m)
	wanted, found := map[fact][]*models.Span{}, map[fact][]*models.Span{}
	for _, r := range m.relations {
		if ends.neutralGold(r.Head) || ends.neutralGold(r.Tail) {
			continue
		}
		add(wanted, newFact(r.Type, ends.ofGold(r.Head), ends.ofGold(r.Tail)), r.Cue)
	}
	for _, r := range m.foundRelations {
		if ends.neutralFound(r.Head) || ends.neutralFound(r.Tail) {
			continue
		}
		add(found, newFact(r.Type, ends.ofFound(r.Head), ends.ofFound(r.Tail)), r.Cue)
	}
	for f, cues := range wanted {
		t := s.relation(f.kind)
		t.Possible += len(cues)
		t.Correct += common(cues, found[f])
	}
	for f, cues := range found {
		s.relation(f.kind).Actual += len(cues)
	}
}

// fact is a relation by what it says.
type fact struct{ kind, head, tail string }

func newFact(kind, head, tail string) fact {
	if kind == "meets" && head > tail {
		head, tail = tail, head
	}
	return fact{kind, head, tail}
}

// add adds a relation, unless it is there already with the same cue or none.
func add(to map[fact][]*models.Span, f fact, cue *models.Span) {
	for _, other := range to[f] {
		if cue == nil && other == nil || cue != nil && other != nil && *cue == *other {
			return
		}
	}
	to[f] = append(to[f], cue)
}

// common is how many relations are on both sides, told apart by cues that overlap;
// one without a cue goes with any.
func common(a, b []*models.Span) (n int) {
	b = slices.Clone(b)
	for _, loose := range []bool{false, true} {
		a = slices.DeleteFunc(slices.Clone(a), func(x *models.Span) bool {
			i := slices.IndexFunc(b, func(y *models.Span) bool {
				if x == nil || y == nil {
					return loose
				}
				return x.Overlaps(*y)
			})
			if i < 0 {
				return false
			}
			b = slices.Delete(b, i, i+1)
			n++
			return true
		})
	}
	return n
}

// ends names the ends of relations by what the gold says of them.
type ends struct {
	*matched
	goldAt, foundAt map[models.End]int // by index in the document
	entities        map[string]string  // gold name of a predicted entity
}

func newEnds(m *matched) *ends {
	e := &ends{m, map[models.End]int{}, map[models.End]int{}, map[string]string{}}
	for i, g := range m.gold {
		e.goldAt[models.End(g.origin)] = i
	}
	names := map[string]map[string]int{}
	for j, f := range m.found {
		e.foundAt[models.End(f.origin)] = j
		if name := e.partnerName(j); name != "" && f.Entity != "" {
			if names[f.Entity] == nil {
				names[f.Entity] = map[string]int{}
			}
			names[f.Entity][name]++
		}
	}
	for entity, n := range names {
		e.entities[entity] = slices.MaxFunc(slices.Sorted(maps.Keys(n)), func(a, b string) int { return cmp.Compare(n[a], n[b]) })
	}
	return e
}

// ofGold names the end of a gold relation: the entity of the span, the value of a
// date, or the span itself.
func (e *ends) ofGold(end models.End) string {
	if i, ok := e.goldAt[end]; ok {
		return e.goldName(i)
	}
	return fmt.Sprint("gold ", end) // no span, or one that is ignored
}

func (e *ends) goldName(i int) string {
	g := e.gold[i]
	switch {
	case g.Entity != "":
		return "entity " + g.Entity
	case g.Value != "":
		return "value " + plain(g.Value)
	}
	return fmt.Sprint("gold ", g.origin)
}

// ofFound names the end of a predicted relation as ofGold does.
func (e *ends) ofFound(end models.End) string {
	j, ok := e.foundAt[end]
	if !ok {
		if end < 0 {
			return e.ofGold(end)
		}
		return fmt.Sprint("found ", end)
	}
	f := e.found[j]
	if name := e.partnerName(j); name != "" {
		return name
	}
	if f.Timex != nil && f.Timex.Value != "" {
		return "value " + plain(f.Timex.Value)
	}
	if f.Entity != "" {
		return cmp.Or(e.entities[f.Entity], "found "+f.Entity)
	}
	return fmt.Sprint("found ", end)
}

// neutralGold says whether an end of a gold relation is of a label that is
// ignored, so that the relation is neither right nor wrong.
func (e *ends) neutralGold(end models.End) bool {
	i, ok := e.goldAt[end]
	return ok && e.gold[i].neutral
}

// neutralFound says the same of a predicted relation.
func (e *ends) neutralFound(end models.End) bool {
	if end >= 0 && e.ignores(e.annotations[end].Label) {
		return true
	}
	j, ok := e.foundAt[end]
	return ok && e.partnerOf[j] >= 0 && e.gold[e.partnerOf[j]].neutral
}

// partnerName names the gold span that a prediction is paired with; the labels
// must agree.
func (e *ends) partnerName(j int) string {
	if i := e.partnerOf[j]; i >= 0 && !e.gold[i].neutral && (e.kind[j] == align.Same || e.kind[j] == align.Label) {
		return e.goldName(i)
	}
	return ""
}
