package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"tifa/corpus"
	"tifa/corpus/run"
	"tifa/models"
)

// record is a document as it was read, or why there is none, on its way to a worker. Its
// fields are what readers set.
type record struct {
	ID, Lang, Date, Title, Text string
	Byline                      []string
	Meta, Warnings              []byte // JSON, or empty
	Failure                     []byte // a line of the quarantine in place of the rest
}

// readFn reads the documents of a file.
type readFn struct {
	Settings settings
}

// ProcessElement reads one file and says at its end how many records it gave. A document
// that cannot be read becomes a failure; a file system that does not answer is an error,
// so that the runner tries again.
func (f *readFn) ProcessElement(ctx context.Context, path string, emit func(record), end func(records int64)) error {
	in, err := f.Settings.input()
	if err != nil {
		return err
	}
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer fs.Close()
	opened, err := fs.OpenRead(ctx, path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer opened.Close()
	stream := &watched{in: opened}
	var records int64
	for d, err := range corpus.ReadStream(path, stream, in) {
		if stream.err != nil {
			break
		}
		r, err := recordOf(d, err)
		if err != nil {
			return err
		}
		emit(r)
		records++
	}
	if stream.err != nil {
		return fmt.Errorf("%s: %w", path, stream.err)
	}
	end(records)
	return nil
}

// watched remembers an error of the file system, which is none of the document.
type watched struct {
	in  io.Reader
	err error
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.in.Read(p)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}

func recordOf(d *models.Document, failure error) (r record, err error) {
	if failure != nil {
		r.Failure, err = run.QuarantineLine(failure)
		return r, err
	}
	r = record{ID: d.ID, Lang: string(d.Lang), Date: d.Date, Title: d.Title, Text: d.Text, Byline: d.Byline}
	if len(d.Meta) > 0 {
		r.Meta, err = json.Marshal(d.Meta)
	}
	if len(d.Warnings) > 0 && err == nil {
		r.Warnings, err = json.Marshal(d.Warnings)
	}
	return r, err
}

// document is the document that was read.
func (r record) document() (*models.Document, error) {
	d := &models.Document{ID: r.ID, Lang: models.Lang(r.Lang), Date: r.Date, Title: r.Title, Text: r.Text, Byline: r.Byline}
	if len(r.Meta) > 0 {
		if err := json.Unmarshal(r.Meta, &d.Meta); err != nil {
			return nil, err
		}
	}
	if len(r.Warnings) > 0 {
		if err := json.Unmarshal(r.Warnings, &d.Warnings); err != nil {
			return nil, err
		}
	}
	return d, nil
}
