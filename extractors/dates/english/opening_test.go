package english

import (
	"strings"
	"testing"

	"tifa/extractors/dates/calendar"
)

// TestOpenings: no word that an expression may begin with is told to be none, whatever
// stands behind it that the grammar knows.
func TestOpenings(t *testing.T) {
	l := load()
	for name, w := range l.words {
		if !w.begins || w.foreign {
			continue
		}
		for _, behind := range []string{"", ", ", " 3", "\n\n", " Wed-\nnesday", " o'clock", " a.m.", " single week"} {
			if text := name + behind; !l.openings.may(text) || !l.openings.may(strings.ToUpper(text)) {
				t.Errorf("%q is said to begin nothing", text)
			}
		}
		for next := range l.words {
			if text := name + " " + next; !l.openings.may(text) {
				t.Errorf("%q is said to begin nothing", text)
			}
		}
	}
	for _, h := range calendar.Holidays() {
		for _, name := range h.English {
			first, _, _ := strings.Cut(strings.ToLower(name), " ")
			_, end := pack(first)
			if l.words[first] != nil && end == len(first) && !l.openings.may(name) { // else no token is it
				t.Errorf("the feast %q is said to begin nothing", name)
			}
		}
	}
	for _, text := range []string{"people of", "the dog sat", "Our home", "many houses", "world zebra"} {
		if l.openings.may(text) {
			t.Errorf("%q may begin something", text)
		}
	}
}
