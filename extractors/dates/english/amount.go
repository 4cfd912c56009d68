package english

import (
	"math"
	"strings"

	"tifa/extractors/dates/calendar"
	"tifa/models"
)

// amount is a length of time as the text gives it.
type amount struct {
	period  calendar.Period
	end     int
	article bool // begins with a or an: a year
	hyphen  bool // stands before a noun: two-day
	plural  bool // the unit alone, in the plural: years
}

// amount reads three days, two-week, a year and a half, 2 weeks and 3 days, several
// months, half an hour, 3h.
func (r *reader) amount(k int) (a amount) {
	if a = r.oneAmount(k); a.end == 0 || a.hyphen {
		return a
	}
	for len(a.period) < 6 { // two years and three months, 1 hour 5 minutes, 30 seconds
		j := a.end
		if r.isMark(j, ',') {
			j++
		}
		j = r.skip(j, andWord)
		more := r.oneAmount(j)
		if more.end == 0 || more.hyphen || more.article && j == a.end || more.plural || more.period.Unit() <= a.period.Unit() {
			break
		}
		if _, behind := r.away(more.end); behind > 0 && more.period.Unit() <= a.period.Unit() { // for 3 months and 2 weeks ago
			break
		}
		a.period, a.end = append(a.period, more.period...), more.end
	}
	return a
}

// oneAmount reads a number and a unit.
func (r *reader) oneAmount(k int) (a amount) {
	t := r.at(k)
	if t.plural && t.unit != calendar.NoUnit && t.unit != calendar.Part && t.unit != calendar.Quarter && t.unit != calendar.Half && t.unit != calendar.Season {
		u, _, end := r.unitAt(k)
		return amount{period: calendar.Period{{Unit: u}}, end: end, plural: true}
	}
	q := r.quantity(k)
	if q.end == 0 || q.figures && q.n == 0 {
		return a
	}
	a.article = q.article
	j := q.end
	if r.isMark(j, '-') && !r.at(j).spaced && !r.at(j+1).spaced {
		a.hyphen = true
		j++
	} else if r.is(j, moreWord) || !q.article && straight[r.word(j)] || q.article && r.word(j) == "single" || r.is(j, wholeWord) { // two more years, three straight days
		j++
	}
	if r.is(j, aWord) && q.n == 0.5 {
		j++
	}
	if x := r.quarterHour(q); x.end > 0 {
		return x
	}
	u, each, end := r.unitAt(j)
	switch t := r.at(j); {
	case end == 0 && t.id == hWord && q.figures && !t.spaced:
		u, each, end = calendar.Hour, 1, j+1
	case end == 0:
		return amount{}
	case u == calendar.Half || u == calendar.Season:
		return amount{}
	case q.figures && !t.spaced && !a.hyphen && t.upper && !t.short:
		return amount{}
	case (u == calendar.Second || u == calendar.Quarter) && !t.plural && !t.short && !a.hyphen && q.n != 1:
		return amount{} // two second-hand cars
	case a.hyphen && t.plural && u == calendar.Quarter: // three-quarters of the delegates
		return amount{}
	case u == calendar.Quarter && q.article: // a quarter of the delegates
		return amount{}
	case q.unknown && !t.plural && !q.article:
		return amount{}
	}
	if r.is(j, secondWord) && (q.article || q.n == 1) { // a second vote
		return amount{}
	}
	a.period = calendar.Period{{Units: q.n * each, Unit: u}}
	if u == calendar.Weekend {
		a.period = calendar.Period{{Units: q.n, Unit: u}}
	}
	a.end = end
	r.unitAndHalf(&a)
	if r.isMark(a.end, '-') && !r.at(a.end).spaced && r.is(a.end+1, longWord) {
		if a.article { // a week-long visit is no week
			return amount{}
		}
		a.hyphen, a.end = true, a.end+2
	}
	return a
}

var straight = set(`straight consecutive successive full additional further extra solid whole`)

// unitAndHalf reads "and a half" behind the unit: a year and a half.
func (r *reader) unitAndHalf(a *amount) {
	if !r.is(a.end, andWord) {
		return
	}
	j := r.skip(a.end+1, aWord)
	switch r.at(j).id {
	case halfWord:
		a.period[0].Units += 0.5
	case quarterWord:
		if j == a.end+1 {
			return
		}
		a.period[0].Units += 0.25
	default:
		return
	}
	a.end = j + 1
}

// quarterHour reads a quarter of an hour, three-quarters of an hour.
func (r *reader) quarterHour(q quantity) (a amount) {
	j := q.end
	if r.isMark(j, '-') {
		j++
	}
	if r.at(j).unit != calendar.Quarter || !r.is(j+1, ofWord) || !r.is(j+2, aWord) {
		return a
	}
	u, _, end := r.unitAt(j + 3)
	if end == 0 {
		return a
	}
	return amount{period: calendar.Period{{Units: q.n / 4, Unit: u}}, end: end}
}

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

// counted reads what begins with a length of time.
func (r *reader) counted(k int) reading {
	a := r.amount(k)
	if a.end == 0 {
		return reading{}
	}
	p := a.period
	// Ages are none.
	j := a.end
	if r.isMark(j, '-') && !r.at(j).spaced {
		j++
	}
	if r.is(j, oldWord) || r.is(a.end, ofWord) && r.text[r.at(a.end+1).start:r.at(a.end+1).end] == "age" {
		return reading{}
	}
	if n, end := r.away(a.end); end > 0 {
		return r.countedAway(a, n, end)
	}
	if x := r.beside(k, a); x.ok() {
		return x
	}
	if x := r.ahead(k, a); x.ok() {
		return x
	}
	switch {
	case a.hyphen && r.at(k).upper && r.at(a.end).upper && r.at(a.end).form == otherWord && !r.sentenceStart(r.at(k).start): // the Five-Year Plan
		return reading{}
	case a.plural && !r.lengthBefore(k) && !r.is(a.end, afterWord, beforeWord) && !r.isMark(a.end, '-'):
		return reading{}
	case a.article && r.at(k+1).part != "": // a night
		return reading{}
	}
	x := reading{rule: "en.duration", end: a.end, period: p, Meaning: calendar.Fixed(calendar.Duration, p.Value())}
	if r.is(a.end, orWord) && !a.hyphen { // a week or so, ten years or more
		switch {
		case r.is(a.end+1, moreWord):
			x.Mod, x.end = "EQUAL_OR_MORE", a.end+2
		case r.is(a.end+1, lessWord):
			x.Mod, x.end = "EQUAL_OR_LESS", a.end+2
		case r.word(a.end+1) == "so":
			x.Mod, x.end = "APPROX", a.end+2
		}
		if n, end := r.away(x.end); end > 0 && x.Mod != "" {
			y := r.countedAway(a, n, end)
			y.Mod = x.Mod
			return y
		}
	}
	if a.article && !r.lengthBefore(k) {
		x.rule, x.Type = "en.rate", calendar.Set // five dollars a day
	}
	return x
}

// ahead reads a length behind "in" or "within" that leads to a time to come: we will
// know in two weeks. What took two weeks is a length.
func (r *reader) ahead(k int, a amount) reading {
	w, at := r.wordBefore(r.at(k).start)
	if w != "in" && w != "within" || a.hyphen || a.plural || !a.period.Known() || r.is(a.end, aWord) {
		return reading{}
	}
	before, _ := r.wordBefore(at)
	tense := Tense(r.text, models.Span{Start: r.at(k).start, End: r.at(a.end - 1).end})
	if tense == calendar.Past || superlative(before) {
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

// superlative says whether a word ranks something among those of a length of time:
// the first in ten years, the worst in decades.
func superlative(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "est") || w == "first" || w == "most" || w == "only" || w == "time" || w == "worst" || w == "best" || w == "second" || w == "third"
}

// lengthBefore says whether a word stands before token k behind which a unit is a
// length: for years, in a week.
func (r *reader) lengthBefore(k int) bool {
	switch w, _ := r.wordBefore(r.at(k).start); w {
	case "for", "in", "within", "over", "after", "nearly", "almost", "than", "to", "spent", "takes", "took", "take", "lasted", "lasts", "least", "about", "around", "every",
		"last", "another", "of", "until", "under", "past", "during", "through", "by", "hence", "up":
		return true
	}
	return false
}

// countedAway is a length before or behind now or the last time mentioned.
func (r *reader) countedAway(a amount, n, end int) reading {
	p := a.period
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
