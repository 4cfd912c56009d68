package evaluate

import (
	"maps"
	"slices"

	"tifa/models"
)

// Schema is a way to count a pair of spans, after SemEval-2013 Task 9.1.
type Schema int

// The schemas.
const (
	Strict  Schema = iota // right if boundaries and label agree
	Exact                 // right if the boundaries agree, whatever the label
	Partial               // half right if the spans overlap, whatever the label
	Type                  // right if the labels agree, where the spans overlap
	schemas
)

func (s Schema) String() string { return [...]string{"strict", "exact", "partial", "type"}[s] }

// Schemas lists the schemas in the order in which tables show them.
func Schemas() []Schema { return []Schema{Strict, Exact, Partial, Type} }

// Counts are how many spans are right by one schema. All but Spurious and Actual
// count gold spans, by the gold's label. They add up over documents and labels.
type Counts struct {
	Correct, Incorrect, Partial, Missed int
	Spurious                            int // predictions without a partner, by their label
	Actual                              int // all predictions, by their label
	halves                              int // what predictions of the label earn, in halves
}

// Add adds other counts.
func (c *Counts) Add(o Counts) {
	c.Correct += o.Correct
	c.Incorrect += o.Incorrect
	c.Partial += o.Partial
	c.Missed += o.Missed
	c.Spurious += o.Spurious
	c.Actual += o.Actual
	c.halves += o.halves
}

// Possible is the number of gold spans.
func (c Counts) Possible() int { return c.Correct + c.Incorrect + c.Partial + c.Missed }

// Tally counts what is either right or not: values of dates, relations.
type Tally struct {
	Correct  int
	Possible int // in the gold
	Actual   int // predicted
}

// Add adds another tally.
func (t *Tally) Add(o Tally) {
	t.Correct, t.Possible, t.Actual = t.Correct+o.Correct, t.Possible+o.Possible, t.Actual+o.Actual
}

// Clusters sum up B-cubed over mentions.
type Clusters struct {
	precision, recall float64 // sums over the mentions of either side
	Predicted, Gold   int     // mentions
}

// Add adds other sums.
func (c *Clusters) Add(o Clusters) {
	c.precision += o.precision
	c.recall += o.recall
	c.Predicted += o.Predicted
	c.Gold += o.Gold
}

// None stands in a confusion for the side that has no span: missed, or spurious.
const None models.Label = ""

// Score is what one document, or several, earn. Scores add up over documents.
type Score struct {
	Spans     map[models.Label]*[schemas]Counts
	Confusion map[[2]models.Label]int // spans by the labels of gold and prediction
	Values    Tally                   // values of times
	Intervals Tally                   // the stretches of the calendar that they mean
	// Entities are the clusters of mentions that both sides have; AllEntities
	// also count mentions of one side, as alone and wrong.
	Entities, AllEntities Clusters
	Relations             map[string]*Tally // by type
}

func newScore() *Score {
	return &Score{
		Spans:     map[models.Label]*[schemas]Counts{},
		Confusion: map[[2]models.Label]int{},
		Relations: map[string]*Tally{},
	}
}

func (s *Score) label(l models.Label) *[schemas]Counts {
	if s.Spans[l] == nil {
		s.Spans[l] = new([schemas]Counts)
	}
	return s.Spans[l]
}

func (s *Score) relation(name string) *Tally {
	if s.Relations[name] == nil {
		s.Relations[name] = new(Tally)
	}
	return s.Relations[name]
}

// Add adds the score of other documents.
func (s *Score) Add(o *Score) {
	for l, counts := range o.Spans {
		for schema, c := range counts {
			s.label(l)[schema].Add(c)
		}
	}
	for k, n := range o.Confusion {
		s.Confusion[k] += n
	}
	s.Values.Add(o.Values)
	s.Intervals.Add(o.Intervals)
	s.AllEntities.Add(o.AllEntities)
	s.Entities.Add(o.Entities)
	for name, t := range o.Relations {
		s.relation(name).Add(*t)
	}
}

// Overall sums the counts of a schema over all labels.
func (s *Score) Overall(schema Schema) (sum Counts) {
	for _, counts := range s.Spans {
		sum.Add(counts[schema])
	}
	return sum
}

// Labels lists the labels that were met, in the order of models.Labels.
func (s *Score) Labels() (out []models.Label) {
	for _, l := range models.Labels() {
		if s.Spans[l] != nil {
			out = append(out, l)
		}
	}
	return out
}

// RelationTypes lists the types of relations that were met, by name.
func (s *Score) RelationTypes() []string { return slices.Sorted(maps.Keys(s.Relations)) }

// AllRelations sums over the types.
func (s *Score) AllRelations() (sum Tally) {
	for _, t := range s.Relations {
		sum.Add(*t)
	}
	return sum
}
