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
// natural logarithm; none decides alone. What is above zero is a name. The words
// are asked for only in sentences where the characters make a name likely.
func Unlisted(p *extractors.Pass, taken []models.Span) error {
	u := &unlisted{in: p.Input, table: fold.Load(), odds: characterOdds(), taken: occupied(p, taken)}
	u.run()
	u.longer(p.Candidates)
	// A name that may stand in several places is likelier in each.
	times := map[string]int{}
	for _, c := range u.found {
		if c.score > possible {
			times[c.span.In(p.Text)]++
		}
	}
	slices.SortStableFunc(u.found, func(a, b candidate) int {
		if d := b.score - a.score; d != 0 {
			return d
		}
		return b.span.Len() - a.span.Len()
	})
	kept := newCover(len(p.Text))
	for _, c := range u.found {
		score := c.score + min(2, times[c.span.In(p.Text)]-1)*again
		if score <= 0 || kept.hits(c.span) {
			continue
		}
		kept.add(c.span)
		m := extractors.Mention{Label: c.label, Span: c.span, Sure: c.rule == longerName, Source: models.Source{Rule: c.rule}}
		if err := p.Report(m); err != nil {
			return err
		}
	}
	return nil
}

// candidate is a stretch of text that may be a name.
type candidate struct {
	span  models.Span
	score int
	label models.Label
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

// crosses says whether a span overlaps one of those given, which are in order and
// apart.
func crosses(spans []models.Span, s models.Span) bool {
	n, _ := slices.BinarySearchFunc(spans, s.Start, func(o models.Span, at int) int { return o.End - at - 1 })
	return n < len(spans) && spans[n].Start < s.End
}

// cover remembers which bytes of a text names stand on.
type cover []uint64

func newCover(size int) cover { return make(cover, size/64+1) }

func (c cover) add(s models.Span) {
	for i := s.Start; i < s.End; i++ {
		c[i/64] |= 1 << (i % 64)
	}
}

func (c cover) hits(s models.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if c[i/64]&(1<<(i%64)) != 0 {
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
			at = append(at, end)
			for i, r := range chars {
				if own := u.odds.of(r); own.isSurname || own.opensCompound || own.opensJapanese {
					u.native(own, chars[i:min(len(chars), i+5)], at[i:])
				}
			}
			u.foreign(chars, at)
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
		r, size := fold.Rune(u.in.Text[i:])
		switch {
		case u.table.Is(r, fold.Han):
			chars, at = append(chars, u.table.Symbol(r)), append(at, i)
		case len(chars) > 0 && u.table.Symbol(r) == '·':
			if end := u.dottedName(i); end > i {
				flush(i)
				i = end
				continue
			}
			flush(i)
		default:
			flush(i)
		}
		i += size
	}
	flush(len(u.in.Text))
}

// native weighs names of a surname, whose odds are its own, and one or two given
// characters.
func (u *unlisted) native(own *odds, chars []rune, at []int) {
	if len(chars) > 2 && chars[0] == chars[1] && chars[1] == chars[2] {
		return // no name, and a text of nothing else would take long
	}
	if own.opensJapanese && len(chars) > 1 && u.odds.of(chars[1]).secondJapanese {
		u.japanese(chars, at)
	}
	var s int
	base := int(own.surname)
	switch {
	case own.opensCompound && len(chars) > 2 && compoundSurnames[string(chars[:2])]:
		s, base = 2, compound
	case own.isSurname:
		s = 1
	default:
		return
	}
	if len(chars) > s && u.odds.of(chars[s]).honours && u.honoured(chars[s:], at[0], at[s], base) {
		return
	}
	for given := 1; given <= 2; given++ {
		n := s + given
		if n > len(chars) || !givenName(chars[s:n]) {
			continue
		}
		score := base
		if given == 1 {
			score += int(u.odds.of(chars[s]).single) + oneGiven
		} else {
			score += int(u.odds.of(chars[s]).first) + int(u.odds.of(chars[s+1]).second)
		}
		span := models.Span{Start: at[0], End: at[n]}
		if score = min(score, best); score < promising && (score < promisingTitled || !u.titled(at[0])) {
			continue
		}
		if own.common && u.hanBefore(at[0]) {
			score += commonSurname
		}
		if strings.ContainsRune(thingEndings, chars[n-1]) {
			score += thing
		}
		if ordinaryWords[string(chars[:n])] || noNames[string(chars[:n])] {
			continue
		}
		if score < unlikelyAlone && u.alone(span) {
			continue // not worth asking for the words
		}
		words := u.in.Words(at[0])
		score += prior + u.left(words, span.Start) + u.right(words, span.Start, span.End)
		u.found = append(u.found, candidate{span, score + u.shape(words, span, s), models.Person, "unlisted-name"})
	}
}

// titled says whether a title or calling stands right before byte i.
func (u *unlisted) titled(i int) bool { return endsWith(u.in.Text[:i], 4, titleNouns) }

// single says whether a word is one Chinese character.
func (u *unlisted) single(s models.Span) bool {
	r, size := utf8.DecodeRuneInString(s.In(u.in.Text))
	return size == s.Len() && u.table.Is(r, fold.Han)
}

// wordIndex is the index of the word that begins at byte i or holds it, and
// whether it begins there.
func wordIndex(words []models.Token, i int) (n int, begins bool) {
	n, begins = slices.BinarySearchFunc(words, i, func(w models.Token, i int) int { return w.Span.Start - i })
	if !begins && n > 0 && words[n-1].Span.End > i {
		return n - 1, false
	}
	return n, begins
}

// within says whether byte i lies within a word.
func within(words []models.Token, i int) bool {
	n, begins := wordIndex(words, i)
	return !begins && n < len(words) && words[n].Span.Start < i
}

// honoured reports a surname alone, before 先生 and the like, which no given name
// is then looked for in.
func (u *unlisted) honoured(behind []rune, start, end, base int) bool {
	const least = 5 // what a surname must weigh, to be more than a word
	if len(behind) > 2 && behind[0] == '副' {
		behind = behind[1:]
	}
	next := string(behind[:min(2, len(behind))])
	weight, ok := honorifics[next]
	if !ok && len(behind) > 0 {
		weight, ok = honorifics[string(behind[:1])]
	}
	if !ok {
		return false
	}
	if base < least {
		return false
	}
	if weight < 10 && (base < 15 || u.hanBefore(start) || u.commonAt(start)) {
		return false
	}
	words := u.in.Words(start)
	if within(words, start) {
		return false
	}
	score := weight + min(base, 20) + min(0, u.left(words, start))
	if score > 0 {
		u.found = append(u.found, candidate{models.Span{Start: start, End: end}, score, models.Person, "surname-and-honorific"})
	}
	return score > 0 && len(next) > 3
}

// honorifics stand behind surnames; what each weighs as evidence for one.
var honorifics = map[string]int{
	"先生": 60, "同志": 30, "女士": 60, "小姐": 55, "太太": 45, "教授": 35, "老师": 40, "师傅": 40, "大夫": 35, "大妈": 40, "大爷": 40, "大姐": 40, "大娘": 40, "大叔": 40, "大嫂": 40, "首相": 20, "外相": 20, "委员": 5, "副": 0, "阿姨": 40,
	"博士": 25, "将军": 25, "主席": 20, "总理": 15, "总统": 20, "总裁": 15, "市长": 15, "局长": 15, "书记": 15, "主任": 10, "部长": 10, "县长": 15, "厂长": 15, "校长": 15, "院长": 10, "经理": 15,
	"某某": 40, "某": 30, "老": 8, "总": 0, "氏": 5,
}

// hanBefore says whether a Chinese character stands before byte i.
func (u *unlisted) hanBefore(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(u.in.Text[:i])
	return u.table.Is(r, fold.Han)
}

// alone says whether nothing on either side of a span in Chinese characters speaks
// for a name.
func (u *unlisted) alone(s models.Span) bool {
	r, _ := utf8.DecodeLastRuneInString(u.in.Text[:s.Start])
	return u.table.Is(r, fold.Han) && !strings.ContainsRune(personEndings, u.table.Symbol(r)) &&
		!beginsWell(u.in.Text, s.Start) && !endsWell(u.in.Text, s.End) && !beginsWith(u.in.Text[s.End:], behindPeople)
}

// japanese weighs names with a Japanese surname of two characters and one to three
// given ones.
func (u *unlisted) japanese(chars []rune, at []int) {
	s := 0
	for n := 3; n >= 2; n-- {
		if len(chars) > n && japaneseSurnames[string(chars[:n])] {
			s = n
			break
		}
	}
	if s == 0 {
		return
	}
	words := u.in.Words(at[0])
	if within(words, at[0]) {
		return
	}
	if next := string(chars[s:min(s+2, len(chars))]); honorifics[next] > 0 {
		span := models.Span{Start: at[0], End: at[s]}
		u.found = append(u.found, candidate{span, honorifics[next] + japaneseName + min(0, u.left(words, at[0])), models.Person, "surname-and-honorific"})
		return
	}
	for given := 1; given <= min(3, len(chars)-s); given++ {
		n := s + given
		if chars := chars[s:n]; !givenName(chars) || within(words, at[n]) || given == 3 && !strings.ContainsRune("郎助介夫子", chars[2]) {
			continue
		}
		span := models.Span{Start: at[0], End: at[n]}
		score := japaneseName + u.left(words, span.Start) + u.right(words, span.Start, span.End)
		for _, r := range chars[s:n] {
			o := u.odds.of(r)
			score += int(max(o.first, o.second, o.single, -10)) / 2
		}
		u.found = append(u.found, candidate{span, score, models.Person, "unlisted-japanese-name"})
	}
}

// commonAt says whether the surname at byte i is also a preposition or the like.
func (u *unlisted) commonAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(u.in.Text[i:])
	return u.odds.of(u.table.Symbol(r)).common
}
