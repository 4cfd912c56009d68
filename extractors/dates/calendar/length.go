package calendar

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Length is so many units of time. Unknown lengths, such as several days, have
// Units 0.
type Length struct {
	Units float64
	Unit  Unit
}

// Period is a length of time that is put together, such as two weeks and a day.
type Period []Length

// Known says whether all of a period is counted.
func (p Period) Known() bool {
	for _, l := range p {
		if l.Units == 0 {
			return false
		}
	}
	return len(p) > 0
}

// Unit is the finest unit of a period.
func (p Period) Unit() (u Unit) {
	for _, l := range p {
		u = max(u, l.Unit)
	}
	return u
}

// Value is the TIMEX3 value: P3Y, PT36H, P1W3D, P3.5Y, PXD. A part of one unit is
// written in smaller ones where those are whole: half an hour as PT30M.
func (p Period) Value() string {
	var date, clock strings.Builder
	for u := Century; u <= Second; u++ { // from coarse to fine, each unit once
		units, known, found := 0.0, true, false
		for _, l := range p {
			if l = l.whole(); l.Unit == u {
				units, known, found = units+l.Units, known && l.Units > 0, true
			}
		}
		if !found {
			continue
		}
		to := &date
		if unitForms[u].clock {
			to = &clock
		}
		if known {
			to.WriteString(strconv.FormatFloat(units, 'f', -1, 64))
		} else {
			to.WriteByte('X')
		}
		to.WriteString(unitForms[u].letter)
	}
	if clock.Len() == 0 {
		return "P" + date.String()
	}
	return "P" + date.String() + "T" + clock.String()
}

// whole writes a length of less than a unit in the next smaller unit, if it is a
// whole number of those.
func (l Length) whole() Length {
	if l.Units >= 1 || l.Units == 0 {
		return l
	}
	smaller := map[Unit]Length{
		Century: {100, Year}, Decade: {10, Year}, Year: {12, Month}, Week: {7, Day}, Day: {24, Hour}, Hour: {60, Minute}, Minute: {60, Second},
	}[l.Unit]
	if n := l.Units * smaller.Units; smaller.Units > 0 && n == math.Trunc(n) {
		return Length{n, smaller.Unit}
	}
	return l
}

// from is the moment that lies the length behind t. The day of a month that is too
// short is its last one.
func (l Length) from(t time.Time) time.Time {
	switch {
	case l.Unit.months() > 0:
		whole := math.Trunc(l.Units * float64(l.Unit.months()))
		return addMonths(t, int(whole)).AddDate(0, 0, int((l.Units*float64(l.Unit.months())-whole)*30))
	case l.Unit.days() > 0:
		return t.AddDate(0, 0, int(l.Units*float64(l.Unit.days())))
	}
	return t.Add(time.Duration(l.Units * float64(l.Unit.clock())))
}

func addMonths(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// longest bounds a period, so that arithmetic with it stays in the years that dates
// may lie in.
const longest = 1e6

// From is the moment that lies the period behind t, or before it with sign -1; ok is
// false if the period is not known or leaves the calendar.
func (p Period) From(t time.Time, sign int) (time.Time, bool) {
	if !p.Known() {
		return t, false
	}
	for _, l := range p {
		if l.Units > longest || l.Unit.clock() > 0 && l.Units > longest/10 {
			return t, false
		}
		l.Units *= float64(sign)
		t = l.from(t)
		if t.Year() < firstYear || t.Year() > lastYear {
			return t, false
		}
	}
	return t, true
}
