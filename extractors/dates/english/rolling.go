package english

import "tifa/extractors/dates/calendar"

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
		return reading{Meaning: calendar.RollingMentioned(l, n), rule: "en.rolling", end: a.end}
	}
	if len(l) == 1 && l.Known() && l[0].Unit == calendar.Quarter {
		return reading{Meaning: calendar.Whole(l[0], n), rule: "en.rolling", end: a.end}
	}
	return reading{Meaning: calendar.Rolling(l, n), rule: "en.rolling", end: a.end}
}

// lastVerb are the words behind which "last" is a verb; t is that of didn't.
var lastVerb = set(`will would should could can may might to not must shall t`)

// upcoming reads two upcoming weeks, 5 next years.
func (r *reader) upcoming(k int) reading {
	q := r.quantity(k)
	if q.end == 0 || q.article || q.unknown {
		return reading{}
	}
	n, ok := r.direction(q.end)
	if !ok || n == 0 {
		return reading{}
	}
	u, each, end := r.unitAt(q.end + 1)
	if end == 0 || u == calendar.Half || u == calendar.Season || r.at(q.end+1).part != "" || q.n != 1 && !r.at(q.end+1).plural && !r.is(q.end, comingWord) {
		return reading{}
	}
	return reading{Meaning: calendar.Rolling(calendar.Period{{Units: q.n * each, Unit: u}}, n), rule: "en.rolling", end: end}
}
