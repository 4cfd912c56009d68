package orgs

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// youthLeague are the words by which committees of the Youth League are told from
// those of the Party: 团县委, 共青团衡阳市委.
var youthLeague = []string{"共青团", "團", "团"}

// Seats reports committees of places that the dictionary of names does not have, if
// that of words does: 栾城|县委; and those of the Youth League.
func Seats(p *extractors.Pass) error {
	table := fold.Load()
	report := func(start, end int, rule string) error {
		return p.Report(extractors.Mention{Label: models.Org, Span: models.Span{Start: start, End: end}, Sure: true, Source: models.Source{Rule: rule}})
	}
	for _, m := range slices.Clone(p.Mentions()) {
		if m.Label != models.Org || len(m.Entries) == 0 || !committee(table.ToSimplified(m.Span.In(p.Text))) {
			continue
		}
		before := p.Text[:m.Span.Start]
		league := false
		for _, word := range youthLeague {
			if strings.HasSuffix(before, word) && !strings.HasSuffix(before, "集"+word) {
				league = true
				if err := report(m.Span.Start-len(word), m.Span.End, "youth-league"); err != nil {
					return err
				}
				break
			}
		}
		if first, _ := utf8.DecodeRuneInString(p.Text[m.Span.Start:]); league || !strings.ContainsRune("县縣市", first) {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(before); !table.Is(r, fold.Han) {
			continue
		}
		words := p.Words(m.Span.Start)
		i, _ := slices.BinarySearchFunc(words, m.Span.Start, func(w models.Token, at int) int { return w.Span.Start - at })
		if i == 0 || words[i-1].Span.End != m.Span.Start || words[i-1].POS != "ns" || utf8.RuneCountInString(words[i-1].Span.In(p.Text)) != 2 {
			continue
		}
		if err := report(words[i-1].Span.Start, m.Span.End, "seat-and-short-form"); err != nil {
			return err
		}
	}
	return nil
}

// committee says whether a name in simplified characters ends as those of committees
// and governments of provinces, cities and counties do.
func committee(name string) bool {
	for _, ending := range []string{"省委", "市委", "县委", "区委", "县政府", "市政府"} {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}
