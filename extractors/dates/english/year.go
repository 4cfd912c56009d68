package english

import (
	"fmt"
	"strings"

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
	if r.isMark(j, '-') || r.isMark(j, '/') {
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

// isYear says whether a number of four digits that stands by itself is a year: by
// the words around it, or because nothing speaks against it.
func (r *reader) isYear(k int) bool {
	t := r.at(k)
	before, at := r.wordBefore(t.start)
	c := r.charBefore(t.start)
	if c == '$' || c == '#' || c == '=' || strings.HasSuffix(strings.TrimRight(r.text[:t.start], " "), "£") || strings.HasSuffix(strings.TrimRight(r.text[:t.start], " "), "€") {
		return c == '='
	}
	if t.start > 0 && (r.text[t.start-1] == '-' || r.text[t.start-1] == '.' || r.text[t.start-1] == '/' || r.text[t.start-1] == ',' || r.text[t.start-1] == ':') && before == "" {
		return false
	}
	if before != "" && r.text[at] < 'a' && r.lex.words[before] == nil && !r.sentenceStart(at) && c != '(' { // Windows 2000, Paris 2024
		return false
	}
	if isDigit(c) { // 04 817 2010
		return false
	}
	if notYearBefore[before] || c == '.' && notYearAbbreviated(r.text[:t.start]) {
		return false
	}
	next := r.at(k + 1)
	switch {
	case next.form == punct && !next.spaced && next.mark == '-' && !r.at(k+2).spaced && r.at(k+2).form == number && r.at(k+2).digits != 4,
		next.form == punct && (next.mark == '%' || next.mark == '/' && !r.at(k+2).spaced):
		return false
	case next.spaced && (countNouns[r.word(k+1)] || next.unit != calendar.NoUnit && next.plural):
		return false
	}
	counted := next.spaced && next.form == otherWord && !next.upper && plural(r.word(k+1))
	if counted && (before == "about" || before == "around") {
		return false
	}
	strong := yearBefore[before]
	if t.n < 1500 || t.n >= 2200 {
		return strong && before != "from" && before != "to" && before != "than" && before != "of"
	}
	if strong {
		return before != "to" || r.numberBefore(at)
	}
	if t.n < 1900 || t.n >= 2060 {
		return c == '(' || before == "year"
	}
	// Without an article, what follows in the plural is counted: 2019 names.
	if counted && !owner[before] && !r.sentenceStart(t.start) {
		return false
	}
	// A year before a name is part of the name: the 2023 Expo.
	if next.spaced && next.upper && next.form == otherWord && !r.lowerHead(k+1) {
		return false
	}
	return true
}

func plural(w string) bool {
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != 'u' && w[len(w)-2] != 'i'
}

// owner are the words behind which a year and a noun in the plural stand: the 2016
// elections.
var owner = set(`the its his her their our my your this that these those s any all both`)

// lowerHead says whether the words with a capital from token k on belong to a noun
// in small letters: the 2012 Republican primary.
func (r *reader) lowerHead(k int) bool {
	for j := k; j < k+4; j++ {
		t := r.at(j)
		switch {
		case t.form == punct && t.mark == '.' && !t.spaced && r.at(j-1).end-r.at(j-1).start == 1: // U.S.
		case t.form == punct || t.form == nothing || !t.spaced && t.form != otherWord:
			return false
		case !t.upper:
			return t.form == otherWord && t.id == noWord && !verbLike[r.word(j)]
		}
	}
	return false
}

var verbLike = set(`is was are were has had have will would said says and or of in on at for to with from by as that which who`)

// numberBefore says whether a number stands before byte i, as in "from 1990 to".
func (r *reader) numberBefore(i int) bool {
	return isDigit(r.charBefore(i)) || r.charBefore(i) == ')'
}

func notYearAbbreviated(before string) bool {
	before = strings.ToLower(strings.TrimRight(before, " "))
	for _, w := range []string{"no.", "nos.", "art.", "sec.", "ch.", "p.", "pp.", "rm.", "vol."} {
		if strings.HasSuffix(before, w) && (len(before) == len(w) || !isLetter(before[len(before)-len(w)-1])) {
			return true
		}
	}
	return false
}

var (
	yearBefore = set(`in since by until till from of during before after for through throughout and or late early mid between circa around about year years spring summer autumn
		fall winter to than beginning ending starting fiscal financial till into`)
	notYearBefore = set(`room chapter section article rule resolution resolutions version flight route highway number page code building apartment suite platform act no nos model
		docket case bill order nearly almost only some least most over more another paragraph line question item channel gate boeing airbus pier lot unit block district
		precinct regiment battalion squadron site area box volume verse psalm approximately exactly roughly`)
)

// decade reads 1990s, the '90s without its article, 80s.
func (r *reader) decade(k int) reading {
	t := r.at(k)
	if t.form != number || t.n%10 != 0 || t.suffixed {
		return reading{}
	}
	j := k + 1
	if r.isMark(j, '\'') && !r.at(j).spaced { // 1990's
		j++
	}
	if s := r.at(j); s.id != sWord || s.spaced {
		return reading{}
	}
	year := t.n
	switch {
	case t.digits == 4 && year >= 1000 && year < 3000:
	case t.digits == 2 && j == k+1:
		year += 1900
		if t.n < 20 {
			year += 100
		}
	default:
		return reading{}
	}
	p, ok := calendar.DecadeOf(year)
	if !ok {
		return reading{}
	}
	return reading{Meaning: calendar.Placed(calendar.Decade, calendar.At(calendar.One(p)), "decade"), rule: "en.decade", end: j + 1}
}

// decadeWords reads nineties, nineteen seventies, twenty-tens.
func (r *reader) decadeInWords(k int) reading {
	t := r.at(k)
	century, j := 1900, k
	if t.id == noWord && t.count >= 10 && t.count <= 20 {
		century, j = t.count*100, r.hyphen(k+1)
	}
	d := r.at(j)
	switch {
	case d.id == decadeWords:
	case century == 2000 && r.word(j) == "tens":
		p, _ := calendar.DecadeOf(2010)
		return reading{Meaning: calendar.Placed(calendar.Decade, calendar.At(calendar.One(p)), "decade"), rule: "en.decade", end: j + 1}
	default:
		return reading{}
	}
	if j == k && t.count == 20 { // the twenties are those of the last century
		century = 1900
	}
	p, ok := calendar.DecadeOf(century + d.count)
	if !ok {
		return reading{}
	}
	return reading{Meaning: calendar.Placed(calendar.Decade, calendar.At(calendar.One(p)), "decade"), rule: "en.decade", end: j + 1}
}

func (r *reader) hyphen(k int) int {
	if r.isMark(k, '-') {
		return k + 1
	}
	return k
}

// century reads 19th century, twentieth-century.
func (r *reader) century(k int) reading {
	n, j := r.ordinal(k)
	if j == 0 || n < 1 || n > 99 {
		return reading{}
	}
	hyphen := r.isMark(j, '-')
	j = r.hyphen(j)
	if t := r.at(j); t.unit != calendar.Century || t.plural && hyphen {
		return reading{}
	}
	if _, end := r.era(n, j+1); end > 0 && r.at(j+1).id == bcWord {
		return reading{Meaning: calendar.Fixed(calendar.Date, fmt.Sprintf("BC%02d", n-1)), rule: "en.century", end: end}
	}
	p, ok := calendar.CenturyOf((n - 1) * 100)
	if n == 1 {
		p, ok = calendar.CenturyOf(1)
	}
	if !ok {
		return reading{}
	}
	return reading{Meaning: calendar.Placed(calendar.Century, calendar.At(calendar.One(p)), "century"), rule: "en.century", end: j + 1}
}

// fiscalYear reads fiscal 2023, fiscal year 2023, FY2023, FY23, calendar year 2008,
// year 2013.
func (r *reader) fiscalYear(k int) reading {
	j := k
	fiscal := r.is(j, fiscalWord)
	switch {
	case fiscal:
		j++
		if r.at(j).unit == calendar.Year {
			j++
		}
	case r.is(j, fyWord):
		fiscal = true
		if j++; r.isMark(j, '-') || r.isMark(j, '\'') {
			j++
		}
	case r.is(j, calendarWord) && r.word(j) == "cy":
		j++
	case r.is(j, calendarWord) && r.at(j+1).unit == calendar.Year:
		j += 2
	case r.at(j).unit == calendar.Year && !r.at(j).plural && !r.at(j).short:
		j++
		if r.is(j, ofWord) {
			j++
		}
	default:
		return reading{}
	}
	t := r.at(j)
	year, end := r.yearAt(j)
	if end == 0 && r.is(k, fyWord) && t.form == number && t.digits == 2 {
		year, end = 2000+t.n, j+1
	}
	if end == 0 && !fiscal && t.form == number && t.digits <= 3 && t.n > 0 && !r.countsSomething(j, j+1) && r.at(j-1).unit == calendar.Year && j == k+1 {
		year, end = t.n, j+1 // year 247
	}
	if end == 0 && !fiscal && t.count > 0 {
		if q := r.cardinal(j); q.end > 0 && q.n >= 100 {
			year, end = int(q.n), q.end
		}
	}
	if end == 0 {
		return reading{}
	}
	if x := r.shortRange(j); x.ok() && fiscal {
		return x
	}
	if fiscal {
		return reading{Meaning: calendar.Fiscal(year), rule: "en.fiscal-year", end: end}
	}
	return reading{Meaning: yearMeaning(year), rule: "en.year", end: end}
}

// yearFiscal reads 2014 fiscal year.
func (r *reader) yearFiscal(k int) reading {
	t := r.at(k)
	if t.digits != 4 || !r.is(k+1, fiscalWord) || r.at(k+2).unit != calendar.Year || r.at(k+2).plural {
		return reading{}
	}
	return reading{Meaning: calendar.Fiscal(t.n), rule: "en.fiscal-year", end: k + 3}
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

// within is a time that comes again in a longer one that is stated.
func within(c calendar.Cycle, outer calendar.Meaning, stated ...string) calendar.Meaning {
	return calendar.Placed(c.Unit, c.Within(outer.Place), stated...)
}
