package english

import "tifa/extractors/dates/calendar"

// clockTime is a time of the day without its day.
type clockTime struct {
	hour, minute, second int
	unit                 calendar.Unit // Minute or Second
	sure                 bool          // whether it is known to be of the morning or the afternoon
}

// later gives the time twelve hours later, if it may be one of the afternoon.
func (c clockTime) later() clockTime {
	if !c.sure && c.hour < 12 {
		c.hour += 12
	}
	return c
}

// in settles the half of the day by a part of it: 7 in the evening is 19 o'clock.
func (c clockTime) in(p calendar.DayPart) clockTime {
	switch {
	case c.sure:
	case p == calendar.Night && c.hour == 12:
		c.hour = 0
	case p == calendar.Afternoon || p == calendar.Evening || p == calendar.Night && c.hour >= 5:
		c = c.later()
	}
	c.sure = true
	return c
}

// reading makes a reading of a time of the day.
func (c clockTime) reading(end int) reading {
	return reading{Meaning: calendar.Once(calendar.Clock(c.hour, c.minute, c.second, c.unit), "hour"), rule: "en.clock", end: end, clock: &c}
}

// clock reads a time of the day: 9:30, 9.30 a.m., 3 p.m., 7 o'clock, 1500 GMT,
// half past seven, noon.
func (r *reader) clock(k int) (x reading) {
	switch t := r.at(k); {
	case t.form == number && !t.suffixed:
		x = r.clockFigures(k)
	case t.id == noonWord || t.id == middayWord:
		x = clockTime{hour: 12, unit: calendar.Minute, sure: true}.reading(k + 1)
	case t.id == midnightWord:
		x = clockTime{hour: 24, unit: calendar.Minute, sure: true}.reading(k + 1)
	case t.id == midWord && r.word(k+1) == "night" && r.at(k+1).spaced:
		x = clockTime{hour: 24, unit: calendar.Minute, sure: true}.reading(k + 2)
	case t.id == midWord && r.at(k+1).unit == calendar.Day: // mid day
		x = clockTime{hour: 12, unit: calendar.Minute, sure: true}.reading(k + 2)
	default:
		x = r.clockWords(k)
	}
	if x.ok() {
		r.zone(&x)
	}
	return x
}

// clockFigures reads a time that begins with digits.
func (r *reader) clockFigures(k int) reading {
	t := r.at(k)
	c := clockTime{hour: t.n, unit: calendar.Minute}
	j, minutes, colon := k+1, false, false
	if t.digits > 2 {
		return r.military(k)
	}
	sep := r.at(j)
	switch next := r.at(j + 1); {
	case sep.form == punct && !sep.spaced && (sep.mark == ':' || sep.mark == '.') && next.form == number && !next.spaced && next.digits == 2 && !next.suffixed:
		c.minute, minutes, colon, j = next.n, true, sep.mark == ':', j+2
		if more := r.at(j + 1); colon && r.isMark(j, ':') && !r.at(j).spaced && more.form == number && !more.spaced && more.digits == 2 {
			c.second, c.unit, j = more.n, calendar.Second, j+2
		}
		if r.isMark(j, ':') || r.isMark(j, '.') && !r.at(j).spaced && r.at(j+1).form == number && !r.at(j+1).spaced {
			return reading{} // a verse, a version
		}
	case sep.id == hWord && !sep.spaced:
		// 15h20; 15h alone is a length unless "at" stands before it.
		if next.form == number && !next.spaced && next.digits == 2 {
			c.minute, minutes, colon, c.sure, j = next.n, true, true, true, j+2
		} else if w, _ := r.wordBefore(t.start); (w == "at" || r.zoneAt(j+1) > j+1) && t.n < 24 {
			minutes, colon, c.sure, j = true, true, true, j+1
		}
	}
	if c.hour > 24 || c.minute > 59 || c.second > 59 || c.hour == 24 && c.minute+c.second > 0 {
		return reading{}
	}
	behind := r.at(j)
	switch {
	case behind.id == amWord || behind.id == pmWord:
		if c.hour > 12 && (behind.id == amWord || !minutes) || c.hour == 0 && behind.id == pmWord {
			return reading{}
		}
		if !r.capitalised(j) && !r.halfOfDay(j) {
			return reading{}
		}
		c = c.half(behind.id)
		return c.reading(j + 1)
	case behind.form == otherWord && !behind.spaced && behind.end == behind.start+1 && (r.text[behind.start]|0x20 == 'a' || r.text[behind.start]|0x20 == 'p') && (minutes || c.hour <= 12 && r.text[behind.start]|0x20 == 'p'), // 8:45a, 7p
		behind.id == aWord && !behind.spaced && behind.end == behind.start+1 && minutes:
		h := amWord
		if r.text[behind.start]|0x20 == 'p' {
			h = pmWord
		}
		return c.half(h).reading(j + 1)
	case behind.id == clockWord:
		j++
		if h := r.at(j); h.id == amWord || h.id == pmWord {
			c = c.half(h.id)
			j++
		}
		if c.hour > 12 {
			c.sure = true
		}
		return c.reading(j)
	case behind.id == noonWord && c.hour == 12, behind.id == middayWord && c.hour == 12:
		c.sure = true
		return c.reading(j + 1)
	case behind.id == midnightWord && c.hour == 12:
		c.hour, c.sure = 24, true
		return c.reading(j + 1)
	}
	if x := r.past(k, t.n, k+1); x.ok() {
		return x
	}
	switch {
	case !minutes || !colon && r.zoneAt(j) == 0:
		return reading{}
	case r.at(j).form == punct && r.at(j).mark == '%':
		return reading{}
	}
	if r.capitalBefore(t.start) { // John 3:16
		return reading{}
	}
	c.sure = c.sure || c.hour > 12 || c.hour == 0 || t.digits == 2 && t.n < 10
	return c.reading(j)
}

// half settles the half of the day by a.m. or p.m.
func (c clockTime) half(w id) clockTime {
	if c.hour <= 12 {
		if c.hour %= 12; w == pmWord {
			c.hour += 12
		}
	}
	c.sure = true
	return c
}

// capitalised says whether token k is in capitals, as in "3 AM".
func (r *reader) capitalised(k int) bool { return r.at(k).upper }

// halfOfDay says whether am or pm at token k is no word of its own, as in "10 am I
// told".
func (r *reader) halfOfDay(k int) bool {
	t := r.at(k)
	if t.id == pmWord || t.end-t.start > 2 { // a.m.
		return true
	}
	next := r.at(k + 1)
	return !(next.form == otherWord && next.end == next.start+1 && next.upper) // am I
}

// military reads 0930 GMT, 1500 hours.
func (r *reader) military(k int) reading {
	t := r.at(k)
	h, m := t.n/100, t.n%100
	if t.digits != 4 && t.digits != 3 || h > 23 || m > 59 {
		return reading{}
	}
	c := clockTime{hour: h, minute: m, unit: calendar.Minute, sure: true}
	switch next := r.at(k + 1); {
	case r.zoneAt(k+1) > 0:
		return c.reading(k + 1)
	case next.unit == calendar.Hour && next.plural && t.digits == 4 && (m == 0 || m%5 == 0):
		return c.reading(k + 2)
	case next.id == amWord || next.id == pmWord:
		if h > 12 {
			return reading{}
		}
		return c.half(next.id).reading(k + 2)
	case r.militaryRange(k), k >= 2 && r.militaryRange(k-2):
		return c.reading(k + 1)
	}
	return reading{}
}

// militaryRange says whether figures at token i and at the next but one are hours:
// between 0730 and 0930. One of them begins with 0, and so is no year.
func (r *reader) militaryRange(i int) bool {
	a, b := r.at(i), r.at(i+2)
	return (r.isMark(i+1, '-') || r.is(i+1, andWord, toWord)) && a.form == number && b.form == number && a.digits == 4 && b.digits == 4 && (a.n < 1000 || b.n < 1000) &&
		(r.precededBy(i, "between") || r.precededBy(i, "from"))
}

// clockWords reads half past seven, a quarter to eight, ten minutes past 9, seven
// o'clock, seven p.m.
func (r *reader) clockWords(k int) reading {
	t := r.at(k)
	j := r.skip(k, aWord)
	switch r.at(j).id {
	case halfWord:
		return r.past(k, 30, r.hyphen(j+1))
	case quarterWord:
		return r.past(k, 15, j+1)
	}
	if t.count == 0 || t.id != noWord {
		return reading{}
	}
	n, end := r.below100(k)
	if x := r.past(k, n, end); x.ok() {
		return x
	}
	if t.count > 12 && t.count < 20 || t.count > 24 {
		return reading{}
	}
	c := clockTime{hour: t.count, unit: calendar.Minute}
	j = k + 1
	if r.is(j, clockWord) {
		j++
	} else {
		hyphen := r.isMark(j, '-')
		if hyphen {
			j++
		}
		if m, e := r.minuteWords(j); e > 0 && c.hour <= 24 {
			c.minute, j = m, e
		}
	}
	switch h := r.at(j); {
	case h.id == amWord && r.halfOfDay(j) || h.id == pmWord:
		if c.hour > 12 {
			return reading{}
		}
		return c.half(h.id).reading(j + 1)
	case r.is(j-1, clockWord):
		return c.reading(j)
	case r.is(j, noonWord) && c.hour == 12 && j == k+1:
		c.sure = true
		return c.reading(j + 1)
	}
	return reading{}
}

// minuteWords reads thirty, forty-five, oh five behind an hour in words.
func (r *reader) minuteWords(k int) (m, end int) {
	if r.is(k, zeroWord) {
		if m, end = r.below100(k + 1); end > 0 && m < 10 {
			return m, end
		}
		return 0, 0
	}
	if m, end = r.below100(k); m >= 10 && m < 60 {
		return m, end
	}
	return 0, 0
}

// past reads "minutes past eight", "to 8 p.m." behind a number of minutes.
func (r *reader) past(k, minutes, j int) reading {
	if u := r.at(j); u.unit == calendar.Minute {
		if j++; u.short && r.isMark(j, '.') {
			j++
		}
	}
	sign := 1
	switch r.at(j).id {
	case pastWord:
	case afterWord:
		if r.at(j-1).unit == calendar.Minute {
			return reading{}
		}
	case toWord, beforeWord:
		if j == k+1 && r.at(k).form == number { // 5 to seven is a range
			return reading{}
		}
		sign = -1
	default:
		return reading{}
	}
	if minutes < 1 || minutes > 59 {
		return reading{}
	}
	var c clockTime
	switch t := r.at(j + 1); {
	case t.form == number && !t.suffixed && t.digits <= 2 && t.n >= 1 && t.n <= 12:
		// 5 to 6 is a range: minutes are round, or the unit stands there.
		if sign < 0 && r.at(j-1).form == number {
			return reading{}
		}
		if x := r.clockFigures(j + 1); x.ok() {
			c, j = *x.clock, x.end
		} else {
			c, j = clockTime{hour: t.n}, j+2
		}
	case t.count >= 1 && t.count <= 12 && t.id == noWord:
		if sign < 0 && j == k+1 && r.at(k).count > 0 { // two to four people
			return reading{}
		}
		if x := r.clockWords(j + 1); x.ok() {
			c, j = *x.clock, x.end
		} else {
			c, j = clockTime{hour: t.count}, j+2
			if m, e := r.minuteWords(j); e > 0 {
				c.minute, j = m, e
			}
		}
	case t.id == noonWord || t.id == middayWord:
		c, j = clockTime{hour: 12, sure: true}, j+2
	case t.id == midnightWord:
		c, j = clockTime{sure: true}, j+2
	default:
		return reading{}
	}
	j = r.skip(j, clockWord)
	if h := r.at(j); !c.sure && (h.id == pmWord || h.id == amWord && r.halfOfDay(j)) {
		c, j = c.half(h.id), j+1
	}
	total := (c.hour*60 + c.minute + sign*minutes + 24*60) % (24 * 60)
	return clockTime{hour: total / 60, minute: total % 60, unit: calendar.Minute, sure: c.sure}.reading(j)
}

// hour reads a bare hour, which is a time only beside another one: at 7, from 9 to
// 11.
func (r *reader) hour(k int) reading {
	if x := r.clock(k); x.ok() {
		return x
	}
	t := r.at(k)
	var n int
	j := k + 1
	switch {
	case t.form == number && !t.suffixed && t.digits <= 2 && t.n <= 24:
		n = t.n
		if r.isMark(j, '.') && !r.at(j).spaced && r.at(j+1).form == number && !r.at(j+1).spaced {
			if m := r.at(j + 1); m.digits == 2 && m.n < 60 { // at 6.45
				c := clockTime{hour: n, minute: m.n, unit: calendar.Minute, sure: n > 12}
				x := c.reading(j + 2)
				x.hidden = true
				return x
			}
			return reading{}
		}
	case t.count > 0 && t.count <= 12 && t.id == noWord:
		n = t.count
		if r.isMark(j, '-') {
			j++
		}
		if m, e := r.minuteWords(j); e > 0 {
			x := clockTime{hour: n, minute: m, unit: calendar.Minute}.reading(e)
			x.hidden = true
			return x
		}
		j = k + 1
	default:
		return reading{}
	}
	if next := r.at(j); next.form == punct && (next.mark == '%' || next.mark == '$' || next.mark == ',' && !next.spaced && r.at(j+1).form == number && !r.at(j+1).spaced) {
		return reading{}
	}
	if n > 24 {
		return reading{}
	}
	x := clockTime{hour: n, unit: calendar.Minute, sure: n > 12 || n == 0}.reading(j)
	x.hidden = true
	return x
}
