package rules

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
)

// list is a list of words, each with what it stands for.
type list struct {
	name  string
	terms []term
	// first and last find terms by the folded characters that they begin or end
	// with, longest first: by four, or by all that they have.
	first, last openings
}

// openings finds terms by the folded characters that they begin or end with, in a table
// with open addressing.
type openings struct {
	slots   []opened
	shift   uint
	lengths [mostOpening + 1]bool // those that openings have
	first   beside                // what they begin with
}

// opened are the terms with an opening, by number. There are none if the slot is free.
type opened struct {
	packed uint64
	terms  []int32
}

func newOpenings(terms int) openings {
	size := bits.Len(uint(2*terms | 1))                                     //nolint:gosec // a count
	return openings{slots: make([]opened, 1<<size), shift: uint(64 - size)} //nolint:gosec // likewise
}

// slot is where an opening stands or would stand.
func (o *openings) slot(packed uint64) *opened {
	i := int(packed * 0x9E3779B97F4A7C15 >> o.shift) //nolint:gosec // within the slots
	for o.slots[i].terms != nil && o.slots[i].packed != packed {
		i = (i + 1) % len(o.slots)
	}
	return &o.slots[i]
}

func (o *openings) add(t *fold.Table, text string, forward bool, i int) {
	packed, n := opening(t, text, forward)
	s := o.slot(packed)
	s.packed, s.terms = packed, append(s.terms, int32(i)) //nolint:gosec // lists are shorter
	o.lengths[n] = true
	o.first.add(rune(packed >> (16 * (n - 1)) & 0xFFFF)) //nolint:gosec // 16 bits
}

type term struct {
	symbols []rune
	text    string
	value   string
}

func (c *compiler) newList(name string, words []extractors.Term) *list {
	l := &list{name: name, first: newOpenings(len(words)), last: newOpenings(len(words))}
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b extractors.Term) int { return cmp.Compare(len(b.Text), len(a.Text)) })
	for _, w := range words {
		if w.Text == "" {
			continue
		}
		i := len(l.terms)
		l.terms = append(l.terms, term{[]rune(w.Text), w.Text, w.Value})
		l.first.add(c.table, w.Text, true, i)
		l.last.add(c.table, w.Text, false, i)
	}
	return l
}

// common says whether some of the words are so short, such as "the" or a comma, that
// a text has them everywhere.
func (l *list) common() bool {
	return slices.ContainsFunc(l.terms, func(t term) bool {
		letters := strings.TrimFunc(t.text, func(r rune) bool { return !unicode.IsLetter(r) })
		return utf8.RuneCountInString(letters) < 4 && (letters == "" || letters[0] < utf8.RuneSelf)
	}) && l.name == ""
}

// at calls found with the words that begin, or if not forward end, at pos, and with
// where each ends, longest first, until it gives true.
func (l *list) at(m *machine, pos int, forward bool, found func(t *term, end int) bool) bool {
	if !wordEdge(m.table, m.in.Text, pos) {
		return false
	}
	of, text := &l.first, m.in.Text[pos:]
	if !forward {
		of, text = &l.last, m.in.Text[:pos]
	}
	r, _ := utf8.DecodeRuneInString(text)
	if !forward {
		r, _ = utf8.DecodeLastRuneInString(text)
	}
	if !of.first.has(m.table.Symbol(r) & 0xFFFF) {
		return false
	}
	for packed, n := opening(m.table, text, forward); n > 0; n-- {
		if of.lengths[n] {
			for _, i := range of.slot(packed).terms {
				end, ok := m.literal(l.terms[i].symbols, pos, forward)
				if ok && wordEdge(m.table, m.in.Text, end) && found(&l.terms[i], end) {
					return true
				}
			}
		}
		packed >>= 16
	}
	return false
}

// opening is the folded characters that s begins with, or if not forward ends with,
// those apart that count for nothing: four at most, packed, and how many there are.
// Characters that do not fit into 16 bits are cut, so that terms found by the opening
// are still to be compared.
func opening(t *fold.Table, s string, forward bool) (packed uint64, n int) {
	var last rune // of several blanks one counts
	for n < mostOpening && s != "" {
		var r rune
		if forward {
			c, size := utf8.DecodeRuneInString(s)
			r, s = c, s[size:]
		} else {
			c, size := utf8.DecodeLastRuneInString(s)
			r, s = c, s[:len(s)-size]
		}
		sym := t.Symbol(r)
		if n == 0 || sym != fold.Skip && (sym != fold.Blank || last != fold.Blank) {
			last = sym
			packed = packed<<16 | uint64(uint16(sym)) //nolint:gosec // cut as said
			n++
		}
	}
	return packed, n
}

const mostOpening = 4
