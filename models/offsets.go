package models

import (
	"fmt"
	"unicode/utf8"
)

// Unit is what offsets count.
type Unit string

// The units. Offsets count from the beginning of the text as it stands in the
// JSON, where each invalid byte of the input has become one U+FFFD.
const (
	CodePoint Unit = "codepoint" // Unicode code points: Python, R
	Byte      Unit = "byte"      // bytes of UTF-8: Go, Rust
	UTF16     Unit = "utf16"     // UTF-16 code units: JavaScript, Java
)

// ParseUnit reads the name of a unit; the error lists the names there are.
func ParseUnit(name string) (Unit, error) {
	switch u := Unit(name); u {
	case CodePoint, Byte, UTF16:
		return u, nil
	}
	return "", fmt.Errorf("unknown offset unit %q: use codepoint, byte or utf16", name)
}

// width is how many units the character r takes, which stands in size bytes of
// the text. An invalid byte becomes U+FFFD in the JSON.
func (u Unit) width(r rune, size int) int {
	switch u {
	case Byte:
		if r == utf8.RuneError && size == 1 {
			return utf8.RuneLen(utf8.RuneError)
		}
		return size
	case UTF16:
		if r > 0xFFFF {
			return 2
		}
	}
	return 1
}

// Ruler converts between byte offsets of a text and offsets in another unit.
// It keeps one mark every markEvery bytes, so that a conversion reads only a
// few bytes and the ruler takes an eighth of the text's memory.
type Ruler struct {
	text  string
	unit  Unit
	plain bool  // one unit a byte, everywhere
	valid bool  // the text is UTF-8
	marks []int // marks[i] is the offset, in units, of the first character that begins at or after byte i*markEvery
}

const markEvery = 64

// NewRuler makes the ruler of a text for a unit.
func NewRuler(text string, unit Unit) *Ruler {
	if isASCII(text) {
		return &Ruler{text: text, unit: unit, plain: true, valid: true}
	}
	r := &Ruler{text: text, unit: unit, valid: utf8.ValidString(text), marks: make([]int, 0, len(text)/markEvery+1)}
	units := 0
	for i := 0; i < len(text); {
		r.marks = append(r.marks, units)
		next := min(len(r.marks)*markEvery, len(text))
		for !onBoundary(text, next) {
			next++
		}
		units += r.count(i, next)
		i = next
	}
	return r
}

// count is how many units there are between two bytes, both on character boundaries.
func (r *Ruler) count(from, to int) (units int) {
	if r.valid && r.unit == CodePoint {
		for i := from; i < to; i++ {
			if utf8.RuneStart(r.text[i]) {
				units++
			}
		}
		return units
	}
	for from < to {
		c, size := utf8.DecodeRuneInString(r.text[from:])
		units += r.unit.width(c, size)
		from += size
	}
	return units
}

// fromByte converts a byte offset, which lies on a character boundary.
func (r *Ruler) fromByte(at int) int {
	if r.plain || at == 0 {
		return at
	}
	mark := min(at/markEvery, len(r.marks)-1)
	i, units := mark*markEvery, r.marks[mark]
	for !onBoundary(r.text, i) {
		i++
	}
	return units + r.count(i, at)
}

// Span converts a span of bytes to offsets in the unit of the ruler.
func (r *Ruler) Span(s Span) (start, end int) { return r.fromByte(s.Start), r.fromByte(s.End) }

// Bytes converts offsets in the unit of the ruler to a span of bytes; ok is false
// if they are no span of the text, or an empty one.
func (r *Ruler) Bytes(start, end int) (s Span, ok bool) {
	from, ok1 := r.toByte(start)
	to, ok2 := r.toByte(end)
	return Span{from, to}, ok1 && ok2 && from < to
}

// toByte converts an offset in units; ok is false if it lies outside the text
// or within a character.
func (r *Ruler) toByte(at int) (offset int, ok bool) {
	if r.plain {
		return at, at >= 0 && at <= len(r.text)
	}
	if at < 0 {
		return 0, false
	}
	lo, hi := 0, len(r.marks)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; r.marks[mid] <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	i, units := lo*markEvery, 0
	if len(r.marks) > 0 {
		units = r.marks[lo]
	}
	for !onBoundary(r.text, i) {
		i++
	}
	for i < len(r.text) && units < at {
		c, size := utf8.DecodeRuneInString(r.text[i:])
		units += r.unit.width(c, size)
		i += size
	}
	return i, units == at
}

// onBoundary says whether no character of the text spreads over byte i. A stray
// continuation byte is a character of its own.
func onBoundary(text string, i int) bool {
	if i <= 0 || i >= len(text) || utf8.RuneStart(text[i]) {
		return i >= 0 && i <= len(text)
	}
	for back := 1; back < utf8.UTFMax && back <= i; back++ {
		if utf8.RuneStart(text[i-back]) {
			_, size := utf8.DecodeRuneInString(text[i-back:])
			return size <= back
		}
	}
	return true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
