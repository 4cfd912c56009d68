package dates

import (
	"strings"

	"tifa/extractors"
	"tifa/models"
)

// sinceEvents gives the lengths of time that Chinese counts from an event that the
// dictionary dates: 北京奥运会以来. What the grammar has read already, from its own
// table of congresses and plans, is not given again.
func sinceEvents(p *extractors.Pass, read []extractors.Mention) (out []extractors.Mention) {
	for c := range p.Lexicon(models.Event) {
		from := c.Entries[0].Attr("from")
		if len(c.Entries) != 1 || from == "" {
			continue
		}
		end := since(p.Text, c.Span.End)
		if end == 0 {
			continue
		}
		span := models.Span{Start: c.Span.Start, End: end}
		if overlaps(read, span) {
			continue
		}
		out = append(out, extractors.Mention{
			Label: models.Duration, Span: span,
			Timex:  &models.Timex{Type: "DURATION", Value: "PXY", From: from + "-01-01"[min(len("-01-01"), len(from)-len("2006")):]},
			Source: models.Source{Rule: "zh.since-event", Entry: c.Entries[0].ID},
		})
	}
	return out
}

// since is the end of 以来 behind an event, 0 if it does not stand there.
func since(text string, at int) int {
	rest := text[at:]
	for _, verb := range []string{"召开", "闭幕", "举行", "举办", "爆发", "发生", "结束", "以后", "之后"} {
		rest = strings.TrimPrefix(rest, verb)
	}
	for _, word := range []string{"以来", "以來"} {
		if strings.HasPrefix(rest, word) {
			return len(text) - len(rest) + len(word)
		}
	}
	return 0
}

func overlaps(mentions []extractors.Mention, s models.Span) bool {
	for _, m := range mentions {
		if m.Span.Start < s.End && s.Start < m.Span.End {
			return true
		}
	}
	return false
}
