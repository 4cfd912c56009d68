package models

import "cmp"

// Span is a half-open range [Start, End) of bytes of Document.Text.
// Both ends lie on character boundaries; an invalid byte counts as a
// character of its own.
type Span struct{ Start, End int }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// In is the text that the span covers. It panics, as slicing does, if the span
// lies outside the text; Valid tells beforehand.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Contains says whether o lies within s; a span contains itself.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps says whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Crosses says whether s and o overlap without one containing the other.
func (s Span) Crosses(o Span) bool {
	return s.Overlaps(o) && !s.Contains(o) && !o.Contains(s)
}

// Compare orders spans by start, and longer ones first where they start
// together, so that an outer span comes before what is nested in it.
func (s Span) Compare(o Span) int {
	return cmp.Or(cmp.Compare(s.Start, o.Start), cmp.Compare(o.End, s.End))
}

// Valid says whether s is a span of text that is not empty and does not cut
// through a character.
func (s Span) Valid(text string) bool {
	return s.Start >= 0 && s.Start < s.End && s.End <= len(text) &&
		onBoundary(text, s.Start) && onBoundary(text, s.End)
}
