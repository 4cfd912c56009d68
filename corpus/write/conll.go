package write

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"tifa/models"
)

// encodeCoNLL writes one token a line: the token, its offsets, the entity or the
// value of the time that it belongs to, and last its BIO tag, with tabs between
// them. An empty line ends a sentence. A document begins as in CoNLL-2003, with its id
// in a comment as in CoNLL-U.
func encodeCoNLL(d *models.Document, o Options) (*Encoded, error) {
	e := &Encoded{ID: d.ID}
	tops, others := outermost(d.Annotations, anything)
	e.Lost[lostNested], e.Lost[lostRelations], e.Lost[lostTokens] = others, len(d.Relations), len(d.Tokens)
	ruler := models.NewRuler(d.Text, o.Offsets)
	var out bytes.Buffer
	fmt.Fprintf(&out, "-DOCSTART-\t_\t_\t_\tO\n\n# newdoc id = %s\n", oneLine(d.ID))
	sentences := d.Sentences
	for _, u := range units(d) {
		for len(sentences) > 0 && sentences[0].End <= u.Start {
			sentences = sentences[1:]
			endSentence(&out)
		}
		for len(tops) > 0 && tops[0].Span.End <= u.Start {
			tops = tops[1:]
		}
		tag, meaning := "O", "_"
		if len(tops) > 0 && tops[0].Span.Start <= u.Start {
			tag = "I-" + string(tops[0].Label)
			if tops[0].Span.Start == u.Start || startsLine(&out) {
				tag = "B-" + string(tops[0].Label)
			}
			if tops[0].Entity != "" {
				meaning = tops[0].Entity
			} else if t := tops[0].Timex; t != nil && t.Value != "" {
				meaning = t.Value
			}
		}
		start, end := ruler.Span(u)
		fmt.Fprintf(&out, "%s\t%d\t%d\t%s\t%s\n", asField(u.In(d.Text)), start, end, meaning, tag)
	}
	endSentence(&out)
	e.data = out.Bytes()
	return e, nil
}

// startsLine says whether a new sentence begins, in which I- cannot stand first.
func startsLine(out *bytes.Buffer) bool { return bytes.HasSuffix(out.Bytes(), []byte("\n\n")) }

func endSentence(out *bytes.Buffer) {
	if !startsLine(out) {
		out.WriteByte('\n')
	}
}

// asField is a token as a column has it: what would end the column becomes U+FFFD.
func asField(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.IsSpace(r) {
			return unicode.ReplacementChar
		}
		return r
	}, models.ValidText(s))
}

// oneLine is a string as a field of a line: control characters become blanks.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, models.ValidText(s))
}

// sorted sorts numbers and leaves each once.
func sorted(n []int) []int {
	slices.Sort(n)
	return slices.Compact(n)
}
