package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
)

// Class is a kind of character sequence that patterns name with %. It gives the
// places where a sequence of low to high units can end that begins at pos, or
// if not forward where one can begin that ends there; the likeliest first. It
// must look at a bounded stretch of the text only.
type Class func(in *extractors.Input, pos int, forward bool, low, high int) []int

// basicClasses are the classes that need no knowledge of names:
//
//	%cap    a capitalised word, with inner hyphens, apostrophes and full stops,
//	        that is no function word at the start of a sentence
//	%word   any word of letters or digits
//	%num    a number, with commas and a decimal point
//	%year   a year of four digits
//	%years  a span of years: 1850–1910
//	%ordinal 58th, or Third
//	%han    Chinese characters, the unit being one
//	%noun   the same without particles, pronouns, prepositions and auxiliaries
//	%hannum a number in Chinese characters or digits
//	%text   characters of one line, none of which is a bracket or quotation mark
func basicClasses() map[string]Class {
	t := fold.Load()
	wordsThat := func(ok func(word string) bool) Class {
		return func(in *extractors.Input, pos int, forward bool, low, high int) []int {
			return wordSequence(t, in.Text, pos, forward, low, high, ok)
		}
	}
	upper := func(word string) bool {
		r, _ := utf8.DecodeRuneInString(word)
		return t.Is(r, fold.Upper) && !functionWords[word]
	}
	return map[string]Class{
		"cap":  wordsThat(upper),
		"word": wordsThat(func(string) bool { return true }),
		"num": wordsThat(func(word string) bool {
			for _, r := range word {
				if !t.Is(r, fold.Digit) && r != ',' && r != '.' {
					return false
				}
			}
			return true
		}),
		"year": wordsThat(func(word string) bool {
			return len(word) == 4 && (word[0] == '1' || word[0] == '2') && strings.Trim(word, "0123456789") == ""
		}),
		"years": wordsThat(func(word string) bool {
			digits := strings.Trim(word, "0123456789")
			return len(word)-len(digits) == 8 && len(word) > 8 && t.Symbol([]rune(digits)[0]) == '-' && strings.HasSuffix(word[:4+len(digits)], digits)
		}),
		"ordinal": wordsThat(func(word string) bool {
			digits := strings.TrimLeft(word, "0123456789")
			return len(digits) < len(word) && (digits == "st" || digits == "nd" || digits == "rd" || digits == "th") || ordinals[word]
		}),
		"han": characters(func(r rune) bool { return t.Is(r, fold.Han) }),
		"noun": characters(func(r rune) bool {
			return t.Is(r, fold.Han) && !strings.ContainsRune(particles, t.Symbol(r))
		}),
		"hannum": characters(func(r rune) bool {
			return t.Is(r, fold.Digit) || strings.ContainsRune("〇一二三四五六七八九十百两", t.Symbol(r))
		}),
		"text": characters(func(r rune) bool {
			switch r {
			case '\n', '\r', '《', '》', '〈', '〉', '(', ')', '（', '）', '[', ']', '【', '】', utf8.RuneError:
				return false
			}
			return t.Symbol(r) != '"'
		}),
	}
}

// ordinals are those that count meetings.
var ordinals = map[string]bool{"First": true, "Second": true, "Third": true, "Fourth": true, "Fifth": true, "Sixth": true, "Seventh": true, "Eighth": true, "Ninth": true, "Tenth": true}

// functionWords have a capital where a sentence or a title begins.
var functionWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("The A An This That These Those It Its He His She Her They Their We Our You In On At By For From To Of With And But Or As If When " +
		"While After Before Since Until During Under Over Between Among About Into Through Despite Although However Meanwhile Also Both All Some Many No Not Because Yet So Even Just Still Unlike Dear There What Who Which How Why") {
		m[w] = true
	}
	return m
}()

// particles are characters that no noun phrase of a name has.
const particles = "的了着过和与在从到由向往对被把将让使给是有这那其各每我你他她它们不没无未也都还就又再很更最已曾要会能可应须该等并且而但则或说称"

// characters makes a class whose unit is one character.
func characters(ok func(rune) bool) Class {
	return func(in *extractors.Input, pos int, forward bool, low, high int) (ends []int) {
		start := pos
		for n := 1; n <= high; n++ {
			var r rune
			var size int
			if forward {
				r, size = utf8.DecodeRuneInString(in.Text[pos:])
			} else {
				r, size = utf8.DecodeLastRuneInString(in.Text[:pos])
				size = -size
			}
			if size == 0 || !ok(r) {
				break
			}
			pos += size
			if n >= low {
				if ends == nil {
					ends = make([]int, 0, high-low+2) // with start
				}
				ends = append(ends, pos)
			}
		}
		slices.Reverse(ends)
		if low == 0 {
			ends = append(ends, start)
		}
		return ends
	}
}

// wordSequence finds words that stand apart by blanks; longest sequence first.
func wordSequence(t *fold.Table, text string, pos int, forward bool, low, high int, ok func(string) bool) (ends []int) {
	start := pos
	if !wordEdge(t, text, pos) {
		return nil
	}
	for n := 1; n <= high; n++ {
		at := pos
		if n > 1 {
			if at = blanks(t, text, pos, forward); at == pos {
				break
			}
		}
		end := wordAt(t, text, at, forward)
		if end == at || !ok(text[min(at, end):max(at, end)]) {
			break
		}
		pos = end
		if n >= low {
			if ends == nil {
				ends = make([]int, 0, high-n+2) // with start
			}
			ends = append(ends, pos)
		}
	}
	slices.Reverse(ends)
	if low == 0 {
		ends = append(ends, start)
	}
	return ends
}

// wordAt gives the other end of the word at pos: letters and digits, and between
// them hyphens, apostrophes, full stops and ampersands; or pos if there is none.
// A possessive 's stays outside.
func wordAt(t *fold.Table, text string, pos int, forward bool) int {
	const longest = 64
	joins := func(r rune) bool {
		switch t.Symbol(r) {
		case '-', '\'', '.', '&', ',':
			return true
		}
		return false
	}
	at, end := pos, pos
	for at-pos < longest && pos-at < longest {
		var r rune
		var size int
		if forward {
			r, size = utf8.DecodeRuneInString(text[at:])
		} else {
			r, size = utf8.DecodeLastRuneInString(text[:at])
			size = -size
		}
		if size == 0 || t.Is(r, fold.Han) {
			break
		}
		switch {
		case t.Is(r, fold.Letter):
			at += size
			end = at
			continue
		case !joins(r) || at == pos && !forward && t.Symbol(r) != '.':
		case at != end: // two joining characters in a row
		case t.Symbol(r) == ',' && !betweenDigits(t, text, at, size):
		default:
			at += size
			continue
		}
		break
	}
	start, stop := min(pos, end), max(pos, end)
	if !forward && strings.HasSuffix(text[start:stop], ".") && !abbreviated(text[start:stop]) {
		return pos // the end of a sentence
	}
	if forward {
		return pos + len(withoutPossessive(t, text[start:stop]))
	}
	return end
}

// abbreviated says whether a word with a full stop at its end is short for another:
// St., U.S., Corp.
func abbreviated(word string) bool {
	const longest = 4
	return len(word) <= longest || strings.Contains(word[:len(word)-1], ".") || word == "Corp." || word == "Sept."
}

// betweenDigits says whether the character of the given signed size at byte i,
// a comma, stands within a number.
func betweenDigits(t *fold.Table, text string, i, size int) bool {
	lo, hi := min(i, i+size), max(i, i+size)
	before, _ := utf8.DecodeLastRuneInString(text[:lo])
	after, _ := utf8.DecodeRuneInString(text[hi:])
	return t.Is(before, fold.Digit) && t.Is(after, fold.Digit)
}

// withoutPossessive cuts 's off the end of a word.
func withoutPossessive(t *fold.Table, word string) string {
	r, size := utf8.DecodeLastRuneInString(word)
	if r != 's' && r != 'S' {
		return word
	}
	rest := word[:len(word)-size]
	if q, n := utf8.DecodeLastRuneInString(rest); t.Symbol(q) == '\'' {
		return rest[:len(rest)-n]
	}
	return word
}
