package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus/report/svg"
	"tifa/corpus/survey"
)

// months is a stretch of time, both ends included; a month counts from year 0.
type months struct{ first, last int }

// monthOf is the number of a month, or of a year's first one.
func monthOf(p survey.Period) int {
	year, _ := strconv.Atoi(string(p.Year())) // digits, by its making
	if p.IsYear() {
		return 12 * year
	}
	month, _ := strconv.Atoi(string(p[5:]))
	return 12*year + month - 1
}

// monthsOf are the months of a period: one, or those of a year.
func monthsOf(p survey.Period) months {
	first := monthOf(p)
	if p.IsYear() {
		return months{first, first + 11}
	}
	return months{first, first}
}

// stretch is the time that the dated documents of a run cover; ok is false if none is
// dated.
func stretch(s *survey.Survey) (m months, ok bool) {
	for _, p := range s.Periods() {
		if p == "" {
			continue
		}
		if !ok {
			m = monthsOf(p)
		}
		m.first, m.last, ok = min(m.first, monthsOf(p).first), max(m.last, monthsOf(p).last), true
	}
	return m, ok
}

// longest is the longest stretch that a drawing covers, a hundred years. If dates lie
// further apart, some are likely wrong.
const longest = 1200

// drawn is the stretch that a drawing covers: all, or the hundred years that have the
// most documents, the later ones of equals. outside is how many documents it leaves out.
func drawn(s *survey.Survey) (m months, outside int, ok bool) {
	m, ok = stretch(s)
	if m.count() <= longest {
		return m, 0, ok
	}
	periods := slices.DeleteFunc(s.Periods(), func(p survey.Period) bool { return p == "" })
	most, inside, all, first, last := 0, 0, 0, 0, 0
	for _, p := range periods {
		n := s.Count(p).Documents
		all += n
		inside += n
		last = max(last, monthsOf(p).last)
		for ; monthOf(periods[first]) <= monthOf(p)-longest; first++ {
			inside -= s.Count(periods[first]).Documents
		}
		if inside >= most {
			most = inside
			m = months{monthOf(periods[first]), last}
		}
	}
	return m, all - most, true
}

// notDrawn says which documents a drawing over time leaves out; years says whether it
// has those of which the year only is known.
func (r *Report) notDrawn(note string, outside int, years bool) string {
	w := r.words
	var left []string
	for _, x := range []struct {
		n    int
		what string
	}{{r.survey.Undated, w.leftUndated}, {r.survey.YearOnly, w.leftYearOnly}, {outside, w.leftOutside}} {
		if x.n > 0 && !(years && x.what == w.leftYearOnly) {
			left = append(left, fmt.Sprintf(x.what, count(x.n)))
		}
	}
	if len(left) == 0 {
		return note
	}
	return r.words.join(note, fmt.Sprintf(w.left, strings.Join(left, r.words.comma())))
}

// whole is the stretch with all months of its years.
func (m months) whole() months { return months{m.first / 12 * 12, m.last/12*12 + 11} }

// count is how many months there are.
func (m months) count() int { return m.last - m.first + 1 }

// years are the first and the last year.
func (m months) years() (first, last int) { return m.first / 12, m.last / 12 }

// enough is how many documents a month must have on average, so that shares by month
// say more than chance does.
const enough = 4

// fine says whether single months can be drawn: there are not too many, most documents
// have one, and most of them have documents, and enough of them; or there is a year at
// most, where there is nothing else to draw.
func (m months) fine(s *survey.Survey, most int) bool {
	if m.count() > most {
		return false
	}
	dated, monthly, months := 0, 0, 0
	for _, p := range s.Periods() {
		if p != "" {
			n := s.Count(p).Documents
			if dated += n; !p.IsYear() {
				monthly += n
				months++
			}
		}
	}
	return 2*monthly >= dated && (m.count() <= 12 || 2*months >= m.count() && monthly >= enough*m.count())
}

// periodOf is the name of a month.
func periodOf(month int) survey.Period {
	return survey.Period(fmt.Sprintf("%04d-%02d", month/12, month%12+1))
}

// yearOf is the name of a year.
func yearOf(year int) survey.Period { return survey.Period(fmt.Sprintf("%04d", year)) }

// axis places months between two x.
type axis struct {
	months
	byMonth bool // whether months are drawn, and not years only
	scale   svg.Scale
}

func (m months) axis(byMonth bool, left, right float64) axis {
	return axis{m, byMonth, svg.Scale{From: float64(m.first) - 0.5, To: float64(m.last) + 0.5, Low: left, High: right}}
}

// month is where a month lies.
func (a axis) month(m int) float64 { return a.scale.At(float64(m)) }

// year is where a year lies: the middle of its months that are drawn.
func (a axis) year(y int) float64 {
	first, last := max(12*y, a.first), min(12*y+11, a.last)
	return a.scale.At(float64(first+last) / 2)
}

// tick is a mark of an axis.
type tick struct {
	x     float64
	label string
}

// draw draws the marks below a base line. Labels stay within the axis.
func (a axis) draw(c *svg.Canvas, base float64) {
	for _, t := range a.ticks(small) {
		reach := svg.Width(t.label, small) / 2
		c.Line(t.x, base, t.x, base+4, "axis")
		c.Text(min(max(t.x, a.scale.Low+reach-6), a.scale.High-reach+6), base+17, svg.Middle, "tick", t.label)
	}
}

// ticks are marks of years, or of months where these are drawn and few, that leave room
// for their labels.
func (a axis) ticks(size float64) (out []tick) {
	width := (a.scale.High - a.scale.Low) / float64(a.count()) // of a month
	if a.byMonth && a.count() <= 24 {
		for _, step := range []int{1, 2, 3, 6} {
			if float64(step)*width < svg.Width("0000-00", size)*1.35 {
				continue
			}
			for m := (a.first + step - 1) / step * step; m <= a.last; m += step {
				out = append(out, tick{a.month(m), string(periodOf(m))})
			}
			return out
		}
	}
	first, last := a.years()
	room := svg.Width("0000", size) * 1.35
	for _, step := range []int{1, 2, 5, 10, 20, 25, 50, 100} {
		if float64(12*step)*width < room && step < 100 {
			continue
		}
		for y := (first + step - 1) / step * step; y <= last; y += step {
			out = append(out, tick{a.year(y), string(yearOf(y))})
		}
		break
	}
	return out
}

// gap is a value that nobody knows.
var gap = math.NaN()

// ratio is a share, or a gap where the whole is nothing.
func ratio(part, whole int) float64 {
	if whole == 0 {
		return gap
	}
	return float64(part) / float64(whole)
}
