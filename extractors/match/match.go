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
	firsts   [1 << 10]uint64 // set of first symbols
	pairs    [1 << 10]uint64 // set of the first two symbols, see hasPair
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
}

// New builds a matcher. Pattern i is what Found reports as i; empty patterns
// and those of nothing but blanks never match, and equal ones are all reported.
func New(patterns []string) *Matcher {
	m := &Matcher{table: fold.Load(), patterns: patterns, caps: make([]bool, len(patterns))}
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
		for n, sym := range own[:min(len(own), headSymbols)] {
			k.head |= uint64(sym) << (48 - 16*n)
		}
		m.keys = append(m.keys, k)
		set(&m.firsts, own[0])
		second := uint16(0) // a pattern of one symbol may be followed by anything
		if len(own) > 1 {
			second = own[1]
		}
		h := pairHash(own[0], second)
		m.pairs[h>>6] |= 1 << (h & 63)
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
				if h.hi = int32(hi); int(m.keys[hi-1].len) >= n { // else all of them are shorter
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

func set(bitmap *[1 << 10]uint64, sym uint16)      { bitmap[sym>>6] |= 1 << (sym & 63) }
func has(bitmap *[1 << 10]uint64, sym uint16) bool { return bitmap[sym>>6]&(1<<(sym&63)) != 0 }

// hasPair says whether a pattern may begin with two symbols. It may say yes
// wrongly and no only rightly, and turns most starts away.
func (m *Matcher) hasPair(a, b uint16) bool {
	h := pairHash(a, b)
	return m.pairs[h>>6]&(1<<(h&63)) != 0
}

func pairHash(a, b uint16) uint32 { return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA6B) >> 16 }

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
	classes, table := &m.table.Classes, &m.table.Symbols
	w := walk{Matcher: m, text: text, found: found}
	inWord := false // whether the character before is a letter or digit of a spaced script
	for i := 0; i < len(text); {
		for inWord && i < len(text) && text[i] < utf8.RuneSelf && classes[text[i]]&fold.Letter != 0 {
			i++ // nothing begins within a word
		}
		if i == len(text) {
			return
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		var isWord bool
		var first uint16
		if r < 1<<16 {
			isWord, first = classes[r]&fold.Letter != 0, table[r]
		} else {
			hi, _ := utf16.EncodeRune(r)
			isWord, first = m.table.Is(r, fold.Letter), uint16(hi)
		}
		if first > fold.Blank && !(isWord && inWord) && has(&m.firsts, first) && m.mayBegin(first, text, i+size) {
			w.from(i)
		}
		inWord = isWord
		i += size
	}
}

// mayBegin says whether a pattern may begin with first and the character at
// byte i.
func (m *Matcher) mayBegin(first uint16, text string, i int) bool {
	if i >= len(text) || m.hasPair(first, 0) || utf16.IsSurrogate(rune(first)) {
		return true
	}
	r := rune(text[i])
	if r >= utf8.RuneSelf {
		r, _ = utf8.DecodeRuneInString(text[i:])
	}
	sym := m.table.Symbol(r)
	return sym >= 1<<16 || sym == fold.Skip || sym == fold.Blank || m.hasPair(first, uint16(sym))
}

// walk follows the text from one start.
type walk struct {
	*Matcher
	text   string
	found  Found
	head   uint64
	depth  int32
	lo, hi int32 // the keys that begin with what was read so far
}

// step reads one more symbol; it is false if no key goes on with it.
func (w *walk) step(sym uint16) bool {
	if w.depth < headSymbols {
		head := w.head | uint64(sym)<<(48-16*w.depth)
		h := w.heads[w.slot(head)]
		if h.symbols == 0 {
			return false
		}
		w.head, w.lo, w.hi = head, h.lo, h.hi
	} else {
		lo := w.search(sym)
		hi := w.lo
		if lo < w.hi {
			if w.at(lo) != sym {
				return false
			}
			hi = lo + 1
			if hi < w.hi && w.at(hi) == sym {
				hi = w.search(sym + 1)
			}
		}
		if lo >= hi {
			return false
		}
		w.lo, w.hi = lo, hi
	}
	w.depth++
	return true
}

// search is the first key of the range whose next symbol is not below sym.
func (w *walk) search(sym uint16) int32 {
	lo, hi := w.lo, w.hi
	for lo < hi {
		if mid := (lo + hi) / 2; w.at(mid) < sym {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// at is the next symbol of a key, 0 if it has none.
func (w *walk) at(i int32) uint16 {
	if k := &w.keys[i]; k.len > w.depth {
		return w.symbols[k.start+w.depth]
	}
	return 0
}

// from reports the patterns that begin at byte start.
func (w *walk) from(start int) {
	w.head, w.depth, w.lo, w.hi = 0, 0, 0, int32(len(w.keys))
	text := w.text
	for i := start; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch sym := w.table.Symbol(r); {
		case sym == fold.Skip && r != 0:
			i += size
			continue
		case sym == fold.Blank:
			end, broken := Blanks(text, i)
			if broken || !w.step(fold.Blank) && !w.wrapped(text, i, end) {
				return
			}
			i = end
			continue
		case sym >= 1<<16:
			hi, lo := utf16.EncodeRune(sym)
			if !w.step(uint16(hi)) || !w.step(uint16(lo)) {
				return
			}
		case !w.step(uint16(sym)):
			return
		}
		i += size
		if w.keys[w.lo].len == w.depth && w.wordEnds(text, i) {
			for n := w.lo; n < w.hi && w.keys[n].len == w.depth; n++ {
				if id := int(w.keys[n].pattern); !w.caps[id] || capitalsHold(w.table, w.patterns[id], text[start:i]) {
					w.found(id, start, i)
				}
			}
		}
	}
}

// wordEnds says whether a match may end at byte i: not within a word.
func (m *Matcher) wordEnds(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[i:])
	if !m.table.Is(next, fold.Letter) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(text[:i])
	return !m.table.Is(last, fold.Letter)
}

// wrapped says whether the blanks text[i:end] are a line break within Chinese.
func (m *Matcher) wrapped(text string, i, end int) bool {
	if text[i] != '\n' && text[i] != '\r' || end >= len(text) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return m.table.Is(before, fold.Han) && m.table.Is(after, fold.Han)
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
