package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Errors in dictionaries name the file and the line, say what is wrong and how
// to mend it. They are collected, so that one run shows them all.

// row is one line of a table.
type row struct {
	line  int
	names []string // of the columns
	cells []string
}

// cell is what stands in a column, empty if the table does not have it.
func (r row) cell(column string) string {
	if i := slices.Index(r.names, column); i >= 0 {
		return r.cells[i]
	}
	return ""
}

// list splits a cell that holds several values.
func (r row) list(column string) []string {
	c := r.cell(column)
	if c == "" {
		return nil
	}
	return strings.Split(c, "|")
}

// readTable reads a TSV file: lines that begin with # are comments, the first
// other line names the columns, cells hold no tabs and are never quoted, several
// values in a cell stand apart by "|". Only the columns given may stand in it,
// in any order; those that are needed must. It calls do with one row after the other,
// which must not keep it.
func readTable(name, text string, columns, needed []string, do func(row)) (errs []error) {
	fail := func(line int, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s:%d: %s", name, line, fmt.Sprintf(format, args...)))
	}
	var head, cells []string
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if !utf8.ValidString(line) {
			fail(number, "the line is not UTF-8: save the file as UTF-8")
			continue
		}
		cells = cells[:0]
		for cell := range strings.SplitSeq(line, "\t") {
			cells = append(cells, cell)
		}
		if head == nil {
			for i, c := range cells {
				switch {
				case !slices.Contains(columns, c):
					fail(number, "unknown column %q: use %s", c, strings.Join(columns, ", "))
				case slices.Contains(cells[:i], c):
					fail(number, "column %q stands twice: remove one", c)
				}
			}
			for _, c := range needed {
				if !slices.Contains(cells, c) {
					fail(number, "there is no column %s: the first line that is no comment must name the columns, separated by tabs", c)
				}
			}
			if len(errs) > 0 {
				return errs
			}
			head = slices.Clone(cells)
			continue
		}
		if len(cells) != len(head) {
			fail(number, "%d cells, but the head has %d columns (%s): separate cells by one tab each, empty ones too", len(cells), len(head), strings.Join(head, ", "))
			continue
		}
		for i, c := range cells {
			if untidy(c) {
				fail(number, "column %s: %q has a blank or an empty value at an edge: write values with nothing around them, and | between two only", head[i], c)
			}
		}
		do(row{number, head, cells})
	}
	return errs
}

// untidy says whether a cell or one of its values has a blank at an edge, or a
// value is empty.
func untidy(c string) bool {
	if c == "" {
		return false
	}
	if c != strings.TrimSpace(c) {
		return true
	}
	return strings.IndexByte(c, '|') >= 0 && (strings.HasPrefix(c, "|") || strings.HasSuffix(c, "|") || strings.Contains(c, "||") || strings.Contains(c, " |") || strings.Contains(c, "| "))
}
