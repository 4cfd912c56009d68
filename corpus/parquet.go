package corpus

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"tifa/models"
)

// readParquet reads a table in Parquet, a document a row, one group of rows after
// the other. Columns with lists of plain values come back under meta as lists;
// columns with anything deeper are passed over.
func readParquet(s *source) Documents {
	return func(yield func(*models.Document, error) bool) {
		file, size, done, err := s.seekable()
		if err != nil {
			yield(nil, fileError(s.name, err))
			return
		}
		defer done()
		p, err := openParquet(s, file, size)
		if err != nil {
			yield(nil, fileError(s.name, err))
			return
		}
		for number := 1; ; number++ {
			row, err := p.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil { // the rest of its group cannot be read
				if !yield(nil, fileError(fmt.Sprintf("%s, row group %d", s.name, p.group), err)) {
					return
				}
				continue
			}
			d, err := p.document(row, fmt.Sprintf("%s-%d", s.id, number))
			if err != nil {
				d, err = nil, &DocumentError{Where: fmt.Sprintf("%s, row %d", s.name, number), Err: err}
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// seekable gives the source as a file that can be read at any place. A stream is
// copied to a temporary one, which done removes.
func (s *source) seekable() (in io.ReaderAt, size int64, done func(), err error) {
	if s.file != nil {
		info, err := s.file.Stat()
		if err != nil {
			return nil, 0, nil, err
		}
		return s.countedAt(s.file), info.Size(), func() {}, nil
	}
	file, err := os.CreateTemp("", "tifa-*.parquet")
	if err != nil {
		return nil, 0, nil, err
	}
	done = func() {
		_ = file.Close()
		_ = os.Remove(file.Name())
	}
	if size, err = io.Copy(file, s.in); err != nil {
		done()
		return nil, 0, nil, err
	}
	return file, size, done, nil
}

// parquetColumn is a column of a file and what it holds.
type parquetColumn struct {
	name    string
	field   string // tifa's, or empty
	list    bool
	logical format.LogicalTypeValue
	skipped bool
}

// parquetReader reads the rows of a file.
type parquetReader struct {
	*source
	columns []parquetColumn // by the leaves of the schema
	groups  []parquet.RowGroup
	group   int // that is read, counted from 1
	rows    parquet.Rows
	buffer  []parquet.Row
	read    []parquet.Row // of the buffer, not given yet
	end     bool          // behind these
}

// openParquet finds the columns of a file.
func openParquet(s *source, file io.ReaderAt, size int64) (p *parquetReader, err error) {
	defer broken(&err)
	if err := checkFooter(file, size); err != nil {
		return nil, err
	}
	f, err := parquet.OpenFile(file, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, fmt.Errorf("no Parquet file, or a broken one: %w", err)
	}
	p = &parquetReader{source: s, groups: f.RowGroups(), buffer: make([]parquet.Row, 16)}
	known := s.Input.columns()
	var names []string
	leaves := f.Schema().Columns()
	for i, path := range leaves {
		c := parquetColumn{name: path[0], field: known[path[0]], list: len(path) > 1}
		leaf, _ := f.Schema().Lookup(path...)
		if t := leaf.Node.Type().LogicalType(); t != nil {
			c.logical = t.Value
		}
		c.list = c.list || leaf.MaxRepetitionLevel > 0
		sibling := func(other int) bool { return other >= 0 && other < len(leaves) && leaves[other][0] == path[0] }
		c.skipped = leaf.MaxRepetitionLevel > 1 || c.list && leaf.MaxRepetitionLevel == 0 || sibling(i-1) || sibling(i+1)
		if !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
		p.columns = append(p.columns, c)
	}
	for _, field := range fields {
		if _, mapped := s.Fields[field]; !mapped && field != "text" {
			continue
		}
		i := slices.IndexFunc(p.columns, func(c parquetColumn) bool { return c.name == s.column(field) })
		if i < 0 {
			return nil, s.missing(field, names)
		}
		if c := p.columns[i]; field != "byline" && (c.list || c.skipped) {
			return nil, fmt.Errorf("the column %q does not hold plain values", c.name)
		}
	}
	return p, nil
}

// checkFooter says whether a file has the end that Parquet has. The library would
// make room for as much as the end claims to be long.
func checkFooter(file io.ReaderAt, size int64) error {
	var end [8]byte
	if size < int64(len(end)) {
		return errors.New("no Parquet file, or a broken one: it is too short")
	}
	if _, err := file.ReadAt(end[:], size-int64(len(end))); err != nil {
		return err
	}
	if magic := string(end[4:]); magic != "PAR1" {
		return errors.New("no Parquet file, or a broken one: it does not end like one")
	}
	if length := int64(binary.LittleEndian.Uint32(end[:])); length > size-12 {
		return errors.New("no Parquet file, or a broken one: its end is said to be longer than the file")
	}
	return nil
}

// broken turns a panic, with which the library may answer broken files, into an
// error.
func broken(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("broken Parquet data: %v", p)
	}
}

// next gives a row; it is valid until the next call. io.EOF is the end, any other
// error that of the group, behind which the next one is read.
func (p *parquetReader) next() (row parquet.Row, err error) {
	defer broken(&err)
	for len(p.read) == 0 {
		if p.rows == nil || p.end {
			if p.rows != nil {
				err = p.rows.Close()
			}
			if p.rows, p.end = nil, false; err != nil {
				return nil, err
			}
			if p.group == len(p.groups) {
				return nil, io.EOF
			}
			p.group++
			p.rows = p.groups[p.group-1].Rows()
		}
		p.end = true // unless the call comes back and says otherwise
		n, err := p.rows.ReadRows(p.buffer)
		p.read = p.buffer[:n]
		if p.end = err != nil || n == 0; err != nil && !errors.Is(err, io.EOF) {
			p.read = nil
			return nil, err
		}
	}
	row, p.read = p.read[0], p.read[1:]
	return row, nil
}

// document reads a row.
func (p *parquetReader) document(row parquet.Row, id string) (d *models.Document, err error) {
	defer broken(&err)
	d = &models.Document{}
	for len(row) > 0 {
		n := 1
		for n < len(row) && row[n].Column() == row[0].Column() {
			n++
		}
		values := row[:n]
		row = row[n:]
		if i := values[0].Column(); i < len(p.columns) {
			if err := p.set(d, p.columns[i], values); err != nil {
				return nil, err
			}
		}
	}
	if int64(len(d.Text)) > p.limit() {
		return nil, p.tooLong()
	}
	if d.ID == "" {
		d.ID = id
	}
	return d, nil
}

// set puts the values of a column into a document: one, or those of a list.
func (p *parquetReader) set(d *models.Document, c parquetColumn, values []parquet.Value) error {
	if c.skipped {
		return nil
	}
	if c.field == "text" && !values[0].IsNull() {
		d.Text = string(values[0].Bytes())
		return nil
	}
	if !c.list {
		v := c.json(values[0])
		if c.field == "" {
			return setMeta(d, c.name, v)
		}
		if err := setField(d, c.field, v); err != nil {
			return fmt.Errorf("column %q: %w", c.name, err)
		}
		return nil
	}
	list := []json.RawMessage{}
	for _, v := range values {
		if !v.IsNull() {
			list = append(list, c.json(v))
		}
	}
	data, err := json.Marshal(list)
	switch {
	case err != nil:
		return err
	case c.field == "byline":
		return setField(d, c.field, data)
	}
	return setMeta(d, c.name, data)
}

// json gives a value as JSON: dates and times as ISO 8601 has them.
func (c parquetColumn) json(v parquet.Value) json.RawMessage {
	if v.IsNull() {
		return json.RawMessage("null")
	}
	switch t := c.logical.(type) {
	case *format.DateType:
		if v.Kind() == parquet.Int32 {
			return quoted(time.Unix(int64(v.Int32())*86400, 0).UTC().Format(time.DateOnly))
		}
	case *format.TimestampType:
		if v.Kind() == parquet.Int64 && t.Unit.Value != nil {
			return quoted(timestamp(v.Int64(), t))
		}
	case *format.DecimalType:
		return decimal(v, int(t.Scale))
	case *format.IntType:
		if !t.IsSigned && v.Kind() == parquet.Int64 {
			return json.RawMessage(strconv.FormatUint(v.Uint64(), 10))
		}
		if !t.IsSigned && v.Kind() == parquet.Int32 {
			return json.RawMessage(strconv.FormatUint(uint64(v.Uint32()), 10))
		}
	}
	switch v.Kind() {
	case parquet.Boolean:
		return strconv.AppendBool(nil, v.Boolean())
	case parquet.Int32:
		return strconv.AppendInt(nil, int64(v.Int32()), 10)
	case parquet.Int64:
		return strconv.AppendInt(nil, v.Int64(), 10)
	case parquet.Float, parquet.Double:
		f := float64(v.Float())
		if v.Kind() == parquet.Double {
			f = v.Double()
		}
		if data, err := json.Marshal(f); err == nil {
			return data
		}
		return json.RawMessage("null") // no number, or an infinite one
	case parquet.ByteArray, parquet.FixedLenByteArray:
		if !utf8.Valid(v.ByteArray()) {
			return quoted(base64.StdEncoding.EncodeToString(v.ByteArray()))
		}
		return quoted(string(v.ByteArray()))
	}
	return quoted(v.String())
}

// decimal gives a whole number of 10 to the power of -scale.
func decimal(v parquet.Value, scale int) json.RawMessage {
	var n big.Int
	switch v.Kind() {
	case parquet.Int32:
		n.SetInt64(int64(v.Int32()))
	case parquet.Int64:
		n.SetInt64(v.Int64())
	default: // bytes in two's complement
		b := v.ByteArray()
		if n.SetBytes(b); len(b) > 0 && b[0] > 127 {
			n.Sub(&n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
		}
	}
	digits, sign := n.String(), ""
	if n.Sign() < 0 {
		digits, sign = digits[1:], "-"
	}
	if scale <= 0 || scale > 100 {
		return json.RawMessage(sign + digits)
	}
	if len(digits) <= scale {
		digits = strings.Repeat("0", scale+1-len(digits)) + digits
	}
	return json.RawMessage(sign + digits[:len(digits)-scale] + "." + digits[len(digits)-scale:])
}

// timestamp gives a point in time; without a zone if the column has none.
func timestamp(n int64, t *format.TimestampType) string {
	unit := int64(t.Unit.Value.Duration())
	perSecond := int64(time.Second) / max(unit, 1)
	at := time.Unix(n/perSecond, n%perSecond*unit).UTC()
	if t.IsAdjustedToUTC {
		return at.Format("2006-01-02T15:04:05Z07:00")
	}
	if at.Truncate(24 * time.Hour).Equal(at) {
		return at.Format(time.DateOnly)
	}
	return at.Format("2006-01-02T15:04:05")
}
