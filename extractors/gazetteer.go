package extractors

import (
	"tifa/extractors/match"
	"tifa/models"
)

// Gazetteer finds the names of dictionary entries in a text. It must be safe
// for use from several goroutines and give the same answer always.
type Gazetteer interface {
	// Scan gives every name of every entry that stands in the text, in total
	// order. Names that are not accepted, such as one within a longer name of
	// the same label, carry the reason in Refused. cuts is asked whether a
	// span cuts through a word of a language without blanks, and gives that
	// word if it does; it may be nil.
	Scan(text *match.Text, cuts func(models.Span) string) []Candidate
	// Entry gives the entry with an id, or nil.
	Entry(id string) *Entry
	// Office gives the id of the office with a rank at a body or place, such
	// as "secretary" at "org:cpc-chongqing-committee", or "".
	Office(rank, at string) string
	// Hash is "sha256:" and the hash of all that the gazetteer was made from.
	Hash() string
}

// Entry is what a dictionary says of one thing.
type Entry struct {
	ID     string
	Label  models.Label
	Names  models.Names
	*Facts // never nil; Nothing if the dictionary says no more
}

// Facts are what a dictionary says of a thing beside its names. Entries that have
// none share Nothing, since a dictionary may have a hundred thousand of them. Nobody
// changes the facts of an entry that others can see.
type Facts struct {
	Kind  string // kind of organisation, place or event, such as "ministry"
	Place string // id of the place it belongs to
	Part  string // id of what it is part of: an organisation's parent, a place's surroundings
	Rank  string // of an office: "secretary"
	Body  string // of an office: id of the organisation it belongs to
	// Levels, if not empty, makes the entry a short form that every place of
	// these kinds has one of, such as Municipal Party Committee. Its ID then
	// holds "{place}", for which link puts the place that the document is
	// about.
	Levels []string
	// Short is the short form that the entry was made from for one place.
	Short *Entry
	// Opaque says that no shorter name within this one is marked.
	Opaque bool
	Attrs  []models.Attr // for the output
}

// Nothing are the facts of an entry that has names only.
var Nothing = new(Facts)

// Known gives a copy of the facts, or Nothing if there are none.
func (f *Facts) Known() *Facts {
	if f.Kind == "" && f.Place == "" && f.Part == "" && f.Rank == "" && f.Body == "" && f.Levels == nil && f.Short == nil && !f.Opaque && f.Attrs == nil {
		return Nothing
	}
	known := *f
	return &known
}

// Attr is the first value of an attribute, empty if the entry does not have it.
func (e *Entry) Attr(key string) string {
	for _, a := range e.Attrs {
		if a.Key == key {
			return a.Values[0]
		}
	}
	return ""
}

// Candidate is a name of the gazetteer that stands in a text.
type Candidate struct {
	Label   models.Label
	Span    models.Span
	Entries []*Entry // whose name it is, by id; more than one if the name is ambiguous
	Refused string   // why it is not accepted; empty if it is
}

// Term is a word of a list that rules use, with what it stands for: a rank, or
// the id of an entry.
type Term struct{ Text, Value string }
