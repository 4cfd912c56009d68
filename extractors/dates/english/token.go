package english

import (
	"strings"
	"unicode/utf8"

	"tifa/extractors/dates/calendar"
	"tifa/extractors/fold"
)

// form is what a token is made of.
type form uint8

const (
	nothing   form = iota // the end of the text, or a blank line: nothing goes across
	otherWord             // letters that no word of the grammar has, or another script
	knownWord             // a word of the lexicon
	number                // digits
	punct                 // a punctuation mark
)

// token is a word, a number or a mark of the text.
type token struct {
	*word           // what the lexicon says; never nil
	form       form //
	mark       byte // the mark: '-' for every dash, '\'' for every quotation mark
	start, end int  // bytes
	spaced     bool // whether a blank stands before it
	line       bool // whether it begins a line
	upper      bool // begins with a capital
	n, digits  int  // of a number: its value, and how many digits it has
	suffixed   bool // of a number: 1st, 22nd
}

// unknown is the word that says nothing.
var unknown = &word{}

// longestWord bounds the words that are looked up, in bytes.
const longestWord = 16

// reader reads the tokens of a text from one place on, each once.
type reader struct {
	text   string
	table  *fold.Table
	lex    *lexicon
	tokens []token
	next   int // byte at which the next one will be read

	grammar *Grammar // keeps what was read at each token
}

// window is how many tokens an expression may have.
const window = 40

// begin turns to the text from byte i on.
func (r *reader) begin(i int) {
	r.tokens, r.next = r.tokens[:0], i
}

// at gives token k.
func (r *reader) at(k int) *token {
	for len(r.tokens) <= k {
		r.tokens = append(r.tokens, r.read())
	}
	return &r.tokens[k]
}

// read reads the next token. Behind the end, and behind a window's tokens, there
// is nothing but ends.
func (r *reader) read() token {
	t := token{word: unknown, start: r.next, end: r.next}
	if len(r.tokens) >= window {
		return t
	}
	i, lines := r.next, 0
	for i < len(r.text) && i-r.next < 8 && (r.text[i] == ' ' || r.text[i] == '\n' || r.text[i] == '\t' || r.text[i] == '\r') {
		if r.text[i] == '\n' {
			lines++
		}
		i++
	}
	if r.text[i:min(i+2, len(r.text))] == "\u00a0" {
		i += 2
	}
	t.spaced, t.line = i > r.next, lines > 0
	t.start, t.end = i, i
	if i >= len(r.text) || lines > 1 {
		return t
	}
	switch c := r.text[i]; {
	case '0' <= c && c <= '9':
		r.digits(&t)
	case isLetter(c):
		r.letters(&t)
	case c < utf8.RuneSelf:
		t.form, t.mark, t.end = punct, c, i+1
	default:
		r.other(&t)
	}
	r.next = t.end
	return t
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// digits reads a number, with th and the like behind it.
func (r *reader) digits(t *token) {
	i := t.start
	for i < len(r.text) && isDigit(r.text[i]) {
		if i-t.start < 9 {
			t.n = t.n*10 + int(r.text[i]-'0')
		}
		i++
	}
	t.form, t.digits, t.end = number, i-t.start, i
	if year, end := r.spacedYear(t.start); t.digits == 1 && end > 0 {
		t.n, t.digits, t.end = year, 4, end
		return
	}
	if t.digits > 9 {
		t.form = otherWord
		return
	}
	if i+2 <= len(r.text) {
		switch suffix := string([]byte{r.text[i] | 0x20, r.text[i+1] | 0x20}); {
		case i+2 < len(r.text) && isLetter(r.text[i+2]):
		case suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th":
			t.suffixed, t.end = true, i+2
		}
	}
	if last := t.n % 10; !t.suffixed && t.digits <= 2 && (last == 2 || last == 3) && i < len(r.text) && r.text[i] == 'd' && (i+1 == len(r.text) || !isLetter(r.text[i+1]) && !isDigit(r.text[i+1])) { // August 2d
		t.suffixed, t.end = true, i+1
	}
}

// spacedYear gives the year whose figures stand apart at byte i, behind a month: March
// 5, 2 0 2 4; and where it ends, 0 if there is none.
func (r *reader) spacedYear(i int) (year, end int) {
	month := false
	for k := max(0, len(r.tokens)-3); k < len(r.tokens); k++ {
		month = month || r.tokens[k].month != 0
	}
	const figures = len("2 0 2 4")
	if !month || i+figures > len(r.text) || r.text[i] != '1' && r.text[i] != '2' {
		return 0, 0
	}
	for k := range figures {
		switch c := r.text[i+k]; {
		case k%2 == 1 && c == ' ':
		case k%2 == 0 && isDigit(c):
			year = year*10 + int(c-'0')
		default:
			return 0, 0
		}
	}
	end = i + figures
	if end < len(r.text) && (isDigit(r.text[end]) || end+1 < len(r.text) && r.text[end] == ' ' && isDigit(r.text[end+1])) {
		return 0, 0
	}
	return year, end
}

// letters reads a word. An apostrophe belongs to it unless an s alone stands
// behind: o'clock, but year and 's.
func (r *reader) letters(t *token) {
	var low [longestWord]byte
	n, i := 0, t.start
	add := func(c byte) {
		if n < len(low) {
			low[n] = c
		}
		n++
	}
	for i < len(r.text) {
		c := r.text[i]
		if isLetter(c) {
			add(c | 0x20)
			i++
			continue
		}
		if q := r.apostrophe(i); q > 0 && i+q < len(r.text) && isLetter(r.text[i+q]) {
			if r.text[i+q]|0x20 != 's' || i+q+1 < len(r.text) && isLetter(r.text[i+q+1]) {
				add('\'')
				i += q
				continue
			}
		}
		break
	}
	t.form, t.end, t.upper = otherWord, i, r.text[t.start] < 'a'
	if i < len(r.text) && r.text[i] >= utf8.RuneSelf { // Marché
		if rest, size := utf8.DecodeRuneInString(r.text[i:]); r.table.Is(rest, fold.Letter) {
			t.end += size
			return
		}
	}
	if (n == 1) && (low[0] == 'a' || low[0] == 'p') && i+1 < len(r.text) && r.text[i] == '.' && r.text[i+1]|0x20 == 'm' {
		if end := i + 2; end >= len(r.text) || !isLetter(r.text[end]) {
			if end < len(r.text) && r.text[end] == '.' {
				end++
			}
			t.end = end
			low[1], n = 'm', 2
		}
	}
	if n > len(low) {
		return
	}
	// A word that a line break divides is one if the lexicon has the whole: Wed-/nesday.
	if whole, end := r.divided(low[:n], i); end > 0 {
		t.word, t.form, t.end = whole, knownWord, end
		return
	}
	if w, ok := r.lex.words[string(low[:n])]; ok {
		if t.word = w; !w.foreign {
			t.form = knownWord
		}
	}
}

// divided gives the word of the lexicon that begins with some letters, goes on
// behind a hyphen and a line break at byte i with small ones, and where it ends; 0 if
// there is none.
func (r *reader) divided(first []byte, i int) (whole *word, end int) {
	if i >= len(r.text) || r.text[i] != '-' {
		return nil, 0
	}
	rest := strings.TrimPrefix(r.text[i+1:min(len(r.text), i+3+longestWord)], "\r")
	if !strings.HasPrefix(rest, "\n") {
		return nil, 0
	}
	rest = rest[1:]
	n := 0
	for n < len(rest) && 'a' <= rest[n] && rest[n] <= 'z' {
		n++
	}
	w, ok := r.lex.words[string(first)+rest[:n]]
	if !ok || n == 0 || w.foreign {
		return nil, 0
	}
	return w, i + 1 + strings.IndexByte(r.text[i:], '\n') + n
}

// apostrophe gives the length of the apostrophe at byte i, 0 if there is none.
func (r *reader) apostrophe(i int) int {
	switch {
	case r.text[i] == '\'':
		return 1
	case r.text[i] == "’"[0] && i+3 <= len(r.text) && r.text[i:i+3] == "’":
		return 3
	}
	return 0
}

// other reads a character that is not ASCII: a dash, a quotation mark, or a letter
// of another script, which makes a word of its own.
func (r *reader) other(t *token) {
	c, size := utf8.DecodeRuneInString(r.text[t.start:])
	t.end = t.start + size
	switch sym := r.table.Symbol(c); {
	case c == utf8.RuneError || r.table.Class(c) != 0:
		t.form = otherWord
	case sym == '-' || sym == '\'' || sym == '"':
		t.form, t.mark = punct, byte(sym)
	case sym == '~':
		t.form, t.mark = punct, '~'
	default:
		t.form, t.mark = punct, '?'
	}
}

// is says whether token k is one of the words.
func (r *reader) is(k int, ids ...id) bool {
	got := r.at(k).id
	for _, w := range ids {
		if got == w && w != noWord {
			return true
		}
	}
	return false
}

// isMark says whether token k is a mark.
func (r *reader) isMark(k int, c byte) bool {
	t := r.at(k)
	return t.form == punct && t.mark == c
}

// possessive is the token behind 's, or k if there is none at k.
func (r *reader) possessive(k int) int {
	if r.isMark(k, '\'') && !r.at(k).spaced {
		if next := r.at(k + 1); next.id == sWord && !next.spaced {
			return k + 2
		}
		return k + 1
	}
	return k
}

// reading is what stands at some tokens, and the token behind them; end is 0 if
// nothing does.
type reading struct {
	calendar.Meaning
	rule   string
	end    int
	clock  *clockTime // of a time of the day
	period calendar.Period
	hidden bool // whether it is an expression only as part of another
	// The ends of a range that a year behind it is of as well: 11 to 13 March, 2024.
	from, to *calendar.Meaning
	ranged   bool         // has two ends already
	dayLast  bool         // a time of the day with its day behind it
	hours    [2]clockTime // the ends of a range of times of the day
}

// ok says whether something was read.
func (x *reading) ok() bool { return x.end > 0 }
