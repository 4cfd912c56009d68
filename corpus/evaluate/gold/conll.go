package gold

import (
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/models"
)

// readCoNLL reads a token a line with its tag in the last column: BIO as of
// CoNLL-2003 (where I may begin a name), IOB2, BIOES, BILOU or BMES. Empty lines
// end sentences, -DOCSTART- lines end documents.
//
// The files have no text: tokens are joined with blanks, but for Chinese
// characters and punctuation, and sentences with line ends.
func readCoNLL(file, id string, n notes) ([]Document, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var documents []Document
	c := conll{}
	flush := func() {
		c.close()
		if c.odd > 0 {
			n["CoNLL tags that continue another label (B-PER I-ORG) were read as the beginning of a span"] += c.odd
		}
		if strings.TrimSpace(c.text.String()) != "" {
			documents = append(documents, Document{
				ID: fmt.Sprintf("%s-%d", id, len(documents)+1), Text: c.text.String(), Spans: c.spans,
				Where: fmt.Sprintf("%s:%d", file, c.line),
			})
		}
		c = conll{}
	}
	for i, line := range strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		// Blanks and tabs part the columns; other white space may be a token.
		fields := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' || r == '\r' })
		switch {
		case len(fields) == 0:
			c.sentence()
			continue
		case fields[0] == "-DOCSTART-":
			flush()
			continue
		case strings.HasPrefix(line, "# ") && !isTag(fields[len(fields)-1]): // comments, as CoNLL-U has them
			continue
		case len(fields) < 2:
			return nil, fmt.Errorf("%s:%d: want a token and a tag, not %q", file, i+1, strings.TrimSpace(line))
		}
		if c.line == 0 {
			c.line = i + 1
		}
		if err := c.token(fields[0], fields[len(fields)-1]); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
	}
	flush()
	if len(documents) == 1 {
		documents[0].ID = id
	}
	return documents, nil
}

// conll builds a document of tokens.
type conll struct {
	text  strings.Builder
	last  string // the token before, empty at the beginning of a line
	spans []Span
	line  int
	open  bool // whether the last span may go on
	odd   int  // tags that continue a span of another label
}

// token adds a token. A tag that cannot continue the open span begins another.
func (c *conll) token(word, tag string) error {
	prefix, label := splitTag(tag)
	if !isTag(tag) {
		return fmt.Errorf("the tag %q is neither O nor like B-PERSON (BIO, BIOES, BILOU, BMES)", tag)
	}
	if c.last != "" && spaced(c.last, word) {
		c.text.WriteByte(' ')
	}
	start := c.text.Len()
	c.text.WriteString(word)
	c.last = word
	if tag == "O" {
		c.open = false
		return nil
	}
	inside := prefix == "I" || prefix == "M" || prefix == "E" || prefix == "L"
	if n := len(c.spans); inside && c.open && c.spans[n-1].Label == label {
		c.spans[n-1].End = c.text.Len()
	} else {
		if inside && c.open {
			c.odd++
		}
		c.spans = append(c.spans, Span{Span: models.Span{Start: start, End: c.text.Len()}, Label: label})
	}
	c.open = prefix == "B" || prefix == "I" || prefix == "M"
	return nil
}

// splitTag parts B-PERSON, or B_PERSON.
func splitTag(tag string) (prefix, label string) {
	prefix, label, ok := strings.Cut(tag, "-")
	if !ok {
		prefix, label, _ = strings.Cut(tag, "_")
	}
	return prefix, label
}

func isTag(tag string) bool {
	prefix, label := splitTag(tag)
	return tag == "O" || label != "" && len(prefix) == 1 && strings.ContainsRune("BIESLUM", rune(prefix[0]))
}

func (c *conll) close() { c.open = false }

func (c *conll) sentence() {
	c.close()
	if c.last != "" {
		c.text.WriteByte('\n')
	}
	c.last = ""
}

// spaced says whether a blank stands between two tokens.
func spaced(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	switch {
	case wide(last) || wide(first):
		return false
	case strings.ContainsRune("([{“‘$£€#@/", last) && utf8.RuneCountInString(a) == 1:
		return false
	case strings.HasPrefix(b, "'") || strings.HasPrefix(b, "’") || b == "n't":
		return false
	}
	return !strings.ContainsRune(".,;:!?)]}”%/", first) || utf8.RuneCountInString(b) > 1
}

// wide says whether a character is one of Chinese text, where words stand side by
// side.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF
}
