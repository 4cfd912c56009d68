package evaluate

import (
	"cmp"
	"slices"
	"strings"

	"tifa/corpus/evaluate/align"
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
	Gold  *Marked `json:"gold"`
	Found *Marked `json:"found"`
	Rule  string  `json:"rule"` // what made the prediction: extractor and rule; empty if there is none
	// Before, Text and After are both sides together, with some text around them.
	Before string `json:"before"`
	Text   string `json:"text"`
	After  string `json:"after"`
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
		before, after := Context(m.text, at, around)
		x := Mistake{Kind: kind, Before: before, Text: OneLine(at.In(m.text)), After: after}
		x.Offset, _ = ruler.Span(at)
		if g != nil {
			x.Gold = &Marked{g.label, OneLine(g.In(m.text))}
		}
		if f != nil {
			x.Found = &Marked{f.Label, OneLine(f.Span.In(m.text))}
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

// Context gives n characters of a text on either side of a span, on one line.
func Context(text string, at models.Span, n int) (before, after string) {
	// A character takes four bytes at most; cut on whole ones.
	head, tail := []rune(text[max(0, at.Start-4*n):at.Start]), []rune(text[at.End:min(len(text), at.End+4*n)])
	return OneLine(string(head[max(0, len(head)-n):])), OneLine(string(tail[:min(len(tail), n)]))
}

// OneLine shows line ends and tabs as blanks.
func OneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' || r == '\v' || r == '\f' {
			return ' '
		}
		return r
	}, s)
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
