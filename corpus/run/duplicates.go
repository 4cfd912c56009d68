package run

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/models"
)

// Two documents are copies if their texts have nearly the same shingles: four words
// in a row, a Han character being a word and case, punctuation and white space not
// counting. How much they share of all that both have (Jaccard) is estimated by
// MinHash: shingles are dealt into bins by their hash, each bin keeps its smallest,
// and the share of bins in which two texts agree is the estimate. Bins are compared in
// bands first: a document is looked at if all bins of one band agree, and is a copy if
// enough of all bins do.
//
//	share of shingles   0.7   0.75  0.8   0.85  0.9   0.95
//	taken for a copy    0.03  0.14  0.43  0.81  0.98  1.00
//
// (Broder 1997; Li, Owen and Zhang 2012 for one hash dealt into bins.)
const (
	shingleWords  = 4
	bins          = 64
	bandBins      = 8
	agreeing      = 52 // bins in which copies agree: 0.81 of them
	shortestWords = 40 // below it a text is too short to tell a copy from a formula
)

// sketch is what is kept of a text: the low byte of the smallest hash of each bin.
type sketch [bins]byte

// originals are the documents that copies may be of: for each a sketch, its place in
// eight tables, and its id.
type originals struct {
	sketches []sketch
	ids      []string
	bands    [bins / bandBins]map[uint64]int32 // the first document with such a band
}

// markDuplicates says of each document that is a copy which one it is of: the first
// of the input that agrees. Copies are compared with originals only, so that a chain
// of small changes ends where it is no copy of its beginning. It works in the order of
// the input, before documents go to workers and shards.
func markDuplicates(documents corpus.Documents) corpus.Documents {
	return func(yield func(*models.Document, error) bool) {
		o := &originals{}
		for i := range o.bands {
			o.bands[i] = map[uint64]int32{}
		}
		for d, err := range documents {
			if err == nil {
				d.DuplicateOf = o.see(d)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// see gives the id of the original that a document is a copy of, or keeps it as one.
func (o *originals) see(d *models.Document) string {
	full, ok := sketchOf(d.Text)
	if !ok {
		return ""
	}
	var s sketch
	for i, h := range full {
		s[i] = byte(h)
	}
	var keys [bins / bandBins]uint64
	first := int32(-1)
	for b := range keys {
		key := uint64(14695981039346656037)
		for _, h := range full[b*bandBins : (b+1)*bandBins] {
			key = mix(key ^ h)
		}
		keys[b] = key
		if i, found := o.bands[b][key]; found && (first < 0 || i < first) && s.agrees(&o.sketches[i]) {
			first = i
		}
	}
	if first >= 0 {
		return o.ids[first]
	}
	n := int32(len(o.ids))
	o.ids, o.sketches = append(o.ids, d.ID), append(o.sketches, s)
	for b, key := range keys {
		if _, taken := o.bands[b][key]; !taken {
			o.bands[b][key] = n
		}
	}
	return ""
}

func (s *sketch) agrees(t *sketch) bool {
	n := 0
	for i := range s {
		if s[i] == t[i] {
			n++
		}
	}
	return n >= agreeing
}

// sketchOf gives the smallest hash of each bin; ok is false if the text is too short.
func sketchOf(text string) (smallest [bins]uint64, ok bool) {
	for i := range smallest {
		smallest[i] = ^uint64(0)
	}
	var last [shingleWords]uint64
	words := 0
	for word := range hashedWords(text) {
		last[words%shingleWords] = word
		if words++; words < shingleWords {
			continue
		}
		h := uint64(0)
		for i := range uint64(shingleWords) {
			h = mix(h + last[(uint64(words)+i)%shingleWords])
		}
		if bin := h >> 58; h < smallest[bin] {
			smallest[bin] = h
		}
	}
	if words < shortestWords {
		return smallest, false
	}
	fill(&smallest)
	return smallest, true
}

// fill gives an empty bin the hash of the next that is not, changed by how far it is,
// as Shrivastava and Li (2014) do for texts with few shingles.
func fill(smallest *[bins]uint64) {
	const empty = ^uint64(0)
	filled := *smallest
	for i := range filled {
		for step := 1; smallest[i] == empty && step < bins; step++ {
			if h := filled[(i+step)%bins]; h != empty {
				smallest[i] = mix(h + uint64(step))
			}
		}
	}
}

// hashedWords gives a hash of each word of a text: a run of letters and digits in
// lower case, or a single Han character.
func hashedWords(text string) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		h, inWord := uint64(0), false
		for i := 0; i < len(text); {
			r, size := rune(text[i]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[i:])
			}
			i += size
			han := r >= 0x2E80 && unicode.Is(unicode.Han, r)
			letter := !han && (unicode.IsLetter(r) || unicode.IsDigit(r))
			if !letter && inWord {
				if inWord = false; !yield(h) {
					return
				}
			}
			switch {
			case han:
				if !yield(mix(uint64(r))) {
					return
				}
			case letter:
				if !inWord {
					h, inWord = 0, true
				}
				h = mix(h ^ uint64(unicode.ToLower(r)))
			}
		}
		if inWord {
			yield(h)
		}
	}
}

// mix spreads what distinguishes numbers over all their bits.
func mix(h uint64) uint64 {
	hi, lo := bits.Mul64(h^0x9e3779b97f4a7c15, 0xd6e8feb86659fd93)
	return hi ^ lo
}
