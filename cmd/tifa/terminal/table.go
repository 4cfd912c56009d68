package terminal

import (
	"bytes"
	"slices"
	"strings"
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

// write lays the table out, indented by some columns.
func (t *table) write(out *bytes.Buffer, s Screen, indent int) {
	head := make([]Text, len(t.head))
	for i, name := range t.head {
		head[i] = Text{name, Style{Faint: true}}
	}
	rows := append([][]Text{head}, t.rows...)
	widths := t.widths(rows, s.Width, indent)
	for _, row := range rows {
		columns := make([][][]cell, len(row))
		height := 0
		for i, text := range row {
			columns[i] = slices.Collect(wrap(widths[i], text))
			height = max(height, len(columns[i]))
		}
		for n := range height {
			line := fit(nil, indent, false)
			for i := range columns {
				var part []cell
				if n < len(columns[i]) {
					part = columns[i][n]
				}
				if i > 0 {
					line = append(line, fit(nil, gap, false)...)
				}
				line = append(line, fit(part, widths[i], t.right[i])...)
			}
			s.line(out, trim(line))
		}
	}
}

// widths gives the columns their widths.
func (t *table) widths(rows [][]Text, width, indent int) []int {
	widths := make([]int, len(t.head))
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], Width(text.String))
		}
	}
	if width == 0 {
		return widths
	}
	for room := width - indent - gap*(len(widths)-1); ; {
		sum, widest := 0, 0
		for i, w := range widths {
			sum += w
			if w > widths[widest] {
				widest = i
			}
		}
		if sum <= room || widths[widest] <= narrowest {
			return widths
		}
		widths[widest]--
	}
}

// fit pads a line with blanks up to a width, at its end or at its beginning.
func fit(line []cell, width int, right bool) []cell {
	blanks := slices.Collect(cells(plain(strings.Repeat(" ", max(0, width-columns(line))))))
	if right {
		return append(blanks, line...)
	}
	return append(slices.Clip(line), blanks...)
}
