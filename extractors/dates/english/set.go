package english

import (
	"fmt"
	"strings"

	"tifa/extractors/dates/calendar"
)

// adverbs of what comes again, with their periods.
var adverbs = map[string]calendar.Length{
	"hourly": {Units: 1, Unit: calendar.Hour}, "daily": {Units: 1, Unit: calendar.Day}, "everyday": {Units: 1, Unit: calendar.Day}, "nightly": {Units: 1, Unit: calendar.Day},
	"weekly": {Units: 1, Unit: calendar.Week}, "biweekly": {Units: 2, Unit: calendar.Week}, "fortnightly": {Units: 2, Unit: calendar.Week},
	"monthly": {Units: 1, Unit: calendar.Month}, "bimonthly": {Units: 2, Unit: calendar.Month}, "quarterly": {Units: 1, Unit: calendar.Quarter},
	"yearly": {Units: 1, Unit: calendar.Year}, "annual": {Units: 1, Unit: calendar.Year}, "annually": {Units: 1, Unit: calendar.Year},
	"biannual": {Units: 6, Unit: calendar.Month}, "biannually": {Units: 6, Unit: calendar.Month}, "semiannual": {Units: 6, Unit: calendar.Month},
	"biennial": {Units: 2, Unit: calendar.Year}, "biennially": {Units: 2, Unit: calendar.Year},
}

func setOf(value string, end int) reading {
	return reading{Meaning: calendar.Fixed(calendar.Set, value), rule: "en.set", end: end}
}

// adverb reads daily, annual.
func (r *reader) adverb(k int) reading {
	t := r.at(k)
	if t.upper && !r.sentenceStart(t.start) || r.at(k+1).upper && (t.every.Unit == calendar.Day || t.every.Unit == calendar.Week) { // the China Daily, the weekly Der Spiegel
		return reading{}
	}
	return r.setTime(calendar.Period{t.every}.Value(), k+1)
}

// every reads every Friday, each year, every four years, every other day, every
// morning at 9, all weekends.
func (r *reader) every(k int) reading {
	j := k + 1
	if r.is(k, allWord) {
		if u := r.at(j); u.unit == calendar.Weekend && u.plural {
			return setOf("P1WE", j+1)
		}
		return r.whole(k)
	}
	t := r.at(j)
	switch {
	case t.weekday > 0 && !(t.short && !t.upper):
		value := fmt.Sprintf("XXXX-WXX-%d", t.weekday)
		if p := r.at(j + 1); p.part != "" && !p.plural { // every Sunday evening
			return r.setTime(value+string(p.part), j+2)
		}
		return r.setTime(value, j+1)
	case t.part != "" && t.unit == calendar.NoUnit || t.part == calendar.Night:
		return r.setTime("XXXX-XX-XX"+string(t.part), j+1)
	case t.season > 0:
		return setOf("XXXX-"+[]string{"", "SP", "SU", "FA", "WI"}[t.season], j+1)
	case r.is(j, otherNext) || r.is(j, secondWord) && r.at(j+1).unit != calendar.NoUnit:
		if u, each, end := r.unitAt(j + 1); end > 0 && !r.at(j+1).plural {
			return setOf(calendar.Period{{Units: 2 * each, Unit: u}}.Value(), end)
		}
		if w := r.at(j + 1); w.weekday > 0 {
			return setOf("P2W", j+2)
		}
		return reading{}
	case t.names != nil:
		if _, end := r.holidayAt(j); end > 0 {
			return setOf("P1Y", end)
		}
	}
	if m, end := r.month(j); end > 0 && t.upper {
		if d, e := r.day(end); e > 0 {
			return setOf(fmt.Sprintf("XXXX-%02d-%02d", m, d), e)
		}
		return setOf(fmt.Sprintf("XXXX-%02d", m), end)
	}
	if r.is(j, fewWord) {
		if a := r.oneAmount(j); a.end > 0 {
			return setOf(a.period.Value(), a.end)
		}
		return reading{}
	}
	if n, i := r.ordinal(j); i > 0 && n > 1 {
		if u, each, end := r.unitAt(i); end > 0 && !r.at(i).plural && u != calendar.Half && u != calendar.Quarter {
			return setOf(calendar.Period{{Units: float64(n) * each, Unit: u}}.Value(), end)
		}
		return reading{}
	}
	if t.unit != calendar.NoUnit && !t.plural {
		if r.is(k, eachWord) && t.unit == calendar.Half || t.id == secondWord {
			return reading{}
		}
		u, each, end := r.unitAt(j)
		if u == calendar.Weekend {
			return r.setTime("XXXX-WXX-WE", end)
		}
		return r.setTime(calendar.Period{{Units: each, Unit: u}}.Value(), end)
	}
	if a := r.oneAmount(j); a.end > 0 && !a.article && !a.plural && !a.hyphen && !r.is(a.end, oldWord) {
		return setOf(a.period.Value(), a.end)
	}
	return reading{}
}

// setTime adds the hour to what comes again: every Friday at 9 a.m.
func (r *reader) setTime(value string, end int) reading {
	j := r.skip(end, atWord)
	c := r.clock(j)
	if !c.ok() && j > end {
		c = r.hour(j)
	}
	if !c.ok() {
		return setOf(value, end)
	}
	if at := atHour(value, *c.clock); at != "" {
		return setOf(at, c.end)
	}
	return setOf(value, end)
}

// atHour adds an hour to the value of days that come again; "" if it names no days.
func atHour(value string, t clockTime) string {
	if value == "P1D" {
		value = "XXXX-XX-XX"
	}
	if days, part, ok := strings.Cut(value, "T"); ok { // XXXX-WXX-7TEV
		t, value = t.in(calendar.DayPart("T"+part)), days
	}
	if value[0] == 'P' {
		return ""
	}
	return fmt.Sprintf("%sT%02d:%02d", value, t.hour, t.minute)
}

// comesAgain reads what comes again behind a time of the day: every Sunday, Sundays.
func (r *reader) comesAgain(k int) reading {
	if r.is(k, everyWord, eachWord) {
		return r.every(k)
	}
	if r.at(k).every == (calendar.Length{Units: 1, Unit: calendar.Day}) { // 6 a.m. daily
		return r.adverb(k)
	}
	return r.try(k, r.plurals, r.weekdays)
}

// weekdays reads Mondays, Monday mornings.
func (r *reader) weekdays(k int) reading {
	t := r.at(k)
	if t.weekday == 0 || !t.plural {
		return reading{}
	}
	return r.setTime(fmt.Sprintf("XXXX-WXX-%d", t.weekday), k+1)
}

// plurals reads weekends, mornings, weekdays.
func (r *reader) plurals(k int) reading {
	t := r.at(k)
	w, _ := r.wordBefore(t.start)
	switch {
	case t.unit == calendar.Weekend && (w == "on" || w == "at" || r.sentenceEnd(k+1)):
		return setOf("XXXX-WXX-WE", k+1)
	case t.id == weekdaysWord:
		return setOf("XXXX-WXX-XX", k+1)
	case t.part != "" && t.plural && t.unit == calendar.NoUnit && (w == "" || w == "the" || w == "in" || w == "on" || r.sentenceEnd(k+1)):
		return setOf("XXXX-XX-XX"+string(t.part), k+1)
	}
	return reading{}
}

// frequency reads once a week, twice a year, three times a month, four days a week.
func (r *reader) frequency(k int) reading {
	j := k
	switch r.at(k).id {
	case onceWord, twiceWord:
		j++
	default:
		q := r.quantity(k)
		if q.end == 0 || !r.is(q.end, timesWord) {
			return reading{}
		}
		j = q.end + 1
	}
	if r.is(j, everyWord, eachWord) {
		if x := r.every(j); x.ok() && x.Type == calendar.Set {
			return setOf(x.Value, x.end)
		}
		return reading{}
	}
	if !r.is(j, aWord, perWord) {
		return reading{}
	}
	u, each, end := r.unitAt(j + 1)
	if end == 0 || r.at(j+1).plural {
		return reading{}
	}
	return setOf(calendar.Period{{Units: each, Unit: u}}.Value(), end)
}

// whole reads all day, the whole year, full-week.
func (r *reader) whole(k int) reading {
	j := r.hyphen(k + 1)
	u, each, end := r.unitAt(j)
	if end == 0 || r.at(j).plural || u >= calendar.Hour || u == calendar.Half || u == calendar.Quarter || u == calendar.Season || r.at(j).part != "" && r.is(k, wholeWord) {
		return reading{}
	}
	if r.is(k, wholeWord) && r.word(k) == "full" && j == k+1 && !r.sentenceEnd(end) {
		return reading{}
	}
	p := calendar.Period{{Units: each, Unit: u}}
	return reading{Meaning: calendar.Fixed(calendar.Duration, p.Value()), rule: "en.duration", end: end}
}
