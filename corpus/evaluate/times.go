package evaluate

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tifa/corpus/evaluate/gold"
	"tifa/models"
)

// times counts the values and intervals of dates and durations. A value is right
// if the gold span has a partner that is a time expression, exact or not, and means
// the same; all gold spans that have a value are possible.
//
// A document whose gold gives no value, or no interval, is not judged by them.
func (m *matched) times(s *Score, exclusive bool) {
	var values, intervals Tally
	for i, g := range m.gold {
		if g.neutral || g.label.IsName() {
			continue
		}
		var found models.Timex
		if m.partner[i] >= 0 && m.found[m.partner[i]].Timex != nil {
			found = *m.found[m.partner[i]].Timex
		}
		if g.Value != "" || len(g.Readings) > 0 {
			values.Possible++
			if sameValue(found, g.Span, exclusive) {
				values.Correct++
			}
		}
		if periods := periodsOf(g.Span, exclusive); len(periods) > 0 {
			intervals.Possible++
			if own, ok := stretch(found.From, found.To); ok && slices.Contains(periods, own) {
				intervals.Correct++
			}
		}
	}
	for i, f := range m.found {
		if f.Timex == nil || m.partnerOf[i] >= 0 && m.gold[m.partnerOf[i]].neutral {
			continue
		}
		if f.Timex.Value != "" {
			values.Actual++
		}
		if f.Timex.From != "" {
			intervals.Actual++
		}
	}
	if values.Possible > 0 {
		s.Values.Add(values)
	}
	if intervals.Possible > 0 {
		s.Intervals.Add(intervals)
	}
}

// sameValue says whether a time means what the gold says, in one of its readings;
// suite says that the gold is that of a test suite, with a notation of its own.
func sameValue(t models.Timex, g gold.Span, suite bool) bool {
	if t.Value == "" {
		return false
	}
	if suite {
		return sameInSuite(t, g)
	}
	same := func(value string) bool { return value != "" && plain(value) == plain(t.Value) }
	return same(g.Value) || slices.ContainsFunc(g.Readings, func(r gold.Reading) bool { return same(r.Value) })
}

// periodsOf are the stretches of the calendar that a gold span may mean.
func periodsOf(g gold.Span, exclusive bool) (out []period) {
	add := func(p period, ok bool) {
		if ok {
			out = append(out, p)
		}
	}
	if g.From != "" {
		add(stretch(g.From, g.To))
		return out
	}
	value := func(v string) string {
		if exclusive { // other taggers write the hour alone for a full hour
			return plain(v)
		}
		return v
	}
	add(valueStretch(value(g.Value), exclusive))
	for _, r := range g.Readings {
		add(stretch(r.From, r.To))
		add(valueStretch(value(r.Value), exclusive))
	}
	return out
}

// period is a stretch of the calendar, half-open; without an end it is open.
type period struct{ from, to time.Time }

// stretch reads the two ends of a period as ISO 8601 has them.
func stretch(from, to string) (p period, ok bool) {
	if p.from, ok = moment(from); !ok {
		return p, false
	}
	if to != "" {
		p.to, ok = moment(to)
	}
	return p, ok
}

// moment reads a date or a date and time. A zone counts as written: what stands
// here are times of one place.
func moment(s string) (time.Time, bool) {
	s = strings.TrimSuffix(s, "Z")
	for _, layout := range []string{"2006-01-02", "2006-01-02T15", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// valueStretch is the period that a TIMEX3 value means, if it is one of the
// calendar: a century to a minute, or two of them with a stroke, the second of
// which counts unless the end is exclusive.
func valueStretch(value string, exclusive bool) (period, bool) {
	first, second, two := strings.Cut(value, "/")
	p, ok := valuePeriod(first)
	if !ok || !two {
		return p, ok
	}
	q, ok := valuePeriod(second)
	if exclusive {
		return period{p.from, q.from}, ok
	}
	return period{p.from, q.to}, ok
}

// parts of the day, with the hours that they begin and end at, as tifa divides it.
var partsOfDay = map[string][2]int{"TMO": {0, 12}, "TMI": {12, 14}, "TAF": {12, 18}, "TEV": {18, 24}, "TNI": {18, 24}}

// seasons, with the month that they begin in.
var seasons = map[string]time.Month{"SP": time.March, "SU": time.June, "FA": time.September, "WI": time.December}

func valuePeriod(v string) (period, bool) {
	for _, form := range []struct {
		layout              string
		years, months, days int
		length              time.Duration
	}{
		{"2006", 1, 0, 0, 0},
		{"2006-01", 0, 1, 0, 0},
		{"2006-01-02", 0, 0, 1, 0},
		{"2006-01-02T15", 0, 0, 0, time.Hour},
		{"2006-01-02T15:04", 0, 0, 0, time.Minute},
		{"2006-01-02T15:04:05", 0, 0, 0, time.Second},
	} {
		if t, err := time.Parse(form.layout, v); err == nil && len(v) == len(form.layout) {
			return period{t, t.AddDate(form.years, form.months, form.days).Add(form.length)}, true
		}
	}
	var year, n int
	at := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	months := func(m time.Month, length int) (period, bool) {
		return period{at(year, m, 1), at(year, m, 1).AddDate(0, length, 0)}, true
	}
	scan := func(format string, into ...any) bool {
		n, err := fmt.Sscanf(v, format, into...)
		return err == nil && n == len(into)
	}
	if day, midnight := strings.CutSuffix(v, "T24:00"); midnight { // the end of the day
		p, ok := valuePeriod(day)
		return period{p.to, p.to.Add(time.Minute)}, ok
	}
	switch {
	case len(v) == 2 && scan("%2d", &n) && n > 0:
		return period{at(n*100, 1, 1), at(n*100+100, 1, 1)}, true
	case len(v) == 3 && scan("%3d", &n) && n > 0:
		return period{at(n*10, 1, 1), at(n*10+10, 1, 1)}, true
	case len(v) == 7 && scan("%4d-Q%1d", &year, &n) && n >= 1 && n <= 4:
		return months(time.Month(n*3-2), 3)
	case len(v) == 7 && scan("%4d-H%1d", &year, &n) && n >= 1 && n <= 2:
		return months(time.Month(n*6-5), 6)
	case len(v) == 8 && scan("%4d-W%2d", &year, &n) && n >= 1 && n <= 53:
		monday := at(year, 1, 4) // is always in week 1
		monday = monday.AddDate(0, 0, -(int(monday.Weekday())+6)%7+7*(n-1))
		return period{monday, monday.AddDate(0, 0, 7)}, true
	case len(v) == 11 && scan("%4d-W%2d-WE", &year, &n) && n >= 1 && n <= 53:
		monday := at(year, 1, 4)
		saturday := monday.AddDate(0, 0, -(int(monday.Weekday())+6)%7+7*(n-1)+5)
		return period{saturday, saturday.AddDate(0, 0, 2)}, true
	case len(v) == 7 && scan("%4d-", &year) && seasons[v[5:]] != 0:
		return months(seasons[v[5:]], 3)
	}
	if len(v) == len("2006-01-02TMO") {
		day, err := time.Parse("2006-01-02", v[:10])
		if hours, ok := partsOfDay[v[10:]]; ok && err == nil {
			return period{day.Add(time.Duration(hours[0]) * time.Hour), day.Add(time.Duration(hours[1]) * time.Hour)}, true
		}
	}
	return period{}, false
}

// plain writes a value in one way where TIMEX3 allows several: T09 and T09:00:00
// are T09:00.
func plain(value string) string {
	i := strings.LastIndexByte(value, 'T')
	if i < 0 || strings.HasPrefix(value, "P") || i+1 >= len(value) || value[i+1] < '0' || value[i+1] > '9' {
		return value
	}
	clock := value[i+1:]
	switch {
	case len(clock) == len("09"):
		clock += ":00"
	case len(clock) == len("09:00:00"):
		clock = strings.TrimSuffix(clock, ":00")
	}
	return value[:i+1] + clock
}
