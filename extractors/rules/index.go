package rules

import (
	"tifa/extractors"
	"tifa/models"
)

// index finds mentions by where they start or end. Places are gathered in buckets of
// a few bytes of the text, in each of which the mentions form a list.
type index struct {
	all      []known
	starts   []int32 // the first mention of each bucket, plus one
	ends     []int32 // likewise
	ofLabels map[models.Label][]int
}

// known is what patterns ask of a mention.
type known struct {
	Span      models.Span
	Label     models.Label
	Entries   []*extractors.Entry
	nextStart int32 // the next mention of the bucket, plus one
	nextEnd   int32
}

// bucket is how many bytes of text share a list, as a power of two.
const bucket = 3

// reset makes it an empty one for a text. Places of the one before are all empty: those
// that had a mention are cleared, which are fewer.
func (x *index) reset(text string) {
	n := len(text)>>bucket + 1
	for i := range x.all {
		x.starts[x.all[i].Span.Start>>bucket] = 0
		x.ends[x.all[i].Span.End>>bucket] = 0
	}
	clear(x.all)
	x.all = x.all[:0]
	for label, list := range x.ofLabels {
		x.ofLabels[label] = list[:0]
	}
	if n > cap(x.starts) {
		x.starts, x.ends = make([]int32, n), make([]int32, n)
	}
	x.starts, x.ends = x.starts[:n], x.ends[:n]
}

func (x *index) add(span models.Span, label models.Label, entries []*extractors.Entry) {
	i := len(x.all)
	x.all = append(x.all, known{Span: span, Label: label, Entries: entries})
	x.ofLabels[label] = append(x.ofLabels[label], i)
	for at := &x.starts[span.Start>>bucket]; ; at = &x.all[*at-1].nextStart {
		if *at == 0 || x.all[*at-1].Span.Len() < span.Len() {
			x.all[i].nextStart, *at = *at, int32(i+1) //nolint:gosec // fewer mentions than bytes
			break
		}
	}
	for at := &x.ends[span.End>>bucket]; ; at = &x.all[*at-1].nextEnd {
		if *at == 0 || x.all[*at-1].Span.Len() < span.Len() {
			x.all[i].nextEnd, *at = *at, int32(i+1) //nolint:gosec // likewise
			break
		}
	}
}

// first is the longest mention that starts, or if not forward ends, at pos; -1 if
// there is none.
func (x *index) first(pos int, forward bool) int {
	if forward {
		return x.from(x.starts[pos>>bucket], pos, true)
	}
	return x.from(x.ends[pos>>bucket], pos, false)
}

// next is the mention that starts, or ends, where mention i does and comes behind it.
func (x *index) next(i int, forward bool) int {
	if forward {
		return x.from(x.all[i].nextStart, x.all[i].Span.Start, true)
	}
	return x.from(x.all[i].nextEnd, x.all[i].Span.End, false)
}

func (x *index) from(at int32, pos int, forward bool) int {
	for at != 0 {
		m := &x.all[at-1]
		switch {
		case forward && m.Span.Start == pos, !forward && m.Span.End == pos:
			return int(at - 1)
		case forward:
			at = m.nextStart
		default:
			at = m.nextEnd
		}
	}
	return -1
}
