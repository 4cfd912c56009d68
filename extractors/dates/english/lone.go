package english

import (
	"tifa/extractors/dates/calendar"
	"tifa/extractors/dates/numeric"
)

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
