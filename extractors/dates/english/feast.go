package english

import (
	"strings"
	"unicode/utf8"

	"tifa/extractors/dates/calendar"
)

// dayNames are the names of feasts that begin with a word.
type dayNames []dayName

// dayName is the name of a feast.
type dayName struct {
	second string   // word, without an s behind it; "" if there is none
	words  []string // in small letters; an s behind is left out of the comparison
	owner  bool     // ends with the s of a possessive: All Saints'
	hyphen bool     // Id ul-Adha
	cycle  calendar.Cycle
}

// holiday adds the name of a day to the words that it may begin with: Presidents' Day
// is also President's Day.
func (l *lexicon) holiday(name string, c calendar.Cycle) {
	day := dayName{owner: strings.HasSuffix(name, "'s"), hyphen: strings.Contains(name, "-"), cycle: c}
	for start, end := wordOf(name, 0); start < end; start, end = wordOf(name, end) {
		day.words = append(day.words, strings.ToLower(name[start:end]))
	}
	first := strings.TrimSuffix(day.words[0], "s")
	if len(day.words) > 1 {
		day.second = strings.TrimSuffix(day.words[1], "s")
	}
	for _, w := range []string{first, first + "s"} {
		if len(w) > longestWord {
			continue
		}
		entry := l.words[w]
		if entry == nil {
			entry = &word{foreign: true}
			l.words[w] = entry
		}
		entry.names = append(entry.names, day)
	}
}

// wordOf gives the next word or number of a name from byte i on, the s of a
// possessive passed over; start is end behind the last one.
func wordOf(s string, i int) (start, end int) {
	for i < len(s) {
		if c := s[i]; isLetter(c) || isDigit(c) || c >= utf8.RuneSelf && !strings.HasPrefix(s[i:], "’") {
			start = i
			for i < len(s) && (isLetter(s[i]) || isDigit(s[i]) || s[i] >= utf8.RuneSelf && !strings.HasPrefix(s[i:], "’")) {
				i++
			}
			if i-start == 1 && s[start]|0x20 == 's' && start > 0 && (s[start-1] == '\'' || s[start-1] == "’"[2]) {
				continue
			}
			return start, i
		}
		i++
	}
	return i, i
}

// equalWords says whether a word of the text is one of a name, but for capitals and an s
// behind.
func equalWords(name, text string) bool {
	if len(name) > 3 {
		name = strings.TrimSuffix(name, "s")
		text = strings.TrimSuffix(strings.TrimSuffix(text, "s"), "S")
	}
	return strings.EqualFold(name, text)
}

// longestName bounds the names of feasts, in bytes.
const longestName = 80

// holidayAt reads the name of a holiday, the longest that stands at token k.
func (r *reader) holidayAt(k int) (c calendar.Cycle, end int) {
	t := r.at(k)
	if t.names == nil {
		return c, 0
	}
	text := r.text[t.start:min(len(r.text), t.start+longestName)]
	second := ""
	_, behind := wordOf(text, 0)
	if from, to := wordOf(text, behind); to-from <= longestWord {
		second = strings.TrimSuffix(strings.TrimSuffix(text[from:to], "s"), "S")
	}
	exact := false // Patriot Day is not Patriots' Day
	for i := range t.names {
		n := &t.names[i]
		if n.second != "" && (len(n.second) != len(second) || !strings.EqualFold(n.second, second)) {
			continue
		}
		if e, same := r.named(n, k, text); e > end || e == end && same && !exact {
			c, end, exact = n.cycle, e, same
		}
	}
	return c, end
}

// named gives the token behind a name that stands at token k, at the beginning of
// text; 0 if it does not. Between its words there may be a blank, a hyphen, an
// apostrophe or the full stop of an abbreviation. Exact says that each word is the same.
func (r *reader) named(n *dayName, k int, text string) (end int, exact bool) {
	behind := 0
	exact = true
	for _, w := range n.words {
		at, to := wordOf(text, behind)
		if at == to || !equalWords(w, text[at:to]) || !joinsName(text[:behind], text[behind:at]) || !n.hyphen && strings.Contains(text[behind:at], "-") && text[at] >= 'a' { // single-day
			return 0, false
		}
		exact = exact && strings.EqualFold(w, text[at:to])
		behind = to
	}
	if n.owner {
		if rest := strings.TrimPrefix(strings.TrimPrefix(text[behind:], "'"), "’"); len(rest) < len(text)-behind && strings.HasPrefix(rest, "s") {
			behind = len(text) - len(rest) + 1
		}
	}
	from := r.at(k).start
	end = k
	for r.at(end).form != nothing && r.at(end).start < from+behind {
		end++
	}
	if end == k || r.at(end-1).end != from+behind {
		return 0, false
	}
	return end, exact
}

// joinsName says whether what stands between two words keeps them in one name.
func joinsName(before, s string) bool {
	if len(s) > 6 {
		return false
	}
	if strings.Contains(s, ".") { // St. Patrick's Day, but not old. New Year
		word := before[strings.LastIndexAny(before, " .")+1:]
		if len(word) != 1 && !strings.EqualFold(word, "st") && !strings.EqualFold(word, "jr") {
			return false
		}
	}
	return strings.Trim(s, " -.'’s\n") == "" && strings.Count(s, "\n") < 2
}

// agreements are what is called by a day: the Good Friday Agreement.
var agreements = set(`agreement accord accords treaty rising uprising massacre revolution war movement foundation committee`)

// holiday reads Christmas, Easter Monday, Election Day.
func (r *reader) holiday(k int) reading {
	c, end := r.holidayAt(k)
	if end == 0 {
		return r.newYear(k)
	}
	next := r.at(end)
	switch {
	case next.spaced && next.upper && agreements[r.word(end)], next.spaced && adorned[r.word(end)]:
		return reading{}
	case end == k+1 && r.at(k).upper && r.capitalBefore(r.at(k).start): // Lee Christmas
		if w, _ := r.wordBefore(r.at(k).start); !rites[w] {
			return reading{}
		}
	}
	return reading{Meaning: calendar.Once(c, "holiday"), rule: "en.holiday", end: end}
}

// newYear reads New Year behind a preposition: before New Year.
func (r *reader) newYear(k int) reading {
	if t := r.at(k); !strings.EqualFold(r.text[t.start:t.end], "new") {
		return reading{}
	}
	if year := r.at(k + 1); year.unit != calendar.Year || year.plural || !(r.sentenceEnd(k+2) || r.is(k+2, andWord, orWord)) {
		return reading{}
	}
	if w, _ := r.wordBefore(r.at(k).start); !newYearBefore[w] {
		return reading{}
	}
	return reading{Meaning: calendar.Once(calendar.MonthDay(1, 1), "holiday"), rule: "en.holiday", end: k + 2}
}

var (
	newYearBefore = set(`before after by until till since at over around`)
	// rites are the words with a capital that may stand before a feast.
	rites = set(`orthodox coptic catholic greek russian serbian western eastern happy merry`)
	// adorned are the things that are called by a feast.
	adorned = set(`tree trees card cards carol carols lights present presents gift gifts eggs bunny dinner jumper jumpers`)
)

// holidayWeekend reads Labor Day weekend, the Fourth of July weekend.
func (r *reader) holidayWeekend(x reading) reading {
	u, _, end := r.unitAt(x.end)
	if end == 0 || u != calendar.Weekend || r.at(x.end).plural {
		return reading{}
	}
	return reading{Meaning: calendar.Placed(calendar.Weekend, calendar.WeekWith(x.Place, calendar.Weekend), x.Stated...), rule: x.rule + "-weekend", end: end}
}
