package fold

import (
	"testing"
	"unicode/utf8"
)

func TestRune(t *testing.T) {
	texts := []string{"", "\xe4", "\xe4\xb8", "\xe4\xb8a", "\xe4a\xad", "\xe4\xff\xad", "\xe4\xb8\xff", "\xe0\x80\x80", "\xed\xa0\x80", "\xef\xbf\xbd"}
	for r := range rune(utf8.MaxRune + 2) {
		texts = append(texts, string(r), string(r)+"中")
	}
	for _, text := range texts {
		r, size := Rune(text)
		if want, n := utf8.DecodeRuneInString(text); r != want || size != n {
			t.Errorf("Rune(%q) is %U of %d bytes, want %U of %d", text, r, size, want, n)
		}
	}
}
