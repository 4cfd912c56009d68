package evaluate

import (
	"slices"

	"tifa/corpus/evaluate/align"
	"tifa/corpus/evaluate/gold"
	"tifa/models"
)

// matched are the spans of a document that count, and how they are paired.
type matched struct {
	text      string
	gold      []goldSpan
	found     []foundSpan
	pairs     []align.Pair
	partner   []int // of each gold span, the index of a prediction, or -1
	partnerOf []int // of each prediction, the index of a gold span, or -1
	kind      []align.Kind

	seen    map[labelled]bool // gold spans that are asked for
	present []models.Span     // and where they are PRESENT_REF

	ignores        func(models.Label) bool
	annotations    []models.Annotation // all predictions
	relations      []gold.Relation
	foundRelations []models.Relation
}

type labelled struct {
	models.Span
	label models.Label
}

// goldSpan is a gold span that counts, or one that is neither right nor wrong.
type goldSpan struct {
	gold.Span
	label   models.Label
	at      models.Span // where it is compared, after trimming
	neutral bool
	origin  int // index in the document
}

// foundSpan is a prediction that counts.
type foundSpan struct {
	*models.Annotation
	at     models.Span
	origin int
}

// pair picks the spans that count on both sides and pairs them.
func (s *Scorer) pair(set string, g *gold.Document, doc *models.Document) *matched {
	counted := s.counted[set]
	seen := map[labelled]bool{}
	m := &matched{text: g.Text, relations: g.Relations, annotations: doc.Annotations, foundRelations: doc.Relations, seen: seen, ignores: func(l models.Label) bool { return s.ignored[string(l)] }}
	for i, span := range g.Spans {
		label := s.label(span.Label)
		neutral := s.ignored[span.Label]
		if neutral || counted[label] {
			at := s.trimmed(g.Text, label, span.Span)
			place := labelled{at, label}
			if !neutral && seen[place] {
				continue // two labels of the gold stand for one here
			}
			seen[place] = !neutral
			m.gold = append(m.gold, goldSpan{span, label, at, neutral, i})
			if !neutral && span.Value == presentRef {
				m.present = append(m.present, at)
			}
		}
	}
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		if at := s.trimmed(g.Text, a.Label, a.Span); counted[a.Label] && !m.unasked(a, at) {
			m.found = append(m.found, foundSpan{a, at, i})
		}
	}
	if s.Flat {
		m.found = outermost(m.found)
	}
	// How much two spans share is counted in characters, whatever the script.
	ruler := models.NewRuler(g.Text, models.CodePoint)
	first, second := make([]align.Span, len(m.gold)), make([]align.Span, len(m.found))
	for i, x := range m.gold {
		start, end := ruler.Span(x.at)
		first[i] = align.Span{Start: start, End: end, Label: string(x.label), Neutral: x.neutral}
	}
	for i, x := range m.found {
		start, end := ruler.Span(x.at)
		second[i] = align.Span{Start: start, End: end, Label: string(x.Label)}
	}
	m.partner, m.partnerOf = fill(len(first)), fill(len(second))
	m.kind = make([]align.Kind, len(second))
	for _, p := range align.Spans(first, second, align.Overlap) {
		m.partnerOf[p.Second], m.kind[p.Second] = p.First, p.Kind
		if !m.gold[p.First].neutral {
			m.pairs = append(m.pairs, p)
			m.partner[p.First] = p.Second
		}
	}
	return m
}

func fill(n int) []int { return slices.Repeat([]int{-1}, n) }

func (s *Scorer) trimmed(text string, l models.Label, span models.Span) models.Span {
	if s.Trim && !l.IsName() {
		return trim(text, span)
	}
	return span
}

// unasked says whether a prediction is a date such as "now", which gold may leave
// out: PRESENT_REF counts only where the gold has it.
func (m *matched) unasked(a *models.Annotation, at models.Span) bool {
	if a.Timex == nil || a.Timex.Value != presentRef {
		return false
	}
	return !m.seen[labelled{at, a.Label}] && !slices.ContainsFunc(m.present, at.Overlaps)
}

const presentRef = "PRESENT_REF"

// outermost drops spans that stand within another, and of equal ones all but the
// first.
func outermost(found []foundSpan) (out []foundSpan) {
	order := slices.Clone(found)
	slices.SortStableFunc(order, func(a, b foundSpan) int { return a.at.Compare(b.at) })
	end := -1
	for _, x := range order { // what ends no later than one that began before lies within it
		if x.at.End > end {
			out = append(out, x)
			end = x.at.End
		}
	}
	return out
}

// spans counts the pairs, and what is left on either side.
func (m *matched) spans(s *Score) {
	for _, p := range m.pairs {
		g, f := m.gold[p.First].label, m.found[p.Second].Label
		s.Confusion[[2]models.Label{g, f}]++
		of, by := s.label(g), s.label(f)
		for schema := range schemas {
			switch outcome(schema, p.Kind) {
			case right:
				of[schema].Correct++
				by[schema].halves += 2
			case half:
				of[schema].Partial++
				by[schema].halves++
			case wrong:
				of[schema].Incorrect++
			}
			by[schema].Actual++
		}
	}
	for i, g := range m.gold {
		if m.partner[i] < 0 && !g.neutral {
			s.Confusion[[2]models.Label{g.label, None}]++
			for schema := range schemas {
				s.label(g.label)[schema].Missed++
			}
		}
	}
	for i, f := range m.found {
		if m.partnerOf[i] < 0 {
			s.Confusion[[2]models.Label{None, f.Label}]++
			for schema := range schemas {
				s.label(f.Label)[schema].Spurious++
				s.label(f.Label)[schema].Actual++
			}
		}
	}
}

type verdict int

const (
	wrong verdict = iota
	half
	right
)

// outcome is what a pair earns by a schema.
func outcome(s Schema, k align.Kind) verdict {
	switch {
	case k == align.Same,
		k == align.Bounds && (s == Exact || s == Partial),
		k == align.Label && s == Type:
		return right
	case s == Partial:
		return half
	}
	return wrong
}
