package write

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"tifa/models"
)

// encodeSpaCy writes what Doc.to_json of spaCy gives, one document a line: the
// outermost annotations as entities, and all of them as spans under the key "tifa".
// Entities are spaCy's knowledge base ids. What spaCy has no place for stands under
// keys that it passes over: the document's id, language, date and title, times and
// relations.
func encodeSpaCy(d *models.Document, o Options) (*Encoded, error) {
	e := &Encoded{ID: d.ID}
	ruler := models.NewRuler(d.Text, o.Offsets)
	out := make([]byte, 0, 4*len(d.Text)+256)
	for i, field := range [][2]string{{"id", d.ID}, {"lang", string(d.Lang)}, {"date", d.Date}, {"title", d.Title}} {
		out = append(out, []string{`{"`, `,"`}[min(i, 1)]...)
		out = append(append(out, field[0]...), `":`...)
		out = models.AppendString(out, field[1])
	}
	out = append(out, `,"text":`...)
	out = models.AppendString(out, models.ValidText(d.Text))
	tops, _ := outermost(d.Annotations, anything)
	out = appendSpans(append(out, `,"ents":[`...), tops, ruler)
	tokens := pieces(d)
	out = append(out, `],"sents":[`...)
	for i, s := range whole(d, tokens) {
		out = appendEnds(append(comma(out, i), '{'), ruler, s)
		out = append(out, '}')
	}
	tags := map[int]string{}
	for _, t := range d.Tokens {
		tags[t.Span.Start] = t.POS
	}
	out = append(out, `],"tokens":[`...)
	for i, s := range tokens {
		out = append(comma(out, i), `{"id":`...)
		out = strconv.AppendInt(out, int64(i), 10)
		out = append(out, ',')
		out = appendEnds(out, ruler, s)
		if d.Tokens != nil { // a tag, if any token has one, must be on all
			out = models.AppendString(append(out, `,"tag":`...), tags[s.Start])
		}
		out = append(out, '}')
	}
	out = appendSpans(append(out, `],"spans":{"tifa":[`...), d.Annotations, ruler)
	own, err := spaCyOwn(d, ruler)
	if err != nil {
		return nil, err
	}
	out = append(append(out, `]},"cats":{},`...), own[1:]...) // without its brace
	out = append(out, '\n')
	e.data = out
	return e, nil
}

// spaCyOwn is what spaCy has no place for.
func spaCyOwn(d *models.Document, ruler *models.Ruler) ([]byte, error) {
	type span struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	type timex struct {
		span
		Type  string `json:"type"`
		Value string `json:"value"`
	}
	type relation struct {
		Type string `json:"type"`
		Head any    `json:"head"` // a span, "@doc" or "@doc_event"
		Tail any    `json:"tail"`
	}
	at := func(s models.Span) span {
		start, end := ruler.Span(s)
		return span{start, end}
	}
	times, relations := []timex{}, []relation{}
	for i := range d.Annotations {
		if t := d.Annotations[i].Timex; t != nil {
			times = append(times, timex{at(d.Annotations[i].Span), t.Type, t.Value})
		}
	}
	end := func(e models.End) any {
		if e < 0 {
			return e.String()
		}
		return at(d.Annotations[e].Span)
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		relations = append(relations, relation{r.Type, end(r.Head), end(r.Tail)})
	}
	return plainJSON(struct {
		Times     []timex    `json:"times"`
		Relations []relation `json:"relations"`
	}{times, relations})
}

// appendSpans writes annotations as spaCy writes spans.
func appendSpans(out []byte, annotations []models.Annotation, ruler *models.Ruler) []byte {
	for i := range annotations {
		a := &annotations[i]
		out = appendEnds(append(comma(out, i), '{'), ruler, a.Span)
		out = models.AppendString(append(out, `,"label":`...), string(a.Label))
		out = models.AppendString(append(out, `,"kb_id":`...), a.Entity)
		out = append(out, '}')
	}
	return out
}

func appendEnds(out []byte, ruler *models.Ruler, s models.Span) []byte {
	start, end := ruler.Span(s)
	out = strconv.AppendInt(append(out, `"start":`...), int64(start), 10)
	return strconv.AppendInt(append(out, `,"end":`...), int64(end), 10)
}

func comma(out []byte, i int) []byte {
	if i > 0 {
		return append(out, ',')
	}
	return out
}

// pieces are the tokens as spaCy has them: the units, and the white space that is
// more than one blank behind a token.
func pieces(d *models.Document) (out []models.Span) {
	at := 0
	gap := func(end int) {
		if at > 0 && at < end && d.Text[at] == ' ' {
			at++
		}
		if at < end {
			out = append(out, models.Span{Start: at, End: end})
		}
	}
	for _, u := range units(d) {
		gap(u.Start)
		out = append(out, u)
		at = u.End
	}
	gap(len(d.Text))
	return out
}

// whole are the sentences as spaCy has them: they begin and end where tokens do, and
// cover all of them.
func whole(d *models.Document, tokens []models.Span) (out []models.Span) {
	sentences, hasWords := d.Sentences, false
	for _, t := range tokens {
		begins := len(out) == 0
		for len(sentences) > 0 && sentences[0].Start <= t.Start {
			begins = begins || sentences[0].Start == t.Start && hasWords
			sentences = sentences[1:]
		}
		if begins {
			out, hasWords = append(out, t), false
		}
		hasWords = hasWords || !isSpace(t.In(d.Text))
		out[len(out)-1].End = t.End
	}
	return out
}

func isSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}
