package gold

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"tifa/models"
)

// spacyDocument is what Doc.to_json of spaCy writes: flat entities, and groups of
// spans, which may nest. Offsets count code points.
type spacyDocument struct {
	ID    text                   `json:"id"`
	Lang  string                 `json:"lang"`
	Date  text                   `json:"date"`
	Text  *string                `json:"text"`
	Ents  []spacySpan            `json:"ents"`
	Spans map[string][]spacySpan `json:"spans"`
}

type spacySpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"`
	KbID  string `json:"kb_id"`
}

func readSpaCy(data []byte) (Document, models.Unit, error) {
	var in spacyDocument
	if err := json.Unmarshal(data, &in); err != nil {
		return Document{}, "", err
	}
	d := Document{ID: string(in.ID), Lang: in.Lang, Date: string(in.Date)}
	if in.Text == nil {
		return d, "", errors.New(`there is no field "text"`)
	}
	d.Text = *in.Text
	offsets := newOffsets(d.Text, models.CodePoint)
	var errs []error
	type place struct {
		span  models.Span
		label string
	}
	seen := map[place]bool{}
	add := func(group string, i int, s spacySpan) {
		span, err := offsets.span(s.Start, s.End, nil)
		if err == nil && s.Label == "" {
			err = errors.New("it has no label")
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s, number %d: %w", group, i+1, err))
			return
		}
		key := place{span, s.Label}
		if !seen[key] { // entities are often a group of spans as well
			d.Spans = append(d.Spans, Span{Span: span, Label: s.Label, Entity: s.KbID})
		}
		seen[key] = true
	}
	for i, s := range in.Ents {
		add("ents", i, s)
	}
	for _, group := range slices.Sorted(maps.Keys(in.Spans)) {
		for i, s := range in.Spans[group] {
			add("spans."+group, i, s)
		}
	}
	return d, models.CodePoint, errors.Join(errs...)
}
