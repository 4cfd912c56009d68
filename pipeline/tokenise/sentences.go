package tokenise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors/fold"
	"tifa/models"
)

// longestSentence is the most bytes that a sentence has; what is longer, such as
// a table without full stops, is cut at a blank.
const longestSentence = 8000

// Sentences splits a text into sentences, without the white space around them,
// in one pass over the text. A sentence ends
//   - at 。！？ and at ! ? with the quotation marks and brackets that close there,
//   - at a full stop that ends no abbreviation and no number,
//   - at a blank line, at a line break behind the first line, which is a
//     headline, and at one before a byline or a bullet.
//
// Other line breaks are taken for wrapping.
func Sentences(text string) []models.Span {
	s := splitter{text: text, table: fold.Load(), start: -1, firstLine: true}
	for i := 0; i < len(text); {
		// Most of a Latin text is letters and single blanks within a sentence.
		if c := text[i] | 0x20; s.start >= 0 && i-s.start < longestSentence-1 && ('a' <= c && c <= 'z' || text[i] == ' ' && i+1 < len(text) && text[i+1] > ' ' && text[i+1] < utf8.RuneSelf) {
			i++
			continue
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = fold.Rune(text[i:])
		}
		if s.table.Symbol(r) == fold.Blank {
			i = s.blanks(i)
			continue
		}
		if s.start < 0 {
			s.start = i
		}
		end := i + size
		switch r {
		case '。', '！', '？', '!', '?', '｡':
			end = s.closing(end)
			s.cut(end)
		case '.':
			if s.stops(i) {
				end = s.closing(end)
				s.cut(end)
			}
		}
		i = end
		if s.start >= 0 && i-s.start >= longestSentence {
			at := s.lastBlank(i)
			s.cut(at)
			if at < i {
				s.start = at
			}
		}
	}
	s.cut(len(text))
	return s.out
}

type splitter struct {
	text      string
	table     *fold.Table
	start     int // of the sentence that is being read; -1 between sentences
	firstLine bool
	out       []models.Span
}

// cut ends the sentence before byte end.
func (s *splitter) cut(end int) {
	if s.start < 0 || end <= s.start {
		return
	}
	trimmed := len(strings.TrimRightFunc(s.text[s.start:end], unicode.IsSpace))
	s.out = append(s.out, models.Span{Start: s.start, End: s.start + trimmed})
	s.start = -1
}

// lastBlank is where a sentence that has become too long is cut: behind its last
// blank if that is not far, else before byte i.
func (s *splitter) lastBlank(i int) int {
	if k := strings.LastIndexAny(s.text[i-200:i], " \n　，、；,;"); k >= 0 {
		_, size := utf8.DecodeRuneInString(s.text[i-200+k:])
		return i - 200 + k + size
	}
	return i
}

// blanks passes the white space at byte i, ends the sentence if it does, and
// gives the byte behind.
func (s *splitter) blanks(i int) int {
	lines, from := 0, i
	for i < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if s.table.Symbol(r) != fold.Blank {
			break
		}
		if r == '\n' || r == '\r' && !strings.HasPrefix(s.text[i+1:], "\n") {
			lines++
		}
		i += size
	}
	if lines > 1 || lines == 1 && (s.firstLine && s.start >= 0 || s.newItem(from, i)) {
		s.cut(from)
	}
	if lines > 0 && len(s.out) > 0 {
		s.firstLine = false
	}
	return i
}

// newItem says whether the line that begins at byte i, behind the blanks from
// byte from on, is a paragraph, a bullet or a byline.
func (s *splitter) newItem(from, i int) bool {
	rest := s.text[i:]
	if strings.Contains(s.text[from:i], "\u3000") { // an indented Chinese paragraph
		return true
	}
	r, size := utf8.DecodeRuneInString(rest)
	switch r {
	case '-', '*', '•', '■', '●', '◆', '▪', '·', '–', '—', '|', '【', '#':
		next, _ := utf8.DecodeRuneInString(rest[size:])
		return r == '【' || s.table.Symbol(next) == fold.Blank
	}
	return strings.HasPrefix(rest, "By ") || strings.HasPrefix(rest, "BY ")
}

// closing gives the byte behind the quotation marks and brackets that close at
// byte i, and of further points; eight of them at most.
func (s *splitter) closing(i int) int {
	for range 8 {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		switch r {
		case '”', '’', '」', '』', '）', ')', '》', '】', ']', '"', '\'', '!', '?', '！', '？', '…', '.':
			i += size
		default:
			return i
		}
	}
	return i
}

// stops says whether the full stop at byte i ends a sentence.
func (s *splitter) stops(i int) bool {
	after := s.closing(i + 1)
	next := strings.TrimLeftFunc(s.text[after:min(len(s.text), after+64)], unicode.IsSpace)
	if next == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(next)
	if strings.HasPrefix(s.text[after:], next) {
		// No blank behind it: U.S.-led, 9.30, example.org; but "end.他" ends.
		return s.table.Is(r, fold.Han) && !unicode.IsDigit(lastRune(s.text[:i]))
	}
	if unicode.IsLower(r) || r == ',' || r == ';' {
		return false
	}
	word := lastWord(s.text[:i])
	small := strings.ToLower(word)
	switch {
	case word == "":
		return true
	case neverLast[small]:
		return false
	case len(word) == 1 && unicode.IsUpper(rune(word[0])): // an initial
		return starts(next)
	case strings.Contains(word, ".") || sometimesLast[small]:
		return starts(next)
	case word == "No" || word == "no" || word == "Nos" || word == "Art" || word == "Sec":
		return !unicode.IsDigit(r)
	}
	return true
}

// starts says whether the text goes on with a word that begins sentences; the A
// of "A. Smith" does not.
func starts(next string) bool {
	word := firstWord(next)
	return starters[word] && !strings.HasPrefix(next, word+".")
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// lastWord is the word before a full stop, inner full stops included: U.S for
// U.S., at most 20 bytes.
func lastWord(s string) string {
	i := len(s)
	for i > 0 && len(s)-i < 20 {
		c := s[i-1]
		if c != '.' && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			break
		}
		i--
	}
	return strings.Trim(s[i:], ".")
}

func firstWord(s string) string {
	s = strings.TrimLeft(s, "“‘\"'(")
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if i < 0 {
		return s
	}
	return s[:i]
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// neverLast are abbreviations that stand before a name or a number.
var neverLast = set(`mr mrs ms messrs mme mlle dr prof rev hon sen sens rep reps gov govs gen lt col maj capt cmdr adm brig sgt cpl pvt
	pres supt det insp st ste mt ft vs cf approx jan feb mar apr jun jul aug sep sept oct nov dec cllr fr sr amb sec-gen atty pp vol`)

// sometimesLast are abbreviations that may also end a sentence.
var sometimesLast = set(`inc ltd co corp bros jr esq etc al llc plc est dept univ assn ave blvd rd no. a.m p.m am pm`)

// starters are words that begin a sentence when they have a capital behind an
// abbreviation.
var starters = set(`The A An In On At He She It They We I You This That These Those There But And Or If When While As After Before Since For With
	By From To His Her Its Their Our My Also However Although Meanwhile Instead Both All Many Most Some Officials Critics Under Earlier Last
	During Despite Another One Two What Who How Why Not No Now Then Such According Asked Speaking`)
