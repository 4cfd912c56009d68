package calendar

import "time"

// Stretch is a stretch of the calendar from one point to another, both included. A
// single point has First equal to Last.
type Stretch struct {
	First, Last Point
	Open        bool // has no end
	Moments     bool // from the first moment of First to the first of Last: it has no value of its own
}

// One is a stretch of a single point.
func One(p Point) Stretch { return Stretch{First: p, Last: p} }

// Between is the stretch from one moment up to another, counted in units: a period
// that is fixed in the calendar.
func Between(from, to time.Time, u Unit) Stretch {
	return Stretch{First: Point{Unit: u, Start: from}, Last: Point{Unit: u, Start: to}, Moments: true}
}

// Single says whether the stretch is one point.
func (s Stretch) Single() bool { return !s.Open && !s.Moments && s.First == s.Last }

// End is the first moment behind the stretch.
func (s Stretch) End() time.Time {
	if s.Moments {
		return s.Last.Start
	}
	return s.Last.End()
}

// valid says whether the stretch lies in the calendar and does not end before it
// begins.
func (s Stretch) valid() bool {
	if !s.First.valid() || s.Open {
		return s.First.valid()
	}
	return s.Last.valid() && s.First.Start.Before(s.End()) && !s.Last.Start.Before(s.First.Start)
}

// Value is the TIMEX3 value, with a stroke between the points of an interval.
func (s Stretch) Value() string {
	if s.First == s.Last || s.Open {
		return s.First.Value()
	}
	return s.First.Value() + "/" + s.Last.Value()
}
