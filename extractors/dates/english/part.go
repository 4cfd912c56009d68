package english

import "tifa/extractors/dates/calendar"

// part reads the morning, the evening, where the words around make it a time: in the
// evening, the night of March 12.
func (r *reader) part(k int, the bool) reading {
	t := r.at(k)
	if t.part == "" || t.plural {
		return reading{}
	}
	if the && r.is(k+1, beforeWord) && r.sentenceEnd(k+2) { // the night before
		return reading{Meaning: inDay(calendar.ShiftedMentioned(calendar.Day, -1), t.part), rule: "en.relative-part", end: k + 2}
	}
	x := reading{Meaning: calendar.Once(calendar.DayPartCycle(t.part), "part"), rule: "en.part", end: k + 1}
	at := r.at(k).start
	if the {
		at = r.at(k - 1).start
	}
	w, _ := r.wordBefore(at)
	switch {
	case the && (w == "in" || w == "during" || w == "by" || w == "until" || w == "through" || w == "throughout" || w == "for" || w == "into"):
	case !the && t.upper && (w == "late" || w == "early"): // the Late Night Show
		x.hidden = true
	case !the && (w == "in" || w == "early" || w == "late" || w == "until" || w == "during"):
	default:
		x.hidden = true
	}
	return x
}

// earlyHours reads early hours of Wednesday, small hours of this morning, early morning
// hours of Tuesday.
func (r *reader) earlyHours(k int) reading {
	j := k + 1
	if r.is(k, earlyWord) && r.at(j).part == calendar.Morning {
		j++
	}
	if !r.is(k, earlyWord, smallWord) || r.at(j).unit != calendar.Hour || !r.is(j+1, ofWord) {
		return reading{}
	}
	day := r.dayFor(j + 2)
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
