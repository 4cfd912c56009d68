// Package fold says which characters count as the same when names are
// compared: capital and small letters, full-width and half-width forms, curly
// and straight quotes, all hyphens and dashes, letters with and without
// accents, traditional and simplified characters. It never changes a text;
// whoever compares walks the text as it is and asks for each character's
// symbol, so no offset moves.
package fold

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Two symbols have a meaning of their own.
const (
	Skip  = 0   // the character counts for nothing: zero-width characters, combining accents
	Blank = ' ' // any white space; a run of it counts once
)

// Class tells what a character is, as a set of bits.
type Class uint8

// The classes.
const (
	Han         Class = 1 << iota // a Chinese character
	Letter                        // a letter or digit of a script that puts blanks between words
	Upper                         // a capital letter
	Traditional                   // used in traditional Chinese only
	Simplified                    // used in simplified Chinese only
	Digit                         // 0 to 9, full-width ones included
)

// Table holds the symbol and the class of every character of the Basic
// Multilingual Plane. It must not be written to.
type Table struct {
	Symbols [1 << 16]uint16
	Classes [1 << 16]Class
}

// Symbol is what r counts as.
func (t *Table) Symbol(r rune) rune {
	if r < 1<<16 {
		return rune(t.Symbols[r])
	}
	return r
}

// Class is what r is.
func (t *Table) Class(r rune) Class {
	switch {
	case r < 1<<16:
		return t.Classes[r]
	case unicode.Is(unicode.Han, r):
		return Han
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return Letter
	}
	return 0
}

// Is says whether r has all the classes in c.
func (t *Table) Is(r rune, c Class) bool { return t.Class(r)&c == c }

// String is the key under which a name is looked up: its symbols, with runs of
// blanks as one and none at the ends.
func (t *Table) String(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range s {
		switch sym := t.Symbol(r); sym {
		case Skip:
		case Blank:
			blank = b.Len() > 0
		default:
			if blank {
				b.WriteByte(Blank)
				blank = false
			}
			b.WriteRune(sym)
		}
	}
	return b.String()
}

// ToSimplified replaces each traditional character by its simplified one. The
// result has the same length in bytes, so offsets hold in both.
func (t *Table) ToSimplified(s string) string {
	var b []byte
	for i, r := range s {
		if r >= 1<<16 || t.Classes[r]&Han == 0 {
			continue
		}
		if sym := rune(t.Symbols[r]); sym != r && utf8.RuneLen(sym) == utf8.RuneLen(r) {
			if b == nil {
				b = []byte(s)
			}
			utf8.EncodeRune(b[i:], sym)
		}
	}
	if b == nil {
		return s
	}
	return string(b)
}

//go:embed hant.tsv
var hant string

// Load gives the table; it is made on the first call and shared.
var Load = sync.OnceValue(func() *Table {
	t := new(Table)
	for i := range t.Symbols {
		t.Symbols[i] = uint16(i)
	}
	t.addClasses()
	t.addLetters()
	t.addPunctuation()
	t.addChinese()
	return t
})

// each calls do for the characters of tab in the Basic Multilingual Plane.
func each(tab *unicode.RangeTable, do func(r rune)) {
	for _, span := range tab.R16 {
		for i := int(span.Lo); i <= int(span.Hi); i += int(span.Stride) {
			do(rune(i))
		}
	}
}

func (t *Table) addClasses() {
	letter := func(r rune) { t.Classes[r] |= Letter }
	each(unicode.Letter, letter)
	each(unicode.Mn, letter)
	each(unicode.Digit, letter)
	each(unicode.Upper, func(r rune) { t.Classes[r] |= Upper })
	for _, unspaced := range []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar} {
		each(unspaced, func(r rune) { t.Classes[r] = 0 })
	}
	each(unicode.Han, func(r rune) { t.Classes[r] = Han })
	for d := range rune(10) {
		t.Classes['0'+d] |= Digit
		t.Classes['０'+d] |= Digit
	}
}

// addLetters folds case, width and accents.
func (t *Table) addLetters() {
	for r := '！'; r <= '～'; r++ { // full-width forms of ! to ~
		t.Symbols[r] = uint16(r - '！' + '!')
	}
	each(unicode.Upper, func(r rune) {
		if low := unicode.ToLower(rune(t.Symbols[r])); low < 1<<16 {
			t.Symbols[r] = uint16(low)
		}
	})
	unaccent := func(from, to rune) {
		for r := from; r <= to; r++ {
			d := norm.NFD.PropertiesString(string(r)).Decomposition()
			if base, n := utf8.DecodeRune(d); n > 0 && base != utf8.RuneError && unicode.IsLetter(base) {
				t.Symbols[r] = t.Symbols[base]
			}
		}
	}
	unaccent('\u00C0', '\u024F')
	unaccent('\u1E00', '\u1EFF')
	for base, variants := range map[rune]string{'o': "øØ", 'l': "łŁ", 'd': "đĐðÐ", 'i': "ıİ", 'h': "ħĦ", 't': "ŧŦ", 's': "ß"} {
		for _, r := range variants {
			t.Symbols[r] = uint16(base)
		}
	}
}

func (t *Table) addPunctuation() {
	for sym, variants := range map[rune]string{
		'\'': "‘’‚‛′＇`´ʼ",
		'"':  "“”„‟″＂「」『』〝〞",
		'-':  "‐‑‒–—―−－﹣",
		'·':  "•・‧∙⋅･",
		'…':  "⋯",
	} {
		for _, r := range variants {
			t.Symbols[r] = uint16(sym)
		}
	}
	each(unicode.White_Space, func(r rune) { t.Symbols[r] = Blank })
	each(unicode.Mn, func(r rune) { t.Symbols[r] = Skip })
	each(unicode.Cf, func(r rune) { t.Symbols[r] = Skip })
}

func (t *Table) addChinese() {
	for line := range strings.Lines(hant) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		trad, _ := utf8.DecodeRuneInString(cells[0])
		simp, _ := utf8.DecodeRuneInString(cells[1])
		t.Symbols[trad] = uint16(simp)
		if strings.Contains(cells[2], "t") {
			t.Classes[trad] |= Traditional
		}
		if strings.Contains(cells[2], "s") {
			t.Classes[simp] |= Simplified
		}
	}
	// A chain of foldings would leave two names of one thing apart.
	for i := range t.Symbols {
		t.Symbols[i] = t.Symbols[t.Symbols[i]]
	}
}
