package english

// openings are the first letters of the words that an expression may begin with, as a
// set that says yes wrongly now and then and no only rightly. Of twenty words of a
// report nineteen are told by it, without a look into the lexicon.
type openings [1 << openingBits / 64]uint64

const (
	openingBits    = 14
	openingLetters = 4
)

func (o *openings) add(word string) {
	bit := opening(word)
	o[bit>>6] |= 1 << (bit & 63)
}

// has says whether the text may begin with a word of the set.
func (o *openings) has(text string) bool {
	bit := opening(text)
	return o[bit>>6]&(1<<(bit&63)) != 0
}

// opening is the hash of the first letters, four at most, small and capital alike.
func opening(s string) uint32 {
	packed := uint32(1)
	for i := 0; i < len(s) && i < openingLetters && isLetter(s[i]); i++ {
		packed = packed<<5 | uint32(s[i]&31)
	}
	return packed * 0x9E3779B1 >> (32 - openingBits)
}

// hopeless says whether nothing can begin with token 0: the, a or another word that
// begins as many names as times, with a word behind it that no expression goes on with.
func (g *Grammar) hopeless() bool {
	switch g.at(0).id {
	case theWord, aWord, thisWord, thatWord, allWord, asWord, atWord, noWordWord:
	default:
		return false
	}
	next := g.at(1)
	switch g.at(0).id {
	case theWord, aWord, thisWord, thatWord:
		switch next.id {
		case theWord, aWord, ofWord, inWord, onWord, byWord, toWord, fromWord, forWord, andWord, orWord, thanWord:
			return true
		}
	}
	return next.form == otherWord && next.names == nil && !goesOn[g.word(1)]
}

// goesOn are the words outside the lexicon that stand second in an expression: a
// single year, the foreseeable future.
var goesOn = set(`single very near foreseeable immediate moment`)
