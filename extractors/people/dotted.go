package people

import (
	"strings"
	"unicode/utf8"

	"tifa/extractors/fold"
	"tifa/models"
)

// Names with dots have at most this many parts, each of at most this many
// characters.
const (
	mostParts   = 5
	longestPart = 8
)

// dottedName reports the name around the dot at byte i: 彼得·海因斯. The words of
// the sentence and the sounds of their characters tell where it begins and ends.
// It gives the byte behind the name, or 0.
func (u *unlisted) dottedName(i int) int {
	start := u.partStart(i)
	_, size := utf8.DecodeRuneInString(u.in.Text[i:])
	end := u.partEnd(i + size)
	if start == i || end == i+size {
		return 0
	}
	for range mostParts {
		r, size := utf8.DecodeRuneInString(u.in.Text[end:])
		if size == 0 || u.table.Symbol(r) != '·' {
			break
		}
		next := u.partEnd(end + size)
		if next == end+size {
			break
		}
		end = next
	}
	if noPerson(u.in.Text[end:]) {
		return 0
	}
	span := models.Span{Start: start, End: end}
	if crosses(u.taken, span) {
		return 0
	}
	u.found = append(u.found, candidate{span, foreignBest, models.Person, "unlisted-dotted-name"})
	return end
}

// partEnd gives the end of the part of a name that begins at byte i.
func (u *unlisted) partEnd(i int) int {
	words := u.in.Words(i)
	n, begins := wordIndex(words, i)
	if !begins {
		return i
	}
	end, next := i, n
	for k := n; k < len(words) && words[k].Span.Start == end && u.partWord(words[k], k == n, trailingWords); k++ {
		if words[k].Span.End-i > longestPart*utf8.UTFMax {
			break
		}
		end, next = words[k].Span.End, k+1
	}
	// One more character before a mark belongs to the name: 吐尔地、
	if end > i && next < len(words) && words[next].Span.Start == end && u.single(words[next].Span) {
		r, _ := utf8.DecodeRuneInString(u.in.Text[words[next].Span.End:])
		own, _ := utf8.DecodeRuneInString(u.in.Text[end:])
		if !u.table.Is(r, fold.Han) && !strings.ContainsRune(trailingWords, u.table.Symbol(own)) && !endsWell(u.in.Text, end) {
			return words[next].Span.End
		}
	}
	return end
}

// partStart gives the beginning of the part of a name that ends at byte i.
func (u *unlisted) partStart(i int) int {
	words := u.in.Words(i)
	n, _ := wordIndex(words, i)
	start := i
	for k := n - 1; k >= 0 && words[k].Span.End == start && u.partWord(words[k], k == n-1, leadingWords); k-- {
		if i-words[k].Span.Start > longestPart*utf8.UTFMax {
			break
		}
		start = words[k].Span.Start
	}
	return start
}

// partWord says whether a word may belong to a part of a name with dots. The one
// beside the dot may be any that is short.
func (u *unlisted) partWord(w models.Token, beside bool, others string) bool {
	text := w.Span.In(u.in.Text)
	least := 8
	switch {
	case beside:
		least = -40
	case u.single(w.Span):
		least = -8
		r, _ := utf8.DecodeRuneInString(text)
		if strings.ContainsRune(others, u.table.Symbol(r)) {
			return false
		}
	case strings.HasPrefix(w.POS, "nr"):
		least = -5
	}
	for _, r := range text {
		if !u.table.Is(r, fold.Han) || int(u.odds.of(u.table.Symbol(r)).sound) < least {
			return false
		}
	}
	return true
}
