package survey

import (
	"maps"
	"slices"
)

// Period is a month as YYYY-MM, a year as YYYY where no month is known, or "" where no
// date is. Periods sort as strings.
type Period string

// PeriodOf reads the period of a date of the contract, YYYY[-MM[-DD…]]. What is no
// such date has none.
func PeriodOf(date string) Period {
	digits := func(from, to int) bool {
		for i := from; i < to; i++ {
			if i >= len(date) || date[i] < '0' || date[i] > '9' {
				return false
			}
		}
		return true
	}
	switch {
	case !digits(0, 4):
		return ""
	case len(date) >= 7 && date[4] == '-' && digits(5, 7) && date[5:7] >= "01" && date[5:7] <= "12":
		return Period(date[:7])
	case len(date) == 4:
		return Period(date)
	}
	return ""
}

// IsYear says whether a period is a year of which no month is known.
func (p Period) IsYear() bool { return len(p) == 4 }

// Year is the year of the period; "" if it has none.
func (p Period) Year() Period { return p[:min(len(p), 4)] }

// Periods are those that the documents have, in their order: "" first, and a year
// before its months.
func (s *Survey) Periods() []Period { return slices.Sorted(maps.Keys(s.periods)) }

// Count is what stands in the documents of a period.
func (s *Survey) Count(p Period) Counts {
	if c := s.periods[p]; c != nil {
		return *c
	}
	return Counts{}
}

// Years adds the periods of each year up; "" holds the documents without a date.
func (s *Survey) Years() map[Period]Counts {
	years := map[Period]Counts{}
	for p, c := range s.periods {
		y := years[p.Year()]
		y.add(c)
		years[p.Year()] = y
	}
	return years
}

// Total adds all periods up.
func (s *Survey) Total() (all Counts) {
	for _, c := range s.periods {
		all.add(c)
	}
	return all
}

func (c *Counts) add(other *Counts) {
	c.Documents += other.Documents
	for l := range c.Labels {
		c.Labels[l].Mentions += other.Labels[l].Mentions
		c.Labels[l].Documents += other.Labels[l].Documents
		c.Labels[l].Known += other.Labels[l].Known
	}
}
