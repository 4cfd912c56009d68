package english

import (
	"tifa/extractors/dates/calendar"
	"tifa/extractors/dates/numeric"
)

// numeric reads a date in figures, and one whose month has a name: 31-Oct-74,
// 2019/sep/01, Sep-23-2020 is read as a month first.
func (r *reader) numeric(k int) reading {
	if x := r.numericName(k); x.ok() {
		return x
	}
	t := r.at(k)
	d, ok := numeric.Read(r.text, t.start, numeric.MonthFirst)
	if !ok || k == 0 && t.start > 1 && r.text[t.start-1] == '-' && isDigit(r.text[t.start-2]) && d.Rule != "compact-day" {
		return reading{}
	}
	x := reading{Meaning: d.Meaning, rule: "en." + d.Rule, end: k}
	for x.end < window && r.at(x.end).start < d.End {
		x.end++
	}
	if r.at(x.end-1).end != d.End { // 3/4th
		return reading{}
	}
	w, _ := r.wordBefore(t.start)
	if t.start > 0 && r.text[t.start-1] == '/' || r.notYearAbbreviated(t.start) || laws[w] { // S/2024/12, Application no. 11/2010, Law 12/2023
		return reading{}
	}
	switch {
	case d.Rule == "iso-day" || d.Rule == "compact-day" || d.Rule == "iso-time":
		if notYearBefore[w] {
			return reading{}
		}
	case d.Rule == "iso-month":
		if y := r.shortRange(k); y.ok() { // 2010-11 is rather a season than a month
			return y
		}
		if next := r.at(x.end); notYearBefore[w] || next.spaced && countNouns[r.word(x.end)] {
			return reading{}
		}
		if !r.isMark(k+1, '-') && !r.isMark(k+1, '/') && !monthBefore[w] && w != "out" {
			return reading{}
		}
		if (r.at(k+1).spaced || r.at(k+2).spaced) && !r.sentenceEnd(x.end) {
			return reading{}
		}
	case d.Short:
		prev, isKnown := r.lex.words[w]
		dated := isKnown && (prev.weekday > 0 || prev.id == thisWord || prev.id == nextWord || prev.id == lastWord)
		slash := r.isMark(k+1, '/')
		switch {
		case dated && !r.isMark(k+1, '-'):
		case slash && r.shortRangeEnd(k):
		case slash && r.is(x.end, atWord) && r.clockFigures(x.end+1).clock != nil: // 4/25 at 4:00 p.m.
		case !slash || !shortBefore[w] || r.word(x.end) == "of":
			return reading{}
		}
	}
	return x
}

// shortRangeEnd says whether the month and day at token k are the end of a range that
// begins with another: from 10/1 to 11/7.
func (r *reader) shortRangeEnd(k int) bool {
	return k >= 4 && r.is(k-1, toWord, untilWord, throughWord, andWord) && r.at(k-2).form == number && r.isMark(k-3, '/') ||
		k >= 4 && r.isMark(k-1, '-') && r.at(k-2).form == number && r.isMark(k-3, '/')
}

// laws are words that a number and a year behind them name a text by.
var laws = set(`law laws decree decrees regulation regulations directive directives order decision ordinance circular recommendation notice`)

var shortBefore = set(`on by from until till between since before after through starting beginning dated`)

// numericName reads a date in figures whose month has a name, joined by - or /.
func (r *reader) numericName(k int) reading {
	t := r.at(k)
	sep := r.at(k + 1)
	if sep.form != punct || sep.spaced || sep.mark != '-' && sep.mark != '/' {
		return reading{}
	}
	name := r.at(k + 2)
	if name.month == 0 {
		// 23-2020-September
		y, m := name, r.at(k+4)
		if t.digits <= 2 && y.form == number && y.digits == 4 && r.isMark(k+3, sep.mark) && m.month > 0 && !m.spaced {
			return dayReading(y.n, m.month, t.n, k+5)
		}
		if t.digits == 4 && y.form == number && y.digits <= 2 && r.isMark(k+3, sep.mark) && m.month > 0 && !m.spaced { // 2020/23/Sep
			return dayReading(t.n, m.month, y.n, k+5)
		}
		return reading{}
	}
	j := k + 3
	if name.short && r.isMark(j, '.') {
		j++
	}
	last := r.at(j + 1)
	joined := r.isMark(j, sep.mark) && !r.at(j).spaced && last.form == number && !last.spaced
	switch {
	case t.digits == 4 && joined && last.digits <= 2: // 2019-sep-1
		return dayReading(t.n, name.month, last.n, j+2)
	case t.digits <= 2 && joined && (last.digits == 4 || last.digits == 2): // 31-Oct-74
		y := last.n
		if last.digits == 2 {
			y = twoDigits(y)
		}
		return dayReading(y, name.month, t.n, j+2)
	case t.digits <= 2 && sep.mark == '/' && last.form == number: // 10/August 2012
		if y, end := r.yearAt(j); end > 0 {
			return dayReading(y, name.month, t.n, end)
		}
	}
	return reading{}
}

func dayReading(y, m, d, end int) reading {
	p, ok := calendar.DayOf(y, m, d)
	if !ok {
		p = calendar.Point{}
	}
	return reading{Meaning: calendar.Placed(calendar.Day, calendar.At(calendar.One(p)), "year", "month", "day"), rule: "en.day-month-year", end: end}
}
