package english

import "tifa/extractors/dates/calendar"

// theLength reads the three days of talks.
func (r *reader) theLength(k int) reading {
	if a := r.amount(k); a.end == 0 || a.hyphen || a.article || a.period[0].Units <= 1 {
		return reading{}
	}
	return r.counted(k)
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
	if r.is(j, oldWord) || r.is(a.end, ofWord) && r.word(a.end+1) == "age" || r.is(a.end, andWord, orWord) && ages[r.word(a.end+1)] || r.precededBy(k, "aged") {
		return reading{}
	}
	if a.article && r.isMark(a.end, '-') && !r.at(a.end).spaced { // on a year-on-year basis
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
	case r.at(k).upper && r.isMark(a.end, '\'') && r.at(a.end+1).upper && r.at(a.end+1).form == otherWord: // the Seven Years' War
		return reading{}
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
	if a.article && r.is(a.end, ofWord) && p.Unit() == calendar.Day { // a day of reckoning
		return reading{}
	}
	if a.article && x.Mod == "" && !r.lengthBefore(k) && !r.is(a.end, afterWord, beforeWord) && r.rated(k) {
		x.rule, x.Type = "en.rate", calendar.Set
	}
	return x
}

// ages are the words behind which a number of years is an age: 65 years and older.
var ages = set(`older over above under younger`)

// rated says whether what stands before token k may come once in every unit: five dollars
// a day, 3 percent a year.
func (r *reader) rated(k int) bool {
	i := r.at(k).start
	if c := r.charBefore(i); isDigit(c) || c == '%' {
		return true
	}
	w, _ := r.wordBefore(i)
	known := r.lex.words[w]
	return bigNumbers[w] || plural(w) || known != nil && known.count > 0
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

// twoOrMore reads the first number of a range of lengths: 12 to 18 months, two or
// three years. The range is one length.
func (r *reader) twoOrMore(k int) reading {
	q := r.quantity(k)
	if q.end == 0 || q.article || q.unknown {
		return reading{}
	}
	j := q.end
	if !r.is(j, toWord, orWord) && !r.isMark(j, '-') {
		return reading{}
	}
	a := r.oneAmount(j + 1)
	if a.end == 0 || a.article || a.plural || len(a.period) != 1 || a.period[0].Units <= q.n || a.hyphen && !r.isMark(j, '-') && !r.is(j, toWord) {
		return reading{}
	}
	if r.is(a.end, oldWord) || r.isMark(a.end, '-') && r.is(a.end+1, oldWord) || r.is(j, toWord) && r.precededBy(k, "from") { // raised from four to six years
		return reading{}
	}
	first := calendar.Period{{Units: q.n, Unit: a.period[0].Unit}}
	if n, end := r.away(a.end); end > 0 {
		return r.countedAway(amount{period: a.period}, n, end)
	}
	return reading{Meaning: calendar.Fixed(calendar.Duration, first.Value()+"/"+a.period.Value()), rule: "en.duration-range", end: a.end}
}

// unitLong reads week-long, decades-long.
func (r *reader) unitLong(k int) reading {
	u, each, end := r.unitAt(k)
	if end == 0 || !r.isMark(end, '-') || r.at(end).spaced || !r.is(end+1, longWord) {
		return reading{}
	}
	p := calendar.Period{{Units: each, Unit: u}}
	if r.at(k).plural {
		p[0].Units = 0
	}
	return reading{Meaning: calendar.Fixed(calendar.Duration, p.Value()), rule: "en.duration", end: end + 2}
}
