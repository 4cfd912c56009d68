// Package write writes annotated documents, each format in a file of its own. It
// stands apart from package corpus, which everything that reads a document imports,
// because formats bring a database and a columnar library with them.
//
// A document is encoded where it was annotated, by several workers at the same time,
// and what comes out is written by one sink in the order of the input.
package write

import (
	"fmt"
	"slices"
	"strings"

	"tifa/models"
)

// Format is a format of annotated documents.
type Format string

// The formats.
const (
	JSON    Format = "json"    // one object, or an array of several
	JSONL   Format = "jsonl"   // one object a line
	CSV     Format = "csv"     // one annotation a row
	Parquet Format = "parquet" // a folder of four tables
	SQLite  Format = "sqlite"  // a database of four tables
	Brat    Format = "brat"    // a folder of standoff files
	CoNLL   Format = "conll"   // one token a line, with a BIO tag
	SpaCy   Format = "spacy"   // Doc.to_json of spaCy, one object a line
	WebAnno Format = "webanno" // W3C Web Annotation, one JSON-LD page a line
	TimeML  Format = "timeml"  // a folder of TimeML files
	HTML    Format = "html"    // a folder of pages
)

// format is what a format needs and how it encodes a document.
type format struct {
	name   Format
	folder bool // of several files
	inFile bool // one file that cannot be a stream
	text   bool // cannot do without the text
	points bool // has offsets of its own, which count code points
	encode func(*models.Document, Options) (*Encoded, error)
}

// formats are the formats in the order in which they are listed.
var formats = []format{
	{name: JSON, encode: encodeJSON},
	{name: JSONL, encode: encodeJSON},
	{name: CSV, encode: encodeCSV},
	{name: Parquet, folder: true, encode: encodeRows},
	{name: SQLite, inFile: true, encode: encodeRows},
	{name: Brat, folder: true, text: true, points: true, encode: encodeBrat},
	{name: CoNLL, text: true, points: true, encode: encodeCoNLL},
	{name: SpaCy, text: true, points: true, encode: encodeSpaCy},
	{name: WebAnno, points: true, encode: encodeWebAnno},
	{name: TimeML, folder: true, text: true, points: true, encode: encodeTimeML},
	{name: HTML, folder: true, text: true, points: true, encode: encodeHTML},
}

// Names are the names of the formats.
func Names() (names []string) {
	for _, f := range formats {
		names = append(names, string(f.name))
	}
	return names
}

// Parse reads the name of a format; the error lists the names there are.
func Parse(name string) (Format, error) {
	if slices.Contains(Names(), name) {
		return Format(name), nil
	}
	names := Names()
	last := len(names) - 1
	return "", fmt.Errorf("unknown output format %q: use %s or %s", name, strings.Join(names[:last], ", "), names[last])
}

func (f Format) find() format {
	i := slices.IndexFunc(formats, func(x format) bool { return x.name == f })
	return formats[i]
}

// IsFolder says whether a format is a folder of several files.
func (f Format) IsFolder() bool { return f.find().folder }

// IsStream says whether a format is a stream, which may go to a pipe.
func (f Format) IsStream() bool { return !f.find().folder && !f.find().inFile }

// Continues says whether an output that was cut off can be continued: all but JSON,
// of which one document has another form than several.
func (f Format) Continues() bool { return f != JSON }

// Options say how documents are written.
type Options struct {
	To      Format
	Offsets models.Unit
	NoText  bool // leave out the text, as models.Encoding has it
}

// Check says whether the format can do what the options want.
func (o Options) Check() error {
	f := o.To.find()
	switch {
	case f.text && o.NoText:
		return fmt.Errorf("%s cannot do without the text: leave out --no-text, or use jsonl, csv, parquet, sqlite or webanno", o.To)
	case f.points && o.Offsets != "" && o.Offsets != models.CodePoint:
		return fmt.Errorf("%s counts in code points: leave out --offsets %s", o.To, o.Offsets)
	}
	return nil
}

// Encoder gives the function that brings documents into the form of the format. It
// may be called by several workers at the same time.
func (o Options) Encoder() func(*models.Document) (*Encoded, error) {
	encode := o.To.find().encode
	if o.Offsets == "" {
		o.Offsets = models.CodePoint
	}
	return func(d *models.Document) (*Encoded, error) { return encode(d, o) }
}

// Encoded is a document in the form of a format.
type Encoded struct {
	ID   string
	Lost Losses

	data      []byte   // of a stream
	files     []file   // of a folder
	relations []string // types of the relations that files hold
	rows      *rows    // of tables
}

// Len is how many bytes the document takes in a stream.
func (e *Encoded) Len() int { return len(e.data) }

// file is a file of a document: brat has two.
type file struct {
	suffix string
	data   []byte
}

// Sink takes the documents of a run in the order of the input.
type Sink interface {
	// Write takes the document that has a number in the input, from 1 on.
	Write(number int, e *Encoded) error
	// Sync brings what was written to the disk, and gives the place where writing
	// can be taken up again.
	Sync() (Mark, error)
	// Close writes what stands at the end. Nothing is written behind it. What it does
	// can be done again from the last mark, until Finish is called.
	Close() error
	// Abandon lets go of the output as it stands, which may be taken up from the
	// last mark.
	Abandon() error
}

// Mark is a place in an output.
type Mark struct {
	Bytes     int64    `json:"bytes,omitempty"`     // of the file, or of the index of a folder
	Number    int      `json:"number,omitempty"`    // of the last document in it
	Parts     int      `json:"parts,omitempty"`     // of tables in a folder
	Relations []string `json:"relations,omitempty"` // types that the output holds
}

// Finish takes away what an output holds only while it is written. It may be called
// again.
func Finish(path string, to Format) error {
	if to == Parquet {
		return removeParts(path)
	}
	return nil
}

// Open opens an output under a path, anew or behind a mark that a run left there.
func Open(path string, o Options, behind *Mark) (Sink, error) {
	if behind == nil {
		behind = &Mark{}
	}
	switch o.To {
	case SQLite:
		return openSQLite(path, *behind, !o.NoText)
	case Parquet:
		return openParquet(path, *behind)
	case Brat, TimeML, HTML:
		return openFolder(path, o.To, *behind)
	}
	return openFile(path, o.To, *behind)
}
