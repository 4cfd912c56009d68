package models

import (
	"strings"
	"testing"
	"unicode/utf16"
)

var offsetTexts = []string{
	"", "plain", "“two establishments”", "重庆市委书记袁家军", "２０２３年 𠮷野家 😀 end",
	"a\xffb\xc3(\xe4\xb8", strings.Repeat("重a😀", 100), "\x80\x80\x80\x80\x80", "\x00nul",
}

// slice cuts what the JSON text holds between two offsets of a unit, the way a
// consumer in that unit's language would.
func slice(text string, unit Unit, start, end int) string {
	switch unit {
	case Byte:
		return text[start:end]
	case UTF16:
		return string(utf16.Decode(utf16.Encode([]rune(text))[start:end]))
	}
	return string([]rune(text)[start:end])
}

func checkOffsets(t *testing.T, text string) {
	t.Helper()
	shown := validText(text)
	for _, unit := range []Unit{CodePoint, Byte, UTF16} {
		r, back := NewRuler(text, unit), NewRuler(shown, unit)
		for i := 0; i <= len(text); i++ {
			if !onBoundary(text, i) {
				continue
			}
			n := r.fromByte(i)
			if got, want := slice(shown, unit, 0, n), validText(text[:i]); got != want {
				t.Errorf("%q up to byte %d is %q in %s, want %q", text, i, got, unit, want)
			}
			if b, ok := back.toByte(n); !ok || b != len(validText(text[:i])) {
				t.Errorf("%q: %s offset %d comes back as byte %d, %v", text, unit, n, b, ok)
			}
		}
		if _, ok := back.toByte(back.fromByte(len(shown)) + 1); ok {
			t.Errorf("%q: an offset behind the end was taken", text)
		}
	}
}

func TestOffsets(t *testing.T) {
	for _, text := range offsetTexts {
		checkOffsets(t, text)
	}
}

func FuzzOffsets(f *testing.F) {
	for _, text := range offsetTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			text = text[:2000]
		}
		checkOffsets(t, text)
	})
}

func TestParseUnit(t *testing.T) {
	if _, err := ParseUnit("bytes"); err == nil || !strings.Contains(err.Error(), "codepoint, byte or utf16") {
		t.Errorf("the error must list the units, got %v", err)
	}
}

func BenchmarkEncodeOffsets(b *testing.B) {
	text := strings.Repeat("重庆市委书记袁家军 Chongqing ", 2000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r := NewRuler(text, CodePoint)
		for i := 0; i < len(text); i += 40 {
			for !onBoundary(text, i) {
				i++
			}
			r.fromByte(i)
		}
	}
}
