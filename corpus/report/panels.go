package report

import (
	"math"
	"strconv"

	"tifa/corpus/report/svg"
	"tifa/corpus/survey"
)

// panel is one of several small charts over time.
type panel struct {
	title  string
	months func(survey.Period) float64 // a gap where there is no value; nil if months are not drawn
	years  func(survey.Period) float64 // nil if years are not drawn
	most   float64                     // end of the scale, 0 if the values say it
	format func(float64) string
}

// type sizes, in pixels.
const (
	small = 11.5 // of ticks and small charts
	plain = 13   // of all else
)

// panels draws small charts over time, so many in a row.
func (r *Report) panels(all []panel, m months, width float64, columns int) *svg.Canvas {
	const left, gutter, head, foot, plot = 38.0, 18.0, 26.0, 26.0, 78.0
	rows := (len(all) + columns - 1) / columns
	cell := (width + gutter) / float64(columns)
	c := &svg.Canvas{Width: width, Height: float64(rows) * (head + plot + foot)}
	for i, p := range all {
		x, y := float64(float64(i%columns)*cell), float64(float64(i/columns)*(head+plot+foot))
		c.Text(x, y+14, svg.Start, "name", svg.Fit(p.title, plain, cell-gutter))
		p.draw(c, m.axis(p.months != nil, x+left, x+cell-gutter-4), y+head, y+head+plot)
	}
	return c
}

// draw draws a chart between two y.
func (p panel) draw(c *svg.Canvas, a axis, top, bottom float64) {
	var monthly, yearly []svg.Point
	most := 0.0
	if p.months != nil {
		for m := a.first; m <= a.last; m++ {
			v := p.months(periodOf(m))
			most = larger(most, v)
			monthly = append(monthly, svg.Point{X: a.month(m), Y: v})
		}
	}
	if p.years != nil {
		first, last := a.years()
		for y := first; y <= last; y++ {
			v := p.years(yearOf(y))
			most = larger(most, v)
			yearly = append(yearly, svg.Point{X: a.year(y), Y: v})
		}
	}
	var ticks []float64
	if p.most > 0 {
		ticks = []float64{0, p.most / 2, p.most}
	} else {
		ticks = svg.Ticks(most, 2, p.format == nil)
	}
	scale := svg.Scale{From: 0, To: ticks[len(ticks)-1], Low: bottom, High: top}
	format := p.format
	if format == nil {
		format = short
	}
	for _, t := range ticks {
		y := scale.At(t)
		c.Line(a.scale.Low, y, a.scale.High, y, gridClass(t))
		c.Text(a.scale.Low-5, y+4, svg.End, "tick", format(t))
	}
	a.draw(c, bottom)
	for _, points := range [][]svg.Point{monthly, yearly} {
		for i := range points {
			if !math.IsNaN(points[i].Y) {
				points[i].Y = scale.At(points[i].Y)
			}
		}
	}
	if len(yearly) > 0 {
		c.Path(monthly, "thin")
		c.Path(yearly, "strong")
	} else {
		c.Path(monthly, monthClass(len(monthly)))
	}
}

// monthClass is the class of a line of so many months.
func monthClass(n int) string {
	if n > 60 {
		return "strong many"
	}
	return "strong"
}

func gridClass(tick float64) string {
	if tick == 0 {
		return "axis"
	}
	return "grid"
}

// larger is the larger number; a gap is none.
func larger(a, b float64) float64 {
	if b > a {
		return b
	}
	return a
}

// short writes a tick: 0, 0.5, 20, 5k.
func short(v float64) string {
	switch {
	case v >= 1e6:
		return strconv.FormatFloat(v/1e6, 'g', 3, 64) + "M"
	case v >= 1e4:
		return strconv.FormatFloat(v/1e3, 'g', 3, 64) + "k"
	case v >= 1e3:
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strconv.FormatFloat(v, 'g', 3, 64)
}
