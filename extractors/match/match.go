// Package match finds many names in a text at once. A text is read once for all
// searches over it, as words and characters with a hash of what they fold to
// (extractors/fold) each, so that no offset moves and the text is never copied. A
// search starts only where a name can start.
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
	"unicode/utf8"

	"tifa/extractors/fold"
)

// Matcher finds a fixed set of patterns. It may be used from several goroutines.
//
// A pattern is taken apart at its words, in Chinese at each character: at the places
// where another pattern might end. Its beginning up to each such place has an entry
// in a hash table. Sets of the first two words and characters tell where a walk along
// the text begins; it looks up one beginning a word, and ends where no pattern goes on.
type Matcher struct {
	patterns []string
	keys     []key // by hash, then pattern
	beginnings
	longest int // beginnings of a pattern
}

// key is a pattern, by the hash of all that it holds.
type key struct {
	hash    hash
	pattern int32
}

// New builds a matcher. Pattern i is what Found reports as i; empty patterns
// and those of nothing but blanks never match, and equal ones are all reported.
func New(patterns []string) *Matcher {
	m := &Matcher{patterns: patterns, keys: make([]key, 0, len(patterns))}
	t := fold.Load()
	all := make([]beginning, 0, 5*len(patterns)) // what names have on average
	var folded []rune
	for i, p := range patterns {
		if folded = appendFolded(folded[:0], t, p); len(folded) == 0 {
			continue
		}
		before := len(all)
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(p, " "))
		all = appendBeginnings(all, t, folded, t.Is(first, fold.Upper))
		m.longest = max(m.longest, len(all)-before)
		m.keys = append(m.keys, key{all[len(all)-1].hash, int32(i)})
	}
	slices.SortFunc(m.keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.pattern, b.pattern))
	})
	m.fill(merge(all), m.keys) // every pattern has a key
	return m
}

// appendFolded appends the folded characters of a pattern: blanks as one and none at
// the ends.
func appendFolded(out []rune, t *fold.Table, s string) []rune {
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
			out = append(out, sym)
		}
	}
	return out
}

// Found is called for each match with the pattern and the bytes it covers.
type Found func(pattern, start, end int)

// Scan reports every match of every pattern, those that start earlier first
// and shorter before longer ones. What overlaps is for the caller to judge.
func (m *Matcher) Scan(t *Text, found Found) {
	Scan(t, []*Matcher{m}, func(_, pattern, start, end int) { found(pattern, start, end) })
}

// Scan does the same for several matchers in one walk along the text. Found is told
// the number of the matcher as well; of matches with one span the first matcher's come
// first.
func Scan(t *Text, matchers []*Matcher, found func(matcher, pattern, start, end int)) {
	if len(matchers) > mostAtOnce {
		Scan(t, matchers[:mostAtOnce], found)
		Scan(t, matchers[mostAtOnce:], func(m, pattern, start, end int) { found(m+mostAtOnce, pattern, start, end) })
		return
	}
	w := walk{Text: t, matchers: matchers, found: found}
	longest := 0
	for _, m := range matchers {
		longest = max(longest, m.longest)
	}
	t.each(longest, w.part)
}

// walk follows the text from one start, for all matchers at once, which share the
// hash of what was read.
type walk struct {
	*Text
	matchers []*Matcher
	found    func(matcher, pattern, start, end int)

	begin int // byte of the start
	class int // of the unit there
}

// mostAtOnce is how many matchers share a walk: one for each bit of a set.
const mostAtOnce = 64

// part reports what begins in the part of the text at hand.
func (w *walk) part() {
	for k := range w.starts {
		u := &w.units[k]
		if u.flags&inWord != 0 {
			continue
		}
		class, alone, longer := u.class(), uint64(0), uint64(0)
		for n, m := range w.matchers {
			set := &m.openings[class]
			if set.has(u.hash) {
				alone |= 1 << n
			}
			if set.has(u.pair) || u.flags&untold != 0 {
				longer |= 1 << n
			}
		}
		if alone|longer == 0 {
			continue
		}
		w.begin, w.class = int(u.begin), class
		w.ended(k, u.hash, alone)
		if u.flags&untold != 0 {
			w.from(k+1, u.hash, longer)
		} else if k+1 < len(w.units) {
			w.from(k+2, u.pair, w.ended(k+1, u.pair, longer))
		}
	}
}

// from goes on at unit k, behind something that has a hash, with the matchers that are
// live.
func (w *walk) from(k int, h hash, live uint64) {
	for ; live != 0 && k < len(w.units); k++ {
		u := &w.units[k]
		g := u.gap
		switch g {
		case barrier:
			return
		case wrap:
			// It counts as a blank, and for nothing.
			next := h.then(blank, u.hash)
			w.from(k+1, next, w.ended(k, next, w.knowing(next, live)))
			g = joined
		}
		h = h.then(g, u.hash)
		live = w.ended(k, h, w.knowing(h, live))
	}
}

// knowing gives those of the matchers that may have a beginning.
func (w *walk) knowing(h hash, live uint64) (known uint64) {
	for ; live != 0; live &= live - 1 {
		if n := bits.TrailingZeros64(live); w.matchers[n].known[w.class].has(h) {
			known |= 1 << n
		}
	}
	return known
}

// ended reports what ends with unit k and has a hash, and gives the matchers that have
// a pattern which goes on.
func (w *walk) ended(k int, h hash, live uint64) (goOn uint64) {
	for ; live != 0; live &= live - 1 {
		n := bits.TrailingZeros64(live)
		m := w.matchers[n]
		b := m.slots[m.slot(h)]
		if b.has(whole) && (k+1 == len(w.units) || w.units[k+1].flags&inWord == 0) {
			w.report(n, b, w.units[k].end())
		}
		if b.has(more) {
			goOn |= 1 << n
		}
	}
	return goOn
}

// report reports the patterns that end with a beginning, where the text up to byte end
// is theirs.
func (w *walk) report(matcher int, b slot, end int) {
	m := w.matchers[matcher]
	for _, key := range m.keys[b.firstKey():] {
		if key.hash != b.hash {
			return
		}
		if w.same(m.patterns[key.pattern], w.begin, end) {
			w.found(matcher, int(key.pattern), w.begin, end)
		}
	}
}
