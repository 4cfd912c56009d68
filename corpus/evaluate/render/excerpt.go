package render

import (
	"encoding/json"
	"io"
	"strings"

	"tifa/models"
)

// Excerpt is a stretch of a text with some of what stands around it, on one line.
type Excerpt struct {
	Before string `json:"before"`
	Text   string `json:"text"`
	After  string `json:"after"`
}

// NewExcerpt gives a span with at most n characters on either side.
func NewExcerpt(text string, at models.Span, n int) Excerpt {
	// A character takes four bytes at most; what is cut in two falls away.
	head, tail := []rune(text[max(0, at.Start-4*n):at.Start]), []rune(text[at.End:min(len(text), at.End+4*n)])
	return Excerpt{OneLine(string(head[max(0, len(head)-n):])), OneLine(at.In(text)), OneLine(string(tail[:min(len(tail), n)]))}
}

func (e Excerpt) String() string { return "…" + e.Before + "[" + e.Text + "]" + e.After + "…" }

// OneLine shows line ends and tabs as blanks.
func OneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' || r == '\v' || r == '\f' {
			return ' '
		}
		return r
	}, s)
}

// JSON writes a value for programs and people.
func JSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
