package models

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Encoding says how a document is written as JSON.
type Encoding struct {
	Offsets Unit // CodePoint if empty
	Pretty  bool // over several lines, for people; otherwise on one
	// NoText leaves out the text and every field "text", and has "sha256" in the
	// place of the text, so that annotations can be shared where texts cannot.
	NoText bool
}

// Encode writes the document as one JSON object with a newline behind it. The
// same document gives the same bytes always. It fails only if Meta holds what is no
// JSON.
func (d *Document) Encode(e Encoding) ([]byte, error) {
	// What each takes in most documents, so that the buffer seldom grows.
	size := 1024 + len(d.Text) + len(d.Text)/16 + 24*len(d.Sentences) + 64*len(d.Tokens) +
		224*len(d.Annotations) + 256*len(d.Entities) + 160*len(d.Relations)
	out, err := d.Append(make([]byte, 0, size), e)
	if err == nil && e.Pretty {
		out = layout(out)
	}
	return out, err
}

// Append is Encode behind what a buffer holds already, which may be an empty one
// that is used again; Pretty does not count.
func (d *Document) Append(buffer []byte, e Encoding) ([]byte, error) {
	if e.Offsets == "" {
		e.Offsets = CodePoint
	}
	w := jsonWriter{out: buffer, text: d.Text, ruler: NewRuler(d.Text, e.Offsets), noText: e.NoText}
	if err := w.document(d, e.Offsets); err != nil {
		return nil, fmt.Errorf("document %q: %w", d.ID, err)
	}
	return append(w.out, '\n'), nil
}

// SHA256 is the hash of a text as the JSON form has it, in hexadecimal digits.
func SHA256(text string) string {
	sum := sha256.Sum256([]byte(validText(text)))
	return hex.EncodeToString(sum[:])
}

// jsonWriter writes the form that the types of json.go describe, and the bytes that
// encoding/json would write for them, at several times its speed: the encoder works
// on every document, and on each of its annotations.
type jsonWriter struct {
	out    []byte
	text   string
	ruler  *Ruler
	noText bool
}

func (w *jsonWriter) document(d *Document, unit Unit) error {
	w.raw(`{"schema":"` + Schema + `","id":`)
	w.string(d.ID)
	w.raw(`,"lang":`)
	w.string(string(d.Lang))
	w.raw(`,"langs":`)
	array(w, d.Langs, func(l Lang) { w.string(string(l)) })
	if err := w.meta(d.Meta); err != nil {
		return err
	}
	if d.DuplicateOf != "" {
		w.raw(`,"duplicate_of":`)
		w.string(d.DuplicateOf)
	}
	w.raw(`,"date":`)
	w.optional(d.Date)
	w.raw(`,"title":`)
	w.optional(d.Title)
	w.raw(`,"byline":`)
	w.strings(d.Byline)
	w.raw(`,"dateline":`)
	w.dateline(d.Dateline)
	w.raw(`,"reported_event":`)
	w.reportedEvent(d.ReportedEvent)
	w.raw(`,"offsets":`)
	w.string(string(unit))
	if w.noText {
		w.raw(`,"sha256":"`)
		w.raw(SHA256(d.Text))
		w.raw(`"`)
	} else {
		w.raw(`,"text":`)
		w.passage(d.Text)
	}
	w.raw(`,"sentences":`)
	array(w, d.Sentences, func(s Span) {
		w.raw(`{`)
		w.ends(s)
		w.raw(`}`)
	})
	if d.Tokens != nil {
		w.raw(`,"tokens":`)
		array(w, d.Tokens, w.token)
	}
	w.raw(`,"annotations":`)
	w.list(len(d.Annotations), func(i int) { w.annotation(i, &d.Annotations[i]) })
	w.raw(`,"entities":`)
	w.list(len(d.Entities), func(i int) { w.entity(&d.Entities[i]) })
	w.raw(`,"relations":`)
	w.list(len(d.Relations), func(i int) { w.relation(i, &d.Relations[i]) })
	w.raw(`,"warnings":`)
	array(w, d.Warnings, w.warning)
	w.raw(`,"producer":{"name":`)
	w.string(d.Producer.Name)
	w.raw(`,"version":`)
	w.string(d.Producer.Version)
	w.raw(`,"pack":`)
	w.string(d.Producer.Pack)
	w.raw(`}}`)
	return nil
}

func (w *jsonWriter) meta(fields map[string]json.RawMessage) error {
	if len(fields) == 0 {
		return nil
	}
	w.raw(`,"meta":{`)
	var compact bytes.Buffer
	for i, key := range slices.Sorted(maps.Keys(fields)) {
		if i > 0 {
			w.raw(`,`)
		}
		w.string(key)
		w.raw(`:`)
		if fields[key] == nil {
			w.raw(`null`)
			continue
		}
		compact.Reset()
		if err := json.Compact(&compact, fields[key]); err != nil {
			return fmt.Errorf("meta field %q: %w", key, err)
		}
		w.out = append(w.out, compact.Bytes()...)
	}
	w.raw(`}`)
	return nil
}

func (w *jsonWriter) dateline(l *Dateline) {
	if l == nil {
		w.raw(`null`)
		return
	}
	w.raw(`{"places":`)
	w.strings(l.Places)
	w.raw(`,"date":`)
	w.optional(l.Date)
	w.raw(`,"agency":`)
	w.optional(l.Agency)
	w.raw(`}`)
}

func (w *jsonWriter) reportedEvent(e *ReportedEvent) {
	if e == nil {
		w.raw(`null`)
		return
	}
	w.raw(`{"type":`)
	w.string(e.Type)
	w.raw(`,"date":`)
	w.optional(e.Date)
	w.raw(`,"place":`)
	w.optional(e.Place)
	w.raw(`,"convener":`)
	w.optional(e.Convener)
	w.raw(`,"presider":`)
	w.optional(e.Presider)
	w.raw(`}`)
}

func (w *jsonWriter) token(t Token) {
	w.raw(`{`)
	w.ends(t.Span)
	w.words(t.Span)
	w.raw(`,"pos":`)
	w.string(t.POS)
	w.raw(`}`)
}

func (w *jsonWriter) annotation(i int, a *Annotation) {
	w.raw(`{"id":`)
	w.annotationID(i)
	w.raw(`,"label":`)
	w.string(string(a.Label))
	w.raw(`,`)
	w.ends(a.Span)
	w.words(a.Span)
	w.present(`,"entity":`, a.Entity)
	if t := a.Timex; t != nil {
		w.raw(`,"timex":{"type":`)
		w.string(t.Type)
		w.present(`,"value":`, t.Value)
		w.present(`,"mod":`, t.Mod)
		w.present(`,"from":`, t.From)
		w.present(`,"to":`, t.To)
		if len(t.Stated) > 0 {
			w.raw(`,"stated":`)
			w.strings(t.Stated)
		}
		w.present(`,"zone":`, t.Zone)
		w.raw(`}`)
	}
	if len(a.Attrs) > 0 {
		w.raw(`,"attrs":`)
		w.attrs(a.Attrs)
	}
	w.source(&a.Source)
	w.raw(`}`)
}

func (w *jsonWriter) entity(e *Entity) {
	w.raw(`{"id":`)
	w.string(e.ID)
	w.raw(`,"label":`)
	w.string(string(e.Label))
	w.raw(`,"known":`)
	w.out = strconv.AppendBool(w.out, e.Known)
	w.raw(`,"names":{`)
	start := len(w.out)
	w.present(`,"en":`, e.Names.English)
	w.present(`,"zh":`, e.Names.Chinese)
	w.present(`,"zh-Hant":`, e.Names.Traditional)
	if len(w.out) > start {
		w.out = slices.Delete(w.out, start, start+1) // the comma before the first
	}
	w.raw(`}`)
	if len(e.Attrs) > 0 {
		w.raw(`,"attrs":`)
		w.attrs(e.Attrs)
	}
	w.raw(`,"mentions":`)
	array(w, e.Mentions, w.annotationID)
	w.raw(`}`)
}

func (w *jsonWriter) relation(i int, r *Relation) {
	w.raw(`{"id":"r`)
	w.number(i + 1)
	w.raw(`","type":`)
	w.string(r.Type)
	w.raw(`,"head":`)
	w.end(r.Head)
	w.raw(`,"tail":`)
	w.end(r.Tail)
	w.optionalSpan(`,"cue":{`, r.Cue)
	w.optionalSpan(`,"quote":{`, r.Quote)
	w.raw(`,"attrs":`)
	w.attrs(r.Attrs)
	w.source(&r.Source)
	w.raw(`}`)
}

func (w *jsonWriter) warning(x Warning) {
	w.raw(`{"code":`)
	w.string(x.Code)
	w.raw(`,"message":`)
	w.string(validText(x.Message))
	if x.Span != nil {
		w.raw(`,`)
		w.ends(*x.Span)
	}
	w.raw(`}`)
}

func (w *jsonWriter) source(s *Source) {
	w.raw(`,"source":{"extractor":`)
	w.string(s.Extractor)
	w.raw(`,"rule":`)
	w.string(s.Rule)
	w.present(`,"entry":`, s.Entry)
	w.raw(`}`)
}

// attrs writes attributes, which are sorted by key, as an object.
func (w *jsonWriter) attrs(attrs []Attr) {
	w.raw(`{`)
	for i := range attrs {
		if i > 0 {
			w.raw(`,`)
		}
		w.string(attrs[i].Key)
		w.raw(`:`)
		if attrs[i].List {
			w.strings(attrs[i].Values)
		} else {
			w.string(attrs[i].Values[0])
		}
	}
	w.raw(`}`)
}

// words writes what a span covers.
func (w *jsonWriter) words(s Span) {
	if !w.noText {
		w.raw(`,"text":`)
		w.passage(s.In(w.text))
	}
}

// passage writes a stretch of the document's text.
func (w *jsonWriter) passage(s string) {
	if !w.ruler.valid {
		s = validText(s)
	}
	w.out = appendValid(w.out, s)
}

func (w *jsonWriter) ends(s Span) {
	start, end := w.ruler.Span(s)
	w.raw(`"start":`)
	w.number(start)
	w.raw(`,"end":`)
	w.number(end)
}

func (w *jsonWriter) optionalSpan(key string, s *Span) {
	if s != nil {
		w.raw(key)
		w.ends(*s)
		w.raw(`}`)
	}
}

func (w *jsonWriter) end(e End) {
	switch e {
	case ReportedEventEnd:
		w.raw(`"@doc_event"`)
	case DocumentEnd:
		w.raw(`"@doc"`)
	default:
		w.annotationID(int(e))
	}
}

func (w *jsonWriter) annotationID(i int) {
	w.raw(`"a`)
	w.number(i + 1)
	w.raw(`"`)
}

func (w *jsonWriter) strings(s []string) { array(w, s, w.string) }

// list writes n items with commas between them.
func (w *jsonWriter) list(n int, item func(int)) {
	w.raw(`[`)
	for i := range n {
		if i > 0 {
			w.raw(`,`)
		}
		item(i)
	}
	w.raw(`]`)
}

func array[E any](w *jsonWriter, s []E, item func(E)) {
	w.list(len(s), func(i int) { item(s[i]) })
}

func (w *jsonWriter) raw(s string)    { w.out = append(w.out, s...) }
func (w *jsonWriter) number(n int)    { w.out = strconv.AppendInt(w.out, int64(n), 10) }
func (w *jsonWriter) string(s string) { w.out = AppendString(w.out, s) }

// present writes a key and its value if there is one.
func (w *jsonWriter) present(key, s string) {
	if s != "" {
		w.raw(key)
		w.string(s)
	}
}

// optional writes null for what is empty.
func (w *jsonWriter) optional(s string) {
	if s == "" {
		w.raw(`null`)
		return
	}
	w.string(validText(s))
}

const hexDigits = "0123456789abcdef"

// AppendString writes a JSON string as encoding/json does without HTML escapes:
// what is not UTF-8 becomes \ufffd, and U+2028 and U+2029 are escaped, because
// JavaScript once took them for line ends.
func AppendString(out []byte, s string) []byte {
	if !utf8.ValidString(s) {
		return invalidString(out, s)
	}
	return appendValid(out, s)
}

// appendValid is AppendString for a string that is UTF-8.
func appendValid(out []byte, s string) []byte {
	out = append(out, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0xe2 {
			continue
		}
		if c == 0xe2 {
			if s[i+1] == 0x80 && s[i+2]&^1 == 0xa8 {
				out = append(out, s[from:i]...)
				out = append(out, `\u202`...)
				out = append(out, hexDigits[s[i+2]&0xf])
				from = i + 3
			}
			i += 2
			continue
		}
		out = append(out, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			out = append(out, '\\', c)
		case '\n':
			out = append(out, `\n`...)
		case '\r':
			out = append(out, `\r`...)
		case '\t':
			out = append(out, `\t`...)
		case '\b':
			out = append(out, `\b`...)
		case '\f':
			out = append(out, `\f`...)
		default:
			out = append(out, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
		}
	}
	out = append(out, s[from:]...)
	return append(out, '"')
}

// invalidString writes a string with bytes that are not UTF-8, piece by piece.
func invalidString(out []byte, s string) []byte {
	out = append(out, '"')
	for s != "" {
		valid := 0
		for valid < len(s) {
			r, size := utf8.DecodeRuneInString(s[valid:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			valid += size
		}
		piece := AppendString(nil, s[:valid])
		out = append(out, piece[1:len(piece)-1]...)
		if s = s[valid:]; s != "" {
			out = append(out, `\ufffd`...)
			s = s[1:]
		}
	}
	return append(out, '"')
}

// ValidText is the text as the JSON form has it: every invalid byte is one U+FFFD.
func ValidText(text string) string { return validText(text) }

// validText is the text as JSON can hold it: every invalid byte is one U+FFFD.
func validText(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 16)
	for _, r := range text { // range yields U+FFFD for each invalid byte
		b.WriteRune(r)
	}
	return b.String()
}
