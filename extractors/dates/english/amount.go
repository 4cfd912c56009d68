package english

import "tifa/extractors/dates/calendar"

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
