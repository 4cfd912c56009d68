package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"tifa/models"
)

// Annotated is a file of annotated documents (tifa/1), what tifa annotate wrote:
// JSON Lines, one JSON object, or an array of them. Of JSON Lines only the places
// of the documents are held in memory, and each is read when it is asked for.
type Annotated struct {
	name   string
	file   *os.File
	data   io.ReaderAt // the file, or what was read of it if it is no JSON Lines or a pipe
	places []place
	byID   map[string]int
}

// place is where a document stands in its file.
type place struct {
	id         string
	at, length int64
	line       int
}

// OpenAnnotated opens a file and finds the documents in it. Broken JSON, a document
// without an id and two with the same are errors that name the line.
func OpenAnnotated(path string) (*Annotated, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	a := &Annotated{name: path, file: f, data: f, byID: map[string]int{}}
	if err := a.index(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return a, nil
}

// Close closes the file.
func (a *Annotated) Close() error { return a.file.Close() }

// Len is the number of documents.
func (a *Annotated) Len() int { return len(a.places) }

// ID is the id of a document, by its place in the file.
func (a *Annotated) ID(i int) string { return a.places[i].id }

// Find gives the place of a document; ok is false if the file has none of that id.
func (a *Annotated) Find(id string) (i int, ok bool) {
	i, ok = a.byID[id]
	return i, ok
}

// Raw gives a document as it stands in the file.
func (a *Annotated) Raw(i int) ([]byte, error) {
	p := a.places[i]
	data := make([]byte, p.length)
	if _, err := a.data.ReadAt(data, p.at); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", a.name, p.line, err)
	}
	return data, nil
}

// Document reads a document. It may be called from several goroutines.
func (a *Annotated) Document(i int) (*models.Document, error) {
	data, err := a.Raw(i)
	if err != nil {
		return nil, err
	}
	d, err := models.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", a.name, a.places[i].line, err)
	}
	return d, nil
}

// Producer is what made the first document.
func (a *Annotated) Producer() (models.Producer, error) {
	var first struct {
		Producer struct{ Name, Version, Pack string } `json:"producer"`
	}
	if a.Len() == 0 {
		return models.Producer{}, nil
	}
	data, err := a.Raw(0)
	if err == nil {
		err = json.Unmarshal(data, &first)
	}
	if err != nil {
		return models.Producer{}, fmt.Errorf("%s:%d: %w", a.name, a.places[0].line, err)
	}
	return models.Producer(first.Producer), nil
}

func (a *Annotated) index() error {
	info, err := a.file.Stat()
	if err != nil {
		return err
	}
	r := bufio.NewReaderSize(a.file, sniff)
	head, _ := r.Peek(sniff)
	lines := detect(head) == JSONL
	if lines && info.Mode().IsRegular() {
		return a.indexLines(r)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	a.data = bytes.NewReader(data)
	if lines {
		return a.indexLines(bytes.NewReader(data))
	}
	for o, err := range Objects(data) {
		if err == nil {
			err = a.add(o.Data, place{at: int64(o.At), length: int64(len(o.Data)), line: o.Line})
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", a.name, o.Line, err)
		}
	}
	return nil
}

func (a *Annotated) indexLines(in io.Reader) error {
	lines := lineReader{in: bufio.NewReaderSize(in, 256<<10), limit: Input{}.lineLimit()}
	at := int64(0)
	for line := 1; ; line++ {
		data, err := lines.next()
		atEnd := errors.Is(err, io.EOF)
		if err != nil && !atEnd {
			return fmt.Errorf("%s:%d: %w", a.name, line, err)
		}
		if object := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff"))); len(object) > 0 {
			skipped := int64(bytes.Index(data, object))
			if err = a.add(object, place{at: at + skipped, length: int64(len(object)), line: line}); err != nil {
				return fmt.Errorf("%s:%d: %w", a.name, line, err)
			}
		}
		if atEnd {
			return nil
		}
		at += int64(len(data)) + 1
	}
}

// add notes the place of a document.
func (a *Annotated) add(data []byte, p place) error {
	id, err := idOf(data)
	if err != nil {
		return err
	}
	if other, twice := a.byID[id]; twice {
		return fmt.Errorf("the id %q is that of line %d too: documents of a run are told apart by id", id, a.places[other].line)
	}
	p.id = id
	a.byID[id] = len(a.places)
	a.places = append(a.places, p)
	return nil
}

// idOf reads the id of an annotated document, which stands near its beginning, and
// nothing behind it.
func idOf(data []byte) (string, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return "", errors.New("this is no annotated document, but " + string(bytes.ToValidUTF8(data[:min(len(data), 20)], nil)))
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return "", jsonError(err)
		}
		if key == "id" {
			var id string
			if err := dec.Decode(&id); err != nil {
				return "", jsonError(err)
			}
			return id, nil
		}
		var skipped json.RawMessage
		if err := dec.Decode(&skipped); err != nil {
			return "", jsonError(err)
		}
	}
	return "", errors.New("this is no annotated document: it has no id")
}
