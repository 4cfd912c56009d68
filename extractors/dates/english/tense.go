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
	switch wordAt(behind, 0) {
	case "deadline", "delivery", "settlement": // crude for May delivery
		return calendar.Future
	}
	if wordAt(words, len(words)-1) == "by" && overBy(behind) {
		return calendar.Past
	}
	if t := backwards(words); t != calendar.Unknown {
		return t
	}
	return forwards(behind)
}

// lastBreak is where the sentence begins that a text ends in, or -1.
func lastBreak(s string) int {
	for i := len(s) - 1; i > 0; i-- {
		switch c := s[i]; {
		case c == '\n' && s[i-1] == '\n', c == ';':
			return i + 1
		case (c == ' ' || c == '\n' || c == '"') && (s[i-1] == '.' || s[i-1] == '!' || s[i-1] == '?'):
			if s[i-1] != '.' || !abbreviated(s[:i-1]) {
				return i
			}
		}
	}
	return -1
}

// firstBreak is where the sentence ends that a text begins in, or -1.
func firstBreak(s string) int {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\n' && i+1 < len(s) && s[i+1] == '\n', c == ';':
			return i
		case (c == '.' || c == '!' || c == '?') && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n' || s[i+1] == '"') && (c != '.' || !abbreviated(s[:i])):
			return i
		}
	}
	return -1
}

// abbreviated says whether a full stop behind s ends an abbreviation: U.S, Mr, a.m.
func abbreviated(s string) bool {
	i := len(s)
	for i > 0 && isLetter(s[i-1]) {
		i--
	}
	w := s[i:]
	return len(w) == 1 || len(w) <= 5 && abbreviations[strings.ToLower(w)]
}

var abbreviations = set(`mr mrs ms dr sen rep gov gen lt col sgt st jr sr prof rev hon pres sept oct nov dec jan feb mar apr aug no vs`)

// fields cuts a text into words in small letters and marks.
func fields(s string) (out []string) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case isLetter(c):
			k := i
			for k < len(s) && (isLetter(s[k]) || s[k] == '\'' || strings.HasPrefix(s[k:], "’")) {
				if s[k] >= 0x80 {
					k += len("’")
				} else {
					k++
				}
			}
			if w := s[i:k]; w == "May" && i > 0 { // the month or the name
				out = append(out, w)
			} else {
				out = append(out, strings.ToLower(strings.ReplaceAll(w, "’", "'")))
			}
			i = k
		case c == ',' || c == ':' || c == '"' || c == '(' || c == ')':
			out = append(out, string(c))
			i++
		case '0' <= c && c <= '9': // a number is a word that says nothing
			for i < len(s) && '0' <= s[i] && s[i] <= '9' {
				i++
			}
			out = append(out, "0")
		default:
			i++
		}
	}
	return out
}

// backwards finds the tense of the verb nearest before the end of the words.
func backwards(words []string) calendar.Tense {
	comma := 0 // relative clauses that are passed over
	for i, w := range slices.Backward(words) {
		prev, prev2 := wordAt(words, i-1), wordAt(words, i-2)
		switch {
		case w == "," || w == ":" || w == "(":
			if comma++; comma > 3 {
				return calendar.Unknown
			}
		case w == "will" || w == "shall" || w == "won't" || strings.HasSuffix(w, "'ll") || strings.HasSuffix(w, "'d") && len(w) <= 6:
			return calendar.Future
		case w == "would" || w == "could" || w == "may" || w == "might" || w == "must" || w == "should" || w == "can" || w == "cannot":
			if next := wordAt(words, i+1); next == "have" { // may have died on Monday
				return calendar.Past
			}
			if w == "can" || w == "could" || w == "cannot" {
				continue
			}
			return calendar.Future
		case committed[w] && !slices.Contains(words[i+1:], "to"): // agreed on Sunday to admit
			return calendar.Past
		case planned[w]:
			if w == "set" && wordAt(words, i+1) != "to" && wordAt(words, i+1) != "for" || w == "due" && wordAt(words, i+1) == "to" && !isBe(prev) {
				continue
			}
			if (w == "postponed" || w == "delayed" || w == "extended" || w == "moved" || w == "adjourned") && wordAt(words, i+1) != "until" && wordAt(words, i+1) != "to" && wordAt(words, i+1) != "till" {
				return calendar.Past
			}
			return calendar.Future
		case w == "going" && wordAt(words, i+1) == "to":
			return calendar.Future
		case w == "since" && i == len(words)-1:
			return calendar.Past
		case w == "to" && i == len(words)-1:
			continue
		case w == "to" && infinitive(wordAt(words, i+1)): // plans to meet on Friday
			if purpose(words, i) || caused(words, i) {
				continue
			}
			return calendar.Future
		case w == "until" || w == "till" || w == "deadline" || w == "upcoming" || w == "expires" || w == "expire":
			if i >= len(words)-3 {
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
		case w == "was" || w == "were" || w == "had" || w == "did" || w == "wasn't" || w == "weren't" || w == "didn't" || w == "hadn't":
			if next := wordAt(words, i+1); (w == "was" || w == "were") && (next == "to" || next == "due" || next == "set" && (wordAt(words, i+2) == "to" || wordAt(words, i+2) == "for")) {
				return calendar.Future
			}
			return calendar.Past
		case (w == "is" || w == "are" || strings.HasSuffix(w, "'s") && w != "'s" && pronoun[strings.TrimSuffix(w, "'s")]) && strings.HasSuffix(wordAt(words, i+1), "ing") && i >= len(words)-6: // is meeting on Friday
			return calendar.Future
		case w == "been" || (w == "has" || w == "have") && participle(wordAt(words, i+1)):
			return calendar.Past
		case w == "said" || w == "says":
			if i >= len(words)-3 {
				return calendar.Past
			}
			// He said that on Friday: what was said may be of any time.
			return calendar.Unknown
		case present[w] && i >= len(words)-6 && prev != "to":
			return calendar.Future
		case pastForm(w):
			if isBe(prev) && (prev == "be" || prev == "is" || prev == "are" || prev == "being") { // will be held on Monday
				continue
			}
			if prev == "be" || prev2 == "be" || prev == "to" || prev == "being" {
				continue
			}
			if strings.HasSuffix(w, "ed") && (prev == "the" || prev == "a" || prev == "an" || adjectival[w] && i < len(words)-1 && !preposition[words[i+1]]) {
				continue
			}
			switch words[len(words)-1] { // called an election for Friday, a strike from Monday
			case "for", "from", "by", "until":
				if forward[w] {
					return calendar.Future
				}
			}
			return calendar.Past
		}
	}
	return calendar.Unknown
}

// forwards finds the tense of the first verb behind an expression.
func forwards(words []string) calendar.Tense {
	for i, w := range words {
		switch {
		case w == "that" || w == "who" || w == "which" || w == "when" || w == "because" || w == "after" && i > 0:
			return calendar.Unknown
		case w == "will" || w == "shall" || strings.HasSuffix(w, "'ll"):
			return calendar.Future
		case w == "would" || w == "may" || w == "might":
			return calendar.Future
		case (w == "is" || w == "are") && (planned[wordAt(words, i+1)] || wordAt(words, i+1) == "to"):
			return calendar.Future
		case w == "was" || w == "were" || w == "had" || w == "did" || w == "said":
			return calendar.Past
		case w == "to" && i == 0:
			continue
		case w == "to" && infinitive(wordAt(words, i+1)) && i <= 1:
			return calendar.Future
		case pastForm(w) && !adjectival[w] && wordAt(words, i-1) != "the" && wordAt(words, i-1) != "a":
			return calendar.Past
		case i > 12:
			return calendar.Unknown
		}
	}
	return calendar.Unknown
}

func wordAt(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i]
}

func isBe(w string) bool {
	switch w {
	case "is", "are", "was", "were", "be", "been", "being", "am":
		return true
	}
	return false
}

// infinitive says whether a word behind "to" is a verb, as far as its form tells.
func infinitive(w string) bool {
	if w == "" || w == "the" || w == "a" || w == "an" || w == "his" || w == "her" || w == "their" || w == "its" || w == "," || nounAfterTo[w] || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return false
	}
	return len(w) > 1
}

var nounAfterTo = set(`date this that these those be power office parliament congress court me you him us them it all some more at least about nearly around one two three four five six seven eight nine ten
	last next early late mid as in january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
	washington london beijing moscow paris tokyo russia china europe north south east west business school work home`)

// caused says whether the infinitive behind word i is what something else leads to:
// forcing a hospital to send patients away.
func caused(words []string, i int) bool {
	for k := i - 1; k >= max(0, i-5); k-- {
		if w := words[k]; len(w) > 5 && strings.HasSuffix(w, "ing") && !planning[w] {
			return true
		}
	}
	return false
}

// granted says whether somebody was given time: gave him until Monday.
func granted(words []string) bool {
	for _, w := range words[max(0, len(words)-4):] {
		switch w {
		case "gave", "given", "gives", "giving", "has", "have", "had":
			return true
		}
	}
	return false
}

// purpose says whether the infinitive at i says what something past was for: met to
// discuss, voted to delay.
func purpose(words []string, i int) bool {
	for k := i - 1; k >= max(0, i-8); k-- {
		if pastForm(words[k]) && !isBe(wordAt(words, k-1)) || words[k] == "was" || words[k] == "were" || words[k] == "had" {
			return !forward[words[k]]
		}
		if planned[words[k]] || words[k] == "will" {
			return false
		}
	}
	return false
}

// overBy says whether something was the case by a time: by the end of May 12 were.
func overBy(behind []string) bool {
	for _, w := range behind[:min(10, len(behind))] {
		switch w {
		case ",", "said":
			return false
		case "was", "were", "had":
			return true
		}
	}
	return false
}

// pastBy says whether something was over "by" a time: had fallen by Friday.
func pastBy(words []string) bool {
	for i := len(words) - 1; i >= max(0, len(words)-8); i-- {
		if forward[words[i]] || words[i] == "aimed" {
			return false
		}
		if words[i] == "had" || words[i] == "was" || words[i] == "were" {
			return true
		}
	}
	return false
}

// pastForm says whether a word has the form of the past tense.
func pastForm(w string) bool {
	return irregular[w] || len(w) > 4 && strings.HasSuffix(w, "ed") && !notPast[w]
}

func participle(w string) bool { return pastForm(w) || w == "been" || irregularParticiples[w] }

var (
	planned     = set(`pushes pushed rescheduled due scheduled expected expects planned plans plan slated set hopes hope hoping intends intend aims aim postponed delayed extended moved adjourned upcoming vows vowed promised promises pledged pledges agreed agrees urged urges asked wants want seeks seek awaits awaiting`)
	committed   = set(`vowed promised pledged agreed urged asked`)
	planning    = set(`planning hoping expecting intending aiming preparing trying seeking promising pledging vowing threatening`)
	forward     = set(`agreed vowed promised pledged planned scheduled decided hoped ordered wanted urged asked invited expected intended threatened refused tried sought required told called`)
	preposition = set(`in on at by last since early late from during before after this`)
	present     = set(`begin start open end take hold meet vote arrive leave travel fly visit host convene resume return face expire close head reopen reopens turns retire retires begins starts opens ends takes holds meets votes arrives leaves travels flies visits hosts convenes resumes returns faces goes comes expires closes marks plays heads kicks sits gather gathers`)
	irregular   = set(`became began beat bought broke brought built came caught chose cut died drew drove fell fled flew forced fought found gave grew heard held hit kept knew laid launched led left lost made met
		paid put quit ran rose saw sent shot slid sold spent spoke stood stole struck swore sank swept took taught threw told thought understood went won withdrew wrote said`)
	irregularParticiples = set(`begun broken chosen come done drawn driven fallen flown given gone grown known risen run seen shaken shown spoken stolen sworn taken torn thrown withdrawn worn written`)
	notPast              = set(`need indeed united speed proceed succeed exceed breed hundred unprecedented armed need aged naked sacred wicked embed seed weed feed bleed greed freed agreed`)
	adjectival           = set(`united armed aged unmanned so-called limited alleged proposed wounded injured estimated combined advanced developed related disputed occupied renewed continued detailed increased
		scheduled planned expected divided troubled wanted retired married skilled elected selected appointed based`)
	pronoun = set(`he she it that who there what`)
)
