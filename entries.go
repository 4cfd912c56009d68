package tifa

import (
	"context"
	"slices"
	"strings"

	"tifa/extractors"
	"tifa/extractors/lexicon"
	"tifa/models"
)

// Entries gives the entries that have an id or a wording, in either language, those
// first whose main name it is. Of offices it gives all that held them, of persons all
// they held, or with on, a day, those of that day.
func Entries(l *lexicon.Lexicon, name, on string) (out []*models.Entry) {
	for _, e := range l.ByName(name) {
		out = append(out, describe(l, e.ID, e.Label, e.Names, e.Attrs, on))
	}
	return out
}

// Search gives the entries of which a part of any wording is asked for, at most limit of
// them and only those with a label unless it is "", the best first.
func Search(l *lexicon.Lexicon, query string, label models.Label, on string, limit int) (out []*models.Entry) {
	for _, e := range l.Search(query, label, limit) {
		out = append(out, describe(l, e.ID, e.Label, e.Names, e.Attrs, on))
	}
	return out
}

// InReport gives the entity that a name would have in a report, such as an office that
// rules put together from a rank and a place; nil if it would have none.
func (a *Annotator) InReport(ctx context.Context, name, on string) (*models.Entry, error) {
	text := strings.TrimSpace(name)
	doc, err := a.Annotate(ctx, &models.Document{Text: text})
	if err != nil {
		return nil, err
	}
	for _, e := range doc.Entities {
		if m := doc.Annotations[e.Mentions[0]]; m.Span.Len() == len(text) && !strings.Contains(e.ID, "~") {
			return describe(a.Lexicon, e.ID, e.Label, e.Names, e.Attrs, on), nil
		}
	}
	return nil, nil
}

func describe(l *lexicon.Lexicon, id string, label models.Label, names models.Names, attrs []models.Attr, on string) *models.Entry {
	e := &models.Entry{ID: id, Label: label, Names: names, Also: []string{}, Attrs: map[string]any{}, Facts: attrs}
	for _, form := range l.Forms(id) {
		if form != names.English && form != names.Chinese && form != names.Traditional && !slices.Contains(e.Also, form) {
			e.Also = append(e.Also, form)
		}
	}
	for _, a := range attrs {
		if a.List {
			e.Attrs[a.Key] = a.Values
		} else {
			e.Attrs[a.Key] = a.Values[0]
		}
	}
	rows := func(tenures []extractors.Tenure, other func(extractors.Tenure) string) *[]models.Tenure {
		out := []models.Tenure{}
		for _, t := range tenures {
			row := models.Tenure{ID: other(t), From: t.From, To: t.To, Status: t.Status, Source: t.Source}
			if o := l.Entry(row.ID); o != nil {
				row.Names = o.Names
			}
			out = append(out, row)
		}
		return &out
	}
	switch label {
	case models.Office:
		e.Holders = rows(l.Tenures(id, on), func(t extractors.Tenure) string { return t.Person })
	case models.Person:
		e.Held = rows(l.Held(id, on), func(t extractors.Tenure) string { return t.Office })
	}
	e.File, e.Line = l.Where(id)
	return e
}
