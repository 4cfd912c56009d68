package pipeline

import (
	"fmt"
	"strings"
	"time"
)

// ReferenceDate reads a date of publication as inputs give it,
// YYYY[-MM[-DD[Thh:mm[:ss][zone]]]], and gives its calendar part, as precise as
// it is stated: YYYY, YYYY-MM or YYYY-MM-DD. A time of the day is passed over; the
// day is the one that is written, whatever the zone. An empty string is no date.
func ReferenceDate(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if len(s) < len(layout) {
			continue
		}
		t, err := time.Parse(layout, s[:len(layout)])
		if err != nil || t.Year() < 1 {
			continue
		}
		if rest := s[len(layout):]; rest == "" || layout == "2006-01-02" && isTime(rest) {
			return s[:len(layout)], nil
		}
	}
	return "", fmt.Errorf("%q is no date: write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a zone", s)
}

// isTime says whether s is a time of the day behind a date, with or without a
// zone.
func isTime(s string) bool {
	if s[0] != 'T' && s[0] != 't' && s[0] != ' ' {
		return false
	}
	for _, layout := range []string{"15:04:05Z07:00", "15:04:05Z0700", "15:04:05 Z07:00", "15:04:05 Z0700", "15:04:05", "15:04Z07:00", "15:04Z0700", "15:04"} {
		if _, err := time.Parse(layout, strings.ToUpper(s[1:])); err == nil {
			return true
		}
	}
	return false
}
