package english

import (
	"fmt"
	"slices"

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

// weekdayAndDate adds what stands behind a weekday: a date, which it is the weekday
// of; a week that it lies in.
func (r *reader) weekdayAndDate(x reading) reading {
	j := x.end
	if r.isMark(j, ',') {
		j++
	}
	i := r.skip(j, theWord)
	// Friday the 15th.
	if i > j && j == x.end {
		if d, end := r.day(i); end > 0 && (r.at(i).suffixed || r.at(i).ordinal > 0 || r.at(i).count >= 20) && !r.is(end, ofWord) {
			return r.dayByWeekday(x, d, end)
		}
		if t := r.at(i); t.count > 0 && t.count <= 31 && r.sentenceEnd(i+1) {
			return r.dayByWeekday(x, t.count, i+1)
		}
	}
	if t := r.at(j); t.form == number && t.suffixed && t.n <= 31 && j == x.end { // Mon 13th
		if _, end := r.month(r.skip(j+1, ofWord)); end == 0 {
			return r.dayByWeekday(x, t.n, j+1)
		}
	}
	if t := r.at(j); t.form == number && j == x.end && t.digits == 2 && t.n >= 13 && t.n <= 31 && r.sentenceEnd(j+1) && r.precededBy(x.end-1, "on") { // on Sunday 31
		return r.dayByWeekday(x, t.n, j+1)
	}
	if t := r.at(j); t.part != "" && t.plural && t.unit == calendar.NoUnit && j == x.end { // Tuesday afternoons
		return setOf(fmt.Sprintf("XXXX-WXX-%d%s", r.at(x.end-1).weekday, t.part), j+1)
	}
	if y := r.plainDate(i); y.ok() && y.Unit >= calendar.Day && !y.hidden {
		if i > j && y.rule == "en.month-day" {
			return reading{}
		}
		return withWeekday(y, *x.Cycle)
	}
	// Friday next week, Tuesday of last week.
	i = r.skip(j, ofWord, inWord, fromWord)
	i = r.skip(i, theWord)
	n, ok := r.direction(i)
	if t := r.at(i + 1); ok && t.unit == calendar.Week && !t.plural && t.units == 0 {
		return reading{Meaning: within(*x.Cycle, calendar.Shifted(calendar.Week, n), "weekday"), rule: "en.weekday-of-week", end: i + 2}
	}
	if j == x.end { // Monday two weeks from now
		if y := r.counted(j); y.ok() && (y.rule == "en.units-ahead" || y.rule == "en.units-beside") {
			week := calendar.WeekWith(y.Place, calendar.Week)
			return reading{Meaning: calendar.Placed(calendar.Day, x.Cycle.Within(week), "weekday"), rule: "en.weekday-of-week", end: y.end}
		}
	}
	return reading{}
}

// withWeekday adds the weekday of a date, which tells the year if none is stated.
func withWeekday(x reading, weekday calendar.Cycle) reading {
	stated := append([]string{"weekday"}, x.Stated...)
	if x.Cycle != nil && x.Cycle.Every == calendar.Year && x.Unit == calendar.Day {
		x.Meaning = calendar.Placed(calendar.Day, calendar.OnWeekday(*x.Cycle, weekday))
	}
	x.Stated = stated
	return x
}

// weekdayBehind adds the weekday behind a date: July 18, Friday.
func (r *reader) weekdayBehind(x reading) reading {
	j := x.end
	open := r.isMark(j, '(')
	if !r.isMark(j, ',') && !open {
		return reading{}
	}
	t := r.at(j + 1)
	if t.weekday == 0 || t.plural || t.short && !t.upper {
		return reading{}
	}
	end := j + 2
	if t.short && r.isMark(end, '.') && !r.at(end).spaced {
		end++
	}
	switch {
	case open && r.isMark(end, ')'):
		end++
	case open || !r.sentenceEnd(end) && !r.is(end, atWord) && r.at(end).part == "":
		return reading{}
	}
	x.end = end
	return withWeekday(x, calendar.Weekday(t.weekday))
}

// dayByWeekday is a day of the month that is known to be a weekday: of the months
// near the reference date the first one in which it is.
func (r *reader) dayByWeekday(x reading, d, end int) reading {
	c := calendar.DayOfMonthOn(d, *x.Cycle)
	return reading{Meaning: calendar.Placed(calendar.Day, c, "weekday", "day"), rule: "en.weekday-day", end: end}
}

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
	if x.Cycle != nil && x.Cycle.Every == calendar.Year { // Oct 26 15:50:06 2016
		if y, e := r.yearAt(end); e > 0 && r.at(end).form == number && r.at(end).digits == 4 && r.sentenceEnd(e) {
			x.Meaning = within(*x.Cycle, yearMeaning(y), append([]string{"year"}, x.Stated...)...)
			end = e
		}
	}
	return r.onDay(x, c, end)
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
		if c = r.hour(j); c.ok() && r.hourEnds(c.end) {
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

// holidayWeekend reads Labor Day weekend, the Fourth of July weekend.
func (r *reader) holidayWeekend(x reading) reading {
	u, _, end := r.unitAt(x.end)
	if end == 0 || u != calendar.Weekend || r.at(x.end).plural {
		return reading{}
	}
	return reading{Meaning: calendar.Placed(calendar.Weekend, calendar.WeekWith(x.Place, calendar.Weekend), x.Stated...), rule: x.rule + "-weekend", end: end}
}

// weekAndDay adds the weekday behind a week: next week Monday, this week from
// Tuesday.
func (r *reader) weekAndDay(x reading) reading {
	t := r.at(x.end)
	if t.weekday == 0 || t.plural || !t.upper && t.short {
		return reading{}
	}
	return reading{Meaning: within(calendar.Weekday(t.weekday), x.Meaning, "weekday"), rule: "en.weekday-of-week", end: x.end + 1}
}

// yearAndPart adds a quarter behind a year: next year's first quarter, this year's
// second half.
func (r *reader) yearAndPart(x reading) reading {
	j := r.possessive(x.end)
	if j == x.end {
		return reading{}
	}
	if u, n, end := r.ordinalPart(j); end > 0 {
		return reading{Meaning: within(calendar.PartCycle(u, n), x.Meaning, append(append([]string{}, x.Stated...), partName(u))...), rule: "en.year-" + partName(u), end: end}
	}
	return reading{}
}

func ruleTail(rule string) string {
	if len(rule) > 3 {
		return rule[3:]
	}
	return rule
}
