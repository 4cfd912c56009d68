package calendar

import "time"

// Counted is what is counted within a longer time: days, weeks, months, or one
// weekday.
type Counted struct {
	Unit    Unit
	Weekday int // 1 for Monday to 7; 0 if the unit is counted
}

// Nth is the nth of what is counted within a longer time, or count of them from the
// nth on; a negative n counts from the end. The weeks of a time are those whose
// Thursday lies in it, as in ISO 8601.
func Nth(c Counted, n, count int, outer Placer) Placer {
	return func(a *Anchor) (Stretch, bool) {
		o, ok := outer(a)
		if !ok || o.First.Unit == NoUnit || n == 0 || count < 1 {
			return Stretch{}, ok
		}
		from, to := n, n+count-1
		if n < 0 {
			from, to = n-count+1, n
		}
		first, ok1 := c.in(o, from)
		last, ok2 := c.in(o, to)
		if !ok1 || !ok2 {
			return Stretch{}, true
		}
		return Stretch{First: first, Last: last}, true
	}
}

// in is the nth within a stretch; ok is false if there are not so many.
func (c Counted) in(o Stretch, n int) (p Point, ok bool) {
	start, end := o.First.Start, o.End()
	if n < 0 {
		last := Point{Unit: Day, Start: end.AddDate(0, 0, -1)}
		p = c.near(last, -1).Add(c.step(n + 1))
	} else {
		p = c.near(Point{Unit: Day, Start: start}, 1).Add(c.step(n - 1))
	}
	key := c.key(p)
	return p, !key.Before(start) && key.Before(end)
}

// step is how many of p's units n of what is counted are.
func (c Counted) step(n int) int {
	if c.Weekday > 0 {
		return 7 * n
	}
	return n
}

// key is the day by which a point belongs to a longer time.
func (c Counted) key(p Point) time.Time {
	if p.Unit == Week {
		return p.Start.AddDate(0, 0, 3)
	}
	return p.Start
}

// near is the one that lies at a day or next to it in the direction of sign.
func (c Counted) near(day Point, sign int) Point {
	if c.Weekday > 0 {
		p := One(day.In(Week).In(Day).Add(c.Weekday - 1)).First
		if sign > 0 && p.Start.Before(day.Start) || sign < 0 && p.Start.After(day.Start) {
			return p.Add(7 * sign)
		}
		return p
	}
	p := day.In(c.Unit)
	if key := c.key(p); sign > 0 && key.Before(day.Start) || sign < 0 && key.After(day.Start) {
		return p.Add(sign)
	}
	return p
}

// HalfOf is the first or second half of a longer time, counted in the units that
// its value is written in: years of a decade, months of a year, days of a month.
func HalfOf(n int, outer Placer) Placer {
	return func(a *Anchor) (Stretch, bool) {
		o, ok := outer(a)
		if !ok || o.First.Unit == NoUnit || o.Open || o.Moments {
			return Stretch{}, ok
		}
		u := Day
		switch {
		case o.First.Unit == Year:
			h, ok := PartOf(o.First.Start.Year(), Half, n)
			return One(h), ok
		case o.First.Unit <= Decade:
			u = Year
		}
		first := Point{Unit: u, Start: o.First.Start}
		count := 0
		for p := first; p.Start.Before(o.End()) && count < 100; p = p.Add(1) {
			count++
		}
		if n == 1 {
			return Stretch{First: first, Last: first.Add((count+1)/2 - 1)}, true
		}
		return Stretch{First: first.Add((count + 1) / 2), Last: first.Add(count - 1)}, true
	}
}

// WeekWith is the week that a day lies in, Monday to Sunday, or the weekend nearest
// to the day.
func WeekWith(day Placer, u Unit) Placer {
	return func(a *Anchor) (Stretch, bool) {
		d, ok := day(a)
		if !ok || d.First.Unit == NoUnit {
			return Stretch{}, ok
		}
		if p := d.First; u == Weekend && p.Start.Weekday() >= time.Monday && p.Start.Weekday() <= time.Tuesday {
			return One(p.In(u).Add(-1)), true
		}
		return One(d.First.In(u)), true
	}
}

// Range is the stretch from one time to another. What one end does not state, such
// as the year, it has from the other.
func Range(x, y Meaning) Meaning {
	m := Meaning{Unit: max(x.Unit, y.Unit), Stated: x.Stated} // a mod would be of one end only
	if len(y.Stated) > len(x.Stated) {
		m.Stated = y.Stated
	}
	m.Place = func(a *Anchor) (Stretch, bool) {
		var from, to Stretch
		var ok bool
		switch {
		case x.Cycle != nil && y.Cycle == nil && x.Cycle.Every != Day:
			if to, ok = y.Place(a); ok {
				from = x.Cycle.before(to.First)
			}
		default:
			if from, ok = x.Place(a); !ok {
				return from, false
			}
			from = x.unfinished(y, from, a)
			if y.Cycle != nil && from.First.Unit != NoUnit {
				to = y.Cycle.after(from.First)
			} else {
				behind := *a // the end may be counted from the beginning: 去年12月至次年3月
				behind.mention(from)
				to, ok = y.Place(&behind)
			}
		}
		if !ok || from.First.Unit == NoUnit || to.First.Unit == NoUnit {
			return Stretch{}, ok
		}
		return Stretch{First: from.First, Last: to.Last}, true
	}
	return m
}

// before is the last one that begins at a point or before it; after the first one
// that begins behind it.
func (c Cycle) before(p Point) Stretch {
	now := p.In(c.Every)
	for n := range search {
		if s, ok := c.In(now.Add(-n)); ok && !s.First.Start.After(p.Start) {
			return s
		}
	}
	return Stretch{}
}

func (c Cycle) after(p Point) Stretch {
	now := p.In(c.Every)
	for n := range search {
		if s, ok := c.In(now.Add(n)); ok && s.First.Start.After(p.Start) {
			return s
		}
	}
	return Stretch{}
}

// NthWeekday is the nth of a weekday, 1 for Monday to 7, behind the reference day; a
// negative n counts back.
func NthWeekday(weekday, n int) Placer {
	return func(a *Anchor) (Stretch, bool) {
		today, ok := a.In(Day)
		if !ok || n == 0 {
			return Stretch{}, ok
		}
		sign := 1
		if n < 0 {
			sign = -1
		}
		first := Counted{Day, weekday}.near(today.Add(sign), sign)
		return One(first.Add(7 * (n - sign))), true
	}
}

// unfinished is the beginning of a range that is to come, or the one before it if
// that range has not ended yet: in September, August to October is of this year.
func (m *Meaning) unfinished(y Meaning, from Stretch, a *Anchor) Stretch {
	if m.Cycle == nil || y.Cycle == nil || m.Cycle.Every == Day || from.First.Unit == NoUnit || a.Tense() != Future || a.Reference.Unit < Day {
		return from
	}
	before, ok := m.Cycle.In(from.First.In(m.Cycle.Every).Add(-1))
	if !ok {
		return from
	}
	if to := y.Cycle.after(before.First); to.End().After(a.Reference.In(Day).Start) {
		return before
	}
	return from
}
