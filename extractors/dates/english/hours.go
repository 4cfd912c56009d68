package english

import "tifa/extractors/dates/calendar"

// full reads a time with all that belongs to it, or a range.
func (r *reader) full(k int) reading {
	x := r.date(k)
	if x.ok() && x.Value == calendar.PresentRef && (r.precededBy(k, "between") || r.precededBy(k, "from")) {
		y := x // between now and Friday
		y.Meaning = calendar.Shifted(calendar.Day, 0)
		if z := r.ranged(k, y); z.ok() {
			return z
		}
	}
	if x.ok() {
		if y := r.ranged(k, x); y.ok() {
			if y.Cycle != nil {
				if z := r.rangeAndDay(y); z.ok() {
					return z
				}
			}
			return y
		}
		if x.hidden {
			if y := r.hourRange(k); y.ok() {
				return y
			}
		}
		return x
	}
	return r.hourRange(k)
}

// hourRange reads a range whose first end is a bare hour: 9 to 11 a.m.
func (r *reader) hourRange(k int) reading {
	h := r.hour(k)
	if !h.ok() {
		return reading{}
	}
	if y := r.ranged(k, h); y.ok() {
		if y.Cycle != nil {
			if z := r.rangeAndDay(y); z.ok() {
				return z
			}
		}
		return y
	}
	if c := r.clockAndDay(h); c.ok() && c.clock != nil && (c.Cycle == nil || c.end > h.end) {
		if y := r.ranged(k, c); y.ok() {
			return y
		}
		if !r.namesHour(k, h.end) {
			return reading{}
		}
		return c
	}
	return reading{}
}

// namesHour says whether a bare number before a day is an hour: 8 in the evening, 10
// tomorrow morning, but not the 26 that met on Friday.
func (r *reader) namesHour(k, end int) bool {
	t := r.at(end)
	if r.is(end, inWord, atWord) && (r.at(end+1).part != "" || r.is(end+1, theWord) && r.at(end+2).part != "") {
		return r.at(k).n <= 12
	}
	w, _ := r.wordBefore(r.at(k).start)
	if t.id == thisWord || t.id == tonightWord || t.id == tomorrowWord || t.id == todayWord || r.isMark(end, ',') {
		start := r.at(k).start
		return r.at(k).n <= 12 && r.charBefore(start) != '$' && (w == "at" || hourBefore[w] || w == "" && r.sentenceStart(start))
	}
	return w == "at" && r.at(k).n <= 24
}

var hourBefore = set(`back by until till before after around about from be there home out up morning for me you`)

// rangeAndDay adds the day behind a range of hours: 9:30 to 11:00 on Thursday.
func (r *reader) rangeAndDay(x reading) reading {
	j := x.end
	if r.isMark(j, ',') {
		j++
	}
	i := r.skip(j, onWord, ofWord)
	if i == j && j > x.end && !r.startsDate(i) {
		return reading{}
	}
	day := r.dayFor(i)
	if !day.ok() || i == j && day.Unit == calendar.Day && r.at(i).form == number {
		return reading{}
	}
	a, b := x.hours[0], x.hours[1]
	if day.Unit == calendar.Part {
		for k := i; k < day.end; k++ {
			if p := r.at(k).part; p != "" {
				a, b = a.in(p), b.in(p)
			} else if r.is(k, tonightWord) {
				a, b = a.in(calendar.Night), b.in(calendar.Night)
			}
		}
	}
	stated := append(append([]string{}, day.Stated...), "hour")
	from := calendar.Placed(a.unit, calendar.Clock(a.hour, a.minute, a.second, a.unit).Within(day.Place), stated...)
	m := calendar.Range(from, calendar.Once(calendar.Clock(b.hour, b.minute, b.second, b.unit), stated...))
	m.Zone = x.Zone
	return reading{Meaning: m, rule: "en.clock-range-" + ruleTail(day.rule), end: day.end, ranged: true}
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
	// From 9 to 11 may count anything, unless a day stands behind or nothing else at all.
	bare := x.hidden && y.hidden && y.Cycle != nil && end == y.end && x.clock.minute == 0 && y.clock.minute == 0
	if bare && !r.precededBy(k, "from") && !r.precededBy(k, "between") {
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
	z := reading{Meaning: m, rule: rule, end: end, ranged: true, hidden: bare, hours: [2]clockTime{a, b}}
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
