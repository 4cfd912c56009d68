package english

import (
	"tifa/extractors/dates/calendar"
)

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
		if d, end := r.day(i); end > 0 && !r.countsSomething(i, end) && r.dayEnds(end) {
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
	case y.hidden && y.clock == nil:
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

// clockRange joins two times of the day: 9 to 11 a.m., from 10:30 until noon, 8pm -
// 11. The first is x, the second begins at token j.
func (r *reader) clockRange(k int, x reading, j int) reading {
	j = r.skip(j, aboutWord)
	y := r.clock(j)
	if !y.ok() {
		y = r.hour(j)
		if !y.ok() || !r.hourEnds(y.end) && !(r.is(y.end, inWord) || r.isMark(y.end, ',')) {
			return reading{}
		}
		if y.hidden && x.hidden && !r.precededBy(k, "from") && !r.precededBy(k, "between") && !(r.is(y.end, inWord, atWord, tomorrowWord, todayWord)) {
			return reading{}
		}
	}
	if r.isMark(y.end, '/') && !r.at(y.end).spaced {
		return reading{}
	}
	end := y.end
	zone := y.Zone
	// What stands behind settles both: in the evening, tomorrow.
	if y.Cycle != nil {
		if z := r.clockAndDay(y); z.ok() && z.clock != nil {
			y, end = z, z.end
		}
	}
	if x.hidden && y.hidden && y.Cycle != nil && end == y.end && !r.precededBy(k, "from") && !r.precededBy(k, "between") {
		return reading{}
	}
	a, b := *x.clock, *y.clock
	switch {
	case !a.sure && b.sure: // 5 to 6 p.m., 11 to 3 p.m.
		if late := a.later(); late.before(b) {
			a = late
		}
		if !a.before(b) && b.hour < 12 && a.hour < 12 {
			a = a.later()
		}
		a.sure = true
	case a.sure && !b.sure: // 3 p.m. to 4
		if !a.before(b) && a.before(b.later()) {
			b = b.later()
		}
	case !a.sure && !b.sure && !a.before(b):
		b = b.later()
	}
	if zone == "" {
		zone = x.Zone
	}
	first, second := calendar.Clock(a.hour, a.minute, a.second, a.unit), calendar.Clock(b.hour, b.minute, b.second, b.unit)
	m := calendar.Range(calendar.Once(first, "hour"), calendar.Once(second, "hour"))
	rule := "en.clock-range"
	switch {
	case x.Cycle == nil && y.Cycle != nil: // Friday 9 to 11
		m = calendar.Range(x.Meaning, calendar.Once(second, "hour"))
		if a != *x.clock {
			m = calendar.Range(calendar.Placed(a.unit, first.Within(x.Place), x.Stated...), calendar.Once(second, "hour"))
		}
		rule = x.rule + "-range"
	case x.Cycle == nil:
		m = calendar.Range(x.Meaning, y.Meaning)
	case y.Cycle == nil && y.dayLast: // 3 to 4 p.m. tomorrow
		m = calendar.Range(calendar.Placed(a.unit, first.Within(y.Place), y.Stated...), calendar.Once(second, y.Stated...))
		m.Stated = y.Stated
		rule = y.rule + "-range"
	case y.Cycle == nil: // 2 p.m. till tomorrow 4:30 p.m.
		m = calendar.Range(calendar.Once(first, "hour"), y.Meaning)
	}
	m.Zone = zone
	z := reading{Meaning: m, rule: rule, end: end, ranged: true, hours: [2]clockTime{a, b}}
	if x.Cycle != nil && y.Cycle != nil {
		c := first
		z.Cycle = &c
		z.clock = &a
	}
	return z
}

// before says whether a time of the day comes before another one.
func (c clockTime) before(d clockTime) bool {
	return c.hour*3600+c.minute*60+c.second < d.hour*3600+d.minute*60+d.second
}

// clockRangeOfDay reads hours behind their day: Tuesday from 2 to 4 p.m., tomorrow
// between 10 and 11:30.
func (r *reader) clockRangeOfDay(x reading) reading {
	if x.clock != nil || x.Unit != calendar.Day && x.Unit != calendar.Part {
		return reading{}
	}
	j := x.end
	if r.isMark(j, ',') {
		j++
	}
	j = r.skip(j, fromWord, betweenWord)
	first := r.clock(j)
	if !first.ok() {
		if first = r.hour(j); !first.ok() || first.clock == nil {
			return reading{}
		}
	}
	if first.clock == nil {
		return reading{}
	}
	i, ok := r.connector(first.end, j)
	if !ok {
		return reading{}
	}
	if j == x.end && first.hidden && x.Unit == calendar.Day && !r.isMark(i-1, '-') {
		return reading{}
	}
	y := r.clockRange(j, first, i)
	if !y.ok() {
		// Monday 11-4.
		if y = r.hour(i); !y.ok() || !r.hourEnds(y.end) || !r.isMark(i-1, '-') || r.at(i).spaced {
			return reading{}
		}
		a, b := *first.clock, *y.clock
		if !a.before(b) {
			b = b.later()
		}
		y.hours = [2]clockTime{a, b}
	}
	if y.Cycle == nil {
		return reading{}
	}
	a, b := y.hours[0], y.hours[1]
	for k := x.end - 1; k >= 0 && k >= x.end-3; k-- {
		if p := r.at(k).part; p != "" {
			a, b = a.in(p), b.in(p)
		} else if r.is(k, tonightWord) {
			a, b = a.in(calendar.Night), b.in(calendar.Night)
		}
	}
	stated := append(append([]string{}, x.Stated...), "hour")
	from := calendar.Placed(a.unit, calendar.Clock(a.hour, a.minute, a.second, a.unit).Within(x.Place), stated...)
	m := calendar.Range(from, calendar.Once(calendar.Clock(b.hour, b.minute, b.second, b.unit), stated...))
	m.Zone = y.Zone
	return reading{Meaning: m, rule: x.rule + "-clock-range", end: y.end, ranged: true}
}
