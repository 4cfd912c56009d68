// Package models says what an annotated document is: the document, its spans,
// tokens, sentences, annotations, entities and relations, and the published
// JSON form of it, schema tifa/1.
//
// Inside the program spans count bytes; in JSON they count code points unless
// something else is asked for. The conversion happens once, in Encode.
package models

import "encoding/json"

// Document is a report with everything that was found in it. The text is
// never changed, so Span.In(Text) is always what an annotation covers.
type Document struct {
	ID    string
	Lang  Lang                       // main language
	Langs []Lang                     // all languages, by falling share of the text
	Meta  map[string]json.RawMessage // fields of the input that tifa does not know
	// DuplicateOf is the id of the first document of the input that this one is a
	// copy of, nearly or wholly; empty if there is none or nobody looked.
	DuplicateOf string
	// Date is the publication date, YYYY, YYYY-MM or YYYY-MM-DD, or empty.
	// Relative expressions such as "last Friday" are read from it.
	Date          string
	Title         string
	Byline        []string // names of the authors, as written
	Dateline      *Dateline
	ReportedEvent *ReportedEvent
	Text          string
	Sentences     []Span
	Tokens        []Token // nil unless tokens were asked for
	Annotations   []Annotation
	Entities      []Entity
	Relations     []Relation
	Warnings      []Warning
	Producer      Producer
}

// Token is a word or punctuation mark with its part of speech: Penn Treebank
// tags for English, the tags of the Chinese dictionary (ICTCLAS style, such as
// n, v, nr) for Chinese.
type Token struct {
	Span Span
	POS  string
}

// Dateline is the line at the head of a report that says where, when and by
// which agency it was filed.
type Dateline struct {
	Places []string // place ids, as written from the narrow to the wide
	Date   string   // ISO date, or empty
	Agency string   // organisation id, or empty
}

// ReportedEvent is the event that the document as a whole reports.
type ReportedEvent struct {
	Type     string // open vocabulary, such as "party_committee_meeting"
	Date     string
	Place    string // entity ids, each may be empty
	Convener string
	Presider string
}

// Warning tells of something in the input that limits what could be found.
type Warning struct {
	Code    string // stable, for programs, such as "no-date"
	Message string // for people
	Span    *Span  // where, if it is one place
}

// Producer names the program and the dictionaries that made a document.
type Producer struct {
	Name    string
	Version string
	Pack    string // "sha256:" and the hash of all dictionaries and rules in force
}
