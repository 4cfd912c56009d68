package gold

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"tifa/models"
)

// doccanoDocument is a line of an export of doccano: spans as [start, end, label]
// under "label" or "labels", or with relations as "entities". Offsets count code
// points.
type doccanoDocument struct {
	ID       text           `json:"id"`
	Lang     string         `json:"lang"`
	Date     text           `json:"date"`
	Text     *string        `json:"text"`
	Label    []doccanoTuple `json:"label"`
	Labels   []doccanoTuple `json:"labels"`
	Entities []struct {
		ID    text   `json:"id"`
		Label string `json:"label"`
		Start int    `json:"start_offset"`
		End   int    `json:"end_offset"`
	} `json:"entities"`
	Relations *[]struct {
		Type string `json:"type"`
		From text   `json:"from_id"`
		To   text   `json:"to_id"`
	} `json:"relations"`
}

// doccanoTuple is [start, end, "label"].
type doccanoTuple struct {
	start, end int
	label      string
}

func (t *doccanoTuple) UnmarshalJSON(data []byte) error {
	parts := []any{&t.start, &t.end, &t.label}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if err := dec.Decode(&parts); err != nil || len(parts) != 3 {
		return fmt.Errorf(`%s is no [start, end, "label"]`, data)
	}
	return nil
}

func readDoccano(data []byte) (Document, models.Unit, error) {
	var in doccanoDocument
	if err := json.Unmarshal(data, &in); err != nil {
		return Document{}, "", err
	}
	d := Document{ID: string(in.ID), Lang: in.Lang, Date: string(in.Date), relationsIfAny: true}
	if in.Text == nil {
		return d, "", errors.New(`there is no field "text"`)
	}
	d.Text = *in.Text
	offsets := newOffsets(d.Text, models.CodePoint)
	var errs []error
	byID := map[string]models.End{}
	add := func(id string, t doccanoTuple) {
		span, err := offsets.span(t.start, t.end, nil)
		if err == nil && t.label == "" {
			err = errors.New("it has no label")
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("label %d:%d %s: %w", t.start, t.end, t.label, err))
			return
		}
		if _, twice := byID[id]; twice && id != "" {
			errs = append(errs, fmt.Errorf("label %d:%d %s: another one has the id %s", t.start, t.end, t.label, id))
		}
		byID[id] = models.End(len(d.Spans))
		d.Spans = append(d.Spans, Span{Span: span, Label: t.label})
	}
	for _, t := range append(in.Label, in.Labels...) {
		add("", t)
	}
	for _, e := range in.Entities {
		add(string(e.ID), doccanoTuple{e.Start, e.End, e.Label})
	}
	if in.Relations != nil && len(errs) == 0 {
		for i, r := range *in.Relations {
			if err := d.relate(byID, offsets, relation{Type: r.Type, Head: string(r.From), Tail: string(r.To)}); err != nil {
				errs = append(errs, fmt.Errorf("relation %d: %w", i+1, err))
			}
		}
	}
	return d, models.CodePoint, errors.Join(errs...)
}
