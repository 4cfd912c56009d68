// Package numeric reads dates that need no words: 2023-09-08, 21.01.2025, 8/9/2023,
// 2023-09, 20230908, 2023-09-08T15:04:05Z. They are the same in all languages, but
// for the order of day and month.
package numeric

import (
	"strings"

	"tifa/extractors/dates/calendar"
)

// Order says which of two numbers that both may be a month is the month.
type Order uint8

// The orders, for 8/9/2023 and the like. 21.01.2025 is a day of January in both.
const (
	MonthFirst Order = iota
	DayFirst
)

// Date is a date in figures: its meaning, the rule that read it, and the byte behind
// it.
type Date struct {
	calendar.Meaning
	Rule string
	End  int
	// Short says that no year is given: 4/22. Only the words around can tell that
	// from a fraction or a score.
	Short bool
}

// field is a number of a date.
type field struct{ n, digits int }

// Read reads the date that begins at byte i of a text, a digit; ok is false if there
// is none. What goes on with more figures is a version, a score or a phone number.
func Read(text string, i int, order Order) (d Date, ok bool) {
	if i > 0 && (isDigit(text[i-1]) || joins(text[i-1]) && i > 1 && isDigit(text[i-2]) && text[i-1] != '-') {
		return d, false
	}
	var f [3]field
	f[0], d.End = digits(text, i)
	if f[0].digits == 8 {
		return compact(text, i)
	}
	if f[0].digits == 0 || f[0].digits > 4 || d.End >= len(text) {
		return d, false
	}
	if d, ok := blanks(text, i, f[0]); ok {
		return d, true
	}
	sep, k := separator(text, d.End)
	if sep == 0 {
		return d, false
	}
	f[1], k = digits(text, k)
	if f[1].digits == 0 || f[1].digits > 4 {
		return d, false
	}
	second := k
	if k < len(text) && text[k] == sep && k+1 < len(text) && isDigit(text[k+1]) {
		f[2], k = digits(text, k+1)
	}
	switch {
	case f[2].digits > 0:
		d, ok = whole(f, sep, order)
	default:
		d, ok = partial(f, sep, order)
		k = second
		if ok && d.Short && strings.Contains(text[i:k], " ") {
			ok = false // 7 - 6
		}
	}
	if !ok || goesOn(text, k, sep) {
		return Date{}, false
	}
	d.End = k
	if f[2].digits > 0 && f[0].digits == 4 {
		addTime(text, &d)
	}
	return d, true
}

// whole is a date of three numbers.
func whole(f [3]field, sep byte, order Order) (d Date, ok bool) {
	var y, m, day int
	switch {
	case f[0].digits == 4 && f[1].digits <= 2 && f[2].digits <= 2:
		y, m, day, d.Rule = f[0].n, f[1].n, f[2].n, "iso-day"
	case f[0].digits <= 2 && f[1].digits <= 2 && (f[2].digits == 4 || f[2].digits == 2 && (sep != '.' || f[0].digits+f[1].digits == 4)):
		y, d.Rule = f[2].n, "numeric-day"
		if f[2].digits == 2 {
			y += 2000
			if f[2].n >= 50 {
				y -= 100
			}
		}
		m, day = f[0].n, f[1].n
		if f[2].digits == 2 && order == DayFirst && sep == '-' && f[0].digits == 2 && f[0].n > 9 { // 12-11-10 is written from the year on in Chinese
			y, m, day = 2000+f[0].n, f[1].n, f[2].n
		} else if dayFirst := order == DayFirst || sep == '.'; dayFirst && f[1].n <= 12 || m > 12 {
			m, day = day, m
		}
	default:
		return d, false
	}
	p, ok := calendar.DayOf(y, m, day)
	d.Meaning = calendar.Placed(calendar.Day, calendar.At(calendar.One(p)), "year", "month", "day")
	return d, ok
}

// partial is a date of two numbers: a year and a month, or a month and a day.
func partial(f [3]field, sep byte, order Order) (d Date, ok bool) {
	y, m := f[0], f[1]
	if y.digits <= 2 && m.digits == 4 && sep != '.' {
		y, m = m, y
	}
	if y.digits == 4 {
		if m.digits > 2 || y.n < 1900 || y.n >= 2100 || m.digits == 1 && sep == '-' {
			return d, false
		}
		p, ok := calendar.MonthOf(y.n, m.n)
		d.Rule, d.Meaning = "iso-month", calendar.Placed(calendar.Month, calendar.At(calendar.One(p)), "year", "month")
		return d, ok
	}
	if f[0].digits > 2 || f[1].digits > 2 {
		return d, false
	}
	month, day := f[0].n, f[1].n
	if order == DayFirst && day <= 12 && month > 12 || month > 12 {
		month, day = day, month
	}
	if _, ok := calendar.DayOf(2000, month, day); !ok {
		return d, false
	}
	d.Rule, d.Meaning, d.Short = "numeric-month-day", calendar.Once(calendar.MonthDay(month, day), "month", "day"), true
	return d, true
}

// blanks is a date of four, two and two figures with a blank between them: 2016 10 16.
func blanks(text string, i int, year field) (d Date, ok bool) {
	end := i + len("2016 10 16")
	if year.digits != 4 || year.n < 1900 || year.n >= 2100 || end > len(text) || text[i+4] != ' ' || text[i+7] != ' ' || goesOn(text, end, 0) || end+1 < len(text) && text[end] == ' ' && isDigit(text[end+1]) {
		return d, false
	}
	m, k := digits(text, i+5)
	day, _ := digits(text, i+8)
	p, ok := calendar.DayOf(year.n, m.n, day.n)
	if !ok || m.digits != 2 || day.digits != 2 || k != i+7 {
		return d, false
	}
	return Date{Meaning: calendar.Placed(calendar.Day, calendar.At(calendar.One(p)), "year", "month", "day"), Rule: "iso-day", End: end}, true
}

// compact is a date of eight figures: 20230908.
func compact(text string, i int) (d Date, ok bool) {
	f, end := digits(text, i)
	if i > 0 && (isLetter(text[i-1]) || isDigit(text[i-1])) || end < len(text) && (isLetter(text[end]) || isDigit(text[end]) || text[end] == '.' && end+1 < len(text) && isDigit(text[end+1])) {
		return d, false
	}
	y := f.n / 10000
	p, ok := calendar.DayOf(y, f.n/100%100, f.n%100)
	if y < 1900 || y >= 2100 {
		return d, false
	}
	d = Date{Meaning: calendar.Placed(calendar.Day, calendar.At(calendar.One(p)), "year", "month", "day"), Rule: "compact-day", End: end}
	return d, ok
}

// addTime reads the time of the day behind a date as ISO 8601 has it.
func addTime(text string, d *Date) {
	k := d.End
	if k >= len(text) || text[k] != 'T' && text[k] != ' ' {
		return
	}
	blank := text[k] == ' '
	h, k := digits(text, k+1)
	if h.digits != 2 || k >= len(text) || text[k] != ':' || h.n > 23 {
		return
	}
	m, k := digits(text, k+1)
	if m.digits != 2 || m.n > 59 {
		return
	}
	s, u := field{}, calendar.Minute
	if k < len(text) && text[k] == ':' {
		if s, k = digits(text, k+1); s.digits != 2 || s.n > 59 {
			return
		}
		u = calendar.Second
		if k+1 < len(text) && text[k] == '.' && isDigit(text[k+1]) {
			_, k = digits(text, k+1)
		}
	}
	if blank && u == calendar.Minute { // the grammar of the language may know more: 14:30 EST, 2:30 p.m.
		return
	}
	day := d.Place
	d.Meaning = calendar.Placed(u, calendar.Clock(h.n, m.n, s.n, u).Within(day), "year", "month", "day", "hour")
	d.Rule, d.End = "iso-time", k
	if z, end := zone(text, k); end > 0 {
		d.Zone, d.End = z, end
	}
}

// zone reads Z or +08:00 right behind a time.
func zone(text string, k int) (z string, end int) {
	if k >= len(text) {
		return "", 0
	}
	switch text[k] {
	case 'Z':
		return "+00:00", k + 1
	case '+', '-':
		h, e := digits(text, k+1)
		switch {
		case h.digits == 4:
			return text[k:k+3] + ":" + text[k+3:k+5], e
		case h.digits == 2 && e < len(text) && text[e] == ':':
			if m, e2 := digits(text, e+1); m.digits == 2 {
				return text[k:e2], e2
			}
		}
	}
	return "", 0
}

// digits reads ASCII digits, of which the first nine count.
func digits(text string, i int) (f field, end int) {
	start := i
	for i < len(text) && isDigit(text[i]) {
		if i-start < 9 {
			f.n = f.n*10 + int(text[i]-'0')
		}
		i++
	}
	f.digits = i - start
	return f, i
}

// separator passes -, / or . behind a number; a blank on either side of - and / too.
func separator(text string, i int) (sep byte, next int) {
	k := i
	if text[k] == ' ' && k+1 < len(text) {
		k++
	}
	if !joins(text[k]) || k > i && text[k] == '.' {
		return 0, i
	}
	sep = text[k]
	if k++; k < len(text) && text[k] == ' ' && sep != '.' {
		k++
	}
	return sep, k
}

// goesOn says whether more figures are joined to what ends at byte k.
func goesOn(text string, k int, sep byte) bool {
	if k >= len(text) {
		return false
	}
	if isDigit(text[k]) || text[k] == '%' {
		return true
	}
	return (joins(text[k]) && text[k] != '-' || text[k] == ':' || text[k] == '-' && sep == '-') && k+1 < len(text) && isDigit(text[k+1])
}

func joins(c byte) bool { return c == '-' || c == '/' || c == '.' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
