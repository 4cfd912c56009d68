package english

import "tifa/extractors/dates/calendar"

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

// theSameUnit reads the week, the year, the weekend, the day, where no more is said
// of it.
func (r *reader) theSameUnit(k int) reading {
	t := r.at(k)
	if t.plural || t.unit < calendar.Decade || t.unit > calendar.Day || t.units > 0 || t.unit == calendar.Half || t.unit == calendar.Season {
		return reading{}
	}
	if r.is(k+1, toWord) && r.word(k+2) == "date" && t.unit >= calendar.Year && t.unit <= calendar.Month {
		return reading{Meaning: calendar.ToDate(t.unit), rule: "en.to-date", end: k + 3}
	}
	if x := r.endedUnit(k); x.ok() {
		return x
	}
	if r.is(k+1, ofWord) || !r.sentenceEnd(k+1) && !theUnitAfter[r.word(k+1)] && !pastForm(r.word(k+1)) || r.isMark(k+1, '-') {
		return reading{}
	}
	w, _ := r.wordBefore(r.at(k - 1).start)
	if t.upper || t.unit == calendar.Day && w == "of" && !r.shareOf(k) { // Person of the Year, the order of the day
		return reading{}
	}
	if t.unit == calendar.Weekend {
		return reading{Meaning: calendar.Weekendish(), rule: "en.same-unit", end: k + 1}
	}
	x := reading{Meaning: calendar.Shifted(t.unit, 0), rule: "en.same-unit", end: k + 1, hidden: !theUnitBefore[w]}
	if t.unit == calendar.Quarter {
		x.Meaning = calendar.TheQuarter()
	}
	return x
}

// endedUnit reads the quarter of "the quarter ended March 31", the year of "the year to
// March": the date behind is a time of its own.
func (r *reader) endedUnit(k int) reading {
	u := r.at(k).unit
	end := r.word(k+1) == "ended" || r.word(k+1) == "ending" || r.word(k+1) == "through"
	if u < calendar.Year || u > calendar.Week || !end && !r.is(k+1, toWord) {
		return reading{}
	}
	x := r.plainDate(r.skip(k+2, onWord))
	if !x.ok() || x.Unit != calendar.Day && x.Unit != calendar.Month || x.Unit <= u || x.ranged || x.hidden && !end {
		return reading{}
	}
	return reading{Meaning: calendar.EndingWith(u, x.Meaning), rule: "en.ended-unit", end: k + 1, ranged: true}
}

// shareOf says whether a word stands before "of the" at token k that is a share of the
// time: most of the day.
func (r *reader) shareOf(k int) bool {
	_, at := r.wordBefore(r.at(k - 1).start)
	switch w, _ := r.wordBefore(at); w {
	case "most", "much", "part", "parts", "all", "half", "course", "rest":
		return true
	}
	return false
}

var (
	theUnitBefore = set(`of for during in over through throughout within this by per until before on`)
	theUnitAfter  = set(`and or but as to when with for in at on by before after ended ending ahead so from is was the that through end began`)
)

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
	if w == "the" && (r.sentenceEnd(k+2) || r.is(k+2, toWord, inWord, atWord, andWord, forWord) || r.at(k+2).form == otherWord && !r.at(k+2).upper && pastForm(r.word(k+2))) {
		return reading{Meaning: calendar.ShiftedMentioned(t.unit, n), rule: "en.same-unit", end: k + 2}
	}
	// The day after Christmas.
	if base := r.date(k + 2); base.ok() && base.Place != nil && !base.IsDuration() && !base.hidden && base.Unit >= t.unit && base.clock == nil && w == "the" && t.unit == calendar.Day {
		return reading{Meaning: calendar.Beside(base.Meaning, calendar.Period{{Units: 1, Unit: t.unit}}, n), rule: "en.units-beside", end: base.end}
	}
	return reading{}
}

// unitsAhead reads days ahead, weeks to come.
func (r *reader) unitsAhead(k int) reading {
	t := r.at(k)
	end := k + 2
	if !t.plural || t.unit < calendar.Century || t.unit > calendar.Day || t.unit == calendar.Half || t.unit == calendar.Season {
		return reading{}
	}
	if r.word(k+1) != "ahead" || r.is(end, ofWord) {
		if !r.is(k+1, toWord) || r.word(k+2) != "come" {
			return reading{}
		}
		end = k + 3
	}
	return reading{Meaning: calendar.Fixed(calendar.Duration, calendar.Period{{Unit: t.unit}}.Value()), rule: "en.rolling", end: end}
}

// unitEnd reads year-end.
func (r *reader) unitEnd(k int) reading {
	t := r.at(k)
	if t.plural || t.unit < calendar.Year || t.unit > calendar.Month || t.units > 0 || !r.isMark(k+1, '-') || r.at(k+1).spaced || !r.is(k+2, endWord) {
		return reading{}
	}
	x := reading{Meaning: calendar.Shifted(t.unit, 0), rule: "en.unit-end", end: k + 3}
	if t.unit == calendar.Year {
		x.Meaning = calendar.TellingYear()
	}
	x.Mod = "END"
	return x
}
