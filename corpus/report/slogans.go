package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus/report/svg"
	"tifa/corpus/sheet"
	"tifa/corpus/survey"
)

// How many slogans a drawing has lines for, and how many are shown at first.
const (
	mostSlogans  = 12
	shownSlogans = 6
)

// mostMonths is the longest stretch that is drawn by month where several lines cross.
const mostMonths = 48

// slogans draws the share of documents that use each slogan, over time.
func (r *Report) slogans(all []*survey.Entity) figure {
	w := r.words
	f := figure{ID: "slogans", Title: w.slogansTitle, Note: w.slogansNote, Table: r.slogansTable(all)}
	m, outside, dated := drawn(r.survey)
	switch {
	case len(all) == 0:
		f.Empty = w.noSlogans
		return f
	case !dated:
		f.Empty = w.noDate
		return f
	}
	fine := m.fine(r.survey, mostMonths)
	if fine {
		f.Note = r.join(f.Note, w.slogansByMonth)
	} else {
		m = m.whole()
		f.Note = r.join(f.Note, w.slogansByYear)
	}
	f.Note = r.notDrawn(f.Note, outside, !fine)
	var names []string
	for i, e := range all {
		names = append(names, r.name(e))
		f.Choices = append(f.Choices, choice{i + 1, r.name(e), i < shownSlogans, lineClass(i)})
	}
	f.Description = fmt.Sprintf(w.slogansDescription, strings.Join(names[:min(len(names), shownSlogans)], r.comma()))
	named := func(i int) string { return names[i] }
	numbered := func(i int) string { return strconv.Itoa(i + 1) }
	lines := r.sloganLines(all[:min(shownSlogans, len(all))], m, fine)
	f.Wide, f.Narrow = lines.draw(wide, 380, 260, named), lines.draw(narrow, 300, 36, numbered)
	if len(all) > shownSlogans {
		lines = r.sloganLines(all, m, fine)
		f.AllWide, f.AllNarrow = lines.draw(wide, 380, 260, named), lines.draw(narrow, 300, 36, numbered)
	}
	return f
}

// join puts a sentence behind others.
func (r *Report) join(text, sentence string) string {
	if r.words.chinese {
		return text + sentence
	}
	return text + " " + sentence
}

// comma is what stands between the parts of a list.
func (r *Report) comma() string {
	if r.words.chinese {
		return "、"
	}
	return ", "
}

// sloganLines are the shares over time; x counts months.
func (r *Report) sloganLines(all []*survey.Entity, m months, fine bool) chart {
	c := chart{months: m, byMonth: fine}
	years := r.survey.Years()
	for _, e := range all {
		var line []value
		if fine {
			for month := m.first; month <= m.last; month++ {
				p := periodOf(month)
				line = append(line, value{func(a axis) float64 { return a.month(month) }, 100 * ratio(e.Periods[p], r.survey.Count(p).Documents)})
			}
		} else {
			first, last := m.years()
			byYear := map[survey.Period]int{}
			for p, n := range e.Periods {
				byYear[p.Year()] += n
			}
			for y := first; y <= last; y++ {
				p := yearOf(y)
				line = append(line, value{func(a axis) float64 { return a.year(y) }, 100 * ratio(byYear[p], years[p].Documents)})
			}
		}
		c.lines = append(c.lines, line)
	}
	return c
}

// chart is several lines over time.
type chart struct {
	months
	byMonth bool
	lines   [][]value
}

// value is a point of a line; x depends on the room that there is.
type value struct {
	x func(axis) float64
	y float64
}

// draw draws the lines, each in a group of its own, with its name at its end.
func (ch chart) draw(width, height, right float64, name func(int) string) *svg.Canvas {
	const left, top, bottom, line = 40.0, 10.0, 30.0, 16.0
	c := &svg.Canvas{Width: width, Height: height}
	a := ch.axis(ch.byMonth, left, width-right)
	most := 0.0
	for _, l := range ch.lines {
		for _, v := range l {
			most = larger(most, v.y)
		}
	}
	ticks := svg.Ticks(most, 5, false)
	scale := svg.Scale{From: 0, To: ticks[len(ticks)-1], Low: height - bottom, High: top}
	for _, t := range ticks {
		c.Line(left, scale.At(t), width-right, scale.At(t), gridClass(t))
		c.Text(left-6, scale.At(t)+4, svg.End, "tick", short(t)+"%")
	}
	a.draw(c, height-bottom)
	ends := make([]svg.Point, len(ch.lines))
	for i, l := range ch.lines {
		ends[i] = svg.Point{X: width - right, Y: scale.At(0)}
		for _, v := range l {
			if !math.IsNaN(v.y) {
				ends[i] = svg.Point{X: v.x(a), Y: scale.At(v.y)}
			}
		}
	}
	at := apart(ends, line, top+4, height-bottom)
	for i, l := range ch.lines {
		points := make([]svg.Point, len(l))
		for j, v := range l {
			points[j] = svg.Point{X: v.x(a), Y: gap}
			if !math.IsNaN(v.y) {
				points[j].Y = scale.At(v.y)
			}
		}
		c.Open("choice-" + strconv.Itoa(i+1) + " " + lineClass(i))
		c.Path(points, "series")
		x := width - right
		c.Path([]svg.Point{{X: ends[i].X + 3, Y: ends[i].Y}, {X: x + 4, Y: ends[i].Y}, {X: x + 15, Y: at[i]}, {X: x + 19, Y: at[i]}}, "leader")
		c.Text(x+23, at[i]+4, svg.Start, "end", svg.Fit(name(i), plain, right-23))
		c.Close()
	}
	return c
}

// lineClass gives a line its colour; those that share one with another are dashed.
func lineClass(i int) string {
	class := "color-" + strconv.Itoa(i%shownSlogans+1)
	if i >= shownSlogans {
		class += " dashed"
	}
	return class
}

// apart moves the y of labels so that they keep a distance, near to where they were
// and within bounds.
func apart(ends []svg.Point, distance, top, bottom float64) []float64 {
	order := make([]int, len(ends))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(ends[i].Y, ends[j].Y) })
	at := make([]float64, len(ends))
	last := top - distance
	for _, i := range order {
		at[i] = max(ends[i].Y, last+distance)
		last = at[i]
	}
	last = bottom + distance
	for _, i := range slices.Backward(order) {
		at[i] = min(at[i], last-distance)
		last = at[i]
	}
	return at
}

func (r *Report) slogansTable(all []*survey.Entity) sheet.Table {
	t := sheet.Table{Columns: []string{"slogan", "name_en", "name_zh", "month", "documents", "documents_in_month"}}
	for _, e := range all {
		for _, p := range r.survey.Periods() {
			t.Rows = append(t.Rows, []string{e.ID, e.Names.English, e.Names.Chinese, string(p), strconv.Itoa(e.Periods[p]), strconv.Itoa(r.survey.Count(p).Documents)})
		}
	}
	return t
}
