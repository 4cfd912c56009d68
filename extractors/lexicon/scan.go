package lexicon

import (
	"cmp"
	"slices"
	"strings"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/extractors/match"
	"tifa/models"
)

// Scan implements extractors.Gazetteer. Of several names of one label the
// leftmost-longest is accepted, and within it those of an organisation's
// parents, so that Politburo of the CPC Central Committee holds the Central
// Committee.
func (l *Lexicon) Scan(searched *match.Text, cuts func(models.Span) string) []extractors.Candidate {
	found, text := l.names(searched), searched.String()
	around := map[models.Label][]*extractors.Candidate{} // the accepted names that the last one stands in, and itself
	for i := range found {
		c := &found[i]
		switch {
		case shouted(text, c.Span):
			c.Refused = "an everyday word in a line of capitals"
		case c.Label == models.Place && suffixGoesOn(text, c.Span), c.Label == models.Office && memberGoesOn(text, c.Span):
			c.Refused = "the suffix belongs to the next word"
		case c.Label == models.Org && headFollows(text, c.Span):
			// 部 serves the ministry and its head at once in 外交部长.
		case cuts != nil:
			if word := cuts(c.Span); word != "" && !madeIn(text, c.Span, word) {
				c.Refused = "cuts through " + word
			}
		}
		if c.Refused != "" {
			continue
		}
		open := around[c.Label]
		for len(open) > 0 && open[len(open)-1].Span.End <= c.Span.Start {
			open = open[:len(open)-1]
		}
		if n := len(open); n > 0 {
			switch o := open[n-1]; {
			case !o.Span.Contains(c.Span):
				c.Refused = "overlaps " + o.Span.In(text)
			case !l.partOf(o, c):
				c.Refused = "part of " + o.Span.In(text)
			}
		}
		if c.Refused == "" {
			open = append(open, c)
		}
		around[c.Label] = open
	}
	return found
}

// names gives all names of all packs, in total order, those with the same label
// and span as one.
func (l *Lexicon) names(searched *match.Text) []extractors.Candidate {
	text := searched.String()
	out := make([]extractors.Candidate, 0, len(text)/128+8) // what reports hold
	matchers := make([]*match.Matcher, len(l.packs))
	for i, p := range l.packs {
		matchers[i] = p.matcher()
	}
	match.Scan(searched, matchers, func(pack, pattern, start, end int) {
		r := l.packs[pack].owner[pattern]
		if r.replaced {
			return
		}
		out = append(out, extractors.Candidate{Label: r.Label, Span: models.Span{Start: start, End: end}, Entries: r.alone[:]})
	})
	order(out)
	stated := towns(text, out)
	if stated != nil {
		order(out)
	}
	merged := out[:0]
	for _, c := range out {
		if town := stated[c.Span]; town != nil && c.Label == models.Place && c.Entries[0] != town {
			continue
		}
		if n := len(merged); n > 0 && merged[n-1].Span == c.Span && merged[n-1].Label == c.Label {
			last := &merged[n-1]
			if last.Entries[len(last.Entries)-1] != c.Entries[0] {
				last.Entries = append(slices.Clip(last.Entries), c.Entries[0])
			}
			continue
		}
		merged = append(merged, c)
	}
	return merged
}

// towns cuts the names of towns that are written with their state off before it, where
// the state is a name of its own: Lincoln, Nebraska are two places. It says which town
// each is, since there may be others of that name.
func towns(text string, all []extractors.Candidate) (stated map[models.Span]*extractors.Entry) {
	for i := range all {
		c := &all[i]
		if c.Label != models.Place {
			continue
		}
		comma := c.Span.Start + strings.LastIndexByte(c.Span.In(text), ',')
		if comma < c.Span.Start {
			continue
		}
		for k := i + 1; k < len(all) && all[k].Span.Start < c.Span.End; k++ {
			if state := &all[k]; state.Label == models.Place && state.Span.End == c.Span.End && state.Span.Start > comma && strings.TrimSpace(text[comma+1:state.Span.Start]) == "" {
				c.Span.End = comma
				if stated == nil {
					stated = map[models.Span]*extractors.Entry{}
				}
				stated[c.Span] = c.Entries[0]
				break
			}
		}
	}
	return stated
}

// order puts names into total order. The search gives them by where they begin, so that
// each has a few others to pass at most.
func order(all []extractors.Candidate) {
	for i := 1; i < len(all); i++ {
		for k := i; k > 0 && compare(&all[k-1], &all[k]) > 0; k-- {
			all[k-1], all[k] = all[k], all[k-1]
		}
	}
}

func compare(a, b *extractors.Candidate) int {
	if c := a.Span.Compare(b.Span); c != 0 { // as nearly always
		return c
	}
	return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.Entries[0].ID, b.Entries[0].ID))
}

// partOf says whether inner names something that the outer name's organisation
// is part of.
func (l *Lexicon) partOf(outer, inner *extractors.Candidate) bool {
	for _, o := range outer.Entries {
		if o.Opaque {
			continue
		}
		for depth := 0; depth < 8 && o.Part != ""; depth++ {
			parent := l.Entry(o.Part)
			if parent == nil {
				break
			}
			if slices.Contains(inner.Entries, parent) {
				return true
			}
			if parent.Opaque {
				break // what that belongs to is no part of the name
			}
			o = parent
		}
	}
	return false
}

// shouted says whether the span is an acronym that is also an everyday word,
// such as WHO, in a line that has capitals only.
func shouted(text string, s models.Span) bool {
	switch s.In(text) {
	case "WHO", "US", "IT", "AID", "AU", "AP", "OPEC", "AM", "PM", "IS":
	default:
		return false
	}
	// A line may be a whole book; its neighbourhood tells.
	from, to := max(0, s.Start-200), min(len(text), s.End+200)
	from += strings.LastIndexByte(text[from:s.Start], '\n') + 1
	if i := strings.IndexByte(text[s.End:to], '\n'); i >= 0 {
		to = s.End + i
	}
	letters := 0
	for i := from; i < to; i++ {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z':
			return false
		case 'A' <= c && c <= 'Z':
			letters++
		}
	}
	return letters > s.Len()
}

// madeIn says whether 产 behind a country says where something is made, so that no word
// 国产 begins in its name: 中国|产, but 其中|国产.
func madeIn(text string, s models.Span, word string) bool {
	if word != "国产" && word != "國產" {
		return false
	}
	before := text[:s.Start]
	for _, end := range []string{"其", "当", "當", "之", "集", "途", "手", "命", "空"} {
		if strings.HasSuffix(before, end) {
			return false
		}
	}
	return true
}

// headFollows says whether 长 stands behind the name of an institution that ends
// with what its head is called by: 外交部|长, 行政院|長.
func headFollows(text string, s models.Span) bool {
	name := s.In(text)
	if rest := text[s.End:]; !strings.HasPrefix(rest, "长") && !strings.HasPrefix(rest, "長") {
		return false
	}
	for _, suffix := range []string{"部", "院", "局", "厅", "廳", "署", "处", "處", "所", "委"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}

// suffixGoesOn says whether the last character of a Chinese place name begins
// the next word: 重庆|市政府, although 重庆市 is a place as well.
func suffixGoesOn(text string, s models.Span) bool {
	name := s.In(text)
	for _, suffix := range []string{"省", "市", "县", "区", "州", "縣", "區"} {
		if rest, ok := strings.CutSuffix(name, suffix); ok {
			next := fold.Load().ToSimplified(text[s.End:min(len(text), s.End+len("政府"))])
			return next == "政府" && len(rest) >= len("重庆")
		}
	}
	return false
}

// memberGoesOn says whether the name of a post is the beginning of a body's:
// 常委 of 常委会, 委员 of 委员会.
func memberGoesOn(text string, s models.Span) bool {
	name, rest := s.In(text), text[s.End:]
	return (strings.HasSuffix(name, "委") || strings.HasSuffix(name, "委员") || strings.HasSuffix(name, "委員")) &&
		(strings.HasPrefix(rest, "会") || strings.HasPrefix(rest, "會"))
}
