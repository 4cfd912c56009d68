package chinese

import "tifa/extractors/dates/calendar"

// counted reads what is counted within a year: 前两个月, 前三季度, 第三个月, 第一周,
// 最后一周, 前10天.
func (r *reader) counted(k int, outer calendar.Meaning) written {
	var j int
	n, last := 1, false
	switch {
	case r.any(k, "前", "头", "首") > 0:
		j = k + 1
	case r.any(k, "最后", "末尾") > 0:
		j, last = k+2, true
	case r.any(k, "后") > 0 && r.number(k+1).end > 0:
		j, last = k+1, true
	case r.any(k, "第") > 0:
		d := r.number(k + 1)
		if d.end == 0 || d.half || d.some {
			return written{}
		}
		return r.nth(d, outer)
	default:
		return written{}
	}
	d := r.number(j)
	if d.end == 0 || d.half || d.some || d.n < 1 || d.n > 400 {
		return written{}
	}
	if last && d.n == 1 {
		d.n = -1
		return r.nth(d, outer)
	}
	if last {
		n = -1
	}
	u, end := find(r, units, d.end)
	if end == 0 || u.unit >= calendar.Hour || outer.Unit >= u.unit {
		return written{}
	}
	m := calendar.Placed(u.unit, calendar.Nth(calendar.Counted{Unit: u.unit}, n, d.n, outer.Place), outer.Stated...)
	return written{meaning: m, rule: "zh.counted-within", end: end}
}

// nth reads the unit or weekday behind 第三 or 最后一.
func (r *reader) nth(d numeral, outer calendar.Meaning) written {
	j := r.skip(d.end, "个")
	counted, end := calendar.Counted{}, 0
	if e := r.any(j, "星期", "礼拜", "周"); e > 0 {
		if wd, ok := hanDigit(r.sym(e)); ok && wd >= 1 && wd <= 6 {
			counted, end = calendar.Counted{Unit: calendar.Day, Weekday: wd}, e+1
		} else if r.in(e, "日天") {
			counted, end = calendar.Counted{Unit: calendar.Day, Weekday: 7}, e+1
		} else if r.sym(e) == '末' {
			counted, end = calendar.Counted{Unit: calendar.Weekend}, e+1
		}
	}
	if end == 0 {
		u, e := find(r, units, j)
		if e == 0 && r.sym(j) == '月' {
			u, e = unit{unit: calendar.Month}, j+1
		}
		if e == 0 || u.unit >= calendar.Hour || u.unit == calendar.Quarter && d.n > 4 {
			return written{}
		}
		counted, end = calendar.Counted{Unit: u.unit}, e
	}
	if outer.Unit >= counted.Unit {
		return written{}
	}
	if counted.Unit == calendar.Week && outer.Unit == calendar.Year && d.n > 0 {
		return written{meaning: within(calendar.WeekCycle(d.n), outer, "week"), rule: "zh.nth-within", end: end}
	}
	m := calendar.Placed(counted.Unit, calendar.Nth(counted, d.n, 1, outer.Place), outer.Stated...)
	return written{meaning: m, rule: "zh.nth-within", end: end}
}

// countedIn reads what is counted within a month: 十月的第一周, 四月的最后一个星期一.
func (r *reader) countedIn(w written) written {
	j := r.skip(w.end, "的")
	if r.any(j, "第", "最后") == 0 {
		return written{}
	}
	return r.counted(j, w.meaning)
}
