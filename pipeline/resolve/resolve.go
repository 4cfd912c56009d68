// Package resolve decides, in one place, which mentions are kept where several
// overlap.
//
// The policy:
//
//  1. Of mentions with the same span and label one is kept, that of the
//     dictionary first.
//  2. A person or place that a rule guessed yields to names of the dictionary inside
//     it, unless the rule is sure.
//  3. Mentions that cross each other exclude each other. The dictionary wins over
//     rules, sure rules over others, and those over guessed people; then the longer one, then the one that starts earlier.
//  4. A mention within another is kept if names of its label stand in names of
//     the other's (the table below). Otherwise the outer one is kept.
//  5. Of mentions with the same span and different labels that may not nest, the
//     dictionary's is kept, then the one whose label stands first in rank. A body
//     wins over its place if the rule is sure.
//  6. A name of the dictionary that is lexicalised holds no other.
package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/models"
)

// nests says which labels stand within which, by the annotation guidelines. A
// formulation holds nothing but a person; a length of time may be counted from an
// event: 党的十八大以来.
var nests = map[models.Label][]models.Label{
	models.Office:   {models.Org, models.Place},
	models.Org:      {models.Org, models.Place},
	models.Event:    {models.Org, models.Place, models.Slogan, models.Person, models.Event},
	models.Doc:      {models.Org, models.Place, models.Slogan, models.Person, models.Event},
	models.Slogan:   {models.Person},
	models.Duration: {models.Org, models.Place, models.Person, models.Event, models.Slogan},
}

// rank is the order in which labels win a draw.
var rank = []models.Label{
	models.Office, models.Org, models.Event, models.Slogan, models.Doc, models.Place, models.Person, models.Date, models.Duration,
}

// Decision is what became of a mention.
type Decision struct {
	*extractors.Mention
	why string              // it was dropped; empty if it was kept
	by  *extractors.Mention // what it lost to
}

// Kept says whether it was kept.
func (d *Decision) Kept() bool { return d.why == "" }

// Dropped is the reason why it was dropped, empty if it was not.
func (d *Decision) Dropped(text string) string {
	if d.Kept() {
		return ""
	}
	return fmt.Sprintf("%s %s %q (%s)", d.why, d.by.Label, d.by.Span.In(text), d.by.Source.Rule)
}

// Mentions decides on mentions, which are given in total order, and gives them
// all in that order.
func Mentions(text string, mentions []extractors.Mention) []Decision {
	d := make([]Decision, len(mentions))
	for i := range mentions {
		d[i].Mention = &mentions[i]
	}
	s := state{text: text, all: d}
	s.merge()
	s.refute()
	s.cross()
	s.nest()
	return d
}

type state struct {
	text string
	all  []Decision
}

// strong says whether a mention comes from the dictionary or the calendar, rather
// than from a rule's guess. The name of a feast alone is also part of names: 谷雨.
func strong(m *extractors.Mention) bool {
	return m.Source.Rule == "lexicon" || len(m.Entries) > 0 || m.Timex != nil && !strings.HasSuffix(m.Source.Rule, ".holiday")
}

func (s *state) drop(i int, why string, by int) { s.all[i].why, s.all[i].by = why, s.all[by].Mention }

// merge keeps one of the mentions with the same span and label.
func (s *state) merge() {
	for i := 0; i < len(s.all); {
		end := i + 1
		for end < len(s.all) && s.all[end].Span == s.all[i].Span {
			end++
		}
		for k := i; k < end; k++ {
			if best := s.best(i, end, k); best != k {
				s.drop(k, "the same as", best)
			}
		}
		i = end
	}
}

// best is the best of the mentions from i up to end that have the label of mention k.
func (s *state) best(i, end, k int) int {
	best := -1
	for o := i; o < end; o++ {
		if m := s.all[o].Mention; m.Label == s.all[k].Label && (best < 0 || better(m, s.all[best].Mention)) {
			best = o
		}
	}
	return best
}

func better(a, b *extractors.Mention) bool {
	switch {
	case (a.Source.Rule == "lexicon") != (b.Source.Rule == "lexicon"):
		return a.Source.Rule == "lexicon"
	case (len(a.Entries) > 0) != (len(b.Entries) > 0):
		return len(a.Entries) > 0
	}
	if a.Sure != b.Sure {
		return a.Sure
	}
	return (a.Rank != "") && b.Rank == ""
}

// kept calls do with the pairs of mentions that overlap and are both kept still.
func (s *state) kept(do func(outer, inner int)) {
	var open []int
	for i := range s.all {
		if !s.all[i].Kept() {
			continue
		}
		live := open[:0]
		for _, o := range open {
			if s.all[o].Span.End > s.all[i].Span.Start {
				live = append(live, o)
			}
		}
		open = live
		for _, o := range open {
			if s.all[o].Kept() && s.all[i].Kept() {
				do(o, i)
			}
		}
		open = append(open, i)
	}
}

// cross settles mentions that cross each other: the winners are chosen from the
// strongest down, so that what loses excludes nothing itself.
func (s *state) cross() {
	rivals := map[int][]int{}
	s.kept(func(a, b int) {
		if s.all[a].Span.Crosses(s.all[b].Span) {
			rivals[a] = append(rivals[a], b)
			rivals[b] = append(rivals[b], a)
		}
	})
	if len(rivals) == 0 {
		return
	}
	order := make([]int, 0, len(rivals))
	for i := range s.all {
		if rivals[i] != nil {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := s.all[a].Mention, s.all[b].Mention
		return cmp.Or(-cmp.Compare(strength(x), strength(y)), -cmp.Compare(x.Span.Len(), y.Span.Len()), cmp.Compare(a, b))
	})
	for _, i := range order {
		if !s.all[i].Kept() {
			continue
		}
		for _, r := range rivals[i] {
			if s.all[r].Kept() {
				s.drop(r, "crosses", i)
			}
		}
	}
}

// strength is how well a mention holds against others: a guessed person, of which
// nobody knows where the name begins, worst.
func strength(m *extractors.Mention) int {
	switch {
	case strong(m):
		return 3
	case m.Sure:
		return 2
	case m.Label == models.Person:
		return 0
	}
	return 1
}

// refute drops the guesses that names of the dictionary inside them refute, before
// they exclude anything.
func (s *state) refute() {
	s.kept(func(o, i int) {
		outer, inner := s.all[o].Mention, s.all[i].Mention
		guess := outer.Label == models.Person || outer.Label == models.Place
		if guess && !outer.Sure && !strong(outer) && strong(inner) && inner.Label != outer.Label && outer.Span != inner.Span {
			s.drop(o, "a guess around", i)
		}
	})
}

// nest settles mentions within others.
func (s *state) nest() {
	s.kept(func(o, i int) {
		outer, inner := s.all[o].Mention, s.all[i].Mention
		if outer.Span == inner.Span {
			lose, win := i, o
			if sureBody(inner, outer) || !sureBody(outer, inner) && (strength(inner) > strength(outer) || strength(inner) == strength(outer) && slices.Index(rank, inner.Label) < slices.Index(rank, outer.Label)) {
				lose, win = o, i
			}
			s.drop(lose, "the same words as", win)
			return
		}
		switch {
		case !slices.Contains(nests[outer.Label], inner.Label):
			s.drop(i, "within", o)
		case opaque(outer):
			s.drop(i, "lexicalised in", o)
		case elsewhere(outer, inner):
			s.drop(i, "of another country than", o)
		case outer.Label == inner.Label && !s.isPart(outer, inner):
			s.drop(i, "no part of", o)
		}
	})
}

// sureBody says whether a rule is sure that a place stands for a body, as one that a
// team is called by does.
func sureBody(m, place *extractors.Mention) bool {
	return m.Sure && m.Label == models.Org && place.Label == models.Place
}

func opaque(m *extractors.Mention) bool {
	return len(m.Entries) > 0 && !slices.ContainsFunc(m.Entries, func(e *extractors.Entry) bool { return !e.Opaque })
}

// elsewhere says whether a name of the dictionary holds another one by chance:
// one of an institution in another country, as the Congress in a National
// Congress of the Communist Party of China.
func elsewhere(outer, inner *extractors.Mention) bool {
	if inner.Label != models.Org || len(outer.Entries) != 1 || len(inner.Entries) != 1 {
		return false
	}
	a, b := country(outer.Entries[0].Place), country(inner.Entries[0].Place)
	return a != "" && b != "" && a != b
}

// country is the ISO code that a place's id begins with, or "".
func country(id string) string {
	code, _, _ := strings.Cut(strings.TrimPrefix(id, models.Place.Prefix()), "-")
	if len(code) != 2 {
		return ""
	}
	return code
}

// isPart says whether a name within one of the same label names what the outer
// thing is part of. The gazetteer has answered that for names of its own. A
// short form at the end of a name is not part but the rest of it: 市委 in 赣州市委.
func (s *state) isPart(outer, inner *extractors.Mention) bool {
	if outer.Source.Rule == "lexicon" {
		return inner.Source.Rule == "lexicon"
	}
	latin := s.text[inner.Span.Start] < utf8.RuneSelf // 工行 in 工行常州分行 is a part
	if latin && outer.Span.Start == inner.Span.Start && !strong(inner) {
		return false // Ministry of Roads in Ministry of Roads and Bridges: the same name, cut short
	}
	if latin && outer.Span.End == inner.Span.End && !strong(inner) && !strings.Contains(s.text[outer.Span.Start:inner.Span.Start], " of ") {
		return false // Board of Fisheries in Samoan Board of Fisheries
	}
	if outer.Label == models.Event && len(outer.Entries) == 1 && len(inner.Entries) == 1 && outer.Entries[0].Part == inner.Entries[0].ID {
		return false // the series within one of it
	}
	short := slices.ContainsFunc(inner.Entries, func(e *extractors.Entry) bool { return len(e.Levels) > 0 })
	return !short || inner.Span.End != outer.Span.End
}
