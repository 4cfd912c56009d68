package calendar

import "time"

// Placer puts a meaning into the calendar. ok is false if the anchor lacks what is
// needed; a stretch that the calendar does not have, such as February 30, is given
// as the zero Stretch.
type Placer func(*Anchor) (s Stretch, ok bool)

// At is a place in the calendar that needs no anchor.
func At(s Stretch) Placer { return func(*Anchor) (Stretch, bool) { return s, true } }

// Cycle is a time that comes again, once in every unit Every: a weekday in every
// week, a month or a holiday in every year, an hour in every day.
type Cycle struct {
	Every Unit
	Unit  Unit
	// In gives the one in a point of the unit Every; ok is false if it has none.
	In func(Point) (s Stretch, ok bool)
}

// search is how many years a yearly cycle is looked for, for what comes every few
// years.
const search = 8

// Within is the one in a longer time. If that is no unit of Every, there is none.
func (c Cycle) Within(outer Placer) Placer {
	return func(a *Anchor) (Stretch, bool) {
		o, ok := outer(a)
		if !ok {
			return Stretch{}, false
		}
		if o.First.Unit == NoUnit {
			return Stretch{}, true
		}
		s, ok := c.In(o.First.In(c.Every))
		if !ok {
			return Stretch{}, true
		}
		return s, true
	}
}

// Nearest is the one that a sentence means if it says nothing more: the last one
// before the reference date in the past tense, the next one in the future. Without
// a tense it is the nearest; of weekdays the last one, the reference date included.
func (c Cycle) Nearest(a *Anchor) (Stretch, bool) {
	if c.Every == Day {
		day, ok := a.clockDay()
		if !ok {
			return Stretch{}, false
		}
		if s, ok := c.In(day); ok && a.alone && a.Reference.Unit >= Minute && !s.First.Start.After(a.Reference.Start) {
			day = day.Add(1)
		}
		return c.orNone(day)
	}
	if s, ok := c.nextDay(a); ok {
		return s, true
	}
	now, ok := a.In(c.Every)
	if !ok {
		if c.Every == Year && a.year.Unit != NoUnit { // the sentence has named one
			return c.orNone(a.year)
		}
		return Stretch{}, false
	}
	if a.Reference.Unit < Month || c.Every == Month && a.Reference.Unit < Day {
		return c.orNone(now)
	}
	today := a.Reference.In(Day)
	tense := a.Tense()
	if c.Every == Week && tense == Unknown {
		tense = Past
	}
	if (c.Unit == Day && c.Every != Week || c.Unit == Quarter) && !a.alone {
		tense = c.plausible(tense, now, today)
	}
	if a.lastSentence == a.sentence && a.last.Unit == Day && c.Every == Week && c.Unit == Day { // June 25 (Sunday)
		if s, ok := c.In(a.last.In(Week)); ok && s.First == a.last {
			return s, true
		}
	}
	if s, ok := c.narrated(a, tense); ok {
		return s, true
	}
	var best Stretch
	for _, n := range around {
		if best.First.Unit != NoUnit && (n < -1 || n > 1) || c.Every != Year && (n < -2 || n > 2) {
			break
		}
		s, ok := c.In(now.Add(n))
		if !ok || tense == Past && s.First.Start.After(today.Start) || tense == Future && !s.End().After(today.Start) || a.alone && c.Every == Week && !s.First.Start.After(today.Start) {
			continue
		}
		if best.First.Unit == NoUnit || c.away(s, today) < c.away(best, today) {
			best = s
		}
	}
	return best, true
}

// narrated is the one that a story goes on to: of "he was arrested in March 2019 and freed
// in May" the May of that year. ok is false if the sentence tells none.
func (c Cycle) narrated(a *Anchor, tense Tense) (s Stretch, ok bool) {
	if c.Every != Year || c.Unit != Month && c.Unit != Day || tense == Future || a.alone || a.last.Unit < Month || a.lastSentence != a.sentence || a.aside {
		return s, false
	}
	if s, ok = c.In(a.last.In(Year)); !ok {
		return s, false
	}
	return s, s.First.Start.After(a.last.Start) && !s.End().After(a.Reference.In(Day).Start)
}

// nextDay is the day of the month that a sentence goes on to from another day: of May 18
// and 20日 the 20th of May, whatever the month of the reference date is. ok is false if
// it names no day before.
func (c Cycle) nextDay(a *Anchor) (s Stretch, ok bool) {
	if c.Every != Month || c.Unit != Day || a.last.Unit < Day || a.lastSentence != a.sentence || a.aside || a.alone {
		return s, false
	}
	if s, ok = c.In(a.last.In(Month)); !ok || !s.First.Start.After(a.last.Start) {
		return s, false
	}
	today, known := a.In(Day)
	return s, !known || !s.First.Start.After(today.Start) || a.last.Start.After(today.Start)
}

// plausible gives up a tense if what it asks for would be far away and the one on the
// other side of the reference date is much nearer: who writes on the 16th of the 15th
// means yesterday, who writes on December 30 of New Year's Eve the one to come.
func (c Cycle) plausible(tense Tense, now, today Point) Tense {
	var past, future time.Duration
	for _, n := range around {
		if past > 0 && future > 0 {
			break
		}
		s, ok := c.In(now.Add(n))
		if !ok {
			continue
		}
		if !s.First.Start.After(today.Start) { // what goes on is no time away
			away := max(today.Start.Sub(s.End()), 12*time.Hour)
			if past == 0 || away < past {
				past = away
			}
		} else if away := s.First.Start.Sub(today.Start); future == 0 || away < future {
			future = away
		}
	}
	switch {
	case past == 0 || future == 0:
	case tense == Future && future >= 10*past, tense == Past && c.Unit == Day && future <= soon && past >= 40*future:
		return Unknown
	}
	return tense
}

// soon is how near a day to come must be to be meant by a sentence in the past.
const soon = 7 * 24 * time.Hour

// around are the offsets of a search, nearest first, so that of two that are as far
// away the one of the same year comes first.
var around = [...]int{0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -search, search}

// away is how far a stretch lies from a day, in units of the cycle.
func (c Cycle) away(s Stretch, today Point) time.Duration {
	return s.First.Start.Sub(today.In(min(c.Unit, Day)).Start).Abs()
}

func (c Cycle) orNone(p Point) (Stretch, bool) {
	s, ok := c.In(p)
	if !ok {
		return Stretch{}, true
	}
	return s, true
}

// This is the one of the current week, month or year: this Friday, this summer. One
// that goes on at the reference date comes first.
func (c Cycle) This(a *Anchor) (Stretch, bool) {
	now, ok := a.In(c.Every)
	if !ok {
		return Stretch{}, false
	}
	if today, ok := a.In(Day); ok && c.Every == Year {
		if s, ok := c.In(now.Add(-1)); ok && s.End().After(today.Start) {
			return s, true
		}
	}
	return c.orNone(now)
}

// Last is the last one that is over at the reference date.
func (c Cycle) Last(a *Anchor) (Stretch, bool) {
	return c.beside(a, -1, func(s Stretch, today Point) bool {
		return !s.End().After(today.In(min(c.Unit, Day)).Start)
	})
}

// Next is the first one that begins after the reference date. A weekday is that of
// the next week: on a Monday, the coming Friday is "this Friday".
func (c Cycle) Next(a *Anchor) (Stretch, bool) {
	if c.Every == Week {
		now, ok := a.In(Week)
		if !ok {
			return Stretch{}, false
		}
		return c.orNone(now.Add(1))
	}
	return c.Coming(a)
}

// Following is the first one that begins behind the last time mentioned.
func (c Cycle) Following(a *Anchor) (Stretch, bool) {
	p := a.last
	if p.Unit < Year {
		today, ok := a.In(Day)
		if !ok {
			return Stretch{}, false
		}
		p = today
	}
	s := c.after(p)
	return s, !a.contradicted(s)
}

// Preceding is the last one that begins before the last time mentioned.
func (c Cycle) Preceding(a *Anchor) (Stretch, bool) {
	p, ok := a.Mentioned(Day)
	if !ok {
		return Stretch{}, false
	}
	return c.before(p.Add(-1)), true
}

// Mentioned is the one of the week or year that was mentioned last: that Friday.
func (c Cycle) Mentioned(a *Anchor) (Stretch, bool) {
	p, ok := a.Mentioned(c.Every)
	if !ok {
		return Stretch{}, false
	}
	return c.orNone(p)
}

// Coming is the first one that begins after the reference date.
func (c Cycle) Coming(a *Anchor) (Stretch, bool) {
	return c.beside(a, 1, func(s Stretch, today Point) bool { return s.First.Start.After(today.Start) })
}

func (c Cycle) beside(a *Anchor, step int, wanted func(Stretch, Point) bool) (Stretch, bool) {
	now, ok := a.In(c.Every)
	if !ok {
		return Stretch{}, false
	}
	today := a.Reference.In(Day)
	if a.Reference.Unit < Month { // the year alone is known
		return c.orNone(now.Add(step))
	}
	for n := range search {
		if s, ok := c.In(now.Add(n * step)); ok && wanted(s, today) {
			return s, true
		}
	}
	return Stretch{}, true
}

// MonthDay is a day of every year.
func MonthDay(month, day int) Cycle {
	return Cycle{Year, Day, func(p Point) (Stretch, bool) {
		d, ok := DayOf(p.Start.Year(), month, day)
		return One(d), ok
	}}
}

// MonthCycle is a month of every year.
func MonthCycle(month int) Cycle {
	return Cycle{Year, Month, func(p Point) (Stretch, bool) {
		m, ok := MonthOf(p.Start.Year(), month)
		return One(m), ok
	}}
}

// PartCycle is the nth half, quarter or season of every year.
func PartCycle(u Unit, n int) Cycle {
	return Cycle{Year, u, func(p Point) (Stretch, bool) {
		q, ok := PartOf(p.Start.Year(), u, n)
		return One(q), ok
	}}
}

// WeekCycle is the nth week of every year.
func WeekCycle(n int) Cycle {
	return Cycle{Year, Week, func(p Point) (Stretch, bool) {
		w, ok := WeekOf(p.Start.Year(), n)
		return One(w), ok
	}}
}

// Weekday is a day of every week, 1 for Monday to 7 for Sunday.
func Weekday(n int) Cycle {
	return Cycle{Week, Day, func(p Point) (Stretch, bool) {
		return One(p.In(Week).In(Day).Add(n - 1)), true
	}}
}

// DayOfMonth is a day of every month that has so many.
func DayOfMonth(day int) Cycle {
	return Cycle{Month, Day, func(p Point) (Stretch, bool) {
		d, ok := DayOf(p.Start.Year(), int(p.Start.Month()), day)
		return One(d), ok
	}}
}

// DayPartCycle is a part of every day.
func DayPartCycle(part DayPart) Cycle {
	return Cycle{Day, Part, func(p Point) (Stretch, bool) { return One(p.At(part)), true }}
}

// DayOfMonthOn is the day of the month nearest to the reference date in which it is
// a weekday: Friday the 13th.
func DayOfMonthOn(day int, weekday Cycle) Placer {
	c := DayOfMonth(day)
	on := Cycle{Month, Day, func(p Point) (Stretch, bool) {
		s, ok := c.In(p)
		if !ok {
			return s, false
		}
		w, _ := weekday.In(s.First.In(Week))
		return s, w.First.Start.Equal(s.First.Start)
	}}
	return func(a *Anchor) (Stretch, bool) {
		now, ok := a.In(Month)
		if !ok {
			return Stretch{}, false
		}
		if s, ok := on.In(now); ok {
			return s, true
		}
		steps := []int{-1, 1}
		if a.Tense() == Future {
			steps = []int{1, -1}
		}
		for n := 1; n <= 14; n++ {
			for _, step := range steps {
				if s, ok := on.In(now.Add(n * step)); ok {
					return s, true
				}
			}
		}
		return Stretch{}, true
	}
}

// OnWeekday is the day of every year that a sentence means by a day of the year that
// is a weekday as well: that of the year in which it is one, of the years next to
// the one that it would be in otherwise.
func OnWeekday(c, weekday Cycle) Placer {
	return func(a *Anchor) (Stretch, bool) {
		s, ok := c.Nearest(a)
		if !ok || s.First.Unit == NoUnit {
			return s, ok
		}
		steps := []int{0, -1, 1}
		if a.Tense() == Future {
			steps = []int{0, 1, -1}
		}
		for _, n := range steps {
			d, ok := c.In(s.First.In(Year).Add(n))
			if !ok {
				continue
			}
			if w, _ := weekday.In(d.First.In(Week)); w.First.Start.Equal(d.First.Start) {
				return d, true
			}
		}
		return s, true // the text is wrong about one of the two
	}
}

// ShiftDays is what comes so many days before or after another one.
func ShiftDays(c Cycle, days int) Cycle {
	return Cycle{c.Every, Day, func(p Point) (Stretch, bool) {
		s, ok := c.In(p)
		if !ok {
			return s, false
		}
		return One(s.First.In(Day).Add(days)), true
	}}
}

// LongFrom is a month from the beginning of what comes again, so that its days can be
// counted.
func LongFrom(c Cycle) Placer {
	return func(a *Anchor) (Stretch, bool) {
		s, ok := c.Nearest(a)
		if !ok || s.First.Unit == NoUnit {
			return s, ok
		}
		return Stretch{First: s.First, Last: s.First.Add(30)}, true
	}
}

// ClockOn is a time of a day of what comes again.
func ClockOn(day, clock Cycle) Cycle {
	return Cycle{day.Every, clock.Unit, func(p Point) (Stretch, bool) {
		d, ok := day.In(p)
		if !ok {
			return d, false
		}
		return clock.In(d.First.In(Day))
	}}
}
