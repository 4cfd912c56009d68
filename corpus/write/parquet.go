package write

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// parquetFolder writes four tables into a folder. The end of a Parquet file holds its
// index, so that one that was cut off is worth nothing; therefore each mark ends a
// part of every table, and Close makes one file of the parts.
type parquetFolder struct {
	dir         string
	part        int // that is written
	number      int
	documents   *table[documentRow]
	annotations *table[annotationRow]
	entities    *table[entityRow]
	relations   *table[relationRow]
}

func openParquet(dir string, behind Mark) (Sink, error) {
	if behind.Parts == 0 {
		if err := os.RemoveAll(dir); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	w := &parquetFolder{
		dir: dir, part: behind.Parts, number: behind.Number,
		documents:   &table[documentRow]{dir: dir, name: "documents"},
		annotations: &table[annotationRow]{dir: dir, name: "annotations"},
		entities:    &table[entityRow]{dir: dir, name: "entities"},
		relations:   &table[relationRow]{dir: dir, name: "relations"},
	}
	return w, w.begin()
}

// begin begins the next part. One that was cut off is written over.
func (w *parquetFolder) begin() error {
	w.part++
	return w.each(func(t parts) error { return t.begin(w.part) })
}

func (w *parquetFolder) Write(number int, e *Encoded) error {
	e.rows.number(number)
	w.number = number
	return errors.Join(
		w.documents.write([]documentRow{e.rows.document}),
		w.annotations.write(e.rows.annotations),
		w.entities.write(e.rows.entities),
		w.relations.write(e.rows.relations),
	)
}

func (w *parquetFolder) Sync() (Mark, error) {
	if err := w.each(parts.end); err != nil {
		return Mark{}, err
	}
	m := Mark{Parts: w.part, Number: w.number}
	return m, w.begin()
}

func (w *parquetFolder) Close() error {
	if err := w.each(parts.end); err != nil {
		return err
	}
	return w.each(func(t parts) error { return t.join(w.part) })
}

func (w *parquetFolder) Abandon() error { return w.each(parts.abandon) }

// parts is a table, whatever its rows are.
type parts interface {
	begin(part int) error
	end() error
	join(parts int) error
	abandon() error
}

func (w *parquetFolder) each(do func(parts) error) error {
	for _, t := range []parts{w.documents, w.annotations, w.entities, w.relations} {
		if err := do(t); err != nil {
			return err
		}
	}
	return nil
}

// table writes the parts of a table, and joins them.
type table[Row any] struct {
	dir, name string
	file      *os.File
	buffer    *bufio.Writer
	out       *parquet.GenericWriter[Row]
}

// path is that of a part, or of the whole table for 0.
func (t *table[Row]) path(part int) string {
	name := t.name
	if part > 0 {
		name += "." + strconv.Itoa(part) + ".part"
	}
	return filepath.Join(t.dir, name+".parquet")
}

func (t *table[Row]) begin(part int) (err error) {
	if t.file, err = os.Create(t.path(part)); err != nil {
		return err
	}
	t.buffer = bufio.NewWriterSize(t.file, 64<<10)
	t.out = parquet.NewGenericWriter[Row](t.buffer, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("tifa", "1", ""))
	return nil
}

func (t *table[Row]) write(rows []Row) error {
	_, err := t.out.Write(rows)
	return err
}

func (t *table[Row]) end() error {
	if t.file == nil {
		return nil
	}
	err := t.out.Close()
	if err == nil {
		err = t.buffer.Flush()
	}
	if err == nil {
		err = t.file.Sync()
	}
	err = errors.Join(err, t.file.Close())
	t.file = nil
	return err
}

func (t *table[Row]) abandon() error {
	if t.file == nil {
		return nil
	}
	err := t.file.Close()
	t.file = nil
	return err
}

// rowGroup is how many bytes, about, the texts of a row group have.
const rowGroup = 64 << 20

// join makes one file of the parts. Its row groups are those that one run without
// an end would have made: they depend on the rows and not on the parts.
func (t *table[Row]) join(parts int) error {
	if err := t.begin(0); err != nil {
		return err
	}
	size := int64(0)
	for part := 1; part <= parts; part++ {
		n, err := t.copy(t.path(part))
		if err == nil {
			if size += n; size > rowGroup {
				size, err = 0, t.out.Flush()
			}
		}
		if err != nil {
			return errors.Join(fmt.Errorf("%s: %w", t.path(part), err), t.abandon())
		}
	}
	return t.end()
}

// copy copies a part, and gives its size when it is not compressed.
func (t *table[Row]) copy(path string) (size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	part, err := parquet.OpenFile(f, info.Size())
	if err != nil {
		return 0, err
	}
	for _, g := range part.Metadata().RowGroups {
		size += g.TotalByteSize
	}
	in := parquet.NewGenericReader[Row](part)
	defer in.Close()
	rows := make([]Row, 256)
	for {
		clear(rows)
		n, err := in.Read(rows)
		if n > 0 {
			if err := t.write(rows[:n]); err != nil {
				return 0, err
			}
		}
		if errors.Is(err, io.EOF) {
			return size, nil
		}
		if err != nil {
			return 0, err
		}
	}
}

// removeParts takes the parts away, of which the tables are made by now.
func removeParts(dir string) error {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".part.parquet") {
			err = errors.Join(err, os.Remove(filepath.Join(dir, e.Name())))
		}
	}
	return err
}
