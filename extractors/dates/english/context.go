package english

import (
	"strings"
	"unicode/utf8"

	"tifa/extractors/dates/calendar"
)

// What stands before an expression is read from the text backwards, a word or two.

// wordBefore is the word before byte i in small letters, and the byte it begins at.
// It is "" if a mark stands between, or no word.
func (r *reader) wordBefore(i int) (w string, start int) {
	i = r.blanksBefore(i)
	start = i
	for start > 0 && i-start < longestWord && isLetter(r.text[start-1]) {
		start--
	}
	if start > 0 && i-start == longestWord {
		return "", i
	}
	return strings.ToLower(r.text[start:i]), start
}

// blanksBefore is where the blanks begin that end at byte i.
func (r *reader) blanksBefore(i int) int {
	for i > 0 {
		switch c := r.text[i-1]; {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			i--
		case c >= utf8.RuneSelf && i > 1 && strings.HasSuffix(r.text[:i], "\u00a0"):
			i -= len("\u00a0")
		default:
			return i
		}
	}
	return i
}

// charBefore is the character before byte i, blanks passed over; 0 at the beginning.
func (r *reader) charBefore(i int) byte {
	if i = r.blanksBefore(i); i == 0 {
		return 0
	}
	return r.text[i-1]
}

// sentenceStart says whether a sentence begins at byte i.
func (r *reader) sentenceStart(i int) bool {
	switch r.charBefore(i) {
	case 0, '.', '!', '?', ':', '"', '\'', '(':
		return true
	}
	before := strings.TrimRight(r.text[:i], " ")
	return strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "”")
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// countNouns are what a number of four digits counts where it is no year.
var countNouns = set(`people persons votes troops soldiers dollars euros pounds yuan rubles yen tons tonnes homes houses jobs workers members delegates seats miles kilometers
	kilometres km meters metres feet foot acres hectares barrels megawatts degrees students refugees migrants deaths cases victims families children women men voters officers
	prisoners employees civilians fighters villages towns shares points pages copies words items vehicles cars ships aircraft planes missiles rockets schools hospitals
	participants visitors guests protesters demonstrators police policemen firefighters residents inhabitants households companies firms businesses pilgrims tourists candidates
	lawmakers deputies representatives patients infections beds doses tests square cubic inches kg kilograms lbs grams litres liters gallons watts volts calories megahertz
	applications applicants respondents signatures times injured dead wounded killed troops rounds weapons guns tanks bombs shells detainees inmates graduates athletes stores
	branches stations projects tickets units meetings seats lives animals trees cities countries nations million billion percent per rpm mph kph hours minutes days years`)

var bigNumbers = set(`million billion trillion percent pct`)

// isYear says whether a number of four digits that stands by itself is a year: by
// the words around it, or because nothing speaks against it.
func (r *reader) isYear(k int) bool {
	t := r.at(k)
	before, at := r.wordBefore(t.start)
	c := r.charBefore(t.start)
	if c == '$' || c == '#' || c == '=' || strings.HasSuffix(strings.TrimRight(r.text[:t.start], " "), "£") || strings.HasSuffix(strings.TrimRight(r.text[:t.start], " "), "€") {
		return c == '='
	}
	if t.start > 0 && (r.text[t.start-1] == '-' || r.text[t.start-1] == '.' || r.text[t.start-1] == '/' || r.text[t.start-1] == ',' || r.text[t.start-1] == ':') && before == "" {
		return false
	}
	if before != "" && r.text[at] < 'a' && r.lex.words[before] == nil && (!r.sentenceStart(at) || !opener[before]) && c != '(' { // Windows 2000, Paris 2024
		return false
	}
	if c == '(' && t.start > 1 && r.text[t.start-1] == '(' && r.text[t.start-2] < 'a' && isLetter(r.text[t.start-2]) { // COM(2023) 45
		return false
	}
	if before == "and" && r.resolutions(at) {
		return false
	}
	if isDigit(c) { // 04 817 2010
		return false
	}
	if notYearBefore[before] && !(before == "least" && r.sinceAtLeast(at)) || r.notYearAbbreviated(t.start) {
		return false
	}
	next := r.at(k + 1)
	switch {
	case next.form == punct && !next.spaced && next.mark == '-' && !r.at(k+2).spaced && (r.at(k+2).form == number && r.at(k+2).digits != 4 || r.at(k+2).form == otherWord && !yearStyle[r.word(k+2)]), // a 2020-seat hall
		next.form == punct && (next.mark == '%' || next.mark == '/' && !r.at(k+2).spaced):
		return false
	case next.spaced && (countNouns[r.word(k+1)] || next.unit != calendar.NoUnit && next.plural):
		return false
	}
	counted := next.spaced && next.form == otherWord && !next.upper && plural(r.word(k+1))
	if counted && (before == "about" || before == "around") {
		return false
	}
	strong := yearBefore[before]
	if t.n < 1500 || t.n >= 2100 {
		return strong && !weak[before]
	}
	if strong {
		return before != "to" || r.numberBefore(at) || r.leadsToYear(at)
	}
	if t.n < 1900 || t.n >= 2060 {
		return c == '(' || before == "year"
	}
	// Without an article, what follows in the plural is counted: 2019 names.
	if counted && !owner[before] && !r.sentenceStart(t.start) {
		return false
	}
	// A year before a name is part of the name: the 2023 Expo.
	if next.spaced && next.upper && next.form == otherWord && !dated[r.word(k+1)] && !r.lowerHead(k+1) {
		return false
	}
	return true
}

// weak are words of yearBefore that lead to other numbers as well.
var weak = set(`from to than of and or about around for between`)

// opener are words that may begin a sentence before a year.
var opener = set(`though although while unlike like but yet so when where whether if even because whereas besides despite circa around only pre post mid than`)

// yearStyle are the words that a hyphen joins to a year.
var yearStyle = set(`era style vintage level levels onward onwards like type model born`)

// resolutions says whether numbers of resolutions stand before the "and" at byte i:
// resolutions 1267 (1999) and 1989.
func (r *reader) resolutions(i int) bool {
	return strings.Contains(r.text[max(0, i-48):i], "esolutions ")
}

// sinceAtLeast says whether "since at" stands before byte i.
func (r *reader) sinceAtLeast(i int) bool {
	w, at := r.wordBefore(i)
	since, _ := r.wordBefore(at)
	return w == "at" && (since == "since" || since == "until" || since == "to" || since == "from")
}

// leadsToYear says whether a word stands before the "to" at byte i whose end is a year:
// dates back to 2019.
func (r *reader) leadsToYear(i int) bool {
	w, _ := r.wordBefore(i)
	return toYear[w]
}

var toYear = set(`back compared postponed delayed extended extends brought pushed prior dating dates similar`)

func plural(w string) bool {
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != 'u' && w[len(w)-2] != 'i'
}

// owner are the words behind which a year and a noun in the plural stand: the 2016
// elections.
var owner = set(`the its his her their our my your this that these those s any all both`)

// lowerHead says whether the words with a capital from token k on belong to a noun
// in small letters: the 2012 Republican primary.
func (r *reader) lowerHead(k int) bool {
	for j := k; j < k+4; j++ {
		t := r.at(j)
		switch {
		case t.form == punct && t.mark == '.' && !t.spaced && r.at(j-1).end-r.at(j-1).start == 1: // U.S.
		case t.form == punct || t.form == nothing || !t.spaced && t.form != otherWord:
			return false
		case !t.upper:
			return t.form == otherWord && t.id == noWord && !verbLike[r.word(j)]
		}
	}
	return false
}

// dated are nouns that a year stands before and is no part of: the 1978 Constitution.
var dated = set(`constitution treaty census accord accords agreement charter budget`)

var verbLike = set(`is was are were has had have will would said says and or of in on at for to with from by as that which who`)

// numberBefore says whether a number stands before byte i, as in "from 1990 to".
func (r *reader) numberBefore(i int) bool {
	return isDigit(r.charBefore(i)) || r.charBefore(i) == ')'
}

// notYearAbbreviated says whether an abbreviation stands before byte i that a number
// belongs to: no. 2019, pp. 1990.
func (r *reader) notYearAbbreviated(i int) bool {
	if i = r.blanksBefore(i); i == 0 || r.text[i-1] != '.' {
		return false
	}
	w, _ := r.wordBefore(i - 1)
	return numberedAbbreviations[w]
}

var numberedAbbreviations = set(`no nos art sec ch p pp rm vol`)

var (
	yearBefore = set(`in since by until till from of during before after for through throughout and or late early mid between circa around about year years spring summer autumn
		fall winter to than beginning ending starting fiscal financial till into`)
	notYearBefore = set(`room chapter section article rule resolution resolutions version flight route highway number page code building apartment suite platform act no nos model
		docket case bill order nearly almost only some least most over more another paragraph line question item channel gate boeing airbus pier lot unit block district
		precinct regiment battalion squadron site area box volume verse psalm approximately exactly roughly`)
)

// word is the text of a token in small letters.
func (r *reader) word(k int) string {
	t := r.at(k)
	return strings.ToLower(r.text[t.start:t.end])
}

func (r *reader) allCapitals(k int) bool {
	t := r.at(k)
	return r.text[t.start:t.end] == strings.ToUpper(r.text[t.start:t.end])
}
