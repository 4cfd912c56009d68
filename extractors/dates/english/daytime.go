package english

import "tifa/extractors/dates/calendar"

// dayAndTime adds a part or a time of the day behind a day.
func (r *reader) dayAndTime(x reading) reading {
	day := x.Meaning
	j := x.end
	if r.isMark(j, ',') {
		j++
	}
	// Friday morning, yesterday in the afternoon, Tuesday early-morning.
	i := j
	if i == x.end && r.is(i, inWord) && r.is(i+1, theWord) {
		i += 2
	} else if i == x.end && r.is(i, inWord) && r.at(i+1).part != "" {
		i++
	}
	mod := ""
	switch {
	case r.is(i, earlyWord):
		mod = "START"
	case r.is(i, lateWord):
		mod = "END"
	}
	if mod != "" {
		i = r.hyphen(i + 1)
	}
	if t := r.at(i); t.part != "" && !t.plural && (j == x.end || i == j) && !(r.isMark(i+1, '-') && !r.at(i+1).spaced && !r.at(i+2).spaced) {
		if j > x.end && i == j {
			return reading{}
		}
		end := i + 1
		if n, ok := r.direction(end); ok && x.Cycle != nil && x.Cycle.Every == calendar.Week && r.at(end+1).unit == calendar.Week && !r.at(end+1).plural { // Wednesday evening next week
			day, end = within(*x.Cycle, calendar.Shifted(calendar.Week, n), "weekday"), end+2
		}
		m := inDay(day, t.part)
		m.Mod = mod
		if m.Mod == "" {
			m.Mod = x.Mod
		}
		return reading{Meaning: m, rule: x.rule + "-part", end: end}
	}
	if t := r.at(j); j == x.end && (t.id == amWord || t.id == pmWord) && t.spaced && (t.upper || r.sentenceEnd(j+1) || r.is(j+1, toWord)) && t.end-t.start == 2 { // Feb 5 AM
		part := calendar.Morning
		if t.id == pmWord {
			part = calendar.Afternoon
		}
		return reading{Meaning: inDay(day, part), rule: x.rule + "-part", end: j + 1}
	}
	c, end := r.clockBehind(j)
	if end == 0 {
		return reading{}
	}
	if p, e := r.partBehind(end); e > 0 {
		t := c.clock.in(p)
		c.clock, end = &t, e
	}
	if x.Cycle != nil && x.Cycle.Every == calendar.Year { // Oct 26 15:50:06 2016
		if y, e := r.yearAt(end); e > 0 && r.at(end).form == number && r.at(end).digits == 4 && r.sentenceEnd(e) {
			x.Meaning = within(*x.Cycle, yearMeaning(y), append([]string{"year"}, x.Stated...)...)
			end = e
		}
	}
	return r.onDay(x, c, end)
}

// partBehind reads the part of the day behind its hour: in the evening, early morning.
func (r *reader) partBehind(k int) (p calendar.DayPart, end int) {
	j := k
	if r.is(j, inWord) && r.is(j+1, theWord) {
		j += 2
	} else if j = r.skip(j, earlyWord, lateWord); j == k {
		return "", 0
	}
	if t := r.at(j); t.part != "" && !t.plural {
		return t.part, j + 1
	}
	return "", 0
}

// clockBehind reads a time of the day behind its day: at 3 p.m., @ 17:49, around 8.
func (r *reader) clockBehind(k int) (c reading, end int) {
	j := k
	linked := false
	if r.isMark(j, '@') || r.isMark(j, '-') && !r.at(j).spaced && r.at(j+1).form == number {
		linked = r.isMark(j, '@')
		j++
	}
	if r.is(j, atWord) {
		linked = true
		j++
	}
	j = r.skip(j, aboutWord, roughlyWord)
	if c = r.clock(j); c.ok() {
		return c, c.end
	}
	if linked || j > k && r.is(j-1, aboutWord) {
		if c = r.hour(j); c.ok() && (r.hourEnds(c.end) || r.zoneAt(c.end) > 0) {
			r.zone(&c)
			return c, c.end
		}
	}
	return reading{}, 0
}

// hourEnds says whether nothing stands at token k that a bare number would count.
func (r *reader) hourEnds(k int) bool {
	t := r.at(k)
	return r.sentenceEnd(k) && !(t.form == punct && t.mark == '%') || t.form == knownWord && t.unit == calendar.NoUnit && t.count == 0 && t.month == 0
}

// onDay puts a time of the day into a day.
func (r *reader) onDay(x, c reading, end int) reading {
	t := *c.clock
	m := within(calendar.Clock(t.hour, t.minute, t.second, t.unit), x.Meaning, append(append([]string{}, x.Stated...), "hour")...)
	m.Zone = c.Zone
	return reading{Meaning: m, rule: x.rule + "-clock", end: end, clock: &t}
}

// partAndTime adds the hour behind a part of a day: tomorrow morning at 7.
func (r *reader) partAndTime(x reading) reading {
	j := x.end
	if r.isMark(j, ',') {
		j++
	}
	c, end := r.clockBehind(j)
	if end == 0 && j == x.end {
		if c = r.clock(j); !c.ok() {
			return reading{}
		}
		end = c.end
	}
	if end == 0 {
		return reading{}
	}
	t := *c.clock
	place, part := x.Place, calendar.DayPart("")
	for _, p := range []calendar.DayPart{calendar.Morning, calendar.Midday, calendar.Afternoon, calendar.Evening, calendar.Night} {
		for k := x.end - 1; k >= 0 && k >= x.end-3; k-- {
			if r.at(k).part == p || p == calendar.Night && r.is(k, tonightWord) {
				part = p
			}
		}
	}
	if t.hour < 5 && part == calendar.Night {
		t.sure = true
	}
	t = t.in(part)
	m := calendar.Placed(t.unit, calendar.Clock(t.hour, t.minute, t.second, t.unit).Within(place), append(append([]string{}, x.Stated...), "hour")...)
	m.Zone = c.Zone
	if x.Cycle != nil { // in the morning at 7
		y := t.reading(end)
		y.Zone = c.Zone
		return y
	}
	return reading{Meaning: m, rule: x.rule + "-clock", end: end, clock: &t}
}

// clockAndDay adds the day behind a time of the day: 3 p.m. on Friday, 8 in the
// evening, 10 tomorrow morning.
func (r *reader) clockAndDay(x reading) reading {
	t := *x.clock
	j := x.end
	comma := r.isMark(j, ',')
	if comma {
		j++
	}
	if t := r.at(j); !comma && t.upper && t.id != noWord && r.text[r.at(j-1).end-1] == '.' && !r.is(j, todayWord, tonightWord, tomorrowWord, yesterdayWord) { // at 8 p.m. On Tuesday
		return reading{}
	}
	// In the evening, at night, this morning.
	i := j
	if r.is(i, inWord, onWord, duringWord) && r.is(i+1, theWord) {
		i += 2
	} else if r.is(i, atWord) && r.at(i+1).part == calendar.Night || r.is(i, inWord) && (r.at(i+1).part != "" || r.is(i+1, amWord, pmWord)) {
		i++
	}
	if p := r.at(i); i > j && p.part != "" && !p.plural {
		y := t.in(p.part).reading(i + 1)
		y.Zone = x.Zone
		return y
	}
	if p := r.at(i); i > j && (p.id == amWord || p.id == pmWord) {
		return t.half(p.id).reading(i + 1)
	}
	if p := r.at(j); p.part != "" && !p.plural && !comma && !x.hidden { // half past seven afternoon, but not one morning
		y := t.in(p.part).reading(j + 1)
		y.Zone = x.Zone
		return y
	}
	if r.is(j, earlyWord) && r.at(j+1).part != "" {
		return t.in(r.at(j + 1).part).reading(j + 2)
	}
	i = j
	if r.is(i, onWord, ofWord) {
		i++
	} else if comma && !r.startsDate(i) {
		return reading{}
	}
	if i == j { // 9 a.m. every Sunday, 9 a.m. Sundays
		if y := r.comesAgain(i); y.ok() && y.Type == calendar.Set {
			if value := atHour(y.Value, t); value != "" {
				return setOf(value, y.end)
			}
		}
	}
	day := r.dayFor(i)
	if !day.ok() {
		return reading{}
	}
	if day.Unit == calendar.Part {
		for k := i; k < day.end; k++ {
			if p := r.at(k).part; p != "" {
				t = t.in(p)
			}
			if r.is(k, tonightWord) {
				t = t.in(calendar.Night)
			}
		}
	}
	m := within(calendar.Clock(t.hour, t.minute, t.second, t.unit), day.Meaning, append(append([]string{}, day.Stated...), "hour")...)
	m.Zone = x.Zone
	return reading{Meaning: m, rule: "en.clock-" + ruleTail(day.rule), end: day.end, clock: &t, dayLast: true}
}

// startsDate says whether a date in figures or words begins at token k.
func (r *reader) startsDate(k int) bool {
	t := r.at(k)
	return t.month > 0 || t.weekday > 0 || t.form == number || t.id == todayWord || t.id == tonightWord || t.id == tomorrowWord || t.id == yesterdayWord || t.id == thisWord || t.id == theWord || t.ordinal > 0
}

// dayFor reads the day, or the part of a day, that a time of the day lies in.
func (r *reader) dayFor(k int) reading {
	if d, end := r.day(k); end > 0 && r.is(k-1, onWord) && (r.sentenceEnd(end) && !r.isMark(end, '/') || r.at(k).suffixed) { // 8pm on 15
		if m, _ := r.month(r.skip(end, ofWord)); m == 0 {
			return reading{Meaning: calendar.Once(calendar.DayOfMonth(d), "day"), rule: "en.day", end: end}
		}
	}
	x := r.date(k)
	if x.clock != nil && x.Cycle == nil { // the morning of March 21, at 10 a.m.
		if x = r.primary(k); x.ok() && x.Cycle != nil && x.Cycle.Every == calendar.Year {
			x = r.withYear(x)
		}
	}
	if !x.ok() || x.Place == nil || x.IsDuration() || x.clock != nil || x.Unit != calendar.Day && x.Unit != calendar.Part || x.hidden || x.ranged {
		return reading{}
	}
	return x
}

// partAndDay adds the day behind a part of the day: the morning of March 12, in the
// afternoon, this Friday; or the hour: in the morning at 7.
func (r *reader) partAndDay(x reading) reading {
	j := x.end
	if r.isMark(j, ',') {
		j++
	}
	i := r.skip(j, ofWord, onWord)
	day := r.dayFor(i)
	if day.ok() && day.Unit == calendar.Day && (i > j || j > x.end || r.at(i).weekday > 0 || r.is(i, todayWord, yesterdayWord, tomorrowWord)) {
		p := r.at(x.end - 1).part
		m := inDay(day.Meaning, p)
		m.Mod = x.Mod
		return reading{Meaning: m, rule: "en.part-of-day", end: day.end}
	}
	return r.partAndTime(x)
}
