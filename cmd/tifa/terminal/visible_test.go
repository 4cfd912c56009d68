package terminal

import (
	"testing"
	"unicode"
)

func TestVisible(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"袁家军 “x” é 👨‍👩‍👧", "袁家军 “x” é 👨‍👩‍👧"},
		{"a\x1b[31mb", "a␛[31mb"},
		{"bell\a null\x00 del\x7f", "bell␇ null␀ del␡"},
		{"two\r\nlines\tand\vmore\fof\u0085them\u2028here\u2029", "two  lines and more of them here "},
		{"\u202eevil\u2066x\u200b\ufeff\u00ad", "<U+202E>evil<U+2066>x<U+200B><U+FEFF><U+00AD>"},
		{"csi \u009b31m", "csi <U+009B>31m"},
		{"bad \xff byte", "bad \ufffd byte"},
		{"tag \U000e0041", "tag <U+E0041>"},
	} {
		if got := Visible(c.in); got != c.want {
			t.Errorf("Visible(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestVisibleEverywhere: no character of Unicode comes through that acts unseen.
func TestVisibleEverywhere(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		for _, got := range Visible(string(r)) {
			if unicode.In(got, unicode.Cc, unicode.Zl, unicode.Zp) || unicode.Is(unicode.Cf, got) && got != '\u200c' && got != '\u200d' {
				t.Fatalf("U+%04X comes out as %q", r, got)
			}
		}
	}
}
