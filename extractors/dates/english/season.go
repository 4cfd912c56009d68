package english

import "tifa/extractors/dates/calendar"

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
	case r.word(k) == "fall" && !the && (!seasonBefore[w] || w == "to" || w == "and" || w == "or"), r.word(k) == "fall" && the && !r.theFall(k):
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

// theFall says whether the fall at token k is the season: in the fall.
func (r *reader) theFall(k int) bool {
	switch w, _ := r.wordBefore(r.at(k - 1).start); w {
	case "in", "by", "during", "until", "till", "this", "early", "late", "throughout", "through", "since", "of":
		return !r.is(k+1, inWord)
	}
	return false
}

var seasonBefore = set(`in since by until till from of during before after for to through and or late early mid this last next between throughout every each`)
