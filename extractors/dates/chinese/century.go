package chinese

import "tifa/extractors/dates/calendar"

// century reads 21世纪, 二十世纪, 上世纪, 本世纪, with a decade: 20世纪90年代, 90年代.
func (r *reader) century(k int) (m calendar.Meaning, end int, rule string) {
	shift, relative := 0, false
	j := 0
	switch {
	case r.any(k, "上个世纪", "上世纪") > 0:
		shift, relative, j = -1, true, r.any(k, "上个世纪", "上世纪")
	case r.any(k, "本世纪", "这个世纪") > 0:
		relative, j = true, r.any(k, "本世纪", "这个世纪")
	case r.any(k, "下个世纪", "下世纪") > 0:
		shift, relative, j = 1, true, r.any(k, "下个世纪", "下世纪")
	}
	if relative {
		if first, last, end := r.twoDecades(j); end > 0 {
			return calendar.Range(decadeOfCentury(shift, first), decadeOfCentury(shift, last)), end, "zh.decade-range"
		}
		d := r.number(j)
		if d.end > 0 && d.n%10 == 0 && d.n < 100 && !d.half && r.any(d.end, "年代") > 0 {
			return decadeOfCentury(shift, d.n), d.end + 2, "zh.decade"
		}
		return calendar.Shifted(calendar.Century, shift), j, "zh.century"
	}
	if first, last, end := r.twoDecades(k); end > 0 && first >= 50 && !r.numberBefore() { // 八九十年代
		a, _ := decade(1900 + first)
		b, _ := decade(1900 + last)
		return calendar.Range(a, b), end, "zh.decade-range"
	}
	n := r.number(k)
	if n.end == 0 || n.half || n.some || n.n < 1 || n.n > 99 || r.numberBefore() {
		if n.end == 0 || n.digits != 4 {
			return m, 0, ""
		}
	}
	base := 1900
	if r.any(n.end, "世纪福克斯") > 0 {
		return m, 0, ""
	}
	if j = r.any(n.end, "世纪"); j > 0 && n.n <= 99 {
		base = (n.n - 1) * 100
		if first, last, end := r.twoDecades(j); end > 0 && base > 0 {
			a, _ := decade(base + first)
			b, _ := decade(base + last)
			return calendar.Range(a, b), end, "zh.decade-range"
		}
		d := r.number(j)
		if !(d.end > 0 && d.n%10 == 0 && d.n < 100 && !d.half && r.any(d.end, "年代") > 0) {
			p, ok := calendar.CenturyOf(max(base, 1))
			if !ok {
				return m, 0, ""
			}
			return calendar.Placed(calendar.Century, calendar.At(calendar.One(p)), "century"), j, "zh.century"
		}
		n = d
	}
	if r.any(n.end, "年代") == 0 || n.n%10 != 0 || n.half || n.some {
		return m, 0, ""
	}
	y := base + n.n
	switch {
	case n.digits == 4:
		y = n.n
	case n.n >= 100:
		return m, 0, ""
	case j == 0 && n.n == 0:
		return m, 0, ""
	}
	p, ok := calendar.DecadeOf(y)
	if !ok {
		return m, 0, ""
	}
	return calendar.Placed(calendar.Decade, calendar.At(calendar.One(p)), "decade"), n.end + 2, "zh.decade"
}

// twoDecades reads 五六十年代, 八九十年代: two decades that share their word.
func (r *reader) twoDecades(k int) (first, last, end int) {
	n := r.number(k)
	if !n.next || n.n < 10 || r.sym(n.end) != '十' {
		return 0, 0, 0
	}
	if end = r.any(n.end+1, "年代"); end == 0 {
		return 0, 0, 0
	}
	return n.n / 10 * 10, n.n % 10 * 10, end
}

// decadeOfCentury is a decade of the century that lies so many from this one.
func decadeOfCentury(shift, years int) calendar.Meaning {
	return calendar.Placed(calendar.Decade, func(a *calendar.Anchor) (calendar.Stretch, bool) {
		c, ok := a.In(calendar.Century)
		if !ok {
			return calendar.Stretch{}, false
		}
		p, ok := calendar.DecadeOf(c.Add(shift).Start.Year() + years)
		if !ok {
			return calendar.Stretch{}, true
		}
		return calendar.One(p), true
	}, "decade")
}
