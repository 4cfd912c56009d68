// Package english reads time expressions in English.
//
// A reader cuts the text into tokens at the place where an expression may begin and
// reads it by recursive descent: primary reads a time that stands by itself, compose
// adds what belongs to it (a year, a time of the day, a week), ranged the other end
// of a range. What is read is a calendar.Meaning, which needs no reference date yet.
package english

import (
	"tifa/extractors/dates/calendar"
	"tifa/extractors/dates/numeric"
	"tifa/extractors/fold"
	"tifa/models"
)

// Grammar reads the time expressions of one text.
type Grammar struct {
	reader
	dates [window]reading // what date gave at each token
	asked [window]bool
	brief bool // the text may be nothing but one expression
	depth int
}

// New makes a grammar for a text.
func New(text string) *Grammar {
	g := &Grammar{reader: reader{text: text, table: fold.Load(), lex: load()}, brief: len(text) <= briefest}
	g.reader.grammar = g
	return g
}

// At reads the expression that begins at byte i, the beginning of a word or number,
// and what shares its month: June 24 and 25. It gives nothing if there is none.
func (g *Grammar) At(i int) []calendar.Expression {
	g.begin(i)
	first := g.at(0)
	if first.form != number && (first.form != knownWord || !first.begins) && !g.isMark(0, '\'') {
		return nil
	}
	clear(g.asked[:])
	g.depth = 0
	x := g.approximate(0)
	if !x.ok() {
		x = g.full(0)
	}
	if !x.ok() && g.brief {
		x = g.lone(0)
	}
	if !x.ok() || x.Place == nil && x.Value == "" {
		return nil
	}
	out := []calendar.Expression{g.expression(0, x)}
	return append(out, g.list(x)...)
}

// briefest is the length up to which a text may be nothing but one expression, in
// bytes.
const briefest = 80

// lone reads what is a time only if nothing else stands in the text: 2/15, ten-thirty,
// Sat.
func (r *reader) lone(k int) (x reading) {
	t := r.at(k)
	switch {
	case t.form == number:
		if d, ok := numeric.Read(r.text, t.start, numeric.MonthFirst); ok && d.Short {
			x = reading{Meaning: d.Meaning, rule: "en." + d.Rule, end: k + 3}
		}
	case t.weekday > 0 && t.short:
		x = reading{Meaning: calendar.Once(calendar.Weekday(t.weekday), "weekday"), rule: "en.weekday", end: k + 1}
	}
	if h := r.hour(k); !x.ok() && h.end > k+1 {
		x = h
	}
	x.hidden = true
	return x
}

func (g *Grammar) expression(k int, x reading) calendar.Expression {
	return calendar.Expression{Meaning: x.Meaning, Rule: x.rule, Hidden: x.hidden, Span: models.Span{Start: g.at(k).start, End: g.at(x.end - 1).end}}
}

// full reads a time with all that belongs to it, or a range.
func (r *reader) full(k int) reading {
	x := r.date(k)
	if x.ok() && x.Value == calendar.PresentRef && (r.precededBy(k, "between") || r.precededBy(k, "from")) {
		y := x // between now and Friday
		y.Meaning = calendar.Shifted(calendar.Day, 0)
		if z := r.ranged(k, y); z.ok() {
			return z
		}
	}
	if x.ok() {
		if y := r.ranged(k, x); y.ok() {
			if y.Cycle != nil {
				if z := r.rangeAndDay(y); z.ok() {
					return z
				}
			}
			return y
		}
		if x.hidden {
			if y := r.hourRange(k); y.ok() {
				return y
			}
		}
		return x
	}
	return r.hourRange(k)
}

// hourRange reads a range whose first end is a bare hour: 9 to 11 a.m.
func (r *reader) hourRange(k int) reading {
	h := r.hour(k)
	if !h.ok() {
		return reading{}
	}
	if y := r.ranged(k, h); y.ok() && !y.hidden {
		if y.Cycle != nil {
			if z := r.rangeAndDay(y); z.ok() {
				return z
			}
		}
		return y
	}
	if c := r.clockAndDay(h); c.ok() && c.clock != nil && (c.Cycle == nil || c.end > h.end) {
		if y := r.ranged(k, c); y.ok() {
			return y
		}
		if !r.namesHour(k, h.end) {
			return reading{}
		}
		return c
	}
	return reading{}
}

// namesHour says whether a bare number before a day is an hour: 8 in the evening, 10
// tomorrow morning, but not the 26 that met on Friday.
func (r *reader) namesHour(k, end int) bool {
	t := r.at(end)
	if r.is(end, inWord, atWord) && (r.at(end+1).part != "" || r.is(end+1, theWord) && r.at(end+2).part != "") {
		return r.at(k).n <= 12
	}
	w, _ := r.wordBefore(r.at(k).start)
	if t.id == thisWord || t.id == tonightWord || t.id == tomorrowWord || t.id == todayWord || r.isMark(end, ',') {
		return r.at(k).form != number || r.at(k).n <= 12 && (w == "" || w == "at" || hourBefore[w])
	}
	return w == "at" && r.at(k).n <= 24
}

var hourBefore = set(`back by until till before after around about from be there home out up morning for me you`)

// rangeAndDay adds the day behind a range of hours: 9:30 to 11:00 on Thursday.
func (r *reader) rangeAndDay(x reading) reading {
	j := x.end
	if r.isMark(j, ',') {
		j++
	}
	i := r.skip(j, onWord, ofWord)
	if i == j && j > x.end && !r.startsDate(i) {
		return reading{}
	}
	day := r.dayFor(i)
	if !day.ok() || i == j && day.Unit == calendar.Day && r.at(i).form == number {
		return reading{}
	}
	a, b := x.hours[0], x.hours[1]
	if day.Unit == calendar.Part {
		for k := i; k < day.end; k++ {
			if p := r.at(k).part; p != "" {
				a, b = a.in(p), b.in(p)
			} else if r.is(k, tonightWord) {
				a, b = a.in(calendar.Night), b.in(calendar.Night)
			}
		}
	}
	stated := append(append([]string{}, day.Stated...), "hour")
	from := calendar.Placed(a.unit, calendar.Clock(a.hour, a.minute, a.second, a.unit).Within(day.Place), stated...)
	m := calendar.Range(from, calendar.Once(calendar.Clock(b.hour, b.minute, b.second, b.unit), stated...))
	m.Zone = x.Zone
	return reading{Meaning: m, rule: "en.clock-range-" + ruleTail(day.rule), end: day.end, ranged: true}
}

// maxDepth bounds how deep expressions nest, as in two days after a week after.
const maxDepth = 6

// date reads a time that begins at token k, with what belongs to it. It is read once.
func (r *reader) date(k int) reading {
	g := r.grammar
	if k >= window || g.depth >= maxDepth {
		return reading{}
	}
	if !g.asked[k] {
		g.depth++
		x := r.primary(k)
		if x.ok() {
			x = r.compose(x)
		}
		g.depth--
		g.dates[k], g.asked[k] = x, true
	}
	return g.dates[k]
}

// plainDate reads a date in figures or with the name of a month.
func (r *reader) plainDate(k int) reading {
	t := r.at(k)
	if t.form != number && t.month == 0 && t.ordinal == 0 && t.count < 20 {
		return reading{}
	}
	x := r.date(k)
	if x.clock != nil && x.Cycle != nil || x.IsDuration() || x.Place == nil {
		return reading{}
	}
	return x
}

// try gives the first of the readings that reads something at token k.
func (r *reader) try(k int, readings ...func(int) reading) reading {
	for _, read := range readings {
		if x := read(k); x.ok() {
			return x
		}
	}
	return reading{}
}

// primary reads a time that stands by itself.
func (r *reader) primary(k int) reading {
	t := r.at(k)
	switch {
	case t.form == number:
		return r.try(k, r.numeric, r.twoOrMore, r.clock, r.daysOfMonth, r.dayOfMonth, r.dayFirst, r.dayOfList, r.yearFirst, r.century, r.nthWithin, r.partOfYear, r.frequency, r.upcoming, r.countedWeekdays, r.counted,
			r.bareDay)
	case t.form == punct && t.mark == '\'':
		if x := r.decade(k + 1); x.ok() && !r.at(k+1).spaced && r.at(k+1).digits == 2 { // the '90s
			return x
		}
		return reading{}
	case t.form != knownWord:
		return reading{}
	}
	if t.names != nil {
		if x := r.holiday(k); x.ok() {
			return x
		}
	}
	switch t.id {
	case theWord:
		return r.definite(k)
	case aWord:
		return r.try(k, r.clock, r.frequency, r.counted)
	case someWord, fewWord, severalWord, manyWord, coupleWord, anotherWord, hundredWord, thousandWord, dozenWord:
		return r.try(k, r.theFuzzy, r.frequency, r.counted)
	case lastWord, nextWord, thisWord, pastWord, previousWord, comingWord, currentWord, sameWord, followingWord, thatWord, recentWord:
		return r.try(k, r.theFuzzy, r.nthWithin, r.directedBare)
	case earlyWord, lateWord, midWord, beginningWord, startWord, endWord, middleWord, earlierWord, laterWord:
		return r.try(k, r.edge, r.clock)
	case longWord, theseWord:
		return r.theFuzzy(k)
	case restWord:
		return r.rest(k)
	case halfWord:
		return r.try(k, r.clock, r.counted)
	case everyWord, eachWord, allWord:
		return r.every(k)
	case wholeWord:
		return r.whole(k)
	case onceWord, twiceWord:
		return r.frequency(k)
	case todayWord, yesterdayWord, tomorrowWord, tonightWord, overnightWord:
		return r.namedDay(k)
	case nowWord, currentlyWord, recentlyWord, soonWord, rightWord, asWord:
		return r.fuzzy(k)
	case noonWord, midnightWord, middayWord:
		if t.upper && !r.sentenceStart(t.start) { // Judge Noon
			return reading{}
		}
		return r.clock(k)
	case quarterWord:
		return r.try(k, r.clock, r.partLetter)
	case qWord, hWord:
		return r.partLetter(k)
	case fyWord, fiscalWord, calendarWord:
		return r.fiscalYear(k)
	case secondWord:
		return r.try(k, r.dayFirst, r.nthWithin, r.partOfYear, r.century)
	case decadeWords:
		return r.bareDecade(k)
	case weekdaysWord:
		return r.plurals(k)
	}
	switch {
	case t.month > 0:
		return r.try(k, r.monthFirst)
	case t.weekday > 0:
		return r.try(k, r.afterNext, r.weekday)
	case t.season > 0:
		return r.season(k, false)
	case t.every.Unit != calendar.NoUnit:
		return r.adverb(k)
	case t.plural && (t.part != "" && t.unit == calendar.NoUnit || t.unit == calendar.Weekend):
		return r.plurals(k)
	case t.part != "":
		return r.part(k, false)
	case t.ordinal > 0:
		return r.try(k, r.daysOfMonth, r.dayOfMonth, r.dayFirst, r.century, r.nthWithin, r.partOfYear, r.firstFew)
	case t.count > 0:
		return r.try(k, r.twoOrMore, r.clock, r.dayOfMonth, r.dayFirst, r.decadeInWords, r.century, r.yearWords, r.frequency, r.upcoming, r.countedWeekdays, r.counted)
	case t.unit != calendar.NoUnit:
		return r.try(k, r.afterNext, r.weekNumber, r.fiscalYear, r.dayBeside, r.unitEnd, r.unitLong, r.counted)
	}
	return r.fiscalYear(k)
}

func (r *reader) directedBare(k int) reading { return r.directed(k, false) }

// definite reads what begins with the, which belongs to it: the 1990s, the third
// quarter, the end of March, the past year, the morning of March 12.
func (r *reader) definite(k int) reading {
	j := k + 1
	t := r.at(j)
	if x := r.theFuzzy(k); x.ok() {
		return x
	}
	if t.names != nil {
		if x := r.holiday(j); x.ok() {
			return x
		}
	}
	switch {
	case t.form == number:
		return r.try(j, r.daysOfMonth, r.dayOfMonth, r.dayFirst, r.decade, r.century, r.yearFiscal, r.nthWithin, r.partOfYear, r.upcoming, r.theDay, r.theLength)
	case t.form == punct && t.mark == '\'':
		return r.primary(j)
	}
	switch t.id {
	case lastWord, nextWord, pastWord, previousWord, comingWord, currentWord, sameWord, followingWord, recentWord:
		return r.try(j, r.nthWithin, r.theDirected)
	case earlyWord, lateWord, midWord, beginningWord, startWord, endWord, middleWord:
		if x := r.earlyHours(j); x.ok() {
			return x
		}
		return r.edge(j)
	case restWord:
		return r.rest(j)
	case wholeWord:
		return r.whole(j)
	case decadeWords:
		return r.decadeInWords(j)
	case fiscalWord:
		return r.fiscalYear(j)
	case secondWord:
		return r.try(j, r.daysOfMonth, r.dayOfMonth, r.dayFirst, r.nthWithin, r.theOrdinalPart, r.century, r.theDay)
	}
	switch {
	case t.season > 0:
		return r.season(j, true)
	case t.part != "" && t.unit != calendar.Part || t.part != "" && !t.plural:
		return r.part(j, true)
	case t.ordinal > 0:
		return r.try(j, r.daysOfMonth, r.dayOfMonth, r.dayFirst, r.century, r.nthWithin, r.theOrdinalPart, r.firstFew, r.theDay)
	case t.count > 0:
		return r.try(j, r.dayOfMonth, r.dayFirst, r.decadeInWords, r.century, r.upcoming, r.theDay, r.theLength)
	case t.unit != calendar.NoUnit:
		return r.try(j, r.afterNext, r.weekNumber, r.fiscalYear, r.dayBeside, r.earlyHours, r.unitEnd, r.theSameUnit)
	}
	return reading{}
}

func (r *reader) theDirected(k int) reading { return r.directed(k, true) }

// theLength reads the three days of talks.
func (r *reader) theLength(k int) reading {
	if a := r.amount(k); a.end == 0 || a.hyphen || a.article || a.period[0].Units <= 1 {
		return reading{}
	}
	return r.counted(k)
}

// approximate reads what a word makes less exact: about three years, more than two
// weeks ago, nearly a decade, up to 30 days.
func (r *reader) approximate(k int) reading {
	mod, j := "", k+1
	switch t := r.at(k); t.id {
	case aboutWord, roughlyWord:
		mod = "APPROX"
	case nearlyWord:
		mod = "LESS_THAN"
	case overWord: // well over ten years, but not a vote that went on over ten years
		if w, _ := r.wordBefore(t.start); w == "well" || w == "for" || w == "after" || w == "in" || w == "slightly" || w == "little" {
			mod = "MORE_THAN"
		}
	case moreWord, lessWord:
		if !r.is(j, thanWord) {
			return reading{}
		}
		mod = map[id]string{moreWord: "MORE_THAN", lessWord: "LESS_THAN"}[t.id]
		j++
	case onlyWord:
		if r.is(j, overWord) {
			mod, j = "MORE_THAN", j+1
		} else if r.word(j) == "under" {
			mod, j = "LESS_THAN", j+1
		}
	case atWord:
		if r.is(j, leastWord) || r.is(j, mostWord) {
			mod = map[bool]string{true: "EQUAL_OR_MORE", false: "EQUAL_OR_LESS"}[r.is(j, leastWord)]
			j++
		}
	case upWord:
		if r.is(j, toWord) {
			mod, j = "EQUAL_OR_LESS", j+1
		}
	case noWordWord:
		if r.is(j, moreWord, lessWord) && r.is(j+1, thanWord) {
			mod = map[bool]string{true: "EQUAL_OR_LESS", false: "EQUAL_OR_MORE"}[r.is(j, moreWord)]
			j += 2
		}
	}
	if mod == "" {
		return reading{}
	}
	x := r.try(j, r.frequency, r.twoOrMore, r.counted, r.clock, r.theRolling)
	if !x.ok() || x.rule == "en.rate" {
		if a := r.amount(j); !x.ok() || !a.article {
			return reading{}
		}
		x.rule, x.Type = "en.duration", calendar.Duration
	}
	if x.clock != nil {
		if mod != "APPROX" || r.is(k, nearlyWord) {
			return reading{}
		}
		x = r.compose(x)
	} else if x.Value == calendar.PastRef || x.Value == calendar.FutureRef {
		return reading{}
	}
	x.Mod = mod
	return x
}

// theRolling reads the last twenty years behind at least.
func (r *reader) theRolling(k int) reading {
	if x := r.definite(k); x.ok() && r.is(k, theWord) && x.IsDuration() {
		return x
	}
	return reading{}
}
