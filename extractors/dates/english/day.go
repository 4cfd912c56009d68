package english

import (
	"fmt"
	"strings"

	"tifa/extractors/dates/calendar"
)

// day reads the number of a day: 8, 08, 8th, eighth, twenty-first.
func (r *reader) day(k int) (d, end int) {
	if d, end = r.ordinal(k); end > 0 {
		if d > 31 || d < 1 {
			return 0, 0
		}
		return d, end
	}
	t := r.at(k)
	if t.form != number || t.digits > 2 || t.n < 1 || t.n > 31 {
		return 0, 0
	}
	// 5.3, 5:30, 5% and 5,000 are no days, nor is 3pm.
	if next := r.at(k + 1); !next.spaced {
		after := r.at(k + 2)
		switch {
		case next.form == punct && (next.mark == '.' || next.mark == ':' || next.mark == ',') && after.form == number && !after.spaced,
			next.form == punct && next.mark == '%',
			next.id == amWord || next.id == pmWord || next.form == otherWord || next.form == knownWord && next.month == 0:
			return 0, 0
		}
	}
	return t.n, k + 1
}

// dayFirst reads 8 September, the 8th of September, twenty-fourth of May.
func (r *reader) dayFirst(k int) reading {
	d, j := r.day(k)
	if j == 0 {
		return reading{}
	}
	if t := r.at(k); t.form == number && t.start > 0 {
		c := r.charBefore(t.start)
		if c == '$' || (r.text[t.start-1] == '.' || r.text[t.start-1] == ',') && t.start > 1 && isDigit(r.text[t.start-2]) || strings.HasSuffix(r.text[:t.start], "£") || strings.HasSuffix(r.text[:t.start], "€") {
			return reading{}
		}
	}
	if w, _ := r.wordBefore(r.at(k).start); notYearBefore[w] { // Article 12 May apply
		return reading{}
	}
	switch {
	case r.is(j, ofWord):
		j++
	case (r.isMark(j, '-') || r.isMark(j, '/')) && !r.at(j).spaced && !r.at(j+1).spaced:
		j++
	}
	if r.is(j-1, ofWord) && r.is(j, theWord, thisWord, nextWord, lastWord) || r.is(j, everyWord) {
		return reading{}
	}
	m, end := r.month(j)
	if end == 0 || k == 0 && r.at(k).ordinal > 0 && r.hyphenBefore(r.at(k).start) {
		return reading{}
	}
	return reading{Meaning: calendar.Once(calendar.MonthDay(m, d), "month", "day"), rule: "en.day-month", end: end}
}

// daysOfMonth reads a range of days that names its month last: 11 to 13 March, the
// 13th to the 15th of July, 4-22 January, 4 to 22 this month.
func (r *reader) daysOfMonth(k int) reading {
	first, j := r.day(k)
	if j == 0 {
		return reading{}
	}
	j, ok := r.connector(j, k)
	if !ok {
		return reading{}
	}
	last, j := r.day(r.skip(j, theWord))
	if j == 0 {
		return reading{}
	}
	if m, end := r.month(r.skip(j, ofWord)); end > 0 {
		x, y := calendar.Once(calendar.MonthDay(m, first), "month", "day"), calendar.Once(calendar.MonthDay(m, last), "month", "day")
		return reading{Meaning: calendar.Range(x, y), rule: "en.day-month-range", end: end, from: &x, to: &y}
	}
	if month, end := r.relativeMonth(r.skip(j, ofWord, inWord)); end > 0 {
		x, y := r.dayWithin(first, month), r.dayWithin(last, month)
		return reading{Meaning: calendar.Range(x, y), rule: "en.day-of-month-range", end: end}
	}
	return reading{}
}

// dayOfMonth reads the 20th of next month, the 15th day of this month.
func (r *reader) dayOfMonth(k int) reading {
	d, j := r.day(k)
	if j == 0 {
		return reading{}
	}
	if r.at(j).unit == calendar.Day && !r.at(j).plural {
		j++
	}
	i := r.skip(j, ofWord, inWord)
	if r.is(i, everyWord, eachWord) && i > j && r.at(i+1).unit == calendar.Month && !r.at(i+1).plural { // the 19th of every month
		return setOf(fmt.Sprintf("XXXX-XX-%02d", d), i+2)
	}
	month, end := r.relativeMonth(i)
	if end == 0 || i == j && !r.at(j-1).suffixed && r.at(j-1).form == number { // 2 next months
		return reading{}
	}
	return reading{Meaning: r.dayWithin(d, month), rule: "en.day-of-month", end: end}
}

// dayOfList reads the first day of a list that names its month last: 18 and 19 June;
// 3, 4 and 5 June 2018.
func (r *reader) dayOfList(k int) reading {
	d, j := r.day(k)
	if j == 0 {
		return reading{}
	}
	first, last := j, d
	for range 6 {
		i := j
		if r.isMark(i, ',') && !r.at(i).spaced {
			i++
		}
		and := r.is(i, andWord)
		if and {
			i++
		}
		next, end := r.day(r.skip(i, theWord))
		if i == j || end == 0 || next <= last {
			return reading{}
		}
		if m, e := r.month(r.skip(end, ofWord)); e > 0 && and {
			x := reading{Meaning: calendar.Once(calendar.MonthDay(m, d), "day"), rule: "en.day-of-list", end: first}
			if year, y := r.yearRef(e); y > 0 {
				x.Meaning = within(*x.Cycle, year, "day")
			}
			return x
		}
		if and {
			return reading{}
		}
		j, last = end, next
	}
	return reading{}
}

func (r *reader) hyphenBefore(i int) bool { return i > 0 && r.text[i-1] == '-' }

func (r *reader) dayWithin(d int, month calendar.Placer) calendar.Meaning {
	return calendar.Placed(calendar.Day, calendar.DayOfMonth(d).Within(month), "day")
}

// relativeMonth reads this month, the previous month.
func (r *reader) relativeMonth(k int) (month calendar.Placer, end int) {
	j := r.skip(k, theWord)
	n, ok := r.direction(j)
	if !ok || r.at(j+1).unit != calendar.Month || r.at(j+1).plural {
		return nil, 0
	}
	return calendar.Shifted(calendar.Month, n).Place, j + 2
}

// countsSomething says whether the number at tokens k to end counts what stands
// behind it, as in "in May 12 people".
func (r *reader) countsSomething(k, end int) bool {
	t := r.at(k)
	next := r.at(end)
	if t.suffixed || t.ordinal > 0 || !next.spaced || next.line {
		return false
	}
	return next.unit != calendar.NoUnit && next.plural || next.unit == calendar.Part && next.plural || countNouns[r.word(end)] || r.is(end, hundredWord, thousandWord) || bigNumbers[r.word(end)]
}

// theDay reads the 21st, on the eighteenth, where the words around make it a day.
func (r *reader) theDay(k int) reading {
	d, end := r.day(k)
	if end == 0 {
		if n, e := r.below100(k); e > 0 && n >= 15 && n <= 31 && r.at(k).form != number && r.sentenceEnd(e) {
			d, end = n, e
		} else {
			return reading{}
		}
	}
	w, _ := r.wordBefore(r.at(k - 1).start)
	figures := r.at(k).form == number
	switch {
	case !dayBefore[w]:
		return reading{}
	case figures && !r.at(k).suffixed && !(r.sentenceEnd(end) || r.isMark(end, '.')):
		return reading{}
	case !r.sentenceEnd(end) && !(r.is(end, toWord, untilWord, atWord, andWord, betweenWord, fromWord, thisWord) || dayAfter[r.word(end)]): // on the 18th floor
		return reading{}
	case !figures && d < 13 && w != "on" && !(w == "for" && d == 2 && r.sentenceEnd(end)):
		return reading{}
	}
	if r.is(end, thisWord) && r.at(end+1).unit == calendar.Month { // the 21st this month
		return reading{Meaning: r.dayWithin(d, calendar.Shifted(calendar.Month, 0).Place), rule: "en.day-of-month", end: end + 2}
	}
	return reading{Meaning: calendar.Once(calendar.DayOfMonth(d), "day"), rule: "en.day", end: end}
}

var (
	dayBefore = set(`on by until till from before after for around about since the of to through`)
	dayAfter  = set(`when where after before with for in that which because and but as said`)
)

// bareDay reads On 24th, on the 15: a day without the.
func (r *reader) bareDay(k int) reading {
	t := r.at(k)
	if t.form != number || t.digits > 2 || t.n < 1 || t.n > 31 || !t.suffixed {
		return reading{}
	}
	w, _ := r.wordBefore(t.start)
	if w != "on" || !r.sentenceEnd(k+1) && !(r.isMark(k+1, '-') && r.at(k+1).spaced) {
		return reading{}
	}
	return reading{Meaning: calendar.Once(calendar.DayOfMonth(t.n), "day"), rule: "en.day", end: k + 1}
}

// listed is a day of a list, and the token it begins at.
type listed struct {
	reading
	at int
}

// days reads a day and the further ones of its month: June 24 and 25; June 3, 4 and 5. A
// year behind the last one is that of all: June 12 and 13, 2019.
func (g *Grammar) days(x reading) []listed {
	days := []listed{{x, 0}}
	if x.Cycle == nil || x.Cycle.Every != calendar.Year {
		return days
	}
	days = append(days, g.list(x)...)
	last := days[len(days)-1].end
	year, end := g.yearRef(last)
	if len(days) == 1 {
		if year, end = g.yearOfNext(last); end == 0 {
			return days
		}
		end = last
	}
	if end == 0 {
		return days
	}
	for i := range days {
		m := within(*days[i].Cycle, year, append(append([]string{}, year.Stated...), days[i].Stated...)...)
		days[i].Meaning = m
	}
	days[len(days)-1].end = end
	return days
}

// yearOfNext is the year of the day behind "and" at token k: June 30 and July 7, 2019.
func (r *reader) yearOfNext(k int) (year calendar.Meaning, end int) {
	if !r.is(k, andWord) {
		return year, 0
	}
	_, j := r.month(k + 1)
	if j == 0 {
		return year, 0
	}
	if _, j = r.day(j); j == 0 {
		return year, 0
	}
	return r.yearRef(j)
}

// list reads further days of a month behind its first one.
func (g *Grammar) list(x reading) (out []listed) {
	month := 0
	for k := range x.end {
		if m := g.at(k).month; m > 0 {
			month = m
		}
	}
	for k := x.end; len(out) < 6; {
		j := k
		if g.isMark(j, ',') {
			j++
		}
		last := g.is(j, andWord, orWord)
		if last {
			j++
		}
		if j == k {
			return out
		}
		d, end := g.day(j)
		if end == 0 || g.countsSomething(j, end) || g.at(end).month > 0 || !g.sentenceEnd(end) && !g.is(end, andWord, orWord, atWord, inWord, forWord, toWord) && !dayAfter[g.word(end)] && !verbLike[g.word(end)] {
			return out
		}
		if !last && !(g.isMark(end, ',') || g.is(end, andWord, orWord)) { // June 24, 25 deputies
			return out
		}
		y := reading{Meaning: calendar.Once(calendar.MonthDay(month, d), "day"), rule: "en.day-of-list", end: end}
		out = append(out, listed{y, j})
		k = end
	}
	return out
}
