package models

import (
	"cmp"
	"strconv"
)

// Annotation marks a stretch of the text as a name or a time expression.
type Annotation struct {
	Label  Label
	Span   Span
	Entity string // id of the entity that is named; empty for Date and Duration
	Timex  *Timex // set for Date and Duration only
	Attrs  []Attr // sorted by key
	Source Source
}

// Attr is one further property of an annotation, an entity or a relation. It
// has one value or a list of them.
type Attr struct {
	Key    string
	Values []string
	// List says that the value is a list even if it has one item, so that
	// consumers never meet two types under one key.
	List bool
}

// Source says what made an annotation or a relation.
type Source struct {
	Extractor string // its name, as in tifa annotate --disable
	Rule      string // rule id, or "lexicon" for a dictionary entry
	Entry     string // id of the dictionary entry, if one was used
}

// Compare is the total order of annotations in a document: by span (outer
// first), then label, then source.
func (a *Annotation) Compare(b *Annotation) int {
	return cmp.Or(
		a.Span.Compare(b.Span),
		cmp.Compare(a.Label, b.Label),
		cmp.Compare(a.Source.Extractor, b.Source.Extractor),
		cmp.Compare(a.Source.Rule, b.Source.Rule),
		cmp.Compare(a.Source.Entry, b.Source.Entry),
		cmp.Compare(a.Entity, b.Entity),
	)
}

// Entity is a thing that annotations of a document name.
type Entity struct {
	ID       string // such as "per:xi-jinping", or "per:~1" if no dictionary has it
	Label    Label
	Known    bool // whether a dictionary has it
	Names    Names
	Attrs    []Attr // from the dictionary, sorted by key
	Mentions []int  // indices into Document.Annotations, ascending
}

// Names are the main names of a thing, each empty where it has none in that
// language.
type Names struct {
	English     string `json:"en,omitempty"`
	Chinese     string `json:"zh,omitempty"`
	Traditional string `json:"zh-Hant,omitempty"`
}

// Relation connects two annotations, or an annotation and the document.
type Relation struct {
	Type   string // such as "holds_office"
	Head   End
	Tail   End
	Cue    *Span  // the words that say so, with relations such as "says"; may be nil
	Quote  *Span  // the quotation that is ascribed to the head; may be nil
	Attrs  []Attr // sorted by key
	Source Source
}

// End is one end of a relation: an index into Document.Annotations, or
// ReportedEventEnd or DocumentEnd.
type End int

// The ends that are no annotation.
const (
	ReportedEventEnd End = -1 // the event that the document reports, "@doc_event"
	DocumentEnd      End = -2 // the document itself, "@doc"
)

// String is the name of the end in JSON: "@doc_event", "@doc", or the id of the
// annotation.
func (e End) String() string {
	switch e {
	case ReportedEventEnd:
		return "@doc_event"
	case DocumentEnd:
		return "@doc"
	}
	return AnnotationID(int(e))
}

// AnnotationID is the id of the annotation with an index, an ordinal from "a1" on.
func AnnotationID(i int) string { return "a" + strconv.Itoa(i+1) }

// Compare is the total order of relations in a document: by head, tail, type, cue
// and source.
func (r *Relation) Compare(s *Relation) int {
	return cmp.Or(
		cmp.Compare(r.Head, s.Head),
		cmp.Compare(r.Tail, s.Tail),
		cmp.Compare(r.Type, s.Type),
		r.cue().Compare(s.cue()),
		cmp.Compare(r.Source.Extractor, s.Source.Extractor),
		cmp.Compare(r.Source.Rule, s.Source.Rule),
	)
}

// cue is where the cue stands; the zero span if there is none.
func (r *Relation) cue() Span {
	if r.Cue == nil {
		return Span{}
	}
	return *r.Cue
}
