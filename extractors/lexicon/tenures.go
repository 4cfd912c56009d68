package lexicon

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"tifa/extractors"
)

// tenureColumns are those of the dictionary of tenures, which has no names.
var tenureColumns = []string{"person", "office", "from", "to", "status", "source"}

// tenure is a row of a dictionary of tenures, and where it stands.
type tenure struct {
	extractors.Tenure
	file string
	line int
	// known is the last day on which an open tenure is certain to go on; empty if
	// whoever wrote the row keeps it up to date.
	known string
}

// written is the day up to which the writers of the project's own tenures knew who
// was in office. Behind it an open tenure may have ended.
const written = "2026-03-31"

// readTenure turns a row into a tenure. What is wrong in it goes to fail.
func readTenure(file string, r row, fail func(format string, args ...any)) tenure {
	t := tenure{extractors.Tenure{
		Person: r.cell("person"), Office: r.cell("office"), From: r.cell("from"), To: r.cell("to"),
		Status: r.cell("status"), Source: r.cell("source"),
	}, file, r.line, ""}
	if !strings.HasPrefix(t.Person, "per:") {
		fail("column person: %q is no id of a person, which begins with per:", t.Person)
	}
	if !strings.HasPrefix(t.Office, "office:") {
		fail("column office: %q is no id of an office, which begins with office:", t.Office)
	}
	dated := true
	for _, c := range []struct{ column, date string }{{"from", t.From}, {"to", t.To}} {
		if c.date == "" && c.column == "to" {
			continue
		}
		if !calendarDate(c.date) {
			dated = false
			fail("column %s: %q is no day of the calendar: write YYYY-MM-DD, YYYY-MM or YYYY, as exactly as it is known", c.column, c.date)
		}
	}
	if dated && t.To != "" && firstDay(t.From) > lastDay(t.To) {
		fail("the tenure ends (%s) before it begins (%s)", t.To, t.From)
	}
	switch t.Status {
	case "", acting, disputed:
	default:
		fail("column status is %q: leave it empty, or write acting or disputed", t.Status)
	}
	kind, rest, _ := strings.Cut(t.Source, ":")
	if t.Source != "recalled" && (kind != "package" && kind != "page" || rest == "") {
		fail("column source is %q: write recalled, package:NAME or page:URL", t.Source)
	}
	return t
}

// The states of a tenure that is not simply one.
const (
	acting   = "acting"
	disputed = "disputed"
)

// calendarDate says whether a date is a day, month or year of the calendar.
func calendarDate(date string) bool {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, date); err == nil && len(date) == len(layout) {
			return true
		}
	}
	return false
}

// firstDay and lastDay are the bounds of a day, a month or a year. They are for
// comparing only: a month may end with a day that it does not have.
func firstDay(date string) string {
	return date + "-01-01"[min(len("-01-01"), len(date)-len("2006")):]
}
func lastDay(date string) string {
	return date + "-12-31"[min(len("-12-31"), len(date)-len("2006")):]
}

// possible says whether the tenure may cover a day of the time from one day to
// another, certain whether it covers all of them.
func (t *tenure) possible(from, to string) bool {
	return firstDay(t.From) <= to && (t.To == "" || lastDay(t.To) >= from)
}

func (t *tenure) certain(from, to string) bool {
	if t.To == "" {
		return lastDay(t.From) <= from && (t.known == "" || to <= t.known)
	}
	return lastDay(t.From) <= from && firstDay(t.To) >= to
}

// Tenures implements extractors.Register.
func (l *Lexicon) Tenures(office, on string) []extractors.Tenure {
	return plain(covering(l.tenures[office], on))
}

// Held implements extractors.Register.
func (l *Lexicon) Held(person, on string) []extractors.Tenure {
	return plain(covering(l.held[person], on))
}

// covering gives the tenures that may cover a day of a time; all of them for "".
func covering(all []tenure, on string) (out []tenure) {
	for _, t := range all {
		if on == "" || calendarDate(on) && t.possible(firstDay(on), lastDay(on)) {
			out = append(out, t)
		}
	}
	return out
}

func plain(all []tenure) (out []extractors.Tenure) {
	for _, t := range all {
		out = append(out, t.Tenure)
	}
	return out
}

// Holder implements extractors.Register.
func (l *Lexicon) Holder(office, on string) string {
	if !calendarDate(on) || l.Seats(office) != 1 {
		return ""
	}
	holders := covering(l.tenures[office], on)
	// Who hands over that day does not count.
	var left []tenure
	for _, t := range holders {
		if t.To != on || !slices.ContainsFunc(holders, func(next tenure) bool { return next.From == on && next.Person != t.Person }) {
			left = append(left, t)
		}
	}
	sure := false
	for _, t := range left {
		if t.Person != left[0].Person || t.Status == disputed {
			return ""
		}
		sure = sure || t.certain(firstDay(on), lastDay(on))
	}
	if !sure {
		return ""
	}
	return left[0].Person
}

func byBeginning(a, b extractors.Tenure) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Person, b.Person), cmp.Compare(a.Office, b.Office))
}

// lintTenures looks for tenures of nobody or of no office, and for two holders of
// an office for one.
func (l *Lexicon) lintTenures() (out []Problem) {
	for office, all := range l.tenures {
		for i := range all {
			t := &all[i]
			report := func(format string, args ...any) {
				out = append(out, Problem{t.file, t.line, t.Person + ", " + office + ": " + fmt.Sprintf(format, args...), false})
			}
			if l.entries[office] == nil {
				report("there is no entry %s: correct the id, or add the office", office)
			}
			if l.entries[t.Person] == nil {
				report("there is no entry %s: correct the id, or add the person", t.Person)
			}
			if l.Seats(office) != 1 {
				continue
			}
			for k := range all[:i] {
				if o := &all[k]; overlap(&o.Tenure, &t.Tenure) {
					report("%s holds the office on the same day (%s:%d): correct the dates, or say in the column seats of the office that it has several", o.Person, o.file, o.line)
				}
			}
		}
	}
	return out
}

// overlap says whether two tenures have a day in common for certain, beside that of
// a handover. Where several claim an office they may, and so may who stands in for a
// holder.
func overlap(a, b *extractors.Tenure) bool {
	if a.Status != "" || b.Status != "" {
		return false
	}
	from := max(lastDay(a.From), lastDay(b.From))
	to := "9999"
	for _, t := range []*extractors.Tenure{a, b} {
		if t.To != "" {
			to = min(to, firstDay(t.To))
		}
	}
	return from < to
}
