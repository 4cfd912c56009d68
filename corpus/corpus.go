// Package corpus reads documents from files, folders and streams, and writes
// annotated ones. Each format has a file of its own.
package corpus

import (
	"fmt"
	"io"
	"iter"

	"tifa/models"
)

// Format is a format of input or output.
type Format string

// The formats.
const (
	Auto  Format = "auto" // input: told by name and content
	Text  Format = "text" // input: plain text, one document a file
	JSON  Format = "json"
	JSONL Format = "jsonl"
)

// MaxDocument is the most bytes that one document may have; what is longer is an
// error of that document.
const MaxDocument = 100 << 20

// DocumentError is what keeps one document from being read. The others are not
// affected.
type DocumentError struct {
	Where string // file, or file:line
	Err   error
}

func (e *DocumentError) Error() string { return fmt.Sprintf("%s: %v", e.Where, e.Err) }

// Unwrap gives the error behind it.
func (e *DocumentError) Unwrap() error { return e.Err }

// Documents are read one by one; an error stands in place of a document that
// could not be read, and reading goes on behind it.
type Documents = iter.Seq2[*models.Document, error]

// reader reads the documents of one file or stream. name is what errors call it,
// and id what a document without one is named after.
type reader func(in io.Reader, name, id string) Documents

// readers are the readers by format.
var readers = map[Format]reader{Text: readText, JSON: readJSON, JSONL: readJSONL}

// ParseInput reads the name of an input format.
func ParseInput(name string) (Format, error) {
	switch f := Format(name); f {
	case Auto, Text, JSON, JSONL:
		return f, nil
	}
	return "", fmt.Errorf("unknown input format %q: use auto, text, json or jsonl", name)
}

// ParseOutput reads the name of an output format.
func ParseOutput(name string) (Format, error) {
	switch f := Format(name); f {
	case JSON, JSONL:
		return f, nil
	}
	return "", fmt.Errorf("unknown output format %q: use json or jsonl", name)
}
