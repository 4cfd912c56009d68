package dates

import "tifa/models"

// numeric reads dates that need no words: 2023-09-08, 2023/9/8, 2023.9.8,
// 21.01.2025, and a month as 2023-09.
func (s *scanner) numeric(i int) (expression, bool) {
	a, i1 := s.digits(i)
	if i1 == i || i1 >= len(s.text) {
		return expression{}, false
	}
	sep := s.text[i1]
	if sep != '-' && sep != '/' && sep != '.' {
		return expression{}, false
	}
	b, i2 := s.digits(i1 + 1)
	if i2 == i1+1 || i2-i1 > 3 {
		return expression{}, false
	}
	c, i3 := 0, i2
	if i2 < len(s.text) && s.text[i2] == sep {
		c, i3 = s.digits(i2 + 1)
	}
	n1, n2, n3 := i1-i, i2-i1-1, i3-i2-1
	e := expression{stated: []string{"year", "month", "day"}}
	switch {
	case n1 == 4 && i3 > i2+1 && n3 <= 2 && n2 <= 2:
		e.rule, e.span = "iso-day", models.Span{Start: i, End: i3}
		e.from = at(point{unit: day, year: a, month: b, day: c})
	case n1 <= 2 && i3 > i2+1 && n3 == 4 && sep == '.':
		e.rule, e.span = "day-month-year", models.Span{Start: i, End: i3}
		e.from = at(point{unit: day, year: c, month: b, day: a})
	case n1 == 4 && n2 == 2 && sep == '-' && i3 == i2 && a >= 1900 && a < 2100:
		e.rule, e.span = "iso-month", models.Span{Start: i, End: i2}
		e.stated = e.stated[:2]
		e.from = at(point{unit: month, year: a, month: b})
	default:
		return expression{}, false
	}
	// A longer chain is a version or phone number.
	if end := e.span.End; end < len(s.text) {
		next := s.text[end]
		if '0' <= next && next <= '9' || (next == sep || next == '-' || next == '/') && end+1 < len(s.text) && s.text[end+1] >= '0' && s.text[end+1] <= '9' {
			return expression{}, false
		}
	}
	if p, _ := e.from(nil); !p.valid() {
		return expression{}, false
	}
	return e, true
}

// digits reads ASCII digits, six at most; end is i if there are none or more.
func (s *scanner) digits(i int) (n, end int) {
	start := i
	for i < len(s.text) && '0' <= s.text[i] && s.text[i] <= '9' {
		if i-start == 6 {
			return 0, start
		}
		n = n*10 + int(s.text[i]-'0')
		i++
	}
	return n, i
}

// at is a place in the calendar that needs no anchor.
func at(p point) func(*anchor) (point, bool) {
	return func(*anchor) (point, bool) { return p, true }
}
