// Package bloom tells of many words whether they may be in a set, from a few bits a
// word.
package bloom

// Filter is a Bloom filter over words (Bloom 1970): it holds the bits of a set, and
// never misses a member; about one other word in a hundred passes as one. A string of
// bits that the program embeds is one as it is.
type Filter string

const (
	probes      = 7  // bits a word
	bitsPerWord = 10 // of the filter
)

// New makes the filter of some words.
func New(words []string) Filter {
	bits := make([]byte, len(words)*bitsPerWord/8+1)
	n := uint32(len(bits)) * 8 //nolint:gosec // a filter has fewer bits than that
	for _, w := range words {
		h1, h2 := hash([]rune(w))
		for i := range uint32(probes) {
			bit := (h1 + i*h2) % n
			bits[bit/8] |= 1 << (bit % 8)
		}
	}
	return Filter(bits)
}

// Has says whether the word may be in the set.
func (b Filter) Has(word []rune) bool {
	h1, h2 := hash(word)
	n := uint32(len(b)) * 8 //nolint:gosec // likewise
	for i := range uint32(probes) {
		bit := (h1 + i*h2) % n
		if b[bit/8]&(1<<(bit%8)) == 0 {
			return false
		}
	}
	return true
}

// hash gives two hashes by FNV-1a; the probes are their combinations (Kirsch and
// Mitzenmacher 2006).
func hash(word []rune) (h1, h2 uint32) {
	const offset, prime = 14695981039346656037, 1099511628211
	sum := uint64(offset)
	for _, r := range word {
		for shift := 0; shift < 24; shift += 8 {
			sum = (sum ^ uint64(byte(r>>shift))) * prime //nolint:gosec // a character has three bytes
		}
	}
	return uint32(sum), uint32(sum>>32) | 1 //nolint:gosec // its halves
}
