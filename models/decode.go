package models

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Decode reads a document from its JSON form, whatever unit its offsets count.
// Unknown keys are passed over, since a later version may add some. It fails on
// another schema, a document that was written without its text, an offset outside the
// text or within a character, an annotation whose text is not what its offsets cover,
// an id that two annotations have, and one that names nothing.
func Decode(data []byte) (*Document, error) {
	d, form, err := DecodeForm(data)
	if err == nil && form.SHA256 != "" {
		return nil, NoTextError(d.ID)
	}
	return d, err
}

// Form says how a document was written.
type Form struct {
	Offsets Unit   // what its offsets count
	SHA256  string // hash of the text, if it was written without it
}

// NoTextError is the error of a reader that needs the text of a document which was
// written without it.
func NoTextError(id string) error {
	return fmt.Errorf("document %q was written without its text (--no-text), which is needed here", id)
}

// DecodeForm is Decode for readers that can do without the text, and says how the
// document was written. If that was without its text, Text is empty and spans count
// the unit of the form, so that they compare with each other and cut nothing out.
func DecodeForm(data []byte) (*Document, Form, error) {
	var in jsonDocument
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, Form{}, fmt.Errorf("reading a %s document: %w", Schema, err)
	}
	if in.Schema != Schema {
		return nil, Form{}, fmt.Errorf("schema is %q, want %q", in.Schema, Schema)
	}
	if _, err := ParseUnit(string(in.Offsets)); err != nil {
		return nil, Form{}, err
	}
	d, err := in.document()
	if err != nil {
		return nil, Form{}, fmt.Errorf("document %q: %w", in.ID, err)
	}
	return d, Form{in.Offsets, in.SHA256}, nil
}

// document converts the JSON form back; only its offsets and ids can be wrong.
func (in *jsonDocument) document() (*Document, error) {
	r := reader{ruler: NewRuler(in.Text, in.Offsets), noText: in.SHA256 != ""}
	d := &Document{
		ID: in.ID, Lang: in.Lang, Langs: in.Langs, Meta: in.Meta, DuplicateOf: in.DuplicateOf,
		Date: value(in.Date), Title: value(in.Title), Byline: in.Byline, Text: in.Text,
		Producer: Producer(in.Producer),
	}
	if l := in.Dateline; l != nil {
		d.Dateline = &Dateline{l.Places, value(l.Date), value(l.Agency)}
	}
	if e := in.ReportedEvent; e != nil {
		d.ReportedEvent = &ReportedEvent{e.Type, value(e.Date), value(e.Place), value(e.Convener), value(e.Presider)}
	}
	for _, s := range in.Sentences {
		d.Sentences = append(d.Sentences, r.span(s))
	}
	if in.Tokens != nil {
		d.Tokens = make([]Token, 0, len(*in.Tokens))
		for _, t := range *in.Tokens {
			d.Tokens = append(d.Tokens, Token{r.span(t.jsonSpan), t.POS})
		}
	}
	r.annotations = make(map[string]End, len(in.Annotations))
	for i, a := range in.Annotations {
		if _, twice := r.annotations[a.ID]; twice {
			r.fail("two annotations have the id %q", a.ID)
		}
		r.annotations[a.ID] = End(i)
		span := r.span(a.jsonSpan)
		if !r.noText && span.In(in.Text) != a.Text {
			r.fail("annotation %s says %q, and %d:%d (offsets count in %s) reads %q", a.ID, a.Text, a.Start, a.End, in.Offsets, span.In(in.Text))
		}
		d.Annotations = append(d.Annotations, Annotation{
			Label: a.Label, Span: span, Entity: a.Entity,
			Timex: (*Timex)(a.Timex), Attrs: r.attrs(a.Attrs), Source: Source(a.Source),
		})
	}
	for _, e := range in.Entities {
		out := Entity{ID: e.ID, Label: e.Label, Known: e.Known, Names: e.Names, Attrs: r.attrs(e.Attrs)}
		for _, m := range e.Mentions {
			end := r.end(m)
			if end < 0 {
				r.fail("entity %s: %q is no annotation", e.ID, m)
			}
			out.Mentions = append(out.Mentions, int(end))
		}
		d.Entities = append(d.Entities, out)
	}
	for _, x := range in.Relations {
		d.Relations = append(d.Relations, Relation{
			Type: x.Type, Head: r.end(x.Head), Tail: r.end(x.Tail), Cue: r.optionalSpan(x.Cue), Quote: r.optionalSpan(x.Quote),
			Attrs: r.attrs(x.Attrs), Source: Source(x.Source),
		})
	}
	for _, w := range in.Warnings {
		out := Warning{Code: w.Code, Message: w.Message}
		if w.Start != nil && w.End != nil {
			s := r.span(jsonSpan{*w.Start, *w.End})
			out.Span = &s
		}
		d.Warnings = append(d.Warnings, out)
	}
	return d, errors.Join(r.errs...)
}

// reader turns offsets and ids back, and keeps every error.
type reader struct {
	ruler       *Ruler
	noText      bool           // spans stay as they are
	annotations map[string]End // by id
	errs        []error
}

func (r *reader) fail(format string, args ...any) {
	r.errs = append(r.errs, fmt.Errorf(format, args...))
}

func (r *reader) span(s jsonSpan) Span {
	if r.noText {
		if s.Start < 0 || s.Start > s.End {
			r.fail("%d:%d is no span", s.Start, s.End)
		}
		return Span(s)
	}
	start, ok1 := r.ruler.toByte(s.Start)
	end, ok2 := r.ruler.toByte(s.End)
	if !ok1 || !ok2 || start > end {
		r.fail("%d:%d is no span of the text (offsets count in %s)", s.Start, s.End, r.ruler.unit)
		return Span{}
	}
	return Span{start, end}
}

func (r *reader) optionalSpan(s *jsonSpan) *Span {
	if s == nil {
		return nil
	}
	out := r.span(*s)
	return &out
}

func (r *reader) end(id string) End {
	switch id {
	case DocumentEnd.String():
		return DocumentEnd
	case ReportedEventEnd.String():
		return ReportedEventEnd
	}
	end, ok := r.annotations[id]
	if !ok {
		r.fail("%q names no annotation", id)
		return DocumentEnd
	}
	return end
}

func (r *reader) attrs(m map[string]any) []Attr {
	attrs, err := AttrsOf(m)
	if err != nil {
		r.errs = append(r.errs, err)
	}
	return attrs
}

// AttrsOf makes attributes, sorted by key, of a JSON object. Values that are neither
// strings nor lists of strings are errors, joined.
func AttrsOf(object map[string]any) (attrs []Attr, err error) {
	var errs []error
	for _, k := range slices.Sorted(maps.Keys(object)) {
		switch v := object[k].(type) {
		case string:
			attrs = append(attrs, Attr{Key: k, Values: []string{v}})
		case []any:
			a := Attr{Key: k, List: true}
			for _, x := range v {
				s, ok := x.(string)
				if !ok {
					errs = append(errs, fmt.Errorf("attribute %q holds %v, want strings", k, x))
				}
				a.Values = append(a.Values, s)
			}
			attrs = append(attrs, a)
		default:
			errs = append(errs, fmt.Errorf("attribute %q is %v, want a string or a list of strings", k, v))
		}
	}
	return attrs, errors.Join(errs...)
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
