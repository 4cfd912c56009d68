// Package relations finds the ends of relations that no pattern reaches: who he is
// that said something, which meeting a verb is about, who stands in a list.
package relations

import (
	"slices"
	"strconv"
	"strings"

	"tifa/extractors"
	"tifa/extractors/rules"
	"tifa/models"
)

// Find reports the relations that the matches of rules tell of. entry gives what the
// dictionary says of an entity.
func Find(p *extractors.Pass, matches, reported []rules.Match, entry func(id string) *extractors.Entry) error {
	t := newText(p.Input, p.Annotations(), entry)
	var all []models.Relation
	for i := range matches {
		all = append(all, t.relations(&matches[i])...)
	}
	all = append(all, t.heldOn(all)...)
	main := t.mainEvent(all)
	event, more := t.reported(reported, all, main)
	all = append(all, more...)
	if event == nil && main < 0 {
		event = t.unnamed(all)
	}
	if event != nil {
		if err := p.Event(*event); err != nil {
			return err
		}
	}
	for _, r := range all {
		// A meeting that has a name is called by it, wherever the report tells of it.
		if main >= 0 && r.Head == models.ReportedEventEnd {
			r.Head = main
		}
		if main >= 0 && r.Tail == models.ReportedEventEnd {
			r.Tail = main
		}
		if event == nil && (r.Head == models.ReportedEventEnd || r.Tail == models.ReportedEventEnd) {
			continue // no event is reported
		}
		Conflict(t.all, &r)
		if err := p.Relate(r); err != nil {
			return err
		}
	}
	return nil
}

// mainEvent is the name of the meeting that the opening of the report says is held,
// or -1.
func (t *text) mainEvent(all []models.Relation) models.End {
	last := t.Sentence(t.Header.Body) + opening
	for _, r := range all {
		if r.Type != "presides" && r.Type != "convenes" && r.Type != "attends" || r.Tail < 0 || t.Sentence(t.all[r.Tail].Span.Start) > last {
			continue
		}
		if t.isMeeting(int(r.Tail)) {
			return r.Tail
		}
	}
	return -1
}

// relations are those of one match: every head with every tail.
func (t *text) relations(m *rules.Match) (out []models.Relation) {
	if m.Relation == "says" && (t.quoted(m.Cue.Start) || m.Chinese && t.cut(m.Cue)) {
		return nil
	}
	heads, tails := m.Heads, m.Tails
	if m.Head != "" {
		heads = t.ends(m.Head, m)
	}
	if m.Tail != "" && len(heads) > 0 {
		tails = t.ends(m.Tail, m)
	}
	var groups []int
	if m.Relation == "attends" {
		groups = t.groups(heads)
	}
	for order, head := range heads {
		for _, tail := range tails {
			if head == tail || !t.fits(m.Relation, head, tail) {
				continue
			}
			r := models.Relation{Type: m.Relation, Head: head, Tail: tail, Source: models.Source{Rule: m.Rule}}
			if m.Status != "" {
				r.Attrs = []models.Attr{{Key: "status", Values: []string{m.Status}}}
			}
			if m.Relation == "says" {
				cue := m.Cue
				r.Cue, r.Quote = &cue, t.quotation(m.Cue)
			}
			if m.Relation == "attends" && len(heads) > 1 {
				r.Attrs = append(r.Attrs,
					models.Attr{Key: "group", Values: []string{strconv.Itoa(groups[order])}},
					models.Attr{Key: "order", Values: []string{strconv.Itoa(order + 1)}})
			}
			out = append(out, r)
		}
	}
	if len(out) > 0 && (m.Relation == "convenes" || m.Relation == "presides") && out[0].Tail >= 0 {
		t.held = out[0].Tail
	}
	if m.Relation == "says" && len(out) > 0 {
		t.said = append(t.said, speech{t.Sentence(m.Cue.Start), out[0].Head})
	}
	return out
}

// cut says whether a Chinese verb is no word of its own where it stands. What stands
// right behind a name is one.
func (t *text) cut(cue models.Span) bool {
	if _, ok := t.endsAt[cue.Start]; ok || t.Cuts == nil {
		return false
	}
	return t.Cuts(cue) != ""
}

// ends looks for the ends that a rule names.
func (t *text) ends(what string, m *rules.Match) []models.End {
	if end, ok := rules.Fixed(what); ok {
		return []models.End{end}
	}
	switch what {
	case "subject":
		end, ok := t.subject(m.Cue.Start, m.Chinese, m.Relation == "visits")
		if !ok && unsaid[m.Relation] {
			end, ok = t.earlier(m.Cue.Start, m.Chinese, ofLife, t.person)
		}
		if ok {
			return []models.End{end}
		}
	case "document":
		return t.documents(m.Cue)
	case "event":
		if end, ok := t.event(m.Cue, m.Relation == "convenes"); ok {
			return []models.End{end}
		}
	case "people":
		if list := t.before(m.Cue.Start, m.Chinese); len(list) > 0 {
			return list
		}
		if end, ok := t.subject(m.Cue.Start, m.Chinese, m.Relation == "visits"); ok {
			return []models.End{end}
		}
	case "listed":
		return t.behind(m.Cue.End, m.Chinese)
	}
	return nil
}

// ofLife is how many sentences back the subject of the story of a life may stand.
const ofLife = 8

// unsaid are the relations of the story of a life, whose subject stands at its
// beginning only.
var unsaid = map[string]bool{"appointed_to": true, "removed_from": true, "member_of": true}

// can says which labels the ends of a relation have.
var can = map[string]struct{ heads, tails []models.Label }{
	"says":         {heads: []models.Label{models.Person, models.Org, models.Event, models.Office, models.Place}},
	"presides":     {[]models.Label{models.Person, models.Office}, []models.Label{models.Event}},
	"convenes":     {[]models.Label{models.Person, models.Org, models.Place}, []models.Label{models.Event}},
	"attends":      {[]models.Label{models.Person, models.Org}, []models.Label{models.Event}},
	"meets":        {[]models.Label{models.Person}, []models.Label{models.Person}},
	"visits":       {[]models.Label{models.Person}, []models.Label{models.Place}},
	"issues":       {[]models.Label{models.Person, models.Org, models.Place}, []models.Label{models.Doc}},
	"held_on":      {[]models.Label{models.Event}, []models.Label{models.Date}},
	"located_in":   {[]models.Label{models.Place, models.Event}, []models.Label{models.Place}},
	"holds_office": {[]models.Label{models.Person}, []models.Label{models.Office}},
	"appointed_to": {[]models.Label{models.Person}, []models.Label{models.Office}},
	"removed_from": {[]models.Label{models.Person}, []models.Label{models.Office}},
	"member_of":    {[]models.Label{models.Person}, []models.Label{models.Org}},
}

// fits says whether the ends are of the kinds that a relation has.
func (t *text) fits(relation string, head, tail models.End) bool {
	c, known := can[relation]
	ok := func(end models.End, labels []models.Label) bool {
		return end < 0 || len(labels) == 0 || slices.Contains(labels, t.all[end].Label)
	}
	if known && (!ok(head, c.heads) || !ok(tail, c.tails)) {
		return false
	}
	switch relation {
	case "held_on": // now is no date of a meeting
		x := t.all[tail].Timex
		return x != nil && t.all[tail].Span.Start >= t.Header.Body && (x.Type == "DATE" || x.Type == "TIME") && x.Value != "" && !strings.HasSuffix(x.Value, "_REF")
	case "located_in":
		return head < 0 || t.all[head].Label != models.Place || t.within(int(head), int(tail))
	case "member_of":
		return t.party(int(tail))
	}
	return true
}
