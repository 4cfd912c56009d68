package dates

import (
	"strings"

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
	if value, e := s.quantity(i); e > i {
		return s.count(i, e, value)
	}
	if w == "many" { // many years ago, but not how many years
		x, ok := s.count(i, end, "X")
		return x, ok && x.kind == "DATE"
	}
	if w == "half" {
		if a, _, e := s.nextWord(end); a == "a" {
			switch u, _, e := s.nextWord(e); u {
			case "year":
				return s.counted(i, e, "6", month, "M")
			case "decade":
				return s.counted(i, e, "5", year, "Y")
			case "century":
				return s.counted(i, e, "50", year, "Y")
			}
		}
	}
	if u, ok := unitNames[w]; ok && strings.HasPrefix(strings.ToLower(s.text[end:]), "-long") && !s.letterAt(end+len("-long")) {
		return fixed(i, end+len("-long"), "en.duration", "DURATION", period("1", u.letter)), true
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

func fixed(i, end int, rule, kind, value string) expression {
	return expression{span: models.Span{Start: i, End: end}, rule: rule, kind: kind, fixed: value}
}
