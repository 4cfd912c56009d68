// Package runs reads the documents of a run, what tifa annotate wrote as JSON Lines,
// JSON or SQLite, one after the other. Of JSON the file may be compressed with gzip or
// zstd. Documents are decoded on all cores and come in their order; a few for each core
// are held in memory, however many there are.
package runs

import (
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"sync/atomic"

	"tifa/models"
)

// Run is an open run.
type Run struct {
	// Name is the path, or "standard input".
	Name string
	// Size is how much there is to read, of which Read counts what was: bytes of a
	// file, documents of a database. It is 0 if nobody knows.
	Size int64
	Read *atomic.Int64

	values func(context.Context) iter.Seq2[undecoded, error]
	close  func() error
}

// Document is a document of a run.
type Document struct {
	*models.Document
	// Form says how it was written. If that was without its text, Text is empty and
	// spans count the unit of the form.
	Form   models.Form
	Number int    // in the run, counted from 1
	Place  string // file and line, or file and number, for messages
}

// HasText says whether the document was written with its text.
func (d *Document) HasText() bool { return d.Form.SHA256 == "" }

// undecoded is a document as it was cut out of the run. decode may be called on
// another goroutine.
type undecoded struct {
	place  string
	decode func() (*models.Document, models.Form, error)
}

// Open opens a run; "-" is what stdin gives. A folder and a database of something else
// are errors that say what to do, and so is the first that Documents gives for any
// other file that is no run.
func Open(path string, stdin io.Reader) (*Run, error) {
	if path == "-" {
		return openStream("standard input", stdin, 0, func() error { return nil }), nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s is a folder: %s", path, wanted)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return openStream(path, f, 0, f.Close), nil
	}
	head := make([]byte, len(sqliteMagic))
	if n, _ := f.ReadAt(head, 0); string(head[:n]) == sqliteMagic { // an error is met again
		if err := f.Close(); err != nil {
			return nil, err
		}
		return openSQLite(path)
	}
	return openStream(path, f, info.Size(), f.Close), nil
}

// sqliteMagic is what a database begins with.
const sqliteMagic = "SQLite format 3\x00"

// wanted says what a run is.
const wanted = "name a file that tifa annotate wrote with --to jsonl, json or sqlite"

// Close lets go of the run.
func (r *Run) Close() error { return r.close() }

// Documents gives the documents in their order, once. An error names the file and the
// line; behind one of a single line reading goes on if the caller does. When the
// context ends, its error comes last.
func (r *Run) Documents(ctx context.Context) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		queue := r.decode(ctx)
		for {
			select {
			case done, more := <-queue:
				if more {
					if m := <-done; !yield(m.document, m.err) {
						return
					}
					continue
				}
			case <-ctx.Done(): // the reader may still wait for input
			}
			if err := ctx.Err(); err != nil {
				yield(nil, err)
			}
			return
		}
	}
}

// made is a decoded document, or why there is none.
type made struct {
	document *Document
	err      error
}

// decode decodes documents with a worker a core. Each channel in the queue yields one
// document; the queue ends with the run, or soon after the context.
func (r *Run) decode(ctx context.Context) <-chan chan made {
	type task struct {
		undecoded
		number int
		done   chan<- made
	}
	workers := runtime.GOMAXPROCS(0)
	tasks := make(chan task)
	for range workers {
		go func() {
			for t := range tasks {
				t.done <- r.document(t.undecoded, t.number)
			}
		}()
	}
	queue := make(chan chan made, 2*workers)
	go func() {
		defer close(queue)
		defer close(tasks)
		number := 0
		for value, err := range r.values(ctx) {
			done := make(chan made, 1)
			select {
			case queue <- done:
			case <-ctx.Done():
				return
			}
			if err != nil {
				done <- made{err: r.failed(value.place, err)}
				continue
			}
			number++
			tasks <- task{value, number, done}
		}
	}()
	return queue
}

func (r *Run) document(u undecoded, number int) made {
	d, form, err := u.decode()
	if err != nil {
		return made{err: r.failed(u.place, err)}
	}
	return made{document: &Document{Document: d, Form: form, Number: number, Place: u.place}}
}

// failed names the place of an error.
func (r *Run) failed(place string, err error) error {
	if place == "" {
		place = r.Name
	}
	return fmt.Errorf("%s: %w", place, err)
}

// openStream opens a stream of JSON, of which nothing is read yet: whoever waits for
// standard input can be interrupted.
func openStream(name string, in io.Reader, size int64, closer func() error) *Run {
	read := new(atomic.Int64)
	return &Run{Name: name, Size: size, Read: read, values: jsonValues(name, &counted{in, read}), close: closer}
}

// counted counts the bytes that are read.
type counted struct {
	io.Reader
	n *atomic.Int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}
