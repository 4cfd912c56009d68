package dates

import (
	"strconv"
	"strings"
	"time"

	"tifa/extractors/match"
	"tifa/models"
)

var monthNames = numbered(`january february march april may june july august september october november december`, 1)
var monthShort = map[string]int{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
var weekdayNames = numbered(`sunday monday tuesday wednesday thursday friday saturday`, 0)
var weekdayShort = map[string]int{"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6}
var seasonNames = map[string]int{"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
var partNames = map[string]string{"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
var numberWords = func() map[string]int {
	m := numbered(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty`, 1)
	m["a"], m["an"], m["thirty"], m["forty"], m["fifty"] = 1, 1, 30, 40, 50
	return m
}()
var ordinalWords = numbered(`first second third fourth`, 1)

// units of English time words, with their TIMEX3 letter.
var unitNames = map[string]struct {
	unit   unit
	letter string
}{
	"day": {day, "D"}, "week": {week, "W"}, "month": {month, "M"}, "quarter": {quarter, "Q"}, "year": {year, "Y"}, "decade": {decade, "DE"},
	"century": {century, "CE"}, "hour": {minute, "TH"}, "minute": {minute, "TM"}, "weekend": {week, "WE"},
}

func numbered(words string, from int) map[string]int {
	m := map[string]int{}
	for i, w := range strings.Fields(words) {
		m[w] = i + from
	}
	return m
}

// word reads the Latin letters at byte i, small; end is i if there are none. A
// full stop behind an abbreviation is passed by the callers.
func (s *scanner) word(i int) (w string, end int) {
	start := i
	for i < len(s.text) && i-start < 20 && ('a' <= s.text[i]|0x20 && s.text[i]|0x20 <= 'z') {
		i++
	}
	return strings.ToLower(s.text[start:i]), i
}

// next passes the white space at byte i, if there is some and no blank line.
func (s *scanner) next(i int) (int, bool) {
	end, broken := match.Blanks(s.text, i)
	return end, end > i && !broken
}

// nextWord reads the word behind the white space at byte i.
func (s *scanner) nextWord(i int) (w string, start, end int) {
	k, ok := s.next(i)
	if !ok {
		return "", i, i
	}
	w, end = s.word(k)
	return w, k, end
}

// english reads the expression that begins at byte i, the beginning of a word.
func (s *scanner) english(i int) (expression, bool) {
	c := s.text[i]
	if '0' <= c && c <= '9' {
		return s.englishNumber(i)
	}
	w, end := s.word(i)
	if w == "q" {
		return s.quarterLetter(i, end)
	}
	if w == "" || s.letterAt(end) {
		return expression{}, false
	}
	if isMonth(w) != 0 && isUpper(c) {
		return s.monthFirst(i, i)
	}
	if wd, ok := isWeekday(w); ok && isUpper(c) {
		return s.weekday(i, i, end, wd, 0)
	}
	switch w {
	case "today", "yesterday", "tomorrow", "tonight":
		return s.namedDay(i, end, w), true
	case "now", "currently", "nowadays", "presently":
		return fixed(i, end, "en.present", "DATE", "PRESENT_REF"), true
	case "recently", "lately":
		return fixed(i, end, "en.past", "DATE", "PAST_REF"), true
	case "the", "a", "an", "this", "last", "next", "earlier", "later", "early", "late", "mid", "past", "previous", "following", "that", "recent", "coming":
		if e, ok := s.relative(i); ok {
			return e, true
		}
	case "noon", "midnight":
		h := map[string]int{"noon": 12, "midnight": 0}[w]
		return s.clock(i, end, h, 0), true
	case "every", "each":
		return s.set(i, end)
	case "first", "second", "third", "fourth":
		return s.ordinalPart(i, i, end, ordinalWords[w])
	case "daily", "weekly", "monthly", "annually", "yearly":
		value := map[string]string{"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y"}[w]
		return fixed(i, end, "en.set", "SET", value), true
	}
	if n, ok := seasonNames[w]; ok && w != "fall" && w != "spring" {
		return s.seasonName(i, i, end, n, 0)
	} else if ok && isUpper(c) {
		return s.seasonName(i, i, end, n, 0)
	}
	if n, ok := numberWords[w]; ok {
		return s.count(i, end, n)
	}
	return expression{}, false
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isMonth(w string) int {
	if n := monthNames[w]; n != 0 {
		return n
	}
	return monthShort[w]
}

func isWeekday(w string) (int, bool) {
	n, ok := weekdayNames[w]
	if !ok {
		n, ok = weekdayShort[w]
	}
	return n, ok
}

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

// nearestDay is the day of a year that is not stated: the one nearest to the
// reference date, unless the sentence speaks of the future.
func nearestDay(m, d int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		ref, ok := a.upTo(year)
		if !ok {
			return point{}, false
		}
		best := point{}
		for y := ref.year - 1; y <= ref.year+1; y++ {
			p := point{unit: day, year: y, month: m, day: d}
			if !p.valid() {
				continue
			}
			if a.ref.unit < month {
				if y == ref.year {
					return p, true
				}
				continue
			}
			if a.future && p.end().Before(a.ref.time()) {
				continue
			}
			if best.unit == 0 || distance(p, a.ref) < distance(best, a.ref) {
				best = p
			}
		}
		if best.unit == 0 { // no such day: let the caller see that it is none
			best = point{unit: day, year: ref.year, month: m, day: d}
		}
		return best, true
	}
}

func distance(p, q point) time.Duration { return p.time().Sub(q.time()).Abs() }

// nearestMonth is a month whose year is not stated. shift moves it by years:
// last September, next May.
func nearestMonth(m, shift int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		ref, ok := a.upTo(year)
		if !ok {
			return point{}, false
		}
		if a.ref.unit < month {
			return monthPoint(ref.year+shift, m), true
		}
		now, _ := a.upTo(month)
		switch {
		case shift < 0 && m < now.month, shift > 0 && m > now.month:
			return monthPoint(ref.year, m), true
		case shift != 0:
			return monthPoint(ref.year+shift, m), true
		case a.future && m < now.month:
			return monthPoint(ref.year+1, m), true
		case a.future:
			return monthPoint(ref.year, m), true
		}
		best := monthPoint(ref.year, m)
		for _, y := range []int{-1, 1} {
			if p := monthPoint(ref.year+y, m); distance(p, now) < distance(best, now) {
				best = p
			}
		}
		return best, true
	}
}

// weekday reads what begins with a weekday at byte i: Tuesday, Tuesday morning,
// Tuesday, 5 December 2023. shift is -1 for last, 1 for next.
func (s *scanner) weekday(start, i, end, wd, shift int) (expression, bool) {
	name, _ := s.word(i)
	if _, full := weekdayNames[name]; !full {
		if end < len(s.text) && s.text[end] == '.' {
			end++
		} else if k, ok := s.next(end); !ok || !s.dateAt(k) {
			return expression{}, false // Sun and Mon are words and names
		}
	}
	k := end
	if k < len(s.text) && s.text[k] == ',' {
		k++
	}
	if k, ok := s.next(k); ok && s.dateAt(k) {
		e, ok := s.englishDate(k)
		if ok && e.from != nil && !strings.HasPrefix(e.rule, "en.month-year") {
			e.span.Start, e.rule = start, strings.Replace(e.rule, "en.", "en.weekday-", 1)
			e.stated = append([]string{"weekday"}, e.stated...)
			return e, true
		}
	}
	e := expression{rule: "en.weekday", stated: []string{"weekday"}, from: nearWeekday(wd, shift)}
	if w, _, to := s.nextWord(end); partNames[w] != "" {
		e.stated = append(e.stated, "part")
		e.from, end = withPart(e.from, partNames[w]), to
	}
	e.span = models.Span{Start: start, End: end}
	return e, true
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

// nearWeekday is the last such day (the reference day included), or the next one
// in a sentence that speaks of the future.
func nearWeekday(wd, shift int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		ref, ok := a.day()
		if !ok {
			return point{}, false
		}
		back := (int(ref.time().Weekday()) - wd + 7) % 7
		switch {
		case shift < 0 && back == 0:
			back = 7
		case shift > 0:
			back -= 7
		case shift == 0 && a.future && back > 0:
			back -= 7
		}
		return ref.add(-back), true
	}
}

// withPart narrows a day to a part of it.
func withPart(day func(*anchor) (point, bool), name string) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		p, ok := day(a)
		p.unit, p.part = part, name
		return p, ok
	}
}

// namedDay is today, yesterday, tomorrow or tonight.
func (s *scanner) namedDay(i, end int, w string) expression {
	n := map[string]int{"yesterday": -1, "tomorrow": 1}[w]
	e := expression{rule: "en.named-day", from: shiftedDay(n)}
	if w == "tonight" {
		e.from = withPart(e.from, "TNI")
	}
	if p, _, to := s.nextWord(end); partNames[p] != "" && w != "tonight" && w != "today" {
		e.from, end = withPart(e.from, partNames[p]), to
	}
	e.span = models.Span{Start: i, End: end}
	return e
}

func shiftedDay(n int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		p, ok := a.day()
		return p.add(n), ok
	}
}

func fixed(i, end int, rule, kind, value string) expression {
	return expression{span: models.Span{Start: i, End: end}, rule: rule, kind: kind, fixed: value}
}

// relative reads expressions that begin with a determiner or an adjective: last
// Friday, the same day, earlier this month, a year ago, the past year.
func (s *scanner) relative(i int) (expression, bool) {
	w, end := s.word(i)
	mod := ""
	rest := func() (string, int, int) { return s.nextWord(end) }
	switch w {
	case "earlier", "later", "early", "late":
		mod = map[string]string{"early": "START", "late": "END"}[w]
		v, k, e := rest()
		if v == "this" || v == "last" || v == "next" {
			if x, ok := s.relative(k); ok && x.from != nil {
				x.span.Start, x.mod = i, mod
				return x, true
			}
			return expression{}, false
		}
		if w == "earlier" || w == "later" {
			return expression{}, false
		}
		if v == "in" {
			v, k, e = s.nextWord(e)
		}
		if isMonth(v) != 0 && isUpper(s.text[k]) {
			if x, ok := s.monthFirst(i, k); ok {
				x.mod = mod
				return x, true
			}
		}
		if wd, ok := isWeekday(v); ok && isUpper(s.text[k]) {
			if x, ok := s.weekday(i, k, e, wd, 0); ok {
				x.mod = mod
				return x, true
			}
		}
		if k, ok := s.next(end); ok {
			if y, e := s.yearNumber(k); y != 0 {
				return expression{span: models.Span{Start: i, End: e}, rule: "en.year", stated: []string{"year"}, mod: mod, from: at(yearPoint(y))}, true
			}
		}
		return expression{}, false
	case "mid":
		if end < len(s.text) && s.text[end] == '-' {
			if m, _ := s.monthAt(end + 1); m != 0 {
				if x, ok := s.monthFirst(i, end+1); ok {
					x.mod = "MID"
					return x, true
				}
			}
			if y, e := s.yearNumber(end + 1); y != 0 {
				return expression{span: models.Span{Start: i, End: e}, rule: "en.year", stated: []string{"year"}, mod: "MID", from: at(yearPoint(y))}, true
			}
		}
		return expression{}, false
	case "a", "an":
		v, k, e := rest()
		if u, ok := unitNames[v]; ok {
			return s.counted(i, k, e, 1, u.unit, u.letter)
		}
		return expression{}, false
	case "the", "that", "this", "last", "next", "previous", "following", "past", "recent", "coming":
		return s.determined(i)
	}
	return expression{}, false
}

// determined reads "the same day", "last Friday", "this morning", "next month",
// "the past year", "the 1990s", "the first quarter of 2024".
func (s *scanner) determined(i int) (expression, bool) {
	w, end := s.word(i)
	hasThe := w == "the"
	if hasThe || w == "that" {
		if !hasThe {
			if v, _, e := s.nextWord(end); v == "day" {
				return expression{span: models.Span{Start: i, End: e}, rule: "en.same-day", from: lastMentioned(0)}, true
			}
			return expression{}, false
		}
		v, k, e := s.nextWord(end)
		switch {
		case v == "same" || v == "following" || v == "next" || v == "previous" || v == "preceding":
			if x, _, e2 := s.nextWord(e); x == "day" {
				n := map[string]int{"same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}[v]
				return expression{span: models.Span{Start: i, End: e2}, rule: "en.same-day", from: lastMentioned(n)}, true
			}
		case v == "day":
			if x, _, e2 := s.nextWord(e); x == "before" || x == "after" {
				n := map[string]int{"before": -1, "after": 1}[x]
				if y, _, e3 := s.nextWord(e2); y == "yesterday" || y == "tomorrow" {
					return expression{span: models.Span{Start: i, End: e3}, rule: "en.named-day", from: shiftedDay(2 * n)}, true
				}
				return expression{span: models.Span{Start: i, End: e2}, rule: "en.same-day", from: lastMentioned(n)}, true
			}
		case ordinalWords[v] != 0:
			return s.ordinalPart(i, k, e, ordinalWords[v])
		}
		if k2, ok := s.next(end); ok && k2 < len(s.text) && '0' <= s.text[k2] && s.text[k2] <= '9' {
			if x, ok := s.decadeOrCentury(i, k2); ok {
				return x, true
			}
			return expression{}, false
		}
		if n, ok := seasonNames[v]; ok {
			return s.seasonName(i, k, e, n, 0)
		}
		w, end = v, e
	}
	shift := 0
	switch w {
	case "last", "previous", "past":
		shift = -1
	case "next", "following", "coming":
		shift = 1
	case "this":
	case "recent":
		if v, _, e := s.nextWord(end); v == "years" || v == "months" || v == "weeks" || v == "days" {
			return fixed(i, e, "en.past", "DATE", "PAST_REF"), true
		}
		return expression{}, false
	default:
		return expression{}, false
	}
	v, k, e := s.nextWord(end)
	if hasThe && w == "next" || hasThe && w == "following" {
		return expression{}, false
	}
	if wd, ok := isWeekday(v); ok && isUpper(s.text[k]) && !hasThe {
		if x, ok := s.weekday(i, k, e, wd, shift); ok && x.from != nil {
			if w == "this" {
				x.from = thisWeekday(wd)
				if p, _, to := s.nextWord(e); partNames[p] != "" && to == x.span.End {
					x.from = withPart(x.from, partNames[p])
				}
			}
			return x, true
		}
	}
	if m := isMonth(v); m != 0 && isUpper(s.text[k]) && !hasThe {
		_, to := s.monthAt(k)
		return expression{span: models.Span{Start: i, End: to}, rule: "en.relative-month", stated: []string{"month"}, from: nearestMonth(m, shift)}, true
	}
	if p := partNames[v]; p != "" && !hasThe {
		n := 0
		if w == "last" {
			n = -1
		} else if w != "this" {
			return expression{}, false
		}
		return expression{span: models.Span{Start: i, End: e}, rule: "en.part-of-day", from: withPart(shiftedDay(n), p)}, true
	}
	if n, ok := seasonNames[v]; ok {
		return s.seasonName(i, k, e, n, shift)
	}
	u, ok := unitNames[v]
	if !ok || u.unit == minute {
		return expression{}, false
	}
	x := expression{span: models.Span{Start: i, End: e}, rule: "en.relative-unit"}
	if v == "weekend" {
		x.from = func(a *anchor) (point, bool) {
			p, ok := a.upTo(week)
			return p.add(shift), ok
		}
		return x, true
	}
	x.from = func(a *anchor) (point, bool) {
		p, ok := a.upTo(u.unit)
		return p.add(shift), ok
	}
	return x, true
}

// thisWeekday is the day of the week of the reference date.
func thisWeekday(wd int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		w, ok := a.upTo(week)
		if !ok {
			return point{}, false
		}
		return dayPoint(w.time().AddDate(0, 0, (wd+6)%7)), true
	}
}

// lastMentioned is n days from the last date that was mentioned, or from the
// reference date if none was.
func lastMentioned(n int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		if a.last != nil && a.last.unit >= day {
			return dayPoint(a.last.time()).add(n), true
		}
		p, ok := a.day()
		return p.add(n), ok
	}
}

// count reads what begins with a number word: three days ago, two-day, a year
// earlier, twenty years.
func (s *scanner) count(i, end, n int) (expression, bool) {
	k := end
	hyphen := k < len(s.text) && s.text[k] == '-'
	if hyphen {
		k++
	} else if e, ok := s.next(k); ok {
		k = e
	} else {
		return expression{}, false
	}
	w, e := s.word(k)
	u, ok := unitNames[w]
	if !ok {
		if u, ok = unitNames[strings.TrimSuffix(w, "s")]; !ok && w == "centuries" {
			u, ok = unitNames["century"], true
		}
	}
	if !ok {
		return expression{}, false
	}
	return s.counted(i, k, e, n, u.unit, u.letter)
}

// counted goes on behind a number and a unit: ago, earlier and later make a
// date, anything else leaves a duration.
func (s *scanner) counted(i, _, end, n int, u unit, letter string) (expression, bool) {
	w, _, e := s.nextWord(end)
	shift := 0
	switch w {
	case "ago":
		shift = -n
	case "earlier", "before":
		shift = -n
		if w == "before" {
			shift = 0
		}
	case "later":
		shift = n
	}
	if shift != 0 && u != minute {
		x := expression{span: models.Span{Start: i, End: e}, rule: "en.units-ago"}
		x.from = func(a *anchor) (point, bool) {
			// "a day earlier" counts from the date that the report speaks of,
			// "three days ago" from the day of the report.
			if w != "ago" && a.last != nil && a.last.unit >= u && !a.known {
				return a.last.as(u).add(shift), true
			}
			fine := u
			if u == year && a.ref.unit >= month {
				fine = month // "a year ago" is the same month of the year before
			}
			p, ok := a.upTo(fine)
			if !ok {
				return point{}, false
			}
			if fine != u {
				return p.add(12 * shift), true
			}
			return p.add(shift), true
		}
		return x, true
	}
	if w == "ago" && u == minute {
		return expression{}, false
	}
	// "a day", "a year" without a number mean a rate as often as a length.
	if first, _ := s.word(i); first == "a" || first == "an" {
		return expression{}, false
	}
	return fixed(i, end, "en.duration", "DURATION", period(strconv.Itoa(n), letter)), true
}

// set reads every Friday, each year.
func (s *scanner) set(i, end int) (expression, bool) {
	w, k, e := s.nextWord(end)
	if wd, ok := isWeekday(w); ok && isUpper(s.text[k]) {
		iso := (wd+6)%7 + 1
		return fixed(i, e, "en.set", "SET", "XXXX-WXX-"+strconv.Itoa(iso)), true
	}
	if u, ok := unitNames[w]; ok {
		return fixed(i, e, "en.set", "SET", period("1", u.letter)), true
	}
	if p := partNames[w]; p != "" {
		return fixed(i, e, "en.set", "SET", "XXXX-XX-XX"+p), true
	}
	return expression{}, false
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
	if n, end := s.digits(i); end > i && end-i <= 4 {
		return s.count(i, end, n)
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

// clockTime reads 9.30 a.m., 9:30, 3 p.m., 14:00 GMT at byte i.
func (s *scanner) clockTime(i int) (expression, bool) {
	h, end := s.digits(i)
	if end == i || end-i > 2 {
		return expression{}, false
	}
	m, minutes := 0, false
	colon := end < len(s.text) && s.text[end] == ':'
	if end < len(s.text) && (colon || s.text[end] == '.') {
		if n, e := s.digits(end + 1); e == end+3 {
			m, end, minutes = n, e, true
		}
	}
	after := end
	if e, ok := s.next(end); ok {
		after = e
	}
	half := ""
	low := strings.ToLower(s.text[after:min(len(s.text), after+4)])
	for _, form := range []string{"a.m.", "p.m.", "am", "pm"} {
		if strings.HasPrefix(low, form) {
			rest := after + len(form)
			if s.letterAt(rest) {
				continue
			}
			half, end = form[:1], rest
			break
		}
	}
	switch {
	case half != "" && h >= 1 && h <= 12:
		if h %= 12; half == "p" {
			h += 12
		}
	case !minutes || !colon || end < len(s.text) && s.text[end] == ':':
		return expression{}, false
	}
	if h > 23 || m > 59 {
		return expression{}, false
	}
	return s.clock(i, end, h, m), true
}

// clock is a time of the day that was last mentioned, or of the reference day.
func (s *scanner) clock(i, end, h, m int) expression {
	return expression{
		span: models.Span{Start: i, End: end}, rule: "en.clock", stated: []string{"hour"},
		from: func(a *anchor) (point, bool) {
			p, ok := lastMentioned(0)(a)
			p.unit, p.hour, p.min = minute, h, m
			return p, ok
		},
	}
}
