package english

import "tifa/extractors/dates/calendar"

// primary reads a time that stands by itself.
func (r *reader) primary(k int) reading {
	t := r.at(k)
	switch {
	case t.form == number:
		return r.try(k, r.numeric, r.twoOrMore, r.clock, r.daysOfMonth, r.dayOfMonth, r.dayFirst, r.dayOfList, r.yearFirst, r.century, r.nthWithin, r.partOfYear, r.frequency, r.upcoming, r.countedWeekdays, r.counted,
			r.bareDay)
	case t.form == punct && t.mark == '\'':
		if x := r.decade(k + 1); x.ok() && !r.at(k+1).spaced && r.at(k+1).digits == 2 { // the '90s
			return x
		}
		return reading{}
	case t.form != knownWord && t.names == nil:
		return reading{}
	}
	if t.names != nil {
		if x := r.holiday(k); x.ok() {
			return x
		}
	}
	switch t.id {
	case theWord:
		return r.definite(k)
	case aWord:
		return r.try(k, r.clock, r.frequency, r.counted)
	case someWord, fewWord, severalWord, manyWord, coupleWord, anotherWord, hundredWord, thousandWord, dozenWord:
		return r.try(k, r.theFuzzy, r.frequency, r.counted)
	case lastWord, nextWord, thisWord, pastWord, previousWord, comingWord, currentWord, sameWord, followingWord, thatWord, recentWord:
		return r.try(k, r.theFuzzy, r.nthWithin, r.directedBare)
	case earlyWord, lateWord, midWord, beginningWord, startWord, endWord, middleWord, earlierWord, laterWord:
		return r.try(k, r.earlyHours, r.edge, r.clock)
	case longWord, theseWord:
		return r.theFuzzy(k)
	case restWord:
		return r.rest(k)
	case halfWord:
		return r.try(k, r.clock, r.counted)
	case everyWord, eachWord, allWord:
		return r.every(k)
	case wholeWord:
		return r.whole(k)
	case onceWord, twiceWord:
		return r.frequency(k)
	case todayWord, yesterdayWord, tomorrowWord, tonightWord, overnightWord:
		return r.namedDay(k)
	case nowWord, currentlyWord, recentlyWord, soonWord, rightWord, asWord:
		return r.fuzzy(k)
	case noonWord, midnightWord, middayWord:
		if t.upper && !r.sentenceStart(t.start) { // Judge Noon
			return reading{}
		}
		return r.clock(k)
	case quarterWord:
		return r.try(k, r.clock, r.partLetter, r.unitEnd)
	case qWord, hWord:
		return r.partLetter(k)
	case fyWord, fiscalWord, calendarWord:
		return r.fiscalYear(k)
	case secondWord:
		return r.try(k, r.dayFirst, r.nthWithin, r.partOfYear, r.century)
	case decadeWords:
		return r.bareDecade(k)
	case weekdaysWord:
		return r.plurals(k)
	case longLength: // a weeklong visit
		return reading{Meaning: calendar.Fixed(calendar.Duration, calendar.Period{t.every}.Value()), rule: "en.duration", end: k + 1}
	}
	switch {
	case t.month > 0:
		return r.try(k, r.monthFirst)
	case t.weekday > 0:
		return r.try(k, r.afterNext, r.weekday)
	case t.season > 0:
		return r.season(k, false)
	case t.every.Unit != calendar.NoUnit:
		return r.adverb(k)
	case t.plural && (t.part != "" && t.unit == calendar.NoUnit || t.unit == calendar.Weekend):
		return r.plurals(k)
	case t.part != "":
		return r.part(k, false)
	case t.ordinal > 0:
		return r.try(k, r.daysOfMonth, r.dayOfMonth, r.dayFirst, r.century, r.nthWithin, r.partOfYear, r.firstFew)
	case t.count > 0:
		return r.try(k, r.twoOrMore, r.clock, r.dayOfMonth, r.dayFirst, r.decadeInWords, r.century, r.yearWords, r.frequency, r.upcoming, r.countedWeekdays, r.counted)
	case t.unit != calendar.NoUnit:
		return r.try(k, r.afterNext, r.weekNumber, r.fiscalYear, r.dayBeside, r.unitEnd, r.unitLong, r.counted)
	}
	return r.fiscalYear(k)
}

func (r *reader) directedBare(k int) reading { return r.directed(k, false) }

// definite reads what begins with the, which belongs to it: the 1990s, the third
// quarter, the end of March, the past year, the morning of March 12.
func (r *reader) definite(k int) reading {
	j := k + 1
	t := r.at(j)
	if x := r.theFuzzy(k); x.ok() {
		return x
	}
	if t.names != nil {
		if x := r.holiday(j); x.ok() {
			return x
		}
	}
	switch {
	case t.form == number:
		return r.try(j, r.daysOfMonth, r.dayOfMonth, r.dayFirst, r.decade, r.century, r.yearFiscal, r.nthWithin, r.partOfYear, r.upcoming, r.theDay, r.theLength)
	case t.form == punct && t.mark == '\'':
		return r.primary(j)
	}
	switch t.id {
	case lastWord, nextWord, pastWord, previousWord, comingWord, currentWord, sameWord, followingWord, recentWord:
		return r.try(j, r.nthWithin, r.theDirected)
	case earlyWord, lateWord, midWord, beginningWord, startWord, endWord, middleWord:
		return r.try(j, r.earlyHours, r.edge)
	case restWord:
		return r.rest(j)
	case wholeWord:
		return r.whole(j)
	case finalWord:
		return r.nthWithin(j)
	case smallWord:
		return r.earlyHours(j)
	case decadeWords:
		return r.decadeInWords(j)
	case fiscalWord:
		return r.fiscalYear(j)
	case secondWord:
		return r.try(j, r.daysOfMonth, r.dayOfMonth, r.dayFirst, r.nthWithin, r.theOrdinalPart, r.century, r.theDay)
	}
	switch {
	case t.season > 0:
		return r.season(j, true)
	case t.part != "" && t.unit != calendar.Part || t.part != "" && !t.plural:
		return r.part(j, true)
	case t.ordinal > 0:
		return r.try(j, r.daysOfMonth, r.dayOfMonth, r.dayFirst, r.century, r.nthWithin, r.theOrdinalPart, r.firstFew, r.theDay)
	case t.count > 0:
		return r.try(j, r.dayOfMonth, r.dayFirst, r.decadeInWords, r.century, r.upcoming, r.theDay, r.theLength)
	case t.unit != calendar.NoUnit:
		return r.try(j, r.afterNext, r.weekNumber, r.fiscalYear, r.dayBeside, r.unitEnd, r.unitsAhead, r.theSameUnit)
	}
	return reading{}
}

func (r *reader) theDirected(k int) reading { return r.directed(k, true) }
