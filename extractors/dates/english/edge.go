package english

import "tifa/extractors/dates/calendar"

// edge reads a part of a longer time: early 2012, late last week, mid-July, the
// beginning of next year, the end of March, later this month.
func (r *reader) edge(k int) reading {
	t := r.at(k)
	mod, j := "", k+1
	if next := r.at(k + 2); t.upper && !r.sentenceStart(t.start) && r.at(j).upper && next.upper && next.spaced && next.form == otherWord { // the Late Night Show
		return reading{}
	}
	switch t.id {
	case earlyWord:
		mod = "START"
	case lateWord:
		mod = "END"
	case midWord:
		if mod = "MID"; r.word(j) == "night" {
			return reading{}
		}
	case earlierWord, laterWord:
	case beginningWord, startWord, endWord, middleWord:
		mod = map[id]string{beginningWord: "START", startWord: "START", endWord: "END", middleWord: "MID"}[t.id]
		switch {
		case r.is(j, ofWord):
			j++
		case t.id != endWord || !r.isMark(j, '-') || r.at(j).spaced || r.at(j+1).spaced: // end-June
			return reading{}
		}
	default:
		return reading{}
	}
	hyphen := r.isMark(j, '-') && !r.at(j).spaced
	if hyphen {
		if j++; t.id != midWord && r.at(j).part != "" { // late-night shows
			return reading{}
		}
	}
	in := false
	if t.id != midWord && !hyphen && r.is(j, inWord) {
		in = true
		j++
	}
	if (t.id == earlyWord || t.id == lateWord) && r.is(j, onWord) && r.at(j+1).weekday > 0 { // late on Friday
		j++
	}
	x := r.edgeOf(k, j, in)
	if !x.ok() || x.IsDuration() || x.clock != nil && t.id != midWord {
		return reading{}
	}
	if x.Type != "" && x.Place == nil { // early recently
		return reading{}
	}
	switch t.id {
	case earlierWord, laterWord:
		// Earlier this month is of the past, later today of the future: no part of it.
		if x.Unit == calendar.Day && x.rule == "en.month-day" || x.rule == "en.year" {
			return reading{}
		}
	case lateWord, earlyWord:
		if x.Unit == calendar.Day && x.rule == "en.month-day" && in {
			return reading{}
		}
	}
	x.Mod, x.hidden = mod, false
	return x
}

// edgeOf reads what a part is one of, from token j on.
func (r *reader) edgeOf(k, j int, in bool) reading {
	by := r.at(k).id
	tight := by == earlyWord || by == lateWord || by == midWord // stands right before the time
	t := r.at(j)
	if t.form == number && t.digits == 4 && !t.suffixed {
		if x := r.decade(j); x.ok() {
			return x
		}
		if y, end := r.yearAt(j); end > 0 {
			if next := r.at(end); next.spaced && countNouns[r.word(end)] {
				return reading{}
			}
			if r.isMark(end, '-') && r.at(end+1).form == number && !r.at(end+1).spaced {
				return reading{}
			}
			return reading{Meaning: yearMeaning(y), rule: "en.year", end: end}
		}
	}
	if x := r.date(j); x.ok() {
		if x.rule == "en.part" && by == earlierWord {
			return reading{}
		}
		return x
	}
	if m, end := r.month(j); end > 0 { // mid-May
		x := reading{Meaning: calendar.Once(calendar.MonthCycle(m), "month"), rule: "en.month", end: end}
		return r.withYear(x)
	}
	if t.season > 0 { // late summer
		x := reading{Meaning: calendar.Once(calendar.PartCycle(calendar.Season, t.season), "season"), rule: "en.season", end: j + 1}
		return r.withYear(x)
	}
	if t.part != "" && !t.plural && !(r.isMark(j-1, '-') && by != midWord) { // late afternoon
		w, _ := r.wordBefore(r.at(k).start)
		x := reading{Meaning: calendar.Once(calendar.DayPartCycle(t.part), "part"), rule: "en.part", end: j + 1}
		x = r.compose(x)
		if x.Unit == calendar.Part && x.end == j+1 && x.Cycle != nil && w != "in" && w != "the" && w != "by" && w != "until" && w != "this" && !(in || by == midWord) {
			return reading{}
		}
		return x
	}
	if by == midWord && !t.plural {
		if t.unit == calendar.Day || t.unit == calendar.NoUnit || t.upper || !r.isMark(j-1, '-') {
			return reading{}
		}
		return r.theUnit(j) // mid-year
	}
	if !tight || in {
		if x := r.theUnit(j); x.ok() && (r.is(j, theWord) || x.Unit >= calendar.Year && x.Unit <= calendar.Month || x.Unit == calendar.Week || x.Unit == calendar.Day && by == endWord) {
			return x
		}
	}
	if x := r.decadeInWords(j); x.ok() {
		return x
	}
	return reading{}
}

// rest reads the rest of the week, rest of this year.
func (r *reader) rest(k int) reading {
	if !r.is(k, restWord) {
		return reading{}
	}
	j := r.skip(k+1, ofWord)
	x := r.theUnit(j)
	if n, ok := r.direction(j); ok && n == 0 && r.at(j+1).unit != calendar.NoUnit && !r.at(j+1).plural {
		x = reading{Meaning: calendar.Shifted(r.at(j+1).unit, 0), end: j + 2}
	} else if r.word(j) == "my" && r.at(j+1).unit != calendar.NoUnit {
		x = reading{Meaning: calendar.Shifted(r.at(j+1).unit, 0), end: j + 2}
	}
	if !x.ok() || x.Unit < calendar.Year || x.Unit >= calendar.Day {
		return reading{}
	}
	return reading{Meaning: calendar.Rest(x.Unit), rule: "en.rest", end: x.end}
}
