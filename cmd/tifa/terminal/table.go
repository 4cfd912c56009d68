package terminal

import (
	"bytes"
	"slices"
)

// table is rows of cells in columns. Columns are as wide as what stands in them, and
// where the screen is too narrow for that the widest ones give way, and their texts
// are broken over several lines.
type table struct {
	head  []string
	right []bool // columns of numbers
	rows  [][]Text
}

// gap is what stands between two columns, narrowest the least that a column gets:
// one Chinese character.
const (
	gap       = 2
	narrowest = 2
)

func (t *table) row(texts ...Text) { t.rows = append(t.rows, texts) }

// group begins a group of rows, with a title.
func (t *table) group(title Text) { t.rows = append(t.rows, []Text{title}) }

// withoutEmpty is the table without the columns in which nothing stands.
func (t *table) withoutEmpty() *table {
	out := &table{rows: make([][]Text, len(t.rows))}
	for i, name := range t.head {
		if !slices.ContainsFunc(t.rows, func(row []Text) bool { return len(row) == len(t.head) && row[i].String != "" }) {
			continue
		}
		out.head, out.right = append(out.head, name), append(out.right, t.right[i])
		for n, row := range t.rows {
			if len(row) == len(t.head) {
				out.rows[n] = append(out.rows[n], row[i])
			}
		}
	}
	for n, row := range t.rows {
		if len(row) < len(t.head) {
			out.rows[n] = row
		}
	}
	return out
}

// write lays the table out.
func (t *table) write(out *bytes.Buffer, s Screen) {
	t = t.withoutEmpty()
	head := make([]Text, len(t.head))
	for i, name := range t.head {
		head[i] = Text{name, Style{Faint: true}}
	}
	widths := t.widths(s.Width)
	t.writeRow(out, s, widths, head)
	for i, row := range t.rows {
		if len(row) < len(t.head) {
			if i > 0 {
				out.WriteByte('\n')
			}
			for line := range wrap(s.Width, row...) {
				s.line(out, line)
			}
			continue
		}
		t.writeRow(out, s, widths, row)
	}
}

func (t *table) writeRow(out *bytes.Buffer, s Screen, widths []int, row []Text) {
	columns := make([][][]cell, len(row))
	height := 0
	for i, text := range row {
		columns[i] = slices.Collect(wrap(widths[i], text))
		height = max(height, len(columns[i]))
	}
	for n := range height {
		var line []cell
		for i := range columns {
			var part []cell
			if n < len(columns[i]) {
				part = columns[i][n]
			}
			if i > 0 {
				line = append(line, blanks(gap)...)
			}
			line = append(line, fit(part, widths[i], t.right[i])...)
		}
		s.line(out, trim(line))
	}
}

// widths gives the columns their widths: what they need, or else as much of it as
// there is room for, words whole if they can be.
func (t *table) widths(width int) []int {
	widths, words := make([]int, len(t.head)), make([]int, len(t.head))
	for _, row := range append(t.rows, texts(t.head)) {
		if len(row) < len(widths) {
			continue
		}
		for i, text := range row {
			all, longest := measure(text)
			widths[i], words[i] = max(widths[i], all), max(words[i], longest)
		}
	}
	if width == 0 {
		return widths
	}
	room := width - gap*(len(widths)-1)
	narrow(widths, words, room)
	narrow(widths, slices.Repeat([]int{narrowest}, len(widths)), room)
	return widths
}

// narrow takes columns from the widest until all fit, but leaves each its least.
func narrow(widths, least []int, room int) {
	for {
		sum, widest := 0, -1
		for i, w := range widths {
			sum += w
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if sum <= room || widest < 0 {
			return
		}
		widths[widest]--
	}
}

// measure gives the columns of a text, and those of the longest part of it in which no
// line ends.
func measure(t Text) (all, longest int) {
	part := 0
	for c := range cells(t) {
		all += c.width
		if !c.blank() {
			part += c.width
			longest = max(longest, part)
		}
		if c.ends {
			part = 0
		}
	}
	return all, longest
}

func texts(plainly []string) (out []Text) {
	for _, s := range plainly {
		out = append(out, plain(s))
	}
	return out
}

// fit pads a line with blanks up to a width, at its end or at its beginning.
func fit(line []cell, width int, right bool) []cell {
	padding := blanks(width - columns(line))
	if right {
		return append(padding, line...)
	}
	return append(slices.Clip(line), padding...)
}

// blanks are so many blanks, none if the number is negative.
func blanks(n int) []cell { return slices.Repeat([]cell{{text: " ", width: 1}}, max(0, n)) }
