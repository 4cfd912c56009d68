package evaluate

import (
	"cmp"
	"fmt"
	"slices"

	"tifa/corpus/evaluate/align"
	"tifa/corpus/evaluate/render"
	"tifa/models"
)

// Mistake is a gold span that was missed, a prediction that is spurious, or a pair
// of the two that does not fit.
type Mistake struct {
	// Kind is "missed", "spurious", "label" (right boundaries), "boundaries"
	// (right label) or "both".
	Kind     string `json:"kind"`
	Document string `json:"document"`
	Offset   int    `json:"offset"` // code points from the beginning of the text
	// Gold and Found are what either side has; nil where it has nothing.
	Gold           *Marked `json:"gold"`
	Found          *Marked `json:"found"`
	Rule           string  `json:"rule"` // what made the prediction: extractor and rule; empty if there is none
	render.Excerpt         // of both sides together
}

// Marked is a label and the text it stands on.
type Marked struct {
	Label models.Label `json:"label"`
	Text  string       `json:"text"`
}

// around is how many characters are shown on either side of a mistake.
const around = 30

// mistakes lists all that is not right by the strict schema, in the order of the
// text.
func (m *matched) mistakes() (out []Mistake) {
	ruler := models.NewRuler(m.text, models.CodePoint)
	add := func(kind string, at models.Span, g *goldSpan, f *foundSpan) {
		x := Mistake{Kind: kind, Excerpt: render.NewExcerpt(m.text, at, around)}
		x.Offset, _ = ruler.Span(at)
		if g != nil {
			x.Gold = &Marked{g.label, render.OneLine(g.In(m.text))}
		}
		if f != nil {
			x.Found = &Marked{f.Label, render.OneLine(f.Span.In(m.text))}
			x.Rule = f.Source.Extractor + "/" + f.Source.Rule
		}
		out = append(out, x)
	}
	for i := range m.gold {
		g := &m.gold[i]
		switch j := m.partner[i]; {
		case g.neutral:
		case j < 0:
			add("missed", g.Span.Span, g, nil)
		case m.kind[j] != align.Same:
			f := &m.found[j]
			kind := map[align.Kind]string{align.Bounds: "label", align.Label: "boundaries", align.Overlap: "both"}[m.kind[j]]
			add(kind, models.Span{Start: min(g.Start, f.Span.Start), End: max(g.End, f.Span.End)}, g, f)
		}
	}
	for j := range m.found {
		if m.partnerOf[j] < 0 {
			add("spurious", m.found[j].Span, nil, &m.found[j])
		}
	}
	slices.SortStableFunc(out, func(a, b Mistake) int { return cmp.Compare(a.Offset, b.Offset) })
	return out
}

// String says what is wrong.
func (m Mistake) String() string {
	side := func(x *Marked) string { return fmt.Sprintf("%s %q", x.Label, render.Cut(x.Text, 60)) }
	switch {
	case m.Found == nil:
		return "missed " + side(m.Gold)
	case m.Gold == nil:
		return "spurious " + side(m.Found)
	}
	return fmt.Sprintf("%s for %s", side(m.Found), side(m.Gold))
}

// Group is the mistakes of one rule, or what was missed of one label.
type Group struct {
	Name     string    `json:"name"` // "missed PERSON", or extractor and rule
	Total    int       `json:"total"`
	Mistakes []Mistake `json:"first"`
}

// Groups puts mistakes together: those that a rule made under its name, what was
// missed under its label; the largest group first. Of each at most n are kept.
func Groups(results []Result, n int) []Group {
	byName := map[string]*Group{}
	for _, r := range results {
		for _, x := range r.Mistakes {
			name := x.Rule
			if name == "" {
				name = "missed " + string(x.Gold.Label)
			}
			g := byName[name]
			if g == nil {
				g = &Group{Name: name}
				byName[name] = g
			}
			g.Total++
			if len(g.Mistakes) < n {
				x.Document = r.ID
				g.Mistakes = append(g.Mistakes, x)
			}
		}
	}
	out := make([]Group, 0, len(byName))
	for _, g := range byName {
		out = append(out, *g)
	}
	slices.SortFunc(out, func(a, b Group) int { return cmp.Or(cmp.Compare(b.Total, a.Total), cmp.Compare(a.Name, b.Name)) })
	return out
}
