// Package people knows what names of people look like. Rules ask for them by
// the classes %name and %hanname, with something beside the name, such as a
// title, that shows it to be one.
package people

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
)

// English is the class %name: low to high words, particles not counted, that may be a person's name in
// Latin script, written with capitals: Joe Biden, Ursula von der Leyen, J. D.
// Vance, Anwar bin Ibrahim. Words that begin sentences or name months are none.
func English(in *extractors.Input, pos int, forward bool, low, high int) (ends []int) {
	words := latinWords(in.Text, pos, forward, high)
	for n := len(words); n > 0; n-- {
		if n >= low && counted(words[:n]) <= high && isName(words[:n], forward) {
			end := words[n-1].end
			if !forward {
				end = words[n-1].start
			}
			ends = append(ends, end)
		}
	}
	return ends
}

// counted is how many of the words are no particles.
func counted(words []latinWord) (n int) {
	for _, w := range words {
		if !particles[w.text] {
			n++
		}
	}
	return n
}

// latinWord is a word of a name and where it stands.
type latinWord struct {
	text       string
	start, end int
}

// latinWords reads the words from byte pos on, nearest first, as long as they
// may belong to a name.
func latinWords(text string, pos int, forward bool, high int) (words []latinWord) {
	at := pos
	for len(words) < high+2 {
		var w latinWord
		var ok bool
		if forward {
			w, ok = wordFrom(text, at)
		} else {
			w, ok = wordBefore(text, at)
		}
		if !ok || !mayBelong(w.text) {
			return words
		}
		words = append(words, w)
		// The blank to the next word: one space, or one line break.
		if forward {
			at = w.end + blank(text[w.end:])
		} else {
			at = w.start - blankBefore(text[:w.start])
		}
		if at == w.end || at == w.start {
			return words
		}
	}
	return words
}

// blanks are what may stand between two words of a name.
var blanks = []string{"\r\n", " ", "\n", "\u00a0"}

// blank is the length of the blank that s begins with, or 0.
func blank(s string) int { return blankAt(s, strings.HasPrefix) }

// blankBefore is the length of the blank that s ends with, or 0.
func blankBefore(s string) int { return blankAt(s, strings.HasSuffix) }

func blankAt(s string, has func(s, blank string) bool) int {
	for _, b := range blanks {
		if has(s, b) {
			return len(b)
		}
	}
	return 0
}

// nameRune says whether r may stand in a word of a name.
func nameRune(r rune) bool {
	switch r {
	case '-', '‐', '‑', '\'', '’', 'ʼ', '.':
		return true
	}
	t := fold.Load()
	return t.Class(r)&fold.Letter != 0 && t.Class(r)&fold.Digit == 0
}

const longestWord = 40

func wordFrom(text string, at int) (latinWord, bool) {
	end := at
	for end < len(text) && end-at < longestWord {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !nameRune(r) {
			break
		}
		end += size
	}
	w := trimmed(text[at:end])
	return latinWord{w, at, at + len(w)}, w != ""
}

func wordBefore(text string, at int) (latinWord, bool) {
	start := at
	for start > 0 && at-start < longestWord {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !nameRune(r) {
			break
		}
		start -= size
	}
	w := text[start:at]
	if trimmed(w) != w {
		return latinWord{}, false
	}
	return latinWord{w, start, at}, w != ""
}

// trimmed cuts a possessive 's and the full stop of a sentence off a word; that
// of an initial stays.
func trimmed(w string) string {
	for _, s := range []string{"'s", "’s", "'", "’"} {
		w = strings.TrimSuffix(w, s)
	}
	if strings.HasSuffix(w, ".") && !isInitial(w) && w != "Jr." && w != "Sr." {
		w = strings.TrimRight(w, ".")
	}
	return strings.TrimRight(w, "-‐‑")
}

// isInitial says whether w is J. or J.D.
func isInitial(w string) bool {
	letters := 0
	for i, r := range w {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r != '.' || i == 0:
			return false
		}
	}
	return strings.HasSuffix(w, ".") && letters >= 1 && letters <= 3 && strings.Count(w, ".") == letters
}

// mayBelong says whether a word may stand in a name: it has a capital, or is one
// of the particles between names.
func mayBelong(w string) bool {
	if particles[w] {
		return true
	}
	if strings.HasPrefix(w, "I'") || strings.HasPrefix(w, "I’") { // I'm
		return false
	}
	for _, s := range []string{"ve", "re", "ll", "m", "d"} { // They've
		if strings.HasSuffix(w, "'"+s) || strings.HasSuffix(w, "’"+s) {
			return false
		}
	}
	r, size := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) && !strings.HasPrefix(w, "al-") && !strings.HasPrefix(w, "el-") || ordinary[w] {
		return false
	}
	// NATO is no name, J.D. is.
	return isInitial(w) || size == len(w) || strings.ToUpper(w) != w || strings.ContainsAny(w, "-.")
}

// isName says whether the words, given nearest first, are a name from end to end.
func isName(words []latinWord, forward bool) bool {
	first, last := words[0].text, words[len(words)-1].text
	if !forward {
		first, last = last, first
	}
	if particles[first] && first != "al" && first != "de" && first != "van" || particles[last] || isInitial(last) {
		return false
	}
	if len(words) == 1 && utf8.RuneCountInString(first) < 2 {
		return false
	}
	named := 0
	for _, w := range words {
		if !particles[w.text] && !isInitial(w.text) {
			named++
		}
	}
	return named > 0 && named <= 4
}

var particles = words(`de da do dos das del della di du van von der den ter ten zu bin binti bint ibn al el la le y e san af av`)

// ordinary words begin sentences and titles with a capital and are no names.
var ordinary = words(`The A An This That These Those It He She They We I You His Her Its Their Our My In On At By For From To Of With And But Or
	If When While As After Before Since Until During Under Over Between Among Against About Into Through Despite Although Because Though However
	Meanwhile Moreover Furthermore Additionally Instead Also Both All Some Many Most Few Several Each Every No Not Now Then Here There Where What
	Who Whom Whose Which Why How Yes Earlier Later Last Next Today Yesterday Tomorrow Tonight Recently Officials Leaders Members Sources Critics
	Experts Analysts Lawmakers Ministers Diplomats Police Authorities Reporters Voters Monday Tuesday Wednesday Thursday Friday Saturday Sunday
	January February March April June July August September October November December Sept Nov Dec Oct Aug Feb
	Mr Mrs Ms Dr Sir Lord Lady Prof Gen Rep Sen Mr. Mrs. Ms. Dr. Prof. Gen. Rep. Sen. Gov. Col. Lt. Adm. Capt. Rev. St. Hon.
	President Minister Secretary Chairman Director Governor Mayor Ambassador Senator Speaker Premier Chancellor Spokesman Spokeswoman
	Committee Council Commission Party Government Ministry Department Parliament Congress Senate House Court Bank University Agency Office
	Datuk Seri Dato Dato' Tun Tan Sri Sheikh Imam General Colonel Admiral Captain Professor Comrade
	University College School Academy Institute Institution Hospital Center Centre Library Museum Gallery Theatre Theater Hall Stadium Arena Park Garden Gardens
	Street Avenue Road Lane Boulevard Drive Square Plaza Bridge Tower Building Airport Station Terminal Highway Dam Port Harbour Harbor Beach Bay Island Islands Lake River Valley Mountain Mountains
	Mount Fort Camp Cape County City Town Township Village District Province State States Region Republic Kingdom Empire Territory Cathedral Church Temple Mosque Monastery Palace Castle House
	Foundation Fund Trust Association Society Union Federation League Organization Organisation Corporation Company Corp Inc Ltd Group Agency Authority Board Bureau Institute Inquiry
	Award Awards Prize Medal Cup Trophy Championship Championships Tournament Games Olympics Day Week Month Year Festival Carnival Show Band Orchestra Quartet Trio Choir Records Studios Pictures
	Act Plan Doctrine Accord Accords Agreement Protocol Convention Declaration Amendment Constitution Code Memorial Monument Cemetery Foundation Lecture Fellowship Scholarship Chair
	Army Navy Force Forces Corps Brigade Regiment Division Squadron Battalion Fleet Guard Movement Front Coalition Alliance Democratic Democrats Republican Republicans Conservative Labour Liberal Socialist Communist National International Federal Royal
	Administration Cabinet Ministry Presidential Parliamentary War Battle Revolution Rebellion Crisis Massacre Summit Conference Campaign Election Elections Trail Line Railway Railroad Airlines Airways
	Times Post News Daily Herald Tribune Journal Gazette Magazine Press Radio Television TV Channel Network Review Report Reports
	American British French German Italian Spanish Russian Chinese Japanese Indian Irish Scottish Welsh English Canadian Australian Mexican European African Asian Israeli Arab Turkish Greek Polish Dutch Swedish
	I II III IV V VI Jr Sr Nobel Peace God Christian Catholic Bible Holy Saint
	Dock Docks Gym Rink Creek Casino Club Hockey Football Cricket Rugby Skating Electoral Commissioner Engineer Senior Junior Seniors Juniors Judge Justice Fr Faith Aid Right Rights Voice Democracy Enlightenment Europe America Asia Africa
	Windows Fame See Reverend Congressman Congresswoman Vizier Pasha GmbH AG SA Plc PLC LLC LP Limited Brothers Bros Sons Associates Partners Holdings Industries Entertainment Productions Recordings Music Theory Law Theorem Principle Effect Syndrome Disease
	Line Way Trail Path Pass Gap Falls Springs Hills Heights Ridge Canyon Desert Forest Peninsula Strait Channel Canal Gulf Sea Ocean Coast Shore Point Cliff Cliffs Cave Caves Glacier Peak Range Plain Plains Basin Delta Reef Cay Atoll Archipelago
	Nobody Everybody Somebody Anybody Everyone Someone Anyone Nothing Everything Something Neither Either None Others Another Aides Crews Troops Rebels Forces Groups Parties Unions Firms Banks Companies Families Shops Schools Towns Cities States Countries Crowds Fans Boats Ships Trains Students People
	Women Men Children Parents Senators Representatives Representative Detective Leader Leaders Majority Minority Whip Staff Sergeant Corporal Private Lieutenant Commander Bishop Administrator Ranking Member Master Agent Patrol Officer Fallen
	Generals Americans Legion Boys Girls Nation Nations Founding Fathers Grants Grant's Medical Labs Dad Mom Chief Chiefs Joint President-elect President-Elect Speaker-elect Secretary-General Dear Thank Because Yet So Even Just Still Like Unlike
	Coalition Committee's Council's Party's Big Little Great Good Bad Happy Old Young Let Please Well Oh Vice Deputy Assistant Acting Former Late Auditor Treasurer Coordinator Chairwoman Chairperson Inspector Superintendent Constable
	Councillor Alderman Councilman Councilwoman Assemblyman Assemblywoman Pastor Provost Electric Dynamics Atomics Mills Networks Systems Solutions Services Software Energy Capital Financial Investments Ventures Enterprises Telecom Semiconductors Labs Logistics Resources Petroleum Mining Insurance Securities Advisors Consulting
	North South East West Northern Southern Eastern Western New One Two Three Four Five First Second Third Act Bill Law Treaty Summit`)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// Ordinary says whether a word begins sentences and titles with a capital, or ends the
// names of institutions and places, and is no name of a person.
func Ordinary(word string) bool { return ordinary[word] }
