package english

import (
	"fmt"

	"tifa/extractors/dates/calendar"
)

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
	if fiscal := r.fiscalYear(r.skip(end, ofWord)); fiscal.rule == "en.fiscal-year" && fiscal.Place == nil { // the first half of fiscal 2009
		letter := map[calendar.Unit]string{calendar.Half: "H", calendar.Quarter: "Q"}[u]
		return reading{Meaning: calendar.Fixed(calendar.Date, fmt.Sprintf("%s-%s%d", fiscal.Value, letter, n)), rule: "en.fiscal-" + partName(u), end: fiscal.end}
	}
	if u == calendar.Half {
		return reading{}
	}
	return x
}

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

// firstFew reads first ten days of last year, first three months of 2021.
func (r *reader) firstFew(k int) reading {
	t := r.at(k)
	if t.ordinal != 1 {
		return reading{}
	}
	return r.countedWithin(k+1, 1)
}

// theDay reads the 21st, on the eighteenth, where the words around make it a day.
func (r *reader) theDay(k int) reading {
	d, end := r.day(k)
	if end == 0 {
		if n, e := r.below100(k); e > 0 && n >= 15 && n <= 31 && r.at(k).form != number && r.sentenceEnd(e) {
			d, end = n, e
		} else {
			return reading{}
		}
	}
	w, _ := r.wordBefore(r.at(k - 1).start)
	figures := r.at(k).form == number
	switch {
	case !dayBefore[w]:
		return reading{}
	case figures && !r.at(k).suffixed && !(r.sentenceEnd(end) || r.isMark(end, '.')):
		return reading{}
	case !r.sentenceEnd(end) && !(r.is(end, toWord, untilWord, atWord, andWord, betweenWord, fromWord, thisWord) || dayAfter[r.word(end)]): // on the 18th floor
		return reading{}
	case !figures && d < 13 && w != "on" && !(w == "for" && d == 2 && r.sentenceEnd(end)):
		return reading{}
	}
	if r.is(end, thisWord) && r.at(end+1).unit == calendar.Month { // the 21st this month
		return reading{Meaning: r.dayWithin(d, calendar.Shifted(calendar.Month, 0).Place), rule: "en.day-of-month", end: end + 2}
	}
	return reading{Meaning: calendar.Once(calendar.DayOfMonth(d), "day"), rule: "en.day", end: end}
}

var (
	dayBefore = set(`on by until till from before after for around about since the of to through`)
	dayAfter  = set(`when where after before with for in that which because and but as said`)
)

// bareDay reads On 24th, on the 15: a day without the.
func (r *reader) bareDay(k int) reading {
	t := r.at(k)
	if t.form != number || t.digits > 2 || t.n < 1 || t.n > 31 || !t.suffixed {
		return reading{}
	}
	w, _ := r.wordBefore(t.start)
	if w != "on" || !r.sentenceEnd(k+1) && !(r.isMark(k+1, '-') && r.at(k+1).spaced) {
		return reading{}
	}
	return reading{Meaning: calendar.Once(calendar.DayOfMonth(t.n), "day"), rule: "en.day", end: k + 1}
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

// bareDecade reads nineties behind a preposition or early.
func (r *reader) bareDecade(k int) reading {
	w, _ := r.wordBefore(r.at(k).start)
	if w == "the" || w == "his" || w == "her" || w == "their" || w == "my" {
		return reading{}
	}
	x := r.decadeInWords(k)
	if x.ok() {
		x.hidden = true
	}
	return x
}

// upcoming reads two upcoming weeks, 5 next years.
func (r *reader) upcoming(k int) reading {
	q := r.quantity(k)
	if q.end == 0 || q.article || q.unknown {
		return reading{}
	}
	n, ok := r.direction(q.end)
	if !ok || n == 0 {
		return reading{}
	}
	u, each, end := r.unitAt(q.end + 1)
	if end == 0 || u == calendar.Half || u == calendar.Season || r.at(q.end+1).part != "" || q.n != 1 && !r.at(q.end+1).plural && !r.is(q.end, comingWord) {
		return reading{}
	}
	return reading{Meaning: calendar.Rolling(calendar.Period{{Units: q.n * each, Unit: u}}, n), rule: "en.rolling", end: end}
}

// twoOrMore reads the first number of a range of lengths: 12 to 18 months, two or
// three years. The range is one length.
func (r *reader) twoOrMore(k int) reading {
	q := r.quantity(k)
	if q.end == 0 || q.article || q.unknown {
		return reading{}
	}
	j := q.end
	if !r.is(j, toWord, orWord) && !r.isMark(j, '-') {
		return reading{}
	}
	a := r.oneAmount(j + 1)
	if a.end == 0 || a.article || a.plural || len(a.period) != 1 || a.period[0].Units <= q.n || a.hyphen && !r.isMark(j, '-') && !r.is(j, toWord) {
		return reading{}
	}
	if r.is(a.end, oldWord) || r.isMark(a.end, '-') && r.is(a.end+1, oldWord) || r.is(j, toWord) && r.precededBy(k, "from") { // raised from four to six years
		return reading{}
	}
	first := calendar.Period{{Units: q.n, Unit: a.period[0].Unit}}
	if n, end := r.away(a.end); end > 0 {
		return r.countedAway(amount{period: a.period}, n, end)
	}
	return reading{Meaning: calendar.Fixed(calendar.Duration, first.Value()+"/"+a.period.Value()), rule: "en.duration-range", end: a.end}
}

// dayBeside reads day before yesterday, day after tomorrow, year before last, day
// after.
func (r *reader) dayBeside(k int) reading {
	t := r.at(k)
	if t.plural || t.unit < calendar.Year || t.unit > calendar.Day || t.units > 0 || t.unit == calendar.Half {
		return reading{}
	}
	var n int
	switch r.at(k + 1).id {
	case beforeWord:
		n = -1
	case afterWord:
		n = 1
	default:
		return reading{}
	}
	switch next := r.at(k + 2); {
	case t.unit == calendar.Day && (next.id == yesterdayWord && n < 0 || next.id == tomorrowWord && n > 0):
		return reading{Meaning: calendar.Shifted(calendar.Day, 2*n), rule: "en.named-day", end: k + 3}
	case next.id == lastWord && n < 0 && r.sentenceEnd(k+3):
		return reading{Meaning: calendar.Shifted(t.unit, -2), rule: "en.after-next", end: k + 3}
	}
	w, _ := r.wordBefore(t.start)
	if w != "the" && w != "a" {
		return reading{}
	}
	if w == "the" && (r.sentenceEnd(k+2) || r.at(k+2).form == otherWord && !r.at(k+2).upper && pastForm(r.word(k+2))) {
		return reading{Meaning: calendar.ShiftedMentioned(t.unit, n), rule: "en.same-unit", end: k + 2}
	}
	// The day after Christmas.
	if base := r.date(k + 2); base.ok() && base.Place != nil && !base.IsDuration() && !base.hidden && base.Unit >= t.unit && base.clock == nil && w == "the" && t.unit == calendar.Day {
		return reading{Meaning: calendar.Beside(base.Meaning, calendar.Period{{Units: 1, Unit: t.unit}}, n), rule: "en.units-beside", end: base.end}
	}
	return reading{}
}

// theSameUnit reads the week, the year, the weekend, the day, where no more is said
// of it.
func (r *reader) theSameUnit(k int) reading {
	t := r.at(k)
	if t.plural || t.unit < calendar.Decade || t.unit > calendar.Day || t.units > 0 || t.unit == calendar.Half || t.unit == calendar.Season {
		return reading{}
	}
	if r.is(k+1, ofWord) || !r.sentenceEnd(k+1) && !theUnitAfter[r.word(k+1)] || r.isMark(k+1, '-') {
		return reading{}
	}
	w, _ := r.wordBefore(r.at(k - 1).start)
	if t.unit == calendar.Weekend {
		return reading{Meaning: calendar.Weekendish(), rule: "en.same-unit", end: k + 1}
	}
	return reading{Meaning: calendar.Shifted(t.unit, 0), rule: "en.same-unit", end: k + 1, hidden: !theUnitBefore[w]}
}

var (
	theUnitBefore = set(`of for during in over through throughout within this by per until before on`)
	theUnitAfter  = set(`and or but as to when with for in at on by before after ended ending ahead so from is was the that through end began`)
)

// earlyHours reads early hours of Wednesday, small hours of this morning.
func (r *reader) earlyHours(k int) reading {
	if !r.is(k, earlyWord) && r.word(k) != "small" || r.at(k+1).unit != calendar.Hour || !r.is(k+2, ofWord) {
		return reading{}
	}
	day := r.dayFor(k + 3)
	if !day.ok() {
		return reading{}
	}
	x := reading{Meaning: day.Meaning, rule: "en.part-of-day", end: day.end}
	if day.Unit == calendar.Day {
		x.Meaning = inDay(day.Meaning, calendar.Morning)
	}
	x.Mod = "START"
	return x
}

// unitEnd reads year-end.
func (r *reader) unitEnd(k int) reading {
	t := r.at(k)
	if t.plural || t.unit < calendar.Year || t.unit > calendar.Month || t.units > 0 || !r.isMark(k+1, '-') || r.at(k+1).spaced || !r.is(k+2, endWord) {
		return reading{}
	}
	x := reading{Meaning: calendar.Shifted(t.unit, 0), rule: "en.unit-end", end: k + 3}
	x.Mod = "END"
	return x
}

// unitLong reads week-long, decades-long.
func (r *reader) unitLong(k int) reading {
	u, each, end := r.unitAt(k)
	if end == 0 || !r.isMark(end, '-') || r.at(end).spaced || !r.is(end+1, longWord) {
		return reading{}
	}
	p := calendar.Period{{Units: each, Unit: u}}
	if r.at(k).plural {
		p[0].Units = 0
	}
	return reading{Meaning: calendar.Fixed(calendar.Duration, p.Value()), rule: "en.duration", end: end + 2}
}

// list reads further days of a month: June 24 and 25; June 3, 4 and 5.
func (g *Grammar) list(x reading) (out []calendar.Expression) {
	if x.Cycle == nil || x.rule != "en.month-day" {
		return nil
	}
	month := 0
	for k := range x.end {
		if m := g.at(k).month; m > 0 {
			month = m
		}
	}
	for k := x.end; len(out) < 6; {
		j := k
		if g.isMark(j, ',') {
			j++
		}
		last := g.is(j, andWord, orWord)
		if last {
			j++
		}
		if j == k {
			return out
		}
		d, end := g.day(j)
		if end == 0 || g.countsSomething(j, end) || g.at(end).month > 0 || !g.sentenceEnd(end) && !g.is(end, andWord, orWord, atWord, inWord, forWord, toWord) && !dayAfter[g.word(end)] && !verbLike[g.word(end)] {
			return out
		}
		if !last && !(g.isMark(end, ',') || g.is(end, andWord, orWord)) { // June 24, 25 deputies
			return out
		}
		y := reading{Meaning: calendar.Once(calendar.MonthDay(month, d), "day"), rule: "en.day-of-list", end: end}
		out = append(out, g.expression(j, y))
		k = end
	}
	return out
}
