package gold

import (
	"tifa/models"
)

// readTifa reads a document of tifa/1, such as an output that was corrected by
// hand.
func readTifa(data []byte) (Document, models.Unit, error) {
	in, err := models.Decode(data)
	if err != nil {
		return Document{}, "", err
	}
	d := Document{ID: in.ID, Lang: string(in.Lang), Date: in.Date, Text: in.Text, StatesRelations: true}
	for _, a := range in.Annotations {
		s := Span{Span: a.Span, Label: string(a.Label), Entity: a.Entity}
		if a.Timex != nil {
			s.Value, s.From, s.To = a.Timex.Value, a.Timex.From, a.Timex.To
		}
		d.Spans = append(d.Spans, s)
	}
	for _, r := range in.Relations {
		d.Relations = append(d.Relations, Relation{Type: r.Type, Head: r.Head, Tail: r.Tail, Cue: r.Cue})
	}
	return d, models.CodePoint, nil
}
