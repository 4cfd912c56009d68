package rules

import (
	"unicode/utf8"

	"tifa/extractors/fold"
)

// beside are the characters, blanks passed over, that may stand right beside the anchor
// of a rule, as a set that says yes wrongly now and then and no only rightly. Most
// places where a rule is tried are told by one look at it. A nil one holds everything.
type beside [4]uint64

func (b *beside) add(symbol rune)      { b[symbol>>6&3] |= 1 << (symbol & 63) }
func (b *beside) has(symbol rune) bool { return b[symbol>>6&3]&(1<<(symbol&63)) != 0 }

// besideOf gives the set for what stands in one direction from the anchor.
func besideOf(t *fold.Table, seq []node, forward bool) *beside {
	b := &beside{}
	if b.collect(t, seq, forward) {
		return nil
	}
	return b
}

// collect adds the characters that a sequence may begin with. It is true if that may be
// any, or the sequence may be empty.
func (b *beside) collect(t *fold.Table, seq []node, forward bool) (open bool) {
	for _, n := range seq {
		switch n := n.(type) {
		case edge: // has no width
		case literal:
			if s := outermost(t, n.symbols, forward); s != 0 {
				b.add(s)
				return false
			}
		case words:
			for _, term := range n.list.terms {
				s := outermost(t, term.symbols, forward)
				if s == 0 {
					return true
				}
				b.add(s)
			}
			return false
		case choice:
			empty := false
			for _, alternative := range n.of {
				empty = b.collect(t, alternative.nodes(forward), forward) || empty
			}
			if !empty {
				return false
			}
			return true
		case *repeat:
			if b.collect(t, n.of.nodes(forward), forward) {
				return true
			}
			if n.min > 0 {
				return false
			}
		default:
			return true
		}
	}
	return true
}

// outermost is the first, or if not forward the last, folded character that is no
// blank; 0 if there is none or it counts for nothing.
func outermost(t *fold.Table, symbols []rune, forward bool) rune {
	for i := range symbols {
		r := symbols[i]
		if !forward {
			r = symbols[len(symbols)-1-i]
		}
		switch s := t.Symbol(r); s {
		case fold.Blank:
		case fold.Skip:
			return 0
		default:
			return s
		}
	}
	return 0
}

// neighbour is the folded character that stands beside a place of a text, blanks passed
// over.
type neighbour rune

const (
	nobody  neighbour = -1 // the text ends there
	anybody neighbour = -2 // it does not tell
)

// holds says whether a neighbour may be one of the characters.
func (b *beside) holds(n neighbour) bool {
	return b == nil || n == anybody || n != nobody && b.has(rune(n))
}

// stands says whether one of the characters may stand at pos, or if not forward before
// it.
func (b *beside) stands(t *fold.Table, text string, pos int, forward bool) bool {
	return b == nil || b.holds(neighbourOf(t, text, pos, forward))
}

// neighbourOf gives the neighbour at pos, or if not forward before it.
func neighbourOf(t *fold.Table, text string, pos int, forward bool) neighbour {
	for range 64 {
		var r rune
		var size int
		if forward {
			r, size = utf8.DecodeRuneInString(text[pos:])
		} else {
			r, size = utf8.DecodeLastRuneInString(text[:pos])
			size = -size
		}
		switch s := t.Symbol(r); {
		case size == 0:
			return nobody
		case s == fold.Skip:
			return anybody
		case s != fold.Blank:
			return neighbour(s)
		}
		pos += size
	}
	return anybody
}
