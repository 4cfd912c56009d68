// Package calendar is what the grammars of dates share: units and stretches of the
// calendar, lengths of time, times that come again, and the anchor from which an
// expression is read.
//
// A grammar makes a Meaning of what the text states. Its Placer is a function from
// the Anchor to a stretch of the calendar; that is the only place where a reference
// date, an earlier mention or the tense of a sentence come in.
package calendar

import "time"

// Unit is a granularity of the calendar, from coarse to fine.
type Unit uint8

// The units. Part is a part of the day, such as the morning.
const (
	NoUnit Unit = iota
	Century
	Decade
	Year
	Half
	Quarter
	Season
	Month
	Week
	Weekend
	Day
	Part
	Hour
	Minute
	Second
)

// unitForms say how each unit is written in a TIMEX3 period: P2DE, PT3H. Halves of
// a year, seasons, parts of the day have no letter of their own.
var unitForms = [...]struct {
	letter string
	clock  bool // stands behind the T
}{
	Century: {"CE", false}, Decade: {"DE", false}, Year: {"Y", false}, Half: {"H", false}, Quarter: {"Q", false}, Season: {"SE", false},
	Month: {"M", false}, Week: {"W", false}, Weekend: {"WE", false}, Day: {"D", false}, Part: {"D", false},
	Hour: {"H", true}, Minute: {"M", true}, Second: {"S", true},
}

// months is how many months a unit has, 0 for what has no fixed number of them.
func (u Unit) months() int {
	switch u {
	case Century:
		return 1200
	case Decade:
		return 120
	case Year:
		return 12
	case Half:
		return 6
	case Quarter, Season:
		return 3
	case Month:
		return 1
	}
	return 0
}

// days is how many days a unit has, 0 for what has no fixed number of them.
func (u Unit) days() int {
	switch u {
	case Week:
		return 7
	case Weekend:
		return 2
	case Day:
		return 1
	}
	return 0
}

// clock is the length of a unit of the clock, 0 for all others.
func (u Unit) clock() time.Duration {
	switch u {
	case Hour:
		return time.Hour
	case Minute:
		return time.Minute
	case Second:
		return time.Second
	}
	return 0
}
