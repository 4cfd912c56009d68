package terminal

import (
	"bytes"
	"strings"

	"tifa/models"
)

// highlight writes the text of a document with its names marked: by the colour of
// their label, names within others underlined, or else with brackets and the label.
func (s Screen) highlight(out *bytes.Buffer, text string, marks []mark) {
	var line []Text
	show := func(t Text) {
		for {
			before, after, more := strings.Cut(t.String, "\n")
			if before = strings.TrimSuffix(before, "\r"); before != "" {
				line = append(line, Text{before, t.Style})
			}
			if !more {
				return
			}
			for l := range wrap(s.Width, line...) {
				s.line(out, l)
			}
			line, t.String = line[:0], after
		}
	}
	var open []mark
	at := 0
	upTo := func(end int) {
		var style Style
		if len(open) > 0 {
			style = open[len(open)-1].style
		}
		show(Text{text[at:end], style})
		at = end
	}
	closing := func(end int) {
		for len(open) > 0 && open[len(open)-1].span.End <= end {
			last := open[len(open)-1]
			upTo(last.span.End)
			open = open[:len(open)-1]
			if s.Colors == None {
				show(Text{tie + string(last.style.Label) + "]", Style{tag: true}})
			}
		}
	}
	for _, m := range marks {
		closing(m.span.Start)
		upTo(m.span.Start)
		open = append(open, m)
		if s.Colors == None {
			show(Text{"[", Style{tag: true}})
		}
	}
	closing(len(text))
	upTo(len(text))
	if len(line) > 0 {
		show(plain("\n"))
	}
}

// mark is a stretch of the text with its style.
type mark struct {
	span  models.Span
	style Style
}

// marksOf gives the annotations that lie wholly within, or wholly outside of, each
// other, outer ones first, and how many others there are. Of neighbours with one label
// the second has the other shade.
func marksOf(annotations []models.Annotation) (marks []mark, crossing int) {
	var open []mark
	var before []mark // the last one of each depth
	for i := range annotations {
		a := &annotations[i]
		for len(open) > 0 && open[len(open)-1].span.End <= a.Span.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && open[len(open)-1].span.End < a.Span.End {
			crossing++
			continue
		}
		m := mark{a.Span, Style{Label: a.Label, Depth: len(open)}}
		if len(before) > len(open) {
			last := before[len(open)]
			m.style.Other = last.span.End == a.Span.Start && last.style.Label == a.Label && !last.style.Other
		}
		before = append(before[:len(open)], m)
		open = append(open, m)
		marks = append(marks, m)
	}
	return marks, crossing
}
