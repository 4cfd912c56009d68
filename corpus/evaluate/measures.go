package evaluate

import (
	"cmp"
	"slices"
	"strings"
)

// ratio is any measure of this package as two means: of what predictions earn, over
// all predictions, and of what was found of the gold, over all of it. Ratios add up
// over documents. A mean over nothing is 0.
type ratio struct{ hits, predicted, found, gold float64 }

func (r ratio) precision() float64 { return div(r.hits, r.predicted) }
func (r ratio) recall() float64    { return div(r.found, r.gold) }
func (r ratio) f1() float64        { return harmonic(r.precision(), r.recall()) }

func div(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func harmonic(p, r float64) float64 { return div(2*p*r, p+r) }

func (c Counts) ratio() ratio {
	return ratio{float64(c.halves) / 2, float64(c.Actual), float64(c.Correct) + float64(c.Partial)/2, float64(c.Possible())}
}

func (t Tally) ratio() ratio {
	return ratio{float64(t.Correct), float64(t.Actual), float64(t.Correct), float64(t.Possible)}
}

func (c Clusters) ratio() ratio {
	return ratio{c.precision, float64(c.Predicted), c.recall, float64(c.Gold)}
}

// All is the label that stands for all of them together.
const All = "all"

// key names a measure: strict, exact, partial, type, value, interval, entities,
// entities_all or relations, of a label or type of relation, or of all.
type key struct{ measure, label string }

// ratios are all measures of a score.
func (s *Score) ratios() map[key]ratio {
	out := map[key]ratio{
		{"value", All}:        s.Values.ratio(),
		{"interval", All}:     s.Intervals.ratio(),
		{"entities", All}:     s.Entities.ratio(),
		{"entities_all", All}: s.AllEntities.ratio(),
		{"relations", All}:    s.AllRelations().ratio(),
	}
	for _, schema := range Schemas() {
		out[key{schema.String(), All}] = s.Overall(schema).ratio()
		for _, l := range s.Labels() {
			out[key{schema.String(), string(l)}] = s.Spans[l][schema].ratio()
		}
	}
	for _, t := range s.RelationTypes() {
		out[key{"relations", t}] = s.Relations[t].ratio()
	}
	return out
}

// keys lists the measures of a score in a fixed order.
func (s *Score) keys() []key {
	var out []key
	for k := range s.ratios() {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b key) int {
		return cmp.Or(strings.Compare(a.measure, b.measure), strings.Compare(a.label, b.label))
	})
	return out
}
