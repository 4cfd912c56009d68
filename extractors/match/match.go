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
	"math/bits"
	"unicode/utf16"
	"unicode/utf8"

	"tifa/extractors/fold"
)

// Matcher finds a fixed set of patterns. It may be used from several goroutines.
type Matcher struct {
	table    *fold.Table
	patterns []string
	caps     []bool        // whether the pattern holds a capital letter
	root     [1 << 16]node // by first symbol
	pairs    [1 << 10]uint64
	keys     []uint64 // open addressing: parent<<16|symbol, 0 if free
	vals     []node
	shift    uint
	accept   []int32 // by node: index+1 into chains
	chains   []chain
}

type node = int32

// chain lists the patterns that end in one node.
type chain struct{ pattern, next int32 }

// New builds a matcher. Pattern i is what Found reports as i; empty patterns
// and those of nothing but blanks never match, and equal ones are all reported.
func New(patterns []string) *Matcher {
	m := &Matcher{table: fold.Load(), patterns: patterns, caps: make([]bool, len(patterns))}
	total := 0
	for _, p := range patterns {
		total += len(p)
	}
	m.grow(total)
	m.accept = make([]int32, 1, len(patterns))
	for i, p := range patterns {
		m.add(i, p)
	}
	m.trim()
	return m
}

// grow makes room for n transitions.
func (m *Matcher) grow(n int) {
	size := uint(bits.Len(uint(n)*2 | 15))
	m.keys, m.vals = make([]uint64, 1<<size), make([]node, 1<<size)
	m.shift = 64 - size
}

// trim rebuilds the table of transitions in the smallest size that keeps it
// fast: patterns share beginnings, so there are fewer of them than characters.
func (m *Matcher) trim() {
	keys, vals := m.keys, m.vals
	m.grow(len(m.accept))
	for i, k := range keys {
		if k != 0 {
			s := m.slot(k)
			m.keys[s], m.vals[s] = k, vals[i]
		}
	}
}

func (m *Matcher) add(id int, pattern string) {
	at, first := node(0), uint16(0)
	for n, sym := range symbols(m.table, pattern) {
		var next node
		if n == 0 {
			first = sym
			if next = m.root[sym]; next == 0 {
				next = m.newNode()
				m.root[sym] = next
			}
		} else {
			if n == 1 {
				m.setPair(first, sym)
			}
			key := uint64(at)<<16 | uint64(sym)
			s := m.slot(key)
			if next = m.vals[s]; next == 0 {
				next = m.newNode()
				m.keys[s], m.vals[s] = key, next
			}
		}
		at = next
	}
	if at == 0 {
		return
	}
	for _, r := range pattern {
		if m.table.Is(r, fold.Upper) {
			m.caps[id] = true
		}
	}
	m.chains = append(m.chains, chain{int32(id), m.accept[at]})
	m.accept[at] = int32(len(m.chains))
}

func (m *Matcher) newNode() node {
	m.accept = append(m.accept, 0)
	return node(len(m.accept) - 1)
}

// slot is where key stands or would stand.
func (m *Matcher) slot(key uint64) uint {
	i := uint(key * 0x9E3779B97F4A7C15 >> m.shift)
	for m.keys[i] != 0 && m.keys[i] != key {
		i = (i + 1) & uint(len(m.keys)-1)
	}
	return i
}

// setPair and hasPair keep the first two symbols of all patterns in a small set
// that may say yes wrongly and no only rightly. It turns most starts away
// without a look into the table.
func (m *Matcher) setPair(a, b uint16) {
	h := pairHash(a, b)
	m.pairs[h>>6] |= 1 << (h & 63)
}

func (m *Matcher) hasPair(a, b uint16) bool {
	h := pairHash(a, b)
	return m.pairs[h>>6]&(1<<(h&63)) != 0
}

func pairHash(a, b uint16) uint32 { return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA6B) >> 16 }

// symbols are the folded characters of a pattern: blanks as one and none at
// the ends, characters outside the BMP as two surrogates.
func symbols(t *fold.Table, s string) []uint16 {
	var out []uint16
	blank := false
	for _, r := range s {
		sym := t.Symbol(r)
		switch {
		case sym == fold.Skip:
		case sym == fold.Blank:
			blank = len(out) > 0
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
	classes, table := &m.table.Classes, &m.table.Symbols
	inWord := false // whether the character before is a letter or digit of a spaced script
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if classes[c]&fold.Letter == 0 {
				if m.root[c] != 0 && table[c] != fold.Blank {
					m.walk(text, i, i+1, m.root[table[c]], found)
				}
				inWord = false
				i++
				continue
			}
			if !inWord {
				first := table[c]
				if root := m.root[first]; root != 0 {
					if i+1 >= len(text) || text[i+1] >= utf8.RuneSelf || m.hasPair(first, table[text[i+1]]) || m.accept[root] != 0 {
						m.walk(text, i, i+1, root, found)
					}
				}
			}
			inWord = true
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r >= 1<<16 {
			isWord := m.table.Is(r, fold.Letter)
			if !isWord || !inWord {
				hi, lo := utf16.EncodeRune(r)
				if root := m.root[hi]; root != 0 {
					m.walk(text, i, i+size, m.next(root, uint16(lo)), found)
				}
			}
			inWord = isWord
			i += size
			continue
		}
		isWord := classes[r]&fold.Letter != 0
		if first := table[r]; first > fold.Blank && !(isWord && inWord) {
			if root := m.root[first]; root != 0 {
				m.walk(text, i, i+size, root, found)
			}
		}
		inWord = isWord
		i += size
	}
}

// next is the node that follows at, or 0.
func (m *Matcher) next(at node, sym uint16) node { return m.vals[m.slot(uint64(at)<<16|uint64(sym))] }

// walk follows the text from byte i on, where node at has been reached, and
// reports the patterns that begin at start.
func (m *Matcher) walk(text string, start, i int, at node, found Found) {
	for at != 0 {
		if m.accept[at] != 0 && m.wordEnds(text, i) {
			for c := m.accept[at]; c != 0; c = m.chains[c-1].next {
				id := int(m.chains[c-1].pattern)
				if !m.caps[id] || capitalsHold(m.table, m.patterns[id], text[start:i]) {
					found(id, start, i)
				}
			}
		}
		if i >= len(text) {
			return
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch sym := m.table.Symbol(r); {
		case sym == fold.Skip && r != 0:
			i += size
		case sym == fold.Blank:
			end, broken := Blanks(text, i)
			if broken {
				return
			}
			if next := m.next(at, fold.Blank); next != 0 {
				at = next
			} else if !m.wrapped(text, i, end) {
				return
			}
			i = end
		case sym >= 1<<16:
			hi, lo := utf16.EncodeRune(sym)
			if at = m.next(at, uint16(hi)); at != 0 {
				at = m.next(at, uint16(lo))
			}
			i += size
		default:
			at = m.next(at, uint16(sym))
			i += size
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
