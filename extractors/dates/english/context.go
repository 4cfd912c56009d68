package english

import "strings"

// What stands before an expression is read from the text backwards, a word or two.

// wordBefore is the word before byte i in small letters, and the byte it begins at.
// It is "" if a mark stands between, or no word.
func (r *reader) wordBefore(i int) (w string, start int) {
	for i > 0 && (r.text[i-1] == ' ' || r.text[i-1] == '\n' || r.text[i-1] == '\t') {
		i--
	}
	start = i
	for start > 0 && i-start < longestWord && isLetter(r.text[start-1]) {
		start--
	}
	if start > 0 && i-start == longestWord {
		return "", i
	}
	return strings.ToLower(r.text[start:i]), start
}

// charBefore is the character before byte i, blanks passed over; 0 at the beginning.
func (r *reader) charBefore(i int) byte {
	for i > 0 && (r.text[i-1] == ' ' || r.text[i-1] == '\n') {
		i--
	}
	if i == 0 {
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
	return strings.HasSuffix(strings.TrimRight(r.text[:i], " "), "\n") || strings.HasSuffix(strings.TrimRight(r.text[:i], " "), "”")
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
