package english

import (
	"fmt"

	"tifa/extractors/dates/calendar"
)

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

// quarterLetter reads Q1, H2.
func (r *reader) quarterLetter(k int) (u calendar.Unit, n, end int) {
	t, next := r.at(k), r.at(k+1)
	if t.id != qWord && t.id != hWord || next.form != number || next.spaced || next.digits != 1 || next.suffixed || r.isMark(k+2, '.') && r.at(k+3).form == number && !r.at(k+3).spaced {
		return 0, 0, 0
	}
	if after := r.at(k + 2); !after.spaced && (after.form == otherWord || after.form == knownWord) {
		return 0, 0, 0
	}
	switch {
	case t.id == qWord && next.n >= 1 && next.n <= 4:
		return calendar.Quarter, next.n, k + 2
	case t.id == hWord && next.n >= 1 && next.n <= 2 && t.upper:
		return calendar.Half, next.n, k + 2
	}
	return 0, 0, 0
}

// ordinalPart reads first quarter, second half.
func (r *reader) ordinalPart(k int) (u calendar.Unit, n, end int) {
	n, j := r.ordinal(k)
	if j == 0 {
		return 0, 0, 0
	}
	j = r.hyphen(j)
	switch t := r.at(j); {
	case r.is(j+1, inWord) && r.is(j+2, aWord) && r.word(j+3) == "row" || r.word(j+1) == "running": // the fourth quarter in a row
	case t.unit == calendar.Quarter && !t.plural && n <= 4 && t.units == 0:
		return calendar.Quarter, n, j + 1
	case t.unit == calendar.Half && !t.plural && n <= 2:
		return calendar.Half, n, j + 1
	}
	return 0, 0, 0
}

func partName(u calendar.Unit) string {
	return map[calendar.Unit]string{calendar.Quarter: "quarter", calendar.Half: "half", calendar.Season: "season"}[u]
}

// partLetter reads Q1, H2, and the year behind.
func (r *reader) partLetter(k int) reading {
	u, n, end := r.quarterLetter(k)
	if end == 0 {
		return reading{}
	}
	x := reading{Meaning: calendar.Once(calendar.PartCycle(u, n), partName(u)), rule: "en." + partName(u), end: end}
	if r.isMark(end, '-') && !r.at(end).spaced { // Q1-2019
		if y, e := r.yearAt(end + 1); e > 0 && !r.at(end+1).spaced {
			return reading{Meaning: within(*x.Cycle, yearMeaning(y), "year", partName(u)), rule: x.rule + "-year", end: e}
		}
	}
	if u == calendar.Half {
		if _, e := r.yearRef(end); e == 0 { // H2 alone may be anything
			return reading{}
		}
	}
	return x
}

// partOfYear reads first quarter, where a year stands behind; second half of 2013.
func (r *reader) partOfYear(k int) reading {
	u, n, end := r.ordinalPart(k)
	if end == 0 {
		return reading{}
	}
	x := reading{Meaning: calendar.Once(calendar.PartCycle(u, n), partName(u)), rule: "en." + partName(u), end: end}
	if _, e := r.yearRef(end); e > 0 {
		return x
	}
	if r.is(end, ofWord) && r.is(end+1, aWord, theWord) && r.at(end+2).unit == calendar.NoUnit && !r.is(end+2, fiscalWord) { // the fourth quarter of a game
		return reading{}
	}
	if fiscal := r.fiscalYear(r.skip(end, ofWord)); fiscal.rule == "en.fiscal-year" && fiscal.Place == nil { // the first half of fiscal 2009
		letter := map[calendar.Unit]string{calendar.Half: "H", calendar.Quarter: "Q"}[u]
		return reading{Meaning: calendar.Fixed(calendar.Date, fmt.Sprintf("%s-%s%d", fiscal.Value, letter, n)), rule: "en.fiscal-" + partName(u), end: fiscal.end}
	}
	if u == calendar.Half && !(r.isMark(end-2, '-') && results[r.word(end)]) {
		return reading{}
	}
	return x
}

// results are what is told of half a year: first-half profit.
var results = set(`profit profits results earnings sales revenue revenues loss losses growth exports imports output gdp figures data net operating pretax`)

// theOrdinalPart reads the first quarter, the second half of the year.
func (r *reader) theOrdinalPart(k int) reading {
	u, n, end := r.ordinalPart(k)
	if end == 0 {
		return reading{}
	}
	if r.is(end, ofWord) {
		if y := r.theUnit(end + 1); y.ok() && y.Unit == calendar.Year {
			return reading{Meaning: within(calendar.PartCycle(u, n), y.Meaning, partName(u)), rule: "en." + partName(u), end: y.end}
		}
	}
	return r.partOfYear(k)
}
