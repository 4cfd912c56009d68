package tifa_test

import (
	"slices"
	"testing"

	"tifa/models"
)

// TestRuleExamples runs the examples that stand beside each rule, through the
// whole pipeline: what is marked must be found by that rule, and where nothing
// is, the rule must find nothing.
func TestRuleExamples(t *testing.T) {
	a := annotator(t)
	examples := a.Rules.Examples()
	if len(examples) < 100 {
		t.Fatalf("only %d examples", len(examples))
	}
	for _, e := range examples {
		t.Run(e.Rule, func(t *testing.T) {
			doc, candidates, err := a.Explain(t.Context(), &models.Document{Text: e.Text, Date: "2024-06-20"})
			if err != nil {
				t.Fatal(err)
			}
			var got []models.Span
			if e.Relation {
				for _, r := range doc.Relations {
					if r.Source.Rule == e.Rule {
						got = append(got, doc.Annotations[r.Head].Span, doc.Annotations[r.Tail].Span)
					}
				}
			} else {
				for _, c := range candidates {
					if c.Source.Rule == e.Rule {
						got = append(got, c.Span)
					}
				}
			}
			for _, s := range e.Spans {
				if !slices.Contains(got, s) {
					t.Errorf("%s: nothing at %q in %q", e.Where, s.In(e.Text), e.Text)
				}
			}
			for _, s := range got {
				if !slices.Contains(e.Spans, s) && !within(s, e.Spans) {
					t.Errorf("%s: found %q in %q", e.Where, s.In(e.Text), e.Text)
				}
			}
		})
	}
}

// within says whether s lies in one of the spans: a rule may match a part of its
// own match once more, which resolve drops.
func within(s models.Span, in []models.Span) bool {
	return slices.ContainsFunc(in, func(o models.Span) bool { return o.Contains(s) })
}
