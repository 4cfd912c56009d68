// Package kwic makes a concordance of a run: every place where an entity is named or a
// wording stands, with what is before and behind it (keyword in context).
package kwic

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/models"
)

// Line is one place.
type Line struct {
	Document string `json:"document"`
	Date     string `json:"date"`
	Start    int    `json:"start"` // in code points of the text
	End      int    `json:"end"`
	Left     string `json:"left"`
	Key      string `json:"key"`
	Right    string `json:"right"`
	// Label and Entity are those of the annotation at the place, empty if there is
	// none.
	Label  models.Label `json:"label,omitempty"`
	Entity string       `json:"entity,omitempty"`
}

// Query says which places are looked for.
type Query struct {
	// Find gives the places of a wording in a text, ascending. Without it the places
	// are those of all annotations that Labels and Entities allow.
	Find func(text string) []models.Span
	// Labels and Entities allow places within annotations of one of them; all if
	// empty.
	Labels   []models.Label
	Entities []string
	// Context is how many characters stand on either side, at most.
	Context int
}

// Lines gives the places in a document, in the order of the text.
func (q *Query) Lines(d *models.Document) (out []Line) {
	var ruler *models.Ruler
	add := func(at models.Span, a *models.Annotation) {
		line := Line{Document: d.ID, Date: d.Date, Left: q.before(d.Text[:at.Start]), Key: oneLine(at.In(d.Text)), Right: q.behind(d.Text[at.End:])}
		if ruler == nil {
			ruler = models.NewRuler(d.Text, models.CodePoint)
		}
		line.Start, line.End = ruler.Span(at)
		if a != nil {
			line.Label, line.Entity = a.Label, a.Entity
		}
		out = append(out, line)
	}
	if q.Find == nil {
		for i := range d.Annotations {
			if a := &d.Annotations[i]; q.allows(a) {
				add(a.Span, a)
			}
		}
		return out
	}
	end := 0
	for _, at := range q.Find(d.Text) {
		if at.Start < end {
			continue
		}
		a, allowed := q.annotation(d, at)
		if allowed {
			add(at, a)
			end = at.End
		}
	}
	return out
}

// annotation gives the annotation of a place, and says whether the place is wanted.
func (q *Query) annotation(d *models.Document, at models.Span) (a *models.Annotation, wanted bool) {
	for i := range d.Annotations {
		x := &d.Annotations[i]
		if x.Span.Start > at.Start {
			break
		}
		if x.Span.Contains(at) && q.allows(x) && (len(q.Labels)+len(q.Entities) > 0 || x.Span == at) {
			a = x // the innermost, which comes last
		}
	}
	return a, a != nil || len(q.Labels)+len(q.Entities) == 0
}

func (q *Query) allows(a *models.Annotation) bool {
	return (len(q.Labels) == 0 || slices.Contains(q.Labels, a.Label)) && (len(q.Entities) == 0 || slices.Contains(q.Entities, a.Entity))
}

// before gives the end of a text, without a word that is cut at its beginning.
func (q *Query) before(text string) string {
	at := len(text)
	for n := 0; n < q.Context && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return oneLine(whole(text, at, len(text)))
}

// behind gives the beginning of a text, without a word that is cut at its end.
func (q *Query) behind(text string) string {
	at := 0
	for n := 0; n < q.Context && at < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return oneLine(whole(text, 0, at))
}

// whole is a stretch of a text without the words that it cuts, unless it is nothing
// but one word.
func whole(text string, from, to int) string {
	part := text[from:to]
	if from > 0 && joins(text[:from], part) {
		if i := strings.IndexFunc(part, notWord); i >= 0 {
			part = part[i:]
		}
	}
	if to < len(text) && joins(part, text[to:]) {
		if i := strings.LastIndexFunc(part, notWord); i >= 0 {
			_, size := utf8.DecodeRuneInString(part[i:])
			part = part[:i+size]
		}
	}
	return part
}

// joins says whether a word goes from the end of one text to the beginning of the
// next.
func joins(before, behind string) bool {
	b, _ := utf8.DecodeLastRuneInString(before)
	a, _ := utf8.DecodeRuneInString(behind)
	return !notWord(b) && !notWord(a)
}

// oneLine is a text with a blank for every run of white space.
func oneLine(s string) string {
	out := strings.Join(strings.Fields(s), " ")
	if out == "" {
		return out
	}
	if first, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(first) {
		out = " " + out
	}
	if last, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(last) {
		out += " "
	}
	return out
}
