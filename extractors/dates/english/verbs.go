package english

import "strings"

// The words by which a clause says whether something is over or to come, and what their
// forms tell of them without a parser.

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

// intended says whether word i speaks of what somebody plans or expects.
func intended(words []string, i int) bool {
	w, prev, next := words[i], wordAt(words, i-1), wordAt(words, i+1)
	switch {
	case !planned[w]:
		return false
	case w == "set":
		return next == "to" || next == "for"
	case w == "due":
		return next != "to" || isBe(prev) && infinitive(words, i+1)
	case intentions[w]: // plans a rally, but not unveiled plans on Monday
		return next == "to" || next == "for" || verbAt(words, i)
	}
	return true
}

// infinitive says whether the "to" at i leads to a verb, as far as the forms tell.
func infinitive(words []string, i int) bool {
	w := wordAt(words, i+1)
	switch {
	case len(w) < 2 || w[0] < 'a' || nounAfterTo[w] || nounBeforeTo[wordAt(words, i-1)], strings.HasSuffix(w, "ing") && len(w) > 5, strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed"),
		strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && w != "focus":
		return false
	}
	return true
}

// toBeDone says whether something to come follows the "to" at i: a report to be
// published on Friday, but not those believed to be held.
func toBeDone(words []string, i int) bool {
	return wordAt(words, i+1) == "be" && participle(wordAt(words, i+2)) && !pastForm(wordAt(words, i-1)) && !seeming[wordAt(words, i-1)]
}

// verbAt says whether a word that is a verb or a noun, by its form, is a verb: ministers
// meet, parliament votes, but not the vote, official visits or 15 votes.
func verbAt(words []string, i int) bool {
	w, prev := words[i], wordAt(words, i-1)
	one := strings.HasSuffix(w, "s")
	many := strings.HasSuffix(prev, "s") && !strings.HasSuffix(prev, "ss") && !strings.HasSuffix(prev, "'s")
	switch prev {
	case ",", "and", "next": // the bank, led by her, meets on Friday
		return one || onlyVerb[w]
	case "they", "we", "i", "you", "let's":
		return !one
	}
	switch {
	case prev == "" || prev == "0" || prev == ")" || prev == `"` || notSubject[prev] || strings.HasSuffix(prev, "'s") || strings.HasSuffix(prev, "al") || pastForm(prev):
		return false
	case one:
		return !many
	}
	return many || onlyVerb[w] && !strings.HasSuffix(prev, "ing")
}

// aheadOf says whether the words end with what something comes before: ahead of the
// vote on.
func aheadOf(words []string) bool {
	for i := len(words) - 1; i > 0 && i >= len(words)-7; i-- {
		if words[i] == "of" && words[i-1] == "ahead" {
			return true
		}
		if words[i] == "," {
			return false
		}
	}
	return false
}

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
	for i, w := range behind[:min(10, len(behind))] {
		switch w {
		case ",":
			if i > 0 {
				return false
			}
		case "said":
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
	switch {
	case irregular[w]:
		return true
	case len(w) < 4 || !strings.HasSuffix(w, "ed") || notPast[w]:
		return false
	}
	return !strings.HasSuffix(w, "eed") || len(w) > 6
}

func participle(w string) bool { return pastForm(w) || w == "been" || irregularParticiples[w] }

var (
	modal   = set(`would could may might must should can cannot`)
	wasForm = set(`was were had did wasn't weren't didn't hadn't`)
	// planned are the words of what is to come, shifted those of what got another time.
	planned = set(`due scheduled expected expects planned plans plan slated set hopes hope hoping intends intend aims aim upcoming vows vowed promised promises pledged pledges
		agreed agrees urged urges asked wants want seeks seek awaits awaiting`)
	intentions  = set(`plan plans hope hopes aim aims promises pledges vows`)
	shifted     = set(`pushes pushed rescheduled postponed delayed extended moved adjourned`)
	committed   = set(`vowed promised pledged agreed urged asked`)
	planning    = set(`planning hoping expecting intending aiming preparing trying seeking promising pledging vowing threatening`)
	forward     = set(`agreed vowed promised pledged planned scheduled decided hoped ordered wanted urged asked invited expected intended threatened sought required told called`)
	preposition = set(`in on at by last since early late from during before after this`)
	// scheduled are verbs that stand in the present for what a timetable says.
	scheduled = set(`begin start open end take hold meet vote arrive leave travel fly visit host convene reconvene resume return face expire close head reopen reopens turns retire
		retires begins starts opens ends takes holds meets votes arrives leaves travels flies visits hosts convenes reconvenes resumes returns faces goes comes expires closes marks
		plays heads kicks sits falls gather gathers`)
	lasting   = set(`runs lasts continues stays remains goes extends`)
	onlyVerb  = set(`begin meet convene reconvene resume take arrive gather`)
	irregular = set(`became began beat bought broke brought built came caught chose cut died drew drove fell fled flew forced fought found gave grew heard held hit kept knew laid launched
		led left lost made met paid put quit ran rose saw sent shot slid sold spent spoke stood stole struck swore sank swept took taught threw told thought understood went won withdrew
		wrote said ate bent blew bled bore bred bit burst clung crept dealt drank dug felt fed forbade foresaw froze hid hung hurt lent meant misled mistook overcame oversaw overthrew
		rang rebuilt rode sang shook shone shut slept sought sped spread stuck swung tore undertook upheld withheld woke wore`)
	irregularParticiples = set(`begun broken chosen come done drawn driven eaten fallen flown forgotten frozen given gone grown hidden known overtaken risen run seen shaken shown spoken stolen
		sworn taken torn thrown withdrawn worn written`)
	notPast    = set(`united hundred unprecedented armed aged naked sacred wicked agreed freed`)
	adjectival = set(`united armed aged unmanned so-called limited alleged proposed wounded injured estimated combined advanced developed related disputed occupied renewed continued detailed
		increased scheduled planned expected divided troubled wanted retired married skilled elected selected appointed based`)
	pronoun = set(`he she it that who there what`)
	// notSubject are the words behind which a noun stands and no verb.
	notSubject = set(`the a an this that his her its their our my your no any some each every another of in on at for by with from to or between after before during over under about
		against first second third last final new early late official planned key crucial special joint recent popular public free fair presidential snap high low short long big major
		possible single successful`)
	seeming     = set(`appear appears seem seems`)
	nounAfterTo = set(`date this that these those be power office parliament congress court me you him us them it all some more at least about nearly around the an his her their its one two
		three four five six seven eight nine ten last next early late mid as in january february march april may june july august september october november december monday tuesday
		wednesday thursday friday saturday sunday washington london beijing moscow paris tokyo russia china europe north south east west business school work home`)
	// nounBeforeTo are the words whose "to" leads to a noun.
	nounBeforeTo = set(`according visit visits trip trips letter letters response reply replies speech address addresses thanks compared close prior relative tribute access adviser envoy
		ambassador aide subject contrary similar opposed related`)
	soldAhead = set(`deadline delivery settlement futures contract contracts`)
	traded    = set(`crude brent gold silver copper wheat corn soybeans oil gas futures contract contracts`)
)
