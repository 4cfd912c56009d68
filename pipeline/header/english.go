package header

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// englishDateline reads "Chongqing, China –", "BEIJING, March 12 (Xinhua) --",
// "WASHINGTON (Reuters) -": places, then a date and an agency if they are given,
// then a dash.
func (h *head) englishDateline(line models.Span) (d extractors.Dateline, ok bool) {
	in := line.In(h.text)
	dash, size := -1, 0
	for i, r := range in {
		if i > 160 {
			break
		}
		if r != '-' && r != '–' && r != '—' || i == 0 || in[i-1] != ' ' {
			continue
		}
		n := len(in[i:]) - len(strings.TrimLeft(in[i:], "-–—"))
		if rest := in[i+n:]; rest != "" && startsWithBlank(rest) {
			dash, size = i, n
		}
		break
	}
	if dash < 0 {
		return d, false
	}
	where := h.trim(models.Span{Start: line.Start, End: line.Start + dash})
	d.Span = models.Span{Start: line.Start, End: line.Start + dash + size}
	sure := false
	// The agency in brackets.
	if text := where.In(h.text); strings.HasSuffix(text, ")") {
		i := strings.LastIndex(text, "(")
		if i <= 0 {
			return d, false
		}
		d.Agency = h.trim(models.Span{Start: where.Start + i + 1, End: where.End - 1})
		where = h.trim(models.Span{Start: where.Start, End: where.Start + i})
		sure = d.Agency.Len() > 0
	}
	// The date at the end.
	if dates := h.Dates(h.text, where, ""); len(dates) > 0 {
		last := dates[len(dates)-1].Span
		if last.End == where.End {
			d.Date = last
			where = h.trim(models.Span{Start: where.Start, End: last.Start})
			where.End -= len(where.In(h.text)) - len(strings.TrimRight(where.In(h.text), ", "))
			sure = true
		}
	}
	if where.Len() == 0 {
		return d, false
	}
	parts := 0
	for piece := range strings.SplitSeq(where.In(h.text), ",") {
		s := where
		s.Start += parts
		s.End = s.Start + len(piece)
		parts += len(piece) + 1
		s = h.trim(s)
		if !h.placeName(s.In(h.text)) {
			return d, false
		}
		d.Places = append(d.Places, s)
	}
	capitals := d.Places[0].In(h.text) == strings.ToUpper(d.Places[0].In(h.text))
	if len(d.Places) > 3 || !sure && !capitals && len(d.Places) < 2 && len(h.Places(h.text, d.Places[0])) == 0 {
		return d, false
	}
	return d, true
}

// rubrics stand before a dash as places do.
var rubrics = strings.Fields("EXCLUSIVE BREAKING OPINION ANALYSIS UPDATE EXPLAINER WATCH LIVE FACTBOX INTERVIEW VIDEO CORRECTED COMMENTARY EDITORIAL FEATURE PHOTOS NEWS NEWSMAKER URGENT FLASH " +
	"Exclusive Breaking Opinion Analysis Update Explainer Watch Live Factbox Interview Video Corrected Commentary Editorial Feature Photos News")

// placeName says whether s may name a place: one to four capitalised words.
func (h *head) placeName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 || slices.Contains(rubrics, words[0]) {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !h.table.Is(r, fold.Upper) && w != "of" && w != "de" && w != "the" {
			return false
		}
	}
	return true
}

func startsWithBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// englishByline reads "By Ann Lee and Bo Xu | Sept. 25, 2024", "by Ann Lee, Bo Xu"
// and "By Ann Lee, political correspondent".
func (h *head) englishByline(line models.Span) (names []models.Span) {
	in := line.In(h.text)
	var rest string
	for _, by := range []string{"By ", "BY ", "by ", "By: "} {
		if after, ok := strings.CutPrefix(in, by); ok {
			rest = after
		}
	}
	if rest == "" {
		return nil
	}
	at := line.End - len(rest)
	if i := strings.IndexAny(rest, "|｜•（("); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.IndexRune(rest, '，'); i >= 0 {
		rest = rest[:i]
	}
	for len(rest) > 0 {
		cut, size := len(rest), 0
		for _, sep := range []string{", and ", " and ", " & ", ", ", "; "} {
			if i := strings.Index(rest, sep); i >= 0 && i < cut {
				cut, size = i, len(sep)
			}
		}
		s := h.trim(models.Span{Start: at, End: at + cut})
		if !h.personName(s.In(h.text)) {
			break
		}
		names = append(names, s)
		at, rest = at+cut+size, rest[cut+size:]
	}
	return names
}

// personName says whether s may be the name of an author: two to six words, all
// of which but particles have a capital.
func (h *head) personName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	capitals := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case !unicode.IsLetter(r):
			return false
		case h.table.Is(r, fold.Upper):
			capitals++
		case len(w) > 3:
			return false
		}
	}
	last, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return capitals >= 2 && h.table.Is(last, fold.Upper)
}
