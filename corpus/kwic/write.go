package kwic

import (
	"encoding/json"
	"io"
	"strconv"

	"tifa/corpus/sheet"
)

// Writer writes lines for programs.
type Writer interface {
	Write(Line) error
	Flush() error
}

// NewJSONL writes each line as an object.
func NewJSONL(out io.Writer) Writer {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return objects{enc}
}

type objects struct{ *json.Encoder }

func (o objects) Write(l Line) error { return o.Encode(l) }
func (objects) Flush() error         { return nil }

// NewCSV writes a table with a header, in which no cell is a formula.
func NewCSV(out io.Writer) Writer { return &rows{out: sheet.NewWriter(out)} }

type rows struct {
	out   *sheet.Writer
	begun bool
}

func (r *rows) Write(l Line) error {
	if err := r.begin(); err != nil {
		return err
	}
	return r.out.Write([]string{l.Document, l.Date, strconv.Itoa(l.Start), strconv.Itoa(l.End), l.Left, l.Key, l.Right, string(l.Label), l.Entity})
}

func (r *rows) begin() error {
	if r.begun {
		return nil
	}
	r.begun = true
	return r.out.Write([]string{"document", "date", "start", "end", "left", "key", "right", "label", "entity"})
}

func (r *rows) Flush() error {
	if err := r.begin(); err != nil {
		return err
	}
	return r.out.Flush()
}
