package main

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"tifa/extractors/fold"
)

// day is the time between two days.
const day = 24 * time.Hour

// bounds are the first and the last day of a day, a month or a year.
func bounds(date string) (first, last time.Time, ok bool) {
	layouts := map[int]string{4: "2006", 7: "2006-01", 10: time.DateOnly}
	first, err := time.Parse(layouts[len(date)], date)
	if err != nil || date == "" {
		return first, first, false
	}
	switch len(date) {
	case 4:
		return first, first.AddDate(1, 0, -1), true
	case 7:
		return first, first.AddDate(0, 1, -1), true
	}
	return first, first, true
}

// agree says whether two dates may be the same at the precision that both have. A
// day more or less is a convention. What is no date agrees with all.
func agree(a, b string) bool {
	aFirst, aLast, aOK := bounds(a)
	bFirst, bLast, bOK := bounds(b)
	if !aOK || !bOK {
		return true
	}
	slack := time.Duration(0)
	if len(a) == len(time.DateOnly) || len(b) == len(time.DateOnly) {
		slack = day
	}
	return !aFirst.After(bLast.Add(slack)) && !bFirst.After(aLast.Add(slack))
}

// later says whether a date is later than another for certain, by more than a day.
func later(a, b string) bool {
	first, _, aOK := bounds(a)
	_, last, bOK := bounds(b)
	return aOK && bOK && first.After(last.Add(day))
}

// span is a time with its first and last day; an empty to has no end yet, an empty
// from is not known.
type span struct{ from, to string }

func (s span) String() string { return s.from + ".." + s.to }

// days are the bounds of a time, whose end is that of the list if there is none.
func (s span) days(end string) (first, last time.Time) {
	_, last, _ = bounds(end)
	if s.to != "" {
		_, last, _ = bounds(s.to)
	}
	if first, _, ok := bounds(s.from); ok {
		return first, last
	}
	return last, last
}

// length is how long a time is.
func (s span) length(end string) time.Duration {
	first, last := s.days(end)
	return max(last.Sub(first), 0) + day
}

// shared is how long two times have in common.
func shared(a, b span, end string) time.Duration {
	aFirst, aLast := a.days(end)
	bFirst, bLast := b.days(end)
	if bFirst.After(aFirst) {
		aFirst = bFirst
	}
	if bLast.Before(aLast) {
		aLast = bLast
	}
	return max(aLast.Sub(aFirst)+day, 0)
}

// follows says whether a time goes on where another ends, or no more than some days
// after it.
func follows(next, before span, days int) bool {
	first, _, ok := bounds(next.from)
	_, last, ended := bounds(before.to)
	return !ended || ok && !first.After(last.AddDate(0, 0, days))
}

// words are the words of a name, folded: without titles behind a comma or in
// brackets, without dots, Jr and such.
func words(name string) (out []string) {
	name, _, _ = strings.Cut(name, ",")
	name, _, _ = strings.Cut(name, "(")
	name = strings.NewReplacer("-", " ", "&", " and ").Replace(fold.Load().String(name))
	for w := range strings.FieldsSeq(name) {
		w = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, w)
		if w != "" && !slices.Contains([]string{"jr", "sr", "ii", "iii", "iv"}, w) {
			out = append(out, w)
		}
	}
	return out
}

// sameName says whether two names are the same, perhaps one with a middle name.
func sameName(a, b string) bool {
	aWords, bWords := words(a), words(b)
	if len(aWords) == 0 || len(bWords) == 0 {
		return false
	}
	if strings.Join(aWords, "") == strings.Join(bWords, "") {
		return true
	}
	shorter, longer := aWords, bWords
	if len(shorter) > len(longer) {
		shorter, longer = longer, shorter
	}
	return len(shorter) == 2 && len(longer) > 2 && shorter[0] == longer[0] && shorter[1] == longer[len(longer)-1]
}

// sameFamily says whether a name has the family name of another, which is its last
// word, or its first.
func sameFamily(name, other string, first bool) bool {
	all := words(other)
	if len(all) == 0 {
		return false
	}
	family := all[len(all)-1]
	if first {
		family = all[0]
	}
	return slices.Contains(words(name), family)
}

// capitals are the words of a name that stand in capitals, folded, without the
// numbers of kings and the abbreviations of bodies.
func capitals(name string) (out []string) {
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("'’`", r) }) {
		if len([]rune(w)) < 2 || w != strings.ToUpper(w) || strings.Trim(w, "IVX") == "" && w != "XI" {
			continue
		}
		if !slices.Contains([]string{"CNSP", "GNU", "JR", "RN"}, w) {
			out = append(out, words(w)...)
		}
	}
	return out
}

// hasAll says whether a name has all words given, in another spelling perhaps, or ends
// with one of them: of two family names most use one.
func hasAll(name string, all []string) bool {
	in := words(name)
	if len(in) == 0 || len(all) == 0 {
		return false
	}
	alike := func(a, b string) bool { return a == b || len(skeleton(a)) > 1 && skeleton(a) == skeleton(b) }
	for _, w := range all {
		if alike(w, in[len(in)-1]) {
			return true
		}
	}
	if len(all) > 1 && strings.Contains(strings.Join(in, ""), strings.Join(all, "")) {
		return true
	}
	return !slices.ContainsFunc(all, func(w string) bool {
		return !slices.ContainsFunc(in, func(n string) bool { return alike(n, w) })
	})
}

// skeleton is what different transcriptions of a word have in common: its consonants,
// none twice in a row.
func skeleton(word string) string {
	var out []rune
	for _, r := range word {
		if r == 'c' || r == 'q' {
			r = 'k'
		}
		if strings.ContainsRune("aeiouyw", r) || len(out) > 0 && out[len(out)-1] == r {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}
