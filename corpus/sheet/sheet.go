// Package sheet writes tables that people open in a spreadsheet: CSV as RFC 4180 has it
// but with line feeds, in which no cell is a formula. What is in the cells comes from
// documents, so that it may be anything.
package sheet

import (
	"encoding/csv"
	"io"
	"strings"
)

// Table is numbers with their names, as CSV files and pages show them.
type Table struct {
	Columns []string
	Rows    [][]string
}

// WriteCSV writes a table with a header.
func (t *Table) WriteCSV(out io.Writer) error {
	w := NewWriter(out)
	if err := w.Write(t.Columns); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := w.Write(row); err != nil {
			return err
		}
	}
	return w.Flush()
}

// Writer writes rows.
type Writer struct {
	out   *csv.Writer
	cells []string
}

// NewWriter makes a writer of rows.
func NewWriter(out io.Writer) *Writer { return &Writer{out: csv.NewWriter(out)} }

// Write writes a row. A spreadsheet takes a cell that begins with =, +, -, @, a tab or a
// carriage return for a formula, or may, so that an apostrophe is put before it, which
// is the sign there that text follows. It is put before one that begins so behind
// apostrophes as well: whoever takes one away gets every cell as it was.
func (w *Writer) Write(row []string) error {
	w.cells = w.cells[:0]
	for _, cell := range row {
		if bare := strings.TrimLeft(cell, "'"); bare != "" && strings.IndexByte("=+-@\t\r", bare[0]) >= 0 {
			cell = "'" + cell
		}
		w.cells = append(w.cells, cell)
	}
	return w.out.Write(w.cells)
}

// Flush writes what is held back, and gives the first error.
func (w *Writer) Flush() error {
	w.out.Flush()
	return w.out.Error()
}
