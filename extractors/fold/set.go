package fold

// Set is a set of characters of the Basic Multilingual Plane. Others are never in it.
type Set [1 << 16 / 64]uint64

// SetOf makes the set of the characters of a string.
func SetOf(characters string) *Set {
	s := new(Set)
	for _, r := range characters {
		s.Add(r)
	}
	return s
}

// Add adds a character.
func (s *Set) Add(r rune) {
	if r < 1<<16 {
		s[r>>6] |= 1 << (r & 63)
	}
}

// Has says whether a character is in the set.
func (s *Set) Has(r rune) bool { return r < 1<<16 && s[r>>6]&(1<<(r&63)) != 0 }
