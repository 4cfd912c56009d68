package calendar

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Holiday is a day, or some days, that a year has by a rule, and its names.
type Holiday struct {
	ID               string
	Cycle            Cycle
	English, Chinese []string
}

// The holidays, a row each: data/holidays.tsv explains its columns.
//
//go:embed data/holidays.tsv
var holidayTable string

// Holidays gives all holidays; the table is read on the first call.
var Holidays = sync.OnceValue(func() []Holiday {
	all, err := parseHolidays(holidayTable)
	if err != nil {
		panic(err) // the table is part of the program, and a test reads it
	}
	return all
})

func parseHolidays(table string) (all []Holiday, err error) {
	head := false
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if !head { // the names of the columns
			head = true
			continue
		}
		if len(cells) != 4 {
			return nil, fmt.Errorf("holidays.tsv:%d: %d columns, there are to be 4: id, rule, en, zh", n, len(cells))
		}
		cycle, err := parseRule(cells[1])
		if err != nil {
			return nil, fmt.Errorf("holidays.tsv:%d: %s: %w", n, cells[0], err)
		}
		all = append(all, Holiday{ID: cells[0], Cycle: cycle, English: split(cells[2]), Chinese: split(cells[3])})
	}
	return all, nil
}

func split(names string) []string {
	return slices.DeleteFunc(strings.Split(names, "|"), func(s string) bool { return s == "" })
}

var (
	weekdays   = strings.Fields("mon tue wed thu fri sat sun")
	monthShort = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")
	ordinals   = strings.Fields("1st 2nd 3rd 4th 5th")
)

// parseRule reads the rule of a holiday: a day of the year, then the days that it is
// moved by, how long it lasts, and in which years it is.
func parseRule(rule string) (Cycle, error) {
	words := strings.Fields(rule)
	day, rest, err := parseBase(words)
	if err != nil {
		return Cycle{}, fmt.Errorf("rule %q: %w", rule, err)
	}
	shift, length, every, since, until := 0, 1, 1, firstYear, lastYear
	for len(rest) > 0 {
		word := rest[0]
		if word[0] == '+' || word[0] == '-' {
			if shift, err = strconv.Atoi(word); err != nil {
				return Cycle{}, fmt.Errorf("rule %q: %q is no number of days", rule, word)
			}
			rest = rest[1:]
			continue
		}
		into := map[string]*int{"for": &length, "every": &every, "from": &since, "until": &until}[word]
		if into == nil || len(rest) < 2 {
			return Cycle{}, fmt.Errorf("rule %q: %q is not understood", rule, word)
		}
		if *into, err = strconv.Atoi(rest[1]); err != nil || *into < 1 {
			return Cycle{}, fmt.Errorf("rule %q: %q is no number", rule, rest[1])
		}
		rest = rest[2:]
	}
	return Cycle{Year, Day, func(p Point) (Stretch, bool) {
		year := p.Start.Year()
		if year < since || year > until || (year-since)%every != 0 && every > 1 {
			return Stretch{}, false
		}
		// What is moved may leave the year that its day lies in.
		for _, y := range []int{year, year + 1} {
			if d, ok := day(y); ok {
				if first := d.Add(shift); first.Start.Year() == year {
					return Stretch{First: first, Last: first.Add(length - 1)}, true
				}
			}
		}
		return Stretch{}, false
	}}, nil
}

// parseBase reads the day of the year that a rule begins with.
func parseBase(words []string) (day func(year int) (Point, bool), rest []string, err error) {
	if len(words) == 0 {
		return nil, nil, fmt.Errorf("it is empty")
	}
	if m, d, ok := monthDay(words[0]); ok {
		return func(y int) (Point, bool) { return DayOf(y, m, d) }, words[1:], nil
	}
	switch words[0] {
	case "easter":
		return easter, words[1:], nil
	case "pascha":
		return pascha, words[1:], nil
	case "on":
		return parseDays(words[1:])
	}
	if len(words) < 2 {
		return nil, nil, fmt.Errorf("%q is no day of the year", words[0])
	}
	switch words[0] {
	case "lunar", "islamic":
		m, d, ok := monthDay(words[1])
		if !ok {
			return nil, nil, fmt.Errorf("%q is no month-day", words[1])
		}
		if words[0] == "lunar" {
			cycle := LunarMonthDay(m, d, false)
			return func(y int) (Point, bool) {
				year, _ := YearOf(y)
				s, ok := cycle.In(year)
				return s.First, ok
			}, words[2:], nil
		}
		return func(y int) (Point, bool) { return islamic(y, m, d) }, words[2:], nil
	case "hebrew":
		name, number, _ := strings.Cut(words[1], "-")
		d, err := strconv.Atoi(number)
		if hebrewMonths[name] == 0 || err != nil {
			return nil, nil, fmt.Errorf("%q is no day of the Hebrew calendar", words[1])
		}
		return func(y int) (Point, bool) { return hebrew(y, hebrewMonths[name], d) }, words[2:], nil
	case "term":
		n := slices.Index(termNames, words[1])
		if n < 0 {
			return nil, nil, fmt.Errorf("%q is no solar term", words[1])
		}
		return func(y int) (Point, bool) {
			s, ok := solarTerm(y, n)
			return s.First, ok
		}, words[2:], nil
	}
	return parseWeekday(words)
}

// parseDays reads days that follow no rule.
func parseDays(words []string) (day func(year int) (Point, bool), rest []string, err error) {
	days := map[int]Point{}
	for len(words) > 0 {
		t, err := time.Parse("2006-01-02", words[0])
		if err != nil {
			break
		}
		if _, twice := days[t.Year()]; twice {
			return nil, nil, fmt.Errorf("two days in %d", t.Year())
		}
		days[t.Year()] = Point{Unit: Day, Start: t}
		words = words[1:]
	}
	if len(days) == 0 {
		return nil, nil, fmt.Errorf("there is no day behind on")
	}
	return func(y int) (Point, bool) {
		p, ok := days[y]
		return p, ok
	}, words, nil
}

// parseWeekday reads "4th thu nov", "last mon may", "mon before 05-25", "sat after
// 06-19".
func parseWeekday(words []string) (day func(year int) (Point, bool), rest []string, err error) {
	bad := fmt.Errorf("%q is no day of the year", strings.Join(words, " "))
	if len(words) < 3 {
		return nil, nil, bad
	}
	if wd := slices.Index(weekdays, words[0]); wd >= 0 {
		m, d, ok := monthDay(words[2])
		if !ok || words[1] != "before" && words[1] != "after" {
			return nil, nil, bad
		}
		sign := 1
		if words[1] == "before" {
			sign = -1
		}
		counted := Counted{Day, wd + 1}
		return func(y int) (Point, bool) {
			p, ok := DayOf(y, m, d)
			return counted.near(p.Add(sign), sign), ok
		}, words[3:], nil
	}
	n, wd, m := slices.Index(ordinals, words[0])+1, slices.Index(weekdays, words[1]), slices.Index(monthShort, words[2])
	if words[0] == "last" {
		n = -1
	}
	if n == 0 || wd < 0 || m < 0 {
		return nil, nil, bad
	}
	return func(y int) (Point, bool) {
		month, ok := MonthOf(y, m+1)
		if !ok {
			return month, false
		}
		return Counted{Day, wd + 1}.in(One(month), n)
	}, words[3:], nil
}

// monthDay reads 12-25, 8-15.
func monthDay(s string) (month, day int, ok bool) {
	a, b, found := strings.Cut(s, "-")
	month, err1 := strconv.Atoi(a)
	day, err2 := strconv.Atoi(b)
	return month, day, found && err1 == nil && err2 == nil && month >= 1 && day >= 1
}
