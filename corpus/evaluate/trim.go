package evaluate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/models"
)

// Words at the edges of a time expression that test suites of date taggers take in
// or leave out as they please.
var (
	leading = []string{
		"from", "in", "on", "at", "since", "before", "after", "by", "until", "till", "to", "through", "throughout", "during", "of", "the", "a", "an", "for",
		"between", "within", "around", "about", "approximately", "into", "as", "starting", "beginning", "ending", "prior", "than", "later", "earlier", "and",
		"或", "及", "和", "与", "與", "自从", "自從", "从", "從", "自", "在", "于", "於", "到", "至", "直到", "截至", "截止", "由", "是", "大约", "大約", "约", "約",
	}
	trailing = []string{
		"from", "and", "or", "to", "until", "till", "on", "onward", "onwards", "later", "earlier",
		"或", "及", "和", "与", "與", "之间", "之間", "之前", "以前", "之后", "以后", "之後", "以後", "以来", "以來", "开始", "開始", "期间", "期間", "左右", "起", "里", "裡", "内", "內", "的", "前", "后", "後", "间", "間",
	}
)

// trim cuts connectives, articles, blanks and punctuation off both edges. What
// consists of nothing else stays whole.
func trim(text string, s models.Span) models.Span {
	t := s
	for {
		before := t
		in := t.In(text)
		in = strings.TrimLeftFunc(in, edge)
		t.Start = t.End - len(in)
		in = strings.TrimRightFunc(in, edge)
		t.End = t.Start + len(in)
		for _, w := range leading {
			if rest, ok := cutWord(in, w, true); ok {
				t.Start = t.End - len(rest)
				break
			}
		}
		in = t.In(text)
		for _, w := range trailing {
			if rest, ok := cutWord(in, w, false); ok {
				t.End = t.Start + len(rest)
				break
			}
		}
		switch {
		case t.Start >= t.End:
			return s
		case t == before:
			return t
		}
	}
}

func edge(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",，、.。;；:：", r) }

// cutWord cuts a whole word off the beginning or the end. Something must be left.
func cutWord(s, word string, front bool) (rest string, ok bool) {
	if len(s) <= len(word) {
		return s, false
	}
	var piece string
	var next rune
	if front {
		piece, rest = s[:len(word)], s[len(word):]
		next, _ = utf8.DecodeRuneInString(rest)
	} else {
		rest, piece = s[:len(s)-len(word)], s[len(s)-len(word):]
		next, _ = utf8.DecodeLastRuneInString(rest)
	}
	if !strings.EqualFold(piece, word) || word[0] < utf8.RuneSelf && (unicode.IsLetter(next) || unicode.IsDigit(next)) {
		return s, false
	}
	return rest, true
}
