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

// Clause is a part of a sentence whose words can be told alone. It begins where the one
// before it ends.
type Clause struct {
	End  int         // byte
	Read models.Span // what is read for its words: it with the mark before it, or all of the sentence
}

// Clauses appends the clauses of a sentence: those of a Chinese one end with a comma, a
// colon or a semicolon, any other is one. No word of the dictionary holds such a mark, so
// that the words of a clause are those that the sentence has there. Of a clause that is
// not mainly Chinese itself the sentence is read, whose language it must not change.
func Clauses(out []Clause, text string, sentence models.Span) []Clause {
	const marks = "，；："
	chinese := MainlyChinese(sentence.In(text))
	start := sentence.Start // of what is read
	for at := sentence.Start; at < sentence.End; {
		mark := -1
		if chinese {
			mark = strings.IndexAny(text[at:sentence.End], marks)
		}
		c := Clause{End: sentence.End, Read: sentence}
		if mark >= 0 {
			c.End = at + mark + len("，")
		}
		if read := (models.Span{Start: start, End: c.End}); chinese && MainlyChinese(read.In(text)) {
			c.Read = read
		}
		out = append(out, c)
		start, at = at+mark, c.End
	}
	return out
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
