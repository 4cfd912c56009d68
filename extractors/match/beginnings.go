package match

import (
	"cmp"
	"math/bits"
	"slices"

	"tifa/extractors/fold"
)

// hash identifies a unit, or several one after the other, grown unit by unit. Two with
// one hash share an entry, and what is reported is compared in full.
type hash uint32

// then is the hash of what has hash h and, behind a gap, a unit with hash u.
func (h hash) then(g gap, u hash) hash {
	x := (uint64(h)<<32 | uint64(u)) + uint64(g)
	x = (x ^ x>>29) * 0xBF58476D1CE4E5B9
	return hash((x ^ x>>32) * 0x94D049BB133111EB >> 32)
}

// symbols is the hash of the symbols of a unit, grown one by one.
type symbols uint64

const unhashed symbols = 0

func (s symbols) add(symbol rune) symbols { return (s ^ symbols(symbol)) * 0x9E3779B97F4A7C15 }

func (s symbols) hash() hash { return hash(s >> 32) }

// beginning is the beginning of patterns, up to the end of a unit.
type beginning struct {
	hash  hash
	flags uint8
}

// Flags of a beginning.
const (
	more  = 1 << iota // a pattern goes on from here
	whole             // a pattern ends here
	opens             // it is the opening of a pattern: its first two units, or all that it has
	// The kinds of units at which a text may have the patterns, see class.
	forSmall
	forUpper
	forOther

	flagBits = iota
)

// class is a kind of units at which names begin: words with a small letter or a digit,
// at which only the patterns may that have no capital there, words with a capital, and
// others.
func (u *unit) class() int {
	switch {
	case u.flags&isWord == 0:
		return 2
	case u.flags&isUpper != 0:
		return 1
	}
	return 0
}

// classes is how many there are.
const classes = 3

// appendBeginnings appends those of one pattern, the whole of it last.
func appendBeginnings(out []beginning, t *fold.Table, folded []rune, capital bool) []beginning {
	flags := uint8(forOther)
	if isLetter(t, folded[0]) {
		if flags = forUpper; !capital {
			flags |= forSmall
		}
	}
	var h hash
	for n, i := 0, 0; i < len(folded); n++ {
		g := joined
		if folded[i] == fold.Blank {
			g = blank
			i++
		}
		u := unhashed.add(folded[i])
		for i++; i < len(folded) && isLetter(t, folded[i-1]) && isLetter(t, folded[i]); i++ {
			u = u.add(folded[i])
		}
		b := beginning{h.then(g, u.hash()), flags | more}
		if n == 0 {
			b.hash = u.hash()
		}
		h = b.hash
		if i == len(folded) {
			b.flags = flags | whole
		}
		if n == 1 || n == 0 && i == len(folded) {
			b.flags |= opens
		}
		if n == 0 && i < len(folded) {
			continue // its opening tells more
		}
		out = append(out, b)
	}
	return out
}

// merge sorts beginnings by hash and makes one of those that are the same.
func merge(all []beginning) []beginning {
	slices.SortFunc(all, func(a, b beginning) int { return cmp.Compare(a.hash, b.hash) })
	out := all[:0]
	for _, b := range all {
		if n := len(out); n > 0 && out[n-1].hash == b.hash {
			out[n-1].flags |= b.flags
			continue
		}
		out = append(out, b)
	}
	return out
}

// beginnings is a table of them.
type beginnings struct {
	slots []slot // open addressing
	shift uint
	// known are their hashes by class, and openings those of openings.
	known, openings [classes]set
}

// slot is an entry of the table: a beginning, with the number of the first key that
// has its hash above the flags. It is 0 if the slot is free.
type slot struct {
	hash   hash
	packed uint32
}

func (s slot) has(flag uint32) bool { return s.packed&flag != 0 }
func (s slot) firstKey() int        { return int(s.packed >> flagBits) }

// set is a set of hashes that says yes wrongly now and then and no only rightly, and is
// small enough to stay near the processor.
type set struct {
	bits  []uint64
	shift uint
}

// newSet makes one for so many hashes.
func newSet(hashes int) set {
	width := min(bits.Len(uint(hashes|7))+3, 23) //nolint:gosec // a count
	return set{make([]uint64, 1<<width/64), uint(32 - width)}
}

func (s *set) add(h hash) { s.bits[h>>s.shift>>6] |= 1 << (h >> s.shift & 63) }

func (s *set) has(h hash) bool { return s.bits[h>>s.shift>>6]&(1<<(h>>s.shift&63)) != 0 }

// gather makes the sets.
func (b *beginnings) gather(all []beginning) {
	var known, openings [classes]int // how many
	for _, x := range all {
		for class := range classes {
			is, opens := int(x.flags/(forSmall<<class)%2), int(x.flags/opens%2)
			known[class] += is
			openings[class] += is * opens
		}
	}
	for class := range classes {
		b.known[class], b.openings[class] = newSet(known[class]), newSet(openings[class])
	}
	for _, x := range all {
		for class := range classes {
			if x.flags&(forSmall<<class) == 0 {
				continue
			}
			b.known[class].add(x.hash)
			if x.flags&opens != 0 {
				b.openings[class].add(x.hash)
			}
		}
	}
}

// fill fills the table with merged beginnings and sorted keys. It is false if a
// pattern that ends has no key.
func (b *beginnings) fill(all []beginning, keys []key) bool {
	size := bits.Len(uint(len(all))*3/2 | 15)
	b.slots, b.shift = make([]slot, 1<<size), uint(32-size)
	b.gather(all)
	k := 0
	for _, x := range all {
		s := slot{x.hash, uint32(x.flags)}
		if s.has(whole) {
			for k < len(keys) && keys[k].hash < x.hash {
				k++
			}
			if k == len(keys) || keys[k].hash != x.hash {
				return false
			}
			s.packed |= uint32(k) << flagBits
		}
		b.slots[b.slot(x.hash)] = s
	}
	return true
}

// slot is where a beginning stands or would stand, which is a free one.
func (b *beginnings) slot(h hash) int {
	i := int(h >> b.shift)
	for b.slots[i].packed != 0 && b.slots[i].hash != h {
		i = (i + 1) & (len(b.slots) - 1)
	}
	return i
}
