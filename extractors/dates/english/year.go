package english

import (
	"fmt"

	"tifa/extractors/dates/calendar"
)

// yearAt reads a year in four digits or in words, where the grammar expects one; two
// digits only behind an apostrophe or where no day could be meant: '96, Aug 96.
func (r *reader) yearAt(k int) (year, end int) {
	t := r.at(k)
	switch {
	case t.form == number && t.digits == 4 && !t.suffixed && t.n >= 1000 && t.n < 3000:
		if next := r.at(k + 1); !next.spaced {
			after := r.at(k + 2)
			switch {
			case next.form == punct && (next.mark == '.' || next.mark == ',' || next.mark == ':') && after.form == number && !after.spaced,
				next.form == punct && next.mark == '%', next.form == otherWord || next.form == knownWord:
				return 0, 0
			}
		}
		return t.n, k + 1
	case r.isMark(k, '\'') && !r.at(k+1).spaced && r.at(k+1).form == number && r.at(k+1).digits == 2 && !r.at(k+1).suffixed:
		return twoDigits(r.at(k + 1).n), k + 2
	case t.form == number && t.digits == 2 && t.n >= 50 && !t.suffixed && t.spaced && !r.isMark(k-1, ','):
		if next := r.at(k + 1); next.form == nothing || next.form == punct && next.mark != '%' && next.mark != '.' || next.form == punct && next.mark == '.' && r.at(k+2).spaced || next.form == punct && r.at(k+2).form == nothing {
			return twoDigits(t.n), k + 1
		}
	case t.count > 0 && t.id == noWord:
		if y, end := r.yearInWords(k); end > 0 && y >= 1000 {
			return y, end
		}
	}
	return 0, 0
}

// twoDigits is the year that two digits stand for.
func twoDigits(n int) int {
	if n < 50 {
		return 2000 + n
	}
	return 1900 + n
}

// era reads AD, BC, BE behind a year and gives the year of the common era; a year
// before it is negative.
func (r *reader) era(n, k int) (year, end int) {
	t := r.at(k)
	if letter := r.at(k + 2); r.isMark(k+1, '.') && r.isMark(k+3, '.') && !r.at(k+1).spaced && !letter.spaced && !r.at(k+3).spaced { // A.D., b.c.
		switch r.word(k) + r.word(k+2) {
		case "ad", "ce":
			return n, k + 4
		case "bc":
			return -n, k + 4
		}
	}
	if t.form != knownWord || !t.upper && r.word(k) != r.text[t.start:t.end] {
		return 0, 0
	}
	j := k + 1
	switch {
	case t.id == bcWord && r.allCapitals(k):
		return -n, j
	case t.id == eraWord && r.allCapitals(k):
		return n, j
	case t.id == beWord && r.allCapitals(k) && n > 1000:
		return n - 543, j
	}
	return 0, 0
}

// yearBC is the meaning of a year before the common era, which has no stretch of
// the calendar here.
func yearBC(n int) calendar.Meaning {
	return calendar.Fixed(calendar.Date, fmt.Sprintf("BC%04d", n))
}

func yearMeaning(y int) calendar.Meaning {
	p, ok := calendar.YearOf(y)
	if !ok {
		return calendar.Placed(calendar.Year, calendar.At(calendar.Stretch{}), "year")
	}
	return calendar.Placed(calendar.Year, calendar.At(calendar.One(p)), "year")
}

// yearRef reads the year that a day or a month lies in: 2013, of next year, last
// year, the same year.
func (r *reader) yearRef(k int) (year calendar.Meaning, end int) {
	j := k
	if r.isMark(j, ',') {
		j++
	} else if (r.isMark(j, '-') || r.isMark(j, '/')) && !r.at(j).spaced && !r.at(j+1).spaced && r.at(j+1).digits == 4 {
		j++
	}
	if r.is(j, ofWord, inWord) {
		if j > k {
			j++
		} else if j++; r.is(j-1, inWord) && r.at(j).form != number && r.at(j).count == 0 && !r.is(j, theWord) {
			return year, 0
		}
	}
	if r.is(j, theWord) && r.at(j+1).unit == calendar.Year && !r.at(j+1).plural && r.at(j+2).form == number {
		j += 2
	}
	if y, end := r.yearAt(j); end > 0 {
		if e, e2 := r.era(y, end); e2 > 0 && e > 0 {
			y, end = e, e2
		}
		if t := r.at(j); t.form == number && t.digits == 4 && r.countsSomething(j, end) {
			return year, 0
		}
		return yearMeaning(y), end
	}
	if t := r.at(j); t.form == number && t.digits <= 4 && !t.suffixed {
		if y, end := r.era(t.n, j+1); end > 0 && y > 0 {
			return yearMeaning(y), end
		}
	}
	return r.relativeYear(j)
}

// relativeYear reads next year, the previous year, that year.
func (r *reader) relativeYear(k int) (year calendar.Meaning, end int) {
	j := r.skip(k, theWord)
	if r.at(j+1).unit != calendar.Year || r.at(j+1).plural {
		return year, 0
	}
	switch t := r.at(j); {
	case t.id == thatWord || t.id == sameWord:
		return calendar.ShiftedMentioned(calendar.Year, 0), j + 2
	case t.id == followingWord || t.id == previousWord && j > k:
		return calendar.ShiftedMentioned(calendar.Year, map[id]int{followingWord: 1, previousWord: -1}[t.id]), j + 2
	}
	if n, ok := r.direction(j); ok {
		return calendar.Shifted(calendar.Year, n), j + 2
	}
	return year, 0
}

// yearFirst reads what begins with a year: 2016 June, 2017 Q1, 2019-H2, 2016 the
// third quarter, 2024 AD, 1990s, 2014-18, and a year alone.
func (r *reader) yearFirst(k int) reading {
	t := r.at(k)
	if t.form != number || t.suffixed {
		return reading{}
	}
	if x := r.decade(k); x.ok() {
		return x
	}
	if y, end := r.era(t.n, k+1); end > 0 {
		if y < 0 {
			return reading{Meaning: yearBC(-y), rule: "en.year-bc", end: end}
		}
		x := reading{Meaning: yearMeaning(y), rule: "en.year", end: end}
		if m, e := r.month(end); e > 0 {
			x = reading{Meaning: within(calendar.MonthCycle(m), x.Meaning, "year", "month"), rule: "en.year-month", end: e}
		}
		return x
	}
	if t.digits != 4 || t.n < 1000 || t.n >= 3000 {
		return reading{}
	}
	if x := r.yearFiscal(k); x.ok() {
		return x
	}
	year := yearMeaning(t.n)
	j := k + 1
	if (r.isMark(j, '-') || r.isMark(j, '/')) && !r.at(j).spaced && !r.at(j+1).spaced {
		j++
	}
	if u, n, end := r.quarterLetter(j); end > 0 {
		return reading{Meaning: within(calendar.PartCycle(u, n), year, "year", partName(u)), rule: "en.year-" + partName(u), end: end}
	}
	if m, end := r.month(j); end > 0 && (r.at(j).spaced || j > k+1) && !(r.at(j).month == 5 && !r.at(j).upper) {
		if d, e := r.day(end); e > 0 && r.at(end).spaced { // 2016 October 16
			return reading{Meaning: within(calendar.MonthDay(m, d), year, "year", "month", "day"), rule: "en.year-month-day", end: e}
		}
		if j > k+1 || !r.monthStartsDate(end) {
			return reading{Meaning: within(calendar.MonthCycle(m), year, "year", "month"), rule: "en.year-month", end: end}
		}
	}
	if r.at(j).names != nil && r.at(j).upper { // 2019 Easter Sunday
		if c, end := r.holidayAt(j); end > 0 {
			return reading{Meaning: within(c, year, "year", "holiday"), rule: "en.year-holiday", end: end}
		}
	}
	if i := r.skip(k+1, theWord); r.at(i).ordinal > 0 {
		if u, n, end := r.ordinalPart(i); end > 0 {
			return reading{Meaning: within(calendar.PartCycle(u, n), year, "year", partName(u)), rule: "en.year-" + partName(u), end: end}
		}
	}
	if x := r.shortRange(k); x.ok() {
		return x
	}
	if _, end := r.yearAt(k); end == 0 || !r.isYear(k) {
		return reading{}
	}
	return reading{Meaning: year, rule: "en.year", end: k + 1}
}

// monthStartsDate says whether the month behind a year is rather that of a date of
// its own: in 2016 June 3 was a Friday.
func (r *reader) monthStartsDate(end int) bool {
	_, e := r.yearAt(end)
	if r.isMark(end, ',') {
		_, e = r.yearAt(end + 1)
	}
	return e > 0
}

// shortRange reads 2018-19 and 2014/15.
func (r *reader) shortRange(k int) reading {
	t, next := r.at(k), r.at(k+2)
	if !(r.isMark(k+1, '-') || r.isMark(k+1, '/')) || r.at(k+1).spaced || next.form != number || next.spaced || next.digits != 2 || next.suffixed {
		return reading{}
	}
	last := t.n/100*100 + next.n
	if last == t.n-99 { // 1999-00
		last += 100
	}
	if last <= t.n || last > t.n+15 || r.isMark(k+3, '-') && !r.at(k+3).spaced || r.isMark(k+1, '/') && last != t.n+1 {
		return reading{}
	}
	if r.isMark(k+1, '-') && next.n <= 12 && last != t.n+1 { // 2010-12 is rather a month
		return reading{}
	}
	if r.isMark(k+3, '.') && r.at(k+4).form == number && !r.at(k+4).spaced {
		return reading{}
	}
	return reading{Meaning: calendar.Range(yearMeaning(t.n), yearMeaning(last)), rule: "en.year-range", end: k + 3}
}

// within is a time that comes again in a longer one that is stated.
func within(c calendar.Cycle, outer calendar.Meaning, stated ...string) calendar.Meaning {
	return calendar.Placed(c.Unit, c.Within(outer.Place), stated...)
}

// yearWords reads nineteen ninety-six, two thousand and fifteen, where a preposition
// stands before it.
func (r *reader) yearWords(k int) reading {
	y, end := r.yearInWords(k)
	if end == 0 {
		return reading{}
	}
	w, _ := r.wordBefore(r.at(k).start)
	if !yearBefore[w] || y < 1300 && w != "in" || w == "for" || y == 2000 && !r.sentenceEnd(end) && !r.is(end, untilWord, toWord, andWord) || r.countsSomething(end, end) || r.at(end).unit != calendar.NoUnit ||
		r.at(end).form == otherWord && y%100 == 0 {
		return reading{}
	}
	return reading{Meaning: yearMeaning(y), rule: "en.year", end: end}
}
