package english

import "tifa/extractors/dates/calendar"

// countedWithin reads the last three weeks of this year, the first ten days of last
// year; the number stands at j.
func (r *reader) countedWithin(j, sign int) reading {
	q := r.quantity(j)
	if q.end == 0 || q.n < 1 || q.unknown {
		return reading{}
	}
	t := r.at(q.end)
	if t.unit == calendar.NoUnit || t.unit >= calendar.Part || !r.is(q.end+1, ofWord, inWord) {
		return reading{}
	}
	outer, end := r.outer(q.end + 2)
	if end == 0 || outer.Unit >= t.unit {
		return reading{}
	}
	n := 1
	if sign < 0 {
		n = -1
	}
	return reading{
		Meaning: calendar.Placed(t.unit, calendar.Nth(calendar.Counted{Unit: t.unit}, n, int(q.n), outer.Place)),
		rule:    "en.counted-within", end: end,
	}
}

// outer reads the longer time behind "of" or "in": next month, October 2018, the
// year, 2021, the week.
func (r *reader) outer(k int) (m calendar.Meaning, end int) {
	if y, end := r.yearAt(k); end > 0 && r.at(k).form == number {
		if x := r.decade(k); x.ok() {
			return x.Meaning, x.end
		}
		return yearMeaning(y), end
	}
	if y, end := r.yearInWords(k); end > 0 && y > 1000 {
		return yearMeaning(y), end
	}
	if x := r.date(k); x.ok() && x.Place != nil && !x.IsDuration() {
		return x.Meaning, x.end
	}
	if x := r.theUnit(k); x.ok() {
		return x.Meaning, x.end
	}
	return m, 0
}

// nthWithin reads first Monday of next month, last week of 2016, third month of
// 2021, second last week of October, last day of the year; the determiner was passed.
func (r *reader) nthWithin(k int) reading {
	var n int
	j := k
	if r.is(j, lastWord, finalWord) {
		n, j = -1, j+1
	} else {
		n, j = r.ordinal(k)
		if j == 0 {
			return reading{}
		}
		if r.is(j, lastWord) { // the second last week
			n, j = -n, j+1
		}
	}
	t := r.at(j)
	counted := calendar.Counted{Unit: t.unit}
	end := j + 1
	switch {
	case t.weekday > 0 && !t.plural:
		counted = calendar.Counted{Unit: calendar.Day, Weekday: t.weekday}
	case t.unit == calendar.NoUnit || t.plural || t.unit >= calendar.Part || t.units > 0:
		return reading{}
	case t.unit == calendar.Week && r.is(j+1, endWord) && r.is(j+2, ofWord): // last week end of October
		counted.Unit, end = calendar.Weekend, j+2
	}
	i := end
	if !r.is(i, ofWord, inWord) {
		// The third week next year.
		if _, ok := r.direction(r.skip(i, theWord)); !ok || counted.Unit == calendar.Year || n < 0 && j == k+1 {
			return reading{}
		}
	} else {
		i++
	}
	outer, end := r.outer(i)
	if end == 0 || outer.Unit >= counted.Unit || outer.Unit == calendar.NoUnit {
		return reading{}
	}
	x := reading{rule: "en.nth-within", end: end}
	if counted.Unit == calendar.Half {
		x.Meaning = calendar.Placed(calendar.Half, calendar.HalfOf(n, outer.Place), "half")
		return x
	}
	if counted.Unit == calendar.Quarter && outer.Unit == calendar.Year && n > 0 && n <= 4 {
		x.Meaning = within(calendar.PartCycle(calendar.Quarter, n), outer, append([]string{"quarter"}, outer.Stated...)...)
		return x
	}
	x.Meaning = calendar.Placed(counted.Unit, calendar.Nth(counted, n, 1, outer.Place), outer.Stated...)
	return x
}

// weekNumber reads week 31, week of October 6th, week beginning February 4.
func (r *reader) weekNumber(k int) reading {
	t := r.at(k)
	if t.unit != calendar.Week && t.unit != calendar.Weekend || t.plural || t.units > 0 {
		return reading{}
	}
	next := r.at(k + 1)
	if t.unit == calendar.Week && next.form == number && !next.suffixed && next.digits <= 2 && next.n >= 1 && next.n <= 53 && !r.countsSomething(k+1, k+2) {
		if r.isMark(k+2, '.') && r.at(k+3).form == number && !r.at(k+3).spaced {
			return reading{}
		}
		return reading{Meaning: calendar.Once(calendar.WeekCycle(next.n), "week"), rule: "en.week", end: k + 2}
	}
	j := k + 1
	switch {
	case r.is(j, ofWord):
		j++
	case r.is(j, beginningWord), r.word(j) == "starting", r.word(j) == "ending", r.word(j) == "commencing":
		j = r.skip(j+1, onWord)
	default:
		return reading{}
	}
	day := r.date(j)
	if !day.ok() || day.Place == nil || day.Unit < calendar.Day || day.IsDuration() || day.clock != nil {
		return reading{}
	}
	return reading{Meaning: calendar.Placed(t.unit, calendar.WeekWith(day.Place, t.unit), day.Stated...), rule: "en.week-of", end: day.end}
}

// firstFew reads first ten days of last year, first three months of 2021.
func (r *reader) firstFew(k int) reading {
	t := r.at(k)
	if t.ordinal != 1 {
		return reading{}
	}
	if x := r.countedWithin(k+1, 1); x.ok() {
		return x
	}
	a := r.amount(k + 1)
	if k == 0 || !r.is(k-1, theWord) || a.end == 0 || a.hyphen || a.article || !a.period.Known() || a.period[0].Units <= 1 {
		return reading{}
	}
	return reading{Meaning: calendar.Fixed(calendar.Duration, a.period.Value()), rule: "en.duration", end: a.end, period: a.period}
}
