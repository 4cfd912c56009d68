package rules

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"tifa/extractors"
)

// list is a list of words, each with what it stands for.
type list struct {
	name  string
	terms []term
	first map[rune][]int // by folded first character, longest first
	last  map[rune][]int
}

type term struct {
	symbols []rune
	text    string
	value   string
}

func (c *compiler) newList(name string, words []extractors.Term) *list {
	l := &list{name: name, first: map[rune][]int{}, last: map[rune][]int{}}
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b extractors.Term) int { return cmp.Compare(len(b.Text), len(a.Text)) })
	for _, w := range words {
		if w.Text == "" {
			continue
		}
		i := len(l.terms)
		l.terms = append(l.terms, term{[]rune(w.Text), w.Text, w.Value})
		head, _ := utf8.DecodeRuneInString(w.Text)
		tail, _ := utf8.DecodeLastRuneInString(w.Text)
		head, tail = c.table.Symbol(head), c.table.Symbol(tail)
		l.first[head] = append(l.first[head], i)
		l.last[tail] = append(l.last[tail], i)
	}
	return l
}

// met is a word of a list that stands in a text.
type met struct {
	end   int
	value string
}

// at gives the words that begin, or if not forward end, at pos; longest first.
func (l *list) at(m *machine, pos int, forward bool) (out []met) {
	var r rune
	candidates := l.first
	if forward {
		r, _ = utf8.DecodeRuneInString(m.in.Text[pos:])
	} else {
		r, _ = utf8.DecodeLastRuneInString(m.in.Text[:pos])
		candidates = l.last
	}
	for _, i := range candidates[m.table.Symbol(r)] {
		end, ok := m.literal(l.terms[i].symbols, pos, forward)
		if ok && wordEdge(m.table, m.in.Text, pos) && wordEdge(m.table, m.in.Text, end) {
			out = append(out, met{end, l.terms[i].value})
		}
	}
	return out
}
