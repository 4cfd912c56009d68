package people

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// Unlisted reports names in Chinese characters that have no title beside them, by
// what is known of their characters, of what stands on both sides, of the words
// of the sentence, and of other places of the text where the same name may stand.
// taken are the spans of other names, which no name of a person may cross.
//
// Each kind of evidence adds to a score or takes from it, in tenths of the
// natural logarithm; none decides alone. The words are asked for only in
// sentences where the characters make a name likely.
func Unlisted(p *extractors.Pass, taken []models.Span) error {
	u := &unlisted{in: p.Input, table: fold.Load(), odds: characterOdds(), taken: occupied(p, taken)}
	u.run()
	// A name that may stand in several places is likelier in each.
	times := map[string]int{}
	for _, c := range u.found {
		if c.score >= possible {
			times[c.span.In(p.Text)]++
		}
	}
	slices.SortStableFunc(u.found, func(a, b candidate) int {
		if d := b.score - a.score; d != 0 {
			return d
		}
		return b.span.Len() - a.span.Len()
	})
	var kept []models.Span
	for _, c := range u.found {
		score := c.score + min(2, times[c.span.In(p.Text)]-1)*again
		if score < likely || crosses(kept, c.span) {
			continue
		}
		kept = append(kept, c.span)
		m := extractors.Mention{Label: models.Person, Span: c.span, Source: models.Source{Rule: c.rule}}
		if err := p.Report(m); err != nil {
			return err
		}
	}
	return nil
}

// The bars, and what evidence weighs.
const (
	promising    = 45 // of the characters alone, to ask for the words
	possible     = 40 // to count as a further place of a name
	likely       = 75 // to be reported
	compound     = 60 // what a surname of two characters weighs
	foreignSound = 18 // of a character in a word that a foreign name may hold
	again        = 8  // for each further place, up to two

	wholeName    = 25  // the dictionary of words has it as a name
	wholeShort   = -8  // the same for two characters, which are ordinary words often
	dangling     = -20 // a character stands alone behind the name that words do not stand alone
	singles      = 15  // unknown to the dictionary: each character stands alone
	wordGiven    = -12 // the given name is a word
	wordSurname  = -35 // the surname and the next character are a word
	ordinaryWord = -70 // all of it is a word that is no name
	cutWord      = -60 // an edge lies within a word
	edge         = 10  // a side where names begin or end
	noEdge       = -12 // a side where nothing says so
)

// candidate is a stretch of text that may be a name.
type candidate struct {
	span  models.Span
	score int
	rule  string
}

type unlisted struct {
	in    *extractors.Input
	table *fold.Table
	odds  *characters
	taken []models.Span
	found []candidate
}

// occupied are the spans that no new name may overlap, in order and joined.
func occupied(p *extractors.Pass, more []models.Span) []models.Span {
	spans := slices.Clone(more)
	for _, m := range p.Mentions() {
		spans = append(spans, m.Span)
	}
	slices.SortFunc(spans, func(a, b models.Span) int { return a.Compare(b) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// crosses says whether a span overlaps one of those given.
func crosses(spans []models.Span, s models.Span) bool {
	for _, o := range spans {
		if o.Start < s.End && s.Start < o.End {
			return true
		}
	}
	return false
}

// run looks at every stretch of Chinese characters between the taken spans.
func (u *unlisted) run() {
	var chars []rune
	var at []int
	next := 0
	flush := func(end int) {
		if len(chars) > 1 {
			u.stretch(chars, append(at, end))
		}
		chars, at = chars[:0], at[:0]
	}
	for i := 0; i < len(u.in.Text); {
		if next < len(u.taken) && i >= u.taken[next].Start {
			flush(i)
			i = max(i, u.taken[next].End)
			next++
			continue
		}
		r, size := utf8.DecodeRuneInString(u.in.Text[i:])
		if u.table.Is(r, fold.Han) {
			chars, at = append(chars, u.table.Symbol(r)), append(at, i)
		} else {
			flush(i)
		}
		i += size
	}
	flush(len(u.in.Text))
}

// stretch looks for names in characters that stand together; at are their bytes
// and the one behind them.
func (u *unlisted) stretch(chars []rune, at []int) {
	for i := range chars {
		u.native(chars[i:min(len(chars), i+4)], at[i:])
	}
	for i := 0; i < len(chars); {
		n := 0
		for i+n < len(chars) && u.odds.of(chars[i+n]).sound > 0 {
			n++
		}
		if n >= 3 {
			u.foreign(chars[i:i+n], at[i:])
		}
		i += n + 1
	}
}

// native weighs names of a surname and one or two given characters.
func (u *unlisted) native(chars []rune, at []int) {
	own := u.odds.of(chars[0])
	s, base := 0, int(own.surname)
	switch {
	case own.opensCompound && len(chars) > 2 && compoundSurnames[string(chars[:2])]:
		s, base = 2, compound
	case own.isSurname:
		s = 1
	default:
		return
	}
	for given := 1; given <= 2; given++ {
		n := s + given
		if n > len(chars) || !givenName(chars[s:n]) {
			continue
		}
		score := base
		if given == 1 {
			score += int(u.odds.of(chars[s]).single)
		} else {
			score += int(u.odds.of(chars[s]).first) + int(u.odds.of(chars[s+1]).second)
		}
		span := models.Span{Start: at[0], End: at[n]}
		if score = min(score, 85); score < promising {
			continue
		}
		if score += u.sides(span); score+wholeName+2*again < likely {
			continue
		}
		u.found = append(u.found, candidate{span, score + u.words(span, s), "unlisted-name"})
	}
}

// foreign weighs names of characters that stand for sounds.
func (u *unlisted) foreign(chars []rune, at []int) {
	sum := 0
	for _, r := range chars {
		sum += int(u.odds.of(r).sound)
	}
	if sum < promising {
		return
	}
	words := u.wordsAt(at[0])
	for i := range chars {
		if i > 0 && within(words, at[i]) {
			continue
		}
		score := 0
		for n := 1; n <= min(8, len(chars)-i); n++ {
			score += int(u.odds.of(chars[i+n-1]).sound)
			span := models.Span{Start: at[i], End: at[i+n]}
			if n < 3 || within(words, at[i+n]) || !u.soundsOnly(words, span) {
				continue
			}
			u.found = append(u.found, candidate{span, min(score, 85) + u.sides(span), "unlisted-foreign-name"})
		}
	}
}

// sides weighs what stands right before and behind a span.
func (u *unlisted) sides(s models.Span) (score int) {
	if beginsWell(u.in.Text, s.Start) {
		score += edge
	} else {
		score += noEdge
	}
	if endsWell(u.in.Text, s.End) {
		score += edge
	} else {
		score += noEdge
	}
	return score
}

// wordsAt gives the words of the sentence that holds byte i.
func (u *unlisted) wordsAt(i int) []models.Token {
	n := u.in.Sentence(i)
	if n < 0 {
		return nil
	}
	return u.in.Words(n)
}

// within says whether byte i lies within a word.
func within(words []models.Token, i int) bool {
	n, found := slices.BinarySearchFunc(words, i, func(w models.Token, i int) int { return w.Span.Start - i })
	return !found && n > 0 && words[n-1].Span.End > i
}

// words weighs how the words of the sentence divide a span whose surname has s
// characters.
func (u *unlisted) words(span models.Span, s int) (score int) {
	words := u.wordsAt(span.Start)
	if within(words, span.Start) || within(words, span.End) {
		return cutWord
	}
	var inner []models.Token
	for _, w := range words {
		if w.Span.Start >= span.Start && w.Span.End <= span.End {
			inner = append(inner, w)
		}
		if w.Span.Start == span.End && !endsWell(u.in.Text, span.End) && u.single(w.Span) {
			score = dangling
		}
	}
	surnameEnd := span.Start
	for range s {
		_, size := utf8.DecodeRuneInString(u.in.Text[surnameEnd:])
		surnameEnd += size
	}
	switch {
	case len(inner) == 1 && strings.HasPrefix(inner[0].POS, "nr"):
		if span.Len() <= 6 {
			return score + wholeShort
		}
		return score + wholeName
	case len(inner) == 1:
		return score + ordinaryWord
	case within(words, surnameEnd):
		return score + wordSurname
	case len(inner) == 2 && s == 1 && span.End-surnameEnd > 3:
		return score + wordGiven
	}
	return score + singles
}

// soundsOnly says whether the words within a span may all be parts of a foreign
// name: single characters, names, and pairs that are hardly written but for
// their sounds.
func (u *unlisted) soundsOnly(words []models.Token, s models.Span) bool {
	for _, w := range words {
		if w.Span.Start < s.Start || w.Span.End > s.End || strings.HasPrefix(w.POS, "nr") || w.Span.Len() <= 3 {
			continue
		}
		for _, r := range w.Span.In(u.in.Text) {
			if u.odds.of(u.table.Symbol(r)).sound < foreignSound {
				return false
			}
		}
	}
	return true
}

// single says whether a word is one Chinese character.
func (u *unlisted) single(s models.Span) bool {
	r, size := utf8.DecodeRuneInString(s.In(u.in.Text))
	return size == s.Len() && u.table.Is(r, fold.Han)
}
