package match

import (
	"cmp"
	"math/bits"
	"slices"

	"tifa/extractors/fold"
)

// hash is the hash of some symbols, grown one by one. Its upper half identifies a
// beginning; two with one such half share an entry, and what is reported is compared
// in full.
type hash uint64

func (h hash) add(symbol uint16) hash {
	return (h ^ hash(symbol)) * 0x9E3779B97F4A7C15
}

func (h hash) id() uint32 { return uint32(h >> 32) }

// beginning is the beginning of patterns, up to where one may end.
type beginning struct {
	hash  uint32
	flags uint8
}

// Flags of a beginning.
const (
	more  = 1 << iota // a pattern goes on from here
	whole             // a pattern ends here
	small             // a pattern that has it begins with a small letter, or none
)

// appendBeginnings appends those of one pattern, the whole of it last.
func appendBeginnings(out []beginning, t *fold.Table, symbols []uint16, capital bool) []beginning {
	var h hash
	flags := uint8(small)
	if capital {
		flags = 0
	}
	for n, sym := range symbols {
		h = h.add(sym)
		switch {
		case n+1 == len(symbols):
			out = append(out, beginning{h.id(), flags | whole})
		case endsWord(t, symbols, n):
			out = append(out, beginning{h.id(), flags | more})
		}
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
	// bits are the hashes as a set that says yes wrongly now and then and no only
	// rightly, and is small enough to stay near the processor. A text that begins
	// with a small letter needs only the patterns that do, which are the first set.
	bits      [2][]uint64
	bitsShift uint
	// starts are the symbols that patterns begin with, alone those that are
	// patterns by themselves.
	starts, alone [1 << 10]uint64
	// opens are their openings: of those that begin with a small letter or none, and
	// of all. A few patterns go without.
	opens *[2]openings
	small bool // whether a pattern begins with a small letter, or none
}

// slot is an entry of the table: a beginning, with the number of the first key that
// has its hash above the flags. It is 0 if the slot is free.
type slot struct{ hash, packed uint32 }

const flagBits = 3

func (s slot) has(flag uint32) bool { return s.packed&flag != 0 }
func (s slot) firstKey() int        { return int(s.packed >> flagBits) }

// begin notes what a pattern begins with.
func (b *beginnings) begin(t *fold.Table, symbols []uint16, capital bool) {
	first := symbols[0]
	b.starts[first>>6] |= 1 << (first & 63)
	if len(symbols) == 1 {
		b.alone[first>>6] |= 1 << (first & 63)
	}
	if b.opens == nil {
		return
	}
	opening := openingOf(t, symbols)
	b.opens[1].add(opening)
	if !capital {
		b.opens[0].add(opening)
	}
}

// fill fills the table with merged beginnings and sorted keys. It is false if a
// pattern that ends has no key.
func (b *beginnings) fill(all []beginning, keys []key) bool {
	size := bits.Len(uint(len(all))*3/2 | 15)
	width := min(size+3, 23)
	b.slots, b.shift, b.bitsShift = make([]slot, 1<<size), uint(32-size), uint(32-width)
	for i := range b.bits {
		b.bits[i] = make([]uint64, 1<<width/64)
	}
	k := 0
	for _, x := range all {
		b.small = b.small || x.flags&small != 0
		bit := x.hash >> b.bitsShift
		b.bits[1][bit>>6] |= 1 << (bit & 63)
		if x.flags&small != 0 {
			b.bits[0][bit>>6] |= 1 << (bit & 63)
		}
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

// slot is where a beginning stands or would stand.
func (b *beginnings) slot(id uint32) int {
	i := int(id >> b.shift)
	for b.slots[i].packed != 0 && b.slots[i].hash != id {
		i = (i + 1) & (len(b.slots) - 1)
	}
	return i
}

// find gives a beginning, a free slot if no pattern has it. upper says whether the
// text began with a capital.
func (b *beginnings) find(upper bool, h hash) slot {
	id := h.id()
	set := b.bits[0]
	if upper {
		set = b.bits[1]
	}
	if bit := id >> b.bitsShift; set[bit>>6]&(1<<(bit&63)) == 0 {
		return slot{}
	}
	return b.slots[b.slot(id)]
}
