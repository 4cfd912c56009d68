package english

import (
	"slices"
	"strings"

	"tifa/extractors/dates/calendar"
	"tifa/models"
)

// reach is how far from an expression the verb of its clause is looked for, in bytes,
// so that a long line costs no more than a short one.
const reach = 160

// Tense says whether the clause around an expression speaks of what is over or of
// what is to come. The verb nearest before the expression decides: "the talks, which
// began on Monday, will resume on Friday". If none stands before it, the first one
// behind does.
func Tense(text string, s models.Span) calendar.Tense {
	before := text[max(0, s.Start-reach):s.Start]
	if i := lastBreak(before); i >= 0 {
		before = before[i:]
	}
	after := text[s.End:min(len(text), s.End+reach)]
	if i := firstBreak(after); i >= 0 {
		after = after[:i]
	}
	words, behind := fields(before), fields(after)
	last := wordAt(words, len(words)-1)
	switch {
	case slices.ContainsFunc(behind[:min(3, len(behind))], func(w string) bool { return soldAhead[w] }), last == "for" && traded[wordAt(words, len(words)-2)]: // crude for May delivery
		return calendar.Future
	case last == "by" && overBy(behind):
		return calendar.Past
	case aheadOf(words): // talks were held ahead of the election on Sunday
		return calendar.Future
	}
	if t := backwards(words); t != calendar.Unknown {
		return t
	}
	return forwards(behind)
}

// backwards finds the tense of the verb nearest before the end of the words.
func backwards(words []string) calendar.Tense {
	comma := 0 // relative clauses that are passed over
	last := wordAt(words, len(words)-1)
	for i, w := range slices.Backward(words) {
		prev, next := wordAt(words, i-1), wordAt(words, i+1)
		switch {
		case w == "," || w == ":" || w == "(":
			if comma++; comma > 3 {
				return calendar.Unknown
			}
		case w == "will" || w == "shall" || w == "won't" || strings.HasSuffix(w, "'ll") || strings.HasSuffix(w, "'d") && len(w) <= 6:
			return calendar.Future
		case modal[w]:
			switch {
			case next == "have": // may have died on Monday
				return calendar.Past
			case w == "can" || w == "could" || w == "cannot":
				continue
			}
			return calendar.Future
		case shifted[w]: // moved the vote to Friday
			switch last {
			case "to", "until", "till", "for":
				return calendar.Future
			}
			return calendar.Past
		case committed[w] && !slices.Contains(words[i+1:], "to"): // agreed on Sunday to admit
			return calendar.Past
		case intended(words, i):
			return calendar.Future
		case w == "going" && next == "to":
			return calendar.Future
		case w == "since" && i == len(words)-1:
			return calendar.Past
		case w == "to" && (infinitive(words, i) || toBeDone(words, i)): // plans to meet on Friday
			if purpose(words, i) || caused(words, i) {
				continue
			}
			return calendar.Future
		case w == "until" || w == "till" || w == "deadline" || w == "upcoming" || w == "expires" || w == "expire":
			if i >= len(words)-3 {
				if lasting[prev] { // which runs until Friday
					return calendar.Future
				}
				if past := backwards(words[:i]); past == calendar.Past && w != "deadline" && !strings.HasSuffix(prev, "ed") && !granted(words[:i]) {
					return calendar.Past
				}
				return calendar.Future
			}
		case w == "by" && i == len(words)-1:
			if t := backwards(words[:i]); t == calendar.Past && pastBy(words[:i]) {
				return calendar.Past
			}
			return calendar.Future
		case wasForm[w]:
			if (w == "was" || w == "were") && (next == "to" || next == "due" || next == "set" && (wordAt(words, i+2) == "to" || wordAt(words, i+2) == "for")) {
				return calendar.Future
			}
			return calendar.Past
		case (w == "is" || w == "are" || strings.HasSuffix(w, "'s") && w != "'s" && pronoun[strings.TrimSuffix(w, "'s")]) && strings.HasSuffix(next, "ing") && i >= len(words)-6: // is meeting on Friday
			return calendar.Future
		case w == "been" || (w == "has" || w == "have") && participle(next):
			return calendar.Past
		case w == "said" || w == "says":
			if i >= len(words)-3 {
				return calendar.Past
			}
			// He said that on Friday: what was said may be of any time.
			return calendar.Unknown
		case scheduled[w] && i >= len(words)-6 && verbAt(words, i):
			return calendar.Future
		case pastForm(w):
			if t, ok := pastVerb(words, i); ok {
				return t
			}
		}
	}
	return calendar.Unknown
}

// pastVerb is the tense of a verb whose form is that of the past; ok is false if it is a
// participle that belongs to another verb, or to a noun.
func pastVerb(words []string, i int) (t calendar.Tense, ok bool) {
	w, prev := words[i], wordAt(words, i-1)
	switch prev {
	case "be", "is", "are", "being", "to": // will be held on Monday
		return 0, false
	case "the", "a", "an":
		if strings.HasSuffix(w, "ed") {
			return 0, false
		}
	}
	if wordAt(words, i-2) == "be" || adjectival[w] && i < len(words)-1 && !preposition[words[i+1]] {
		return 0, false
	}
	switch words[len(words)-1] { // called an election for Friday, a strike from Monday
	case "for", "from", "by", "until":
		if forward[w] {
			return calendar.Future, true
		}
	}
	return calendar.Past, true
}

// forwards finds the tense of the first verb behind an expression.
func forwards(words []string) calendar.Tense {
	if wordAt(words, 0) == "," && wordAt(words, 1) == `"` { // "come back on Friday," he said
		return calendar.Unknown
	}
	for i, w := range words {
		prev, next := wordAt(words, i-1), wordAt(words, i+1)
		switch {
		case w == "that" || w == "who" || w == "which" || w == "when" || w == "because" || w == "after" && i > 0:
			return calendar.Unknown
		case w == "will" || w == "shall" || strings.HasSuffix(w, "'ll"):
			return calendar.Future
		case w == "would" || w == "may" || w == "might":
			return calendar.Future
		case (w == "is" || w == "are") && (planned[next] || next == "to"):
			return calendar.Future
		case wasForm[w] || w == "said" || (w == "has" || w == "have") && participle(next):
			return calendar.Past
		case w == "to" && i == 0:
			continue
		case w == "to" && infinitive(words, i) && i <= 1:
			return calendar.Future
		case scheduled[w] && i > 0 && verbAt(words, i): // on Friday, ministers meet in Oslo
			return calendar.Future
		case pastForm(w) && !adjectival[w] && prev != "the" && prev != "a":
			return calendar.Past
		case i > 12:
			return calendar.Unknown
		}
	}
	return calendar.Unknown
}
