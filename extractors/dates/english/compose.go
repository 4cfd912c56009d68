package english

import (
	"slices"
	"strings"

	"tifa/extractors/dates/calendar"
)

// compose adds to a time what stands behind it and belongs to it: a year to a month,
// a time of the day to a day, a week to a weekday.
func (r *reader) compose(x reading) reading {
	for range 4 {
		y := r.added(x)
		if !y.ok() {
			break
		}
		x = y
	}
	return x
}

// added reads one more part of a time.
func (r *reader) added(x reading) reading {
	if x.Place == nil || x.IsDuration() || x.to != nil && x.Cycle == nil && x.clock == nil && x.from == nil {
		return reading{}
	}
	switch {
	case x.clock != nil && x.Cycle != nil:
		return r.clockAndDay(x)
	case x.from != nil, x.Cycle != nil && x.Cycle.Every == calendar.Year:
		if y := r.withYear(x); y.end > x.end {
			return y
		}
		if x.Unit == calendar.Day && x.from == nil {
			if y := r.holidayWeekend(x); y.ok() {
				return y
			}
			if y := r.weekdayBehind(x); y.ok() {
				return y
			}
		}
	case x.Cycle != nil && x.Cycle.Every == calendar.Week:
		if y := r.weekdayAndDate(x); y.ok() {
			return y
		}
	case x.Cycle != nil && x.Cycle.Every == calendar.Day && x.Unit == calendar.Part:
		return r.partAndDay(x)
	}
	if strings.HasPrefix(x.rule, "en.holiday") { // Labor Day 2021 weekend
		if y := r.holidayWeekend(x); y.ok() {
			return y
		}
	}
	switch {
	case x.clock != nil:
		return reading{}
	case x.Unit == calendar.Day:
		return r.dayAndTime(x)
	case x.Unit == calendar.Part:
		return r.partAndTime(x)
	case (x.Unit == calendar.Week) && x.Cycle == nil:
		return r.weekAndDay(x)
	case x.Unit == calendar.Year && x.Cycle == nil:
		return r.yearAndPart(x)
	}
	return reading{}
}

// withYear adds the year behind what comes again every year.
func (r *reader) withYear(x reading) reading {
	if y := r.withYearBC(x); y.ok() {
		return y
	}
	year, end := r.yearRef(x.end)
	if end == 0 {
		return x
	}
	stated := append([]string{}, year.Stated...)
	if x.from != nil {
		from, to := within(*x.from.Cycle, year, append(stated, x.from.Stated...)...), within(*x.to.Cycle, year, append(stated, x.to.Stated...)...)
		return reading{Meaning: calendar.Range(from, to), rule: x.rule, end: end}
	}
	if t := r.at(end - 1); t.form == number && t.digits == 2 && x.Unit == calendar.Month && !r.isMark(end-2, '\'') && r.countsSomething(end-1, end) {
		return x
	}
	m := within(*x.Cycle, year, append(stated, x.Stated...)...)
	m.Mod = x.Mod
	rule := x.rule
	if !slices.Contains(x.Stated, "year") {
		rule += "-year"
	}
	return reading{Meaning: m, rule: rule, end: end}
}

// withYearBC adds a year before the common era to a day or a month: 10 August 234 BC.
func (r *reader) withYearBC(x reading) reading {
	j := x.end
	if r.isMark(j, ',') {
		j++
	}
	t := r.at(j)
	if x.Cycle == nil || x.from != nil || t.form != number || t.digits > 4 || t.suffixed {
		return reading{}
	}
	y, end := r.era(t.n, j+1)
	if end == 0 || y >= 0 {
		return reading{}
	}
	leap, _ := calendar.YearOf(2000)
	s, ok := x.Cycle.In(leap)
	if !ok {
		return reading{}
	}
	m := yearBC(-y)
	m.Value += s.First.Value()[len("2000"):]
	return reading{Meaning: m, rule: x.rule + "-year-bc", end: end}
}

func ruleTail(rule string) string {
	if len(rule) > 3 {
		return rule[3:]
	}
	return rule
}
