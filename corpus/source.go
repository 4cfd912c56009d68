package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tifa/models"
)

// Read gives the documents of files, of folders with all that is below them, and
// of stdin for "-", in the order given; the files of a folder by name.
//
// In folders only files that end like text or JSON are read; hidden ones are
// passed over.
func Read(paths []string, format Format, stdin io.Reader) Documents {
	return func(yield func(*models.Document, error) bool) {
		for _, path := range paths {
			if path == "-" {
				for d, err := range open(stdin, format, "standard input", "stdin") {
					if !yield(d, err) {
						return
					}
				}
				continue
			}
			if !readPath(path, format, yield) {
				return
			}
		}
	}
}

// readPath reads a file or a folder; it is false if the reader has had enough.
func readPath(path string, format Format, yield func(*models.Document, error) bool) bool {
	info, err := os.Stat(path)
	if err != nil {
		return yield(nil, fileError(path, err))
	}
	if !info.IsDir() {
		return readFile(path, stem(filepath.Base(path)), format, yield)
	}
	more := true
	err = filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if more = yield(nil, fileError(file, err)); !more {
				return fs.SkipAll
			}
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.Name() != "." && strings.HasPrefix(entry.Name(), ".") && file != path:
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || !readable(file):
			return nil
		}
		id, err := filepath.Rel(path, file)
		if err != nil {
			id = filepath.Base(file)
		}
		if more = readFile(file, stem(filepath.ToSlash(id)), format, yield); !more {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil && more {
		return yield(nil, fileError(path, err))
	}
	return more
}

// extensions are the endings of the files that are read in folders.
var extensions = map[string]Format{".txt": Text, ".text": Text, ".json": JSON, ".jsonl": JSONL, ".ndjson": JSONL}

func readable(file string) bool {
	_, ok := extensions[strings.ToLower(filepath.Ext(file))]
	return ok
}

// stem is a file's name without its ending, if that is a known one.
func stem(name string) string {
	if readable(name) {
		return strings.TrimSuffix(name, filepath.Ext(name))
	}
	return name
}

func readFile(path, id string, format Format, yield func(*models.Document, error) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(nil, fileError(path, err))
	}
	defer f.Close()
	if format == Auto {
		format = extensions[strings.ToLower(filepath.Ext(path))]
	}
	for d, err := range open(f, format, path, id) {
		if !yield(d, err) {
			return false
		}
	}
	return true
}

// fileError says what keeps a file from being read, without naming it twice.
func fileError(path string, err error) error {
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		err = inner.Err
	}
	return &DocumentError{path, err}
}

// open reads a stream in a format, which it tells by the content if it is not
// given.
func open(in io.Reader, format Format, name, id string) Documents {
	buffered := bufio.NewReaderSize(in, sniff)
	if format == Auto || format == "" {
		head, _ := buffered.Peek(sniff)
		format = detect(head)
	}
	return readers[format](buffered, name, id)
}

// sniff is how much of a file is looked at to tell its format.
const sniff = 8 << 10

// detect tells the format by the beginning of a file: JSON objects one a line,
// other JSON, or text.
func detect(head []byte) Format {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	if len(head) == 0 || head[0] != '{' && head[0] != '[' {
		return Text
	}
	line, rest, _ := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimRight(line, " \t\r")
	switch {
	case head[0] == '[' && looksLikeJSON(head[1:], "{"):
		return JSON
	case head[0] == '{' && bytes.HasPrefix(bytes.TrimLeft(rest, "\r\n"), []byte("{")):
		return JSONL // whatever is wrong with the first line
	case head[0] == '{' && (line[len(line)-1] == '}' && len(line) > 1 || len(line) == len(head)) && looksLikeJSON(head[1:], `"}`):
		return JSONL
	case head[0] == '{' && looksLikeJSON(head[1:], `"}`):
		return JSON
	}
	return Text
}

// looksLikeJSON says whether the next character is one of those given.
func looksLikeJSON(b []byte, next string) bool {
	b = bytes.TrimLeft(b, " \t\r\n")
	return len(b) > 0 && strings.IndexByte(next, b[0]) >= 0
}

// tooLong is the error of a document that is longer than MaxDocument.
func tooLong() error {
	return fmt.Errorf("longer than %d MB: split it", MaxDocument>>20)
}
