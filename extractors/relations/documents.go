package relations

import (
	"strings"

	"tifa/models"
)

// documents are what a verb of issuing is about: the titles behind it, or the one
// before it that a relative clause is about: the Act, which Parliament passed.
func (t *text) documents(cue models.Span) (out []models.End) {
	s := t.sentence(cue.Start)
	from := cue.End
	for _, i := range t.in(models.Span{Start: cue.End, End: min(s.End, cue.End+2*nearObject)}, models.Doc) {
		gap := t.Text[from:t.all[i].Span.Start]
		if len(out) > 0 && len(gap) > len(", as well as the ") || strings.ContainsAny(gap, ";；") {
			break
		}
		out = append(out, models.End(i))
		from = t.all[i].Span.End
	}
	if len(out) > 0 {
		return out
	}
	list := t.in(models.Span{Start: s.Start, End: cue.Start}, models.Doc)
	if len(list) == 0 {
		return nil
	}
	i := list[len(list)-1]
	after := strings.TrimLeft(t.Text[t.all[i].Span.End:cue.Start], " ,”\"")
	if strings.HasPrefix(after, "which ") || strings.HasPrefix(after, "that ") {
		return []models.End{models.End(i)}
	}
	return nil
}
