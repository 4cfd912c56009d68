package calendar

import (
	"time"

	"tifa/models"
)

// Types of TIMEX3.
const (
	Date     = "DATE"
	Time     = "TIME"
	Duration = "DURATION"
	Set      = "SET"
)

// Values of times that are no stretch of the calendar.
const (
	PastRef    = "PAST_REF"
	PresentRef = "PRESENT_REF"
	FutureRef  = "FUTURE_REF"
)

// Meaning is what a time expression says, still to be put into the calendar.
type Meaning struct {
	// Place puts it there. It is nil for what has no place: three days, every Friday,
	// recently.
	Place Placer
	// Cycle is set for a time that comes again and can be put into a longer one: a
	// Friday into a week.
	Cycle *Cycle
	Unit  Unit
	// Type and Value are those of what is no stretch of the calendar, and of a length
	// that has a place in it: the past three years.
	Type, Value string
	Mod         string
	Stated      []string // the parts that the text gives
	Zone        string   // the time zone that the text names, as +08:00
}

// Expression is a time expression in a text.
type Expression struct {
	Meaning
	Span models.Span // bytes, half-open
	Rule string
	// Hidden is set for what is a time only if nothing else stands in the text: 2/15,
	// May, evening.
	Hidden bool
	// Alone is set for the expression of a text that holds nothing else.
	Alone bool
}

// Once is the meaning of a time that comes again: the one that the sentence means.
func Once(c Cycle, stated ...string) Meaning {
	return Meaning{Place: c.Nearest, Cycle: &c, Unit: c.Unit, Stated: stated}
}

// Placed is the meaning of a place in the calendar.
func Placed(u Unit, p Placer, stated ...string) Meaning {
	return Meaning{Place: p, Unit: u, Stated: stated}
}

// Nowhere is the meaning of a time whose place in the calendar the text does not tell:
// many years later.
func Nowhere(u Unit) Meaning {
	return Placed(u, func(*Anchor) (Stretch, bool) { return Stretch{}, false })
}

// Fixed is the meaning of what has no place in the calendar.
func Fixed(kind, value string) Meaning { return Meaning{Type: kind, Value: value} }

// IsDuration says whether the expression is labelled DURATION: a length or a set.
func (m *Meaning) IsDuration() bool { return m.Type == Duration || m.Type == Set }

// timeOfDay is the value of a time of the day whose day is not known: T19:00.
func (m *Meaning) timeOfDay(value string) string {
	if m.Cycle == nil || m.Cycle.Every != Day {
		return value
	}
	day, _ := DayOf(2000, 1, 1)
	s, ok := m.Cycle.In(day)
	if !ok || !s.Single() {
		return value
	}
	return s.First.Value()[len(time.DateOnly):]
}

// Timex reads a meaning from the anchor, and makes it the last time mentioned. It is
// nil for what the calendar does not have, such as February 30. A relative time
// without a reference date has no value.
func (m *Meaning) Timex(a *Anchor) *models.Timex {
	t := &models.Timex{Type: m.Type, Value: m.Value, Mod: m.Mod, Stated: m.Stated, Zone: m.Zone}
	if t.Type == "" {
		t.Type = Date
		if m.Unit >= Part {
			t.Type = Time
		}
	}
	if m.Place == nil {
		return t
	}
	s, ok := m.Place(a)
	if !ok {
		t.Value = m.timeOfDay(t.Value)
		return t
	}
	if !s.valid() {
		if t.Value != "" { // the length stands all the same
			return t
		}
		return nil
	}
	t.From = s.First.Unit.stamp(s.First.Start)
	if !s.Open {
		t.To = s.Last.Unit.stamp(s.End())
	}
	if m.IsDuration() {
		return t
	}
	if t.Value == "" && !s.Moments {
		t.Value = s.Value()
	}
	t.Type = Date
	if s.First.Unit >= Part {
		t.Type = Time
	}
	a.mention(s)
	return t
}
