// Package orgs finds the institutions that every place of a kind has, by the
// place and their short form: 重庆|市委, Chongqing|Municipal Party Committee.
package orgs

import (
	"slices"
	"strings"

	"tifa/extractors"
	"tifa/models"
)

// OfPlaces reports an institution for each place that stands right before a
// short form which its kind of place has. A short form alone is bound to a place
// by the link stage.
func OfPlaces(p *extractors.Pass, label models.Label, places []extractors.Mention, entry func(id string) *extractors.Entry) error {
	// Of the places, those that one of the short forms stands right behind.
	ends := map[int]bool{}
	for c := range p.Lexicon(label) {
		ends[beforeBlank(p.Text, c.Span.Start)] = true
	}
	byEnd := map[int][]*extractors.Mention{}
	for i := range places {
		if end := places[i].Span.End; ends[end] {
			byEnd[end] = append(byEnd[end], &places[i])
		}
	}
	for c := range p.Lexicon(label) {
		for _, short := range c.Entries {
			if len(short.Levels) == 0 {
				continue
			}
			for _, place := range byEnd[beforeBlank(p.Text, c.Span.Start)] {
				for _, e := range place.Entries {
					if !slices.Contains(short.Levels, e.Kind) {
						continue
					}
					m := extractors.Mention{
						Label: label, Span: models.Span{Start: place.Span.Start, End: c.Span.End}, Rank: short.Rank,
						Entries: []*extractors.Entry{short.At(e, entry)},
						Source:  models.Source{Rule: "place-and-short-form", Entry: short.ID},
					}
					if err := p.Report(m); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

// beforeBlank is byte i, or the byte before one blank that stands there.
func beforeBlank(text string, i int) int {
	if strings.HasSuffix(text[:i], " ") {
		return i - 1
	}
	return i
}
