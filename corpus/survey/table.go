package survey

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

// WriteCSV writes a table as CSV with a header, as RFC 4180 has it but with line feeds.
func (t *Table) WriteCSV(out io.Writer) error {
	w := NewCSV(out)
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

// CSV writes rows in which no cell is a formula.
type CSV struct {
	out   *csv.Writer
	cells []string
}

// NewCSV makes a writer of rows.
func NewCSV(out io.Writer) *CSV { return &CSV{out: csv.NewWriter(out)} }

// Write writes a row. A spreadsheet takes a cell that begins with =, +, -, @, a tab or a
// carriage return for a formula, or may, so that an apostrophe is put before it, which
// is the sign there that text follows. It is put before one that begins so behind
// apostrophes as well: whoever takes one away gets every cell as it was.
func (c *CSV) Write(row []string) error {
	c.cells = c.cells[:0]
	for _, cell := range row {
		if bare := strings.TrimLeft(cell, "'"); bare != "" && strings.IndexByte("=+-@\t\r", bare[0]) >= 0 {
			cell = "'" + cell
		}
		c.cells = append(c.cells, cell)
	}
	return c.out.Write(c.cells)
}

// Flush writes what is held back, and gives the first error.
func (c *CSV) Flush() error {
	c.out.Flush()
	return c.out.Error()
}
