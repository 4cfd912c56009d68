package people

import (
	"unicode"

	"tifa/extractors"
)

// Capitals is the class %capitals: low to high words of nothing but capitals, as
// minutes of meetings write speakers: ROSA EXAMPLEZ, JEAN-LUC SAMPLE.
func Capitals(in *extractors.Input, pos int, forward bool, low, high int) (ends []int) {
	at := pos
	for n := 1; n <= max(high, 1); n++ {
		var w latinWord
		var ok bool
		if forward {
			w, ok = wordFrom(in.Text, at)
		} else {
			w, ok = wordBefore(in.Text, at)
		}
		if !ok || !allCapitals(w.text) {
			break
		}
		var next int
		if forward {
			at, next = w.end, w.end+blank(in.Text[w.end:])
		} else {
			at, next = w.start, w.start-blankBefore(in.Text[:w.start])
		}
		if n >= low {
			ends = append([]int{at}, ends...)
		}
		if next == at {
			break
		}
		at = next
	}
	return ends
}

// allCapitals says whether a word has two letters or more and all are capitals.
func allCapitals(w string) bool {
	letters := 0
	for _, r := range w {
		if unicode.IsLetter(r) {
			letters++
			if !unicode.IsUpper(r) {
				return false
			}
		}
	}
	return letters >= 2
}
