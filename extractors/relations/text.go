package relations

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/models"
)

// text is a document as the search for ends of relations sees it. Whatever looks
// around stays within a sentence, or within a few.
type text struct {
	*extractors.Input
	all []models.Annotation
	// outer are the annotations that lie within no other, in order: the parts of a
	// title are nobody who acts.
	outer            []int
	startsAt, endsAt map[int]int
	entry            func(id string) *extractors.Entry
	said             []speech   // what was found so far, in order
	held             models.End // the meeting that was last said to be held, or -1
}

// speech is something that was said: in which sentence, by whom.
type speech struct {
	sentence int
	head     models.End
}

func newText(in *extractors.Input, all []models.Annotation, entry func(string) *extractors.Entry) *text {
	t := &text{Input: in, all: all, startsAt: make(map[int]int, len(all)), endsAt: make(map[int]int, len(all)), entry: entry, held: -1}
	end := -1
	for i := range all {
		s := all[i].Span
		if s.End <= end {
			continue
		}
		end = s.End
		t.outer = append(t.outer, i)
		t.startsAt[s.Start], t.endsAt[s.End] = i, i
	}
	return t
}

// window is how many bytes of a sentence on each side of a place are looked at. Few
// sentences are longer, and what is no prose may go on without end.
const window = 1200

// sentence is the sentence that holds byte i, as far as it is near, or the empty span.
func (t *text) sentence(i int) models.Span {
	n := t.Sentence(i)
	if n < 0 {
		return models.Span{}
	}
	s := t.Sentences[n]
	if s.Start < i-window {
		s.Start = t.edge(i - window)
	}
	if s.End > i+window {
		s.End = t.edge(i + window)
	}
	return s
}

// edge is the beginning of the character that holds byte i.
func (t *text) edge(i int) int {
	for i > 0 && !utf8.RuneStart(t.Text[i]) {
		i--
	}
	return i
}

// in lists the outer annotations that begin within a span, those with the labels or
// all.
func (t *text) in(s models.Span, labels ...models.Label) (out []int) {
	first, _ := slices.BinarySearchFunc(t.outer, s.Start, func(i, pos int) int { return t.all[i].Span.Start - pos })
	for _, i := range t.outer[first:] {
		if t.all[i].Span.Start >= s.End {
			break
		}
		if len(labels) == 0 || slices.Contains(labels, t.all[i].Label) {
			out = append(out, i)
		}
	}
	return out
}

// is says whether an annotation has one of the labels.
func (t *text) is(i int, labels ...models.Label) bool { return slices.Contains(labels, t.all[i].Label) }

// trimLeft passes blanks backwards from pos.
func (t *text) trimLeft(pos, from int) int {
	return from + len(strings.TrimRight(t.Text[from:pos], " \t\r\n\u00a0\u3000"))
}

// trimRight passes blanks forwards from pos.
func (t *text) trimRight(pos, to int) int {
	return to - len(strings.TrimLeft(t.Text[pos:to], " \t\r\n\u00a0\u3000"))
}

// wordBefore is the word of letters that ends at pos.
func (t *text) wordBefore(pos, from int) string {
	start := pos
	for start > from {
		c := t.Text[start-1]
		if c != '-' && (c|0x20 < 'a' || c|0x20 > 'z') {
			break
		}
		start--
	}
	return t.Text[start:pos]
}

// lastRune is the character before pos, and its size.
func (t *text) lastRune(pos, from int) (rune, int) {
	return utf8.DecodeLastRuneInString(t.Text[from:pos])
}

// quoted says whether a quotation is open at pos in its sentence, so that the words
// there are those of somebody else.
func (t *text) quoted(pos int) bool {
	s := t.sentence(pos)
	open := 0
	straight := 0
	for _, r := range t.Text[s.Start:max(s.Start, pos)] {
		switch r {
		case '“', '「', '『':
			open++
		case '”', '」', '』':
			open = max(0, open-1)
		case '"':
			straight++
		}
	}
	return open > 0 || straight%2 == 1
}

// quotation is the first quotation of some length behind the cue in its sentence,
// else the last before it.
func (t *text) quotation(cue models.Span) *models.Span {
	const shortest = 12 // bytes: a single word in quotation marks quotes nobody
	s := t.sentence(cue.Start)
	var before, behind *models.Span
	start := -1
	for i, r := range t.Text[s.Start:s.End] {
		i += s.Start
		switch {
		case r == '“' || r == '「' || r == '"' && start < 0:
			if start < 0 {
				start = i + utf8.RuneLen(r)
			}
		case (r == '”' || r == '」' || r == '"') && start >= 0:
			q := models.Span{Start: start, End: i}
			start = -1
			switch {
			case q.Len() < shortest || q.Overlaps(cue):
			case q.Start < cue.Start:
				before = &q
			case behind == nil:
				behind = &q
			}
		}
	}
	if start >= cue.End && behind == nil && s.End-start >= shortest { // it goes on in the next sentence
		behind = &models.Span{Start: start, End: start + len(strings.TrimRight(t.Text[start:s.End], " \n”」\""))}
	}
	if behind != nil {
		return behind
	}
	return before
}

// longAgo is how many annotations before a bare title its holder may have been named.
const longAgo = 300

// holder is who a bare title means: the person beside it, the one whom the report
// named with it before, or the title itself.
func (t *text) holder(i int) models.End {
	s := t.all[i].Span
	if k, ok := t.endsAt[t.trimLeft(s.Start, 0)]; ok && t.is(k, models.Person) {
		return models.End(k)
	}
	holder := ""
	for _, a := range t.all[i].Attrs {
		if a.Key == "holder" {
			holder = a.Values[0]
		}
	}
	n := t.rank(i)
	for _, k := range slices.Backward(t.outer[max(0, n-longAgo):n]) {
		if !t.is(k, models.Person) {
			continue
		}
		if holder != "" && t.all[k].Entity == holder || t.titled(k, t.all[i].Entity) {
			return models.End(k)
		}
	}
	return models.End(i)
}

// rank is the place of an annotation among the outer ones.
func (t *text) rank(i int) int {
	n, _ := slices.BinarySearch(t.outer, i)
	return n
}

// titled says whether an office stands beside a person.
func (t *text) titled(person int, office string) bool {
	n := t.rank(person)
	for _, k := range []int{n - 1, n + 1} {
		if k < 0 || k >= len(t.outer) || !t.is(t.outer[k], models.Office) || t.all[t.outer[k]].Entity != office {
			continue
		}
		a, b := t.all[t.outer[min(n, k)]].Span, t.all[t.outer[max(n, k)]].Span
		switch gap := t.Text[min(a.End, b.Start):max(a.End, b.Start)]; strings.TrimSpace(gap) {
		case "", ",", ", the", "，", "（":
			return true
		}
	}
	return false
}
