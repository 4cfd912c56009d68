package tokenise

import "hash/fnv"

// bloom is a Bloom filter over words (Bloom 1970): it holds the bits of a set,
// and never misses a member; about one other word in a hundred passes as one. It
// tells, without loading the dictionary, whether that must be asked.
type bloom string

// bloomProbes is the number of bits a word.
const bloomProbes = 7

// has says whether the word may be in the set.
func (b bloom) has(word []rune) bool {
	h1, h2 := bloomHash(word)
	n := uint32(len(b)) * 8
	for i := range uint32(bloomProbes) {
		bit := (h1 + i*h2) % n
		if b[bit/8]&(1<<(bit%8)) == 0 {
			return false
		}
	}
	return true
}

// bloomHash gives two hashes; the probes are their combinations (Kirsch and
// Mitzenmacher 2006).
func bloomHash(word []rune) (h1, h2 uint32) {
	h := fnv.New64a()
	for _, r := range word {
		h.Write([]byte{byte(r), byte(r >> 8), byte(r >> 16)})
	}
	sum := h.Sum64()
	return uint32(sum), uint32(sum>>32) | 1
}
