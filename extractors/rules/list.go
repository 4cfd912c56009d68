package rules

import (
	"cmp"
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
	// first and last find terms by the two folded characters that they begin or
	// end with, longest first; terms of one character stand under it and zero.
	first, last map[uint64][]int
}

type term struct {
	symbols []rune
	text    string
	value   string
}

func (c *compiler) newList(name string, words []extractors.Term) *list {
	l := &list{name: name, first: map[uint64][]int{}, last: map[uint64][]int{}}
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b extractors.Term) int { return cmp.Compare(len(b.Text), len(a.Text)) })
	for _, w := range words {
		if w.Text == "" {
			continue
		}
		i := len(l.terms)
		l.terms = append(l.terms, term{[]rune(w.Text), w.Text, w.Value})
		head, tail := twoSymbols(c.table, w.Text, true), twoSymbols(c.table, w.Text, false)
		l.first[pair(head)] = append(l.first[pair(head)], i)
		l.last[pair(tail)] = append(l.last[pair(tail)], i)
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
	var two [2]rune
	candidates := l.first
	if forward {
		two = twoSymbols(m.table, m.in.Text[pos:], true)
	} else {
		two = twoSymbols(m.table, m.in.Text[:pos], false)
		candidates = l.last
	}
	for _, key := range [][2]rune{two, {two[0], 0}} {
		for _, i := range candidates[pair(key)] {
			end, ok := m.literal(l.terms[i].symbols, pos, forward)
			if ok && wordEdge(m.table, m.in.Text, end) && found(&l.terms[i], end) {
				return true
			}
		}
		if two[1] == 0 {
			break
		}
	}
	return false
}

// pair is the key of two folded characters, which hashes faster than they do.
func pair(two [2]rune) uint64 { return uint64(uint32(two[0]))<<32 | uint64(uint32(two[1])) }

// twoSymbols are the folded characters that s begins with, or if not forward ends
// with, those apart that count for nothing; zero where there is none.
func twoSymbols(t *fold.Table, s string, forward bool) (two [2]rune) {
	for n := 0; n < 2 && s != ""; {
		var r rune
		if forward {
			c, size := utf8.DecodeRuneInString(s)
			r, s = c, s[size:]
		} else {
			c, size := utf8.DecodeLastRuneInString(s)
			r, s = c, s[:len(s)-size]
		}
		if sym := t.Symbol(r); sym != fold.Skip || n == 0 {
			two[n] = sym
			n++
		}
	}
	return two
}
