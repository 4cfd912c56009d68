// Package places finds places in Chinese that no dictionary has, by the suffix that
// says what they are: 上田乡, 石桥村, 巴达山省.
package places

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// Chinese reports names of one to six characters before a suffix, if the words of
// the sentence make them a name: what the dictionary of words has as a place, or
// characters that each stand alone, behind the beginning of a phrase.
func Chinese(p *extractors.Pass) error {
	known := make([]models.Span, 0, len(p.Candidates)+len(p.Mentions()))
	for i := range p.Candidates {
		known = append(known, p.Candidates[i].Span)
	}
	mentions := p.Mentions()
	for i := range mentions {
		known = append(known, mentions[i].Span)
	}
	slices.SortFunc(known, func(a, b models.Span) int { return a.Compare(b) })
	f := &finder{in: p.Input, table: fold.Load(), nameEnds: make([]int, len(known))}
	for i, s := range known {
		f.nameEnds[i] = s.End
	}
	slices.Sort(f.nameEnds)
	var prev rune
	for i, r := range p.Text {
		if symbol := f.table.Symbol(r); suffixes.Has(symbol) && f.table.Is(prev, fold.Han) && !common.Has(f.table.Symbol(prev)) {
			if span, ok := f.name(i, i+utf8.RuneLen(r)); ok && !overlaps(known, span) {
				m := extractors.Mention{Label: models.Place, Span: span, Source: models.Source{Rule: "named-by-suffix"}}
				if err := p.Report(m); err != nil {
					return err
				}
				f.foundEnds = append(f.foundEnds, span.End)
			}
		}
		prev = r
	}
	return nil
}

// within is how many of the spans before a place may be long enough to reach it.
const within = 8

// overlaps says whether a span overlaps one of those given, which are in order of
// their starts.
func overlaps(spans []models.Span, s models.Span) bool {
	n, _ := slices.BinarySearchFunc(spans, s.End, func(o models.Span, at int) int { return o.Start - at })
	for i := n - 1; i >= 0 && i >= n-within; i-- {
		if spans[i].End > s.Start {
			return true
		}
	}
	return false
}

type finder struct {
	in    *extractors.Input
	table *fold.Table
	// nameEnds are where names end that others have found, foundEnds those that were
	// found here, both in order.
	nameEnds, foundEnds []int
}

// suffixes are those that are looked at.
var suffixes = fold.SetOf("县乡镇村屯寨省州岛河湖湾")

// common are characters that stand before such a suffix in ordinary words.
var common = fold.SetOf("下带撤强兴河江湖返还回入工农乡城各全本该邻外山江两三几每市数百万省县上多新老大小一二四五六七八九十开自文加增名公贫古渔集重的个这那某州出内运长护治沿入过渡拦先进后前海半群孤荒边水沙淤界港抵到同地在为是和与市镇村")

// never are characters that no name has.
var never = fold.SetOf("至引建如凡的了着过和与从由向往对被把将让使给是有这那其各每我你他她它们不没无未也都还就又再很更最已曾要会能可应须该等并且而但则或说称为以及个在到某本全同")

// longest is how many characters before the suffix a name has at most.
const longest = 6

// goesOn are characters that make another word of a suffix: 县长, 村民.
var goesOn = fold.SetOf("长長委民級级域办辦干党政里上下子口镇鎮乡鄉流道床堤")

// name reads the name before the suffix at bytes start to end.
func (f *finder) name(start, end int) (models.Span, bool) {
	none := models.Span{}
	if next, _ := utf8.DecodeRuneInString(f.in.Text[end:]); goesOn.Has(next) {
		return none, false
	}
	words := f.in.Words(start)
	i, begins := slices.BinarySearchFunc(words, start, func(w models.Token, at int) int { return w.Span.Start - at })
	if !begins {
		// Suffix and name are one word.
		if i == 0 || words[i-1].Span.End != end || words[i-1].POS != "ns" {
			return none, false
		}
		return words[i-1].Span, true
	}
	if words[i].Span.End != end {
		return none, false
	}
	from, chars, proper := start, 0, false
	for i > 0 && words[i-1].Span.End == from && chars < longest && !f.nameEndsAt(from) {
		w := words[i-1]
		t := w.Span.In(f.in.Text)
		count := utf8.RuneCountInString(t)
		named := strings.HasPrefix(w.POS, "ns") || strings.HasPrefix(w.POS, "nr") || strings.HasPrefix(w.POS, "nz")
		last, _ := utf8.DecodeLastRuneInString(t)
		if count > 1 && !named || suffixes.Has(f.table.Symbol(last)) && chars > 0 || chars > 0 && proper && count > 1 || strings.ContainsFunc(t, f.never) {
			break
		}
		proper = proper || named && count > 1
		from, chars = w.Span.Start, chars+count
		i--
	}
	if chars == 1 && f.nameEndsAt(from) && strings.ContainsRune("县縣", []rune(f.in.Text[start:end])[0]) {
		return models.Span{Start: from, End: end}, true // 河北|深县
	}
	if chars < 2 || chars > longest || !proper && chars > 3 {
		return none, false
	}
	return models.Span{Start: from, End: end}, true
}

// nameEndsAt says whether a name ends at byte i.
func (f *finder) nameEndsAt(i int) bool {
	_, known := slices.BinarySearch(f.nameEnds, i)
	_, found := slices.BinarySearch(f.foundEnds, i)
	return known || found
}

func (f *finder) never(r rune) bool {
	return !f.table.Is(r, fold.Han) || never.Has(f.table.Symbol(r))
}
