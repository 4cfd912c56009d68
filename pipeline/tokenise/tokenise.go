// Package tokenise splits texts into sentences and sentences into words with
// parts of speech. Sentences come from one pass of its own; words from prose
// (English) and gse (Chinese), which are asked for single sentences only, since
// they are many times slower than everything else, and loaded when first asked.
//
// Every offset is one of the text as it was given, whatever it holds: curly
// quotes, full-width characters, invalid bytes.
package tokenise

import (
	"strings"

	"tifa/extractors/fold"
	"tifa/models"
)

// Tokeniser holds the tokenizers of all languages. It may be shared by several
// pipelines and goroutines.
type Tokeniser struct {
	English *English
	Chinese *Chinese
}

// New makes a tokeniser; it loads nothing yet.
func New() *Tokeniser { return &Tokeniser{new(English), NewChinese()} }

// Words gives the words of a sentence of a text, with offsets of that text. The
// script that most of the sentence is written in decides on the language.
func (t *Tokeniser) Words(text string, sentence models.Span) ([]models.Token, error) {
	s := sentence.In(text)
	in := t.English.Words
	if MainlyChinese(s) {
		in = t.Chinese.Words
	}
	words, err := in(s)
	for i := range words {
		words[i].Span.Start += sentence.Start
		words[i].Span.End += sentence.Start
	}
	return words, err
}

// Clause is the part of a sentence around byte i of the text whose words can be told
// alone: of a Chinese sentence what lies between two commas, colons or semicolons, with
// both of them, of any other all of it. No word of the dictionary holds one of these, so
// that the words are those of the whole sentence.
func Clause(text string, sentence models.Span, i int) models.Span {
	if i < sentence.Start || i >= sentence.End || !MainlyChinese(sentence.In(text)) {
		return sentence
	}
	const marks = "，；："
	clause := sentence
	if at := strings.LastIndexAny(text[sentence.Start:i], marks); at >= 0 {
		clause.Start += at
	}
	if at := strings.IndexAny(text[i:sentence.End], marks); at >= 0 {
		clause.End = i + at + len("，")
	}
	if !MainlyChinese(clause.In(text)) {
		return sentence // whose language the clause must not change
	}
	return clause
}

// MainlyChinese says whether a sentence has more Chinese characters than Latin
// words, a word being counted as four letters.
func MainlyChinese(sentence string) bool {
	table := fold.Load()
	han, letters := 0, 0
	for _, r := range sentence {
		switch class := table.Class(r); {
		case class&fold.Han != 0:
			han++
		case class&fold.Letter != 0 && class&fold.Digit == 0:
			letters++
		}
	}
	return han*4 > letters
}
