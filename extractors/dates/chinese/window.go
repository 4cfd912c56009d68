package chinese

import (
	"iter"
	"slices"
	"unicode/utf8"

	"tifa/extractors/dates/calendar"
	"tifa/extractors/dates/numeric"
	"tifa/extractors/fold"
)

// reader shows a text from one place on as folded characters: 國 and 国, ２ and 2 are
// one, and blanks within a line are left out.
type reader struct {
	text  string
	table *fold.Table
	names *names
	order numeric.Order

	base   int    // byte of the first character
	next   int    // byte at which the next one is read
	cells  []cell // the characters read so far
	folded []byte // their symbols, so that words can be compared at once

	traditional bool // the text is in traditional characters
	lunarYear   int  // the character from which the Chinese calendar counts; 0 for none
}

// cell is a folded character and where it stands.
type cell struct {
	symbol rune
	start  int // byte
	end    int
	spaced bool // whether a blank stands before it
	folded int  // byte of its symbol
}

// window is how many characters an expression may have.
const window = 72

// begin turns to the text from byte i on.
func (r *reader) begin(i int) {
	r.base, r.next, r.cells, r.folded = i, i, r.cells[:0], r.folded[:0]
}

// at gives character k; its symbol is 0 behind the end of the line or the window.
func (r *reader) at(k int) cell {
	for len(r.cells) <= k {
		r.cells = append(r.cells, r.read())
	}
	return r.cells[k]
}

func (r *reader) read() cell {
	c := cell{start: r.next, end: r.next, folded: len(r.folded)}
	if len(r.cells) >= window {
		return c
	}
	i := r.next
	s, size := fold.Rune(r.text[i:])
	for n := 0; n < 4 && blank(s); n++ {
		i += size
		s, size = fold.Rune(r.text[i:])
	}
	c.spaced = i > r.next
	if s == '\n' || s == '\r' || s == utf8.RuneError {
		return c
	}
	c.symbol, c.start, c.end = r.table.Symbol(s), i, i+size
	r.folded = utf8.AppendRune(r.folded, c.symbol)
	r.next = i + size
	return c
}

// blank says whether a character is left out within a line: blanks of any width, and the
// marks that have none.
func blank(s rune) bool {
	switch s {
	case ' ', '\t', '\u00a0', '\u3000', '\u2002', '\u2003', '\u2009', '\u200b', '\ufeff':
		return true
	}
	return false
}

// sym is the symbol of character k.
func (r *reader) sym(k int) rune {
	if k < len(r.cells) && k >= 0 {
		return r.cells[k].symbol
	}
	if k < 0 {
		return 0
	}
	return r.at(k).symbol
}

// has gives the character behind a word that stands at k, 0 if it does not.
func (r *reader) has(k int, word string) int {
	if k < 0 {
		return 0
	}
	if k >= len(r.cells) {
		r.at(k)
	}
	c := &r.cells[k]
	from := c.folded
	if c.symbol == 0 || r.folded[from] != word[0] || len(word) > 2 && len(r.folded) > from+2 && r.folded[from+2] != word[2] { // most of them
		return 0
	}
	for len(r.folded) < from+len(word) {
		if r.at(len(r.cells)).symbol == 0 {
			return 0
		}
	}
	if string(r.folded[from:from+len(word)]) != word {
		return 0
	}
	return k + utf8.RuneCountInString(word)
}

// any gives the character behind the first of the words that stands at k, 0 if none
// does. Of words that begin alike the longer one must come first.
func (r *reader) any(k int, words ...string) int {
	for _, w := range words {
		if end := r.has(k, w); end > 0 {
			return end
		}
	}
	return 0
}

// skip passes one of the words if it stands at k.
func (r *reader) skip(k int, words ...string) int {
	if end := r.any(k, words...); end > 0 {
		return end
	}
	return k
}

// in says whether character k is one of these.
func (r *reader) in(k int, characters string) bool {
	s := r.sym(k)
	if s == 0 {
		return false
	}
	for _, c := range characters {
		if c == s {
			return true
		}
	}
	return false
}

// before is the folded character before the first one, 0 if there is none; n says
// how many are passed over.
func (r *reader) before(n int) rune {
	i := r.base
	for {
		s, size := utf8.DecodeLastRuneInString(r.text[:i])
		if size == 0 {
			return 0
		}
		i -= size
		if blank(s) {
			continue
		}
		if n == 0 {
			return r.table.Symbol(s)
		}
		n--
	}
}

// beforeIn says whether the character before the first one is one of these.
func (r *reader) beforeIn(characters string) bool {
	s := r.before(0)
	for _, c := range characters {
		if c == s {
			return s != 0
		}
	}
	return false
}

// follows says whether a word stands right before the first character.
func (r *reader) follows(words ...string) bool {
	for _, w := range words {
		n, ok := 0, true
		for i := len(w); i > 0; n++ {
			c, size := utf8.DecodeLastRuneInString(w[:i])
			i -= size
			if r.before(n) != c {
				ok = false
				break
			}
		}
		if ok {
			return true
		}
	}
	return false
}

// reading is what stands at some characters, and the one behind them; end is 0 if
// nothing does.
type reading struct {
	calendar.Meaning
	rule string
	end  int
}

// ok says whether something was read.
func (x *reading) ok() bool { return x.end > 0 }

// table is words with what they mean.
type table[T any] struct {
	words  map[[2]rune][]row[T] // by their first two characters, the longest first
	single map[rune]T           // of one character
	first  [4]uint64            // their first characters, as a set that may say yes wrongly
}

type row[T any] struct {
	word  []rune
	value T
}

// tableOf makes a table; of words that begin alike the longest is found.
func tableOf[T any](words map[string]T) *table[T] {
	t := &table[T]{}
	for w, v := range words {
		t.add(w, v)
	}
	return t
}

func (t *table[T]) add(word string, v T) {
	w := []rune(word)
	t.first[w[0]>>6&3] |= 1 << (w[0] & 63)
	if len(w) == 1 {
		if t.single == nil {
			t.single = map[rune]T{}
		}
		t.single[w[0]] = v
		return
	}
	if t.words == nil {
		t.words = map[[2]rune][]row[T]{}
	}
	first := [2]rune{w[0], w[1]}
	rows := t.words[first]
	i := 0
	for i < len(rows) && len(rows[i].word) >= len(w) {
		i++
	}
	t.words[first] = slices.Insert(rows, i, row[T]{w, v})
}

// all gives the words of a table, in no order.
func (t *table[T]) all() iter.Seq[[]rune] {
	return func(yield func([]rune) bool) {
		for _, rows := range t.words {
			for _, row := range rows {
				if !yield(row.word) {
					return
				}
			}
		}
		for c := range t.single {
			if !yield([]rune{c}) {
				return
			}
		}
	}
}

// find gives the longest word of a table that stands at character k, and the one
// behind it; 0 if none does.
func find[T any](r *reader, t *table[T], k int) (v T, end int) {
	a := r.sym(k)
	if t.first[a>>6&3]&(1<<(a&63)) == 0 {
		return v, 0
	}
rows:
	for _, row := range t.words[[2]rune{a, r.sym(k + 1)}] {
		for i, c := range row.word[2:] {
			if r.sym(k+2+i) != c {
				continue rows
			}
		}
		return row.value, k + len(row.word)
	}
	if t.single != nil {
		if v, ok := t.single[a]; ok {
			return v, k + 1
		}
	}
	return v, 0
}
