package calendar

import (
	"fmt"
	"time"
)

// Point is one unit of the calendar: the year 2023, a Friday, a morning, a minute.
type Point struct {
	Unit  Unit
	Start time.Time // its first moment; UTC stands for the time of the place, whatever it is
	Part  DayPart   // which part of the day, for the unit Part

	midnight bool // the end of the day before, 24:00
}

// DayPart is a part of the day as TIMEX3 writes it.
type DayPart string

// The parts of the day.
const (
	Morning   DayPart = "TMO"
	Midday    DayPart = "TMI"
	Afternoon DayPart = "TAF"
	Evening   DayPart = "TEV"
	Night     DayPart = "TNI"
)

// PartHours gives the hours at which a part of the day begins and ends. TIMEX3 sets
// none; these divide a day so that no part reaches into the next one.
func PartHours(p DayPart) (from, to int) {
	switch p {
	case Morning:
		return 0, 12
	case Midday:
		return 12, 14
	case Afternoon:
		return 12, 18
	}
	return 18, 24 // the evening and the night
}

// The years that dates may lie in.
const (
	firstYear = 1
	lastYear  = 9998
)

// seasonNames are TIMEX3's, by the meteorological season of the northern half of
// the world.
var seasonNames = [...]string{1: "SP", 2: "SU", 3: "FA", 4: "WI"}

// DayOf is a day; ok is false for one that the calendar does not have.
func DayOf(year, month, day int) (p Point, ok bool) {
	if year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1 || day > 31 {
		return Point{}, false
	}
	p = Point{Unit: Day, Start: time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)}
	return p, p.Start.Day() == day
}

// MonthOf is a month of a year.
func MonthOf(year, month int) (p Point, ok bool) {
	p, ok = DayOf(year, month, 1)
	p.Unit = Month
	return p, ok
}

// YearOf is a year.
func YearOf(year int) (p Point, ok bool) {
	p, ok = DayOf(year, 1, 1)
	p.Unit = Year
	return p, ok
}

// PartOf is the nth half, quarter or season of a year, n from 1. The winter of a
// year is the one that begins in it.
func PartOf(year int, u Unit, n int) (p Point, ok bool) {
	month := (n-1)*u.months() + 1
	if u == Season {
		month = n * 3
	}
	p, ok = DayOf(year, month, 1)
	p.Unit = u
	return p, ok && n >= 1
}

// WeekOf is the nth week of a year as ISO 8601 counts them.
func WeekOf(year, n int) (p Point, ok bool) {
	p, ok = DayOf(year, 1, 4) // is always in week 1
	if !ok {
		return p, false
	}
	p = p.In(Week).Add(n - 1)
	y, w := p.Start.ISOWeek()
	return p, y == year && w == n
}

// DecadeOf is the decade that a year lies in, and CenturyOf the hundred years that
// have its first two digits.
func DecadeOf(year int) (p Point, ok bool) {
	p, ok = YearOf(year / 10 * 10)
	p.Unit = Decade
	return p, ok
}

// CenturyOf is the century that a year lies in, 1900 to 1999 for 1950. The first
// one begins with the year 1.
func CenturyOf(year int) (p Point, ok bool) {
	p, ok = YearOf(max(year/100*100, firstYear))
	p.Unit = Century
	return p, ok
}

// End is the first moment behind the point.
func (p Point) End() time.Time {
	t := p.Start
	switch p.Unit {
	case Century:
		return time.Date(t.Year()/100*100+100, 1, 1, 0, 0, 0, 0, time.UTC)
	case Part:
		from, to := PartHours(p.Part)
		return t.Add(time.Duration(to-from) * time.Hour)
	case Hour, Minute, Second:
		return t.Add(p.Unit.clock())
	}
	return t.AddDate(0, p.Unit.months(), p.Unit.days())
}

// Value is the TIMEX3 value.
func (p Point) Value() string {
	t := p.Start
	switch p.Unit {
	case Century:
		return fmt.Sprintf("%02d", t.Year()/100)
	case Decade:
		return fmt.Sprintf("%03d", t.Year()/10)
	case Year:
		return t.Format("2006")
	case Half, Quarter:
		letter := unitForms[p.Unit].letter
		return fmt.Sprintf("%04d-%s%d", t.Year(), letter, (int(t.Month())-1)/p.Unit.months()+1)
	case Season:
		return fmt.Sprintf("%04d-%s", t.Year(), seasonNames[int(t.Month())/3])
	case Month:
		return t.Format("2006-01")
	case Week:
		y, w := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case Weekend:
		y, w := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d-WE", y, w)
	case Part:
		return t.Format("2006-01-02") + string(p.Part)
	case Hour:
		return t.Format("2006-01-02T15")
	case Minute:
		if p.midnight {
			return t.AddDate(0, 0, -1).Format("2006-01-02") + "T24:00"
		}
		return t.Format("2006-01-02T15:04")
	case Second:
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format("2006-01-02")
}

// stamp writes a moment as precisely as the unit asks for; "" beyond the last year.
func (u Unit) stamp(t time.Time) string {
	switch {
	case t.Year() < firstYear || t.Year() > lastYear+1:
		return ""
	case u >= Second:
		return t.Format("2006-01-02T15:04:05")
	case u >= Part:
		return t.Format("2006-01-02T15:04")
	}
	return t.Format("2006-01-02")
}

// Add moves a point by n of its own units: the month before, the next year.
func (p Point) Add(n int) Point {
	p.Start = Length{Units: float64(n), Unit: p.Unit}.from(p.Start)
	if p.Unit == Weekend {
		p.Start = p.Start.AddDate(0, 0, 5*n) // a weekend is two days, one a week
	}
	return p
}

// In is the point of another unit that holds the first moment of p. The winter that
// began in December holds January.
func (p Point) In(u Unit) Point {
	t := p.Start
	if p.midnight && u <= Day {
		t = t.AddDate(0, 0, -1)
	}
	y, m, d := t.Year(), int(t.Month()), t.Day()
	q := Point{Unit: u}
	switch u {
	case Century:
		y, m, d = max(y/100*100, firstYear), 1, 1
	case Decade:
		y, m, d = max(y/10*10, firstYear), 1, 1
	case Year:
		m, d = 1, 1
	case Half, Quarter:
		m, d = (m-1)/u.months()*u.months()+1, 1
	case Season:
		m, d = m/3*3, 1
		if m == 0 {
			y, m = y-1, 12
		}
	case Month:
		d = 1
	case Week:
		d -= (int(t.Weekday()) + 6) % 7
	case Weekend:
		d += 5 - (int(t.Weekday())+6)%7 // Saturday of this week
	case Hour, Minute, Second:
		q.Start = t.Truncate(u.clock())
		return q
	}
	q.Start = time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return q
}

// At is a part of the day p.
func (p Point) At(part DayPart) Point {
	p = p.In(Day)
	from, _ := PartHours(part)
	return Point{Unit: Part, Start: p.Start.Add(time.Duration(from) * time.Hour), Part: part}
}

// valid says whether the point lies in the years that dates may lie in.
func (p Point) valid() bool {
	return p.Unit != NoUnit && p.Start.Year() >= firstYear && p.Start.Year() <= lastYear
}
