package chinese

import (
	"tifa/extractors/dates/calendar"
	"tifa/extractors/dates/numeric"
)

// numeric reads a date in figures: 2024-06-20, 2010/01/29, 1/2/2020, 1981.09.
func (r *reader) numeric(k int) written {
	c := r.at(k)
	if c.symbol < '0' || c.symbol > '9' {
		return written{}
	}
	d, ok := numeric.Read(r.text, c.start, r.order)
	if !ok || d.Short && !(r.sym(k+1) == '/' || r.sym(k+2) == '/') {
		return written{}
	}
	if d.Short && !r.shortHolds() {
		return written{}
	}
	end := k
	for r.at(end).end < d.End && r.sym(end) != 0 {
		end++
	}
	if r.at(end).end != d.End {
		return written{}
	}
	if d.Rule == "iso-month" && (r.sym(end+1) == '号' || r.in(end+1, "万亿元个%")) {
		return written{}
	}
	w := of(d.Meaning, "zh."+d.Rule, end+1)
	if w.cycle == nil && d.Meaning.Unit == calendar.Month {
		w.year = &d.Meaning
	}
	return w
}

// shortHolds says whether 2/15 stands as a day: by itself, or behind a preposition.
func (r *reader) shortHolds() bool {
	return r.beforeIn("在于至到从自(（")
}

// agencyCode reads the day code behind a report of a Taiwanese agency: 1131220 is
// December 20, 2024.
func (r *reader) agencyCode(k int) reading {
	n := r.number(k)
	if !n.figure || n.digits != 7 || !r.lineEnd(n.end) || !r.follows("）", ")", "]", "】", "（", "(", "[") {
		return reading{}
	}
	if p, ok := calendar.DayOf(n.n/10000+1911, n.n/100%100, n.n%100); ok && n.n/10000 >= 38 && n.n/10000 < 200 {
		return reading{Meaning: calendar.Placed(calendar.Day, calendar.At(calendar.One(p)), "year", "month", "day"), rule: "zh.agency-code", end: n.end}
	}
	return reading{}
}
