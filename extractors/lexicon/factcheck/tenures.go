package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"tifa/extractors"
)

// tenure is a tenure of the dictionaries or of a list, several terms without a gap
// as one.
type tenure struct {
	span
	office, person string // of the dictionaries: ids
	names          []string
	first, last    place // where its beginning and its end stand
}

// officeList makes a checker of a list of office holders.
func (o *own) officeList(l *officeList) func(file string) ([]difference, string, error) {
	return func(file string) (found []difference, counts string, err error) {
		all, err := l.read(file)
		if err != nil {
			return nil, "", err
		}
		for position, offices := range l.positions {
			for _, office := range offices {
				if o.Entry(office) == nil {
					return nil, "", fmt.Errorf("%s: position %q: there is no office %s: correct the id in lists.go of the command", file, position, office)
				}
			}
		}
		groups := map[string][]held{} // by position
		var unmapped, positions, idle int
		for _, h := range all {
			groups[h.position] = append(groups[h.position], h)
		}
		for position, rows := range groups {
			offices := l.offices(position)
			ours := o.tenures(offices)
			switch {
			case offices == nil || o.Entry(offices[0]) == nil:
				positions++
				unmapped += len(rows)
				continue
			case len(ours) == 0:
				idle += len(rows)
				continue
			}
			c := comparison{list: l, ours: ours, theirs: merge(rows, l), seats: o.Seats(offices[0]), entry: o.entry(offices[0])}
			c.run()
			found = append(found, c.found...)
		}
		counts = fmt.Sprintf("%d rows, %d of them in %d positions that no office is named for, %d of offices without tenures", len(all), unmapped, positions, idle)
		return found, counts, nil
	}
}

// tenures are those of some offices, by their beginning.
func (o *own) tenures(offices []string) (out []tenure) {
	for _, office := range offices {
		for _, t := range o.Tenures(office, "") {
			out = append(out, o.tenure(t))
		}
	}
	return join(out, 1)
}

// tenure is a tenure of the dictionaries with where it stands.
func (o *own) tenure(t extractors.Tenure) tenure {
	at := o.rows[keyOf(t)]
	return tenure{span{t.From, t.To}, t.Office, t.Person, o.names(t.Person), at, at}
}

// names are the wordings of an entry, with the main one in English.
func (o *own) names(id string) []string {
	out := o.Forms(id)
	if e := o.Entry(id); e != nil {
		out = append(out, e.Names.English)
	}
	return out
}

// merge makes tenures of the rows of a list. What lasts longer than the list knows
// has no end.
func merge(rows []held, l *officeList) []tenure {
	var out []tenure
	for _, r := range rows {
		if later(r.to, l.until) {
			r.to = ""
		}
		at := place{line: r.line}
		out = append(out, tenure{span{r.from, r.to}, r.position, r.person, []string{r.person}, at, at})
	}
	return join(out, max(l.gap, 1))
}

// join makes one tenure of those of a person that follow each other within some days.
func join(all []tenure, days int) (out []tenure) {
	slices.SortStableFunc(all, func(a, b tenure) int { return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.from, b.from)) })
	for _, t := range all {
		if n := len(out) - 1; n >= 0 && out[n].person == t.person && follows(t.span, out[n].span, days) {
			if out[n].to != "" && (t.to == "" || !later(out[n].to, t.to)) {
				out[n].to, out[n].last = t.to, t.last
			}
			continue
		}
		out = append(out, t)
	}
	slices.SortStableFunc(out, func(a, b tenure) int { return cmp.Compare(a.from, b.from) })
	return out
}

// comparison is that of the tenures of an office with those of a list.
type comparison struct {
	list         *officeList
	ours, theirs []tenure
	seats        int
	entry        place // of the office

	found []difference
}

func (c *comparison) run() {
	pairs := c.pairs()
	matched := make([]bool, len(c.ours))
	for i, k := range pairs {
		if k >= 0 {
			matched[k] = true
			c.dates(&c.ours[k], &c.theirs[i])
		}
	}
	told := make([]bool, len(c.ours))
	for i, k := range pairs {
		if _, last := c.theirs[i].days(c.list.until); k < 0 && last.Format(time.DateOnly) >= "2000" {
			if at := c.instead(&c.theirs[i]); at >= 0 {
				told[at] = true
			}
		}
	}
	if c.seats != 1 {
		return
	}
	for k := range c.ours {
		if !matched[k] && !told[k] {
			c.others(&c.ours[k])
		}
	}
}

// pairs finds for each tenure of the list ours of the same person, the one with most
// time in common, -1 if there is none. Names come first, family names after them.
func (c *comparison) pairs() []int {
	pairs := make([]int, len(c.theirs))
	none, taken := make([]bool, len(c.ours)), make([]bool, len(c.ours))
	for i := range pairs {
		if pairs[i] = c.best(&c.theirs[i], sameName, none); pairs[i] >= 0 {
			taken[pairs[i]] = true
		}
	}
	for i := range pairs {
		if pairs[i] < 0 {
			pairs[i] = c.best(&c.theirs[i], func(a, b string) bool { return sameFamily(a, b, c.list.familyFirst) }, taken)
			if pairs[i] >= 0 {
				taken[pairs[i]] = true
			}
		}
	}
	return pairs
}

// best is the tenure of ours with a name of theirs, among those not taken, that has
// most time in common with it, -1 if there is none.
func (c *comparison) best(t *tenure, same func(a, b string) bool, taken []bool) int {
	best, most := -1, time.Duration(0)
	for k := range c.ours {
		if s := shared(c.ours[k].span, t.span, c.list.until); s > most && !taken[k] &&
			slices.ContainsFunc(c.ours[k].names, func(n string) bool { return same(n, t.person) }) {
			best, most = k, s
		}
	}
	return best
}

// dates compares the beginnings and ends of a tenure.
func (c *comparison) dates(ours, theirs *tenure) {
	from, to := agree(ours.from, theirs.from), agree(ours.to, theirs.to)
	switch {
	case theirs.to == "" && ours.to != "":
		to = !later(c.list.until, ours.to)
	case theirs.to != "" && ours.to == "":
		to = false
	}
	switch {
	case !from:
		c.report(ours.first, ours, ours.person, theirs)
	case !to:
		c.report(ours.last, ours, ours.person, theirs)
	}
}

// instead reports a tenure of the list that ours do not have, and tells which of ours
// takes most of its time, if one does.
func (c *comparison) instead(theirs *tenure) int {
	best, most := -1, theirs.length(c.list.until)/2
	if c.seats == 1 {
		for k := range c.ours {
			if s := shared(c.ours[k].span, theirs.span, c.list.until); s > most {
				best, most = k, s
			}
		}
	}
	if best < 0 {
		c.report(c.entry, nil, theirs.person, theirs)
		return best
	}
	c.report(c.ours[best].first, &c.ours[best], c.ours[best].person, theirs)
	return best
}

// others reports a tenure of ours for most of whose time the list has others.
func (c *comparison) others(ours *tenure) {
	var names []*tenure
	total := time.Duration(0)
	for i := range c.theirs {
		if s := shared(ours.span, c.theirs[i].span, c.list.until); s > 0 {
			names = append(names, &c.theirs[i])
			total += s
		}
	}
	if first, _ := ours.days(c.list.until); later(first.Format(time.DateOnly), c.list.until) || total <= ours.length(c.list.until)/2 {
		return
	}
	c.report(ours.first, ours, ours.person, names...)
}

// report notes a difference: ours is nil where there is no such tenure.
func (c *comparison) report(at place, ours *tenure, person string, theirs ...*tenure) {
	d := difference{file: at.file, line: at.line, subject: c.ours[0].office, person: person, ours: "nobody"}
	if ours != nil {
		d.subject, d.ours = ours.office, ours.String()
	}
	var says []string
	for _, t := range theirs {
		says = append(says, t.person+" "+t.String())
	}
	d.theirs, d.sourceLine = strings.Join(says, ", "), theirs[0].first.line
	c.found = append(c.found, d)
}
