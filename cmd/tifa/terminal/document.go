package terminal

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tifa/models"
)

// Document shows an annotated document: what it is, a legend, the highlighted text,
// and tables of its entities, times and relations. Only annotations with one of some
// labels are shown, all if none is given, and relations between such only.
func (s Screen) Document(d *models.Document, labels ...models.Label) []byte {
	v := view{Screen: s, d: d, labels: labels}
	for i := range d.Annotations {
		if v.wanted(i) {
			v.shown = append(v.shown, d.Annotations[i])
		}
	}
	marks, crossing := marksOf(v.shown)
	v.head()
	v.legend()
	end := len(strings.TrimRight(d.Text, " \r\n"))
	for _, m := range marks { // of which others may have made some of blanks
		end = max(end, m.span.End)
	}
	if end > 0 {
		v.out.WriteByte('\n')
		v.highlight(&v.out, d.Text[:end], marks)
	}
	v.entities()
	v.times()
	v.relations()
	v.warnings(crossing)
	return v.out.Bytes()
}

// view is a document being shown.
type view struct {
	Screen
	d      *models.Document
	labels []models.Label
	shown  []models.Annotation
	out    bytes.Buffer
}

func (v *view) wanted(annotation int) bool {
	return len(v.labels) == 0 || slices.Contains(v.labels, v.d.Annotations[annotation].Label)
}

func (v *view) paragraph(texts ...Text) {
	for line := range wrap(v.Width, texts...) {
		v.line(&v.out, line)
	}
}

func (v *view) heading(title string) {
	v.out.WriteByte('\n')
	v.paragraph(Text{title, Style{Bold: true}})
}

// head says which document it is, and what it reports.
func (v *view) head() {
	about := []Text{{v.d.ID, Style{Bold: true}}}
	also := func(s string) {
		if s != "" {
			about = append(about, Text{"  " + s, Style{Faint: true}})
		}
	}
	also(v.d.Date)
	also(string(v.d.Lang))
	if l := v.d.Dateline; l != nil {
		var places []string
		for _, id := range l.Places {
			places = append(places, v.name(id))
		}
		also(strings.Join(places, ", "))
	}
	v.paragraph(about...)
	if e := v.d.ReportedEvent; e != nil {
		facts := []string{strings.ReplaceAll(e.Type, "_", " ")}
		for _, f := range []struct{ what, value string }{{"", e.Date}, {"in ", v.name(e.Place)}, {"convened by ", v.name(e.Convener)}, {"presided over by ", v.name(e.Presider)}} {
			if f.value != "" {
				facts = append(facts, f.what+f.value)
			}
		}
		v.paragraph(Text{"reports: " + strings.Join(facts, ", "), Style{Faint: true}})
	}
}

// legend shows the labels with how many annotations have them.
func (v *view) legend() {
	counts := map[models.Label]int{}
	for i := range v.shown {
		counts[v.shown[i].Label]++
	}
	var line []Text
	for _, l := range models.Labels() {
		if counts[l] == 0 {
			continue
		}
		if len(line) > 0 {
			line = append(line, plain("  "))
		}
		line = append(line, v.chip(l), Text{tie + strconv.Itoa(counts[l]), Style{tag: true}})
	}
	if len(line) == 0 {
		line = append(line, Text{"nothing to mark", Style{Faint: true}})
	}
	v.out.WriteByte('\n')
	v.paragraph(line...)
}

// chip is the name of a label in its colour.
func (v *view) chip(l models.Label) Text {
	name := string(l)
	if v.Colors != None {
		name = tie + name + tie
	}
	return Text{name, Style{Label: l, tag: true}}
}

// words are what an annotation covers, on one line.
func (v *view) words(annotation int) string {
	return strings.Join(strings.Fields(v.d.Annotations[annotation].Span.In(v.d.Text)), " ")
}

// warnings shows what limits what was found, and what could not be shown.
func (v *view) warnings(crossing int) {
	if len(v.d.Warnings) == 0 && crossing == 0 {
		return
	}
	v.out.WriteByte('\n')
	for _, w := range v.d.Warnings {
		v.paragraph(Text{"warning " + w.Code + ": " + w.Message, Style{Faint: true}})
	}
	if crossing > 0 {
		v.paragraph(Text{fmt.Sprintf("not marked, since they begin within another name and end outside of it: %d", crossing), Style{Faint: true}})
	}
}
