package english

import "strings"

// The clause around an expression is read as plain words: its verb may stand far from
// the expression, and before where the reader began.

// lastBreak is where the sentence begins that a text ends in, or -1.
func lastBreak(s string) int {
	for i := len(s) - 1; i > 0; i-- {
		switch c := s[i]; {
		case c == '\n' && s[i-1] == '\n', c == ';':
			return i + 1
		case (c == ' ' || c == '\n' || c == '"') && (s[i-1] == '.' || s[i-1] == '!' || s[i-1] == '?'):
			if s[i-1] != '.' || !abbreviated(s[:i-1]) {
				return i
			}
		}
	}
	return -1
}

// firstBreak is where the sentence ends that a text begins in, or -1.
func firstBreak(s string) int {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\n' && i+1 < len(s) && s[i+1] == '\n', c == ';':
			return i
		case (c == '.' || c == '!' || c == '?') && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n' || s[i+1] == '"') && (c != '.' || !abbreviated(s[:i])):
			return i
		}
	}
	return -1
}

// abbreviated says whether a full stop behind s ends an abbreviation: U.S, Mr, a.m.
func abbreviated(s string) bool {
	i := len(s)
	for i > 0 && isLetter(s[i-1]) {
		i--
	}
	w := s[i:]
	return len(w) == 1 || len(w) <= 5 && abbreviations[strings.ToLower(w)]
}

var abbreviations = set(`mr mrs ms dr sen rep gov gen lt col sgt st jr sr prof rev hon pres sept oct nov dec jan feb mar apr aug no vs`)

// fields cuts a text into words in small letters and marks.
func fields(s string) (out []string) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case isLetter(c):
			k := i
			for k < len(s) && (isLetter(s[k]) || s[k] == '\'' || strings.HasPrefix(s[k:], "’")) {
				if s[k] >= 0x80 {
					k += len("’")
				} else {
					k++
				}
			}
			if w := s[i:k]; w == "May" && i > 0 || w[0] < 'a' && len(out) > 0 && out[len(out)-1] == "to" { // the month or the name; a letter to Ms. Reyes
				out = append(out, w)
			} else {
				out = append(out, strings.ToLower(strings.ReplaceAll(w, "’", "'")))
			}
			i = k
		case c == ',' || c == ':' || c == '"' || c == '(' || c == ')':
			out = append(out, string(c))
			i++
		case '0' <= c && c <= '9': // a number is a word that says nothing
			for i < len(s) && '0' <= s[i] && s[i] <= '9' {
				i++
			}
			out = append(out, "0")
		default:
			i++
		}
	}
	return out
}
