package people

import (
	"strings"

	"tifa/extractors"
)

// Surname is the class %surname: one word with a capital that may be somebody's
// surname where a sentence begins, and does not end as words for many people do:
// Bankers, Activists, Residents.
func Surname(in *extractors.Input, pos int, forward bool, _, _ int) (ends []int) {
	for _, end := range English(in, pos, forward, 1, 1) {
		word := in.Text[min(pos, end):max(pos, end)]
		if strings.IndexByte(word, ' ') < 0 && !manyPeople(word) {
			ends = append(ends, end)
		}
	}
	return ends
}

// manyPeople says whether a word ends like a plural of people or bodies.
func manyPeople(word string) bool {
	for _, ending := range []string{"ers", "ists", "ians", "ors", "ants", "ents", "ies", "ials", "men", "ions", "oups", "ates", "ics", "ives", "ees", "ness", "ment", "tion", "ity"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
