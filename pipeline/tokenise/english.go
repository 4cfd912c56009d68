package tokenise

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"tifa/models"
)

// English finds words and their Penn Treebank tags with prose. The model is
// loaded on the first call and shared; calls may run at the same time.
//
// prose gives no offsets, rewrites quotation marks, drops what stands behind a
// contraction (the comma of "Chile's,"), and keeps one token for all equal words
// of a text, so that the last one's tag stands for all. Therefore words are cut
// behind contractions before it sees them and aligned with the text afterwards,
// and an earlier occurrence of a word whose tag depends on what stands around it
// is asked for once more, in the part of the sentence that ends two words
// behind it.
type English struct {
	once  sync.Once
	err   error
	model *prose.Model
	// fixed holds the words that have one tag whatever stands around them.
	fixed map[string]string
}

func (e *English) load() {
	doc, err := prose.NewDocument("", prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		e.err = fmt.Errorf("loading the English tagger: %w", err)
		return
	}
	e.model = doc.Model
	tags, err := prose.Asset("model/AveragedPerceptron/tags.gob")
	if err == nil {
		err = gob.NewDecoder(bytes.NewReader(tags)).Decode(&e.fixed)
	}
	if err != nil {
		e.err = fmt.Errorf("loading the English tagger's words: %w", err)
	}
}

// The tagger gets at most this many words at a time, and no word of more bytes:
// its time grows faster than their number.
const (
	longestClause = 64
	longestWord   = 128
)

// Words gives the words of text with their tags; offsets count from its start.
func (e *English) Words(text string) ([]models.Token, error) {
	if e.once.Do(e.load); e.err != nil {
		return nil, e.err
	}
	safe := sanitise(text)
	var out []models.Token
	var clause []chunk
	flush := func() error {
		tokens, err := e.tag(safe, clause)
		out = append(out, tokens...)
		clause = clause[:0]
		return err
	}
	for _, c := range chunks(safe) {
		if c.Len() > longestWord { // a link, or no text at all
			if err := flush(); err != nil {
				return nil, err
			}
			out = append(out, models.Token{Span: models.Span(c), POS: "NN"})
			continue
		}
		clause = append(clause, c)
		if n := len(clause); n >= longestClause || n >= longestClause/2 && strings.HasSuffix(models.Span(c).In(safe), ",") {
			if err := flush(); err != nil {
				return nil, err
			}
		}
	}
	if err := flush(); err != nil {
		return nil, err
	}
	return out, nil
}

// chunk is a stretch without white space, which prose splits further.
type chunk models.Span

// Len is the length in bytes.
func (c chunk) Len() int { return c.End - c.Start }

func chunks(text string) (out []chunk) {
	start := -1
	for i, r := range text {
		switch space := unicode.IsSpace(r); {
		case space && start >= 0:
			out = append(out, chunk{start, i})
			start = -1
		case !space && start < 0:
			start = i
		case start >= 0 && start < i && contraction(text[max(start, i-len("n’t")):i]):
			out = append(out, chunk{start, i})
			start = i
		}
	}
	if start >= 0 {
		out = append(out, chunk{start, len(text)})
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

// tag gives the tokens of some chunks of the text.
func (e *English) tag(text string, clause []chunk) ([]models.Token, error) {
	if len(clause) == 0 {
		return nil, nil
	}
	words := make([]string, len(clause))
	last := map[string]int{} // by word: where prose's shared token was tagged last
	for i, c := range clause {
		words[i] = models.Span(c).In(text)
		last[words[i]] = i
	}
	tagged, err := e.run(words)
	if err != nil {
		return nil, err
	}
	var out []models.Token
	for i, c := range clause {
		pieces := tagged[i]
		if last[words[i]] != i && e.dependent(pieces) {
			again, err := e.run(context(words, i))
			if err != nil {
				return nil, err
			}
			pieces = again[i]
		}
		at := c.Start
		for _, p := range pieces {
			out = append(out, models.Token{Span: models.Span{Start: at, End: at + p.bytes}, POS: p.tag})
			at += p.bytes
		}
	}
	return out, nil
}

// context is the beginning of a clause that ends two words behind word i. Where
// one of those is the same word it gets another case, so that prose keeps it
// apart; what stands behind a word counts without regard to case.
func context(words []string, i int) []string {
	end := min(len(words), i+3)
	out := append([]string(nil), words[:end]...)
	for k := i + 1; k < end; k++ {
		if out[k] == words[i] {
			if out[k] = strings.ToUpper(words[k]); out[k] == words[i] {
				out[k] = strings.ToLower(words[k])
			}
		}
	}
	return out
}

// dependent says whether a tag depends on what stands around the word.
func (e *English) dependent(pieces []piece) bool {
	for _, p := range pieces {
		if _, ok := e.fixed[p.text]; !ok {
			return true
		}
	}
	return false
}

// piece is a token of prose, with the length of what it stands for in the text.
type piece struct {
	text, tag string
	bytes     int
}

// run gives the tokens of each word of a clause.
func (e *English) run(words []string) ([][]piece, error) {
	doc, err := prose.NewDocument(strings.Join(words, " "),
		prose.WithExtraction(false), prose.WithSegmentation(false), prose.UsingModel(e.model))
	if err != nil {
		return nil, err
	}
	tokens := doc.Tokens()
	out := make([][]piece, len(words))
	for i, word := range words {
		for word != "" {
			if len(tokens) == 0 {
				return nil, fmt.Errorf("the tagger lost %q in %q", word, strings.Join(words, " "))
			}
			n, ok := prefix(word, tokens[0].Text)
			if !ok {
				return nil, fmt.Errorf("the tagger turned %q into %q", word, tokens[0].Text)
			}
			out[i] = append(out[i], piece{tokens[0].Text, tokens[0].Tag, n})
			word, tokens = word[n:], tokens[1:]
		}
	}
	return out, nil
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
