package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/models"
)

// FailureError is the error of a document that could be read and not annotated.
type FailureError struct {
	Document *models.Document // as it was read
	Err      error
}

func (f *FailureError) Error() string { return fmt.Sprintf("document %q: %v", f.Document.ID, f.Err) }

// Unwrap gives the error behind it.
func (f *FailureError) Unwrap() error { return f.Err }

// quarantined is a line of the quarantine. What could be read is a document that
// tifa annotate takes again, what could not is raw; a document that is too long to
// copy has neither, but its place.
type quarantined struct {
	Where    string          `json:"where,omitempty"`
	ID       string          `json:"id,omitempty"`
	Error    string          `json:"error"`
	Document json.RawMessage `json:"document,omitempty"`
	Raw      string          `json:"raw,omitempty"`
	Base64   []byte          `json:"raw_base64,omitempty"` // if it is not UTF-8
}

// QuarantineLine is the line of JSON, with its end, that the quarantine has of the error
// of a document: where it stood, why it failed, and the document itself.
func QuarantineLine(err error) ([]byte, error) {
	q := quarantined{Error: err.Error()}
	var failure *FailureError
	var unread *corpus.DocumentError
	switch {
	case errors.As(err, &failure):
		d := failure.Document
		q.ID, q.Error = d.ID, failure.Err.Error()
		data, err := input(d)
		if err != nil {
			return nil, err
		}
		q.Document = data
	case errors.As(err, &unread):
		q.Where, q.ID, q.Error = unread.Where, unread.ID, unread.Err.Error()
		if utf8.Valid(unread.Raw) {
			q.Raw = string(unread.Raw)
		} else {
			q.Base64 = unread.Raw
		}
	}
	line, err := json.Marshal(q)
	return append(line, '\n'), err
}

// input is a document as JSON Lines of the input have it.
func input(d *models.Document) ([]byte, error) {
	fields := map[string]json.RawMessage{}
	maps.Copy(fields, d.Meta)
	for key, value := range map[string]string{"id": d.ID, "title": d.Title, "date": d.Date, "lang": string(d.Lang)} {
		if value != "" {
			fields[key] = models.AppendString(nil, value)
		}
	}
	if len(d.Byline) > 0 {
		byline, err := json.Marshal(d.Byline)
		if err != nil {
			return nil, err
		}
		fields["byline"] = byline
	}
	fields["text"] = models.AppendString(nil, d.Text)
	return json.Marshal(fields)
}
