package terminal

import (
	"bytes"
	"io"
	"slices"

	"tifa/corpus/kwic"
)

// Concordance lays the lines of a concordance out so that their keywords begin in one
// column: the document and its date, the context before, the keyword, and the context
// behind, as much of both as there is room for.
type Concordance struct {
	screen Screen
	out    io.Writer
	buffer bytes.Buffer
	held   []kwic.Line // until the columns are known
	known  bool
	id     int // columns
	date   int
	left   int
}

// Concordance makes one that is written to out.
func (s Screen) Concordance(out io.Writer) *Concordance { return &Concordance{screen: s, out: out} }

// looked is how many lines are looked at to see how wide the columns must be.
const looked = 200

// Write shows a line, once enough of them are there to know the columns.
func (c *Concordance) Write(l kwic.Line) error {
	if c.known {
		return c.show(l)
	}
	if c.held = append(c.held, l); len(c.held) < looked {
		return nil
	}
	return c.Flush()
}

// Flush shows what is held back.
func (c *Concordance) Flush() error {
	if !c.known && len(c.held) > 0 {
		c.layOut()
	}
	for _, l := range c.held {
		if err := c.show(l); err != nil {
			return err
		}
	}
	c.held = nil
	return nil
}

// layOut gives the columns their widths: a sixth of the line at most to the id, a third
// to the date, which is whole then, and of the rest as much before the longest keyword
// as behind it.
func (c *Concordance) layOut() {
	width, key := c.screen.Width, 0
	for _, l := range c.held {
		c.id, c.date, key = max(c.id, Width(l.Document)), max(c.date, Width(l.Date)), max(key, Width(l.Key))
	}
	c.id, c.date = min(c.id, width/6), min(c.date, width/3)
	room := width - c.id - c.date - 3*gap
	if c.date > 0 {
		room -= gap
	}
	c.left = max(0, (room-min(key, room/3))/2)
	c.known = true
}

func (c *Concordance) show(l kwic.Line) error {
	faint := Style{Faint: true}
	line := fit(middle(Text{l.Document, faint}, c.id), c.id, false)
	if c.date > 0 {
		line = append(line, blanks(gap)...)
		line = append(line, fit(head(Text{l.Date, faint}, c.date), c.date, false)...)
	}
	line = append(line, blanks(gap)...)
	line = append(line, fit(tail(plain(l.Left), c.left), c.left, true)...)
	line = append(line, blanks(gap)...)
	style := Style{Bold: true}
	if l.Label != "" {
		style = Style{Label: l.Label}
	}
	line = append(line, head(Text{l.Key, style}, c.screen.Width-columns(line))...)
	line = append(line, blanks(gap)...)
	line = append(line, head(plain(l.Right), c.screen.Width-columns(line))...)
	c.buffer.Reset()
	c.screen.line(&c.buffer, trim(line))
	_, err := c.out.Write(c.buffer.Bytes())
	return err
}

// head is the beginning of a text that fits into a width, without blanks at its edges.
func head(t Text, width int) []cell {
	var line []cell
	used := 0
	for c := range cells(t) {
		if used += c.width; used > width {
			break
		}
		if len(line) > 0 || !c.blank() {
			line = append(line, c)
		} else {
			used -= c.width
		}
	}
	return trim(line)
}

// tail is the end of a text that fits into a width, without blanks at its edges.
func tail(t Text, width int) []cell {
	line := trim(slices.Collect(cells(t)))
	used, at := 0, len(line)
	for at > 0 && used+line[at-1].width <= width {
		at--
		used += line[at].width
	}
	for at < len(line) && line[at].blank() {
		at++
	}
	return line[at:]
}

// middle is a text that fits into a width, if need be with … for its middle, so that
// both what ids begin with and what they end with can be seen.
func middle(t Text, width int) []cell {
	line := slices.Collect(cells(t))
	if columns(line) <= width {
		return line
	}
	if width < 1 {
		return nil
	}
	behind := tail(t, (width-1)/2)
	before := head(t, width-1-columns(behind))
	return slices.Concat(before, []cell{{text: "…", width: 1, style: t.Style}}, behind)
}
