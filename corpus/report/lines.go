package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"tifa/corpus/report/svg"
)

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
