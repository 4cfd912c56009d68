package write

import "tifa/models"

// pageHead is the style of a page, which needs nothing from elsewhere. Labels have
// colours, and what stands within another name is underlined again.
const pageHead = `<style>
body { font: 1.05em/1.9 system-ui, sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; }
.text { white-space: pre-wrap; }
mark { color: inherit; background: none; border-bottom: .18em solid var(--c); padding-bottom: .05em; }
mark mark { padding-bottom: 0; }
.PERSON { --c: #c2410c; } .OFFICE { --c: #a16207; } .ORG { --c: #1d4ed8; } .PLACE { --c: #15803d; } .EVENT { --c: #7e22ce; }
.SLOGAN { --c: #be123c; } .DOCUMENT { --c: #0e7490; } .DATE { --c: #4b5563; } .DURATION { --c: #9ca3af; }
table { border-collapse: collapse; margin-top: 2em; font-size: .9em; } td, th { text-align: left; padding: .1em .8em .1em 0; }
</style>
`

// encodeHTML writes a page with the text, in which annotations are highlighted, and
// a table of the relations.
func encodeHTML(d *models.Document, _ Options) (*Encoded, error) {
	e := &Encoded{ID: d.ID}
	marks, others := nested(d.Annotations)
	e.Lost[lostNested], e.Lost[lostTokens] = others, len(d.Tokens)
	x := xmlText{}
	x.raw("<!DOCTYPE html>\n<html")
	x.attribute("lang", string(d.Lang))
	x.raw(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
	title := firstOf(d.Title, d.ID)
	x.text(title)
	x.raw("</title>\n" + pageHead + "</head>\n<body>\n<h1>")
	x.text(title)
	x.raw("</h1>\n<p>")
	x.text(d.ID)
	if d.Date != "" {
		x.text(", " + d.Date)
	}
	x.raw("</p>\n<div class=\"text\">")
	x.lost = 0 // in the text
	at := 0
	var open []int // ends
	upTo := func(end int) {
		for len(open) > 0 && open[len(open)-1] <= end {
			x.text(d.Text[at:open[len(open)-1]])
			at = open[len(open)-1]
			x.raw("</mark>")
			open = open[:len(open)-1]
		}
		x.text(d.Text[at:end])
		at = end
	}
	for _, a := range marks {
		upTo(a.Span.Start)
		x.raw("<mark")
		x.attribute("class", string(a.Label))
		x.attribute("data-entity", a.Entity)
		meaning := a.Entity
		if a.Timex != nil {
			x.attribute("data-value", a.Timex.Value)
			meaning = a.Timex.Value
		}
		x.attribute("title", string(a.Label), meaning, a.Source.Rule)
		x.raw(">")
		open = append(open, a.Span.End)
	}
	upTo(len(d.Text))
	e.Lost[lostCharacters] = x.lost
	x.raw("</div>\n")
	relationTable(&x, d)
	x.raw("</body>\n</html>\n")
	e.files = []file{{".html", x.out.Bytes()}}
	return e, nil
}

func relationTable(x *xmlText, d *models.Document) {
	if len(d.Relations) == 0 {
		return
	}
	name := func(end models.End) string {
		switch end {
		case models.DocumentEnd:
			return "the document"
		case models.ReportedEventEnd:
			return "the reported event"
		}
		return d.Annotations[end].Span.In(d.Text)
	}
	x.raw("<table>\n<tr><th>relation</th><th>from</th><th>to</th></tr>\n")
	for i := range d.Relations {
		r := &d.Relations[i]
		x.raw("<tr><td")
		x.attribute("title", r.Source.Rule)
		x.raw(">")
		x.text(r.Type)
		x.raw("</td><td>")
		x.text(name(r.Head))
		x.raw("</td><td>")
		x.text(name(r.Tail))
		x.raw("</td></tr>\n")
	}
	x.raw("</table>\n")
}
