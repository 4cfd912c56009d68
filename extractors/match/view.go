package match

import (
	"unicode/utf16"
	"unicode/utf8"

	"tifa/extractors/fold"
)

// view shows a text as symbols, with the bytes where each stands: every run of
// blanks is one symbol, what counts for nothing is left out. It holds one part of
// the text at a time, so that its size does not grow with the text.
type view struct {
	table   *fold.Table
	text    string
	overlap int // symbols that the longest match needs

	cells  []cell
	starts int  // the first so many cells are starts; the others stand in the next part again
	inWord bool // whether a letter stands before the first cell
	at     int  // byte at which the next part begins
}

// cell is a symbol of the text and where its character begins.
type cell struct {
	symbol uint16
	flags  uint8
	begin  int32 // byte
}

// Symbols that no pattern holds.
const (
	barrier = 1 // a blank line, a NUL byte: no match goes across
	wrap    = 2 // blanks between two Chinese characters that may count for nothing
)

// Flags of a symbol.
const (
	isLetter = 1 << iota
	isUpper
	mayStart // it is no blank and not the second half of a character
	mayEnd   // a pattern may end with it, as far as words go
)

// viewSymbols is how many symbols a part has.
const viewSymbols = 1 << 11

func newView(table *fold.Table, text string, longest int) *view {
	return &view{
		table: table, text: text, overlap: longest,
		cells: make([]cell, 0, min(len(text), viewSymbols+longest)+2),
	}
}

// next goes to the next part; it is false behind the last.
func (v *view) next() bool {
	if v.at >= len(v.text) {
		return false
	}
	if n := v.starts; n > 0 {
		v.inWord = v.cells[n-1].flags&isLetter != 0
	}
	v.cells = v.cells[:0]
	i := v.at
	for i < len(v.text) && len(v.cells) < viewSymbols+v.overlap {
		// Most of a Latin text is small letters and single blanks.
		if c := v.text[i]; 'a' <= c && c <= 'z' {
			v.cells = append(v.cells, cell{uint16(c), isLetter | mayStart, int32(i)})
			i++
		} else if c == ' ' && i+1 < len(v.text) && v.text[i+1] > ' ' && v.text[i+1] < utf8.RuneSelf {
			v.add(fold.Blank, i, 0)
			i++
		} else {
			i = v.read(i)
		}
	}
	if n := len(v.cells); n > 0 {
		v.cells[n-1].flags |= mayEnd
	}
	if i >= len(v.text) {
		v.starts, v.at = len(v.cells), len(v.text)
		return true
	}
	v.starts = max(len(v.cells)-v.overlap, 1)
	// A character of two symbols is not cut.
	for v.starts < len(v.cells) && v.cells[v.starts].begin == v.cells[v.starts-1].begin {
		v.starts++
	}
	v.at = i
	if v.starts < len(v.cells) {
		v.at = int(v.cells[v.starts].begin)
	}
	return true
}

// read adds what stands at byte i and gives the byte behind it.
func (v *view) read(i int) int {
	r, size := rune(v.text[i]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(v.text[i:])
	}
	if r >= 1<<16 {
		hi, lo := utf16.EncodeRune(r)
		letter := uint8(0)
		if v.table.Is(r, fold.Letter) {
			letter = isLetter
		}
		v.add(uint16(hi), i, letter|mayStart)
		v.add(uint16(lo), i, letter)
		return i + size
	}
	switch sym := v.table.Symbols[r]; sym {
	case fold.Skip:
		if r == 0 {
			v.add(barrier, i, 0)
		}
	case fold.Blank:
		end, broken := Blanks(v.text, i)
		switch {
		case broken:
			v.add(barrier, i, 0)
		case v.wrapped(i, end):
			v.add(wrap, i, 0)
		default:
			v.add(fold.Blank, i, 0)
		}
		return end
	default:
		flags := uint8(mayStart)
		class := v.table.Classes[r]
		if class&fold.Letter != 0 {
			flags |= isLetter
		}
		if class&fold.Upper != 0 {
			flags |= isUpper
		}
		v.add(sym, i, flags)
	}
	return i + size
}

func (v *view) add(symbol uint16, begin int, flags uint8) {
	if v.table.Classes[symbol]&fold.Letter == 0 {
		// What is no letter ends the word before it, and itself unless it is the
		// blank behind a word.
		afterWord := false
		if n := len(v.cells); n > 0 {
			last := &v.cells[n-1]
			if afterWord = v.table.Classes[last.symbol]&fold.Letter != 0; afterWord {
				last.flags |= mayEnd
			}
		}
		if symbol != fold.Blank || !afterWord {
			flags |= mayEnd
		}
	}
	v.cells = append(v.cells, cell{symbol, flags, int32(begin)})
}

// end is the byte behind the character of cell k.
func (v *view) end(k int) int {
	begin := int(v.cells[k].begin)
	_, size := utf8.DecodeRuneInString(v.text[begin:])
	return begin + size
}

// wrapped says whether the blanks text[i:end] stand between two Chinese characters
// and may count for nothing: a line break, or a blank that sets characters apart, each
// by itself, as headlines and lists of names do: 北 京, 李　强.
func (v *view) wrapped(i, end int) bool {
	if end >= len(v.text) {
		return false
	}
	before, size := utf8.DecodeLastRuneInString(v.text[:i])
	after, next := utf8.DecodeRuneInString(v.text[end:])
	if !v.table.Is(before, fold.Han) || !v.table.Is(after, fold.Han) {
		return false
	}
	if v.text[i] == '\n' || v.text[i] == '\r' {
		return true
	}
	outer, _ := utf8.DecodeLastRuneInString(v.text[:i-size])
	following, _ := utf8.DecodeRuneInString(v.text[end+next:])
	return !v.table.Is(outer, fold.Han) && !v.table.Is(following, fold.Han)
}

// wordEnds says whether a match may end with symbol k: not within a word.
func (v *view) wordEnds(k int) bool {
	if v.cells[k].flags&isLetter == 0 {
		return true
	}
	if k+1 < len(v.cells) {
		return v.cells[k+1].flags&isLetter == 0
	}
	next, size := utf8.DecodeRuneInString(v.text[v.end(k):])
	return size == 0 || !v.table.Is(next, fold.Letter)
}
