// Package terminal shows documents, tables and concordances where characters stand in
// columns: highlighted on a terminal, with brackets where there are no colours.
//
// Text of documents may hold anything. What this package prints of it holds no
// control character, no escape sequence and nothing that turns the direction of
// writing; such characters are shown by a sign in their place.
package terminal

import "bytes"

// Screen is what a text is shown on. Its zero value has no colours and breaks no line.
type Screen struct {
	Width    int // columns of a line; 0 for no limit
	Colors   Colors
	Terminal bool // somebody looks on, and it is no file or pipe
}

// Text is a text in one style.
type Text struct {
	String string
	Style  Style
}

// plain is a text without a style.
func plain(s string) Text { return Text{String: s} }

// line writes a line, changing styles where they change and leaving none open at its
// end.
func (s Screen) line(out *bytes.Buffer, line []cell) {
	var now string
	for _, c := range line {
		if code := c.style.code(s.Colors); code != now {
			if now != "" {
				out.WriteString(reset)
			}
			out.WriteString(code)
			now = code
		}
		out.WriteString(c.shown())
	}
	if now != "" {
		out.WriteString(reset)
	}
	out.WriteByte('\n')
}

// Note is a remark on what is shown.
func (s Screen) Note(about string) []byte {
	var out bytes.Buffer
	for line := range wrap(s.Width, Text{about, Style{Faint: true}}) {
		s.line(&out, line)
	}
	return out.Bytes()
}
