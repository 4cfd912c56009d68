package terminal

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible is a text as one line that a terminal can be given: line ends and tabs are
// blanks, and what would act on the terminal, or change how the rest is read without
// being seen, is a sign: ␛ for the escape character, <U+202E> for an override of
// direction, U+FFFD for a byte that is no UTF-8.
func Visible(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\v' || r == '\f' || r == '\u0085' || unicode.In(r, unicode.Zl, unicode.Zp):
			b.WriteByte(' ')
		case r < ' ':
			b.WriteRune('\u2400' + r)
		case r == '\x7f':
			b.WriteRune('\u2421')
		case hidden(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r) // U+FFFD for an invalid byte
		}
	}
	return b.String()
}

// clean says whether all characters of a text can be shown as they are.
func clean(s string) bool {
	for _, r := range s {
		if r < ' ' || r >= '\x7f' && (r == utf8.RuneError || hidden(r) || unicode.In(r, unicode.Zl, unicode.Zp)) {
			return false
		}
	}
	return true
}

// hidden says whether a character is a control or an invisible mark of format. The
// two that join letters of some scripts, and emoji, are part of what is seen.
func hidden(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf) && r != '\u200c' && r != '\u200d'
}
