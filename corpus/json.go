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

// readJSON reads one JSON object, several, or an array of them. An object that is
// no document is an error with its number, and those behind it are read all the
// same, unless it is not clear where it ends.
func readJSON(s *source) Documents {
	return func(yield func(*models.Document, error) bool) {
		s.decodeStream()
		values := splitter{in: s.in, limit: s.lineLimit(), line: 1}
		columns := s.columns()
		for n := 1; ; n++ {
			value, err := values.next()
			where := fmt.Sprintf("%s, document %d", s.name, n)
			switch {
			case errors.Is(err, io.EOF):
				return
			case errors.Is(err, errTooLong):
				if !yield(nil, &DocumentError{Where: where, Err: s.tooLong()}) {
					return
				}
				continue
			case err != nil:
				yield(nil, fileError(s.at(values.line), err))
				return
			}
			id := s.id
			if n > 1 || values.more() {
				id = fmt.Sprintf("%s-%d", s.id, n)
			}
			d, err := s.document(value, id, columns)
			if err != nil {
				d, err = nil, s.failed(where, "", err, value)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// document reads one object with a text. Fields that tifa does not know are kept
// as they are. id is the document's if it gives none.
func (s *source) document(data []byte, id string, columns map[string]string) (*models.Document, error) {
	d := &models.Document{}
	hasText := false
	field := func(key, value []byte) (err error) {
		name, known := columns[string(key)]
		switch {
		case !known:
			err = setMeta(d, string(key), value)
		case name == "text":
			hasText = true
			d.Text, err = text(value)
		default:
			err = setField(d, name, value)
		}
		if err != nil {
			return fmt.Errorf("field %q: %w", key, jsonError(err))
		}
		return nil
	}
	if !utf8.Valid(data) || !object(data, field) {
		// Something is unusual or wrong: encoding/json says what.
		d, hasText = &models.Document{}, false
		var all map[string]json.RawMessage
		if err := json.Unmarshal(data, &all); err != nil {
			return nil, jsonError(err)
		}
		if all == nil {
			return nil, errors.New("null is no document")
		}
		if !utf8.Valid(data) {
			d.Warnings = append(d.Warnings, models.Warning{Code: "encoding", Message: "the input holds bytes that are not UTF-8; each was read as U+FFFD"})
		}
		for _, key := range slices.Sorted(maps.Keys(all)) {
			if err := field([]byte(key), all[key]); err != nil {
				return nil, err
			}
		}
	}
	if !hasText {
		return nil, fmt.Errorf("there is no field %q", s.column("text"))
	}
	if int64(len(d.Text)) > s.limit() {
		return nil, s.tooLong()
	}
	if d.ID == "" {
		d.ID = id
	}
	s.charset.warn(d)
	return d, nil
}

// setField sets a field other than the text to a JSON value.
func setField(d *models.Document, field string, value []byte) (err error) {
	var lang string
	switch field {
	case "id":
		d.ID, err = scalar(value)
	case "title":
		d.Title, err = scalar(value)
	case "date":
		d.Date, err = scalar(value)
	case "lang":
		lang, err = scalar(value)
		d.Lang = models.Lang(lang)
	case "byline":
		var one string
		if d.Byline = nil; json.Unmarshal(value, &d.Byline) != nil {
			if one, err = scalar(value); one != "" {
				d.Byline = []string{one}
			}
		}
	}
	return err
}

// setMeta keeps a field that tifa does not know; value is copied.
func setMeta(d *models.Document, key string, value []byte) error {
	if d.Meta == nil {
		d.Meta = map[string]json.RawMessage{}
	}
	d.Meta[key] = bytes.Clone(value)
	return nil
}

// text reads a valid JSON value that is a string, or null as "".
func text(value []byte) (string, error) {
	if len(value) > 0 && value[0] == '"' {
		if s := unquote(value); utf8.ValidString(s) {
			return s, nil
		}
	}
	var s string
	err := json.Unmarshal(value, &s)
	return s, err
}

// scalar reads a string, a number as it is written, or null as "".
func scalar(value json.RawMessage) (string, error) {
	var number json.Number
	switch value = bytes.TrimSpace(value); {
	case bytes.Equal(value, []byte("null")):
		return "", nil
	case len(value) > 0 && value[0] == '"':
		return text(value)
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
		return errBrokenOff
	case errors.As(err, &kind):
		want := "a string"
		if kind.Type.Kind() == reflect.Map {
			want = "an object with a field \"text\""
		}
		return fmt.Errorf("want %s, got JSON of kind %s", want, kind.Value)
	}
	return err
}

var errBrokenOff = errors.New("broken JSON: it ends in the middle")
