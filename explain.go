package tifa

import (
	"context"
	"strings"

	"tifa/models"
	"tifa/pipeline"
)

// Explanation is all that was considered in a document, as tifa explain and the HTTP
// API give it.
type Explanation struct {
	ID         string      `json:"id"`
	Lang       models.Lang `json:"lang"`
	Date       string      `json:"date" doc:"Reference date, or empty."`
	Offsets    models.Unit `json:"offsets" enum:"codepoint,byte,utf16" doc:"What start and end count."`
	Candidates []Candidate `json:"candidates" nullable:"false" doc:"In the order of the text, outer ones before what is nested in them."`
	// Warnings are those of the document.
	Warnings []models.Warning `json:"-"`
}

// Candidate is a name of the dictionaries or a match of a rule, and what became of it.
type Candidate struct {
	Label   models.Label `json:"label"`
	Start   int          `json:"start"`
	End     int          `json:"end"`
	Text    string       `json:"text"`
	Rule    string       `json:"rule"`
	Entry   string       `json:"entry,omitempty" doc:"Id of the dictionary entry, or of several with | between them."`
	Kept    bool         `json:"kept" doc:"Whether it is in the output."`
	Dropped string       `json:"dropped,omitempty" doc:"Why it is not."`
	// Refused says that the rule or extractor itself did not report it.
	Refused bool `json:"refused,omitempty" doc:"Whether the rule or extractor itself did not report it."`
	// Evidence is what spoke for it and against it, where a rule weighs.
	Evidence string `json:"evidence,omitempty" doc:"What spoke for it and against it, where a rule weighs."`
}

// Everywhere asks Explain for the candidates of the whole text.
const Everywhere = -1

// Explain annotates a document and gives every candidate that was considered, with
// offsets that count a unit; only those that cover the offset at, unless it is negative.
func (a *Annotator) Explain(ctx context.Context, doc *models.Document, unit models.Unit, at int) (*Explanation, error) {
	d, all, err := a.Pipeline.Explain(ctx, doc)
	if err != nil {
		return nil, err
	}
	out := &Explanation{ID: d.ID, Lang: d.Lang, Date: d.Date, Offsets: unit, Candidates: []Candidate{}, Warnings: d.Warnings}
	ruler := models.NewRuler(d.Text, unit)
	for _, c := range all {
		start, end := ruler.Span(c.Span)
		if at >= 0 && (at < start || at >= end) {
			continue
		}
		out.Candidates = append(out.Candidates, Candidate{
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
