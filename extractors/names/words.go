package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	_ "embed"

	"tifa/extractors/bloom"
)

//go:embed words.bloom
var commonBits string

// common tells the words of English that are no names.
var common = bloom.Filter(commonBits)

// isCommon says whether a word is one of them, in small letters, or made as such words
// are.
func isCommon(word string) bool {
	low := strings.ToLower(word)
	if common.Has([]rune(low)) {
		return true
	}
	for _, ending := range derived {
		if strings.HasSuffix(low, ending) && len(low) > len(ending)+3 {
			return true
		}
	}
	// Parts with a hyphen are words each: Anti-Fraud, Vice-Chairs.
	if a, b, ok := strings.Cut(low, "-"); ok && a != "" && b != "" {
		return common.Has([]rune(b)) && (common.Has([]rune(a)) || prefixes[a])
	}
	return false
}

// derived are the endings of words that are made of others, or of names.
var derived = []string{"ism", "isms", "ness", "ment", "ments", "tion", "tions", "ization", "isation", "ologist", "ologists", "ology", "iser", "isers", "izer", "izers", "ised", "ising", "ists", "ites", "ians", "ability", "ibility", "ful", "less", "ically", "ously"}

// prefixes stand before a hyphen.
var prefixes = set(`anti pro pre post non sub inter intra co ex un re de mid neo semi multi vice cross self mini micro mega ultra euro afro anglo franco sino indo austro`)

// contracted says whether a word is one with a verb behind an apostrophe: We've.
func contracted(word string) bool {
	i := strings.LastIndexAny(word, "'’")
	if i < 0 {
		return false
	}
	switch strings.TrimLeft(word[i:], "'’") {
	case "ve", "re", "ll", "d", "m", "t":
		return true
	}
	return false
}

// longestWord bounds the words that are read, in bytes.
const longestWord = 40

// inWord says whether a character may stand in a word.
func inWord(r rune) bool {
	return r == '-' || r == '\'' || r == '’' || r == '&' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wordAt is the word that begins at byte i, without a possessive 's.
func wordAt(text string, i int) string {
	end := i
	for end < len(text) && end-i < longestWord {
		if c := text[end]; c < utf8.RuneSelf {
			if c|0x20 >= 'a' && c|0x20 <= 'z' || inWord(rune(c)) {
				end++
				continue
			}
			break
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if !inWord(r) {
			break
		}
		end += size
	}
	word := text[i:end]
	if n := strings.Index(word, "--"); n >= 0 { // a dash
		word = word[:n]
	}
	word = strings.TrimRight(word, "-'’&")
	for _, s := range []string{"'s", "’s", "'S"} {
		word = strings.TrimSuffix(word, s)
	}
	return word
}

// wordBefore is the word that ends at byte i.
func wordBefore(text string, i int) string {
	start := i
	for start > 0 && i-start < longestWord {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !inWord(r) {
			break
		}
		start -= size
	}
	return strings.TrimLeft(text[start:i], "-'’&")
}

// before gives the word before byte i and what stands between: a blank, or the mark
// that ends or divides a sentence.
func before(text string, i int) (word string, mark byte) {
	end, mark := i, byte(0)
	for end > 0 && i-end < 4 {
		c := text[end-1]
		if c == '\n' {
			return "", '\n'
		}
		if c == ' ' {
			if mark == 0 {
				mark = ' '
			}
			end--
			continue
		}
		if c < utf8.RuneSelf && !inWord(rune(c)) && c != '.' {
			if mark == ' ' || mark == 0 {
				mark = c
				end--
				continue
			}
			return "", mark
		}
		break
	}
	return wordBefore(text, end), mark
}

// after is the same for the word behind byte i. A possessive 's is a mark of its own: '\”.
func after(text string, i int) (word string, mark byte, at int) {
	for _, s := range []string{"'s", "’s"} {
		if strings.HasPrefix(text[i:], s) {
			i += len(s)
			mark = '\''
		}
	}
	for at = i; at < len(text) && at-i < 4; {
		c := text[at]
		switch {
		case c == '\n':
			return "", '\n', at
		case c == ' ':
			if mark == 0 {
				mark = ' '
			}
			at++
		case c < utf8.RuneSelf && !inWord(rune(c)) || c == '-':
			if mark != ' ' && mark != 0 {
				return "", mark, at
			}
			mark = c
			at++
		default:
			return wordAt(text, at), mark, at
		}
	}
	return "", mark, at
}

// capital says whether a word begins with a capital letter.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// small says whether a word begins with a small letter.
func small(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

func set(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
