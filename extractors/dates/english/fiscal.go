package english

import "tifa/extractors/dates/calendar"

// fiscalYear reads fiscal 2023, fiscal year 2023, FY2023, FY23, calendar year 2008,
// year 2013.
func (r *reader) fiscalYear(k int) reading {
	j := k
	fiscal := r.is(j, fiscalWord)
	switch {
	case fiscal:
		j++
		if r.at(j).unit == calendar.Year {
			j++
		}
	case r.is(j, fyWord):
		fiscal = true
		if j++; r.isMark(j, '-') || r.isMark(j, '\'') {
			j++
		}
	case r.is(j, calendarWord) && r.word(j) == "cy":
		j++
	case r.is(j, calendarWord) && r.at(j+1).unit == calendar.Year:
		j += 2
	case r.at(j).unit == calendar.Year && !r.at(j).plural && !r.at(j).short:
		j++
		if r.is(j, ofWord) {
			j++
		}
	default:
		return reading{}
	}
	t := r.at(j)
	year, end := r.yearAt(j)
	if end == 0 && r.is(k, fyWord) && t.form == number && t.digits == 2 {
		year, end = 2000+t.n, j+1
	}
	if end == 0 && !fiscal && t.form == number && t.digits <= 3 && t.n > 0 && !r.countsSomething(j, j+1) && r.at(j-1).unit == calendar.Year && j == k+1 {
		year, end = t.n, j+1 // year 247
	}
	if end == 0 && !fiscal && t.count > 0 {
		if q := r.cardinal(j); q.end > 0 && q.n >= 100 {
			year, end = int(q.n), q.end
		}
	}
	if end == 0 {
		return reading{}
	}
	if x := r.shortRange(j); x.ok() && fiscal {
		return x
	}
	if fiscal {
		return reading{Meaning: calendar.Fiscal(year), rule: "en.fiscal-year", end: end}
	}
	return reading{Meaning: yearMeaning(year), rule: "en.year", end: end}
}

// yearFiscal reads 2014 fiscal year.
func (r *reader) yearFiscal(k int) reading {
	t := r.at(k)
	if t.digits != 4 || !r.is(k+1, fiscalWord) || r.at(k+2).unit != calendar.Year || r.at(k+2).plural {
		return reading{}
	}
	return reading{Meaning: calendar.Fiscal(t.n), rule: "en.fiscal-year", end: k + 3}
}
