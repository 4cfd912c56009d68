// Package render writes results for people and for CI: aligned tables, Markdown,
// JUnit XML and commands of GitHub Actions. Whatever comes from a document is
// escaped here.
package render

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Table is rows of cells below a head. The first Left columns, at least one, are
// aligned to the left, the others, which hold numbers, to the right.
type Table struct {
	Head []string
	Rows [][]string
	Left int
}

// Row adds a row.
func (t *Table) Row(cells ...string) { t.Rows = append(t.Rows, cells) }

// Text lays the table out for a terminal, where Chinese characters are two columns
// wide.
func (t *Table) Text() string {
	rows := append([][]string{t.Head}, t.Rows...)
	widths := make([]int, len(t.Head))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], columns(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			if i > 0 {
				line.WriteString("  ")
			}
			pad := strings.Repeat(" ", widths[i]-columns(cell))
			if i < max(t.Left, 1) {
				line.WriteString(cell + pad)
			} else {
				line.WriteString(pad + cell)
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// columns is how wide a text is on a terminal.
func columns(s string) (n int) {
	for _, r := range s {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}

// Markdown writes the table for GitHub and the like. Cells are escaped.
func (t *Table) Markdown() string {
	var b strings.Builder
	line := func(cells []string, escape func(string) string) {
		for _, c := range cells {
			b.WriteString("| " + escape(c) + " ")
		}
		b.WriteString("|\n")
	}
	line(t.Head, Markdown)
	rule := make([]string, len(t.Head))
	for i := range rule {
		rule[i] = "--:"
		if i < max(t.Left, 1) {
			rule[i] = "---"
		}
	}
	line(rule, func(s string) string { return s })
	for _, row := range t.Rows {
		line(row, Markdown)
	}
	return b.String()
}

// Markdown escapes text so that Markdown shows it as it is.
func Markdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r':
			b.WriteByte(' ')
			continue
		case r == '<':
			b.WriteString("&lt;")
			continue
		case r == '&':
			b.WriteString("&amp;")
			continue
		case r == '@': // would call people of that name
			b.WriteString("&#64;")
			continue
		case strings.ContainsRune("\\`*_{}[]()#+|~!>$", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Share writes a share with three digits.
func Share(x float64) string { return fmt.Sprintf("%.3f", x) }

// Cut shortens a text to n characters.
func Cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
