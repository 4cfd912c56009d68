package dates

import (
	"strings"
	"unicode/utf8"

	"tifa/extractors/fold"
	"tifa/models"
)

// monthAt reads a month's name with the full stop of an abbreviation.
func (s *scanner) monthAt(i int) (m, end int) {
	if i >= len(s.text) || !isUpper(s.text[i]) {
		return 0, i
	}
	w, end := s.word(i)
	if m = isMonth(w); m == 0 {
		return 0, i
	}
	if end < len(s.text) && s.text[end] == '.' && monthNames[w] == 0 {
		end++
	}
	return m, end
}

// dayNumber reads 8, 08 or 8th.
func (s *scanner) dayNumber(i int) (d, end int) {
	d, end = s.digits(i)
	if end == i || end-i > 2 || d < 1 || d > 31 {
		return 0, i
	}
	if w, e := s.word(end); e > end {
		if w != "st" && w != "nd" && w != "rd" && w != "th" {
			return 0, i
		}
		end = e
	}
	if s.letterAt(end) {
		return 0, i
	}
	// 5.3 and 5:30 and 5% are no days.
	if end+1 < len(s.text) && (s.text[end] == '.' || s.text[end] == ':') && '0' <= s.text[end+1] && s.text[end+1] <= '9' || end < len(s.text) && s.text[end] == '%' {
		return 0, i
	}
	return d, end
}

// yearNumber reads a year of four digits that is not part of a longer number.
func (s *scanner) yearNumber(i int) (y, end int) {
	y, end = s.digits(i)
	if end-i != 4 || y < 1000 || y > 2999 || s.letterAt(end) {
		return 0, i
	}
	if end+1 < len(s.text) && (s.text[end] == '.' || s.text[end] == ',') && '0' <= s.text[end+1] && s.text[end+1] <= '9' || end < len(s.text) && s.text[end] == '%' {
		return 0, i
	}
	return y, end
}

// optionalYear reads ", 2023", " 2023" or " of 2023" behind byte i.
func (s *scanner) optionalYear(i int) (y, end int) {
	k := i
	if k < len(s.text) && s.text[k] == ',' {
		k++
	}
	k, ok := s.next(k)
	if !ok {
		return 0, i
	}
	if w, e := s.word(k); w == "of" {
		if k, ok = s.next(e); !ok {
			return 0, i
		}
	}
	if y, end = s.yearNumber(k); y == 0 {
		return 0, i
	}
	return y, end
}

// monthFirst reads what begins with a month: September 8, 2023; Sept. 8-10;
// September 2023; in May. The expression begins at start.
func (s *scanner) monthFirst(start, i int) (expression, bool) {
	m, end := s.monthAt(i)
	if k, ok := s.next(end); ok {
		if d, e := s.dayNumber(k); d != 0 {
			return s.monthDay(start, m, d, e)
		}
	}
	if y, e := s.optionalYear(end); y != 0 {
		return expression{span: models.Span{Start: start, End: e}, rule: "en.month-year", stated: []string{"year", "month"}, from: at(monthPoint(y, m))}, true
	}
	// A month alone: May and March are names and verbs as well.
	name := s.text[i:end]
	if !s.preposition(start) && (name == "May" || name == "March" || name == "Mar" || name == "Jan" || name == "Jun" || name == "Dec" || name == "Sept" || name == "April" || name == "June" || name == "August") {
		return expression{}, false
	}
	return expression{span: models.Span{Start: start, End: end}, rule: "en.month", stated: []string{"month"}, from: nearestMonth(m, 0)}, true
}

// preposition says whether a word stands before byte i behind which a bare month
// or year is one.
func (s *scanner) preposition(i int) bool {
	before := strings.TrimRight(s.text[max(0, i-24):i], " \n\t")
	for _, w := range []string{"in", "since", "by", "until", "till", "from", "of", "during", "before", "after", "for", "to", "through", "and", "late", "early", "mid-", "this", "last", "next", "between", "throughout"} {
		if strings.HasSuffix(before, w) || strings.HasSuffix(before, strings.ToUpper(w[:1])+w[1:]) {
			k := len(before) - len(w)
			if k == 0 || !isLetter(before[k-1]) {
				return true
			}
		}
	}
	return false
}

// monthDay goes on behind a month and a day.
func (s *scanner) monthDay(start, m, d, end int) (expression, bool) {
	e := expression{rule: "en.month-day", stated: []string{"month", "day"}}
	m2, d2 := m, 0
	if k, ok := s.rangeWord(end); ok {
		if n, to := s.dayNumber(k); n != 0 && !s.unitFollows(to) {
			d2, end = n, to
		} else if mm, to := s.monthAt(k); mm != 0 {
			if k, ok := s.next(to); ok {
				if n, to := s.dayNumber(k); n != 0 {
					m2, d2, end = mm, n, to
				}
			}
		}
	}
	y, to := s.optionalYear(end)
	if y != 0 {
		end = to
		e.rule, e.stated = "en.month-day-year", []string{"year", "month", "day"}
	}
	return s.dayRange(start, end, e, y, m, d, m2, d2)
}

// dayRange finishes a day or a range of days, whose year is 0 if not stated.
func (s *scanner) dayRange(start, end int, e expression, y, m, d, m2, d2 int) (expression, bool) {
	e.span = models.Span{Start: start, End: end}
	place := func(m, d int) func(*anchor) (point, bool) {
		if y != 0 {
			return at(point{unit: day, year: y, month: m, day: d})
		}
		return nearestDay(m, d)
	}
	e.from = place(m, d)
	if d2 != 0 {
		e.rule += "-range"
		e.to = func(a *anchor) (point, bool) {
			if y == 0 && a.last != nil { // the end of a range has the year of its beginning
				p := point{unit: day, year: a.last.year, month: m2, day: d2}
				if p.time().Before(a.last.time()) {
					p.year++
				}
				return p, true
			}
			return place(m2, d2)(a)
		}
		return e, true
	}
	// A part of the day behind it: March 12 morning is not English, but
	// "Sept. 8 at 9 a.m." is two expressions; nothing to do.
	return e, true
}

// rangeWord passes " to ", "-", "–", " until " or " through " behind byte i.
func (s *scanner) rangeWord(i int) (int, bool) {
	k := i
	if e, ok := s.next(i); ok {
		k = e
	}
	for _, dash := range []string{"-", "–", "—"} {
		if strings.HasPrefix(s.text[k:], dash) {
			k += len(dash)
			if e, ok := s.next(k); ok {
				k = e
			}
			return k, true
		}
	}
	if w, e := s.word(k); k > i && (w == "to" || w == "until" || w == "through") {
		return s.next(e)
	}
	return i, false
}

// unitFollows says whether a time unit stands behind byte i, so that the number
// before it counts something.
func (s *scanner) unitFollows(i int) bool {
	w, _, _ := s.nextWord(i)
	_, ok := unitNames[strings.TrimSuffix(w, "s")]
	return ok
}

// dateAt says whether a day or a month begins at byte i.
func (s *scanner) dateAt(i int) bool {
	if m, _ := s.monthAt(i); m != 0 {
		return true
	}
	if d, e := s.dayNumber(i); d != 0 {
		if k, ok := s.next(e); ok {
			m, _ := s.monthAt(k)
			return m != 0
		}
	}
	return false
}

func (s *scanner) englishDate(i int) (expression, bool) {
	if m, _ := s.monthAt(i); m != 0 {
		return s.monthFirst(i, i)
	}
	return s.englishNumber(i)
}

// quarterLetter reads Q1, Q1 2024.
func (s *scanner) quarterLetter(i, end int) (expression, bool) {
	n, e := s.digits(end)
	if e != end+1 || n < 1 || n > 4 || s.letterAt(e) {
		return expression{}, false
	}
	return s.yearPart(i, e, quarter, n, "en.quarter"), true
}

// yearPart finishes a quarter or half with its year, if one stands behind it.
func (s *scanner) yearPart(i, end int, u unit, n int, rule string) expression {
	name := map[unit]string{quarter: "quarter", half: "half"}[u]
	e := expression{rule: rule, stated: []string{name}}
	if y, to := s.optionalYear(end); y != 0 {
		e.stated = append([]string{"year"}, e.stated...)
		e.span, e.from = models.Span{Start: i, End: to}, at(point{unit: u, year: y, n: n})
		return e
	}
	e.span = models.Span{Start: i, End: end}
	e.from = func(a *anchor) (point, bool) {
		ref, ok := a.upTo(year)
		return point{unit: u, year: ref.year, n: n}, ok
	}
	return e
}

// ordinalPart reads the first quarter of 2024, the second half of the year, and
// begins at start.
func (s *scanner) ordinalPart(start, i, end, n int) (expression, bool) {
	w, _, e := s.nextWord(end)
	u := unitNames[w].unit
	if w == "half" && n <= 2 {
		u = half
	} else if w != "quarter" {
		return expression{}, false
	}
	if x := s.yearPart(start, e, u, n, "en."+w); len(x.stated) == 2 || start != i {
		// A half without a year may be one of a match: it needs "of the year".
		if len(x.stated) == 2 || u == quarter {
			return x, true
		}
		if of, _, k := s.nextWord(e); of == "of" {
			if the, _, k := s.nextWord(k); the == "the" || the == "this" || the == "last" {
				if y, _, k := s.nextWord(k); y == "year" {
					x.span.End = k
					if the == "last" {
						x.from = func(a *anchor) (point, bool) {
							ref, ok := a.upTo(year)
							return point{unit: u, year: ref.year - 1, n: n}, ok
						}
					}
					return x, true
				}
			}
		}
	}
	return expression{}, false
}

// seasonName reads summer 2023, last winter, in summer; it begins at start.
func (s *scanner) seasonName(start, i, end, n, shift int) (expression, bool) {
	e := expression{rule: "en.season", stated: []string{"season"}, span: models.Span{Start: start, End: end}}
	if y, to := s.optionalYear(end); y != 0 && shift == 0 {
		e.span.End, e.stated = to, []string{"year", "season"}
		e.from = at(point{unit: season, year: y, n: n})
		return e, true
	}
	if start == i && !s.preposition(i) {
		return expression{}, false
	}
	e.from = func(a *anchor) (point, bool) {
		ref, ok := a.upTo(season)
		if !ok {
			return point{}, false
		}
		p := point{unit: season, year: ref.year, n: n}
		switch {
		case shift < 0 && n >= ref.n:
			p.year--
		case shift > 0 && n <= ref.n, shift == 0 && a.future && n < ref.n:
			p.year++
		}
		return p, true
	}
	return e, true
}

// decadeOrCentury reads 1990s and 19th century at byte i.
func (s *scanner) decadeOrCentury(start, i int) (expression, bool) {
	n, end := s.digits(i)
	w, e := s.word(end)
	if len(s.text) > end && (s.text[end] == '\'' || strings.HasPrefix(s.text[end:], "’")) {
		w, e = s.word(end + len("'"))
		if strings.HasPrefix(s.text[end:], "’") {
			w, e = s.word(end + len("’"))
		}
	}
	switch {
	case w == "s" && end-i == 4 && n%10 == 0:
		return expression{span: models.Span{Start: start, End: e}, rule: "en.decade", stated: []string{"decade"}, from: at(point{unit: decade, year: n})}, true
	case (w == "th" || w == "st" || w == "nd" || w == "rd") && n >= 1 && n <= 30:
		k := e
		if k < len(s.text) && s.text[k] == '-' {
			k++
		} else if next, ok := s.next(k); ok {
			k = next
		}
		if c, to := s.word(k); c == "century" {
			return expression{span: models.Span{Start: start, End: to}, rule: "en.century", stated: []string{"century"}, from: at(point{unit: century, year: (n - 1) * 100})}, true
		}
	}
	return expression{}, false
}

// englishNumber reads what begins with a digit: 8 September 2023, 8-10
// September, 9.30 a.m., 3 p.m., 14:00, 1990s, 2023, 2021-2025, 20 years.
func (s *scanner) englishNumber(i int) (expression, bool) {
	if e, ok := s.decadeOrCentury(i, i); ok {
		return e, true
	}
	if e, ok := s.clockTime(i); ok {
		return e, true
	}
	if d, end := s.dayNumber(i); d != 0 {
		if e, ok := s.dayFirst(i, d, end); ok {
			return e, true
		}
	}
	if y, end := s.yearNumber(i); y != 0 {
		return s.year(i, y, end)
	}
	if value, end := s.figures(i); end > i {
		return s.count(i, end, value)
	}
	return expression{}, false
}

// dayFirst reads 8 September 2023, 8th of September, 8 to 10 September.
func (s *scanner) dayFirst(i, d, end int) (expression, bool) {
	d2, to := 0, end
	if k, ok := s.rangeWord(end); ok {
		if n, e := s.dayNumber(k); n != 0 {
			d2, to = n, e
		}
	}
	k, ok := s.next(to)
	if !ok {
		return expression{}, false
	}
	if w, e := s.word(k); w == "of" {
		if k, ok = s.next(e); !ok {
			return expression{}, false
		}
	}
	m, e := s.monthAt(k)
	if m == 0 {
		return expression{}, false
	}
	x := expression{rule: "en.day-month", stated: []string{"month", "day"}}
	m2 := m
	if d2 == 0 {
		if k, ok := s.rangeWord(e); ok { // 30 June to 2 July
			if n, to := s.dayNumber(k); n != 0 {
				if k, ok := s.next(to); ok {
					if mm, to := s.monthAt(k); mm != 0 {
						d2, m2, e = n, mm, to
					}
				}
			}
		}
	}
	y, to := s.optionalYear(e)
	if y != 0 {
		e = to
		x.rule, x.stated = "en.day-month-year", []string{"year", "month", "day"}
	}
	return s.dayRange(i, e, x, y, m, d, m2, d2)
}

// year reads a bare year, or a range of years.
func (s *scanner) year(i, y, end int) (expression, bool) {
	if y < 1500 || y > 2199 {
		return expression{}, false
	}
	if i > 0 {
		switch c := s.text[i-1]; c {
		case '$', '#', '/', '.', ',', '-', ':':
			if c != '-' || !strings.HasSuffix(s.text[:i], "mid-") && !strings.HasSuffix(s.text[:i], "pre-") && !strings.HasSuffix(s.text[:i], "post-") {
				return expression{}, false
			}
		}
	}
	e := expression{span: models.Span{Start: i, End: end}, rule: "en.year", stated: []string{"year"}, from: at(yearPoint(y))}
	if r, size := utf8.DecodeRuneInString(s.text[end:]); size > 1 && s.table.Is(r, fold.Han) {
		return expression{}, false // 2024名代表
	}
	if k, ok := s.rangeWord(end); ok {
		if y2, to := s.yearNumber(k); y2 > y && y2 < 2200 {
			e.span.End, e.rule, e.to = to, "en.year-range", at(yearPoint(y2))
			return e, true
		}
		if n, to := s.digits(k); to-k == 2 && n > y%100 && k == end+len("-") && s.text[end] == '-' {
			e.span.End, e.rule, e.to = to, "en.year-range", at(yearPoint(y/100*100+n))
			return e, true
		}
	}
	if s.preposition(i) {
		return e, true
	}
	// Behind no preposition a number of four digits before a small plural counts
	// things: 2000 people.
	if w, k, _ := s.nextWord(end); w != "" && !isUpper(s.text[k]) && plural(w) {
		return expression{}, false
	}
	if y < 1800 {
		return expression{}, false
	}
	return e, true
}

// plural says whether a word may be the plural of something that is counted.
func plural(w string) bool {
	switch w {
	case "people", "men", "women", "children", "police", "yuan", "troops", "percent", "feet":
		return true
	case "was", "is", "has", "as", "this", "plus", "versus":
		return false
	}
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")
}
