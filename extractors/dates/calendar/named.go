package calendar

import (
	_ "embed"
	"iter"
	"strconv"
	"strings"
	"sync"
)

// Era is a reign title by which years are counted: 康熙二十年.
type Era struct {
	Name        string
	First, Last int  // years; Last is 0 if it goes on
	Guarded     bool // the name is also a place or a word
}

// Year is the nth year of the era; ok is false if it had not so many.
func (e Era) Year(n int) (p Point, ok bool) {
	y := e.First + n - 1
	if n < 1 || e.Last > 0 && y > e.Last {
		return Point{}, false
	}
	return YearOf(y)
}

// Gregorian says whether the months of the era's years are taken for those of the
// Gregorian calendar, as in Japan since 1873: those of Meiji and of the eras behind it.
func (e Era) Gregorian() bool { return e.First >= 1912 || e.Name == "明治" }

// DatedPeriod is an event or a plan that news uses as a time: since the 18th Party
// congress, in the period of the 14th Five-Year Plan.
type DatedPeriod struct {
	ID               string
	Kind             string // plan, congress, plenum, event
	First, Last      Point
	Open             bool // it goes on
	English, Chinese []string
}

//go:embed data/eras.tsv
var eraTable string

//go:embed data/periods.tsv
var periodTable string

// Eras gives the eras; the table is read on the first call.
var Eras = sync.OnceValue(func() (all []Era) {
	for cells := range rowsOf(eraTable) {
		first, _ := strconv.Atoi(cells[1])
		last, _ := strconv.Atoi(cells[2])
		all = append(all, Era{Name: cells[0], First: first, Last: last, Guarded: strings.Contains(cells[3], "place") || strings.Contains(cells[3], "word")})
	}
	return all
})

// DatedPeriods gives the dated events and plans; the table is read on the first call.
var DatedPeriods = sync.OnceValue(func() (all []DatedPeriod) {
	for cells := range rowsOf(periodTable) {
		p := DatedPeriod{ID: cells[0], Kind: cells[3], Chinese: split(cells[4]), English: split(cells[5])}
		p.First = ParseReference(cells[1])
		switch cells[2] {
		case "":
			p.Last = p.First
		case "open":
			p.Last, p.Open = p.First, true
		default:
			p.Last = ParseReference(cells[2])
		}
		all = append(all, p)
	}
	return all
})

// rowsOf gives the rows of a table behind its head.
func rowsOf(table string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		head := false
		for line := range strings.Lines(table) {
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' {
				continue
			}
			if !head {
				head = true
				continue
			}
			if !yield(strings.Split(line, "\t")) {
				return
			}
		}
	}
}
