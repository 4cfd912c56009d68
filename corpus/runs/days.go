package runs

import (
	"fmt"
	"time"
)

// Days are a stretch of days, both ends included, each YYYY, YYYY-MM or YYYY-MM-DD,
// or empty for no end.
type Days struct{ Since, Until string }

// NewDays checks both ends.
func NewDays(since, until string) (Days, error) {
	for _, end := range []string{since, until} {
		if end != "" && !isDate(end) {
			return Days{}, fmt.Errorf("%q is no date: write YYYY, YYYY-MM or YYYY-MM-DD", end)
		}
	}
	d := Days{since, until}
	if n := min(len(since), len(until)); n > 0 && since[:n] > until[:n] {
		return Days{}, fmt.Errorf("the period ends at %s, before it begins at %s", until, since)
	}
	return d, nil
}

func isDate(s string) bool {
	const day = "2006-01-02"
	if len(s) != len("2006") && len(s) != len("2006-01") && len(s) != len(day) {
		return false
	}
	_, err := time.Parse(day[:len(s)], s)
	return err == nil
}

// Contains says whether a document of a date may be of these days: one of 2023 may be
// of June 2023. A document without a date is only of those without ends.
func (d Days) Contains(date string) bool {
	if d == (Days{}) {
		return true
	}
	if date == "" {
		return false
	}
	from, to := min(len(d.Since), len(date)), min(len(d.Until), len(date))
	return date[:from] >= d.Since[:from] && (d.Until == "" || date[:to] <= d.Until[:to])
}
