package dates

import (
	"fmt"
	"strings"
	"time"
)

// unit is the granularity of a point in time.
type unit int

const (
	century unit = iota + 1
	decade
	year
	half    // n: 1 or 2
	quarter // n: 1 to 4
	season  // n: 1 spring to 4 winter
	month
	week // of the day that is given, Monday to Sunday
	day
	part // of the day: see parts
	minute
)

// point is a stretch of the calendar: a year, a month, a day, an hour.
type point struct {
	unit             unit
	year, month, day int
	n                int    // number of the half, quarter or season
	part             string // TMO, TAF, TEV, TNI
	hour, min        int
}

// Parts of the day, by TIMEX3 value, with the hours they are taken to cover.
var parts = map[string][2]int{"TMO": {6, 12}, "TMI": {12, 13}, "TAF": {12, 18}, "TEV": {18, 21}, "TNI": {21, 30}}

var seasons = [...]string{1: "SP", 2: "SU", 3: "FA", 4: "WI"}

func dayPoint(t time.Time) point {
	return point{unit: day, year: t.Year(), month: int(t.Month()), day: t.Day()}
}

func monthPoint(y, m int) point {
	t := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	return point{unit: month, year: t.Year(), month: int(t.Month())}
}

func yearPoint(y int) point { return point{unit: year, year: y} }

// valid says whether the point is one of the calendar, in the years 1 to 9998.
func (p point) valid() bool {
	if p.year < 1 || p.year > 9998 {
		return false
	}
	switch p.unit {
	case half:
		return p.n >= 1 && p.n <= 2
	case quarter, season:
		return p.n >= 1 && p.n <= 4
	case month:
		return p.month >= 1 && p.month <= 12
	case week, day, part, minute:
		t := p.time()
		return t.Year() == p.year && int(t.Month()) == p.month && t.Day() == p.day && p.hour < 24 && p.min < 60
	}
	return true
}

// time is the first moment of the point.
func (p point) time() time.Time {
	y, m, d, h := p.year, 1, 1, 0
	switch p.unit {
	case century:
		y = p.year / 100 * 100
	case decade:
		y = p.year / 10 * 10
	case half:
		m = p.n*6 - 5
	case quarter:
		m = p.n*3 - 2
	case season:
		m = p.n * 3
	case month:
		m = p.month
	case week:
		t := time.Date(p.year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC)
		return t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	case day, part, minute:
		m, d = p.month, p.day
	}
	switch p.unit {
	case part:
		h = parts[p.part][0]
	case minute:
		h = p.hour
	}
	return time.Date(y, time.Month(m), d, h, p.min, 0, 0, time.UTC)
}

// end is the first moment behind the point.
func (p point) end() time.Time {
	t := p.time()
	switch p.unit {
	case century:
		return t.AddDate(100, 0, 0)
	case decade:
		return t.AddDate(10, 0, 0)
	case year:
		return t.AddDate(1, 0, 0)
	case half:
		return t.AddDate(0, 6, 0)
	case quarter, season:
		return t.AddDate(0, 3, 0)
	case month:
		return t.AddDate(0, 1, 0)
	case week:
		return t.AddDate(0, 0, 7)
	case day:
		return t.AddDate(0, 0, 1)
	case part:
		h := parts[p.part]
		return t.Add(time.Duration(h[1]-h[0]) * time.Hour)
	}
	return t.Add(time.Minute)
}

// value is the TIMEX3 value.
func (p point) value() string {
	switch p.unit {
	case century:
		return fmt.Sprintf("%02d", p.year/100)
	case decade:
		return fmt.Sprintf("%03d", p.year/10)
	case year:
		return fmt.Sprintf("%04d", p.year)
	case half:
		return fmt.Sprintf("%04d-H%d", p.year, p.n)
	case quarter:
		return fmt.Sprintf("%04d-Q%d", p.year, p.n)
	case season:
		return fmt.Sprintf("%04d-%s", p.year, seasons[p.n])
	case month:
		return fmt.Sprintf("%04d-%02d", p.year, p.month)
	case week:
		y, w := p.time().ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	}
	s := fmt.Sprintf("%04d-%02d-%02d", p.year, p.month, p.day)
	switch p.unit {
	case part:
		s += p.part
	case minute:
		s += fmt.Sprintf("T%02d:%02d", p.hour, p.min)
	}
	return s
}

// stamp writes a moment as precisely as the unit asks for.
func (u unit) stamp(t time.Time) string {
	switch {
	case t.Year() > 9999:
		return ""
	case u >= part:
		return t.Format("2006-01-02T15:04")
	}
	return t.Format("2006-01-02")
}

// add moves a point by n of its own units: the month before, next year.
func (p point) add(n int) point {
	t := p.time()
	switch p.unit {
	case century:
		t = t.AddDate(100*n, 0, 0)
	case decade:
		t = t.AddDate(10*n, 0, 0)
	case year:
		t = t.AddDate(n, 0, 0)
	case half, quarter, season:
		months := map[unit]int{half: 6, quarter: 3, season: 3}[p.unit]
		t = t.AddDate(0, months*n, 0)
		q := p
		q.year = t.Year()
		switch p.unit {
		case half:
			q.n = (int(t.Month())-1)/6 + 1
		case quarter:
			q.n = (int(t.Month())-1)/3 + 1
		case season:
			q.n = int(t.Month()) / 3
		}
		return q
	case month:
		t = t.AddDate(0, n, 0)
	case week:
		t = t.AddDate(0, 0, 7*n)
	case day:
		t = t.AddDate(0, 0, n)
	}
	q := p
	q.year, q.month, q.day = t.Year(), int(t.Month()), t.Day()
	return q
}

// as is the point of a coarser unit that holds the first moment of p.
func (p point) as(u unit) point {
	t := p.time()
	q := point{unit: u, year: t.Year(), month: int(t.Month()), day: t.Day()}
	switch u {
	case half:
		q.n = (q.month-1)/6 + 1
	case quarter:
		q.n = (q.month-1)/3 + 1
	case season:
		q.n = q.month / 3
		if q.n == 0 { // January and February belong to the winter that began the year before
			q.n, q.year = 4, q.year-1
		}
	}
	return q
}

// parseReference reads YYYY, YYYY-MM or YYYY-MM-DD; whatever follows a day is
// passed over.
func parseReference(s string) (p point, ok bool) {
	var err error
	switch {
	case len(s) >= 10:
		p.unit = day
		_, err = fmt.Sscanf(s[:10], "%4d-%2d-%2d", &p.year, &p.month, &p.day)
	case len(s) == 7:
		p.unit = month
		_, err = fmt.Sscanf(s, "%4d-%2d", &p.year, &p.month)
	case len(s) == 4:
		p.unit = year
		_, err = fmt.Sscanf(s, "%4d", &p.year)
	default:
		return p, false
	}
	return p, err == nil && p.valid()
}

// duration writes a TIMEX3 period, such as P3D or PT2H.
func period(n string, u string) string {
	if strings.HasPrefix(u, "T") {
		return "PT" + n + u[1:]
	}
	return "P" + n + u
}
