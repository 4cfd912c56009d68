package models

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// byReflection encodes a document as encoding/json does, from the types that the
// schema is generated from.
func byReflection(t testing.TB, d *Document, e Encoding) []byte {
	t.Helper()
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(d.toJSON(e.Offsets)); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// TestAsByReflection: the encoder writes what encoding/json does.
func TestAsByReflection(t *testing.T) {
	odd := sampleDocument()
	odd.ID, odd.Title = "a\xffb\u2028\u2029\u2027â\x00\x1f\x7f\\\"\b\f\n\r\t<&>", "bad \xe2\x80 end"
	odd.Meta = map[string]json.RawMessage{"z": json.RawMessage("[ 1,\n2 ]"), "a": nil, "<": json.RawMessage(`"\u2028"`)}
	odd.DuplicateOf = "first"
	odd.Dateline, odd.ReportedEvent = nil, nil
	odd.Tokens = []Token{}
	odd.Entities[1].Names = Names{Chinese: "书记", Traditional: "書記"}
	odd.Relations = append(odd.Relations, Relation{Type: "says", Head: DocumentEnd, Tail: ReportedEventEnd, Cue: &Span{0, 4}, Quote: &Span{5, 11}, Attrs: []Attr{{Key: "a", Values: []string{"x"}}, {Key: "b", List: true}}})
	odd.Warnings = append(odd.Warnings, Warning{Message: "\xff"})
	broken := &Document{Text: "习\xff近\xe2平", Annotations: []Annotation{{Span: Span{3, 7}}}, Sentences: []Span{{0, 11}}}
	for _, d := range []*Document{sampleDocument(), odd, broken} {
		for _, unit := range []Unit{CodePoint, Byte, UTF16} {
			got, err := d.Encode(Encoding{Offsets: unit})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(byReflection(t, d, Encoding{Offsets: unit})), string(got)); diff != "" {
				t.Error(diff)
			}
		}
	}
}

func TestEncodeFailsOnBrokenMeta(t *testing.T) {
	d := &Document{ID: "x", Meta: map[string]json.RawMessage{"k": json.RawMessage(`{"a":`)}}
	if _, err := d.Encode(Encoding{}); err == nil || !strings.Contains(err.Error(), `document "x": meta field "k"`) {
		t.Error(err)
	}
}

// TestNoText: neither the text nor anything of it is written, and what is written is
// of the schema.
func TestNoText(t *testing.T) {
	d := sampleDocument()
	data, err := d.Encode(Encoding{NoText: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{`"text"`, "Yuan Jiajun,", "书记"} {
		if bytes.Contains(data, []byte(words)) {
			t.Errorf("the output holds %s", words)
		}
	}
	if !bytes.Contains(data, []byte(`"offsets":"codepoint","sha256":"`+SHA256(d.Text)+`","sentences":`)) {
		t.Errorf("no hash in the place of the text: %s", data)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := compileSchema(t).Validate(value); err != nil {
		t.Error(err)
	}
	if _, err := Decode(data); err == nil || !strings.Contains(err.Error(), "written without its text") {
		t.Error(err)
	}
}

func FuzzAppendString(f *testing.F) {
	f.Add("a\xffb\u2028\x00")
	f.Fuzz(func(t *testing.T, s string) {
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(s); err != nil {
			t.Fatal(err)
		}
		if got := string(AppendString(nil, s)) + "\n"; got != want.String() {
			t.Errorf("%s, want %s", got, &want)
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	d := sampleDocument()
	d.Tokens, d.Meta = nil, nil
	for range 5 { // as long as a report
		d.Text += d.Text
		d.Annotations = append(d.Annotations, d.Annotations...)
		d.Entities = append(d.Entities, slices.Clip(d.Entities)...)
		d.Relations = append(d.Relations, d.Relations...)
	}
	b.Run("own", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(d.Text)))
		var buffer []byte
		for b.Loop() {
			var err error
			if buffer, err = d.Append(buffer[:0], Encoding{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("reflection", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(d.Text)))
		for b.Loop() {
			byReflection(b, d, Encoding{Offsets: CodePoint})
		}
	})
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
		Schema: Schema, ID: d.ID, Lang: d.Lang, Langs: list(d.Langs), Meta: d.Meta, DuplicateOf: d.DuplicateOf,
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
			ID: AnnotationID(i), Label: a.Label, jsonSpan: span(a.Span), Text: validText(a.Span.In(d.Text)),
			Entity: a.Entity, Timex: (*jsonTimex)(a.Timex), Attrs: attrMap(a.Attrs), Source: jsonSource(a.Source),
		}
	}
	for i, e := range d.Entities {
		mentions := make([]string, len(e.Mentions))
		for k, m := range e.Mentions {
			mentions[k] = AnnotationID(m)
		}
		out.Entities[i] = jsonEntity{e.ID, e.Label, e.Known, e.Names, attrMap(e.Attrs), mentions}
	}
	for i, r := range d.Relations {
		attrs := attrMap(r.Attrs)
		if attrs == nil {
			attrs = map[string]any{}
		}
		out.Relations[i] = jsonRelation{"r" + strconv.Itoa(i+1), r.Type, r.Head.String(), r.Tail.String(), optionalSpan(r.Cue), optionalSpan(r.Quote), attrs, jsonSource(r.Source)}
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
