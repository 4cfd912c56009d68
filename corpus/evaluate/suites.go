package evaluate

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"tifa/corpus/evaluate/gold"
	"tifa/models"
)

// Test suites of date taggers write what an expression means in ways of their own.
//
// The end of an interval is exclusive, and may be the first moment of the last point
// that the text names: 4 to 22 January ends at the 22nd, where tifa counts that day;
// or that of the hour behind it. Before and since are no part of a span, but leave a
// reading with one end. A point has parts that nothing states: September 2012 is its
// first day. The hours of a morning, and how long the beginning of a month is, differ
// from suite to suite. Lengths are given in any units.

// sameInSuite says whether a time means what a suite says, in one of its readings.
func sameInSuite(t models.Timex, g gold.Span) bool {
	for value := range strings.SplitSeq(g.Value, "|") { // either of two
		if sameAsValue(t, value) {
			return true
		}
	}
	return slices.ContainsFunc(g.Readings, func(r gold.Reading) bool { return sameAsValue(t, r.Value) || sameAsEnds(t, r.From, r.To) })
}

// sameAsValue compares a time with a value.
func sameAsValue(t models.Timex, value string) bool {
	switch {
	case value == "":
		return false
	case plain(value) == plain(t.Value):
		return true
	case strings.HasPrefix(value, "T"): // a time of any day
		_, clock, ok := strings.Cut(t.Value, "T")
		return ok && plain("T"+clock) == plain(value)
	case strings.HasPrefix(value, "P"):
		return sameLength(value, t.Value)
	}
	p, ok := valueStretch(value, true)
	return ok && (sameStretch(t, p) || !strings.Contains(value, "/") && samePoint(t, p))
}

// sameAsEnds compares a time with the two ends of a reading, one of which may be
// missing; the ends may be times of any day.
func sameAsEnds(t models.Timex, from, to string) bool {
	if strings.HasPrefix(from+to, "T") {
		return slices.ContainsFunc(stretches(t), func(own period) bool {
			a, b := own.from.Format("T15:04"), own.to.Format("T15:04")
			if isPart(t.Value) {
				return from >= a && from < b
			}
			return (from == "" || a == plain(from)) && (to == "" || b == plain(to) || from == "" && a == plain(to))
		})
	}
	first, ok1 := moment(from)
	last, ok2 := moment(to)
	if ok1 && ok2 {
		return sameStretch(t, period{first, last})
	}
	end := first
	if ok2 {
		end = last
	}
	return (ok1 || ok2) && slices.ContainsFunc(stretches(t), func(own period) bool { return own.from.Equal(end) || own.to.Equal(end) })
}

// stretches are those that an expression has in tifa and in a suite.
func stretches(t models.Timex) (out []period) {
	own, ok := stretch(t.From, t.To)
	if !ok {
		return nil
	}
	out = append(out, own)
	if strings.Contains(t.Value, "/") {
		if p, ok := valueStretch(t.Value, true); ok {
			out = append(out, p)
			if p.to.Truncate(time.Hour).Equal(p.to) && own.to.Sub(p.to) == time.Minute { // 8 a.m. to 1 p.m., the hour from one on included
				out = append(out, period{p.from, p.to.Add(time.Hour)})
			}
		}
	}
	return out
}

// sameStretch compares a time with a stretch of a suite.
func sameStretch(t models.Timex, p period) bool {
	all := stretches(t)
	if len(all) == 0 {
		return false
	}
	own := all[0]
	inside := !p.from.Before(own.from) && !p.to.After(own.to)
	switch {
	case slices.Contains(all, p):
		return true
	case isPart(t.Value): // of that day, beginning in its hours
		return day(p.from) == day(own.from) && inside || p.from.Equal(own.from) && p.to.Sub(p.from) < 24*time.Hour
	case t.Mod == "START":
		return inside && p.from.Equal(own.from)
	case t.Mod == "END":
		return inside && p.to.Equal(own.to)
	}
	return false
}

// isPart says whether a value ends with a part of a day.
func isPart(value string) bool {
	i := strings.LastIndexByte(value, 'T')
	return i >= 0 && partsOfDay[value[i:]] != [2]int{}
}

// samePoint compares a stretch with a point of a suite that is finer: by the day that
// it begins on, or, if it is a length of time, by either end.
func samePoint(t models.Timex, point period) bool {
	own, ok := stretch(t.From, t.To)
	if !ok || own.to.IsZero() || own.to.Sub(own.from) <= point.to.Sub(point.from) || point.to.Sub(point.from) > 24*time.Hour {
		return false
	}
	return day(own.from) == day(point.from) || strings.HasPrefix(t.Value, "P") && day(own.to) == day(point.from)
}

func day(t time.Time) string { return t.Format(time.DateOnly) }

// sameLength says whether two periods are as long, in whatever units: PT1.5H and
// PT90M, P2W and P14D. A month is no number of days.
func sameLength(a, b string) bool {
	months1, seconds1, ok1 := length(a)
	months2, seconds2, ok2 := length(b)
	return ok1 && ok2 && months1 == months2 && seconds1 == seconds2
}

// length is a TIMEX3 period in months and seconds.
func length(period string) (months, seconds float64, ok bool) {
	rest, ok := strings.CutPrefix(period, "P")
	date, clock, _ := strings.Cut(rest, "T")
	if !ok || date+clock == "" {
		return 0, 0, false
	}
	inMonths := map[string]float64{"CE": 1200, "DE": 120, "Y": 12, "Q": 3, "M": 1}
	inSeconds := map[string]float64{"W": 7 * 86400, "WE": 2 * 86400, "D": 86400}
	for _, part := range []string{date, clock} {
		for part != "" {
			n := strings.IndexFunc(part, func(r rune) bool { return r >= 'A' })
			if n <= 0 {
				return 0, 0, false
			}
			count, err := strconv.ParseFloat(part[:n], 64)
			if err != nil {
				return 0, 0, false
			}
			letters := strings.TrimLeft(part[n:], "ACDEHMQSWY")
			unit := part[n : len(part)-len(letters)]
			part = letters
			switch {
			case inMonths[unit] > 0:
				months += count * inMonths[unit]
			case inSeconds[unit] > 0:
				seconds += count * inSeconds[unit]
			default:
				return 0, 0, false
			}
		}
		inMonths, inSeconds = nil, map[string]float64{"H": 3600, "M": 60, "S": 1}
	}
	return months, seconds, true
}
