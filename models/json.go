package models

import "encoding/json"

// Schema is the name of the JSON form, which stands first in every document.
const Schema = "tifa/1"

// The types below are the JSON form itself: field order is key order, the
// checked-in schema is generated from them, and documents are read into them. They
// are written by encode.go, which a test holds to them.

type jsonDocument struct {
	Schema        string                     `json:"schema" jsonschema:"enum=tifa/1" jsonschema_description:"Name and version of this form."`
	ID            string                     `json:"id" jsonschema_description:"Id of the document, from the input or its file name."`
	Lang          Lang                       `json:"lang" jsonschema:"enum=en,enum=zh-Hans,enum=zh-Hant,enum=und" jsonschema_description:"Main language; und is a language that tifa does not read."`
	Langs         []Lang                     `json:"langs" jsonschema_description:"All languages, by falling share of the text."`
	Meta          map[string]json.RawMessage `json:"meta,omitempty" jsonschema_description:"Fields of the input that tifa does not know, unchanged."`
	DuplicateOf   string                     `json:"duplicate_of,omitempty" jsonschema_description:"Id of the first document of the input that this one is a copy of, nearly or wholly; only if such were looked for."`
	Date          *string                    `json:"date" jsonschema:"oneof_type=string;null" jsonschema_description:"Publication date, as precise as it is known."`
	Title         *string                    `json:"title" jsonschema:"oneof_type=string;null"`
	Byline        []string                   `json:"byline" jsonschema_description:"Names of the authors, as written."`
	Dateline      *jsonDateline              `json:"dateline" jsonschema_description:"Null if the report has none."`
	ReportedEvent *jsonReportedEvent         `json:"reported_event" jsonschema_description:"The event that the whole document reports, or null."`
	Offsets       Unit                       `json:"offsets" jsonschema:"enum=codepoint,enum=byte,enum=utf16" jsonschema_description:"What start and end count; both are half-open offsets into text."`
	SHA256        string                     `json:"sha256,omitempty" jsonschema:"pattern=^[0-9a-f]{64}$" jsonschema_description:"Hash of the text, in its place if the document was written without it; no field text is there then."`
	Text          string                     `json:"text,omitempty" jsonschema_description:"The text, unchanged but for invalid bytes, each of which is one U+FFFD here."`
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
	Text string `json:"text,omitempty"`
	POS  string `json:"pos" jsonschema_description:"Penn Treebank tag for English, ICTCLAS tag for Chinese; x if unknown."`
}

type jsonAnnotation struct {
	ID    string `json:"id" jsonschema:"pattern=^a\\d+$" jsonschema_description:"Ordinal within this document; it means nothing in another run."`
	Label Label  `json:"label" jsonschema:"enum=PERSON,enum=OFFICE,enum=ORG,enum=PLACE,enum=EVENT,enum=SLOGAN,enum=DOCUMENT,enum=DATE,enum=DURATION"`
	jsonSpan
	Text   string         `json:"text,omitempty"`
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
