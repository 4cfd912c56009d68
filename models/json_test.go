package models

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func sampleDocument() *Document {
	text := "Yuan Jiajun, 重庆市委书记 𠮷, said on September 8 “<two establishments>”."
	at := func(s string) Span {
		i := strings.Index(text, s)
		return Span{i, i + len(s)}
	}
	return &Document{
		ID: "d1", Lang: English, Langs: []Lang{English, SimplifiedChinese},
		Meta: map[string]json.RawMessage{"url": json.RawMessage(`"https://example.org/1"`)},
		Date: "2023-09-08", Title: "A title", Byline: []string{"A. Writer"},
		Dateline:      &Dateline{Places: []string{"place:CN-CQ", "place:CN"}, Agency: "org:xinhua"},
		ReportedEvent: &ReportedEvent{Type: "talks", Date: "2023-09-08"},
		Text:          text,
		Sentences:     []Span{{0, len(text)}},
		Tokens:        []Token{{at("Yuan"), "NNP"}, {at("𠮷"), "x"}},
		Annotations: []Annotation{
			{Label: Person, Span: at("Yuan Jiajun"), Entity: "per:yuan-jiajun", Source: Source{"people", "lexicon", "per:yuan-jiajun"}},
			{Label: Office, Span: at("重庆市委书记"), Entity: "office:cpc-chongqing-secretary", Attrs: []Attr{{Key: "rank", Values: []string{"secretary"}}}, Source: Source{Extractor: "offices", Rule: "zh.body-rank"}},
			{Label: Date, Span: at("September 8"), Timex: &Timex{Type: "DATE", Value: "2023-09-08", From: "2023-09-08", To: "2023-09-09", Stated: []string{"month", "day"}}, Source: Source{Extractor: "dates", Rule: "en.month-day"}},
			{Label: Slogan, Span: at("two establishments"), Entity: "tifa:two-establishes", Source: Source{"slogans", "lexicon", "tifa:two-establishes"}},
		},
		Entities: []Entity{
			{ID: "per:yuan-jiajun", Label: Person, Known: true, Names: Names{English: "Yuan Jiajun", Chinese: "袁家军"}, Mentions: []int{0}},
			{ID: "office:cpc-chongqing-secretary", Label: Office, Known: true, Mentions: []int{1}},
			{ID: "tifa:two-establishes", Label: Slogan, Known: true, Attrs: []Attr{{Key: "expansion", Values: []string{"one", "two"}, List: true}}, Mentions: []int{3}},
		},
		Relations: []Relation{{Type: "holds_office", Head: 0, Tail: 1, Source: Source{Extractor: "relations", Rule: "en.apposition"}}},
		Warnings:  []Warning{{Code: "encoding", Message: "something", Span: &Span{0, 4}}, {Code: "language", Message: "other"}},
		Producer:  Producer{"tifa", "0.1.0", "sha256:00"},
	}
}

func TestEncodeDecode(t *testing.T) {
	want := sampleDocument()
	for _, unit := range []Unit{CodePoint, Byte, UTF16} {
		for _, pretty := range []bool{false, true} {
			data, err := want.Encode(Encoding{Offsets: unit, Pretty: pretty})
			if err != nil {
				t.Fatal(err)
			}
			got, err := Decode(data)
			if err != nil {
				t.Fatalf("%s: %v\n%s", unit, err, data)
			}
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s: the document changed on its way (-want +got):\n%s", unit, diff)
			}
		}
	}
}

func TestEncodeKeyOrderAndEscapes(t *testing.T) {
	data, err := sampleDocument().Encode(Encoding{})
	if err != nil {
		t.Fatal(err)
	}
	at := -1
	for _, key := range []string{"schema", "id", "lang", "langs", "meta", "date", "title", "byline", "dateline", "reported_event",
		"offsets", "text", "sentences", "tokens", "annotations", "entities", "relations", "warnings", "producer"} {
		i := bytes.Index(data, []byte(`"`+key+`":`))
		if i <= at {
			t.Errorf("key %q stands at %d, out of the order of the contract", key, i)
		}
		at = i
	}
	if !bytes.Contains(data, []byte("<two establishments>")) {
		t.Error("< and > must not be escaped")
	}
	if bytes.Count(data, []byte("\n")) != 1 || data[len(data)-1] != '\n' {
		t.Error("the compact form must be one line")
	}
}

// TestEncodeEmpty shows that what is absent is null or an empty list, and never missing.
func TestEncodeEmpty(t *testing.T) {
	data, err := (&Document{Lang: Other}).Encode(Encoding{})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"schema":"tifa/1","id":"","lang":"und","langs":[],"date":null,"title":null,"byline":[],"dateline":null,"reported_event":null,` +
		`"offsets":"codepoint","text":"","sentences":[],"annotations":[],"entities":[],"relations":[],"warnings":[],"producer":{"name":"","version":"","pack":""}}` + "\n"
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Error(diff)
	}
}

func TestSchemaAcceptsOutput(t *testing.T) {
	schema := compileSchema(t)
	for _, d := range []*Document{sampleDocument(), {Lang: Other}} {
		data, err := d.Encode(Encoding{})
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Error(err)
		}
	}
}

func TestSchemaRefusesWrongOutput(t *testing.T) {
	schema := compileSchema(t)
	data, err := sampleDocument().Encode(Encoding{})
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"schema":"tifa/1"`, `"schema":"tifa/2"`},
		{`"label":"PERSON"`, `"label":"PER"`},
		{`"date":"2023-09-08","title"`, `"date":"8 Sept","title"`},
		{`"mentions":["a1"]`, `"mentions":[1]`},
		{`"start":0`, `"start":-1`},
		{`"attrs":{"rank":"secretary"}`, `"attrs":{"rank":7}`},
	} {
		if !bytes.Contains(data, []byte(change[0])) {
			t.Fatalf("the sample holds no %s", change[0])
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(bytes.Replace(data, []byte(change[0]), []byte(change[1]), 1)))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(value) == nil {
			t.Errorf("the schema accepts %s", change[1])
		}
	}
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(SchemaJSON()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("tifa-1.json", value); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("tifa-1.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDecodeErrors(t *testing.T) {
	data, err := sampleDocument().Encode(Encoding{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ old, new, want string }{
		{`"tifa/1"`, `"tifa/9"`, `schema is "tifa/9"`},
		{`"codepoint"`, `"bytes"`, "unknown offset unit"},
		{`"id":"a1"`, `"id":"a7"`, `"a1" names no annotation`},
		{`"id":"a2"`, `"id":"a1"`, `two annotations have the id "a1"`},
		{`"mentions":["a1"]`, `"mentions":["@doc"]`, `"@doc" is no annotation`},
		{`"mentions":["a1"]`, `"mentions":["a99"]`, `"a99" names no annotation`},
		{`"start":0`, `"start":4000`, "no span of the text"},
		{`"rank":"secretary"`, `"rank":7`, "want a string"},
		{`{"schema"`, `["schema"`, "reading a tifa/1 document"},
	} {
		_, err := Decode(bytes.Replace(data, []byte(tt.old), []byte(tt.new), 1))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got error %v, want one with %q", tt.new, err, tt.want)
		}
	}
}
