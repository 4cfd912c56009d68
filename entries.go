package tifa

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"tifa/extractors"
	"tifa/extractors/lexicon"
	"tifa/models"
)

// Entry is a dictionary entry with all that is known of it, as tifa lexicon show and
// the HTTP API give it.
type Entry struct {
	ID    string         `json:"id" doc:"Id of the entry, or of the entity that rules make of the name."`
	Label models.Label   `json:"label"`
	Names models.Names   `json:"names" doc:"Main names by language."`
	Also  []string       `json:"also" nullable:"false" doc:"Its other wordings."`
	Attrs map[string]any `json:"attrs" doc:"What else the dictionary says, by key: a text or a list of texts."`
	// Holders are there for an office, Held for a person.
	Holders *[]Tenure `json:"holders,omitempty" nullable:"false" doc:"Who held the office, in order of time."`
	Held    *[]Tenure `json:"held,omitempty" nullable:"false" doc:"Which offices the person held, in order of time."`
	File    string    `json:"file,omitempty" doc:"Table that the entry stands in."`
	Line    int       `json:"line,omitempty"`
	Others  []*Entry  `json:"others,omitempty" nullable:"false" doc:"Further entries with that wording."`

	attrs []models.Attr
}

// Tenure is the time in which somebody held an office, with the id and the names of
// the person, or of the office if the entry is a person's.
type Tenure struct {
	ID     string       `json:"id"`
	Names  models.Names `json:"names"`
	From   string       `json:"from" doc:"First day, as precise as it is known."`
	To     string       `json:"to,omitempty" doc:"Day on which it ended; absent if it has not."`
	Status string       `json:"status,omitempty" doc:"Such as acting, or disputed."`
	Source string       `json:"source"`
}

// Facts are the attributes of the entry, sorted by key.
func (e *Entry) Facts() []models.Attr { return e.attrs }

// Entries gives the entries that have an id or a wording, in either language, those
// first whose main name it is. Of offices it gives all that held them, of persons all
// they held, or with on, a day, those of that day.
func Entries(l *lexicon.Lexicon, name, on string) (out []*Entry) {
	found := l.ByName(name)
	slices.SortStableFunc(found, func(x, y *extractors.Entry) int { return cmp.Compare(isMain(y, name), isMain(x, name)) })
	for _, e := range found {
		out = append(out, describe(l, e.ID, e.Label, e.Names, e.Attrs, on))
	}
	return out
}

// InReport gives the entity that a name would have in a report, such as an office that
// rules put together from a rank and a place; nil if it would have none.
func (a *Annotator) InReport(ctx context.Context, name, on string) (*Entry, error) {
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

func isMain(e *extractors.Entry, name string) int {
	if e.ID == name || strings.EqualFold(e.Names.English, name) || e.Names.Chinese == name || e.Names.Traditional == name {
		return 1
	}
	return 0
}

func describe(l *lexicon.Lexicon, id string, label models.Label, names models.Names, attrs []models.Attr, on string) *Entry {
	e := &Entry{ID: id, Label: label, Names: names, Also: []string{}, Attrs: map[string]any{}, attrs: attrs}
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
	rows := func(tenures []extractors.Tenure, other func(extractors.Tenure) string) *[]Tenure {
		out := []Tenure{}
		for _, t := range tenures {
			row := Tenure{ID: other(t), From: t.From, To: t.To, Status: t.Status, Source: t.Source}
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
