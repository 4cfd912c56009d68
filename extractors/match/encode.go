package match

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// Append appends the compiled form of a matcher, without its patterns. Open reads it;
// the same patterns always give the same bytes.
func (m *Matcher) Append(out []byte) []byte {
	var all []beginning
	for _, s := range m.slots {
		if s.packed != 0 {
			all = append(all, beginning{s.hash, uint8(s.packed & (1<<flagBits - 1))})
		}
	}
	slices.SortFunc(all, func(a, b beginning) int { return cmp.Compare(a.hash, b.hash) })
	out = binary.AppendUvarint(out, uint64(m.longest))
	out = binary.AppendUvarint(out, uint64(len(all)))
	last := hash(0)
	for _, b := range all {
		out = append(binary.AppendUvarint(out, uint64(b.hash-last)), b.flags)
		last = b.hash
	}
	out = binary.AppendUvarint(out, uint64(len(m.keys)))
	last = 0
	for _, k := range m.keys {
		out = binary.AppendUvarint(binary.AppendUvarint(out, uint64(k.hash-last)), uint64(k.pattern))
		last = k.hash
	}
	return out
}

// Open gives the matcher of some patterns from its compiled form, which must be
// theirs.
func Open(patterns []string, compiled []byte) (*Matcher, error) {
	r := reader{rest: compiled}
	m := &Matcher{patterns: patterns, longest: int(r.number(1 << 20))}
	all := make([]beginning, r.number(uint64(len(compiled))))
	last := hash(0)
	for i := range all {
		last += hash(r.number(1<<32 - 1))
		all[i] = beginning{last, r.flags()}
	}
	m.keys = make([]key, r.number(uint64(len(patterns))))
	last = 0
	for i := range m.keys {
		last += hash(r.number(1<<32 - 1))
		m.keys[i] = key{last, int32(r.number(uint64(max(len(patterns), 1)) - 1))}
	}
	if r.broken || len(r.rest) > 0 {
		return nil, errors.New("the compiled form of the matcher is broken")
	}
	if !m.fill(all, m.keys) {
		return nil, errors.New("the compiled form of the matcher lacks a key")
	}
	return m, nil
}

// reader reads a compiled form; broken says that something in it cannot be.
type reader struct {
	rest   []byte
	broken bool
}

// number reads a number that is most at most, 0 if it is broken.
func (r *reader) number(most uint64) uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > most {
		r.broken, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *reader) flags() uint8 {
	if len(r.rest) == 0 || r.rest[0] == 0 || r.rest[0] >= 1<<flagBits {
		r.broken = true
		return whole
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}
