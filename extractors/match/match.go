// Package match finds many names in a text at once. It walks the raw text once,
// starts only where a name can start, and compares folded characters
// (extractors/fold), so that no offset moves and the text is never copied.
//
// What matches:
//   - a capital letter of the pattern must be a capital in the text, a small
//     letter matches either; so WHO matches WHO alone, and Brussels matches
//     BRUSSELS but not brussels;
//   - width, quotes, hyphens, accents and traditional characters do not matter;
//   - a blank matches any run of white space that holds no blank line; between two
//     Chinese characters of the text one line break is passed over, and blanks that
//     set single characters apart;
//   - a pattern that begins or ends with a letter or digit of a script that puts
//     blanks between words does so at a word boundary.
package match

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"tifa/extractors/fold"
)

// Matcher finds a fixed set of patterns. It may be used from several goroutines.
//
// A pattern is taken apart at its words, in Chinese at each character: at the places
// where another pattern might end. Its beginning up to each such place has an entry
// in a hash table, by the folded characters, its symbols. So a walk along the text
// looks up one beginning a word, and ends where no pattern goes on.
type Matcher struct {
	table    *fold.Table
	patterns []string
	keys     []key // by hash, then pattern
	beginnings
	longest int // symbols of a pattern
}

// key is a pattern, by the hash of all its symbols.
type key struct {
	hash    uint32
	pattern int32
}

// New builds a matcher. Pattern i is what Found reports as i; empty patterns
// and those of nothing but blanks never match, and equal ones are all reported.
func New(patterns []string) *Matcher {
	m := &Matcher{table: fold.Load(), patterns: patterns, keys: make([]key, 0, len(patterns))}
	if len(patterns) >= leastForOpenings {
		m.opens = new([2]openings)
	}
	all := make([]beginning, 0, 5*len(patterns)) // what names have on average
	var symbols []uint16
	for i, p := range patterns {
		symbols = appendSymbols(symbols[:0], m.table, p)
		if len(symbols) == 0 {
			continue
		}
		m.longest = max(m.longest, len(symbols))
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(p, " "))
		capital := m.table.Is(first, fold.Upper)
		all = appendBeginnings(all, m.table, symbols, capital)
		m.keys = append(m.keys, key{all[len(all)-1].hash, int32(i)})
		m.begin(m.table, symbols, capital)
	}
	slices.SortFunc(m.keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.pattern, b.pattern))
	})
	m.fill(merge(all), m.keys) // every pattern has a key
	return m
}

// endsWord says whether a pattern may end with symbol n: not within a word, and not
// with the blank behind one.
func endsWord(t *fold.Table, symbols []uint16, n int) bool {
	class := t.Classes[symbols[n]]
	switch {
	case n+1 == len(symbols):
		return true
	case class&fold.Letter != 0:
		return t.Classes[symbols[n+1]]&fold.Letter == 0
	case symbols[n] == fold.Blank:
		return n > 0 && t.Classes[symbols[n-1]]&fold.Letter == 0
	}
	return true
}

// appendSymbols appends the folded characters of a pattern: blanks as one and
// none at the ends, characters outside the BMP as two surrogates.
func appendSymbols(out []uint16, t *fold.Table, s string) []uint16 {
	start, blank := len(out), false
	for _, r := range s {
		switch sym := t.Symbol(r); sym {
		case fold.Skip:
		case fold.Blank:
			blank = len(out) > start
		default:
			if blank {
				out = append(out, fold.Blank)
				blank = false
			}
			out = utf16.AppendRune(out, sym)
		}
	}
	return out
}

// Found is called for each match with the pattern and the bytes it covers.
type Found func(pattern, start, end int)

// Scan reports every match of every pattern, those that start earlier first
// and shorter before longer ones. What overlaps is for the caller to judge.
func (m *Matcher) Scan(text string, found Found) {
	Scan(text, []*Matcher{m}, func(_, pattern, start, end int) { found(pattern, start, end) })
}

// Scan does the same for several matchers in one walk along the text. Found is told
// the number of the matcher as well; of matches with one span the first matcher's come
// first.
func Scan(text string, matchers []*Matcher, found func(matcher, pattern, start, end int)) {
	if len(matchers) > mostAtOnce {
		Scan(text, matchers[:mostAtOnce], found)
		Scan(text, matchers[mostAtOnce:], func(m, pattern, start, end int) { found(m+mostAtOnce, pattern, start, end) })
		return
	}
	longest, small := 0, false
	var first [1 << 10]uint64
	for _, m := range matchers {
		longest, small = max(longest, m.longest), small || m.small
		for i, word := range m.starts {
			first[i] |= word
		}
	}
	// A line break may stand between any two characters.
	v := newView(fold.Load(), text, 2*longest)
	w := walk{view: v, matchers: matchers, found: found}
	for v.next() {
		inWord := v.inWord // whether the character before is a letter or digit of a spaced script
		for k := range v.starts {
			c := v.cells[k]
			letter := c.flags&isLetter != 0
			if c.flags&mayStart != 0 && !(letter && (inWord || !small && c.flags&isUpper == 0)) && first[c.symbol>>6]&(1<<(c.symbol&63)) != 0 {
				w.start(k)
			}
			inWord = letter
		}
	}
}

// walk follows the text from one start, for all matchers at once, which share the
// hash of what was read.
type walk struct {
	*view
	matchers []*Matcher
	found    func(matcher, pattern, start, end int)

	first int // the symbol at which the walk started
	upper bool
}

// mostAtOnce is how many matchers share a walk: one for each bit of a set.
const mostAtOnce = 64

// start reports the patterns that begin at symbol k.
func (w *walk) start(k int) {
	w.first, w.upper = k, w.cells[k].flags&isUpper != 0
	sym := w.cells[k].symbol
	han := w.table.Classes[sym]&fold.Han != 0
	opening, tells := w.opening(k)
	live, alone := uint64(0), false
	for n, m := range w.matchers {
		single := m.alone[sym>>6]&(1<<(sym&63)) != 0
		if single || m.starts[sym>>6]&(1<<(sym&63)) != 0 && (!tells || m.opened(w.upper, opening)) {
			live |= 1 << n
			alone = alone || single
		}
	}
	if live == 0 {
		return
	}
	if han && !alone {
		// No pattern ends with the first character, and the second tells more.
		w.from(k+1, hash(0).add(sym), live)
		return
	}
	w.from(k, 0, live)
}

// from goes on at symbol k with the matchers that are live.
func (w *walk) from(k int, h hash, live uint64) {
	for ; k < len(w.cells); k++ {
		c := w.cells[k]
		if c.symbol == wrap {
			// Such a blank counts for nothing where it is none of the pattern.
			next, blank := h.add(fold.Blank), uint64(0)
			for n, m := range w.matchers {
				if live&(1<<n) != 0 && m.find(w.upper, next).packed != 0 {
					blank |= 1 << n
				}
			}
			if blank != 0 {
				w.from(k+1, next, blank)
			}
			continue
		}
		h = h.add(c.symbol)
		if c.flags&mayEnd == 0 {
			continue
		}
		for rest := live; rest != 0; rest &= rest - 1 {
			n := bits.TrailingZeros64(rest)
			b := w.matchers[n].find(w.upper, h)
			if b.has(whole) && w.wordEnds(k) {
				w.report(n, b, k)
			}
			if !b.has(more) {
				live &^= 1 << n
			}
		}
		if live == 0 {
			return
		}
	}
}

// report reports the patterns that end with a beginning, where the text up to a
// symbol is theirs.
func (w *walk) report(matcher int, b slot, last int) {
	m := w.matchers[matcher]
	start, end := int(w.cells[w.first].begin), w.end(last)
	for _, key := range m.keys[b.firstKey():] {
		if key.hash != b.hash {
			return
		}
		if w.same(m.patterns[key.pattern], w.first, last) {
			w.found(matcher, int(key.pattern), start, end)
		}
	}
}

// same says whether the text from one symbol to another is that of a pattern, with
// the capitals that it demands.
func (w *walk) same(pattern string, first, last int) bool {
	cells := w.cells[first : last+1]
	next := func(sym uint16, upper bool) bool {
		for len(cells) > 0 && cells[0].symbol == wrap && sym != fold.Blank {
			cells = cells[1:]
		}
		if len(cells) == 0 {
			return false
		}
		c := cells[0]
		cells = cells[1:]
		return (c.symbol == sym || c.symbol == wrap) && (!upper || c.flags&isUpper != 0)
	}
	t, started, blank := w.table, false, false
	for _, r := range pattern {
		sym := t.Symbol(r)
		if sym == fold.Skip {
			continue
		}
		if sym == fold.Blank {
			blank = started
			continue
		}
		if blank && !next(fold.Blank, false) {
			return false
		}
		started, blank = true, false
		if sym >= 1<<16 {
			hi, lo := utf16.EncodeRune(sym)
			if !next(uint16(hi), false) || !next(uint16(lo), false) {
				return false
			}
		} else if !next(uint16(sym), t.Is(r, fold.Upper)) {
			return false
		}
	}
	return len(cells) == 0
}

// Blanks gives the end of the run of white space that begins at byte i, and
// whether it holds a blank line, which no name crosses. The run is at most 64
// bytes long: beyond that it counts as broken.
func Blanks(text string, i int) (end int, broken bool) {
	t := fold.Load()
	lines := 0
	limit := min(len(text), i+64)
	for i < limit {
		r, size := utf8.DecodeRuneInString(text[i:])
		if t.Symbol(r) != fold.Blank {
			return i, lines > 1
		}
		if r == '\n' {
			lines++
		}
		i += size
	}
	return i, lines > 1 || i < len(text)
}
