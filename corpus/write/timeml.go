package write

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"tifa/models"
)

// encodeTimeML writes a TimeML file: the text with its times as TIMEX3 elements. A
// time within another is lost, as are names and relations.
func encodeTimeML(d *models.Document, _ Options) (*Encoded, error) {
	e := &Encoded{ID: d.ID}
	times, others := outermost(d.Annotations, func(a *models.Annotation) bool { return a.Timex != nil })
	e.Lost[lostNested], e.Lost[lostRelations], e.Lost[lostTokens] = others, len(d.Relations), len(d.Tokens)
	e.Lost[lostNames] = len(d.Annotations) - len(times) - others
	x := xmlText{}
	x.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>")
	x.text(d.ID)
	x.raw("</DOCID>\n")
	if d.Date != "" {
		x.raw(`<DCT><TIMEX3 tid="t0" type="DATE" value="`)
		x.text(d.Date)
		x.raw(`" temporalFunction="false" functionInDocument="CREATION_TIME">`)
		x.text(d.Date)
		x.raw("</TIMEX3></DCT>\n")
	}
	if d.Title != "" {
		x.raw("<TITLE>")
		x.text(d.Title)
		x.raw("</TITLE>\n")
	}
	x.raw("<TEXT>")
	x.lost = 0 // in the text
	at := 0
	for i, a := range times {
		x.text(d.Text[at:a.Span.Start])
		t := a.Timex
		fmt.Fprintf(&x.out, `<TIMEX3 tid="t%d" type="%s" value="`, i+1, t.Type)
		x.text(t.Value)
		if t.Mod != "" {
			x.raw(`" mod="`)
			x.text(t.Mod)
		}
		x.raw(`">`)
		x.text(a.Span.In(d.Text))
		x.raw("</TIMEX3>")
		at = a.Span.End
	}
	x.text(d.Text[at:])
	x.raw("</TEXT>\n</TimeML>\n")
	e.Lost[lostCharacters] = x.lost
	e.files = []file{{".tml", x.out.Bytes()}}
	return e, nil
}

// xmlText writes the text of XML and HTML, and counts the characters that they
// cannot hold, each of which becomes U+FFFD, so that all others keep their places.
type xmlText struct {
	out  bytes.Buffer
	lost int
}

func (x *xmlText) raw(s string) { x.out.WriteString(s) }

func (x *xmlText) text(s string) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r == '&':
			x.raw("&amp;")
		case r == '<':
			x.raw("&lt;")
		case r == '>':
			x.raw("&gt;")
		case r == '"':
			x.raw("&quot;")
		case r == '\r': // a reader would make a line end of it
			x.raw("&#13;")
		case r < ' ' && r != '\n' && r != '\t', r == 0xFFFE, r == 0xFFFF:
			x.lost++
			x.raw(string(utf8.RuneError))
		default:
			x.out.WriteRune(r)
		}
	}
}

// attribute writes an attribute of an element, if it has a value.
func (x *xmlText) attribute(name string, values ...string) {
	if s := strings.Join(strings.Fields(strings.Join(values, " ")), " "); s != "" {
		x.raw(" " + name + `="`)
		x.text(s)
		x.raw(`"`)
	}
}
