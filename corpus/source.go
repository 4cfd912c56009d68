package corpus

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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
		var met ids
		checked := func(d *models.Document, err error) bool {
			if d != nil {
				met.warn(d)
			}
			return yield(d, err)
		}
		for _, path := range paths {
			if path == "-" {
				s := &source{Input: in, name: "standard input", id: "stdin"}
				if !s.read(stdin, checked) {
					return
				}
				continue
			}
			if !readPath(path, in, checked) {
				return
			}
		}
	}
}

// readPath reads a file or a folder; it is false if the reader has had enough.
func readPath(path string, in Input, yield func(*models.Document, error) bool) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return yield(nil, fileError(path, err))
	case info.IsDir():
		f := folder{read: map[string]bool{}}
		return f.walk(path, func(file string, err error) bool {
			if err != nil {
				return yield(nil, fileError(file, err))
			}
			id, err := filepath.Rel(path, file)
			if err != nil {
				id = filepath.Base(file)
			}
			return readFile(file, stem(filepath.ToSlash(id)), in, yield)
		})
	}
	return readFile(path, stem(filepath.Base(path)), in, yield)
}

func readFile(path, id string, in Input, yield func(*models.Document, error) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(nil, fileError(path, err))
	}
	defer f.Close()
	s := &source{Input: in, name: path, id: id, file: f}
	if format, known := formatOf(path); known && (in.From == Auto || in.From == "") {
		s.From = format
	}
	return s.read(f, yield)
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
func (s *source) read(in io.Reader, yield func(*models.Document, error) bool) bool {
	unpacked, err := unpack(in)
	if err != nil {
		return yield(nil, fileError(s.name, err))
	}
	defer unpacked.Close()
	s.in = bufio.NewReaderSize(unpacked, 64<<10)
	if unpacked.packed {
		s.file = nil
	}
	if s.From == Auto || s.From == "" {
		head, _ := s.in.Peek(sniff)
		s.From = s.detect(head)
	}
	for d, err := range readers[s.From](s) {
		if !yield(d, err) {
			return false
		}
	}
	return true
}

// all reads the rest of a stream as one document.
func (s *source) all() ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(s.in, s.limit()+1))
	switch {
	case err != nil:
		return nil, fileError(s.name, err)
	case int64(len(data)) > s.limit():
		return nil, &DocumentError{Where: s.name, Err: s.tooLong()}
	}
	return data, nil
}

// at is the place of a line, or of what else counts there.
func (s *source) at(line int) string { return fmt.Sprintf("%s:%d", s.name, line) }
