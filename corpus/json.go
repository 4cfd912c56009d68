package corpus

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"unicode/utf8"

	"tifa/models"
)

// readJSON reads one JSON object, several, or an array of them.
func readJSON(in io.Reader, name, id string) Documents {
	return func(yield func(*models.Document, error) bool) {
		data, err := io.ReadAll(in)
		if err != nil {
			yield(nil, fileError(name, err))
			return
		}
		n := 0
		for o, err := range Objects(data) {
			if err != nil {
				yield(nil, &DocumentError{fmt.Sprintf("%s:%d", name, o.Line), err})
				return
			}
			n++
			own := id
			if o.More {
				own = fmt.Sprintf("%s-%d", id, n)
			}
			d, err := document(o.Data, own)
			if err != nil {
				d, err = nil, &DocumentError{fmt.Sprintf("%s, document %d", name, n), err}
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// document reads one object with a text. Fields that tifa does not know are kept
// as they are.
func document(data []byte, id string) (*models.Document, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, jsonError(err)
	}
	if fields == nil {
		return nil, errors.New("null is no document")
	}
	d := &models.Document{ID: id}
	if !utf8.Valid(data) {
		d.Warnings = append(d.Warnings, models.Warning{Code: "encoding", Message: "the input holds bytes that are not UTF-8; each was read as U+FFFD"})
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		value, err := fields[key], error(nil)
		switch key {
		case "id":
			d.ID, err = scalar(value)
			if d.ID == "" {
				d.ID = id
			}
		case "text":
			err = json.Unmarshal(value, &d.Text)
		case "title":
			d.Title, err = scalar(value)
		case "date":
			d.Date, err = scalar(value)
		case "lang":
			var lang string
			lang, err = scalar(value)
			d.Lang = models.Lang(lang)
		default:
			if d.Meta == nil {
				d.Meta = map[string]json.RawMessage{}
			}
			d.Meta[key] = value
		}
		if err != nil {
			return nil, fmt.Errorf("field %q: %w", key, jsonError(err))
		}
	}
	if _, ok := fields["text"]; !ok {
		return nil, errors.New(`there is no field "text"`)
	}
	if len(d.Text) > MaxDocument {
		return nil, tooLong()
	}
	return d, nil
}

// scalar reads a string, a number as it is written, or null as "".
func scalar(value json.RawMessage) (string, error) {
	var number json.Number
	switch value = bytes.TrimSpace(value); {
	case bytes.Equal(value, []byte("null")):
		return "", nil
	case len(value) > 0 && value[0] == '"':
		var s string
		err := json.Unmarshal(value, &s)
		return s, err
	case json.Unmarshal(value, &number) == nil:
		return number.String(), nil
	}
	return "", fmt.Errorf("%s is neither a string nor a number", value)
}

// jsonError words errors of encoding/json for people who did not write the reader.
func jsonError(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("broken JSON at byte %d: %w", syntax.Offset, err)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("broken JSON: it ends in the middle")
	case errors.As(err, &kind):
		want := "a string"
		if kind.Type.Kind() == reflect.Map {
			want = "an object with a field \"text\""
		}
		return fmt.Errorf("want %s, got JSON of kind %s", want, kind.Value)
	}
	return err
}
