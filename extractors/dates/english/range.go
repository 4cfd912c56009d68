package english

import "tifa/extractors/dates/calendar"

// connector reads what joins the ends of a range behind token k: to, until, through,
// a dash; "and" where between stands before token start. It gives the token behind.
func (r *reader) connector(k, start int) (next int, ok bool) {
	switch t := r.at(k); {
	case t.id == toWord || t.id == throughWord:
		return k + 1, true
	case t.id == untilWord:
		return k + 1, true
	case t.form == punct && (t.mark == '-' || t.mark == '~'):
		if r.isMark(k+1, '-') { // --
			return k + 2, false
		}
		return k + 1, true
	case t.id == andWord:
		return k + 1, r.precededBy(start, "between")
	}
	return k, false
}

// precededBy says whether a word stands right before a token.
func (r *reader) precededBy(k int, word string) bool {
	w, _ := r.wordBefore(r.at(k).start)
	if w == "the" && k > 0 {
		w, _ = r.wordBefore(r.at(k - 1).start)
	}
	return w == word
}

// ranged reads the other end of a range behind a time that begins at token k.
func (r *reader) ranged(k int, x reading) reading {
	if x.ranged || x.Place == nil || x.IsDuration() {
		return reading{}
	}
	j, ok := r.connector(x.end, k)
	if !ok {
		return r.clockRangeOfDay(x)
	}
	until := r.is(j-1, untilWord)
	if r.isMark(j-1, '-') && r.at(j-1).spaced != r.at(j).spaced && x.Unit != calendar.Year {
		if !(r.at(j).form == number || r.at(j).month > 0) {
			return reading{}
		}
	}
	i := r.skip(j, theWord)
	// March 11 to 13; 9 a.m. to 11.
	if x.rule == "en.month-day" {
		if d, end := r.day(i); end > 0 && !r.countsSomething(i, end) && r.dayEnds(end) && d > r.dayOf(k, x.end) {
			y := calendar.Once(r.sameMonth(k, d), "month", "day")
			from := x.Meaning
			z := reading{Meaning: calendar.Range(from, y), rule: x.rule + "-range", end: end, from: &from, to: &y, ranged: true}
			if w := r.withYear(z); w.end > z.end {
				w.ranged = true
				return w
			}
			return z
		}
	}
	if x.rule == "en.year" { // 1965-1973
		if y, end := r.yearAt(i); end > 0 && r.at(i).form == number && r.at(i).digits == 4 && !r.at(i).suffixed && (until || !r.countsSomething(i, end)) {
			z := reading{Meaning: calendar.Range(x.Meaning, yearMeaning(y)), rule: "en.year-range", end: end, ranged: true}
			return z
		}
	}
	if x.clock != nil {
		if y := r.clockRange(k, x, j); y.ok() {
			return y
		}
	}
	y := r.date(j)
	switch {
	case !y.ok() || y.Place == nil && y.Value != calendar.PresentRef || y.IsDuration() || y.ranged && y.from == nil:
		return reading{}
	case y.hidden && y.clock == nil && !(x.rule == "en.month" && y.rule == "en.month" && r.isMark(j-1, '-')): // January-March
		return reading{}
	}
	if y.Value == calendar.PresentRef && y.Type == calendar.Date {
		y.Meaning = calendar.Shifted(calendar.Day, 0)
	}
	if !r.joinable(x, y, k) {
		return reading{}
	}
	z := reading{Meaning: calendar.Range(x.Meaning, y.Meaning), rule: x.rule + "-range", end: y.end, ranged: true}
	if x.clock != nil && y.clock == nil && y.Unit == calendar.Day {
		return reading{}
	}
	return z
}

// dayOf is the day of a date at tokens k to end, which names it last.
func (r *reader) dayOf(k, end int) int {
	for j := end - 1; j >= k; j-- {
		if d, e := r.day(j); e == end {
			return d
		}
	}
	return 0
}

// dayEnds says whether the number of a day ends there: March 11 to 13, and not to 13
// April.
func (r *reader) dayEnds(end int) bool {
	t := r.at(end)
	if t.month > 0 && t.upper || r.is(end, ofWord) && r.at(end+1).month > 0 {
		return false
	}
	return !(r.isMark(end, '/') || r.isMark(end, '-') && !r.at(end).spaced && r.at(end+1).form == number && !r.at(end+1).spaced)
}

// sameMonth is a day of the month that token k names.
func (r *reader) sameMonth(k, d int) calendar.Cycle {
	for j := k; ; j++ {
		if m := r.at(j).month; m > 0 {
			return calendar.MonthDay(m, d)
		}
		if r.at(j).form == nothing {
			return calendar.MonthDay(1, 0)
		}
	}
}

// joinable says whether two times can be the ends of a range.
func (r *reader) joinable(x, y reading, k int) bool {
	between := r.precededBy(k, "between")
	from := r.precededBy(k, "from")
	switch {
	case x.clock != nil || y.clock != nil:
		return x.clock != nil && y.clock != nil || from || between
	case x.Unit == y.Unit:
		if x.rule == "en.named-day" && !from && !between {
			return false
		}
		return true
	case x.Unit == calendar.Part || y.Unit == calendar.Part:
		return from || between || x.Unit == calendar.Part && y.Unit == calendar.Part
	case between || from:
		return true
	case x.Unit <= calendar.Month && y.Unit <= calendar.Day && (r.isMark(x.end, '-') || r.is(x.end, throughWord, toWord)):
		return x.Unit >= calendar.Year && y.Unit >= calendar.Year
	}
	return false
}
