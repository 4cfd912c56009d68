package people

import (
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// Names of the dictionary that are looked at have at most this many characters.
const shortName = 3

// longerName is the rule of names that go on beyond one of the dictionary.
const longerName = "longer-name"

// What a longer Chinese name must weigh to take the place of a known one.
const longerNative = 20

// longer finds names that a short name of the dictionary is only a part of by chance:
// 陈希 in 陈希同, and of foreign names 西亚 in 鲁西亚努. One more character that is
// no word beside a name that stands for sounds shows that it goes on there.
func (u *unlisted) longer(candidates []extractors.Candidate) {
	for _, c := range candidates {
		n := utf8.RuneCountInString(c.Span.In(u.in.Text))
		if n > shortName || c.Span.Len() != 3*n {
			continue
		}
		if c.Label == models.Person && n == 2 {
			u.longerNative(c.Span)
		}
		if c.Label == models.Person || c.Label == models.Place {
			u.longerForeign(c.Label, c.Span)
		}
	}
}

// longerNative weighs a known name of two characters together with the next one.
func (u *unlisted) longerNative(s models.Span) {
	chars, at := hanFrom(u.in.Text, s.Start, 3)
	if len(chars) < 3 || !u.odds.of(chars[0]).isSurname || !givenName(chars[1:]) || endsWell(u.in.Text, s.End) {
		return
	}
	span := models.Span{Start: s.Start, End: at[2]}
	score := int(u.odds.of(chars[0]).surname) + int(u.odds.of(chars[1]).first) + int(u.odds.of(chars[2]).second)
	if score < promising || crosses(u.taken, models.Span{Start: s.End, End: at[2]}) {
		return
	}
	words := u.in.Words(s.Start)
	score = min(score, best) + prior + u.left(words, span.Start) + u.right(words, span.Start, span.End) + u.shape(words, span, 1)
	if score >= longerNative {
		u.found = append(u.found, candidate{span, score, models.Person, longerName})
	}
}

// soundBeside is how likely a character stands for a sound that shows a name to go
// on.
const soundBeside = 18

// longerForeign joins a known name that stands for sounds with the words of sounds
// around it, if one of them is a single character right beside it. Behind a place that
// may be a word of its own, so that there the name must begin earlier.
func (u *unlisted) longerForeign(label models.Label, s models.Span) {
	for _, r := range s.In(u.in.Text) {
		if u.odds.of(u.table.Symbol(r)).sound < 5 {
			return
		}
	}
	before, _ := utf8.DecodeLastRuneInString(u.in.Text[:s.Start])
	behind, _ := utf8.DecodeRuneInString(u.in.Text[s.End:])
	if !u.goesOn(before) && !u.goesOn(behind) {
		return
	}
	words := u.in.Words(s.Start)
	i, begins := wordIndex(words, s.Start)
	j, ends := wordIndex(words, s.End)
	if !begins || !ends {
		return
	}
	n, m := i, j
	for n > 0 && words[n-1].Span.End == words[n].Span.Start && u.fragment(words[n-1], leadingWords) {
		n--
	}
	for m < len(words) && words[m].Span.Start == words[m-1].Span.End && u.fragment(words[m], trailingWords) {
		m++
	}
	fragment := n < i && u.single(words[i-1].Span) || m > j && u.single(words[j].Span)
	span := models.Span{Start: words[n].Span.Start, End: words[m-1].Span.End}
	if label == models.Place && n == i && !strings.HasPrefix(u.in.Text[span.End:], "·") {
		return
	}
	if r, _ := utf8.DecodeLastRuneInString(u.in.Text[:span.Start]); u.goesOn(r) {
		return
	}
	if !fragment || utf8.RuneCountInString(span.In(u.in.Text)) > 8 {
		return
	}
	for _, side := range []models.Span{{Start: span.Start, End: s.Start}, {Start: s.End, End: span.End}} {
		if side.Len() > 0 && crosses(u.taken, side) {
			return
		}
	}
	if noPerson(u.in.Text[span.End:]) {
		return
	}
	u.found = append(u.found, candidate{span, foreignBest, models.Person, longerName})
}

// goesOn says whether a character beside a name often stands for a sound.
func (u *unlisted) goesOn(r rune) bool {
	return u.table.Is(r, fold.Han) && u.odds.of(u.table.Symbol(r)).sound >= soundBeside
}

// fragment says whether a word goes on with a foreign name: sounds, no word of the
// language, and if it is one character, one that seldom is a word.
func (u *unlisted) fragment(w models.Token, others string) bool {
	if !u.sounds(w) || u.ordinary(w) {
		return false
	}
	if !u.single(w.Span) {
		return w.POS == "nr" || w.POS == "nrt" || w.POS == "x"
	}
	r, _ := utf8.DecodeRuneInString(w.Span.In(u.in.Text))
	return u.goesOn(r) && !u.weak(w, others)
}
