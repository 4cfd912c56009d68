package chinese

import "tifa/extractors/dates/calendar"

// shared reads a range whose ends share a unit: 6月18-20日, 2024年1—5月, 1至5月,
// 2021-2025年, 五到六点, 周一至周五 is none.
func (r *reader) shared(k int) reading {
	if x := r.yearRange(k); x.ok() {
		return x
	}
	head := written{}
	j := k
	if y, end, rule := r.year(k); end > 0 && y.Unit == calendar.Year && y.Place != nil {
		head = written{year: &y, rule: rule}
		j = r.skip(end, "的")
	}
	if m := r.months(j); m.end > 0 && m.day == 0 && r.rangeMark(m.end) == 0 {
		if m.within != nil || m.month > 0 {
			m.year = head.year
			if x := r.sharedDays(m, m.end); x.ok() {
				return x
			}
		}
		return reading{}
	}
	if j == k && r.numberBefore() {
		return reading{}
	}
	part := dayPart{}
	if p, e := find(r, dayParts, j); e > 0 && j == k && r.number(e).end > 0 { // 早上五到六点
		part, j = p, e
	}
	a := r.number(j)
	if a.end == 0 || a.half || a.some || a.digits > 2 {
		return reading{}
	}
	if a.next && r.sym(j) != '两' && r.sym(a.end) == '月' && r.any(a.end+1, "份", "间") > 0 { // 六七月份
		x, y := calendar.MonthCycle(a.n/10), calendar.MonthCycle(a.n%10)
		if head.year != nil {
			return reading{Meaning: calendar.Range(within(x, *head.year, "month"), within(y, *head.year, "month")), rule: head.rule + "-month-range", end: r.skip(a.end+1, "份")}
		}
		return reading{Meaning: monthsOfYear(x, y), rule: "zh.month-range", end: r.skip(a.end+1, "份")}
	}
	i := r.rangeMark(a.end)
	if i == 0 {
		return reading{}
	}
	b := r.number(i)
	if b.end == 0 || b.half || b.some || b.digits > 2 || b.n <= a.n {
		return reading{}
	}
	switch {
	case r.sym(b.end) == '月' && b.n <= 12 && a.n >= 1:
		end := r.skip(b.end+1, "份")
		if n := r.number(end); n.end > 0 && r.daySuffix(n.end) > 0 { // 1至5月8日
			return reading{}
		}
		x, y := calendar.MonthCycle(a.n), calendar.MonthCycle(b.n)
		if head.year != nil {
			return reading{Meaning: calendar.Range(within(x, *head.year, "month"), within(y, *head.year, "month")), rule: head.rule + "-month-range", end: end}
		}
		return reading{Meaning: monthsOfYear(x, y), rule: "zh.month-range", end: end}
	case head.year == nil && r.any(b.end, "点", "时") > 0 && (part.part != "" || r.sym(b.end) == '点') && a.n < 24:
		c, end := r.clock(i)
		if end == 0 {
			return reading{}
		}
		first := clockTime{hour: a.n, unit: calendar.Minute}.in(part)
		c = c.in(part)
		return reading{Meaning: calendar.Range(calendar.Once(first.cycle(), "hour"), calendar.Once(c.cycle(), "hour")), rule: "zh.clock-range", end: end}
	case r.any(b.end, "季度") > 0 && b.n <= 4:
		x, y := calendar.PartCycle(calendar.Quarter, a.n), calendar.PartCycle(calendar.Quarter, b.n)
		if head.year != nil {
			return reading{Meaning: calendar.Range(within(x, *head.year, "quarter"), within(y, *head.year, "quarter")), rule: head.rule + "-quarter-range", end: b.end + 2}
		}
		return reading{Meaning: calendar.Range(calendar.Once(x, "quarter"), calendar.Once(y, "quarter")), rule: "zh.quarter-range", end: b.end + 2}
	case head.year == nil && r.daySuffix(b.end) > 0 && r.sym(b.end) == '日' && b.n <= 31 && a.n >= 1 && !r.beforeIn("第约"): // 22至23日
		x := calendar.Once(calendar.DayOfMonth(a.n), "day")
		y := calendar.Once(calendar.DayOfMonth(b.n), "day")
		return reading{Meaning: calendar.Range(x, y), rule: "zh.day-range", end: r.daySuffix(b.end)}
	}
	return reading{}
}

// monthsOfYear is a range of months that belong to one year: the last of them decides
// which.
func monthsOfYear(x, y calendar.Cycle) calendar.Meaning {
	m := calendar.Range(calendar.Once(x, "month"), calendar.Once(y, "month"))
	m.Place = func(a *calendar.Anchor) (calendar.Stretch, bool) {
		to, ok := y.Nearest(a)
		if !ok || to.First.Unit == calendar.NoUnit {
			return to, ok
		}
		from, ok := x.In(to.First.In(calendar.Year))
		return calendar.Stretch{First: from.First, Last: to.Last}, ok
	}
	return m
}

// sharedDays reads the days of 6月18-20日 behind their month.
func (r *reader) sharedDays(m written, k int) reading {
	a := r.number(k)
	if a.end == 0 || a.half || a.some || a.digits > 2 || a.n < 1 {
		return reading{}
	}
	i := r.rangeMark(a.end)
	if i == 0 {
		return reading{}
	}
	b := r.number(i)
	end := 0
	if b.end > 0 && !b.half && !b.some && b.n > a.n && b.n <= 31 {
		end = r.daySuffix(b.end)
	}
	if end == 0 {
		return reading{}
	}
	first, last := m, m
	first.day, last.day = a.n, b.n
	stated := append(join(m.stated), "day")
	first.stated, last.stated = stated, stated
	if m.month > 0 {
		x, y := calendar.MonthDay(m.month, a.n), calendar.MonthDay(m.month, b.n)
		first.cycle, last.cycle = &x, &y
	}
	first, last = r.put(first), r.put(last)
	rule := "zh.month-day-range"
	if m.year != nil {
		rule = "zh.year-month-day-range"
	}
	return reading{Meaning: calendar.Range(first.meaning, last.meaning), rule: rule, end: end}
}

// yearRange reads 2021-2025年, 2016到2018, 民国100年至104年.
func (r *reader) yearRange(k int) reading {
	j := r.skip(k, "中华民国", "民国", "公元")
	republic := 0
	if j > k && r.sym(j-1) == '国' {
		republic = 1911
	}
	a := r.number(j)
	if republic == 0 && a.figure && a.digits == 3 && r.republicYears(a) { // 108-112年度
		republic = 1911
	}
	if a.end == 0 || a.half || a.some || republic == 0 && (a.digits != 4 || a.n < 1000 || a.n >= 3000) || r.numberBefore() {
		return reading{}
	}
	i := a.end
	first := r.any(i, "年")
	if first > 0 {
		i = first
	}
	i = r.rangeMark(i)
	if i == 0 {
		return reading{}
	}
	i = r.skip(i, "民国", "公元")
	b := r.number(i)
	if b.end == 0 || b.half || b.some || republic == 0 && b.digits != 4 && !(b.digits == 2 && b.figure == a.figure && first == 0 && (r.sym(b.end) == '年' || r.any(b.end, "赛季", "学年", "财年") > 0)) || b.zero && b.digits > 2 {
		return reading{}
	}
	y := b.n
	if b.digits == 2 && republic == 0 {
		y += a.n / 100 * 100
	}
	end := b.end
	switch {
	case r.any(end, "年代") > 0:
		return r.decadeRange(a.n, b, end+2)
	case r.sym(end) == '年' && (r.months(end+1).end > 0 || r.in(end+1, "底末初")): // the other end is more than a year
		return reading{}
	case r.sym(end) == '年':
		end = r.skip(end+1, "度")
	case r.any(end, "财年", "财政年度") > 0:
		end = r.any(end, "财年", "财政年度")
	case r.any(end, "学年", "赛季") > 0:
	case first > 0:
		return reading{}
	case !r.lineEnd(end) && !r.in(end, "任为在担就历先曾"): // 1997-2001任教师
		return reading{}
	}
	if y <= a.n || y >= 3000 {
		return reading{}
	}
	return reading{Meaning: calendar.Range(yearOf(a.n+republic), yearOf(y+republic)), rule: "zh.year-range", end: end}
}

// republicYears says whether a number of three digits is the first year of a range of
// years of the Republic.
func (r *reader) republicYears(a numeral) bool {
	j := r.rangeMark(a.end)
	if j == 0 || a.n < 90 || a.n > 150 {
		return false
	}
	b := r.number(j)
	return b.figure && b.digits == 3 && b.n > a.n && b.n <= a.n+20 && r.sym(b.end) == '年' && (r.traditional || r.any(b.end, "年度") > 0)
}

// decadeRange reads 1950至60年代.
func (r *reader) decadeRange(year int, b numeral, end int) reading {
	last := b.n
	if b.digits == 2 {
		last += year / 100 * 100
	}
	first, ok := decade(year)
	second, ok2 := decade(last)
	if !ok || !ok2 || year%10 != 0 || last%10 != 0 || last <= year {
		return reading{}
	}
	return reading{Meaning: calendar.Range(first, second), rule: "zh.decade-range", end: end}
}

func decade(year int) (m calendar.Meaning, ok bool) {
	p, ok := calendar.DecadeOf(year)
	return calendar.Placed(calendar.Decade, calendar.At(calendar.One(p)), "decade"), ok
}
