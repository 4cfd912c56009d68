package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"tifa/models"
)

// factbookDay is the day of which the CIA's list is.
const factbookDay = "2026-01-22"

// The offices of a country that its head of state and its head of government may
// have, as they stand in ids behind the code of the country.
var (
	headsOfState = strings.Fields(`president transition-president interim-president acting-president co-president
		king queen emperor monarch emir sultan grand-duke prince co-prince governor-general head-of-state
		supreme-leader presidential-council-head plc-chair sovereign-council-chair transitional-council-chair
		state-affairs-president presidency-chair presidency-member sac-chair council-president`)
	headsOfGovernment = strings.Fields(`prime-minister chancellor premier president chief-executive chief-adviser
		minister-of-state cabinet-chair council-president transition-president interim-president acting-president
		supreme-leader sultan state-affairs-president sovereign-council-chair vice-president co-president
		spa-standing-chair`)
)

// statesElsewhere are offices of heads of state whose ids do not begin with the code
// of the country.
var statesElsewhere = map[string][]string{"VA": {"office:pope"}}

// factbook compares who the CIA's list says is head of state and of government.
func (o *own) factbook(file string) (found []difference, counts string, err error) {
	rows, err := readTable(file, "short_name", "long_name", "chief_of_state", "head_of_government")
	if err != nil {
		return nil, "", err
	}
	var strangers []string // countries that the dictionary of places does not have
	idle, compared := 0, 0
	for _, r := range rows {
		code := o.country(r.cell["short_name"], r.cell["long_name"])
		if code == "" {
			strangers = append(strangers, r.cell["short_name"])
			continue
		}
		for column, offices := range map[string][]string{"chief_of_state": headsOfState, "head_of_government": headsOfGovernment} {
			var ids []string
			if column == "chief_of_state" {
				ids = slices.Clone(statesElsewhere[code])
			}
			for _, office := range offices {
				ids = append(ids, "office:"+strings.ToLower(code)+"-"+office)
			}
			var heads []tenure
			for _, id := range ids {
				heads = append(heads, o.tenures([]string{id})...)
			}
			if len(heads) == 0 || r.cell[column] == "" {
				idle++
				continue
			}
			compared++
			if at, t, ok := head(heads, r.cell[column]); !ok {
				d := difference{subject: t.office, person: t.person, ours: t.String(), theirs: r.cell[column], sourceLine: r.line}
				if at == (place{}) {
					at, d.person, d.ours = o.entry(t.office), "-", "nobody"
				}
				d.file, d.line = at.file, at.line
				found = append(found, d)
			}
		}
	}
	counts = fmt.Sprintf("%d countries, %d heads compared, %d without tenures; no place for %s", len(rows), compared, idle, strings.Join(strangers, ", "))
	return found, counts, nil
}

// country is the code of a country that has one of the names, or has one without
// what stands in brackets.
func (o *own) country(names ...string) string {
	for _, name := range slices.Clone(names) {
		short, _, _ := strings.Cut(name, "(")
		names = append(names, short)
	}
	for _, name := range names {
		name, _, _ = strings.Cut(name, ";")
		for _, e := range o.ByName(strings.TrimPrefix(name, "The ")) {
			if code := strings.TrimPrefix(e.ID, models.Place.Prefix()); e.Label == models.Place && len(code) == 2 {
				return code
			}
		}
	}
	return ""
}

// named is somebody whom the CIA's list names, with the surname in capitals.
type named struct{ person, since string }

var since = regexp.MustCompile(`([^;()]*)\((?:[^()]*?since )?([^;()]*)[^()]*\)`)

// readHeads finds the people that a cell of the CIA's list names. Who is represented
// by another stands before him.
func readHeads(cell string) (out []named) {
	for _, m := range since.FindAllStringSubmatch(cell, -1) {
		if len(capitals(m[1])) > 0 {
			out = append(out, named{strings.TrimSpace(m[1]), dateOf(m[2])})
		}
	}
	if out == nil && len(capitals(cell)) > 0 {
		out = append(out, named{person: cell})
	}
	return out
}

// dateOf reads a date such as 2 January 2006, January 2006 or 2006; "" if it is none.
func dateOf(text string) string {
	for from, to := range map[string]string{"2 January 2006": time.DateOnly, "2 Jan 2006": time.DateOnly, "January 2006": "2006-01", "2006": "2006"} {
		if d, err := time.Parse(from, strings.TrimSpace(text)); err == nil {
			return d.Format(to)
		}
	}
	return ""
}

// head says whether one of the heads of a country on the day of the list is one whom
// the list names, and is so no later than it says. If not, it gives the tenure that
// differs and where it stands, nowhere if there is no holder at all.
func head(all []tenure, cell string) (at place, differs tenure, ok bool) {
	people := readHeads(cell)
	if len(people) == 0 {
		return at, differs, true // the office is vacant
	}
	var heads []tenure
	for _, t := range all {
		if !later(t.from, factbookDay) && (t.to == "" || !later(factbookDay, t.to)) {
			heads = append(heads, t)
		}
	}
	for _, n := range people {
		for _, t := range heads {
			if !slices.ContainsFunc(t.names, func(name string) bool { return hasAll(name, capitals(n.person)) }) {
				continue
			}
			if slices.ContainsFunc(all, func(o tenure) bool {
				// An office may have got another name while they had it.
				return o.person == t.person && !later(o.from, n.since) && (o.to == "" || !later(n.since, o.to))
			}) {
				return at, differs, true
			}
			at, differs = t.first, t
		}
	}
	if at != (place{}) {
		return at, differs, false
	}
	// The office that the list names, if we have it.
	named := func(t tenure) bool { return strings.Contains(strings.ToLower(cell), titleOf(t.office)) }
	i := slices.IndexFunc(all, named)
	differs = all[max(i, 0)]
	for _, t := range heads {
		if i < 0 || t.office == differs.office {
			return t.first, t, false
		}
	}
	return at, differs, false
}

// titleOf is the title of a head in an id: prime minister in office:st-prime-minister.
func titleOf(office string) string {
	_, title, _ := strings.Cut(office, "-")
	return strings.ReplaceAll(title, "-", " ")
}
