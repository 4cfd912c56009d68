package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"

	"tifa/models"
)

// Read gives the documents of files, of folders with all that is below them, and
// of stdin for "-", in the order given; the files of a folder by name.
//
// In folders only files whose names end like a format are read; hidden ones are
// passed over. Links are followed, but no folder is read twice. A document whose
// id was met before comes with a warning.
func Read(paths []string, in Input, stdin io.Reader) Documents {
	return func(yield func(*models.Document, error) bool) {
		if err := in.Validate(); err != nil {
			yield(nil, &DocumentError{Where: "input", Err: err})
			return
		}
		r := in.reading(yield)
		for _, path := range paths {
			if path == "-" {
				if !r.source("standard input", "stdin", nil).read(stdin) {
					return
				}
			} else if !r.readPath(path) {
				return
			}
		}
		r.finish(0)
	}
}

// ReadStream gives the documents of one stream, as Read gives those of the file of that
// name: the name tells the format and what documents without an id are called.
func ReadStream(name string, stream io.Reader, in Input) Documents {
	return func(yield func(*models.Document, error) bool) {
		if err := in.Validate(); err != nil {
			yield(nil, &DocumentError{Where: "input", Err: err})
			return
		}
		r := in.reading(yield)
		if r.readAs(name, stem(path.Base(filepath.ToSlash(name))), stream, nil) {
			r.finish(0)
		}
	}
}

// reading begins to read.
func (in Input) reading(yield func(*models.Document, error) bool) *reading {
	return &reading{
		Input: in, skip: in.Skip, yield: yield,
		packed: bufio.NewReaderSize(nil, 64<<10), unpacked: bufio.NewReaderSize(nil, 64<<10),
	}
}

// reading is one reading of all paths.
type reading struct {
	Input
	skip    int         // documents and errors that are still passed over
	queue   []chan made // documents that are made, in their order
	met     ids
	yield   func(*models.Document, error) bool
	stopped bool // the reader has had enough

	packed, unpacked *bufio.Reader // of one source after the other
}

// made is a document, or why there is none.
type made struct {
	document *models.Document
	err      error
}

// give hands a document or an error on; it is false if the reader has had enough.
func (r *reading) give(d *models.Document, err error) bool {
	return r.finish(0) && r.hand(made{d, err})
}

// later gives a document that takes a while to make. Reading goes on meanwhile, and
// other documents are made on other cores; the order is kept.
func (r *reading) later(document func() (*models.Document, error)) bool {
	done := make(chan made, 1)
	go func() {
		d, err := document()
		done <- made{d, err}
	}()
	r.queue = append(r.queue, done)
	return r.finish(runtime.GOMAXPROCS(0))
}

// finish hands on what is made, until at most so many are left.
func (r *reading) finish(left int) bool {
	for len(r.queue) > left && !r.stopped {
		next := <-r.queue[0]
		r.queue = r.queue[1:]
		r.hand(next)
	}
	return !r.stopped
}

func (r *reading) hand(m made) bool {
	if m.document != nil {
		r.met.warn(m.document)
	} else if e, ok := errors.AsType[*DocumentError](m.err); ok && e.ID != "" {
		r.met.met(hash(e.ID)) // it has its id all the same
	}
	if r.skip > 0 {
		r.skip--
		return true
	}
	r.stopped = !r.yield(m.document, m.err)
	return !r.stopped
}

// skips says whether nobody will see the document that comes next.
func (r *reading) skips() bool { return r.skip > len(r.queue) }

func (r *reading) source(name, id string, file *os.File) *source {
	return &source{Input: r.Input, name: name, id: id, file: file, reading: r}
}

// readPath reads a file or a folder; it is false if the reader has had enough.
func (r *reading) readPath(path string) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.give(nil, fileError(path, err))
	case info.IsDir():
		f := folder{read: map[string]bool{}}
		return f.walk(path, func(file string, err error) bool {
			if err != nil {
				return r.give(nil, fileError(file, err))
			}
			id, err := filepath.Rel(path, file)
			if err != nil {
				id = filepath.Base(file)
			}
			return r.readFile(file, stem(filepath.ToSlash(id)))
		})
	}
	return r.readFile(path, stem(filepath.Base(path)))
}

func (r *reading) readFile(path, id string) bool {
	f, err := os.Open(path)
	if err != nil {
		return r.give(nil, fileError(path, err))
	}
	defer f.Close()
	return r.readAs(path, id, f, f)
}

// readAs reads a stream as a file of a name; file is the file itself if it is one.
func (r *reading) readAs(name, id string, stream io.Reader, file *os.File) bool {
	s := r.source(name, id, file)
	if format, known := formatOf(name); known && (s.From == Auto || s.From == "") {
		s.From = format
	}
	return s.read(stream)
}

// fileError says what keeps a file from being read, without naming it twice.
func fileError(path string, err error) error {
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		err = inner.Err
	}
	return &DocumentError{Where: path, Err: err}
}

// read unpacks a stream, tells its format by the content if it is not known, and
// reads its documents; it is false if the reader has had enough.
func (s *source) read(in io.Reader) bool {
	unpacked, err := unpack(s.counted(in), s.reading.packed)
	if err != nil {
		return s.reading.give(nil, fileError(s.name, err))
	}
	defer unpacked.Close()
	s.in = s.reading.unpacked
	s.in.Reset(unpacked)
	if unpacked.packed {
		s.file = nil
	}
	if s.From == Auto || s.From == "" {
		head, _ := s.in.Peek(sniff)
		s.From = s.detect(head)
	}
	for d, err := range readers[s.From](s) {
		if !s.reading.give(d, err) {
			return false
		}
	}
	return !s.reading.stopped
}

// all reads the rest of a stream as one document.
func (s *source) all() ([]byte, error) {
	var b bytes.Buffer
	if s.file != nil {
		if info, err := s.file.Stat(); err == nil {
			b.Grow(int(min(info.Size(), s.limit())) + bytes.MinRead)
		}
	}
	n, err := b.ReadFrom(io.LimitReader(s.in, s.limit()+1))
	switch {
	case err != nil:
		return nil, fileError(s.name, err)
	case n > s.limit():
		return nil, &DocumentError{Where: s.name, Err: s.tooLong()}
	}
	return b.Bytes(), nil
}

// at is the place of a line, or of what else counts there.
func (s *source) at(line int) string { return fmt.Sprintf("%s:%d", s.name, line) }
