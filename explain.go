package tifa

import (
	"context"
	"strings"

	"tifa/models"
	"tifa/pipeline"
)

// Everywhere asks Explain for the candidates of the whole text.
const Everywhere = -1

// Explain annotates a document and gives every candidate that was considered, with
// offsets that count a unit; only those that cover the offset at, unless it is negative.
func (a *Annotator) Explain(ctx context.Context, doc *models.Document, unit models.Unit, at int) (*models.Explanation, error) {
	d, all, err := a.Pipeline.Explain(ctx, doc)
	if err != nil {
		return nil, err
	}
	out := &models.Explanation{ID: d.ID, Lang: d.Lang, Date: d.Date, Offsets: unit, Candidates: []models.Candidate{}, Warnings: d.Warnings}
	ruler := models.NewRuler(d.Text, unit)
	for _, c := range all {
		start, end := ruler.Span(c.Span)
		if at >= 0 && (at < start || at >= end) {
			continue
		}
		out.Candidates = append(out.Candidates, models.Candidate{
			Label: c.Label, Start: start, End: end, Text: models.ValidText(c.Span.In(d.Text)), Rule: c.Source.Rule, Entry: entryOf(c),
			Kept: c.Dropped == "", Dropped: c.Dropped, Refused: c.Refused, Evidence: c.Evidence,
		})
	}
	return out, nil
}

// entryOf names the entries that a candidate may stand for.
func entryOf(c pipeline.Candidate) string {
	if c.Source.Entry != "" {
		return c.Source.Entry
	}
	ids := make([]string, len(c.Entries))
	for i, e := range c.Entries {
		ids[i] = e.ID
	}
	return strings.Join(ids, "|")
}
