package english

// openings are the words that an expression may begin with, as a set that says yes
// wrongly now and then and no only rightly. Most words of a report are told by it,
// without a look into the lexicon.
type openings [1 << openingBits / 64]uint64

const openingBits = 16

func (o *openings) add(word string) {
	bit, _ := opening(word)
	o[bit>>6] |= 1 << (bit & 63)
}

// has says whether the text may begin with a word of the set.
func (o *openings) has(text string) bool {
	bit, end := opening(text)
	return o[bit>>6]&(1<<(bit&63)) != 0 || end < len(text) && text[end] == '-' // Octo-/ber
}

// opening is the hash of the letters that s begins with, small and capital alike, and
// where they end.
func opening(s string) (bit uint32, end int) {
	packed := uint32(1)
	for end < len(s) && isLetter(s[end]) {
		packed = (packed ^ uint32(s[end]&31)) * 0x9E3779B1
		end++
	}
	return packed >> (32 - openingBits), end
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
