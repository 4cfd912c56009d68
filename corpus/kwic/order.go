package kwic

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Order says how lines are sorted.
type Order string

// The orders. Of lines that are equal the earlier one in the run comes first.
const (
	ByDocument Order = "document" // as documents stand in the run
	ByDate     Order = "date"     // of the document, those without one first
	ByLeft     Order = "left"     // by the words before, the nearest first
	ByKey      Order = "key"
	ByRight    Order = "right" // by the words behind
)

// Orders are their names.
func Orders() []string {
	return []string{string(ByDocument), string(ByDate), string(ByLeft), string(ByKey), string(ByRight)}
}

// ParseOrder reads the name of an order.
func ParseOrder(name string) (Order, error) {
	if all := Orders(); !slices.Contains(all, name) {
		return "", fmt.Errorf("%q is no order: use %s or %s", name, strings.Join(all[:len(all)-1], ", "), all[len(all)-1])
	}
	return Order(name), nil
}

// key is what lines are compared by.
func (o Order) key(l *Line) string {
	switch o {
	case ByDate:
		return l.Date
	case ByLeft:
		w := words(l.Left)
		slices.Reverse(w)
		return strings.Join(w, "\x00")
	case ByKey:
		return strings.Join(words(l.Key), "\x00")
	case ByRight:
		return strings.Join(words(l.Right), "\x00")
	}
	return ""
}

// words are the words of a text in small letters, in Chinese its characters, without
// punctuation.
func words(s string) (out []string) {
	start := -1 // of a word
	end := func(at int) {
		if start >= 0 {
			out = append(out, strings.ToLower(s[start:at]))
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case !notWord(r):
			if start < 0 {
				start = i
			}
		case unicode.Is(unicode.Han, r):
			end(i)
			out = append(out, string(r))
		default:
			end(i)
		}
	}
	end(len(s))
	return out
}

// notWord says whether a character is none that makes words with its neighbours.
func notWord(r rune) bool {
	return !unicode.In(r, unicode.L, unicode.N, unicode.M) || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
