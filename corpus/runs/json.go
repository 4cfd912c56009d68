package runs

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/models"
)

// check says by its beginning whether a stream can be a run.
func check(in *bufio.Reader) error {
	head, err := in.Peek(512)
	if len(head) == 0 && !errors.Is(err, io.EOF) {
		return err
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")), bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")):
		return nil // compressed: what is in it is met when it is read
	case bytes.HasPrefix(head, []byte(sqliteMagic)):
		return errors.New("this is a database, which cannot be read from a pipe: name its file")
	case bytes.HasPrefix(head, []byte("PAR1")):
		return errors.New("this is a Parquet file: " + wanted)
	case len(text) > 0 && text[0] != '{' && text[0] != '[':
		return errors.New("this is no run: " + wanted)
	}
	return nil
}

// jsonValues cuts documents out of JSON.
func jsonValues(name string, in io.Reader) func(context.Context) iter.Seq2[undecoded, error] {
	return func(context.Context) iter.Seq2[undecoded, error] {
		return func(yield func(undecoded, error) bool) {
			buffered := bufio.NewReaderSize(in, 64<<10)
			if err := check(buffered); err != nil {
				yield(undecoded{}, err)
				return
			}
			for o, err := range corpus.Values(buffered) {
				u := undecoded{place: fmt.Sprintf("%s:%d", name, o.Line)}
				data := bytes.Clone(o.Data)
				u.decode = func() (*models.Document, models.Form, error) { return decodeJSON(data) }
				if !yield(u, err) {
					return
				}
			}
		}
	}
}

// decodeJSON decodes a document, and says what stands in its place if it is none.
func decodeJSON(data []byte) (*models.Document, models.Form, error) {
	d, form, err := models.DecodeForm(data)
	if err == nil {
		return d, form, nil
	}
	if data[0] != '{' {
		return nil, form, fmt.Errorf("no annotated document stands here, but %s", excerpt(data))
	}
	var head struct{ Schema *string }
	if json.Unmarshal(data, &head) == nil && head.Schema == nil {
		return nil, form, fmt.Errorf("an object without \"schema\": %q, which every annotated document has: annotate the file first, with tifa annotate", models.Schema)
	}
	return nil, form, err
}

// excerpt is the beginning of what was read.
func excerpt(data []byte) string {
	const most = 20
	if len(data) <= most {
		return string(bytes.ToValidUTF8(data, nil))
	}
	end := most
	for end > 0 && !utf8.RuneStart(data[end]) {
		end--
	}
	return string(bytes.ToValidUTF8(data[:end], nil)) + "…"
}
