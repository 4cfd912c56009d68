package pipeline

import (
	"fmt"
	"strings"
	"time"
)

// ReferenceDate reads a date of publication as inputs give it,
// YYYY[-MM[-DD[Thh:mm[:ss][zone]]]], and gives it as precise as it is stated: YYYY,
// YYYY-MM, YYYY-MM-DD, YYYY-MM-DDThh:mm or with seconds. The zone is passed over: day
// and hour are those that are written. An empty string is no date.
func ReferenceDate(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	for _, layout := range []string{day, "2006-01", "2006"} {
		if len(s) < len(layout) {
			continue
		}
		t, err := time.Parse(layout, s[:len(layout)])
		if err != nil || t.Year() < 1 {
			continue
		}
		rest := s[len(layout):]
		if rest == "" {
			return s, nil
		}
		if clock, ok := timeOfDay(rest); ok && layout == day {
			return s[:len(layout)] + "T" + clock, nil
		}
	}
	return "", fmt.Errorf("%q is no date: write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a zone", s)
}

// Day is ReferenceDate for questions as of a day, which leave out the time of one.
func Day(s string) (string, error) {
	date, err := ReferenceDate(s)
	date, _, _ = strings.Cut(date, "T")
	return date, err
}

// day is the layout of a day.
const day = "2006-01-02"

// dayOf is the calendar part of a reference date.
func dayOf(reference string) string { return reference[:min(len(reference), len(day))] }

// timeOfDay reads a time of the day behind a date, with or without a zone, as hh:mm
// or hh:mm:ss.
func timeOfDay(s string) (clock string, ok bool) {
	if s[0] != 'T' && s[0] != 't' && s[0] != ' ' {
		return "", false
	}
	for _, layout := range []string{"15:04:05Z07:00", "15:04:05Z0700", "15:04:05 Z07:00", "15:04:05 Z0700", "15:04:05", "15:04Z07:00", "15:04Z0700", "15:04"} {
		if t, err := time.Parse(layout, strings.ToUpper(s[1:])); err == nil {
			if strings.HasPrefix(layout, time.TimeOnly) {
				return t.Format(time.TimeOnly), true
			}
			return t.Format("15:04"), true
		}
	}
	return "", false
}
