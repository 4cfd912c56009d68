package write

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/models"
)

// The terms of Web Annotation, and of ours those that it has none for.
type (
	page struct {
		Context []any     `json:"@context"`
		ID      string    `json:"id"`
		Type    string    `json:"type"`
		Items   []webItem `json:"items"`
	}
	webItem struct {
		ID         string     `json:"id"`
		Type       string     `json:"type"`
		Motivation string     `json:"motivation"`
		Body       []webBody  `json:"body"`
		Target     any        `json:"target"`
		Timex      *webTimex  `json:"tifa:timex,omitempty"`
		Attrs      []webAttr  `json:"tifa:attr,omitempty"`
		Head       string     `json:"tifa:head,omitempty"`
		Tail       string     `json:"tifa:tail,omitempty"`
		Cue        *webTarget `json:"tifa:cue,omitempty"`
		Quote      *webTarget `json:"tifa:quote,omitempty"`
		Extractor  string     `json:"tifa:extractor"`
		Rule       string     `json:"tifa:rule"`
		Entry      string     `json:"tifa:entry,omitempty"`
	}
	webBody struct {
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
		Value   string `json:"value,omitempty"`
		Source  string `json:"source,omitempty"`
	}
	webTarget struct {
		Source   string        `json:"source"`
		Selector []webSelector `json:"selector"`
	}
	webSelector struct {
		Type   string `json:"type"`
		Start  *int   `json:"start,omitempty"`
		End    *int   `json:"end,omitempty"`
		Exact  string `json:"exact,omitempty"`
		Prefix string `json:"prefix,omitempty"`
		Suffix string `json:"suffix,omitempty"`
	}
	webTimex struct {
		Type  string `json:"tifa:type"`
		Value string `json:"tifa:value,omitempty"`
		Mod   string `json:"tifa:mod,omitempty"`
		From  string `json:"tifa:from,omitempty"`
		To    string `json:"tifa:to,omitempty"`
	}
	webAttr struct {
		Key    string   `json:"tifa:key"`
		Values []string `json:"tifa:value"`
	}
)

// encodeWebAnno writes a page of W3C Web Annotation as JSON-LD on one line: an
// annotation for each of ours, tagged with its label and identified with its entity,
// and one that links two of them for each relation.
func encodeWebAnno(d *models.Document, o Options) (*Encoded, error) {
	e := &Encoded{ID: d.ID}
	e.Lost[lostTokens] = len(d.Tokens)
	source := iri(d.ID)
	ruler := models.NewRuler(d.Text, o.Offsets)
	target := func(s models.Span) *webTarget {
		start, end := ruler.Span(s)
		t := &webTarget{Source: source, Selector: []webSelector{{Type: "TextPositionSelector", Start: &start, End: &end}}}
		if !o.NoText {
			t.Selector = append(t.Selector, webSelector{
				Type: "TextQuoteSelector", Exact: models.ValidText(s.In(d.Text)),
				Prefix: before(d.Text, s.Start), Suffix: behind(d.Text, s.End),
			})
		}
		return t
	}
	p := page{
		Context: []any{"http://www.w3.org/ns/anno.jsonld", map[string]string{"tifa": "urn:tifa:term:"}},
		ID:      source + "#annotations", Type: "AnnotationPage", Items: []webItem{},
	}
	name := func(end models.End) string {
		switch end {
		case models.DocumentEnd:
			return source
		case models.ReportedEventEnd:
			return source + "#reported-event"
		}
		return source + "#" + end.String()
	}
	for i := range d.Annotations {
		a := &d.Annotations[i]
		item := webItem{
			ID: name(models.End(i)), Type: "Annotation", Motivation: "identifying",
			Body:   []webBody{{Type: "TextualBody", Purpose: "tagging", Value: string(a.Label)}},
			Target: target(a.Span), Attrs: webAttrs(a.Attrs),
			Extractor: a.Source.Extractor, Rule: a.Source.Rule, Entry: a.Source.Entry,
		}
		if a.Entity != "" {
			item.Body = append(item.Body, webBody{Type: "SpecificResource", Purpose: "identifying", Source: entityIRI(source, a.Entity)})
		}
		if t := a.Timex; t != nil {
			item.Timex = &webTimex{t.Type, t.Value, t.Mod, t.From, t.To}
		}
		p.Items = append(p.Items, item)
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		item := webItem{
			ID: source + "#" + relationID(i), Type: "Annotation", Motivation: "linking",
			Body:   []webBody{{Type: "TextualBody", Purpose: "classifying", Value: r.Type}},
			Target: slices.Compact([]string{name(r.Head), name(r.Tail)}), Attrs: webAttrs(r.Attrs), Head: name(r.Head), Tail: name(r.Tail),
			Extractor: r.Source.Extractor, Rule: r.Source.Rule, Entry: r.Source.Entry,
		}
		if r.Cue != nil {
			item.Cue = target(*r.Cue)
		}
		if r.Quote != nil {
			item.Quote = target(*r.Quote)
		}
		p.Items = append(p.Items, item)
	}
	data, err := plainJSON(p)
	data = append(data, '\n')
	e.data = data
	return e, err
}

func webAttrs(attrs []models.Attr) (out []webAttr) {
	for _, a := range attrs {
		out = append(out, webAttr{a.Key, a.Values})
	}
	return out
}

// iri is the id of a document as an IRI: itself if it is one, as those of pages are.
func iri(id string) string {
	if u, err := url.Parse(id); err == nil && u.IsAbs() && u.Host != "" && u.Fragment == "" {
		return u.String()
	}
	return "urn:tifa:doc:" + url.PathEscape(models.ValidText(id))
}

// entityIRI is the id of an entity as an IRI. One of this document only (per:~1)
// hangs on the document's.
func entityIRI(document, id string) string {
	if strings.Contains(id, ":~") {
		return document + "#" + url.PathEscape(id)
	}
	return "urn:tifa:" + url.PathEscape(id)
}

// around is how many bytes at most a quotation has of its surroundings.
const around = 32

func before(text string, at int) string {
	from := max(at-around, 0)
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	return models.ValidText(text[from:at])
}

func behind(text string, at int) string {
	to := min(at+around, len(text))
	for to > at && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return models.ValidText(text[at:to])
}
