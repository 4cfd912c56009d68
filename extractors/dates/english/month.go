package english

import (
	"strings"

	"tifa/extractors/dates/calendar"
)

// month reads the name of a month, with the full stop of an abbreviation. A name
// that is also another word needs its capital.
func (r *reader) month(k int) (m, end int) {
	t := r.at(k)
	if t.month == 0 || !t.upper && (t.short || t.month == 3 || t.month == 5) && !r.besideDay(k) {
		return 0, 0
	}
	end = k + 1
	if t.short && r.isMark(end, '.') && !r.at(end).spaced {
		end++
	}
	return t.month, end
}

// besideDay says whether a day of a month stands beside the small-lettered name of
// a month: 21 apr, may 5.
func (r *reader) besideDay(k int) bool {
	next := k + 1
	if r.isMark(next, '.') || r.isMark(next, '-') || r.isMark(next, '/') {
		next++
	}
	t := r.at(next)
	if t.form == number && t.digits <= 4 || t.ordinal > 0 || t.count >= 20 && r.at(k).month != 5 && r.at(k).month != 3 {
		return true
	}
	i := r.at(k).start
	for i > 0 && (r.text[i-1] == ' ' || r.text[i-1] == '-' || r.text[i-1] == '/') {
		i--
	}
	if i > 0 && isDigit(r.text[i-1]) || i > 1 && (r.text[i-2:i] == "th" || r.text[i-2:i] == "st" || r.text[i-2:i] == "nd" || r.text[i-2:i] == "rd") {
		return true
	}
	w, at := r.wordBefore(r.at(k).start)
	if w == "of" { // the second of march
		nth, _ := r.wordBefore(at)
		if word := r.lex.words[nth]; word != nil && word.ordinal > 0 {
			return true
		}
	}
	return r.at(k).month != 5 && r.at(k).month != 3 && (w == "last" || w == "next" || w == "this" || w == "of" || w == "from" || w == "to")
}

// monthFirst reads September 8, Sept. 8th, September the eighth, Jan-1, May/22, and
// a month alone.
func (r *reader) monthFirst(k int) reading {
	m, j := r.month(k)
	if j == 0 || r.noDayBefore(r.at(k).start) {
		return reading{}
	}
	i := j
	if (r.isMark(i, '-') || r.isMark(i, '/') || r.isMark(i, ',') || r.isMark(i, '.')) && !r.at(i).spaced && (r.at(i+1).form == number || r.isMark(i, ',') && r.at(i+1).ordinal > 0) && r.at(i+1).digits <= 2 {
		if r.isMark(i, '.') && r.at(i+1).spaced { // come May. 12 ministers
			return reading{}
		}
		if !r.isMark(i, ',') || r.at(i+1).suffixed || r.at(i+1).ordinal > 0 {
			i++
		}
	}
	if r.is(i, theWord) {
		i++
	}
	if d, end := r.day(i); end > 0 && !r.countsSomething(i, end) {
		return reading{Meaning: calendar.Once(calendar.MonthDay(m, d), "month", "day"), rule: "en.month-day", end: end}
	}
	if t := r.at(i); i == j && t.count >= 20 && t.count < 100 && !t.plural { // january twenty five
		if d, end := r.below100(i); d <= 31 && end > i && r.at(end).unit == calendar.NoUnit && !r.is(end, hundredWord, thousandWord) {
			return reading{Meaning: calendar.Once(calendar.MonthDay(m, d), "month", "day"), rule: "en.month-day", end: end}
		}
	}
	x := reading{Meaning: calendar.Once(calendar.MonthCycle(m), "month"), rule: "en.month", end: j}
	if _, end := r.yearRef(j); end == 0 && !r.alone(k, j) {
		x.hidden = true
	}
	return x
}

// noDayBefore says whether a number of two digits that is no day of a month stands
// before byte i: 32 May.
func (r *reader) noDayBefore(i int) bool {
	n := len(strings.TrimRight(r.text[:i], " ")) // behind the number
	return n >= 2 && i-n == 1 && isDigit(r.text[n-1]) && isDigit(r.text[n-2]) && (n == 2 || !isDigit(r.text[n-3]) && r.text[n-3] != '\'') && r.text[n-2:n] > "31"
}

// alone says whether the name of a month, without a day or a year, is one: May and
// March are other words as well, and April is a name.
func (r *reader) alone(k, end int) bool {
	t := r.at(k)
	if !t.upper {
		w, _ := r.wordBefore(t.start)
		return !t.short && t.month != 3 && t.month != 5 && monthBefore[w] && (t.month != 8 || w != "in" && w != "of" && w != "for")
	}
	if next := r.at(end); next.spaced && next.upper && next.form == otherWord && (t.month >= 4 && t.month <= 6 || t.month == 8) { // April Tanaka
		return false
	}
	if r.isMark(end, '-') && !r.at(end).spaced && !r.at(end+1).spaced && r.at(end+1).form == otherWord { // May-Britt
		return false
	}
	if next := r.at(end); next.spaced && next.upper && agreements[r.word(end)] { // the October Revolution
		return false
	}
	w, at := r.wordBefore(t.start)
	switch {
	case (owner[w] || w == "s") && r.at(end).spaced && !r.at(end).upper && monthNouns[r.word(end)], r.charBefore(t.start) == ',' && r.monthOfList(t.start): // the Fed's June meeting; May, June and July
		return true
	case monthBefore[w]:
		return (w != "by" || !r.agent(at) || t.month < 3 || t.month > 8 || t.month == 7) && (w != "of" || r.text[at] >= 'a' && !r.capitalBefore(at) || t.month != 5 && t.month != 8)
	case t.month != 5 && !t.short && r.sentenceStart(t.start) && (r.word(end) == "was" || r.word(end) == "has" || r.word(end) == "saw" || r.word(end) == "is"):
		return true
	case t.month >= 3 && t.month <= 6 || t.month == 8, t.short && !r.isMark(end-1, '.'): // words and names
		return false
	}
	return !r.capitalBefore(t.start)
}

// monthOfList says whether the name of a month and a comma stand before byte i.
func (r *reader) monthOfList(i int) bool {
	w, _ := r.wordBefore(r.blanksBefore(i) - 1)
	known := r.lex.words[w]
	return known != nil && known.month > 0
}

// monthNouns are what a month stands before: the May elections.
var monthNouns = set(`report reports meeting meetings summit vote ballot election elections primary primaries referendum session poll polls deadline data figures jobs sales inflation budget
	talks attack attacks protest protests coup earthquake quake flood floods ceasefire agreement deal contract contracts delivery index reading minutes hearing trial ruling speech visit
	trip conference festival storm runoff run-off crackdown rally riots uprising massacre raid strike election's survey decision statement gathering convention caucuses results`)

// capitalBefore says whether a word with a capital, which is none of the calendar's
// and begins no sentence, stands before byte i: Grace May, Black September.
func (r *reader) capitalBefore(i int) bool {
	w, at := r.wordBefore(i)
	if known := r.lex.words[w]; w == "" || r.text[at] >= 'a' || known != nil && !known.foreign {
		return false
	}
	return !r.sentenceStart(at)
}

// agent says whether a verb in the participle stands before byte i, so that "by"
// names who did it.
func (r *reader) agent(i int) bool {
	w, _ := r.wordBefore(i)
	return len(w) > 3 && (w[len(w)-2:] == "ed" || w[len(w)-2:] == "en") || w == "led"
}

// monthBefore are the words behind which a bare month is one.
var monthBefore = set(`in since by until till from of during before after for to through and or late early mid this last next between throughout each every
	following previous past coming around about starting beginning ending on until between`)
