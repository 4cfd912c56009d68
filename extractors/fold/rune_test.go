package fold

import (
	"testing"
	"unicode/utf8"
)

func TestRune(t *testing.T) {
	texts := []string{"", "\xe4", "\xe4\xb8"}
	for r := range rune(utf8.MaxRune + 2) {
		texts = append(texts, string(r))
	}
	for n := range 0x10_0000 { // three bytes, of which the first begins a character of three
		texts = append(texts, string([]byte{0xE0 | byte(n>>16), byte(n >> 8), byte(n)}))
	}
	for _, text := range texts {
		r, size := Rune(text)
		if want, n := utf8.DecodeRuneInString(text); r != want || size != n {
			t.Errorf("Rune(%q) is %U of %d bytes, want %U of %d", text, r, size, want, n)
		}
	}
}
