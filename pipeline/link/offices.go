package link

import (
	"cmp"
	"slices"
	"strings"

	"tifa/extractors"
	"tifa/models"
)

// offices finds the entry of each office: the dictionary's, or the one with its
// rank at the body or place that stands within its title, or at the body or
// place that the document is about.
func (l *linker) offices() {
	l.guessed = make([]bool, len(l.mentions))
	byRank := map[string]*extractors.Entry{}     // the last office of a rank that a title told in full
	holders := map[string]*extractors.Entry{}    // the same, by rank and the name beside it
	lastBeside := map[*extractors.Entry]string{} // the last name beside an office that was told in full
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Label != models.Office {
			continue
		}
		var options []*extractors.Entry
		for _, e := range m.Entries {
			if bound := l.bind(e); bound != nil {
				options = append(options, bound)
			}
		}
		e, holder := l.pick(options), l.beside(i)
		if held := l.heldBy(holder, m.Rank); held != nil && e == nil {
			if inner, _ := l.within(i); inner == "" {
				e = held
			}
		}
		if e == nil && m.Rank != "" {
			inner, at := l.within(i)
			switch {
			case at != nil:
				e = l.officeAt(m.Rank, at)
			case inner == "":
				// President Biden is not the Chinese President whom the text named
				// before with another name.
				if e = cmp.Or(holders[m.Rank+" "+holder], byRank[m.Rank]); e == nil {
					e, l.guessed[i] = l.freeOffice(m.Rank), true
				}
				if other := lastBeside[e]; holder != "" && other != "" && other != holder {
					e = nil
				}
			}
		}
		if e != nil && e.Rank != "" {
			byRank[e.Rank] = e
			if holder != "" {
				holders[e.Rank+" "+holder], lastBeside[e] = e, holder
			}
		}
		l.entries[i] = e
	}
}

// heldBy is the office of a rank that a person held on the day of the report, by the
// register; nil if it knows of none, or of several.
func (l *linker) heldBy(person, rank string) (found *extractors.Entry) {
	if person == "" || rank == "" || l.doc.Date == "" || l.who == nil {
		return nil
	}
	for _, t := range l.who.Held(person, l.doc.Date) {
		if e := l.gazetteer.Entry(t.Office); e != nil && slices.Contains(alike(rank), e.Rank) {
			if found != nil && found != e {
				return nil
			}
			found = e
		}
	}
	return found
}

// beside is the person whose name stands right behind office i, or in front of it
// in apposition, by id.
func (l *linker) beside(i int) string {
	if k := l.besideAt(i); k >= 0 {
		return l.ids[k]
	}
	return ""
}

// besideAt is the mention of that person, -1 if there is none.
func (l *linker) besideAt(i int) int {
	at := l.mentions[i].Span
	for k := i + 1; k < len(l.mentions) && l.mentions[k].Span.Start <= at.End+1; k++ {
		if m := &l.mentions[k]; m.Label == models.Person && m.Span.Start >= at.End && strings.TrimSpace(l.doc.Text[at.End:m.Span.Start]) == "" {
			return k
		}
	}
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		m := &l.mentions[k]
		if m.Label != models.Person || m.Span.End > at.Start {
			continue
		}
		if between := l.doc.Text[m.Span.End:at.Start]; between == "" || between == ", " || between == ", the " {
			return k
		}
		break
	}
	return -1
}

// within finds the body, or else the place, that stands within the title: the
// longest. label is empty if there is neither.
func (l *linker) within(i int) (label models.Label, entry *extractors.Entry) {
	title := l.mentions[i].Span
	for k := i; k < len(l.mentions) && l.mentions[k].Span.Start < title.End; k++ {
		m := &l.mentions[k]
		if !title.Contains(m.Span) {
			continue
		}
		if m.Label == models.Org && label != models.Org || m.Label == models.Place && label == "" {
			label, entry = m.Label, l.entries[k]
		}
	}
	return label, entry
}

// heads are ranks of which a body has one: what a title calls chairman another
// calls director. "head" is what 长 says.
var heads = []string{"chair", "president", "minister", "director", "head", "secretary-general", "governor", "mayor", "speaker", "prime-minister", "premier", "chancellor", "commissioner", "director-general", "chief-executive", "commander", "administrator"}

// officeAt is the office with a rank at a body or place: the dictionary's, or one
// made up of the two.
func (l *linker) officeAt(rank string, at *extractors.Entry) *extractors.Entry {
	ranks := alike(rank)
	if slices.Contains(heads, rank) && at.Label == models.Org {
		ranks = append([]string{rank}, heads...)
	}
	for _, r := range ranks {
		if e := l.gazetteer.Entry(l.gazetteer.Office(r, at.ID)); e != nil {
			return e
		}
		if at.Short == nil {
			continue
		}
		if e := l.gazetteer.Entry(l.gazetteer.Office(r, at.Short.ID)); e != nil {
			return e.At(l.gazetteer.Entry(at.Place), l.gazetteer.Entry)
		}
	}
	_, own, _ := strings.Cut(at.ID, ":")
	if own == "" || strings.HasPrefix(own, "~") {
		return nil
	}
	e := &extractors.Entry{
		ID: models.Office.Prefix() + strings.ToLower(own) + "-" + rank, Label: models.Office,
		Facts: &extractors.Facts{Rank: rank, Attrs: []models.Attr{{Key: "rank", Values: []string{rank}}}},
	}
	if at.Label == models.Org {
		e.Body, e.Place = at.ID, at.Place
		e.Attrs = append([]models.Attr{{Key: "body", Values: []string{at.ID}}}, e.Attrs...)
	} else {
		e.Place = at.ID
		e.Attrs = append([]models.Attr{{Key: "place", Values: []string{at.ID}}}, e.Attrs...)
	}
	return e
}

// freeOffice is the office of a title that names neither body nor place, in the
// document's country.
func (l *linker) freeOffice(rank string) *extractors.Entry {
	if l.home == "" {
		return nil
	}
	for _, r := range alike(rank) {
		if e := l.gazetteer.Entry(l.gazetteer.Office(r, l.home)); e != nil {
			return e
		}
	}
	return nil
}

// alike lists a rank, and others that the same post has in other words.
func alike(rank string) []string {
	switch rank {
	case "chair":
		return []string{rank, "president"}
	case "prime-minister":
		return []string{rank, "premier", "chancellor"}
	case "premier":
		return []string{rank, "prime-minister"}
	}
	return []string{rank}
}
