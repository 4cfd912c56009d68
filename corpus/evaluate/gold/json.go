package gold

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/models"
)

// readJSON reads JSON objects: one, several one behind the other (JSON Lines), or
// an array of them. Each is read by what it holds.
func readJSON(file, id string, n notes) ([]Document, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	type result struct {
		Document
		unit models.Unit
		err  error
	}
	if !utf8.Valid(data) {
		n[fmt.Sprintf("%s: bytes that are not UTF-8 were read as U+FFFD", file)]++
	}
	var results []*result
	var work sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0)) // objects are read at the same time, and kept in order
	for object, err := range corpus.Objects(data) {
		r := new(result)
		results = append(results, r)
		if err != nil {
			r.err = fmt.Errorf("%s:%d: %w", file, object.Line, err)
			break
		}
		free <- struct{}{}
		work.Go(func() {
			defer func() { <-free }()
			d, unit, err := document(object.Data)
			if err != nil {
				r.err = fmt.Errorf("%s:%w", file, located{object.Line, err})
			}
			r.Document, r.unit = d, unit
			r.Where = fmt.Sprintf("%s:%d", file, object.Line)
		})
	}
	work.Wait()
	var documents []Document
	var errs []error
	units := map[models.Unit]int{}
	for _, r := range results {
		if r.err != nil {
			errs = append(errs, r.err)
			continue
		}
		units[r.unit]++
		if r.SpansUnknown && len(r.Spans) > 0 {
			n["spans of a document that says span_unknown were passed over"]++
		}
		documents = append(documents, r.Document)
	}
	if len(units) > 1 {
		n[fmt.Sprintf("%s: the offsets of documents count in different units, each was read in its own", file)]++
	}
	for i := range documents {
		if documents[i].ID == "" {
			documents[i].ID = id
			if len(documents) > 1 {
				documents[i].ID = fmt.Sprintf("%s-%d", id, i+1)
			}
		}
	}
	return documents, errors.Join(errs...)
}

// located is an error of an object with the line that it begins in; problems of
// single spans add the lines they stand in.
type located struct {
	line int
	err  error
}

func (l located) Error() string {
	if spans, ok := errors.AsType[spanErrors](l.err); ok {
		return spans.from(l.line)
	}
	return fmt.Sprintf("%d: %v", l.line, l.err)
}

func (l located) Unwrap() error { return l.err }

// keys are those that tell the formats apart.
type keys struct {
	Schema   *json.RawMessage `json:"schema"`
	Spans    json.RawMessage  `json:"spans"`
	Ents     json.RawMessage  `json:"ents"`
	Label    json.RawMessage  `json:"label"`
	Labels   json.RawMessage  `json:"labels"`
	Entities json.RawMessage  `json:"entities"`
}

// document reads an object, and says in which unit its offsets count.
func document(data []byte) (Document, models.Unit, error) {
	var k keys
	if json.Unmarshal(data, &k) != nil {
		return Document{}, "", fmt.Errorf("want an object with text and spans, not %s", excerpt(data))
	}
	var name string
	var read func([]byte) (Document, models.Unit, error)
	switch {
	case k.Schema != nil:
		name, read = "tifa/1", readTifa
	case k.Ents != nil, isObject(k.Spans):
		name, read = "spaCy", readSpaCy
	case k.Spans != nil:
		name, read = "JSON with spans", readSpans
	case k.Label != nil, k.Labels != nil, k.Entities != nil:
		name, read = "doccano", readDoccano
	}
	if read != nil {
		d, unit, err := read(data)
		if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			err = fmt.Errorf("it looks like %s, but %q holds JSON of kind %s", name, kind.Field, kind.Value)
		}
		return d, unit, err
	}
	return Document{}, "", errors.New(`this is no gold document: it has neither "spans" nor "ents", "label", "entities" or "schema"`)
}

// excerpt is the beginning of some JSON.
func excerpt(data []byte) string {
	if runes := []rune(string(data)); len(runes) > 20 {
		return string(runes[:20]) + "…"
	}
	return string(data)
}

func isObject(raw json.RawMessage) bool {
	raw = bytes.TrimSpace(raw)
	return len(raw) > 0 && raw[0] == '{'
}

// text reads a JSON string or number, as ids may be either; null is empty.
type text string

func (t *text) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	if len(data) > 0 && data[0] == '"' {
		if bytes.IndexByte(data, '\\') < 0 && utf8.Valid(data) { // as nearly all are
			*t = text(data[1 : len(data)-1])
			return nil
		}
		return json.Unmarshal(data, (*string)(t))
	}
	var n json.Number
	if err := json.Unmarshal(data, &n); err != nil {
		return fmt.Errorf("%s is neither a string nor a number", data)
	}
	*t = text(n)
	return nil
}

// mostErrors is how many problems of one document are shown.
const mostErrors = 20

// spanErrors are the problems of single spans of an object.
type spanErrors []spanError

type spanError struct {
	line int // within the object, counted from 0
	name string
	err  error
}

func (e spanErrors) Error() string { return e.from(0) }

func (e spanErrors) from(line int) string {
	var b bytes.Buffer
	for i, x := range e {
		if i == mostErrors {
			fmt.Fprintf(&b, "\n\tand %d more", len(e)-i)
			break
		}
		if i > 0 {
			b.WriteString("\n\tand line ")
		}
		fmt.Fprintf(&b, "%d: %s: %v", line+x.line, x.name, x.err)
	}
	return b.String()
}

// linesOf are the lines, counted from 0 within an object, in which the elements of
// an array of it begin.
func linesOf(data []byte, key string) (lines []int) {
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil {
		return nil
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil
		}
		var skipped json.RawMessage
		if name != key {
			if dec.Decode(&skipped) != nil {
				return nil
			}
			continue
		}
		if _, err := dec.Token(); err != nil {
			return nil
		}
		for dec.More() {
			at := int(dec.InputOffset())
			at = len(data) - len(bytes.TrimLeft(data[at:], " \t\r\n,"))
			lines = append(lines, bytes.Count(data[:at], []byte("\n")))
			if dec.Decode(&skipped) != nil {
				return lines
			}
		}
		return lines
	}
	return nil
}
