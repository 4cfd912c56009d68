package calendar

import "time"

// Tense is what a sentence says of the time it speaks of.
type Tense uint8

// The tenses. Unknown is also that of sentences about no time in particular.
const (
	Unknown Tense = iota
	Past
	Future
)

// Anchor is what expressions of a document are read from: the date of publication,
// the dates mentioned before, the tense of the sentence.
type Anchor struct {
	// Reference is the date of publication, as precise as it is known: a year, a
	// month, a day, or a minute or second. Its unit is NoUnit if none is known.
	Reference Point

	tense        func() Tense
	known        bool // whether tense was asked in this sentence
	answer       Tense
	alone        bool    // whether the expression is all that the text holds
	last         Point   // what was mentioned last; NoUnit if nothing was
	lastDay      Point   // the last day that was mentioned
	period       Stretch // the last part of a year that was mentioned: a half, a quarter, months
	sentence     int
	lastSentence int   // the one of last
	aside        bool  // whether last is only what something else is measured by
	year         Point // a year that this sentence has named
}

// ParseReference reads YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss]; the point
// has NoUnit for anything else.
func ParseReference(s string) Point {
	for _, form := range []struct {
		layout string
		unit   Unit
	}{{"2006-01-02T15:04:05", Second}, {"2006-01-02T15:04", Minute}, {"2006-01-02", Day}, {"2006-01", Month}, {"2006", Year}} {
		if t, err := time.Parse(form.layout, s); err == nil && t.Year() >= firstYear && t.Year() <= lastYear {
			return Point{Unit: form.unit, Start: t}
		}
	}
	return Point{}
}

// Enter turns to an expression of a sentence, which is given by its number. Alone
// says that the text holds nothing else, and that the coming time is meant; tense is
// asked only where it matters.
func (a *Anchor) Enter(sentence int, alone bool, tense func() Tense) {
	if sentence != a.sentence {
		a.sentence, a.year = sentence, Point{}
	}
	a.tense, a.known, a.alone = tense, false, alone
}

// Aside says that the time mentioned last is one that something is measured by, as in
// "up from May 2023": the sentence goes on with its own.
func (a *Anchor) Aside() { a.aside = true }

// Tense is the tense of the sentence around the expression.
func (a *Anchor) Tense() Tense {
	if a.alone {
		return Future
	}
	if !a.known && a.tense != nil {
		a.answer, a.known = a.tense(), true
	}
	if a.tense == nil {
		return Unknown
	}
	return a.answer
}

// In is the reference date as a unit; ok is false if it is not known as precisely
// as that.
func (a *Anchor) In(u Unit) (p Point, ok bool) {
	known := a.Reference.Unit
	switch {
	case known == NoUnit:
		return Point{}, false
	case u <= Year:
	case u <= Month:
		ok = known >= Month
	case u <= Part:
		ok = known >= Day
	default:
		ok = known >= Minute
	}
	if u > Year && !ok {
		return Point{}, false
	}
	return a.Reference.In(u), true
}

// Mentioned is what was mentioned last, as a unit that is not finer than it; else
// the reference date.
func (a *Anchor) Mentioned(u Unit) (p Point, ok bool) {
	last := a.last
	if u >= Week && a.lastDay.Unit != NoUnit {
		last = a.lastDay
	}
	if last.Unit == NoUnit || u > Day && last.Unit < u || u <= Day && min(last.Unit, Day) < u {
		return a.In(u)
	}
	return last.In(u), true
}

// OnlyMentioned is Mentioned without the reference date to fall back on.
func (a *Anchor) OnlyMentioned(u Unit) (p Point, ok bool) {
	if a.last.Unit == NoUnit {
		return Point{}, false
	}
	bare := Anchor{last: a.last, lastDay: a.lastDay}
	return bare.Mentioned(u)
}

// clockDay is the day of a time of the day that stands alone: the day that its
// sentence has named, or one that was mentioned shortly before, unless it is far from
// the reference date.
func (a *Anchor) clockDay() (Point, bool) {
	today, known := a.In(Day)
	if a.last.Unit >= Day {
		day := a.last.In(Day)
		back := today.Start.Sub(day.Start)
		if !known || a.lastSentence == a.sentence || back >= 0 && back <= nearDays {
			return day, true
		}
	}
	return today, known
}

// nearDays is how long before the reference date a day may lie that later sentences
// still speak of.
const nearDays = 2 * 24 * time.Hour

// mention remembers a stretch as the last one mentioned.
func (a *Anchor) mention(s Stretch) {
	p := s.Last
	if s.Open || s.Moments {
		p = s.First
	}
	a.last, a.lastSentence, a.aside = p, a.sentence, false
	if p.Unit >= Day {
		a.lastDay = p
	}
	if p.Unit >= Year {
		a.year = p.In(Year)
	}
	if u := s.First.Unit; u > Year && u <= Month && !s.Open && !s.Moments {
		a.period = s
	}
}

// contradicted says whether a time lies behind the reference date though its sentence
// speaks of what is over: of "the next day" it is then not known behind which one.
func (a *Anchor) contradicted(s Stretch) bool {
	today, ok := a.In(Day)
	return ok && s.First.In(Day).Start.After(today.Start) && a.Tense() == Past
}

// String names the tense as the tests and their messages do.
func (t Tense) String() string {
	switch t {
	case Past:
		return "past"
	case Future:
		return "future"
	}
	return "unknown"
}
