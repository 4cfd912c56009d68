package corpus

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"tifa/models"
)

// readCSV reads a table with a head row, a document a row, its columns divided by
// commas, tabs or semicolons, whichever the head row holds most. A row that cannot
// be read is an error with the line that it begins in.
func readCSV(s *source) Documents {
	return func(yield func(*models.Document, error) bool) {
		s.decodeStream()
		rows := csvReader{lines: lineReader{in: s.in, limit: s.lineLimit()}, comma: s.comma()}
		head, err := rows.next()
		if errors.Is(err, io.EOF) {
			return
		}
		t, failed := s.table(head)
		if err == nil {
			err = failed
		}
		if err != nil {
			yield(nil, s.rowError(&rows, err))
			return
		}
		for {
			cells, err := rows.next()
			if errors.Is(err, io.EOF) {
				return
			}
			var d *models.Document
			if err == nil {
				d, err = t.document(cells, fmt.Sprintf("%s-%d", s.id, rows.begin))
			}
			if err != nil {
				d, err = nil, s.rowError(&rows, err)
			}
			if !yield(d, err) || rows.broken {
				return
			}
		}
	}
}

// rowError is the error of the row that was read last.
func (s *source) rowError(rows *csvReader, err error) error {
	switch {
	case rows.broken:
		return fileError(s.at(rows.begin), err)
	case errors.Is(err, errTooLong):
		return &DocumentError{Where: s.at(rows.begin), Err: s.tooLong()}
	}
	return s.failed(s.at(rows.begin), "", err, rows.raw)
}

// comma tells what divides the columns, by the first line outside of quotes.
func (s *source) comma() byte {
	head, _ := s.in.Peek(s.in.Size())
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return commaOf(line)
}

func commaOf(line []byte) byte {
	count := map[byte]int{}
	quoted := false
	for _, c := range line {
		if c == '"' {
			quoted = !quoted
		} else if !quoted {
			count[c]++
		}
	}
	best := byte(',')
	for _, c := range []byte("\t;") {
		if count[c] > count[best] {
			best = c
		}
	}
	return best
}

// table says what the columns of a table hold.
type table struct {
	*source
	columns []string
	fields  []string // tifa's, by column; empty for what goes to meta
}

// table reads the names of the columns.
func (s *source) table(head []string) (*table, error) {
	t := &table{source: s}
	known := s.Input.columns()
	for i, name := range head {
		name = strings.TrimSpace(name)
		if name == "" {
			name = fmt.Sprintf("column-%d", i+1)
		}
		if slices.Contains(t.columns, name) {
			return nil, fmt.Errorf("two columns have the name %q", name)
		}
		t.columns = append(t.columns, name)
		t.fields = append(t.fields, known[name])
	}
	for _, f := range fields {
		if _, mapped := s.Fields[f]; (mapped || f == "text") && !slices.Contains(t.columns, s.column(f)) {
			return nil, s.missing(f, t.columns)
		}
	}
	return t, nil
}

// document reads a row.
func (t *table) document(cells []string, id string) (*models.Document, error) {
	if len(cells) != len(t.columns) {
		return nil, fmt.Errorf("the row has %d columns and the head %d", len(cells), len(t.columns))
	}
	d := &models.Document{ID: id}
	for i, cell := range cells {
		switch t.fields[i] {
		case "":
			if err := setMeta(d, t.columns[i], quoted(cell)); err != nil {
				return nil, err
			}
		case "id":
			if cell != "" {
				d.ID = cell
			}
		case "text":
			d.Text = cell
		case "title":
			d.Title = cell
		case "date":
			d.Date = cell
		case "lang":
			d.Lang = models.Lang(cell)
		case "byline":
			if cell != "" {
				d.Byline = []string{cell}
			}
		}
	}
	if int64(len(d.Text)) > t.limit() {
		return nil, t.tooLong()
	}
	t.charset.warn(d)
	return d, nil
}

// quoted writes a JSON string.
func quoted(s string) json.RawMessage {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // strings can be encoded
	return bytes.TrimSpace(b.Bytes())
}

// csvReader cuts a table into rows, by the rules of RFC 4180 as encoding/csv reads
// them. That package would take an unclosed quote to hold the rest of the file;
// here a row is bounded, and behind one that is wrong reading goes on with the next
// line.
type csvReader struct {
	lines lineReader
	comma byte

	line   int    // lines that were read
	begin  int    // line that the last row begins in
	raw    []byte // the last row, or the first line of it if it is wrong
	cells  []string
	cell   []byte
	again  []byte // lines that are read once more
	at     int    // in again
	atEnd  bool
	broken bool // the stream cannot be read further
}

var (
	errBareQuote = errors.New("a quotation mark stands in a column that does not begin with one: double it, and put the column in quotation marks")
	errAfter     = errors.New("something stands behind a closing quotation mark: double those that belong to the text")
	errOpenQuote = errors.New("a quotation mark is opened and never closed")
)

// next gives the cells of the next row; they are valid until the next call. io.EOF
// is the end.
func (r *csvReader) next() ([]string, error) {
	line, err := r.nextLine()
	for err == nil && len(line) == 0 {
		line, err = r.nextLine()
	}
	r.begin, r.raw, r.cells = max(r.line, 1), line, r.cells[:0]
	if err != nil {
		r.broken = !errors.Is(err, errTooLong) && !errors.Is(err, io.EOF)
		return nil, err
	}
	if bytes.IndexByte(line, '"') >= 0 {
		return r.quotedRow(line)
	}
	for cell, rest, more := r.cut(line); ; cell, rest, more = r.cut(rest) {
		r.cells = append(r.cells, string(cell))
		if !more {
			return r.cells, nil
		}
	}
}

func (r *csvReader) cut(line []byte) (cell, rest []byte, more bool) {
	if i := bytes.IndexByte(line, r.comma); i >= 0 {
		return line[:i], line[i+1:], true
	}
	return line, nil, false
}

// quotedRow reads a row with quotation marks, which may take several lines.
func (r *csvReader) quotedRow(first []byte) ([]string, error) {
	row := append(bytes.Clone(first), '\n')
	r.raw = row[:len(first)]
	for at := 0; ; at++ {
		if row[at] != '"' {
			cell, _, more := r.cut(row[at : at+bytes.IndexByte(row[at:], '\n')])
			if r.comma != '\t' && bytes.IndexByte(cell, '"') >= 0 {
				return nil, r.back(row, errBareQuote)
			}
			r.cells = append(r.cells, string(cell))
			if at += len(cell); !more {
				break
			}
			continue
		}
		at++
		for r.cell = r.cell[:0]; ; at++ {
			end := bytes.IndexByte(row[at:], '"')
			for end < 0 {
				searched := len(row)
				line, err := r.nextLine()
				if err == nil {
					if row = append(append(row, line...), '\n'); int64(len(row)) > r.lines.limit {
						err = errTooLong
					}
				}
				if r.broken = err != nil && !errors.Is(err, errTooLong) && !errors.Is(err, io.EOF); r.broken {
					return nil, err
				}
				if err != nil {
					return nil, r.back(row, errOpenQuote)
				}
				if end = bytes.IndexByte(row[searched:], '"'); end >= 0 {
					end += searched - at
				}
			}
			r.cell = append(r.cell, row[at:at+end]...)
			if at += end + 1; row[at] != '"' {
				break
			}
			r.cell = append(r.cell, '"')
		}
		r.cells = append(r.cells, string(r.cell))
		if row[at] == '\n' {
			break
		}
		if row[at] != r.comma {
			return nil, r.back(row, errAfter)
		}
	}
	r.raw = row
	return r.cells, nil
}

// back makes what stands behind the first line of a row be read once more.
func (r *csvReader) back(row []byte, err error) error {
	first := len(r.raw) + 1
	r.raw = row[:first]
	r.line = r.begin
	if len(row) <= r.at { // all of it is read for the second time already
		r.at -= len(row) - first
	} else { // and then nothing is left of again
		r.again, r.at = bytes.Clone(row[first:]), 0
	}
	return err
}

// nextLine gives a line without its end; it is valid until the next call.
func (r *csvReader) nextLine() ([]byte, error) {
	if r.at < len(r.again) {
		line := r.again[r.at : r.at+bytes.IndexByte(r.again[r.at:], '\n')]
		r.at += len(line) + 1
		r.line++
		return line, nil
	}
	r.again, r.at = nil, 0
	if r.atEnd {
		return nil, io.EOF
	}
	line, err := r.lines.next()
	switch {
	case errors.Is(err, io.EOF):
		if r.atEnd = true; len(line) == 0 {
			return nil, err
		}
	case errors.Is(err, errTooLong):
		r.line++
		return nil, err
	case err != nil:
		return nil, err
	}
	r.line++
	return bytes.TrimSuffix(line, []byte("\r")), nil
}
