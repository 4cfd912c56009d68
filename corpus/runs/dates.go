package runs

import (
	"fmt"
	"time"
)

// Dates is a stretch of days, both ends included, each YYYY, YYYY-MM or YYYY-MM-DD,
// or empty for no end.
type Dates struct{ Since, Until string }

// NewDates checks both ends.
func NewDates(since, until string) (Dates, error) {
	for _, end := range []string{since, until} {
		if end != "" && !isDate(end) {
			return Dates{}, fmt.Errorf("%q is no date: write YYYY, YYYY-MM or YYYY-MM-DD", end)
		}
	}
	if n := min(len(since), len(until)); n > 0 && since[:n] > until[:n] {
		return Dates{}, fmt.Errorf("the period ends at %s, before it begins at %s", until, since)
	}
	return Dates{since, until}, nil
}

func isDate(s string) bool {
	const day = "2006-01-02"
	if len(s) != len("2006") && len(s) != len("2006-01") && len(s) != len(day) {
		return false
	}
	_, err := time.Parse(day[:len(s)], s)
	return err == nil
}

// Contains says whether a document of a date may be of these dates: one of 2023 may
// be of June 2023. A document without a date is only of those that have no end.
func (d Dates) Contains(date string) bool {
	if d == (Dates{}) {
		return true
	}
	if date == "" {
		return false
	}
	from, to := min(len(d.Since), len(date)), min(len(d.Until), len(date))
	return date[:from] >= d.Since[:from] && (d.Until == "" || date[:to] <= d.Until[:to])
}
