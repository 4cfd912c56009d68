package link

import (
	"strings"
	"unicode/utf8"
)

// people are the ids of the persons met so far, by the short forms that a report
// goes on with: either end of a Latin name, the first or last part of a Chinese
// one with dots, the first character of another. Of two people with one surname
// the first in the text keeps it.
type people map[string]string

// meet adds a name under its short forms.
func (p people) meet(name, id string) {
	for _, short := range shortForms(name) {
		if _, taken := p[short]; !taken {
			p[short] = id
		}
	}
}

func shortForms(name string) []string {
	words := nameParts(name)
	switch {
	case len(words) > 1:
		return []string{words[len(words)-1], words[0]}
	case len(words) == 0 || words[0][0] < utf8.RuneSelf:
		return nil
	}
	if _, first := utf8.DecodeRuneInString(words[0]); first < len(words[0]) {
		return []string{words[0][:first]}
	}
	return nil
}

// nameParts splits a folded name at spaces and at the dots within transcribed
// names.
func nameParts(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '·' })
}
