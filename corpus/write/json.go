package write

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"tifa/models"
)

// encodeJSON writes the schema tifa/1, over several lines for people or on one.
func encodeJSON(d *models.Document, o Options) (*Encoded, error) {
	data, err := d.Encode(models.Encoding{Offsets: o.Offsets, Pretty: o.To == JSON, NoText: o.NoText})
	return &Encoded{ID: d.ID, data: data}, err
}

// plainJSON is a value as JSON on one line, with < and > as they are.
func plainJSON(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

// jsonSink writes one document as an object, and several as an array.
type jsonSink struct {
	out   *bufio.Writer
	close io.Closer
	first []byte
	count int
}

func (w *jsonSink) Write(_ int, e *Encoded) error {
	encoded := bytes.TrimRight(e.data, "\n")
	w.count++
	switch w.count {
	case 1:
		w.first = bytes.Clone(encoded)
		return nil
	case 2:
		w.out.WriteString("[\n")
		w.out.Write(w.first)
	}
	w.out.WriteString(",\n")
	_, err := w.out.Write(encoded)
	return err
}

func (w *jsonSink) Sync() (Mark, error) { return Mark{}, w.out.Flush() }

func (w *jsonSink) Close() error {
	switch w.count {
	case 0:
		w.out.WriteString("[]")
	case 1:
		w.out.Write(w.first)
	default:
		w.out.WriteString("\n]")
	}
	w.out.WriteString("\n")
	if err := w.out.Flush(); err != nil {
		return err
	}
	return w.close.Close()
}

func (w *jsonSink) Abandon() error { return w.Close() }
