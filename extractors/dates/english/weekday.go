package english

import (
	"fmt"
	"tifa/extractors/dates/calendar"
)

// weekday reads Monday, Mon., Monday night.
func (r *reader) weekday(k int) reading {
	t := r.at(k)
	if t.weekday == 0 || t.short && !t.upper && !t.plain {
		return reading{}
	}
	end := k + 1
	if t.short && r.isMark(end, '.') && !r.at(end).spaced {
		end++
	}
	if t.plural {
		return r.weekdays(k)
	}
	if t.short && (t.weekday >= 6 || t.weekday == 3) && !r.shortWeekday(k, end) { // the Sun, sat down, wed
		return reading{}
	}
	next := r.at(end)
	if next.form == otherWord && next.spaced && t.upper && sundayNames[r.word(end)] { // Sunday school
		return reading{}
	}
	w, at := r.wordBefore(t.start)
	switch {
	case w == "black" && r.text[at] == 'B' || w == "bloody" || titles[w] && r.text[at] < 'a':
		return reading{}
	case t.upper && next.form == otherWord && next.upper && next.spaced && at < t.start && (w == "at" || w == "in" || w == "of" || w == "the" || w == "near") && !r.sentenceStart(t.start): // at Friday Harbour
		return reading{}
	case r.isMark(end, ',') && r.at(end+1).form == number && r.at(end+1).digits <= 2 && (r.isMark(end+2, ',') || r.isMark(end+2, '.')) && r.capitalBefore(t.start): // Wanda Friday, 74,
		return reading{}
	}
	return reading{Meaning: calendar.Once(calendar.Weekday(t.weekday), "weekday"), rule: "en.weekday", end: end}
}

var sundayNames = set(`school schools times post telegraph mirror express herald mail sun`)

// titles stand before a name: Mr Monday.
var titles = set(`mr mrs ms miss dr sir judge justice`)

// shortWeekday says whether Sat, Sun or Wed at token k is a day: with a full stop, a
// comma, or a date behind it, or behind on.
func (r *reader) shortWeekday(k, end int) bool {
	if end > k+1 {
		return true
	}
	w, _ := r.wordBefore(r.at(k).start)
	next := r.at(end)
	if r.isMark(end, ',') {
		next = r.at(end + 1)
	}
	return w == "on" || w == "until" || next.month > 0 || next.form == number || next.part != "" || w == "or" || w == "to" || w == "and" && r.at(k).weekday != 7
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
	if t := r.at(j); t.part != "" && t.plural && j == x.end { // Tuesday afternoons
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

// weekAndDay adds the weekday behind a week: next week Monday, this week from
// Tuesday.
func (r *reader) weekAndDay(x reading) reading {
	t := r.at(x.end)
	if t.weekday == 0 || t.plural || !t.upper && t.short {
		return reading{}
	}
	return reading{Meaning: within(calendar.Weekday(t.weekday), x.Meaning, "weekday"), rule: "en.weekday-of-week", end: x.end + 1}
}
