package dates

import (
	"strconv"
	"strings"
)

var tens = map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// quantity reads a number at byte i as TIMEX3 periods have it: 1,000 and 2.5, thirty-five,
// two hundred, several (X). end is i if there is none.
func (s *scanner) quantity(i int) (value string, end int) {
	if i < len(s.text) && '0' <= s.text[i] && s.text[i] <= '9' {
		return s.figures(i)
	}
	w, end := s.word(i)
	switch w {
	case "several":
		return "X", end
	case "a", "an", "":
		return "", i
	}
	n, ok := numberWords[w]
	switch {
	case tens[w] > 0:
		n = tens[w]
		if end < len(s.text) && (s.text[end] == '-' || s.text[end] == ' ') {
			if more, e := s.word(end + 1); numberWords[more] > 0 && numberWords[more] < 10 && more != "a" && more != "an" {
				n, end = n+numberWords[more], e
			}
		}
	case w == "hundred":
		n = 100
	case !ok:
		return "", i
	}
	if more, _, e := s.nextWord(end); more == "hundred" && n < 10 {
		n, end = n*100, e
	} else if more == "thousand" && n < 1000 {
		n, end = n*1000, e
	}
	return strconv.Itoa(n), end
}

// figures reads a number in digits, with commas and a decimal point.
func (s *scanner) figures(i int) (value string, end int) {
	start := i
	for i < len(s.text) && i-start < 12 {
		c := s.text[i]
		digitAfter := i+1 < len(s.text) && '0' <= s.text[i+1] && s.text[i+1] <= '9'
		if !('0' <= c && c <= '9' || (c == ',' || c == '.') && digitAfter) {
			break
		}
		i++
	}
	if i == start || i-start >= 12 || s.letterAt(i) {
		return "", start
	}
	value = strings.ReplaceAll(s.text[start:i], ",", "")
	if strings.Count(value, ".") > 1 {
		return "", start
	}
	return value, i
}
