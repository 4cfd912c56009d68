package corpus

import (
	"fmt"

	"tifa/models"
)

// mostIDs is the number of ids that are remembered, which bounds the memory for
// them to 64 MB. Of a corpus with more documents, those behind are compared with
// the first mostIDs.
const mostIDs = 4 << 20

// ids remembers the ids that were met by their 64-bit hashes, in a table with open
// places. Two ids of equal hash, one pair in ten million for two million
// documents, are taken for the same.
type ids struct {
	table []uint64 // 0 is an open place; a power of two of them
	count int
}

// warn adds a warning to a document whose id another had before it.
func (s *ids) warn(d *models.Document) {
	if s.met(hash(d.ID)) {
		d.Warnings = append(d.Warnings, models.Warning{
			Code:    "duplicate-id",
			Message: fmt.Sprintf("a document before this one has the id %q too: both are kept", d.ID),
		})
	}
}

// met says whether a hash was there before, and remembers it.
func (s *ids) met(h uint64) bool {
	if s.count*2 >= len(s.table) && s.count < mostIDs {
		s.grow()
	}
	i := s.place(h)
	if s.table[i] == h {
		return true
	}
	if s.count < mostIDs {
		s.table[i] = h
		s.count++
	}
	return false
}

// place is where a hash stands, or would.
func (s *ids) place(h uint64) uint64 {
	mask := uint64(len(s.table) - 1)
	i := h & mask
	for s.table[i] != 0 && s.table[i] != h {
		i = (i + 1) & mask
	}
	return i
}

func (s *ids) grow() {
	old := s.table
	s.table = make([]uint64, max(1024, 2*len(old)))
	for _, h := range old {
		if h != 0 {
			s.table[s.place(h)] = h
		}
	}
}

// hash is FNV-1a with its bits mixed, and never 0: the same for every run.
func hash(id string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	h ^= h >> 32
	return max(h, 1)
}
