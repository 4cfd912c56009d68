package match

import (
	"math/bits"
	"unicode/utf16"

	"tifa/extractors/fold"
)

// filter tells, by up to eight characters, whether a pattern may begin at a place.
// It may say yes wrongly and no only rightly, and turns most places away without
// a look into the table of heads. Patterns that begin with a capital are kept
// apart from the others, since most words of a text begin with a small letter.
type filter struct {
	// bits are a set of beginnings of patterns, by whether the text has
	// a capital there; shift takes a hash to its bit.
	bits  [2][]uint64
	shift uint
	// open holds the first symbols of patterns that have one symbol only or begin
	// outside the BMP: behind them anything may come. any holds all first symbols.
	open, any [1 << 10]uint64
}

// newFilter makes a filter for some patterns, with room enough that hardly two
// of them share a bit.
func newFilter(patterns int) filter {
	width := min(max(bits.Len(uint(patterns))+4, 6), 20)
	f := filter{shift: uint(64 - width)}
	for i := range f.bits {
		f.bits[i] = make([]uint64, 1<<width/64)
	}
	return f
}

// A pattern is in the filter by its first eight symbols, by four if it has fewer
// than eight or begins in Chinese, or by all of them if it has fewer than four.
const (
	deepest = 8
	deep    = 4
)

// depth is how many symbols behind first tell.
func depth(t *fold.Table, first uint16) int {
	if t.Classes[first]&fold.Han != 0 {
		return deep
	}
	return deepest
}

func (f *filter) add(t *fold.Table, symbols []uint16, capital bool) {
	first := symbols[0]
	f.any[first>>6] |= 1 << (first & 63)
	if len(symbols) == 1 || utf16.IsSurrogate(rune(first)) {
		f.open[first>>6] |= 1 << (first & 63)
	}
	n := len(symbols)
	switch {
	case n >= depth(t, first):
		n = depth(t, first)
	case n >= deep:
		n = deep
	}
	var h uint64
	for _, s := range symbols[:n] {
		h = filterHash(h, s)
	}
	bit := h >> f.shift
	f.bits[1][bit>>6] |= 1 << (bit & 63)
	if !capital {
		f.bits[0][bit>>6] |= 1 << (bit & 63)
	}
}

// filterHash goes on with one more symbol.
func filterHash(h uint64, symbol uint16) uint64 {
	return (h ^ uint64(symbol)) * 0x9E3779B97F4A7C15
}

// may says whether a pattern may begin at symbol k of a text.
func (f *filter) may(v *view, k int) bool {
	first := v.cells[k].symbol
	if f.any[first>>6]&(1<<(first&63)) == 0 {
		return false
	}
	if f.open[first>>6]&(1<<(first&63)) != 0 {
		return true
	}
	set := f.bits[0]
	if v.cells[k].flags&isUpper != 0 {
		set = f.bits[1]
	}
	h := filterHash(0, first)
	for n, c := range v.cells[k+1 : min(len(v.cells), k+depth(v.table, first))] {
		if c.symbol == wrap {
			return true
		}
		h = filterHash(h, c.symbol)
		if n+2 <= deep || n+2 == deepest {
			if bit := h >> f.shift; set[bit>>6]&(1<<(bit&63)) != 0 {
				return true
			}
		}
	}
	return false
}
