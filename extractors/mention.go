package extractors

import (
	"cmp"

	"tifa/models"
)

// Mention is an annotation in the making: a span with a label, and what is
// known of the thing that it names. Which mentions are kept is decided by the
// pipeline's resolve stage, which entity each one names by its link stage.
type Mention struct {
	Label models.Label
	Span  models.Span
	// Entries are the dictionary entries that the name may stand for; empty
	// if no dictionary has it.
	Entries []*Entry
	// Key tells apart the unlisted names of a document: mentions with the same
	// label and key are one entity. Empty stands for the folded text.
	Key string
	// Sure says that what the rule rests on outweighs names of the dictionary inside:
	// the Washington of George Washington is no place.
	Sure  bool
	Rank  string        // of an office: its rank, such as "deputy-secretary"
	Timex *models.Timex // of a date or duration
	Attrs []models.Attr // sorted by key
	// Evidence is what spoke for the name and against it, for tifa explain; empty if
	// nobody asked, or the rule says it all.
	Evidence string
	// Source says what made it; Suite fills in the extractor.
	Source models.Source
}

// Compare is the total order of mentions.
func (m *Mention) Compare(o *Mention) int {
	if c := m.Span.Compare(o.Span); c != 0 { // as nearly always
		return c
	}
	return cmp.Or(
		cmp.Compare(m.Label, o.Label),
		cmp.Compare(m.Source.Extractor, o.Source.Extractor),
		cmp.Compare(m.Source.Rule, o.Source.Rule),
		cmp.Compare(m.Source.Entry, o.Source.Entry),
	)
}

// FromLexicon is the mention that a candidate of the gazetteer makes.
func FromLexicon(c *Candidate) Mention {
	m := Mention{
		Label: c.Label, Span: c.Span, Entries: c.Entries,
		Source: models.Source{Rule: "lexicon", Entry: c.Entries[0].ID},
	}
	if len(c.Entries) > 1 {
		m.Source.Entry = "" // link tells which one
	}
	m.Rank = c.Entries[0].Rank
	return m
}

// Header is what stands before the report proper, or at its end, about the
// report itself. A span that is zero stands for what is absent.
type Header struct {
	Title    models.Span
	Date     models.Span   // a date of publication that the header states
	Byline   []models.Span // names of the authors
	Dateline Dateline
	Body     int // byte at which the report proper begins
}

// Dateline says where the parts of a dateline stand.
type Dateline struct {
	Span   models.Span // the whole of it
	Places []models.Span
	Date   models.Span
	Agency models.Span
}
