package tokenise

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"tifa/models"
)

// English finds words with prose, and their Penn Treebank tags with its model,
// which is loaded on the first call and shared; calls may run at the same time.
//
// prose gives no offsets, rewrites quotation marks and drops what stands behind a
// contraction (the comma of "Chile's,"). Therefore words are cut behind
// contractions before it sees them and aligned with the text afterwards.
type English struct {
	once   sync.Once
	err    error
	tagger *tagger
}

func (e *English) load() { e.tagger, e.err = loadTagger() }

// prose gets at most this many words at a time, and no word of more bytes: its
// time grows faster than their number.
const (
	longestClause = 64
	longestWord   = 128
)

// Words gives the words of a sentence with their tags; offsets count from its
// start.
func (e *English) Words(text string) ([]models.Token, error) {
	if e.once.Do(e.load); e.err != nil {
		return nil, e.err
	}
	pieces, err := split(text)
	if err != nil {
		return nil, err
	}
	words := make([]string, len(pieces))
	for i, p := range pieces {
		words[i] = p.word
	}
	out := make([]models.Token, len(pieces))
	for i, tag := range e.tagger.tag(words) {
		out[i] = models.Token{Span: pieces[i].span, POS: tag}
	}
	return out, nil
}

// piece is a word as prose writes it, and what it stands for in the text.
type piece struct {
	word string
	span models.Span
}

// split cuts a text into words.
func split(text string) ([]piece, error) {
	safe := sanitise(text)
	var out []piece
	all := chunks(safe)
	for len(all) > 0 {
		if all[0].Len() > longestWord { // a link, or no text at all
			out = append(out, piece{all[0].In(safe), all[0]})
			all = all[1:]
			continue
		}
		n := 1
		for n < len(all) && n < longestClause && all[n].Len() <= longestWord {
			n++
		}
		pieces, err := splitClause(safe, all[:n])
		if err != nil {
			return nil, err
		}
		out, all = append(out, pieces...), all[n:]
	}
	return out, nil
}

// splitClause has prose cut some chunks of a text and finds its words in them.
func splitClause(text string, chunks []models.Span) (out []piece, err error) {
	words := make([]string, len(chunks))
	for i, c := range chunks {
		words[i] = c.In(text)
	}
	clause := strings.Join(words, " ")
	doc, err := prose.NewDocument(clause, prose.WithTagging(false), prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil, err
	}
	tokens := doc.Tokens()
	for i, word := range words {
		for at := chunks[i].Start; word != ""; {
			if len(tokens) == 0 {
				return nil, fmt.Errorf("the tokenizer lost %q in %q", word, clause)
			}
			n, ok := prefix(word, tokens[0].Text)
			if !ok {
				return nil, fmt.Errorf("the tokenizer turned %q into %q", word, tokens[0].Text)
			}
			if n > 0 {
				out = append(out, piece{tokens[0].Text, models.Span{Start: at, End: at + n}})
			}
			at, word, tokens = at+n, word[n:], tokens[1:]
		}
	}
	return out, nil
}

// chunks are the stretches without white space, cut behind contractions; prose
// splits them further.
func chunks(text string) (out []models.Span) {
	start := -1
	for i, r := range text {
		switch space := unicode.IsSpace(r); {
		case space && start >= 0:
			out = append(out, models.Span{Start: start, End: i})
			start = -1
		case !space && start < 0:
			start = i
		case start >= 0 && start < i && contraction(text[max(start, i-len("n’t")):i]):
			out = append(out, models.Span{Start: start, End: i})
			start = i
		}
	}
	if start >= 0 {
		out = append(out, models.Span{Start: start, End: len(text)})
	}
	return out
}

// contraction says whether s ends with one, which prose makes a token.
func contraction(s string) bool {
	s = strings.ReplaceAll(strings.ToLower(s), "’", "'")
	for _, c := range []string{"'ll", "'s", "'re", "'m", "n't"} {
		if strings.HasSuffix(s, c) {
			return true
		}
	}
	return false
}

// prefix gives the length of the beginning of text that token stands for: the
// same but for quotation marks, which prose makes straight.
func prefix(text, token string) (n int, ok bool) {
	for token != "" {
		a, asize := utf8.DecodeRuneInString(text[n:])
		b, bsize := utf8.DecodeRuneInString(token)
		switch a {
		case '“', '”':
			a = '"'
		case '‘', '’':
			a = '\''
		}
		if asize == 0 || a != b {
			return 0, false
		}
		n, token = n+asize, token[bsize:]
	}
	return n, true
}

// sanitise replaces what prose cannot hold by something of the same length:
// invalid bytes and letters whose small form has another length in bytes (it
// cuts words by offsets into their small form), the & of &rsquo;, which it
// rewrites, and an apostrophe within a name such as O'Sullivan, which it takes
// for a contraction.
func sanitise(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf || r == '&' || r == '\'' }) < 0 {
		return text
	}
	b := []byte(text)
	for i, r := range text {
		size := utf8.RuneLen(r)
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD"):
			b[i] = '?'
		case r == '&' && strings.HasPrefix(text[i:], "&rsquo;"):
			b[i] = '+'
		case (r == '\'' || r == '’' || r == '‘') && withinName(text[i+size:]):
			copy(b[i:], [...]string{1: "`", 3: "‛"}[size])
		case utf8.RuneLen(unicode.ToLower(r)) != size:
			copy(b[i:], [...]string{2: "é", 3: "一", 4: "𠀀"}[size])
		}
	}
	return string(b)
}

// withinName says whether what follows an apostrophe begins like a contraction
// and goes on as a word.
func withinName(after string) bool {
	for _, c := range []string{"ll", "s", "re", "m", "t"} {
		if len(after) > len(c) && strings.EqualFold(after[:len(c)], c) {
			r, _ := utf8.DecodeRuneInString(after[len(c):])
			if unicode.IsLetter(r) {
				return true
			}
		}
	}
	return false
}
