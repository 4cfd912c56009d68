package models

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// Schema is the name of the JSON form, which stands first in every document.
const Schema = "tifa/1"

// The types below are the JSON form itself: field order is key order, and the
// checked-in schema is generated from them.

type jsonDocument struct {
	Schema        string                     `json:"schema" jsonschema:"enum=tifa/1" jsonschema_description:"Name and version of this form."`
	ID            string                     `json:"id" jsonschema_description:"Id of the document, from the input or its file name."`
	Lang          Lang                       `json:"lang" jsonschema:"enum=en,enum=zh-Hans,enum=zh-Hant,enum=und" jsonschema_description:"Main language; und is a language that tifa does not read."`
	Langs         []Lang                     `json:"langs" jsonschema_description:"All languages, by falling share of the text."`
	Meta          map[string]json.RawMessage `json:"meta,omitempty" jsonschema_description:"Fields of the input that tifa does not know, unchanged."`
	Date          *string                    `json:"date" jsonschema:"oneof_type=string;null" jsonschema_description:"Publication date, as precise as it is known."`
	Title         *string                    `json:"title" jsonschema:"oneof_type=string;null"`
	Byline        []string                   `json:"byline" jsonschema_description:"Names of the authors, as written."`
	Dateline      *jsonDateline              `json:"dateline" jsonschema_description:"Null if the report has none."`
	ReportedEvent *jsonReportedEvent         `json:"reported_event" jsonschema_description:"The event that the whole document reports, or null."`
	Offsets       Unit                       `json:"offsets" jsonschema:"enum=codepoint,enum=byte,enum=utf16" jsonschema_description:"What start and end count; both are half-open offsets into text."`
	Text          string                     `json:"text" jsonschema_description:"The text, unchanged but for invalid bytes, each of which is one U+FFFD here."`
	Sentences     []jsonSpan                 `json:"sentences"`
	Tokens        *[]jsonToken               `json:"tokens,omitempty" jsonschema_description:"Words with their parts of speech, if they were asked for."`
	Annotations   []jsonAnnotation           `json:"annotations" jsonschema_description:"In total order: by start, then longer first, then label, then source."`
	Entities      []jsonEntity               `json:"entities" jsonschema_description:"Everything that annotations name, by first mention."`
	Relations     []jsonRelation             `json:"relations"`
	Warnings      []jsonWarning              `json:"warnings"`
	Producer      jsonProducer               `json:"producer"`
}

type jsonDateline struct {
	Places []string `json:"places" jsonschema_description:"Entity ids, in the order of the text."`
	Date   *string  `json:"date" jsonschema:"oneof_type=string;null"`
	Agency *string  `json:"agency" jsonschema:"oneof_type=string;null" jsonschema_description:"Entity id of the news agency or paper."`
}

type jsonReportedEvent struct {
	Type     string  `json:"type" jsonschema_description:"Open vocabulary, such as party_committee_meeting."`
	Date     *string `json:"date" jsonschema:"oneof_type=string;null"`
	Place    *string `json:"place" jsonschema:"oneof_type=string;null"`
	Convener *string `json:"convener" jsonschema:"oneof_type=string;null"`
	Presider *string `json:"presider" jsonschema:"oneof_type=string;null"`
}

type jsonSpan struct {
	Start int `json:"start" jsonschema:"minimum=0"`
	End   int `json:"end" jsonschema:"minimum=0"`
}

type jsonToken struct {
	jsonSpan
	Text string `json:"text"`
	POS  string `json:"pos" jsonschema_description:"Penn Treebank tag for English, ICTCLAS tag for Chinese; x if unknown."`
}

type jsonAnnotation struct {
	ID    string `json:"id" jsonschema:"pattern=^a\\d+$" jsonschema_description:"Ordinal within this document; it means nothing in another run."`
	Label Label  `json:"label" jsonschema:"enum=PERSON,enum=OFFICE,enum=ORG,enum=PLACE,enum=EVENT,enum=SLOGAN,enum=DOCUMENT,enum=DATE,enum=DURATION"`
	jsonSpan
	Text   string         `json:"text"`
	Entity string         `json:"entity,omitempty" jsonschema_description:"Id of the entity that is named; absent for DATE and DURATION."`
	Timex  *jsonTimex     `json:"timex,omitempty" jsonschema_description:"Meaning of a DATE or DURATION; absent for names."`
	Attrs  map[string]any `json:"attrs,omitempty"`
	Source jsonSource     `json:"source"`
}

type jsonTimex struct {
	Type   string   `json:"type" jsonschema:"enum=DATE,enum=TIME,enum=DURATION,enum=SET"`
	Value  string   `json:"value,omitempty" jsonschema_description:"TIMEX3 value, or an interval with both ends included; absent if the reference date that it needs is unknown."`
	Mod    string   `json:"mod,omitempty" jsonschema_description:"TIMEX3 modifier, such as START or APPROX."`
	From   string   `json:"from,omitempty" jsonschema_description:"First moment, ISO 8601."`
	To     string   `json:"to,omitempty" jsonschema_description:"First moment after the end, ISO 8601; absent if the end is open."`
	Stated []string `json:"stated,omitempty" jsonschema_description:"Parts that the text gives itself; the others come from the reference date."`
	Zone   string   `json:"zone,omitempty" jsonschema_description:"Time zone that the text names, as what it adds to universal time; value, from and to are the time of the place."`
}

type jsonSource struct {
	Extractor string `json:"extractor"`
	Rule      string `json:"rule" jsonschema_description:"Rule id, or lexicon for a dictionary entry."`
	Entry     string `json:"entry,omitempty" jsonschema_description:"Id of the dictionary entry."`
}

type jsonEntity struct {
	ID       string         `json:"id" jsonschema_description:"Global id, or one of this document only (with ~) if no dictionary has the name."`
	Label    Label          `json:"label" jsonschema:"enum=PERSON,enum=OFFICE,enum=ORG,enum=PLACE,enum=EVENT,enum=SLOGAN,enum=DOCUMENT"`
	Known    bool           `json:"known" jsonschema_description:"Whether a dictionary has it."`
	Names    Names          `json:"names"`
	Attrs    map[string]any `json:"attrs,omitempty"`
	Mentions []string       `json:"mentions" jsonschema_description:"Ids of the annotations that name it."`
}

type jsonRelation struct {
	ID     string         `json:"id" jsonschema:"pattern=^r\\d+$"`
	Type   string         `json:"type"`
	Head   string         `json:"head" jsonschema:"pattern=^(a\\d+|@doc|@doc_event)$"`
	Tail   string         `json:"tail" jsonschema:"pattern=^(a\\d+|@doc|@doc_event)$"`
	Cue    *jsonSpan      `json:"cue,omitempty" jsonschema_description:"Where the words stand that say so."`
	Quote  *jsonSpan      `json:"quote,omitempty" jsonschema_description:"Where the quotation stands that is ascribed to the head."`
	Attrs  map[string]any `json:"attrs"`
	Source jsonSource     `json:"source"`
}

type jsonWarning struct {
	Code    string `json:"code" jsonschema_description:"Stable name for programs."`
	Message string `json:"message" jsonschema_description:"Explanation for people."`
	Start   *int   `json:"start,omitempty"`
	End     *int   `json:"end,omitempty"`
}

type jsonProducer struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Pack    string `json:"pack" jsonschema_description:"Hash of all dictionaries and rules in force."`
}

// Encoding says how a document is written as JSON.
type Encoding struct {
	Offsets Unit // CodePoint if empty
	Pretty  bool // over several lines, for people; otherwise on one
}

// Encode writes the document as one JSON object with a newline behind it. The
// same document gives the same bytes always.
func (d *Document) Encode(e Encoding) ([]byte, error) {
	if e.Offsets == "" {
		e.Offsets = CodePoint
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(d.toJSON(e.Offsets)); err != nil {
		return nil, fmt.Errorf("document %q: %w", d.ID, err)
	}
	if e.Pretty {
		return layout(buf.Bytes()), nil
	}
	return buf.Bytes(), nil
}

func (d *Document) toJSON(unit Unit) *jsonDocument {
	ruler := NewRuler(d.Text, unit)
	span := func(s Span) jsonSpan {
		start, end := ruler.Span(s)
		return jsonSpan{start, end}
	}
	optionalSpan := func(s *Span) *jsonSpan {
		if s == nil {
			return nil
		}
		out := span(*s)
		return &out
	}
	out := &jsonDocument{
		Schema: Schema, ID: d.ID, Lang: d.Lang, Langs: list(d.Langs), Meta: d.Meta,
		Date: optional(d.Date), Title: optional(d.Title), Byline: list(d.Byline),
		Offsets: unit, Text: validText(d.Text),
		Sentences:   make([]jsonSpan, len(d.Sentences)),
		Annotations: make([]jsonAnnotation, len(d.Annotations)),
		Entities:    make([]jsonEntity, len(d.Entities)),
		Relations:   make([]jsonRelation, len(d.Relations)),
		Warnings:    make([]jsonWarning, len(d.Warnings)),
		Producer:    jsonProducer(d.Producer),
	}
	if l := d.Dateline; l != nil {
		out.Dateline = &jsonDateline{list(l.Places), optional(l.Date), optional(l.Agency)}
	}
	if e := d.ReportedEvent; e != nil {
		out.ReportedEvent = &jsonReportedEvent{e.Type, optional(e.Date), optional(e.Place), optional(e.Convener), optional(e.Presider)}
	}
	for i, s := range d.Sentences {
		out.Sentences[i] = span(s)
	}
	if d.Tokens != nil {
		tokens := make([]jsonToken, len(d.Tokens))
		for i, t := range d.Tokens {
			tokens[i] = jsonToken{span(t.Span), validText(t.Span.In(d.Text)), t.POS}
		}
		out.Tokens = &tokens
	}
	for i := range d.Annotations {
		a := &d.Annotations[i]
		out.Annotations[i] = jsonAnnotation{
			ID: annotationID(i), Label: a.Label, jsonSpan: span(a.Span), Text: validText(a.Span.In(d.Text)),
			Entity: a.Entity, Timex: (*jsonTimex)(a.Timex), Attrs: attrMap(a.Attrs), Source: jsonSource(a.Source),
		}
	}
	for i, e := range d.Entities {
		mentions := make([]string, len(e.Mentions))
		for k, m := range e.Mentions {
			mentions[k] = annotationID(m)
		}
		out.Entities[i] = jsonEntity{e.ID, e.Label, e.Known, e.Names, attrMap(e.Attrs), mentions}
	}
	for i, r := range d.Relations {
		attrs := attrMap(r.Attrs)
		if attrs == nil {
			attrs = map[string]any{}
		}
		out.Relations[i] = jsonRelation{"r" + strconv.Itoa(i+1), r.Type, r.Head.json(), r.Tail.json(), optionalSpan(r.Cue), optionalSpan(r.Quote), attrs, jsonSource(r.Source)}
	}
	for i, w := range d.Warnings {
		out.Warnings[i] = jsonWarning{Code: w.Code, Message: validText(w.Message)}
		if w.Span != nil {
			s := span(*w.Span)
			out.Warnings[i].Start, out.Warnings[i].End = &s.Start, &s.End
		}
	}
	return out
}

func (e End) json() string {
	switch e {
	case ReportedEventEnd:
		return "@doc_event"
	case DocumentEnd:
		return "@doc"
	}
	return annotationID(int(e))
}

func annotationID(i int) string { return "a" + strconv.Itoa(i+1) }

// attrMap is the JSON form of attributes; encoding/json writes its keys sorted.
func attrMap(attrs []Attr) map[string]any {
	if len(attrs) == 0 {
		return nil
	}
	m := make(map[string]any, len(attrs))
	for _, a := range attrs {
		if a.List {
			m[a.Key] = list(a.Values)
		} else {
			m[a.Key] = a.Values[0]
		}
	}
	return m
}

// optional is null for what is empty.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	s = validText(s)
	return &s
}

// list is [] rather than null for what is empty.
func list[S ~[]E, E any](s S) S {
	if s == nil {
		return S{}
	}
	return s
}
