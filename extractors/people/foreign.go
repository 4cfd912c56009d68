package people

import (
	"strings"
	"unicode/utf8"

	"tifa/extractors/fold"
	"tifa/models"
)

// What the evidence for a foreign name weighs, whose characters stand for sounds.
const (
	foreignPrior = -30
	perCharacter = -12 // each must be likelier than this to add to the name
	foreignBest  = 70  // what the characters weigh at most
	soundWord    = 14  // of each character of a word that a foreign name may hold
	soundOpen    = 20  // of two characters together, to look closer
)

// foreign weighs names of characters that stand for sounds, in a stretch of
// Chinese characters that stand together.
func (u *unlisted) foreign(chars []rune, at []int) {
	sum, run, promising := 0, 0, false
	for _, r := range chars {
		if o := int(u.odds.of(r).sound); o >= 5 {
			sum, run = sum+o, run+1
			promising = promising || run >= 2 && sum >= soundOpen*2
		} else {
			sum, run = 0, 0
		}
	}
	if !promising {
		return
	}
	words := u.wordsAt(at[0])
	n, begins := wordIndex(words, at[0])
	if !begins && n < len(words) && words[n].Span.Start < at[0] {
		n++
	}
	end := at[len(chars)]
	for n < len(words) && words[n].Span.End <= end {
		m := n
		for m < len(words) && words[m].Span.End <= end && u.sounds(words[m]) {
			m++
		}
		if m > n {
			u.foreignName(words, n, m)
		}
		n = m + 1
	}
}

// foreignName weighs the words from the n-th up to the m-th together, without
// those at both ends that are rather words of the sentence.
func (u *unlisted) foreignName(words []models.Token, n, m int) {
	for n < m && u.single(words[n].Span) && u.weak(words[n], leadingWords) {
		n++
	}
	for n < m && u.single(words[m-1].Span) && u.weak(words[m-1], trailingWords) {
		m--
	}
	if n == m {
		return
	}
	span := models.Span{Start: words[n].Span.Start, End: words[m-1].Span.End}
	score, count := 0, 0
	for _, r := range span.In(u.in.Text) {
		score += int(u.odds.of(u.table.Symbol(r)).sound) + perCharacter
		count++
	}
	if count < 2 || count > 9 || count == 2 && m-n == 1 && !strings.HasPrefix(words[n].POS, "nr") {
		return
	}
	score = min(score, foreignBest) + foreignPrior + (u.left(words, span.Start)+u.right(words, span.End))/2
	if count == 2 {
		score -= 15
	}
	if ordinaryWords[u.table.ToSimplified(span.In(u.in.Text))] {
		return
	}
	u.found = append(u.found, candidate{span, score, "unlisted-foreign-name"})
}

// weak says whether a word of one character at the edge of a foreign name is
// rather one of the sentence.
func (u *unlisted) weak(w models.Token, list string) bool {
	r, _ := utf8.DecodeRuneInString(w.Span.In(u.in.Text))
	r = u.table.Symbol(r)
	return u.odds.of(r).sound < 5 || strings.ContainsRune(list, r)
}

// Words of one character that also stand for sounds.
const (
	leadingWords  = "由对与和同向给被从让将把及是在于以小老为使比到达而因若"
	trailingWords = "的与和在于为以及等将对向同说称是有会曾都也还因让把被由从到来去又再已比之有"
)

// sounds says whether a word may be part of a foreign name: one character that
// stands for a sound, a name of such, or a word that is hardly written but for
// its sounds.
func (u *unlisted) sounds(w models.Token) bool {
	least := soundWord
	switch {
	case u.single(w.Span):
		least = -15
	case strings.HasPrefix(w.POS, "nr"):
		least = 8
	case w.POS == "x" || w.POS == "nz" || w.POS == "ns":
		least = 12
	}
	for _, r := range w.Span.In(u.in.Text) {
		if !u.table.Is(r, fold.Han) || int(u.odds.of(u.table.Symbol(r)).sound) < least {
			return false
		}
	}
	return true
}
