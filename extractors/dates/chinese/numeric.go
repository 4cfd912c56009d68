package chinese

import (
	"tifa/extractors/dates/calendar"
	"tifa/extractors/dates/numeric"
	"tifa/extractors/fold"
)

// numeric reads a date in figures: 2024-06-20, 2010/01/29, 1/2/2020, 1981.09.
func (r *reader) numeric(k int) written {
	c := r.at(k)
	if c.symbol < '0' || c.symbol > '9' {
		return written{}
	}
	if w := r.republicanDay(k); w.end > 0 {
		return w
	}
	d, ok := numeric.Read(r.text, c.start, r.order)
	if !ok || d.Short && !(r.sym(k+1) == '/' || r.sym(k+2) == '/') {
		return written{}
	}
	end := k
	for r.at(end).end < d.End && r.sym(end) != 0 {
		end++
	}
	if d.Short && !r.shortHolds() && !r.dayBehind(end+1) {
		return written{}
	}
	if r.at(end).end != d.End {
		return written{}
	}
	if d.Rule == "iso-month" && (r.in(end+1, "号万亿元个%点分倍米吨级") || r.any(end+1, "美元", "欧元", "英镑", "港元", "日元", "公里", "平方", "赛季", "学年", "财年") > 0) {
		return written{}
	}
	w := of(d.Meaning, "zh."+d.Rule, end+1)
	if d.Rule == "iso-month" { // 2013.6月
		w.end = r.skip(w.end, "月")
	}
	if w.cycle == nil && d.Meaning.Unit == calendar.Month {
		w.year = &d.Meaning
	}
	return w
}

// republicanDay reads 113/06/20: a day of the Republic in figures.
func (r *reader) republicanDay(k int) written {
	y := r.number(k)
	m := r.number(y.end + 1)
	d := r.number(m.end + 1)
	sep := r.sym(y.end)
	if !r.traditional || y.digits != 3 || sep != '/' && sep != '.' || r.sym(m.end) != sep || !m.figure || !d.figure || m.digits > 2 || d.digits > 2 || !r.lineEnd(d.end) && !r.table.Is(r.sym(d.end), fold.Han) || r.numberBefore() || r.beforeIn("/.-") {
		return written{}
	}
	p, ok := calendar.DayOf(y.n+1911, m.n, d.n)
	if !ok || y.n < 38 || y.n > 150 || r.sym(d.end) == sep {
		return written{}
	}
	return of(calendar.Placed(calendar.Day, calendar.At(calendar.One(p)), "year", "month", "day"), "zh.numeric-day", d.end)
}

// dayBehind says whether a weekday in brackets or a part of the day stands behind 6/20:
// 6/20（四）, 6/20晚間.
func (r *reader) dayBehind(k int) bool {
	if r.sym(k) == '(' && r.in(k+1, "一二三四五六日") && r.sym(k+2) == ')' {
		return true
	}
	_, end := find(r, dayParts, k)
	return end-k >= 2
}

// shortHolds says whether 2/15 stands as a day: by itself, or behind a preposition.
func (r *reader) shortHolds() bool {
	return r.beforeIn("在于至到从自(")
}

// agencyCode reads the day code behind a report of a Taiwanese agency: 1131220 is
// December 20, 2024.
func (r *reader) agencyCode(k int) reading {
	n := r.number(k)
	if !n.figure || n.digits != 7 || !r.lineEnd(n.end) || !r.follows(")", "]", "】", "(", "[") {
		return reading{}
	}
	if p, ok := calendar.DayOf(n.n/10000+1911, n.n/100%100, n.n%100); ok && n.n/10000 >= 38 && n.n/10000 < 200 {
		return reading{Meaning: calendar.Placed(calendar.Day, calendar.At(calendar.One(p)), "year", "month", "day"), rule: "zh.agency-code", end: n.end}
	}
	return reading{}
}
