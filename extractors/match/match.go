// Package match finds many names in a text at once. It walks the raw text once,
// starts only where a name can start, and compares folded characters
// (extractors/fold), so that no offset moves and the text is never copied.
//
// What matches:
//   - a capital letter of the pattern must be a capital in the text, a small
//     letter matches either; so WHO matches WHO alone, and Brussels matches
//     BRUSSELS but not brussels;
//   - width, quotes, hyphens, accents and traditional characters do not matter;
//   - a blank matches any run of white space that holds no blank line, and
//     between two Chinese characters of the text one line break is passed over;
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
// The patterns are kept sorted by their folded characters, their symbols. All
// that begin alike stand together, so a walk along the text narrows a range of
// them: by a hash table over the first four symbols, which is where most walks
// end, and by binary search from there on.
type Matcher struct {
	table    *fold.Table
	patterns []string
	caps     []bool // whether the pattern holds a capital letter
	symbols  []uint16
	keys     []key
	heads    []head // open addressing
	shift    uint
	starts   filter
	longest  int // symbols of a pattern
}

// key is a pattern in sorted order.
type key struct {
	head       uint64 // the first four symbols, 0 where there are fewer
	start, len int32  // of its symbols
	pattern    int32
}

// headSymbols is how many symbols the hash table looks at.
const headSymbols = 4

// head is the range of keys that begin with one to four symbols.
type head struct {
	symbols uint64 // as in key.head; 0 if the slot is free
	lo, hi  int32
	ends    bool // whether the first of them has no more symbols
}

// New builds a matcher. Pattern i is what Found reports as i; empty patterns
// and those of nothing but blanks never match, and equal ones are all reported.
func New(patterns []string) *Matcher {
	m := &Matcher{table: fold.Load(), patterns: patterns, caps: make([]bool, len(patterns)), starts: newFilter(len(patterns))}
	total := 0
	for _, p := range patterns {
		total += len(p)
	}
	m.symbols = make([]uint16, 0, total)
	m.keys = make([]key, 0, len(patterns))
	for i, p := range patterns {
		k := key{start: int32(len(m.symbols)), pattern: int32(i)}
		m.symbols, m.caps[i] = appendSymbols(m.symbols, m.table, p)
		own := m.symbols[k.start:]
		if k.len = int32(len(own)); k.len == 0 {
			continue
		}
		m.longest = max(m.longest, len(own))
		for n, sym := range own[:min(len(own), headSymbols)] {
			k.head |= uint64(sym) << (48 - 16*n)
		}
		m.keys = append(m.keys, k)
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(p, " "))
		m.starts.add(m.table, own, m.table.Is(first, fold.Upper))
	}
	slices.SortFunc(m.keys, func(a, b key) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		return cmp.Or(slices.Compare(m.rest(a), m.rest(b)), cmp.Compare(a.pattern, b.pattern))
	})
	m.index()
	return m
}

// rest are the symbols of a key behind its head.
func (m *Matcher) rest(k key) []uint16 {
	return m.symbols[k.start+min(k.len, headSymbols) : k.start+k.len]
}

// index fills the hash table with every beginning of one to four symbols.
func (m *Matcher) index() {
	beginnings := 0
	each := func(do func(head)) {
		for n := 1; n <= headSymbols; n++ {
			mask := ^uint64(0) << (64 - 16*n)
			for lo := 0; lo < len(m.keys); {
				h := head{symbols: m.keys[lo].head & mask, lo: int32(lo)}
				hi := lo + 1
				for hi < len(m.keys) && m.keys[hi].head&mask == h.symbols {
					hi++
				}
				h.hi, h.ends = int32(hi), int(m.keys[lo].len) == n
				if int(m.keys[hi-1].len) >= n { // else all of them are shorter
					do(h)
				}
				lo = hi
			}
		}
	}
	each(func(head) { beginnings++ })
	size := bits.Len(uint(beginnings)*2 | 15)
	m.heads, m.shift = make([]head, 1<<size), uint(64-size)
	each(func(h head) { m.heads[m.slot(h.symbols)] = h })
}

// slot is where a head stands or would stand.
func (m *Matcher) slot(symbols uint64) uint {
	i := uint(symbols * 0x9E3779B97F4A7C15 >> m.shift)
	for m.heads[i].symbols != 0 && m.heads[i].symbols != symbols {
		i = (i + 1) & uint(len(m.heads)-1)
	}
	return i
}

// appendSymbols appends the folded characters of a pattern: blanks as one and
// none at the ends, characters outside the BMP as two surrogates. caps says
// whether it holds a capital letter.
func appendSymbols(out []uint16, t *fold.Table, s string) (_ []uint16, caps bool) {
	start, blank := len(out), false
	for _, r := range s {
		caps = caps || t.Is(r, fold.Upper)
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
	return out, caps
}

// Found is called for each match with the pattern and the bytes it covers.
type Found func(pattern, start, end int)

// Scan reports every match of every pattern, those that start earlier first
// and shorter before longer ones. What overlaps is for the caller to judge.
func (m *Matcher) Scan(text string, found Found) {
	v := newView(m.table, text, m.longest)
	w := walk{Matcher: m, view: v, found: found}
	for v.next() {
		inWord := v.inWord // whether the character before is a letter or digit of a spaced script
		for k := range v.starts {
			flags := v.cells[k].flags
			letter := flags&isLetter != 0
			if flags&mayStart != 0 && !(letter && inWord) && m.starts.may(v, k) {
				w.from(k)
			}
			inWord = letter
		}
	}
}

// walk follows the text from one start.
type walk struct {
	*Matcher
	*view
	found  Found
	head   uint64
	depth  int32
	lo, hi int32 // the keys that begin with what was read so far
	ends   bool  // whether the first of them has no more symbols
}

// from reports the patterns that begin at symbol k.
func (w *walk) from(k int) {
	w.head, w.depth, w.lo, w.hi = 0, 0, 0, int32(len(w.keys))
	start := int(w.cells[k].begin)
	for ; k < len(w.cells); k++ {
		sym := w.cells[k].symbol
		if sym == wrap {
			// A line break within Chinese counts for nothing where it is no blank.
			w.step(fold.Blank)
			continue
		}
		if !w.step(sym) {
			return
		}
		if w.ends && w.wordEnds(k) {
			end := w.end(k)
			for n := w.lo; n < w.hi && w.keys[n].len == w.depth; n++ {
				if id := int(w.keys[n].pattern); !w.caps[id] || capitalsHold(w.Matcher.table, w.patterns[id], w.text[start:end]) {
					w.found(id, start, end)
				}
			}
		}
	}
}

// step reads one more symbol; it is false if no key goes on with it.
func (w *walk) step(sym uint16) bool {
	if w.depth < headSymbols {
		head := w.head | uint64(sym)<<(48-16*w.depth)
		h := &w.heads[w.slot(head)]
		if h.symbols == 0 {
			return false
		}
		w.head, w.lo, w.hi, w.ends = head, h.lo, h.hi, h.ends
	} else {
		lo := w.search(sym)
		if lo == w.hi || w.symbolOf(lo) != sym {
			return false
		}
		hi := lo + 1
		if hi < w.hi && w.symbolOf(hi) == sym {
			hi = w.search(sym + 1)
		}
		w.lo, w.hi = lo, hi
		w.ends = w.keys[lo].len == w.depth+1
	}
	w.depth++
	return true
}

// search is the first key of the range whose next symbol is not below sym.
func (w *walk) search(sym uint16) int32 {
	lo, hi := w.lo, w.hi
	for lo < hi {
		if mid := (lo + hi) / 2; w.symbolOf(mid) < sym {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// symbolOf is the next symbol of a key, 0 if it has none.
func (w *walk) symbolOf(i int32) uint16 {
	if k := &w.keys[i]; k.len > w.depth {
		return w.symbols[k.start+w.depth]
	}
	return 0
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

// capitalsHold says whether every capital of the pattern is one in the text
// that it was matched with.
func capitalsHold(t *fold.Table, pattern, text string) bool {
	next := func(s *string) (rune, bool) {
		for len(*s) > 0 {
			r, size := utf8.DecodeRuneInString(*s)
			*s = (*s)[size:]
			if sym := t.Symbol(r); sym != fold.Skip && sym != fold.Blank {
				return r, true
			}
		}
		return 0, false
	}
	for {
		p, more := next(&pattern)
		if !more {
			return true
		}
		c, more := next(&text)
		if !more {
			return false
		}
		if t.Is(p, fold.Upper) && !t.Is(c, fold.Upper) {
			return false
		}
	}
}
