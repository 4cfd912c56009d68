package runs

import (
	"fmt"
	"time"
)

// Period is a stretch of days, both ends included, each YYYY, YYYY-MM or YYYY-MM-DD,
// or empty for no end.
type Period struct{ Since, Until string }

// NewPeriod checks the ends of a period.
func NewPeriod(since, until string) (Period, error) {
	for _, end := range []string{since, until} {
		if end != "" && !isDate(end) {
			return Period{}, fmt.Errorf("%q is no date: write YYYY, YYYY-MM or YYYY-MM-DD", end)
		}
	}
	p := Period{since, until}
	if n := min(len(since), len(until)); n > 0 && since[:n] > until[:n] {
		return Period{}, fmt.Errorf("the period ends at %s, before it begins at %s", until, since)
	}
	return p, nil
}

func isDate(s string) bool {
	const day = "2006-01-02"
	if len(s) != len("2006") && len(s) != len("2006-01") && len(s) != len(day) {
		return false
	}
	_, err := time.Parse(day[:len(s)], s)
	return err == nil
}

// Contains says whether a document of a date may be of the period: one of 2023 may be
// of June 2023. A document without a date is only of the period that has no ends.
func (p Period) Contains(date string) bool {
	if p == (Period{}) {
		return true
	}
	if date == "" {
		return false
	}
	from, to := min(len(p.Since), len(date)), min(len(p.Until), len(date))
	return date[:from] >= p.Since[:from] && (p.Until == "" || date[:to] <= p.Until[:to])
}
