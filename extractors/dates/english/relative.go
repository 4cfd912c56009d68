package english

import (
	"tifa/extractors/dates/calendar"
)

// direction reads a word that leads to a neighbour in time: last is -1, this 0, next
// 1.
func (r *reader) direction(k int) (n int, ok bool) {
	switch r.at(k).id {
	case lastWord, pastWord, previousWord:
		return -1, true
	case thisWord, currentWord:
		return 0, true
	case nextWord, comingWord:
		return 1, true
	}
	return 0, false
}

// directed reads last Friday, next month, this morning, the past two years, this
// coming Tuesday, same month. A the before it was passed by the caller.
func (r *reader) directed(k int, the bool) reading {
	t := r.at(k)
	j := k + 1
	n, ok := r.direction(k)
	mentioned := false
	switch t.id {
	case thisWord:
		if m, more := r.direction(j); more && r.is(j, pastWord, comingWord, lastWord, nextWord, currentWord) { // this past Wednesday
			n, j = m, j+1
			if x := r.directedDay(j, n, r.at(j-1).id, the); x.ok() {
				return x
			}
		}
	case followingWord, sameWord, thatWord:
		ok, mentioned = true, true
		if t.id == followingWord {
			n = 1
		}
	case recentWord:
		if u := r.at(j); u.plural && u.unit != calendar.NoUnit && u.unit != calendar.Second {
			return reading{Meaning: calendar.Fixed(calendar.Date, calendar.PastRef), rule: "en.past", end: j + 1}
		}
		if a := r.amount(j); a.end > 0 && !a.article && !a.hyphen && a.period.Known() { // the recent two years
			return reading{Meaning: calendar.Rolling(a.period, -1), rule: "en.rolling", end: a.end}
		}
		return reading{}
	}
	if !ok {
		return reading{}
	}
	if t.id == previousWord && the {
		mentioned = true
	}
	if r.is(j, fewWord, severalWord, coupleWord, manyWord) || r.at(j).form == number || r.at(j).count > 0 { // the past two years
		return r.rolling(k, j, n, mentioned)
	}
	u := r.at(j)
	if u.plural && u.unit != calendar.NoUnit && u.unit != calendar.Part && !mentioned && n != 0 { // the past weeks, the coming months
		if t.id == lastWord || t.id == nextWord {
			return reading{}
		}
		p := calendar.Period{{Unit: u.unit}}
		return reading{Meaning: calendar.Fixed(calendar.Duration, p.Value()), rule: "en.rolling", end: j + 1}
	}
	return r.directedDay(j, n, t.id, the || mentioned)
}

// directedDay reads what stands behind last, this, next: a weekday, a month, a
// season, a holiday, a part of the day, a unit. It begins at k.
func (r *reader) directedDay(j, n int, by id, the bool) reading {
	t := r.at(j)
	near := func(c calendar.Cycle, rule string, end int, stated ...string) reading {
		x := reading{rule: rule, end: end, Meaning: calendar.Placed(c.Unit, choose(c, n, by), stated...)}
		return x
	}
	if c, end := r.holidayAt(j); end > 0 && by != sameWord {
		return near(c, "en.relative-holiday", end, "holiday")
	}
	switch {
	case t.weekday > 0 && !t.plural:
		if by == sameWord || by == followingWord && !the {
			break
		}
		if t.short && !t.upper && !t.plain {
			break
		}
		end := j + 1
		if t.short && r.isMark(end, '.') && !r.at(end).spaced {
			end++
		}
		return near(calendar.Weekday(t.weekday), "en.relative-weekday", end, "weekday")
	case t.season > 0:
		if t.season == 3 && t.upper || r.at(j+1).form == number && r.at(j+1).digits == 4 {
			break
		}
		return near(calendar.PartCycle(calendar.Season, t.season), "en.relative-season", j+1, "season")
	case t.part != "" && !t.plural:
		return r.directedPart(j, n, by)
	case t.ordinal > 0 || t.form == number && t.suffixed: // this third quarter; the next 15th is none
		if u, q, end := r.ordinalPart(j); end > 0 && by != sameWord {
			return near(calendar.PartCycle(u, q), "en.relative-"+partName(u), end, partName(u))
		}
	}
	if m, end := r.month(j); end > 0 && by != sameWord {
		if d, e := r.day(end); e > 0 && !r.countsSomething(end, e) {
			return near(calendar.MonthDay(m, d), "en.relative-month-day", e, "month", "day")
		}
		return near(calendar.MonthCycle(m), "en.relative-month", end, "month")
	}
	return r.directedUnit(j, n, by, the)
}

// choose picks the one of a cycle that a word means.
func choose(c calendar.Cycle, n int, by id) calendar.Placer {
	switch {
	case by == thatWord || by == sameWord:
		return c.Nearest
	case by == comingWord:
		return c.Coming
	case n < 0:
		return c.Last
	case n > 0:
		return c.Next
	}
	return c.This
}

// directedPart reads this morning, last night, that evening, the previous evening.
func (r *reader) directedPart(j, n int, by id) reading {
	part := r.at(j).part
	if n != 0 && by == nextWord && part != calendar.Morning && part != calendar.Night && part != calendar.Evening {
		return reading{}
	}
	day := calendar.Shifted(calendar.Day, n)
	if by == thatWord || by == sameWord || by == followingWord {
		day = calendar.ShiftedMentioned(calendar.Day, n)
	}
	return reading{Meaning: inDay(day, part), rule: "en.relative-part", end: j + 1}
}

// inDay is a part of a day.
func inDay(day calendar.Meaning, part calendar.DayPart) calendar.Meaning {
	c := calendar.DayPartCycle(part)
	m := calendar.Placed(calendar.Part, c.Within(day.Place), append([]string{}, day.Stated...)...)
	m.Stated = append(m.Stated, "part")
	return m
}

// directedUnit reads last week, this year, the following day, next quarter, this
// working week, the next fiscal year.
func (r *reader) directedUnit(j, n int, by id, the bool) reading {
	i := j
	if r.is(i, businessWord, fiscalWord) || r.word(i) == "calendar" {
		i++
	}
	t := r.at(i)
	u, each, end := r.unitAt(i)
	switch {
	case end == 0 || t.plural || u == calendar.Half || t.part != "":
		return reading{}
	case u >= calendar.Hour && (by == thisWord || by == thatWord || by == sameWord || by == pastWord || the):
		return reading{}
	case u == calendar.Second || u == calendar.Minute && by == lastWord && !r.sentenceEnd(end): // a last-minute deal
		return reading{}
	case r.isMark(end, '-') && !r.at(end).spaced && !r.at(end+1).spaced && r.at(end+1).form != number:
		return reading{}
	case u == calendar.Day && (by == pastWord || by == thisWord || by == currentWord || by == lastWord && !the && !r.sentenceEnd(end)):
		if by == thisWord && r.sentenceEnd(end) || by == currentWord {
			break
		}
		return reading{}
	}
	x := reading{end: end, rule: "en.relative-unit"}
	switch {
	case by == thatWord || by == sameWord || by == followingWord, the && (by == previousWord || by == nextWord && u == calendar.Day):
		if by == nextWord {
			n = 1
		}
		x.Meaning, x.rule = calendar.ShiftedMentioned(u, n), "en.same-unit"
	case u >= calendar.Hour:
		x.Meaning = calendar.Rolling(calendar.Period{{Units: 1, Unit: u}}, n)
		if n == 0 {
			return reading{}
		}
	case by == pastWord && (the || u != calendar.Quarter && u != calendar.Week && u != calendar.Weekend):
		// The past year ends today; last year is one of the calendar.
		x.Meaning, x.rule = calendar.Rolling(calendar.Period{{Units: each, Unit: u}}, n), "en.rolling"
		if the && each == 1 {
			x.Meaning = calendar.UpToNow(u)
		}
	case (u == calendar.Decade || u == calendar.Century) && n > 0 && the:
		x.Meaning, x.rule = calendar.Rolling(calendar.Period{{Units: 1, Unit: u}}, n), "en.rolling"
	case each > 1: // the past fortnight
		x.Meaning, x.rule = calendar.Rolling(calendar.Period{{Units: each, Unit: u}}, n), "en.rolling"
		if n == 0 {
			return reading{}
		}
	default:
		x.Meaning = calendar.Shifted(u, n)
	}
	return x
}

// sentenceEnd says whether a clause ends at token k.
func (r *reader) sentenceEnd(k int) bool {
	t := r.at(k)
	return t.form == nothing || t.form == punct && t.mark != '-' && t.mark != '\''
}

// rolling reads the past two years, next 3 days, the last few months; the amount
// stands at token j.
func (r *reader) rolling(k, j, n int, mentioned bool) reading {
	a := r.amount(j)
	if w, _ := r.wordBefore(r.at(k).start); r.is(k, lastWord) && lastVerb[w] { // talks will last two weeks
		return reading{}
	}
	if a.end == 0 || a.hyphen || a.article || n == 0 && !mentioned {
		// The next 10 Mondays and the last 20th are none.
		return reading{}
	}
	if r.is(a.end, oldWord) {
		return reading{}
	}
	// The last three weeks of the year.
	if x := r.countedWithin(j, n); x.ok() {
		return x
	}
	l := a.period
	if mentioned {
		return reading{Meaning: calendar.Fixed(calendar.Duration, l.Value()), rule: "en.rolling", end: a.end}
	}
	if len(l) == 1 && l.Known() && l[0].Unit == calendar.Quarter {
		return reading{Meaning: calendar.Whole(l[0], n), rule: "en.rolling", end: a.end}
	}
	return reading{Meaning: calendar.Rolling(l, n), rule: "en.rolling", end: a.end}
}

// lastVerb are the words behind which "last" is a verb.
var lastVerb = set(`will would should could can may might to not must shall shouldn't won't didn't doesn't don't couldn't wouldn't can't`)

// countedWithin reads the last three weeks of this year, the first ten days of last
// year; the number stands at j.
func (r *reader) countedWithin(j, sign int) reading {
	q := r.quantity(j)
	if q.end == 0 || q.n < 1 || q.unknown {
		return reading{}
	}
	t := r.at(q.end)
	if t.unit == calendar.NoUnit || t.unit >= calendar.Part || !r.is(q.end+1, ofWord, inWord) {
		return reading{}
	}
	outer, end := r.outer(q.end + 2)
	if end == 0 || outer.Unit >= t.unit {
		return reading{}
	}
	n := 1
	if sign < 0 {
		n = -1
	}
	return reading{
		Meaning: calendar.Placed(t.unit, calendar.Nth(calendar.Counted{Unit: t.unit}, n, int(q.n), outer.Place)),
		rule:    "en.counted-within", end: end,
	}
}

// outer reads the longer time behind "of" or "in": next month, October 2018, the
// year, 2021, the week.
func (r *reader) outer(k int) (m calendar.Meaning, end int) {
	if y, end := r.yearAt(k); end > 0 && r.at(k).form == number {
		if x := r.decade(k); x.ok() {
			return x.Meaning, x.end
		}
		return yearMeaning(y), end
	}
	if y, end := r.yearInWords(k); end > 0 && y > 1000 {
		return yearMeaning(y), end
	}
	if x := r.date(k); x.ok() && x.Place != nil && !x.IsDuration() {
		return x.Meaning, x.end
	}
	if x := r.theUnit(k); x.ok() {
		return x.Meaning, x.end
	}
	return m, 0
}

// theUnit reads the year, the month, month alone: the current one.
func (r *reader) theUnit(k int) reading {
	j := r.skip(k, theWord)
	t := r.at(j)
	if t.unit == calendar.NoUnit || t.unit > calendar.Day || t.plural || t.unit == calendar.Half || t.units > 0 || t.id == quarterWord && j == k {
		return reading{}
	}
	if t.unit == calendar.Season {
		return reading{}
	}
	return reading{Meaning: calendar.Shifted(t.unit, 0), rule: "en.relative-unit", end: j + 1}
}

// nthWithin reads first Monday of next month, last week of 2016, third month of
// 2021, second last week of October, last day of the year; the determiner was passed.
func (r *reader) nthWithin(k int) reading {
	var n int
	j := k
	if r.is(j, lastWord) {
		n, j = -1, j+1
	} else {
		n, j = r.ordinal(k)
		if j == 0 {
			return reading{}
		}
		if r.is(j, lastWord) { // the second last week
			n, j = -n, j+1
		}
	}
	t := r.at(j)
	counted := calendar.Counted{Unit: t.unit}
	end := j + 1
	switch {
	case t.weekday > 0 && !t.plural:
		counted = calendar.Counted{Unit: calendar.Day, Weekday: t.weekday}
	case t.unit == calendar.NoUnit || t.plural || t.unit >= calendar.Part || t.units > 0:
		return reading{}
	case t.unit == calendar.Week && r.is(j+1, endWord) && r.is(j+2, ofWord): // last week end of October
		counted.Unit, end = calendar.Weekend, j+2
	}
	i := end
	if !r.is(i, ofWord, inWord) {
		// The third week next year.
		if _, ok := r.direction(r.skip(i, theWord)); !ok || counted.Unit == calendar.Year || n < 0 && j == k+1 {
			return reading{}
		}
	} else {
		i++
	}
	outer, end := r.outer(i)
	if end == 0 || outer.Unit >= counted.Unit || outer.Unit == calendar.NoUnit {
		return reading{}
	}
	x := reading{rule: "en.nth-within", end: end}
	if counted.Unit == calendar.Half {
		x.Meaning = calendar.Placed(calendar.Half, calendar.HalfOf(n, outer.Place), "half")
		return x
	}
	if counted.Unit == calendar.Quarter && outer.Unit == calendar.Year && n > 0 && n <= 4 {
		x.Meaning = within(calendar.PartCycle(calendar.Quarter, n), outer, append([]string{"quarter"}, outer.Stated...)...)
		return x
	}
	x.Meaning = calendar.Placed(counted.Unit, calendar.Nth(counted, n, 1, outer.Place), outer.Stated...)
	return x
}

// weekNumber reads week 31, week of October 6th, week beginning February 4.
func (r *reader) weekNumber(k int) reading {
	t := r.at(k)
	if t.unit != calendar.Week && t.unit != calendar.Weekend || t.plural || t.units > 0 {
		return reading{}
	}
	next := r.at(k + 1)
	if t.unit == calendar.Week && next.form == number && !next.suffixed && next.digits <= 2 && next.n >= 1 && next.n <= 53 && !r.countsSomething(k+1, k+2) {
		if r.isMark(k+2, '.') && r.at(k+3).form == number && !r.at(k+3).spaced {
			return reading{}
		}
		return reading{Meaning: calendar.Once(calendar.WeekCycle(next.n), "week"), rule: "en.week", end: k + 2}
	}
	j := k + 1
	switch {
	case r.is(j, ofWord):
		j++
	case r.is(j, beginningWord), r.word(j) == "starting", r.word(j) == "ending", r.word(j) == "commencing":
		j = r.skip(j+1, onWord)
	default:
		return reading{}
	}
	day := r.date(j)
	if !day.ok() || day.Place == nil || day.Unit < calendar.Day || day.IsDuration() || day.clock != nil {
		return reading{}
	}
	return reading{Meaning: calendar.Placed(t.unit, calendar.WeekWith(day.Place, t.unit), day.Stated...), rule: "en.week-of", end: day.end}
}

// afterNext reads week after next, Friday after next.
func (r *reader) afterNext(k int) reading {
	t := r.at(k)
	if !r.is(k+1, afterWord) || !r.is(r.skip(k+2, theWord), nextWord) {
		return reading{}
	}
	end := r.skip(k+2, theWord) + 1
	if next := r.at(end); next.unit != calendar.NoUnit || next.weekday > 0 {
		return reading{}
	}
	switch {
	case t.unit >= calendar.Year && t.unit <= calendar.Day && !t.plural:
		return reading{Meaning: calendar.Shifted(t.unit, 2), rule: "en.after-next", end: end}
	case t.weekday > 0:
		c := calendar.Weekday(t.weekday)
		return reading{Meaning: calendar.Placed(calendar.Day, c.Within(calendar.Shifted(calendar.Week, 1).Place), "weekday"), rule: "en.after-next", end: end}
	}
	return reading{}
}
