package tifa

import (
	"context"
	"fmt"
	"slices"

	"tifa/models"
	"tifa/pipeline"
)

// CheckRules runs the examples that stand beside each rule through the whole
// pipeline and says what is wrong: what is marked must be found by that rule, and
// where nothing is, the rule must find nothing. A rule that says what a report is about
// must say so where something is marked, and nowhere else. Relative dates in examples are
// read from 2024-06-20.
func (a *Annotator) CheckRules(ctx context.Context) (problems []string, err error) {
	for _, e := range a.Rules.Examples() {
		doc, candidates, err := a.Pipeline.Explain(ctx, &models.Document{Text: e.Text, Date: "2024-06-20"})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Where, err)
		}
		if e.Reports != "" {
			if says := doc.ReportedEvent != nil && doc.ReportedEvent.Type == e.Reports; says != (len(e.Spans) > 0) {
				problems = append(problems, fmt.Sprintf("%s: rule %s: %q reports %v", e.Where, e.Rule, e.Text, doc.ReportedEvent))
			}
			continue
		}
		found := foundBy(e.Rule, doc, candidates)
		for _, s := range e.Spans {
			if !slices.Contains(found, s) {
				problems = append(problems, fmt.Sprintf("%s: rule %s finds nothing at %q in %q", e.Where, e.Rule, s.In(e.Text), e.Text))
			}
		}
		for _, s := range found {
			// A rule may match a part of its own match once more, which resolve
			// drops.
			if !slices.ContainsFunc(e.Spans, func(o models.Span) bool { return o.Contains(s) }) {
				problems = append(problems, fmt.Sprintf("%s: rule %s finds %q in %q", e.Where, e.Rule, s.In(e.Text), e.Text))
			}
		}
	}
	return problems, nil
}

// foundBy lists the spans that a rule found, both ends and the cues of its relations included.
func foundBy(rule string, doc *models.Document, candidates []pipeline.Candidate) (found []models.Span) {
	for _, c := range candidates {
		if c.Source.Rule == rule && !c.Refused {
			found = append(found, c.Span)
		}
	}
	for _, r := range doc.Relations {
		if r.Source.Rule == rule {
			for _, end := range []models.End{r.Head, r.Tail} {
				if end >= 0 {
					found = append(found, doc.Annotations[end].Span)
				}
			}
			if r.Cue != nil {
				found = append(found, *r.Cue)
			}
		}
	}
	return found
}
