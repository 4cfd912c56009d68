// Package language tells in which languages a text is written. tifa reads
// English and Chinese, simplified and traditional, and both in one text; any
// other language is only recognised as such.
package language

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors/fold"
	"tifa/models"
)

// Share is how much of a text is in a language.
type Share struct {
	Lang models.Lang
	// Part is the share of the text's letters, a Chinese character counting as
	// much as three Latin letters, between 0 and 1.
	Part float64
}

// Han characters carry about as much as this many letters of an English word.
const hanWeight = 3

// A language with less than this part of the text is no language of the document.
const leastPart = 0.02

// sample is how many bytes are looked at: the beginning, which tells enough of
// any report and keeps a 50 MB line cheap.
const sample = 100_000

// Detect gives the languages of a text by falling share; ties go to the first
// in the order English, simplified, traditional, other. A text without letters
// has none.
func Detect(text string) []Share {
	if len(text) > sample {
		text = text[:sample]
	}
	c := count(text)
	english, foreign := float64(c.latin), float64(c.foreign)
	if !c.readsAsEnglish() {
		english, foreign = 0, foreign+english
	}
	han := float64(c.han * hanWeight)
	if c.kana*8 > c.han && c.kana > 2 { // Japanese
		han, foreign = 0, foreign+han+float64(c.kana*hanWeight)
	}
	shares := []Share{
		{models.English, english},
		{models.SimplifiedChinese, han},
		{models.TraditionalChinese, 0},
		{models.Other, foreign},
	}
	if c.traditional > c.simplified {
		shares[1].Part, shares[2].Part = 0, han
	}
	total := english + han + foreign
	for i := range shares {
		shares[i].Part /= max(total, 1)
	}
	slices.SortStableFunc(shares, func(a, b Share) int { return cmp.Compare(b.Part, a.Part) })
	for i, s := range shares {
		if s.Part < leastPart {
			return shares[:i]
		}
	}
	return shares
}

// counts are what a text is made of.
type counts struct {
	latin, han, kana, foreign int // characters
	simplified, traditional   int // Chinese characters that tell the script
	words                     int // of Latin letters
	english, other            int // those that are function words of English, and of other languages
	accented                  int // Latin letters that English does not have
}

func count(text string) (c counts) {
	t := fold.Load()
	word, length := uint64(0), 0 // the letters of a word, five bits each, and how many
	flush := func() {
		if length > 0 {
			c.words++
			if length <= longestFunctionWord {
				switch functionWords.lang(word) {
				case english:
					c.english++
				case other:
					c.other++
				}
			}
			word, length = 0, 0
		}
	}
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if l := r | 0x20; 'a' <= l && l <= 'z' {
			c.latin++
			word, length = word<<5|uint64(r&31), length+1 //nolint:gosec // a letter
			i++
			continue
		}
		if r >= utf8.RuneSelf {
			r, size = fold.Rune(text[i:])
		}
		i += size
		class := t.Class(r)
		switch {
		case class&fold.Han != 0:
			c.han++
			if class&fold.Traditional != 0 {
				c.traditional++
			}
			if class&fold.Simplified != 0 {
				c.simplified++
			}
		case r < utf8.RuneSelf: // no letter
		case class&fold.Letter == 0 || class&fold.Digit != 0:
			if r < utf8.RuneSelf || r == '，' || r == '。' || r == '、' || r == '；' { // most of them
				break
			}
			if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
				c.kana++
			} else if unicode.IsLetter(r) {
				c.foreign++
			}
		case unicode.Is(unicode.Latin, r):
			c.latin++
			c.accented++
		default:
			c.foreign++
		}
		flush()
	}
	flush()
	return c
}

// readsAsEnglish says whether the Latin words may be English. In running English
// more than a third of the words are function words; a headline may have none,
// so that in a short text only the words of another language tell.
func (c counts) readsAsEnglish() bool {
	switch {
	case c.other >= 3 && c.other > c.english && c.other*12 >= c.words:
		return false
	case c.words < 30:
		return c.accented*8 <= c.latin && (c.words < 12 || c.english > 0 || c.other == 0)
	}
	return c.english*100 >= c.words*10
}

// englishWords are function words of English, and otherWords those of other
// languages in Latin script. A word of both, such as the German and Dutch in, is
// English.
const (
	englishWords = "the of and to that for is was with by it his her he she they their from at which this these those be been were are has have had will " +
		"would said says not but its who after we our you should must about between into than or an when there what could more also other how if all in on a as"
	otherWords = "de la le les du des et un une est dans pour que qui sur au aux ne pas par avec el los las del y en por con una su se al lo il di che della dei gli " +
		"e o os da do dos das um uma em não para der die das und den dem des ist nicht mit von zu auf ein eine für het van een dat op zijn niet och att det som av är " +
		"og er på ikke ja ei on ovat että w z na nie się jest i v je se yang dan dari untuk dengan ini itu di ang ng sa mga bir ve bu için la va của là và được không những"
)

// functionWord says of which language a word is one.
type functionWord uint8

const (
	english functionWord = iota + 1
	other
)

// longestFunctionWord bounds the words that are looked up, in bytes.
const longestFunctionWord = len("between")

// wordTable has words by their letters, five bits each, near the place that those give. Every
// word of a text is looked up.
type wordTable [1 << wordBits]struct {
	word uint64
	lang functionWord
}

const wordBits = 10

// place is where a word stands or would stand.
func (t *wordTable) place(word uint64) int {
	i := int(word * 0x9E3779B97F4A7C15 >> (64 - wordBits)) //nolint:gosec // ten bits
	for t[i].lang != 0 && t[i].word != word {
		i = (i + 1) % len(t)
	}
	return i
}

func (t *wordTable) lang(word uint64) functionWord { return t[t.place(word)].lang }

// functionWords are those of the languages. Those with other letters than English has
// are cut at them in a text, and never met.
var functionWords = func() *wordTable {
	t := new(wordTable)
	add := func(words string, lang functionWord) {
		for w := range strings.FieldsSeq(words) {
			packed := uint64(0)
			for i := range len(w) {
				packed = packed<<5 | uint64(w[i]&31)
			}
			if len(w) <= longestFunctionWord && strings.IndexFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) < 0 {
				i := t.place(packed)
				t[i].word, t[i].lang = packed, lang
			}
		}
	}
	add(otherWords, other)
	add(englishWords, english)
	return t
}()
