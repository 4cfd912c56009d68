package chinese

import (
	"strings"

	"tifa/extractors/dates/calendar"
)

// stems and branches name the years of the cycle of sixty.
const (
	stems    = "甲乙丙丁戊己庚辛壬癸"
	branches = "子丑寅卯辰巳午未申酉戌亥"
)

// sexagenary reads 乙未年, 甲午年: the year of the cycle of sixty that is nearest to the
// reference date.
func (r *reader) sexagenary(k int) (m calendar.Meaning, end int) {
	stem := strings.IndexRune(stems, r.sym(k))
	branch := strings.IndexRune(branches, r.sym(k+1))
	if stem < 0 || branch < 0 || r.sym(k+2) != '年' || r.sym(k) == 0 {
		return m, 0
	}
	stem, branch = stem/len("甲"), branch/len("子")
	if stem%2 != branch%2 {
		return m, 0
	}
	n := 0
	for n%10 != stem || n%12 != branch {
		n++
	}
	return calendar.CycleOfSixty(n), k + 3
}

// eraYear reads the number of a year behind a reign title.
func (r *reader) eraYear(e calendar.Era, k int) (m calendar.Meaning, end int) {
	n := r.number(k)
	if r.sym(k) == '元' && r.in(k+1, "年载") {
		n = numeral{n: 1, end: k + 1}
	}
	if n.end == 0 || n.half || n.some || n.n < 1 || !r.in(n.end, "年载") || e.Guarded && n.figure {
		return m, 0
	}
	p, ok := e.Year(n.n)
	if !ok {
		return calendar.Nowhere(calendar.Year), n.end + 1
	}
	m = calendar.Placed(calendar.Year, calendar.At(calendar.One(p)), "year")
	if !e.Gregorian() {
		r.lunarYear = n.end + 1
	}
	return m, n.end + 1
}
