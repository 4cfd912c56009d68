package corpus

import (
	"bufio"
	"bytes"
	"io"

	"tifa/models"
)

// Encoder gives the form in which each document is written. Documents are encoded
// where they were annotated, in parallel, and written one behind the other.
func Encoder(to Format, offsets models.Unit) func(*models.Document) ([]byte, error) {
	return func(d *models.Document) ([]byte, error) {
		return d.Encode(models.Encoding{Offsets: offsets, Pretty: to == JSON})
	}
}

// Writer writes encoded documents in a format. Close ends the output.
type Writer interface {
	Write(encoded []byte) error
	Close() error
}

// NewWriter makes the writer of a format.
func NewWriter(out io.Writer, to Format) Writer {
	b := bufio.NewWriterSize(out, 64<<10)
	if to == JSON {
		return &jsonWriter{out: b}
	}
	return &lineWriter{b}
}

// lineWriter writes one document a line. It flushes behind each, so that readers
// of a pipe see a document as soon as it is done.
type lineWriter struct{ out *bufio.Writer }

func (w *lineWriter) Write(encoded []byte) error {
	if _, err := w.out.Write(encoded); err != nil {
		return err
	}
	return w.out.Flush()
}

func (w *lineWriter) Close() error { return w.out.Flush() }

// jsonWriter writes one document as an object, and several as an array.
type jsonWriter struct {
	out   *bufio.Writer
	first []byte
	count int
}

func (w *jsonWriter) Write(encoded []byte) error {
	encoded = bytes.TrimRight(encoded, "\n")
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

func (w *jsonWriter) Close() error {
	switch w.count {
	case 0:
		w.out.WriteString("[]")
	case 1:
		w.out.Write(w.first)
	default:
		w.out.WriteString("\n]")
	}
	w.out.WriteString("\n")
	return w.out.Flush()
}
