package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/models"
)

// Document is a document as requests give it.
type Document struct {
	Text   string         `json:"text" doc:"The text; offsets of the answer are offsets of it."`
	ID     *string        `json:"id,omitempty" nullable:"true" doc:"Id of the document, which comes back."`
	Title  *string        `json:"title,omitempty" nullable:"true"`
	Date   *string        `json:"date,omitempty" nullable:"true" doc:"Date of publication, YYYY[-MM[-DD[Thh:mm[:ss][zone]]]]; what the text says if it is left out." example:"2023-09-08"`
	Lang   *string        `json:"lang,omitempty" nullable:"true" doc:"Language: en, zh, zh-Hans or zh-Hant; told by the text if it is left out." example:"en"`
	Byline []string       `json:"byline,omitempty" nullable:"true" doc:"Names of the authors."`
	Meta   map[string]any `json:"meta,omitempty" doc:"Fields of your own, which come back unchanged."`
}

// readBody reads the body of a request that holds one document.
func readBody(w http.ResponseWriter, r *http.Request, limit int64) ([]byte, error) {
	if r.ContentLength > limit {
		return nil, tooLarge(limit)
	}
	var out bytes.Buffer
	out.Grow(int(min(max(r.ContentLength, 0), 64<<10)) + bytes.MinRead)
	_, err := out.ReadFrom(http.MaxBytesReader(w, r.Body, limit))
	var tooLong *http.MaxBytesError
	switch {
	case errors.As(err, &tooLong):
		return nil, tooLarge(limit)
	case err != nil:
		return nil, unreadable(err, "body")
	case out.Len() == 0:
		return nil, problem(http.StatusBadRequest, "the body is empty: send a document")
	}
	return out.Bytes(), nil
}

// unreadable is the problem of a body that ended, or stopped, before what was awaited of it.
func unreadable(err error, awaited string) error {
	var network net.Error
	if errors.As(err, &network) && network.Timeout() {
		return problem(http.StatusRequestTimeout, "the "+awaited+" took too long to come")
	}
	return problem(http.StatusBadRequest, "the body could not be read to its end")
}

func tooLarge(limit int64) error {
	return problem(http.StatusRequestEntityTooLarge, fmt.Sprintf("the body has more than %d bytes: send documents one by one, or split this one", limit))
}

// Fields are what text/plain cannot hold of a document, as parameters of the query.
type Fields struct {
	ID   string `query:"id" doc:"With text/plain: id of the document, which comes back."`
	Date string `query:"date" doc:"With text/plain: date of publication, YYYY[-MM[-DD[Thh:mm[:ss][zone]]]]."`
	Lang string `query:"lang" doc:"With text/plain: language: en, zh, zh-Hans or zh-Hant."`
}

// document reads the document of a request, which is JSON or plain text.
func (f Fields) document(r *http.Request, body []byte, limit int64) (*models.Document, error) {
	if err := notCompressed(r); err != nil {
		return nil, err
	}
	body = bytes.TrimPrefix(body, byteOrderMark)
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" && kind != "text/plain" || !isUTF8(params["charset"]) {
		return nil, problem(http.StatusUnsupportedMediaType, "send a document as application/json, or its text as text/plain, in UTF-8")
	}
	if kind == "text/plain" {
		if err := checkUTF8(body); err != nil {
			return nil, err
		}
		if int64(len(body)) > limit {
			return nil, tooLong("body", limit)
		}
		return &models.Document{ID: f.ID, Date: f.Date, Lang: models.Lang(f.Lang), Text: string(body)}, nil
	}
	for _, p := range []struct{ name, value string }{{"id", f.ID}, {"date", f.Date}, {"lang", f.Lang}} {
		if p.value != "" {
			return nil, invalid("query."+p.name, "a document in JSON has it in the body")
		}
	}
	return decode(body, limit)
}

// byteOrderMark is what editors of Windows put before a text in UTF-8. It is no part of the
// text, for the readers of files neither.
var byteOrderMark = []byte("\uFEFF")

// notCompressed refuses bodies that would have to be unpacked first: a small one could hold
// gigabytes.
func notCompressed(r *http.Request) error {
	if coding := r.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return problem(http.StatusUnsupportedMediaType, "the body is compressed, by its Content-Encoding: send it as it is")
	}
	return nil
}

// isUTF8 says whether text in a charset is UTF-8.
func isUTF8(charset string) bool {
	return charset == "" || strings.EqualFold(charset, "utf-8") || strings.EqualFold(charset, "us-ascii")
}

func checkUTF8(data []byte) error {
	if utf8.Valid(data) {
		return nil
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return invalid("body", fmt.Sprintf("byte %d begins no character of UTF-8: send UTF-8", at))
		}
		at += size
	}
}

func tooLong(location string, limit int64) error {
	return problem(http.StatusRequestEntityTooLarge, fmt.Sprintf("%s: the text has more than %d bytes: split it", location, limit))
}

// decode reads a document in JSON. It fails on keys that it does not know, or that
// come twice, and on values of another kind, with the path of each.
func decode(data []byte, limit int64) (*models.Document, error) {
	if err := checkUTF8(data); err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	if start, err := dec.Token(); err != nil {
		return nil, broken(err, dec)
	} else if start != json.Delim('{') {
		return nil, invalid("body", `want an object, such as {"text": "…"}`)
	}
	d := &models.Document{}
	var met []string
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, broken(err, dec)
		}
		key, _ := token.(string)
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, broken(err, dec)
		}
		if slices.Contains(met, key) {
			return nil, invalid("body."+short(key), "the key comes twice")
		}
		met = append(met, key)
		if err := setField(d, key, value); err != nil {
			return nil, err
		}
	}
	if _, err := dec.Token(); err != nil {
		return nil, broken(err, dec)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, problem(http.StatusBadRequest, fmt.Sprintf("something stands behind the object, at byte %d: send one document, or many to /v1/annotate/batch", dec.InputOffset()))
	}
	if !slices.Contains(met, "text") {
		return nil, invalid("body.text", "it is missing")
	}
	if int64(len(d.Text)) > limit {
		return nil, tooLong("body.text", limit)
	}
	return d, nil
}

// setField sets one field of a document to a JSON value.
func setField(d *models.Document, key string, value json.RawMessage) error {
	var into any
	want := "a string"
	switch key {
	case "text":
		into = &d.Text
	case "id":
		into = &d.ID
	case "title":
		into = &d.Title
	case "date":
		into = &d.Date
	case "lang":
		into = &d.Lang
	case "byline":
		into, want = &d.Byline, "a list of strings"
	case "meta":
		into, want = &d.Meta, "an object"
	default:
		return invalid("body."+short(key), "there is no such field: use text, id, title, date, lang, byline or meta")
	}
	null := bytes.Equal(value, []byte("null"))
	if null && key != "text" && key != "meta" {
		return nil
	}
	if null || json.Unmarshal(value, into) != nil {
		return invalid("body."+key, "want "+want)
	}
	return nil
}

// broken is the error of what is no JSON.
func broken(err error, dec *json.Decoder) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return problem(http.StatusBadRequest, fmt.Sprintf("broken JSON at byte %d: %v", syntax.Offset, syntax))
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return problem(http.StatusBadRequest, "broken JSON: it ends in the middle")
	}
	return problem(http.StatusBadRequest, fmt.Sprintf("broken JSON at byte %d: %v", dec.InputOffset(), err))
}

// short is a key of a request as an answer shows it.
func short(key string) string {
	if r := []rune(key); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return key
}
