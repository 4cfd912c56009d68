package english

import (
	"tifa/extractors/dates/calendar"
)

// namedDay reads today, yesterday, tomorrow, tonight, the day before yesterday.
func (r *reader) namedDay(k int) reading {
	n := 0
	switch r.at(k).id {
	case todayWord:
		if end := r.possessive(k + 1); end > k+1 && !r.todaysOwn(end) {
			return reading{}
		}
	case yesterdayWord:
		n = -1
	case tomorrowWord:
		n = 1
	case tonightWord:
		return reading{Meaning: inDay(calendar.Shifted(calendar.Day, 0), calendar.Night), rule: "en.named-day", end: k + 1}
	case overnightWord:
		return reading{Meaning: inDay(calendar.Shifted(calendar.Day, -1), calendar.Night), rule: "en.overnight", end: k + 1}
	default:
		return reading{}
	}
	return reading{Meaning: calendar.Shifted(calendar.Day, n), rule: "en.named-day", end: k + 1}
}

// todaysOwn says whether "today's" is of this day rather than of our time: today's
// meeting, but not today's youth.
func (r *reader) todaysOwn(k int) bool {
	t := r.at(k)
	if t.form == otherWord && t.end-t.start > 3 && r.text[t.end-1] == 's' && r.text[t.end-2] != 's' {
		return false // today's parties
	}
	return !generalNouns[r.word(k)]
}

var generalNouns = set(`world youth society economy generation people modern market climate environment audience technology media politics age`)

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
	before, _ := r.wordBefore(r.at(k).start)
	j := k + 1
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
	case r.is(k, theWord) && (r.word(j) == "near" || r.word(j) == "foreseeable" || r.word(j) == "immediate") && r.is(j+1, futureWord):
		return ref(calendar.FutureRef, "en.future", j+2)
	case r.is(k, theWord) && r.word(j) == "moment" && before == "at",
		r.is(k, thisWord) && r.is(j, timeWord) && before == "at",
		r.is(k, theWord) && r.is(j, presentWord) && before == "at" && r.is(j+1, timeWord):
		return ref(calendar.PresentRef, "en.present", j+1)
	case r.is(k, theWord) && r.is(j, recentWord) && r.is(j+1, pastWord):
		return ref(calendar.PastRef, "en.past", j+2)
	}
	return reading{}
}

// season reads summer, where a preposition or a year makes it a time: in winter,
// spring 2024.
func (r *reader) season(k int, the bool) reading {
	t := r.at(k)
	if t.season == 0 {
		return reading{}
	}
	x := reading{Meaning: calendar.Once(calendar.PartCycle(calendar.Season, t.season), "season"), rule: "en.season", end: k + 1}
	if _, end := r.yearRef(x.end); end > 0 {
		return x
	}
	if next := r.at(k + 1); next.spaced && next.form == otherWord && (next.upper || t.upper && !r.sentenceStart(t.start)) || t.upper && !r.sentenceStart(t.start) && the {
		return reading{} // the Autumn Statement, the Winter Palace
	}
	if (t.season == 1 || t.season == 3 && r.word(k) == "fall") && r.is(k+1, ofWord, forWord, fromWord) { // the fall of the coalition
		return reading{}
	}
	w, _ := r.wordBefore(t.start)
	switch {
	case r.word(k) == "fall" && !the && !seasonBefore[w], r.word(k) == "fall" && the && r.is(k+1, inWord):
		return reading{}
	case t.season == 1 && !the && !seasonBefore[w]:
		return reading{}
	case !the && !seasonBefore[w]:
		x.hidden = true
		return x
	}
	if the && r.at(k+1).form == otherWord && !r.sentenceEnd(k+1) && t.season == 1 {
		return reading{}
	}
	return x
}

var seasonBefore = set(`in since by until till from of during before after for to through and or late early mid this last next between throughout every each`)

// part reads the morning, the evening, where the words around make it a time: in the
// evening, the night of March 12.
func (r *reader) part(k int, the bool) reading {
	t := r.at(k)
	if t.part == "" || t.plural {
		return reading{}
	}
	x := reading{Meaning: calendar.Once(calendar.DayPartCycle(t.part), "part"), rule: "en.part", end: k + 1}
	at := r.at(k).start
	if the {
		at = r.at(k - 1).start
	}
	w, _ := r.wordBefore(at)
	switch {
	case the && (w == "in" || w == "during" || w == "by" || w == "until" || w == "through" || w == "throughout" || w == "for" || w == "into"):
	case !the && (w == "in" || w == "early" || w == "late" || w == "until" || w == "during"):
	default:
		x.hidden = true
	}
	return x
}

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
