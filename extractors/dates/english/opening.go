package english

import (
	"strings"
	"unicode/utf8"
)

// openings are the words that an expression may begin with. Of twenty words of a report
// nineteen are told by them, without a look into the lexicon.
type openings struct {
	// words are all of them; behind are the words that an expression goes on with, and
	// feasts the first words of feasts with the first letter of the second.
	words, behind, feasts wordSet
	// kinds are those of the words with which nothing begins unless it goes on.
	kinds map[uint64]openingKind
}

// openingKind tells what must follow a word.
type openingKind uint8

const (
	leading openingKind = iota + 1 // another word of the grammar, if a word
	naming                         // the rest of a feast's name
)

func newOpenings(words map[string]*word) *openings {
	o := &openings{kinds: map[uint64]openingKind{}}
	for name, w := range words {
		packed, end := pack(name)
		o.behind.add(packed)
		if !w.begins {
			continue
		}
		o.words.add(packed)
		alone := end < len(name) || end > mostPacked || !w.foreign
		for _, n := range w.names {
			alone = alone || n.second == ""
			if n.second != "" {
				o.feasts.add(feast(packed, n.second[0]))
			}
		}
		switch {
		case end <= mostPacked && w.leads:
			o.kinds[packed] = leading
		case !alone:
			o.kinds[packed] = naming
		}
	}
	for name := range goesOn {
		packed, _ := pack(name)
		o.behind.add(packed)
	}
	return o
}

// may says whether an expression may begin where the text does. It says yes wrongly now
// and then, and no only rightly.
func (o *openings) may(text string) bool {
	packed, end := pack(text)
	rest := text[end:]
	switch {
	case strings.HasPrefix(rest, "-"): // Octo-/ber
		return true
	case !o.words.has(packed):
		return false
	case end > mostPacked:
		return true
	}
	switch o.kinds[packed] {
	case leading:
		if len(rest) < 2 || rest[0] != ' ' || !isLetter(rest[1]) {
			return true
		}
		next, length := pack(rest[1:])
		if rest = rest[1+length:]; rest != "" && (strings.IndexByte("-'.", rest[0]) >= 0 || rest[0] >= utf8.RuneSelf) {
			return true // the word may go on
		}
		return o.behind.has(next)
	case naming:
		text = text[:min(len(text), longestName)]
		second, behind := wordOf(text, end)
		return second < behind && o.feasts.has(feast(packed, text[second]))
	}
	return true
}

// feast is the key of the first word of a name and the first byte of the second.
func feast(first uint64, second byte) uint64 { return first<<8 | uint64(second|0x20) }

// pack gives the letters that s begins with, small and capital alike, in a number, and
// where they end. Words of more letters than mostPacked may have one number.
func pack(s string) (packed uint64, end int) {
	packed = 1
	for end < len(s) && isLetter(s[end]) {
		packed = packed<<5 | uint64(s[end]&31)
		end++
	}
	return packed, end
}

const mostPacked = 12

// wordSet is a set of words that says yes wrongly now and then and no only rightly.
type wordSet [1 << wordSetBits / 64]uint64

const wordSetBits = 16

func (s *wordSet) add(word uint64) {
	bit := word * 0x9E3779B97F4A7C15 >> (64 - wordSetBits)
	s[bit>>6] |= 1 << (bit & 63)
}

func (s *wordSet) has(word uint64) bool {
	bit := word * 0x9E3779B97F4A7C15 >> (64 - wordSetBits)
	return s[bit>>6]&(1<<(bit&63)) != 0
}

// hopeless says whether nothing can begin with token 0: a word that is no expression by
// itself, such as the or many, with a word behind it that no expression goes on with.
func (g *Grammar) hopeless() bool {
	first := g.at(0)
	if !first.leads {
		return false
	}
	next := g.at(1)
	switch first.id {
	case theWord, aWord, thisWord, thatWord:
		switch next.id {
		case theWord, aWord, ofWord, inWord, onWord, byWord, toWord, fromWord, forWord, andWord, orWord, thanWord:
			return true
		}
	}
	if next.form != otherWord || goesOn[g.word(1)] {
		return false
	}
	_, feast := g.holidayAt(1)
	return feast == 0
}

// leads are the words of the grammar that are no expression by themselves.
var leads = map[id]bool{
	theWord: true, aWord: true, thisWord: true, thatWord: true, allWord: true, asWord: true, atWord: true, noWordWord: true, moreWord: true, lessWord: true,
	theseWord: true, onlyWord: true, someWord: true, fewWord: true, severalWord: true, manyWord: true, coupleWord: true, anotherWord: true, aboutWord: true,
	roughlyWord: true, nearlyWord: true, overWord: true, upWord: true, everyWord: true, eachWord: true,
}

// goesOn are the words outside the lexicon that stand second in an expression: a
// single year, the foreseeable future, three consecutive months, two million years.
var goesOn = set(`single very near foreseeable immediate moment straight consecutive successive additional further extra solid
	million billion trillion percent pct tens under`)
