package calendar

import (
	"fmt"
	"time"
)

// Ago is a length before now, as coarse as its unit: two weeks ago is a week. A
// year ago is the same month of the year before.
func Ago(p Period) Meaning {
	u := p.Unit()
	if u == Century || u == Decade {
		u = Year
	}
	if len(p) == 1 && p[0] == (Length{1, Year}) {
		return Placed(u, func(a *Anchor) (Stretch, bool) {
			if m, ok := a.In(Month); ok {
				return One(m.Add(-12)), true
			}
			y, ok := a.In(Year)
			return One(y.Add(-1)), ok
		})
	}
	return Placed(u, func(a *Anchor) (Stretch, bool) { return move(p, -1, a.In) })
}

// Later is a length behind the last time mentioned, or before it with sign -1. What
// is to come is counted from now.
func Later(p Period, sign int) Meaning {
	return Placed(p.Unit(), func(a *Anchor) (Stretch, bool) {
		if sign > 0 && a.Tense() == Future {
			return move(p, sign, a.In)
		}
		// A year before a quarter or a month is that of the year before.
		if u := a.last.Unit; sign < 0 && len(p) == 1 && p[0] == (Length{1, Year}) && (u == Month || u == Quarter) && a.sentence-a.lastSentence <= 1 {
			return One(a.last.Add(-12 / a.last.Unit.months())), true
		}
		s, ok := move(p, sign, a.Mentioned)
		return s, ok && (sign < 0 || !a.contradicted(s))
	})
}

// CycleOfSixty is the year of the Chinese cycle of sixty, 0 for 甲子, that is nearest
// to the reference date.
func CycleOfSixty(n int) Meaning {
	return Placed(Year, func(a *Anchor) (Stretch, bool) {
		now, ok := a.In(Year)
		if !ok {
			return Stretch{}, false
		}
		ahead := ((n-(now.Start.Year()-4))%60 + 60) % 60
		if ahead > 2 { // the next ones are named rarely
			ahead -= 60
		}
		return One(now.Add(ahead)), true
	}, "year")
}

// move goes a period from a base, in its finest unit.
func move(p Period, sign int, base func(Unit) (Point, bool)) (Stretch, bool) {
	u := p.Unit()
	if u == Century || u == Decade { // a century ago is a year
		u = Year
	}
	if u >= Hour {
		u = max(u, Minute)
	}
	b, ok := base(u)
	if !ok {
		return Stretch{}, false
	}
	t, ok := p.From(b.Start, sign)
	if !ok {
		return Stretch{}, true
	}
	return One(Point{Unit: u, Start: t}.In(u)), true
}

// FromNow is the day, or the moment for hours and less, that lies a length behind
// now: in three weeks, a year from now.
func FromNow(p Period, sign int) Meaning {
	u := Day
	if p.Unit() >= Hour {
		u = max(p.Unit(), Minute)
	}
	return Placed(u, func(a *Anchor) (Stretch, bool) {
		now, ok := a.In(u)
		if !ok {
			return Stretch{}, false
		}
		t, ok := p.From(now.Start, sign)
		if !ok {
			return Stretch{}, true
		}
		return One(Point{Unit: u, Start: t}), true
	})
}

// Beside is a length behind another time, or before it with sign -1: two weeks after
// Christmas is a day, two years after 2011 a year.
func Beside(base Meaning, p Period, sign int) Meaning {
	u := base.Unit
	if p.Unit() > u {
		u = min(p.Unit(), max(Day, u))
		if p.Unit() >= Hour {
			u = max(p.Unit(), Minute)
		}
	}
	return Placed(u, func(a *Anchor) (Stretch, bool) {
		b, ok := base.Place(a)
		if !ok || b.First.Unit == NoUnit {
			return Stretch{}, ok
		}
		from := b.First
		if sign > 0 {
			from = b.Last
		}
		t, ok := p.From(from.In(u).Start, sign)
		if !ok {
			return Stretch{}, true
		}
		return One(Point{Unit: u, Start: t}.In(u)), true
	}, base.Stated...)
}

// Rolling is the length of time up to now, or from tomorrow on with sign 1: the past
// three years, the next two days. It is a length with a place in the calendar.
func Rolling(p Period, sign int) Meaning {
	return fromNow(p, sign, func(now Point) Point {
		if sign > 0 && now.Unit == Day {
			return now.Add(1)
		}
		return now
	})
}

// RollingMentioned is the length of time up to the last time mentioned: the previous
// three quarters. It has a place in the calendar only if nothing was mentioned yet, and
// the time is that up to now.
func RollingMentioned(p Period, sign int) Meaning {
	m := Rolling(p, sign)
	if len(p) == 1 && p.Known() && p[0].Unit <= Month {
		m = Whole(p[0], sign)
	}
	place := m.Place
	if place == nil || sign == 0 {
		return Fixed(Duration, p.Value())
	}
	m.Place = func(a *Anchor) (Stretch, bool) {
		if a.last.Unit != NoUnit {
			return Stretch{}, false
		}
		return place(a)
	}
	return m
}

// Within is the length of time that begins now: within two weeks.
func Within(p Period) Meaning { return fromNow(p, 1, func(now Point) Point { return now }) }

// fromNow is a length that ends or begins at a point beside now.
func fromNow(p Period, sign int, beside func(now Point) Point) Meaning {
	m := Fixed(Duration, p.Value())
	m.Unit = p.Unit()
	if !p.Known() {
		return m
	}
	m.Place = func(a *Anchor) (Stretch, bool) {
		u := Day
		if p.Unit() >= Hour {
			u = max(p.Unit(), Minute)
		}
		now, ok := a.In(u)
		if !ok {
			return Stretch{}, false
		}
		now = beside(now)
		t, ok := p.From(now.Start, sign)
		switch {
		case !ok:
			return Stretch{}, true
		case sign < 0:
			return Between(t, now.Start, u), true
		}
		return Between(now.Start, t, u), true
	}
	return m
}

// UpToNow is the unit that ends with the reference day: the past year. It is a DATE
// whose value is a length, with the days that it covers as from and to.
func UpToNow(u Unit) Meaning {
	m := Rolling(Period{{Units: 1, Unit: u}}, -1)
	m.Type = Date
	return m
}

// EndingWith is a unit that ends with another time: the quarter ended March 31. One that
// is none of the calendar's, such as the year to March, goes back as far.
func EndingWith(u Unit, end Meaning) Meaning {
	return Placed(u, func(a *Anchor) (Stretch, bool) {
		last, ok := end.Place(a)
		if !ok || last.First.Unit == NoUnit || last.Open || last.Moments {
			return Stretch{}, ok
		}
		if p := last.Last.In(u); p.End().Equal(last.End()) {
			return One(p), true
		}
		p := last.Last
		from, ok := Period{{1, u}}.From(last.End(), -1)
		return Stretch{First: Point{Unit: p.Unit, Start: from}, Last: p}, ok
	}, end.Stated...)
}

// TellingYear is the year that 全年 and the year's end mean: the last one in the first
// three months of a year, when its figures are told, unless the tense is the future.
func TellingYear() Meaning {
	return Placed(Year, func(a *Anchor) (Stretch, bool) {
		y, ok := a.In(Year)
		if !ok {
			return Stretch{}, false
		}
		if month, ok := a.In(Month); ok && month.Start.Month() <= 3 && a.Tense() != Future {
			y = y.Add(-1)
		}
		return One(y), true
	})
}

// TheQuarter is the quarter that was mentioned last, or the current one.
func TheQuarter() Meaning {
	return Placed(Quarter, func(a *Anchor) (Stretch, bool) {
		if a.period.First.Unit == Quarter && a.period.Single() {
			return a.period, true
		}
		now, ok := a.In(Quarter)
		return One(now), ok
	})
}

// ToDate is the current unit up to the reference day: the year to date.
func ToDate(u Unit) Meaning {
	return Placed(Day, func(a *Anchor) (Stretch, bool) {
		today, ok := a.In(Day)
		return Stretch{First: today.In(u).In(Day), Last: today}, ok
	})
}

// Whole is so many whole units before the current one, or behind it with sign 1: 前
// 两个月, the past two quarters.
func Whole(l Length, sign int) Meaning {
	m := Fixed(Duration, Period{l}.Value())
	m.Unit = l.Unit
	m.Place = func(a *Anchor) (Stretch, bool) {
		now, ok := a.In(l.Unit)
		if !ok {
			return Stretch{}, false
		}
		n := int(l.Units)
		if sign < 0 {
			return Stretch{First: now.Add(-n), Last: now.Add(-1)}, true
		}
		return Stretch{First: now.Add(1), Last: now.Add(n)}, true
	}
	return m
}

// Shifted is n units from the current one: last month, next year.
func Shifted(u Unit, n int) Meaning {
	return Placed(u, func(a *Anchor) (Stretch, bool) {
		p, ok := a.In(u)
		if !ok {
			return Stretch{}, false
		}
		return One(p.Add(n)), true
	})
}

// ShiftedMentioned is n units from the last time mentioned: the following day.
func ShiftedMentioned(u Unit, n int) Meaning {
	return Placed(u, func(a *Anchor) (Stretch, bool) {
		p, ok := a.Mentioned(u)
		if n < 0 && a.sentence-a.lastSentence > 1 { // the day before what nobody speaks of any more
			p, ok = a.In(u)
		}
		if !ok {
			return Stretch{}, false
		}
		s := One(p.Add(n))
		return s, n <= 0 || !a.contradicted(s)
	})
}

// Clock is a time of every day. The unit is Minute or Second.
func Clock(hour, minute, second int, u Unit) Cycle {
	return Cycle{Day, u, func(p Point) (Stretch, bool) {
		t := p.In(Day).Start.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second)
		return One(Point{Unit: u, Start: t, midnight: hour == 24}), true
	}}
}

// Fiscal is a fiscal year, written as the year it is called by. When it begins depends
// on the country, so it has no place in the calendar.
func Fiscal(year int) Meaning { return Fixed(Date, fmt.Sprintf("%04d", year)) }

// Rest is what is left of the current unit, the reference day included.
func Rest(u Unit) Meaning {
	return Placed(Day, func(a *Anchor) (Stretch, bool) {
		today, ok := a.In(Day)
		if !ok {
			return Stretch{}, false
		}
		last := Point{Unit: Day, Start: today.In(u).End()}
		return Stretch{First: today, Last: last.Add(-1)}, true
	})
}

// Weekendish is the weekend: the last one, or the next in the future tense.
func Weekendish() Meaning {
	c := Cycle{Week, Weekend, func(p Point) (Stretch, bool) { return One(p.In(Weekend)), true }}
	return Placed(Weekend, c.Nearest)
}

// SameOf is the unit of a year that was mentioned last, or the current one, in another
// year: the same month last year.
func SameOf(u Unit, year Meaning) Meaning {
	return Placed(u, func(a *Anchor) (Stretch, bool) {
		y, ok := year.Place(a)
		if !ok || y.First.Unit == NoUnit {
			return Stretch{}, ok
		}
		p, ok := a.Mentioned(u)
		if u == Quarter && a.period.First.Unit == Quarter && !endsQuarter(a.lastDay) {
			p, ok = a.period.First, true // and not that of the day they were published
		}
		if !ok {
			return Stretch{}, false
		}
		p.Start = addMonths(p.Start, 12*(y.First.Start.Year()-p.Start.Year()))
		return One(p.In(u)), true
	}, year.Stated...)
}

// TodayOf is the reference day in another year: 去年的今天.
func TodayOf(year Meaning) Meaning {
	return Placed(Day, func(a *Anchor) (Stretch, bool) {
		y, ok := year.Place(a)
		today, known := a.In(Day)
		if !ok || !known || y.First.Unit == NoUnit {
			return Stretch{}, ok && known
		}
		today.Start = addMonths(today.Start, 12*(y.First.Start.Year()-today.Start.Year()))
		return One(today), true
	}, year.Stated...)
}

// endsQuarter says whether a day is one that accounts are closed on.
func endsQuarter(p Point) bool {
	if p.Unit < Day {
		return false
	}
	next := p.In(Day).Add(1)
	return next.In(Quarter).Start.Equal(next.Start)
}

// SamePeriod is the period that was mentioned last, in another year: 去年同期. Without
// one it is the year up to the reference day.
func SamePeriod(year Meaning) Meaning {
	return Placed(Quarter, func(a *Anchor) (Stretch, bool) {
		y, ok := year.Place(a)
		if !ok || y.First.Unit == NoUnit {
			return Stretch{}, ok
		}
		s := a.period
		if s.First.Unit == NoUnit {
			return y, true
		}
		by := y.First.Start.Year() - s.First.Start.Year()
		s.First.Start, s.Last.Start = addMonths(s.First.Start, 12*by), addMonths(s.Last.Start, 12*by)
		return s, true
	})
}
