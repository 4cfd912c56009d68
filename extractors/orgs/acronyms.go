package orgs

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/extractors/match"
	"tifa/models"
)

// Acronyms reports short names that the text introduces in brackets behind an
// name, such as WHA in "World Harbour Alliance (WHA)" or "…, or WHA,", and their other
// places behind that. If the pass is about institutions, a long name that nothing
// else has shown to be one is one if its capitals spell the short one.
func Acronyms(p *extractors.Pass, label models.Label) error {
	const or = ", or "
	if !strings.Contains(p.Text, "(") && !strings.Contains(p.Text, or) {
		return nil
	}
	ends := map[int]extractors.Mention{}
	taken := map[models.Span]bool{}
	for _, m := range p.Mentions() {
		if m.Label == label {
			if was, ok := ends[m.Span.End]; !ok || m.Span.Len() > was.Span.Len() {
				ends[m.Span.End] = m
			}
			taken[m.Span] = true
		}
	}
	report := func(s models.Span, rule string, of extractors.Mention) error {
		if taken[s] {
			return nil
		}
		taken[s] = true
		m := extractors.Mention{Label: label, Span: s, Entries: of.Entries, Source: models.Source{Rule: rule}}
		if of.Span.Len() > 0 && len(of.Entries) == 0 {
			m.Key = fold.Load().String(of.Span.In(p.Text))
		}
		return p.Report(m)
	}
	var names []string
	var full []extractors.Mention // what each is short for
	var from []int                // the byte behind which the short name counts
	nextOr := indexFrom(p.Text, or, 0)
	for at := indexFrom(p.Text, "(", 0); min(at, nextOr) < len(p.Text); {
		open := at
		here := min(at, nextOr)
		if nextOr < at {
			open = nextOr + len(or) - 1
			nextOr = indexFrom(p.Text, or, nextOr+1)
		} else {
			at = indexFrom(p.Text, "(", at+1)
		}
		short := acronymIn(p.Text[open+1:])
		if short == "" || titles[short] {
			continue
		}
		before := strings.TrimRight(p.Text[:here], " ")
		long, ok := ends[len(before)]
		if !ok {
			if label != models.Org {
				continue
			}
			start := spelt(before, short)
			if start < 0 {
				continue
			}
			long = extractors.Mention{Label: label, Span: models.Span{Start: start, End: len(before)}}
			if err := report(long.Span, "en.spelt-by-acronym", extractors.Mention{}); err != nil {
				return err
			}
		}
		if err := report(models.Span{Start: open + 1, End: open + 1 + len(short)}, "en.acronym-in-brackets", long); err != nil {
			return err
		}
		names, full, from = append(names, short), append(full, long), append(from, open+1+len(short))
	}
	if len(names) == 0 {
		return nil
	}
	var err error
	p.Search(match.New(names), func(n, start, end int) {
		if err == nil && start >= from[n] && p.Text[start:end] == names[n] {
			err = report(models.Span{Start: start, End: end}, "en.repeated-acronym", full[n])
		}
	})
	return err
}

// indexFrom is the byte at which s stands next in a text from byte i on, or the
// length of the text.
func indexFrom(text, s string, i int) int {
	n := strings.Index(text[i:], s)
	if n < 0 {
		return len(text)
	}
	return i + n
}

const (
	longestAcronym = 10
	longestWord    = 40
)

// acronymIn is the acronym that s, what stands behind an opening bracket, begins
// with, if the bracket closes behind it or a comma or semicolon follows.
func acronymIn(s string) string {
	capitals, end := 0, 0
	for end < len(s) && end <= longestAcronym {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) && r != '-' && !unicode.IsDigit(r) {
			break
		}
		if unicode.IsUpper(r) {
			capitals++
		} else if end == 0 {
			return ""
		}
		end += size
	}
	word := s[:end]
	switch {
	case capitals < 2 || 2*capitals < end || end > longestAcronym || strings.Contains(word, "--"):
		return ""
	case strings.HasPrefix(s[end:], ")") || strings.HasPrefix(s[end:], ",") || strings.HasPrefix(s[end:], ";"):
		return word
	}
	return ""
}

// small words stand within names of institutions, and acronyms may pass over them.
var small = map[string]bool{
	"of": true, "and": true, "the": true, "for": true, "on": true, "in": true, "to": true, "with": true, "&": true, "against": true,
	"de": true, "la": true, "du": true, "des": true, "del": true, "di": true, "e": true, "y": true, "et": true, "und": true, "für": true, "der": true, "pour": true, "le": true, "les": true, "do": true, "da": true, "dos": true, "a": true,
}

// titles are acronyms of posts and degrees.
var titles = map[string]bool{"MP": true, "MSP": true, "MEP": true, "MLA": true, "MPP": true, "MNA": true, "TD": true, "MS": true, "CEO": true, "CFO": true, "COO": true, "PM": true, "VP": true, "AG": true, "QC": true, "KC": true, "SC": true, "PhD": true, "MA": true, "BA": true, "GDP": true, "TV": true, "US": true, "UK": true}

// texts are the last words of names of texts and meetings, which have acronyms too.
var texts = map[string]bool{
	"Agreement": true, "Treaty": true, "Act": true, "Convention": true, "Protocol": true, "Plan": true, "Pact": true, "Accord": true, "Charter": true, "Framework": true, "Strategy": true, "Initiative": true,
	"Conference": true, "Summit": true, "Product": true, "Area": true, "Zone": true, "Index": true, "System": true, "Regulation": true, "Directive": true, "Goals": true, "Disorder": true, "Syndrome": true, "Degree": true,
}

// spelt is the byte at which the long name of an acronym begins that stands at the
// end of before, or -1: from its last word back the capitals spell the acronym.
func spelt(before, acronym string) int {
	letters := []rune(strings.ToUpper(strings.ReplaceAll(acronym, "-", "")))
	at := len(before)
	last := true
	passed := 0
	for n := len(letters) - 1; n >= 0; {
		start := strings.LastIndexAny(before[:at], " \n\u00a0(,;") + 1
		word := before[start:at]
		if word == "" || len(word) > longestWord {
			return -1
		}
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case last && (texts[word] || !unicode.IsUpper(first)):
			return -1
		case unicode.ToUpper(first) == letters[n] && (unicode.IsUpper(first) || small[word]):
			n--
			passed = 0
		case small[word] && passed < 2:
			passed++
		default:
			return -1
		}
		last = false
		if n < 0 {
			if !unicode.IsUpper(first) {
				return -1
			}
			return start
		}
		at = start - 1
		if at <= 0 || before[at] != ' ' {
			return -1
		}
	}
	return -1
}
