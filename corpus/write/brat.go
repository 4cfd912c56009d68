package write

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"tifa/models"
)

// encodeBrat writes brat standoff: the text, and beside it annotations (T), the
// entity that each names (N), the value of each time (A) and relations (R). What a
// relation has for its cue and its quotation, and what made it all, stands in notes.
func encodeBrat(d *models.Document, o Options) (*Encoded, error) {
	e := &Encoded{ID: d.ID}
	e.Lost[lostTokens] = len(d.Tokens)
	text := models.ValidText(d.Text)
	ruler := models.NewRuler(d.Text, o.Offsets)
	names := map[string]string{}
	for i := range d.Entities {
		n := &d.Entities[i].Names
		names[d.Entities[i].ID] = firstOf(n.English, n.Chinese, n.Traditional)
	}
	var ann bytes.Buffer
	entities, values, notes := 0, 0, 0
	note := func(of, text string) {
		notes++
		fmt.Fprintf(&ann, "#%d\tAnnotatorNotes %s\t%s\n", notes, of, strings.TrimSpace(oneLine(text)))
	}
	for i := range d.Annotations {
		a := &d.Annotations[i]
		start, _ := ruler.Span(a.Span)
		offsets, covered := fragments(start, models.ValidText(a.Span.In(d.Text)))
		id := fmt.Sprintf("T%d", i+1)
		fmt.Fprintf(&ann, "%s\t%s %s\t%s\n", id, a.Label, offsets, covered)
		if a.Entity != "" {
			entities++
			fmt.Fprintf(&ann, "N%d\tReference %s %s\t%s\n", entities, id, noBlanks(a.Entity), oneLine(firstOf(names[a.Entity], covered)))
		}
		if t := a.Timex; t != nil && t.Value != "" {
			values++
			fmt.Fprintf(&ann, "A%d\tvalue %s %s\n", values, id, noBlanks(t.Value))
		}
		note(id, strings.TrimSpace("source "+a.Source.Extractor+" "+a.Source.Rule+" "+a.Source.Entry)+attrWords(a.Attrs))
	}
	n := 0
	for i := range d.Relations {
		r := &d.Relations[i]
		if r.Head < 0 || r.Tail < 0 {
			e.Lost[lostEnds]++
			continue
		}
		n++
		fmt.Fprintf(&ann, "R%d\t%s Arg1:T%d Arg2:T%d\n", n, noBlanks(r.Type), r.Head+1, r.Tail+1)
		e.relations = append(e.relations, noBlanks(r.Type))
		var about strings.Builder
		fmt.Fprintf(&about, "source %s %s%s", r.Source.Extractor, r.Source.Rule, attrWords(r.Attrs))
		for _, part := range []struct {
			name string
			span *models.Span
		}{{"cue", r.Cue}, {"quote", r.Quote}} {
			if part.span != nil {
				start, end := ruler.Span(*part.span)
				fmt.Fprintf(&about, "; %s %d %d", part.name, start, end)
			}
		}
		note(fmt.Sprintf("R%d", n), about.String())
	}
	e.files = []file{{".txt", []byte(text)}, {".ann", ann.Bytes()}}
	return e, nil
}

// bratConf says to brat which types there are.
func bratConf(relations []string) []byte {
	var out bytes.Buffer
	out.WriteString("[entities]\n")
	for _, l := range models.Labels() {
		fmt.Fprintln(&out, l)
	}
	out.WriteString("\n[relations]\n")
	for _, r := range relations {
		fmt.Fprintf(&out, "%s\tArg1:<ENTITY>, Arg2:<ENTITY>\n", r)
	}
	out.WriteString("\n[events]\n\n[attributes]\nvalue\tArg:DATE|DURATION\n")
	return out.Bytes()
}

// fragments are the offsets and the text of an annotation as brat has them: one that
// runs over a line end is of several parts.
func fragments(start int, covered string) (offsets, joined string) {
	var parts, texts []string
	for line := range strings.SplitAfterSeq(covered, "\n") {
		own := strings.TrimRight(line, "\r\n")
		if n := utf8.RuneCountInString(own); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %d", start, start+n))
			texts = append(texts, own)
		}
		start += utf8.RuneCountInString(line)
	}
	return strings.Join(parts, ";"), strings.Join(texts, " ")
}

func attrWords(attrs []models.Attr) string {
	var b strings.Builder
	for _, a := range attrs {
		fmt.Fprintf(&b, "; %s %s", a.Key, strings.Join(a.Values, ", "))
	}
	return b.String()
}

func noBlanks(s string) string { return strings.Join(strings.Fields(oneLine(s)), "_") }

func firstOf(choices ...string) string {
	for _, c := range choices {
		if c != "" {
			return c
		}
	}
	return ""
}
