package english

import (
	"math"
	"strings"

	"tifa/extractors/dates/calendar"
	"tifa/models"
)

// away reads what makes a date of a length: ago, earlier, later, hence, from now. n
// is where it leads: -1 before and +1 behind now, -2 and +2 the last time mentioned.
func (r *reader) away(k int) (n, end int) {
	switch t := r.at(k); t.id {
	case agoWord:
		return -1, k + 1
	case henceWord:
		return 1, k + 1
	case earlierWord:
		if !r.is(k+1, thisWord, lastWord, thanWord) {
			return -2, k + 1
		}
	case laterWord:
		if !r.is(k+1, thisWord, thanWord, inWord) {
			return 2, k + 1
		}
	case beforeWord, afterWord: // they had met a week before
		if !r.sentenceEnd(k + 1) {
			break
		}
		if t.id == beforeWord {
			return -2, k + 1
		}
		return 2, k + 1
	case fromWord:
		switch {
		case r.is(k+1, nowWord):
			return 1, k + 2
		case r.is(k+1, rightWord) && r.is(k+2, nowWord):
			return 1, k + 3
		}
	}
	return 0, 0
}

// ahead reads a length behind "in" or "within" that leads to a time to come: we will
// know in two weeks. What took two weeks is a length.
func (r *reader) ahead(k int, a amount) reading {
	w, at := r.wordBefore(r.at(k).start)
	if w != "in" && w != "within" || a.hyphen || a.plural || !a.period.Known() || r.is(a.end, aWord) {
		return reading{}
	}
	tense := Tense(r.text, models.Span{Start: r.at(k).start, End: r.at(a.end - 1).end})
	if tense == calendar.Past || r.ranked(at) {
		return reading{}
	}
	if w == "within" {
		return reading{Meaning: calendar.Within(a.period), rule: "en.within", end: a.end, period: a.period}
	}
	if tense != calendar.Future && !r.sentenceStart(at) {
		return reading{}
	}
	return reading{Meaning: calendar.FromNow(a.period, 1), rule: "en.units-ahead", end: a.end, period: a.period}
}

// ranked says whether something before byte i is ranked among those of a length of
// time: the first in ten years, the worst flood in decades.
func (r *reader) ranked(i int) bool {
	for range 12 {
		w, at := r.wordBefore(i)
		switch {
		case w == "" && i > 2 && r.text[i-1] == '.' && r.text[i-2] < 'a' && isLetter(r.text[i-2]): // the U.S. president
			at = i - 1
		case w == "":
			return false
		case len(w) > 4 && strings.HasSuffix(w, "est"), rank[w]:
			return true
		case verbLike[w] && !rankedBy[w]:
			return false
		}
		i = at
	}
	return false
}

// rankedBy are the words that may stand between a rank and its time.
var rankedBy = set(`to of in for and by at on with from as`)

// rank are words that rank something, and those that end with est do so too.
var rank = set(`first most only time worst best second third least`)

// countedAway is a length before or behind now or the last time mentioned.
func (r *reader) countedAway(a amount, n, end int) reading {
	p := a.period
	if !p.Known() && n == 2 { // many years later
		return reading{rule: "en.units-later", end: end, Meaning: calendar.Nowhere(p.Unit())}
	}
	if !p.Known() {
		ref := calendar.PastRef
		if n > 0 {
			ref = calendar.FutureRef
		}
		return reading{rule: "en.units-ago", end: end, Meaning: calendar.Fixed(calendar.Date, ref)}
	}
	x := reading{end: end}
	switch n {
	case -1:
		x.rule, x.Meaning = "en.units-ago", calendar.Ago(p)
	case 1:
		x.rule, x.Meaning = "en.units-ahead", calendar.FromNow(p, 1)
	default:
		x.rule, x.Meaning = "en.units-later", calendar.Later(p, n/2)
	}
	return x
}

// countedWeekdays reads three Fridays from now, two Thursdays ago.
func (r *reader) countedWeekdays(k int) reading {
	q := r.quantity(k)
	if q.end == 0 || q.article || q.unknown || q.n < 1 || q.n > 99 || q.n != math.Trunc(q.n) {
		return reading{}
	}
	t := r.at(q.end)
	n, end := r.away(q.end + 1)
	if t.weekday == 0 || end == 0 || !t.plural && q.n > 1 {
		return reading{}
	}
	count := int(q.n)
	if n < 0 {
		count = -count
	}
	return reading{Meaning: calendar.Placed(calendar.Day, calendar.NthWeekday(t.weekday, count), "weekday"), rule: "en.units-ago", end: end}
}

// beside reads a length before or after a date: two weeks after Christmas.
func (r *reader) beside(k int, a amount) reading {
	if !a.period.Known() || a.hyphen {
		return reading{}
	}
	sign, j := 0, a.end+1
	switch r.at(a.end).id {
	case afterWord, fromWord:
		sign = 1
	case beforeWord:
		sign = -1
	case previousWord: // prior to
		if r.is(a.end+1, toWord) {
			sign, j = -1, a.end+2
		}
	}
	if w, _ := r.wordBefore(r.at(k).start); sign == 0 || w == "for" && r.is(a.end, fromWord) { // for ten days from Friday
		return reading{}
	}
	base := r.date(j)
	if !base.ok() || base.Place == nil || base.IsDuration() || base.hidden {
		return reading{}
	}
	if r.at(a.end).id == fromWord && base.Unit < calendar.Week || a.period.Unit() >= calendar.Hour && base.clock == nil {
		return reading{} // for 20 years from 1990, 3 minutes from today
	}
	return reading{rule: "en.units-beside", end: base.end, Meaning: calendar.Beside(base.Meaning, a.period, sign)}
}
