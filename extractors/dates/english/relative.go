package english

import (
	"strings"

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
		if x := r.sameOf(k, j); x.ok() {
			return x
		}
		if m, more := r.direction(j); more && r.is(j, pastWord, comingWord, lastWord, nextWord, currentWord) { // this past Wednesday
			n, j = m, j+1
			if x := r.directedDay(j, n, r.at(j-1).id, the); x.ok() {
				return x
			}
		}
	case followingWord:
		if !the { // following Monday's vote
			return reading{}
		}
		n, ok, mentioned = 1, true, true
	case sameWord, thatWord:
		ok, mentioned = true, true
		if t.id == thatWord && r.is(j, sameWord) { // that same day
			j++
		}
		if x := r.sameOf(k, j); x.ok() {
			return x
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
	if t.id == currentWord && r.word(j) == "date" {
		return reading{Meaning: calendar.Shifted(calendar.Day, 0), rule: "en.named-day", end: j + 1}
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

// sameOf reads same month last year, same quarter of 2008, this time last year; the unit
// stands at j.
func (r *reader) sameOf(k, j int) reading {
	u := r.at(j)
	period := r.word(j) == "period" || u.id == timeWord
	if !r.is(k, sameWord) && u.id != timeWord || !period && (u.unit < calendar.Half || u.unit > calendar.Day || u.plural) {
		return reading{}
	}
	year, end := r.yearOfSame(r.skip(j+1, inWord, ofWord))
	switch {
	case end == 0:
		return reading{}
	case u.id == timeWord:
		return reading{Meaning: calendar.SameOf(calendar.Month, year), rule: "en.same-period", end: end}
	case period || u.unit == calendar.Half:
		return reading{Meaning: calendar.SamePeriod(year), rule: "en.same-period", end: end}
	}
	return reading{Meaning: calendar.SameOf(u.unit, year), rule: "en.same-period", end: end}
}

// yearOfSame reads last year, a year ago, a year earlier, 2008.
func (r *reader) yearOfSame(k int) (year calendar.Meaning, end int) {
	j := r.skip(k, theWord)
	if n, ok := r.direction(j); ok && n < 0 && r.at(j+1).unit == calendar.Year && !r.at(j+1).plural {
		return calendar.Shifted(calendar.Year, -1), j + 2
	}
	if a := r.amount(k); a.end > 0 && a.period.Unit() == calendar.Year && a.period.Known() {
		if n, end := r.away(a.end); end > 0 && n < 0 {
			if n == -2 {
				return calendar.ShiftedMentioned(calendar.Year, -int(a.period[0].Units)), end
			}
			return calendar.Shifted(calendar.Year, -int(a.period[0].Units)), end
		}
		return year, 0
	}
	if r.at(j).unit == calendar.Year && r.is(j+1, beforeWord, earlierWord) && r.sentenceEnd(j+2) {
		return calendar.ShiftedMentioned(calendar.Year, -1), j + 2
	}
	if y, end := r.yearAt(k); end > 0 && r.at(k).form == number && r.at(k).digits == 4 {
		return yearMeaning(y), end
	}
	return year, 0
}

// directedDay reads what stands behind last, this, next: a weekday, a month, a
// season, a holiday, a part of the day, a unit. It begins at k.
func (r *reader) directedDay(j, n int, by id, the bool) reading {
	t := r.at(j)
	near := func(c calendar.Cycle, rule string, end int, stated ...string) reading {
		x := reading{rule: rule, end: end, Meaning: calendar.Placed(c.Unit, choose(c, n, by, the), stated...)}
		return x
	}
	if c, end := r.holidayAt(j); end > 0 && by != sameWord {
		return near(c, "en.relative-holiday", end, "holiday")
	}
	switch {
	case t.weekday > 0 && !t.plural:
		if by == sameWord {
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
		if w, _ := r.wordBefore(r.at(j - 1).start); by == thatWord && (t.season == 1 || r.word(j) == "fall") && plural(w) { // hopes that spring eternal
			break
		}
		return near(calendar.PartCycle(calendar.Season, t.season), "en.relative-season", j+1, "season")
	case t.part != "" && !t.plural:
		return r.directedPart(j, n, by, the)
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
func choose(c calendar.Cycle, n int, by id, the bool) calendar.Placer {
	switch {
	case by == thatWord:
		return c.Mentioned
	case by == sameWord:
		return c.Nearest
	case by == followingWord:
		return c.Following
	case by == previousWord && the && c.Unit == calendar.Day:
		return c.Preceding
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
func (r *reader) directedPart(j, n int, by id, the bool) reading {
	part := r.at(j).part
	if n != 0 && by == nextWord && part != calendar.Morning && part != calendar.Night && part != calendar.Evening {
		return reading{}
	}
	day := calendar.Shifted(calendar.Day, n)
	if by == thatWord || by == sameWord || by == followingWord || the && (by == nextWord || by == previousWord) {
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
	if w, _ := r.wordBefore(r.at(j - 1).start); (the || w == "the") && by == lastWord && r.is(end, ofWord, beforeWord) { // the last day of the trial
		return reading{}
	}
	x := reading{end: end, rule: "en.relative-unit"}
	switch {
	case the && by == lastWord && u <= calendar.Week && each == 1 && r.leadsBack(j-1): // over the last decade
		x.Meaning, x.rule = calendar.UpToNow(u), "en.rolling"
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

// leadsBack says whether a word stands before "the last" at token k by which it is a
// length that ends now.
func (r *reader) leadsBack(k int) bool {
	switch w, _ := r.wordBefore(r.at(k - 1).start); w {
	case "over", "in", "during", "within", "throughout":
		return true
	}
	return false
}

// sentenceEnd says whether a clause ends at token k.
func (r *reader) sentenceEnd(k int) bool {
	t := r.at(k)
	return t.form == nothing || t.form == punct && strings.IndexByte("-'/$%#@", t.mark) < 0
}
