package english

import "tifa/extractors/dates/calendar"

// namedDay reads today, yesterday, tomorrow, tonight, the day before yesterday.
func (r *reader) namedDay(k int) reading {
	n := 0
	switch r.at(k).id {
	case todayWord:
		if end := r.possessive(k + 1); end > k+1 && !r.todaysOwn(end) {
			return reading{}
		}
		if next := r.word(k + 1); r.at(k).upper && (next == "programme" || next == "program" || next == "show") {
			return reading{}
		}
	case yesterdayWord:
		n = -1
	case tomorrowWord:
		n = 1
	case tonightWord:
		return reading{Meaning: inDay(calendar.Shifted(calendar.Day, 0), calendar.Night), rule: "en.named-day", end: k + 1}
	case overnightWord:
		if w, _ := r.wordBefore(r.at(k).start); w == "almost" || w == "virtually" || w == "practically" || w == "happen" {
			return reading{}
		}
		if next := r.word(k + 1); next == "star" || next == "stars" || next == "success" || next == "sensation" || next == "millionaire" {
			return reading{}
		}
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
