package dates

import (
	"time"
)

// nearestDay is the day of a year that is not stated: the one nearest to the
// reference date, unless the sentence speaks of the future.
func nearestDay(m, d int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		ref, ok := a.upTo(year)
		if !ok {
			if a.year != nil { // the sentence has named one
				return point{unit: day, year: *a.year, month: m, day: d}, true
			}
			return point{}, false
		}
		best := point{}
		for y := ref.year - 1; y <= ref.year+1; y++ {
			p := point{unit: day, year: y, month: m, day: d}
			if !p.valid() {
				continue
			}
			if a.ref.unit < month {
				if y == ref.year {
					return p, true
				}
				continue
			}
			if a.future && p.end().Before(a.ref.time()) || a.past && !a.future && p.time().After(a.ref.time()) {
				continue
			}
			if best.unit == 0 || distance(p, a.ref) < distance(best, a.ref) {
				best = p
			}
		}
		if best.unit == 0 { // no such day: let the caller see that it is none
			best = point{unit: day, year: ref.year, month: m, day: d}
		}
		return best, true
	}
}

func distance(p, q point) time.Duration { return p.time().Sub(q.time()).Abs() }

// nearestMonth is a month whose year is not stated. shift moves it by years:
// last September, next May.
func nearestMonth(m, shift int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		ref, ok := a.upTo(year)
		if !ok {
			return point{}, false
		}
		if a.ref.unit < month {
			return monthPoint(ref.year+shift, m), true
		}
		now, _ := a.upTo(month)
		switch {
		case shift < 0 && m < now.month, shift > 0 && m > now.month:
			return monthPoint(ref.year, m), true
		case shift != 0:
			return monthPoint(ref.year+shift, m), true
		case a.past && !a.future && m > now.month:
			return monthPoint(ref.year-1, m), true
		case a.future && m < now.month:
			return monthPoint(ref.year+1, m), true
		case a.future:
			return monthPoint(ref.year, m), true
		}
		best := monthPoint(ref.year, m)
		for _, y := range []int{-1, 1} {
			if p := monthPoint(ref.year+y, m); distance(p, now) < distance(best, now) {
				best = p
			}
		}
		return best, true
	}
}

// nearWeekday is the last such day (the reference day included), or the next one
// in a sentence that speaks of the future.
func nearWeekday(wd, shift int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		ref, ok := a.day()
		if !ok {
			return point{}, false
		}
		back := (int(ref.time().Weekday()) - wd + 7) % 7
		switch {
		case shift < 0 && back == 0:
			back = 7
		case shift > 0:
			back -= 7
		case shift == 0 && a.future && back > 0:
			back -= 7
		}
		return ref.add(-back), true
	}
}

// withPart narrows a day to a part of it.
func withPart(day func(*anchor) (point, bool), name string) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		p, ok := day(a)
		p.unit, p.part = part, name
		return p, ok
	}
}

func shiftedDay(n int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		p, ok := a.day()
		return p.add(n), ok
	}
}

// thisWeekday is the day of the week of the reference date.
func thisWeekday(wd int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		w, ok := a.upTo(week)
		if !ok {
			return point{}, false
		}
		return dayPoint(w.time().AddDate(0, 0, (wd+6)%7)), true
	}
}

// lastMentioned is n days from the last date that was mentioned, or from the
// reference date if none was.
func lastMentioned(n int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		if a.day0 != nil {
			return dayPoint(a.day0.time()).add(n), true
		}
		p, ok := a.day()
		return p.add(n), ok
	}
}

// dayOfClock is the day of a time that stands alone: the last date that was
// mentioned, if it was a day, or the reference date.
func dayOfClock(a *anchor) (point, bool) {
	if a.last != nil && a.last.unit >= day {
		return dayPoint(a.last.time()), true
	}
	return a.day()
}

// nearestDayOfMonth is a day whose month is not stated: the one nearest to the
// reference date.
func nearestDayOfMonth(d int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		ref, ok := a.upTo(month)
		if !ok {
			return point{}, false
		}
		if a.ref.unit < day {
			return point{unit: day, year: ref.year, month: ref.month, day: d}, true
		}
		best := point{}
		for n := -1; n <= 1; n++ {
			m := ref.add(n)
			p := point{unit: day, year: m.year, month: m.month, day: d}
			if p.valid() && (!a.future || !p.end().Before(a.ref.time())) && (best.unit == 0 || distance(p, a.ref) < distance(best, a.ref)) {
				best = p
			}
		}
		return best, best.unit != 0
	}
}
