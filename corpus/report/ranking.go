package report

import (
	"fmt"
	"strconv"

	"tifa/corpus/report/svg"
	"tifa/corpus/sheet"
	"tifa/models"
)

// The widths of drawings, in pixels: across the page, across a phone, and half a page.
const (
	wide   = 900.0
	narrow = 360.0
	half   = 430.0
)

// How many a ranking draws, and how many its table has.
const (
	drawnRanks  = 15
	listedRanks = 200
)

// ranking draws the entities of a label that the most documents name.
func (r *Report) ranking(id string, label models.Label) figure {
	w := r.words
	f := figure{ID: id, Title: w.rankTitles[id], Note: w.rankNote, Half: true}
	all := r.survey.Ranking(label, listedRanks)
	f.Table = sheet.Table{Columns: []string{"rank", "entity", "name_en", "name_zh", "documents", "mentions"}}
	for i, e := range all {
		f.Table.Rows = append(f.Table.Rows, []string{strconv.Itoa(i + 1), e.ID, e.Names.English, e.Names.Chinese, strconv.Itoa(e.Documents), strconv.Itoa(e.Mentions)})
	}
	if len(all) == 0 {
		f.Empty = w.rankNone
		return f
	}
	f.Description = fmt.Sprintf(w.rankDescription, r.name(all[0]), count(all[0].Documents))
	var bars []bar
	for _, e := range all[:min(drawnRanks, len(all))] {
		bars = append(bars, bar{
			name: r.name(e), value: e.Documents, label: count(e.Documents), more: count(e.Mentions),
			title: inFull(e) + ": " + fmt.Sprintf(w.rankValue, count(e.Documents), count(e.Mentions)),
		})
	}
	f.Wide, f.Narrow = drawBars(bars, half), drawBars(bars, narrow)
	return f
}

// bar is a row of a bar chart.
type bar struct {
	name        string
	value       int
	label, more string // the value as it is shown, and another that stands beside it in grey
	title       string // on hovering
}

// drawBars draws bars with their names above them.
func drawBars(bars []bar, width float64) *svg.Canvas {
	const row, thick = 36.0, 7.0
	c := &svg.Canvas{Width: width, Height: row * float64(len(bars))}
	most := 1
	for _, b := range bars {
		most = max(most, b.value)
	}
	label, more := 0.0, 0.0 // the widths of both columns at the right
	for _, b := range bars {
		label, more = larger(label, svg.Width(b.label, plain)), larger(more, svg.Width(b.more, small))
	}
	if more > 0 {
		more += 12
	}
	for i, b := range bars {
		y := row * float64(i)
		c.Text(0, y+14, svg.Start, "name", svg.Fit(b.name, plain, width-more-label-12))
		c.Text(width, y+14, svg.End, "tick", b.more)
		c.Text(width-more, y+14, svg.End, "value", b.label)
		c.Rect(0, y+20, width, thick, 2, "track", "")
		c.Rect(0, y+20, larger(2, float64(width*float64(b.value)/float64(most))), thick, 2, "bar", b.title)
	}
	return c
}
