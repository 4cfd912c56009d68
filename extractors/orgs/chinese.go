package orgs

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// Chinese reports institutions in Chinese by the word that says what they are:
// 公司, 协会, 研究所. From that word the name is read backwards, word by word, over
// nouns and what else names hold, to a place or a parent body or to a word that no
// name holds. places are names of places, and p.Mentions of other bodies.
func Chinese(p *extractors.Pass, places []extractors.Mention) error {
	g := &grammar{in: p.Input, table: fold.Load(), ends: make(map[int]int, len(places)), begins: make(map[int]bool, len(places))}
	for _, m := range places {
		g.add(m.Span, models.Place)
		g.begins[m.Span.Start] = true
	}
	known := map[models.Span]bool{}
	for _, m := range p.Mentions() {
		if m.Label == models.Org {
			known[m.Span] = true
			g.add(m.Span, models.Org)
		}
	}
	for _, k := range g.kinds() {
		span, ok := g.name(k)
		if !ok || known[span] {
			continue
		}
		known[span] = true
		m := extractors.Mention{Label: models.Org, Span: span, Source: models.Source{Rule: "named-by-kind"}}
		if err := p.Report(m); err != nil {
			return err
		}
		g.add(span, models.Org)
	}
	return nil
}

// before is a name that ends where another may go on.
type before struct {
	span  models.Span
	label models.Label
	next  int // one more than the index of another that ends there; 0 if there is none
}

type grammar struct {
	in    *extractors.Input
	table *fold.Table
	names []before
	ends  map[int]int // the last of names that ends at a byte, likewise
	// begins are the bytes at which places begin.
	begins map[int]bool
}

// add adds a name that others may go on from.
func (g *grammar) add(s models.Span, label models.Label) {
	g.names = append(g.names, before{s, label, g.ends[s.End]})
	g.ends[s.End] = len(g.names)
}

// kind is a word for a kind of institution and where it stands.
type kind struct {
	span  models.Span
	class class
}

// longestKind is the longest word for a kind, in characters.
const longestKind = 6

// kinds finds the words for kinds of institutions, of several that end together
// the longest.
func (g *grammar) kinds() (out []kind) {
	for i, r := range g.in.Text {
		if !kindEndings.Has(g.table.Symbol(r)) {
			continue
		}
		end := i + utf8.RuneLen(r)
		before := g.in.Text[:end]
		var word [3 * longestKind]byte // simplified, filled from its end
		longest := kind{}
		for n := len(word) - 3; n >= 0; n -= 3 {
			r, size := utf8.DecodeLastRuneInString(before)
			symbol := g.table.Symbol(r)
			if !g.table.Is(r, fold.Han) || utf8.RuneLen(symbol) != 3 || n == len(word)-6 && !beforeEndings.Has(symbol) {
				break
			}
			before = before[:len(before)-size]
			utf8.EncodeRune(word[n:], symbol)
			if c, ok := kindClasses[string(word[n:])]; ok {
				longest = kind{models.Span{Start: len(before), End: end}, c}
			}
		}
		if longest.class != 0 {
			out = append(out, longest)
		}
	}
	return out
}

// widest is how many bytes a name has at most, so that bodies of bodies of bodies do
// not grow with the text.
const widest = 150

// longestName is how many words are read before the kind.
const longestName = 9

// name reads a name backwards from its kind.
func (g *grammar) name(k kind) (models.Span, bool) {
	none := models.Span{}
	text := g.in.Text
	if g.goesOn(k.span.End) || g.has(k.span.Start, k.span.End) {
		return none, false
	}
	if k.class == short {
		return k.span, g.wholeWords(k.span)
	}
	front, size := utf8.DecodeLastRuneInString(text[:k.span.Start])
	if notKinds[g.simplified(models.Span{Start: k.span.Start - size, End: k.span.End})] {
		return none, false
	}
	if !g.table.Is(front, fold.Han) && !strings.ContainsRune("）)", front) {
		return none, false
	}
	if k.class == dependent && !g.nameNear(k.span.Start) {
		return none, false
	}
	words := g.in.Words(k.span.Start)
	i, begins := slices.BinarySearchFunc(words, k.span.Start, func(w models.Token, at int) int { return w.Span.Start - at })
	start := k.span.Start
	_, afterName := g.endingAt(start)
	proper, whole := false, false
	if !begins && !afterName {
		// The kind is the end of a word: 研究所 in 农科研究所.
		if i == 0 || words[i-1].Span.End != k.span.End {
			return none, false
		}
		if whole := words[i-1]; !g.belongs(whole, g.simplified(whole.Span), k.class) || notKinds[g.simplified(whole.Span)] {
			return none, false
		}
		start = words[i-1].Span.Start
		proper = strings.HasPrefix(words[i-1].POS, "nt") || strings.HasPrefix(words[i-1].POS, "nz")
		whole = words[i-1].POS == "nt" && words[i-1].Span.Len() > longestCommon && !genericWords[g.simplified(models.Span{Start: start, End: k.span.Start})]
		i--
	}
	if e, _ := slices.BinarySearchFunc(words, k.span.End, func(w models.Token, at int) int { return w.Span.Start - at }); e < len(words) && words[e].Span.Start != k.span.End && e > 0 && words[e-1].Span.End > k.span.End {
		return none, false
	}
	own, generic, chars := 0, 0, utf8.RuneCountInString(text[start:k.span.Start]) // words of the name, and those that name nothing
	if start != k.span.Start {
		own++
		if genericWords[g.simplified(models.Span{Start: start, End: k.span.Start})] {
			generic++
		}
	}
	anchored, parent, placed := false, false, false
	for range longestName {
		if b, ok := g.endingAt(start); ok {
			if k.span.End-b.span.Start > widest {
				break
			}
			start = b.span.Start
			if b.label == models.Org {
				if anchored {
					own++ // 加拿大海军|太平洋|舰队
				}
				anchored, parent = true, true
				break
			}
			anchored = true
			continue // places in a chain, and what stands before them
		}
		if anchored || placed || i == 0 || words[i-1].Span.End != start {
			break
		}
		w := words[i-1]
		t := g.simplified(w.Span)
		if !g.belongs(w, t, k.class) {
			break
		}
		if fronts[t] && own > 0 && k.class == dependent {
			start, anchored, own = w.Span.Start, true, own+1
			break
		}
		i--
		start = w.Span.Start
		own++
		if g.begins[start] && w.Span.Len() > 6 || k.class == dependent && w.POS == "ns" && utf8.RuneCountInString(t) > 1 {
			placed, proper = true, true // 德国联邦 begins with a place, and 西城 is one that the dictionary of names does not have
		}
		chars += utf8.RuneCountInString(t)
		switch {
		case genericWords[t]:
			generic++
		case numbered(t) || w.POS == "j" && utf8.RuneCountInString(t) > 1 || strings.HasPrefix(w.POS, "nr") || strings.HasPrefix(w.POS, "ns") || strings.HasPrefix(w.POS, "nz") || utf8.RuneCountInString(t) == 1 && !commonCharacters(t):
			proper = true
		}
	}
	span := models.Span{Start: start, End: k.span.End}
	anchored = anchored || placed && g.simplified(k.span) != "队"
	switch {
	case whole:
		return span, true
	case k.class == dependent && !anchored:
		return span, own > 2 && own-generic > 1 && g.simplified(k.span) == "部"
	case k.class == dependent:
		return span, generic < max(own, 1) || fields[g.simplified(k.span)] || own > 1 && g.simplified(k.span) == "中心"
	case anchored:
		if parent {
			return span, own > 0 || k.class == company
		}
		return span, k.class != company || own > generic
	case k.class == medium:
		return span, own > generic
	case k.class == society:
		return span, own > generic && (proper || own-generic >= 2)
	case k.class != dependent:
		return span, proper && own > generic && chars > 1
	}
	return none, false
}

// wholeWords says whether a span cuts through no word of the sentence.
func (g *grammar) wholeWords(s models.Span) bool {
	words := g.in.Words(s.Start)
	for _, at := range []int{s.Start, s.End} {
		i, begins := slices.BinarySearchFunc(words, at, func(w models.Token, at int) int { return w.Span.Start - at })
		if !begins && i > 0 && words[i-1].Span.End > at {
			return false
		}
	}
	return true
}

// simplified gives the text of a span in simplified characters.
func (g *grammar) simplified(s models.Span) string { return g.table.ToSimplified(s.In(g.in.Text)) }

// has says whether a known name ends with the kind and holds more, so that the
// dictionary has said all there is.
func (g *grammar) has(start, end int) bool {
	for n := g.ends[end]; n > 0; n = g.names[n-1].next {
		b := &g.names[n-1]
		if b.label == models.Org && (b.span.Start <= start) {
			return true
		}
	}
	return false
}

// endingAt gives the longest name that ends at byte i.
func (g *grammar) endingAt(i int) (longest before, ok bool) {
	for n := g.ends[i]; n > 0; n = g.names[n-1].next {
		if b := g.names[n-1]; !ok || b.span.Len() >= longest.span.Len() {
			longest, ok = b, true
		}
	}
	return longest, ok
}

// nearby is how many bytes before a kind a name must end for a body that is only
// one of a place or parent.
const nearby = 30

// territories are characters that the names of places end with, listed or not.
var territories = fold.SetOf("省市县區区团镇")

func (g *grammar) nameNear(i int) bool {
	for k := i; k > 0 && k > i-nearby; k-- {
		if !utf8.RuneStart(g.in.Text[k]) {
			continue
		}
		behind := g.in.Text[k:]
		if r, _ := utf8.DecodeRuneInString(behind); territories.Has(r) || g.ends[k] > 0 || strings.HasPrefix(behind, "国家") {
			return true
		}
	}
	return false
}

// beginsMore are characters that go on with a word for a kind: 院|长, 公司|法.
var beginsMore = fold.SetOf("长員员法业業卡生化型性股债券們们级級费費内外制")

// goesOn says whether the word that ends at byte i goes on: 院长, 公司法, 银行业.
func (g *grammar) goesOn(i int) bool {
	for _, w := range continuations {
		if strings.HasPrefix(g.in.Text[i:], w) {
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(g.in.Text[i:])
	return beginsMore.Has(r)
}

// belongs says whether a word may stand in the name of an institution.
func (g *grammar) belongs(w models.Token, t string, c class) bool {
	never := neverInNames
	if utf8.RuneCountInString(t) > 1 {
		never = neverInWords
	}
	for _, r := range t {
		if !g.table.Is(r, fold.Han) || strings.ContainsRune(never, r) {
			return false
		}
	}
	if acting[t] {
		return false
	}
	if numbered(t) {
		return true
	}
	if w.POS == "" || c == company && utf8.RuneCountInString(t) == 1 && w.POS[0] != 'u' && w.POS[0] != 'p' && w.POS[0] != 'c' {
		return true
	}
	switch w.POS[0] {
	case 'n', 'j', 'b', 'g', 'l', 'i', 'z', 'x', 's', 'f':
		return true
	case 'v':
		return w.POS == "vn" || nominal[t]
	case 'a':
		return w.POS != "ad"
	}
	return false
}

// numbered says whether a word is an ordinal or a date that names are made with:
// 第五 in 第五中学, 八一 in 八一学校.
func numbered(t string) bool {
	rest, ok := strings.CutPrefix(t, "第")
	return ok && rest != "" && strings.Trim(rest, "一二三四五六七八九十") == "" || memorable[t]
}

// memorable are dates that schools, roads and troops are named after.
var memorable = words(`二七 八一 三八 五一 五四 七一 十一`)

// commonCharacters says whether a word of one character is one of the language
// rather than a part of a name.
func commonCharacters(t string) bool {
	r, _ := utf8.DecodeRuneInString(t)
	return strings.ContainsRune("省市县区镇乡村国州旗家人大小新老东西南北中上下前后内外总分男女", r)
}

// longestCommon is how many bytes a word of the dictionary has at most that stands for
// a kind of body. What is longer is one: 中央气象台.
const longestCommon = 9

// fields are kinds that a state has one of for each field, so that the field is name
// enough: 日本|文化|厅.
var fields = words(`局 厅 署 省`)

// neverInWords are characters that no word of a name has.
const neverInWords = "的了着这那其每您你我他她它们很吗呢吧"
