package english

import "tifa/extractors/dates/calendar"

// approximate reads what a word makes less exact: about three years, more than two
// weeks ago, nearly a decade, up to 30 days.
func (r *reader) approximate(k int) reading {
	mod, j := "", k+1
	switch t := r.at(k); t.id {
	case aboutWord, roughlyWord:
		mod = "APPROX"
	case nearlyWord:
		mod = "LESS_THAN"
	case overWord: // well over ten years, but not a vote that went on over ten years
		if w, _ := r.wordBefore(t.start); w == "well" || w == "for" || w == "after" || w == "in" || w == "slightly" || w == "little" {
			mod = "MORE_THAN"
		}
	case moreWord, lessWord:
		if !r.is(j, thanWord) {
			return reading{}
		}
		mod = map[id]string{moreWord: "MORE_THAN", lessWord: "LESS_THAN"}[t.id]
		j++
	case onlyWord:
		if r.is(j, overWord) {
			mod, j = "MORE_THAN", j+1
		} else if r.word(j) == "under" {
			mod, j = "LESS_THAN", j+1
		}
	case atWord:
		if r.is(j, leastWord) || r.is(j, mostWord) {
			mod = map[bool]string{true: "EQUAL_OR_MORE", false: "EQUAL_OR_LESS"}[r.is(j, leastWord)]
			j++
		}
	case upWord:
		if r.is(j, toWord) {
			mod, j = "EQUAL_OR_LESS", j+1
		}
	case noWordWord:
		if r.is(j, moreWord, lessWord) && r.is(j+1, thanWord) {
			mod = map[bool]string{true: "EQUAL_OR_LESS", false: "EQUAL_OR_MORE"}[r.is(j, moreWord)]
			j += 2
		}
	}
	if mod == "" {
		return reading{}
	}
	x := r.try(j, r.frequency, r.twoOrMore, r.counted, r.clock, r.theRolling)
	if !x.ok() || x.rule == "en.rate" {
		if !x.ok() || !r.amount(j).article {
			return reading{}
		}
		x.rule, x.Type = "en.duration", calendar.Duration
	}
	if x.clock != nil {
		if mod != "APPROX" || r.is(k, nearlyWord) {
			return reading{}
		}
		x = r.compose(x)
	} else if x.Value == calendar.PastRef || x.Value == calendar.FutureRef {
		return reading{}
	}
	x.Mod = mod
	return x
}

// theRolling reads the last twenty years behind at least.
func (r *reader) theRolling(k int) reading {
	if x := r.definite(k); x.ok() && r.is(k, theWord) && x.IsDuration() {
		return x
	}
	return reading{}
}
