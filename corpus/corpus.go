// Package corpus reads documents from files, folders and streams, and writes
// annotated ones. Each format has a file of its own.
package corpus

import (
	"bufio"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"sync/atomic"

	"tifa/models"
)

// Format is a format of input or output.
type Format string

// The formats.
const (
	Auto    Format = "auto" // input: told by name and content
	Text    Format = "text" // input: plain text, one document a file
	JSON    Format = "json"
	JSONL   Format = "jsonl"
	CSV     Format = "csv" // input: divided by commas, tabs or semicolons
	HTML    Format = "html"
	WARC    Format = "warc" // input: web archives, WET among them
	Parquet Format = "parquet"
)

// Input says how documents are read. The zero value tells formats and encodings by
// name and content.
type Input struct {
	From Format
	// Fields names the fields or columns of the input that hold what tifa calls
	// id, text, title, date, lang and byline, where they are called otherwise:
	// {"text": "body"}. ParseFields makes it.
	Fields map[string]string
	// MaxDocument is the most bytes that one document may have; what is longer is
	// an error of that document and is not held in memory. 0 is MaxDocument.
	MaxDocument int64
	// Skip is how many documents and errors are passed over at the beginning, those
	// that an interrupted run had read. What follows is the same as without it.
	Skip int
	// Read, if it is there, counts the bytes that are read of files and streams.
	Read *atomic.Int64
	// Encoding is the declared character encoding by its name on the web, such as
	// gb18030; empty if each file tells.
	Encoding string
}

// Validate says what is wrong with the settings.
func (in Input) Validate() error {
	if _, known := charsetByName(in.Encoding); in.Encoding != "" && !known {
		return fmt.Errorf("unknown encoding %q: use a name such as utf-8, gb18030, big5, utf-16 or windows-1252", in.Encoding)
	}
	return nil
}

// MaxDocument is the most bytes that one document may have, unless something else
// is asked for.
const MaxDocument = 100 << 20

// limit is the most bytes that one document may have.
func (in Input) limit() int64 {
	if in.MaxDocument > 0 {
		return in.MaxDocument
	}
	return MaxDocument
}

// tooLong is the error of a document that is longer than it may be.
func (in Input) tooLong() error {
	return fmt.Errorf("longer than %s: split it, or raise --max-document", sizeName(in.limit()))
}

// DocumentError is what keeps one document from being read. The others are not
// affected.
type DocumentError struct {
	Where string // file, file:line, or file and number of the record
	ID    string // of the document, where the place tells it: of pages
	Err   error
	// Raw is the document as it was cut out of the input; nil if it is longer than a
	// document may be, or could not be cut out.
	Raw []byte
}

func (e *DocumentError) Error() string { return fmt.Sprintf("%s: %v", e.Where, e.Err) }

// Unwrap gives the error behind it.
func (e *DocumentError) Unwrap() error { return e.Err }

// Documents are read one by one; an error stands in place of a document that
// could not be read, and reading goes on behind it. The same input gives the same
// documents and errors in the same order, so that the first n can be passed over.
type Documents = iter.Seq2[*models.Document, error]

// source is one file or stream, unpacked, with what readers need to know of it.
type source struct {
	Input
	name    string // what errors call it
	id      string // what a document without an id is named after
	in      *bufio.Reader
	file    *os.File // the file itself, if it is one and is not compressed
	charset charset  // that the stream was decoded from
	reading *reading // that it belongs to
}

// reader reads the documents of a source.
type reader func(*source) Documents

// readers are the readers by format.
var readers = map[Format]reader{
	Text: readText, JSON: readJSON, JSONL: readJSONL, CSV: readCSV, HTML: readHTML, WARC: readWARC, Parquet: readParquet,
}

// Inputs are the names of the input formats.
func Inputs() []string {
	return []string{string(Auto), string(Text), string(JSON), string(JSONL), string(CSV), string(HTML), string(WARC), string(Parquet)}
}

// ParseInput reads the name of an input format.
func ParseInput(name string) (Format, error) {
	inputs := Inputs()
	if slices.Contains(inputs, name) {
		return Format(name), nil
	}
	last := len(inputs) - 1
	return "", fmt.Errorf("unknown input format %q: use %s or %s", name, strings.Join(inputs[:last], ", "), inputs[last])
}
