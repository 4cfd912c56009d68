package survey

import (
	"cmp"
	"slices"

	"tifa/models"
)

// mostListed is how many people of one list are compared, the first ones.
const mostListed = 100

// attendees counts who is named before whom among those who attend a meeting: the heads
// of the relation attends, in the order of the text, for each meeting of a document.
// Whoever presides stands in a sentence of its own, and in no list. Names that no
// dictionary has keep no place, since they cannot be found in another document.
func (s *Survey) attendees(d *models.Document) {
	type attendee struct {
		meeting string
		at      models.Span
		entity  *Entity
	}
	var all []attendee
	for i := range d.Relations {
		r := &d.Relations[i]
		if r.Type != "attends" || r.Head < 0 || int(r.Head) >= len(d.Annotations) || int(r.Tail) >= len(d.Annotations) {
			continue
		}
		head := &d.Annotations[r.Head]
		place, known := s.seen[head.Entity]
		if !known || head.Label != models.Person {
			continue
		}
		meeting := r.Tail.String()
		if r.Tail >= 0 {
			meeting = d.Annotations[r.Tail].Entity
		}
		all = append(all, attendee{meeting, head.Span, s.found[place].entity})
	}
	if len(all) < 2 {
		return
	}
	slices.SortStableFunc(all, func(a, b attendee) int { return cmp.Or(cmp.Compare(a.meeting, b.meeting), a.at.Compare(b.at)) })
	var list []*Entity
	for i, a := range all {
		if i > 0 && a.meeting != all[i-1].meeting {
			s.list(list)
			list = list[:0]
		}
		if !slices.Contains(list, a.entity) && len(list) < mostListed {
			list = append(list, a.entity)
		}
	}
	s.list(list)
}

// list counts the pairs of one list.
func (s *Survey) list(people []*Entity) {
	if len(people) < 2 {
		return
	}
	s.lists++
	for i, a := range people {
		a.Lists++
		for _, b := range people[i+1:] {
			s.listed.add(a.number, b.number)
		}
	}
}

// Order is who is named before whom in the lists of people who attend meetings.
type Order struct {
	Lists  int       // lists with more than one known person
	People []*Entity // those in the most lists, in the order that fits the lists best
	// Before counts the lists in which the person of the row stands before that of the
	// column.
	Before [][]int
	Missed int // how much less than the truth a count may be
}

// Order gives the order of the people in the most lists, at most n. They are put in
// order by Copeland's method: by the number of others whom they stand before more often
// than behind, ties counting half; then by the share of lists in which they stand
// before another of these; then by the number of their lists, and by id.
func (s *Survey) Order(n int) Order {
	o := Order{Lists: s.lists, Missed: s.listed.missed}
	for _, e := range s.entities {
		if e.Lists > 0 {
			o.People = append(o.People, e)
		}
	}
	slices.SortFunc(o.People, func(a, b *Entity) int { return cmp.Or(cmp.Compare(b.Lists, a.Lists), cmp.Compare(a.ID, b.ID)) })
	o.People = o.People[:min(n, len(o.People))]
	type standing struct{ won, before, compared int }
	standings := map[*Entity]standing{}
	for _, a := range o.People {
		var st standing
		for _, b := range o.People {
			first, second := s.listed.count(a.number, b.number), s.listed.count(b.number, a.number)
			st.won += cmp.Compare(first, second)
			st.before += first
			st.compared += first + second
		}
		st.compared = max(st.compared, 1)
		standings[a] = st
	}
	slices.SortStableFunc(o.People, func(a, b *Entity) int {
		x, y := standings[a], standings[b]
		return cmp.Or(cmp.Compare(y.won, x.won), cmp.Compare(y.before*x.compared, x.before*y.compared))
	})
	for _, a := range o.People {
		row := make([]int, len(o.People))
		for j, b := range o.People {
			row[j] = s.listed.count(a.number, b.number)
		}
		o.Before = append(o.Before, row)
	}
	return o
}
