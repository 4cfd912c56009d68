package dates

import (
	"slices"
	"strings"
)

// families are expressions that can be the two ends of a range, by their rules.
var families = [][]string{
	{"en.weekday"}, {"en.clock"}, {"en.month"}, {"en.month-year"},
	{"en.month-day", "en.month-day-year", "en.day-month", "en.day-month-year"},
}

// joined goes on behind an expression with the other end of a range: Monday to
// Wednesday, May–June 2023, 9 a.m. to 5 p.m.
func (s *scanner) joined(e expression) expression {
	if e.to != nil || e.from == nil || e.mod != "" {
		return e
	}
	k, ok := s.rangeWord(e.span.End)
	if !ok || k >= len(s.text) || strings.Contains(s.text[e.span.End:k], "until") { // from … until … are two
		return e
	}
	end, ok := s.english(k)
	if !ok || end.to != nil || end.from == nil {
		return e
	}
	switch {
	case e.rule == "en.month" && end.rule == "en.month-year": // of the same year
		first, last := e.from, end.from
		e.from = func(a *anchor) (point, bool) {
			y, ok := last(a)
			m, _ := first(&anchor{ref: y, known: ok})
			m.year = y.year
			return m, ok
		}
		e.stated = end.stated
	case !slices.ContainsFunc(families, func(f []string) bool { return slices.Contains(f, e.rule) && slices.Contains(f, end.rule) }):
		return e
	}
	e.span.End, e.rule = end.span.End, e.rule+"-range"
	e.to = func(a *anchor) (point, bool) {
		p, ok := end.from(a)
		if !ok || a.last == nil || !p.time().Before(a.last.time()) {
			return p, ok
		}
		switch { // the first one after the beginning
		case end.rule == "en.weekday":
			return p.add(7), true
		case p.unit >= part:
			next := dayPoint(p.time()).add(1)
			p.year, p.month, p.day = next.year, next.month, next.day
		default:
			p.year++
		}
		return p, true
	}
	return e
}
