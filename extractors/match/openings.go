package match

import "tifa/extractors/fold"

// openings are what patterns begin with, as a set that says yes wrongly now and then
// and no only rightly. Most starts are told by it from the first few symbols, before
// the word behind them is read.
type openings [1 << openingBits / 64]uint64

const (
	openingBits   = 17
	mostOfOpening = 4 // symbols
	// A set costs more to make than it saves where a document's own few names are
	// looked for.
	leastForOpenings = 200
)

func (o *openings) add(bit uint32) { o[bit>>6] |= 1 << (bit & 63) }

func (o *openings) has(bit uint32) bool { return o[bit>>6]&(1<<(bit&63)) != 0 }

// openingOf is that of a pattern: its first word as far as it counts, or two symbols of
// a script without blanks.
func openingOf(t *fold.Table, symbols []uint16) (bit uint32) {
	letter := t.Classes[symbols[0]]&fold.Letter != 0
	h := hash(0)
	for n, sym := range symbols {
		h = h.add(sym)
		if letter && (n+1 == mostOfOpening || endsWord(t, symbols, n)) || !letter && n == 1 {
			break
		}
	}
	return h.opening()
}

func (h hash) opening() uint32 { return uint32(h >> (64 - openingBits)) }

// opening is the one at symbol k of the text; it is false if there is none that tells
// anything, since a blank stands in it that may count for nothing.
func (v *view) opening(k int) (bit uint32, tells bool) {
	h := hash(0)
	letter := v.cells[k].flags&isLetter != 0
	for n := 0; k+n < len(v.cells); n++ {
		c := v.cells[k+n]
		if c.symbol == wrap {
			return 0, false
		}
		h = h.add(c.symbol)
		if letter && (n+1 == mostOfOpening || c.flags&mayEnd != 0) || !letter && n == 1 {
			break
		}
	}
	return h.opening(), true
}

// opened says whether a pattern may have an opening. upper says whether the text began
// with a capital.
func (b *beginnings) opened(upper bool, opening uint32) bool {
	switch {
	case b.opens == nil:
		return true
	case upper:
		return b.opens[1].has(opening)
	}
	return b.opens[0].has(opening)
}
