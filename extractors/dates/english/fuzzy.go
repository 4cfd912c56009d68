package english

import "tifa/extractors/dates/calendar"

// fuzzy reads times of no day: now, currently, recently, soon, in the past.
func (r *reader) fuzzy(k int) reading {
	ref := func(value, rule string, end int) reading {
		return reading{Meaning: calendar.Fixed(calendar.Date, value), rule: rule, end: end}
	}
	switch t := r.at(k); t.id {
	case rightWord:
		if r.is(k+1, nowWord) {
			return ref(calendar.PresentRef, "en.present", k+2)
		}
	case nowWord, currentlyWord:
		return ref(calendar.PresentRef, "en.present", k+1)
	case recentlyWord:
		if r.is(k+1, asWord) {
			return reading{}
		}
		return ref(calendar.PastRef, "en.past", k+1)
	case soonWord:
		if w, _ := r.wordBefore(t.start); w == "as" || w == "too" || w == "how" || w == "so" {
			return reading{}
		}
		if !r.is(k+1, afterWord, asWord, enoughWord) {
			return ref(calendar.FutureRef, "en.future", k+1)
		}
	case asWord:
		if r.is(k+1, soonWord) && r.is(k+2, asWord) && r.word(k+3) == "possible" {
			return ref(calendar.FutureRef, "en.future", k+4)
		}
	}
	return reading{}
}

// theFuzzy reads the past, the future, the near future, the moment, this time, these
// days, long ago; a determiner stands at k and belongs to it.
func (r *reader) theFuzzy(k int) reading {
	ref := func(value, rule string, end int) reading {
		return reading{Meaning: calendar.Fixed(calendar.Date, value), rule: rule, end: end}
	}
	j := k + 1
	before, _ := r.wordBefore(r.at(k).start)
	next := ""
	if !r.at(j).upper {
		next = r.word(j)
	}
	switch {
	case r.is(k, theWord) && r.is(j, pastWord) && before == "in" && r.sentenceEnd(j+1):
		return ref(calendar.PastRef, "en.past", j+1)
	case r.is(k, theWord) && r.is(j, futureWord) && before == "in" && r.sentenceEnd(j+1):
		return ref(calendar.FutureRef, "en.future", j+1)
	case r.is(k, theseWord) && r.at(j).unit == calendar.Day && r.at(j).plural && r.sentenceEnd(j+1):
		return ref(calendar.PresentRef, "en.present", j+1)
	case r.is(k, longWord) && r.is(j, agoWord) && before != "how" && before != "not":
		return ref(calendar.PastRef, "en.past", j+1)
	case r.is(k, someWord) && r.is(j, timeWord) && r.is(j+1, agoWord):
		return ref(calendar.PastRef, "en.past", j+2)
	case r.is(k, theWord) && (next == "near" || next == "foreseeable" || next == "immediate") && r.is(j+1, futureWord):
		return ref(calendar.FutureRef, "en.future", j+2)
	case r.is(k, theWord) && next == "very" && r.word(j+1) == "near" && r.is(j+2, futureWord):
		return ref(calendar.FutureRef, "en.future", j+3)
	case r.is(k, theWord) && next == "moment" && before == "at",
		r.is(k, thisWord) && r.is(j, timeWord) && before == "at",
		r.is(k, theWord) && r.is(j, presentWord) && before == "at" && r.is(j+1, timeWord):
		return ref(calendar.PresentRef, "en.present", j+1)
	case r.is(k, theWord) && r.is(j, recentWord) && r.is(j+1, pastWord):
		return ref(calendar.PastRef, "en.past", j+2)
	}
	return reading{}
}
