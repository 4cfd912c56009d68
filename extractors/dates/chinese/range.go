package chinese

import (
	"tifa/extractors/dates/calendar"
	"tifa/extractors/dates/numeric"
)

// rangeMark gives the character behind what joins the ends of a range: 至, 到, a dash;
// 0 if there is none.
func (r *reader) rangeMark(k int) int {
	switch r.sym(k) {
	case '至', '到':
		return k + 1
	case '-', '~':
		for r.sym(k) == '-' || r.sym(k) == '~' {
			k++
		}
		return k
	}
	return 0
}

// full is a date with the time of the day behind it.
func (r *reader) full(k int) (w written, t timeOfDay) {
	w = r.date(k)
	if w.end == 0 {
		if n := r.numeric(k); n.end > 0 {
			w = n
		} else {
			return w, t
		}
	}
	if w.clock != nil || w.meaning.Place == nil {
		return w, t
	}
	// 周日, 二月十号
	if w.rule == "zh.weekday" {
		j := r.skip(w.end, "，", ",")
		if j > w.end {
			if d := r.fromMonth2(j); d.end > 0 && d.day > 0 {
				weekday := w.meaning.Cycle
				w.end, w.meaning, w.rule, w.cycle, w.month, w.day = d.end, d.meaning, d.rule, d.cycle, d.month, d.day
				if d.year == nil && d.cycle != nil && weekday != nil {
					w.meaning = calendar.Placed(calendar.Day, calendar.OnWeekday(*d.cycle, *weekday), w.meaning.Stated...)
				}
			}
		}
	}
	if w.meaning.Unit == calendar.Day || w.meaning.Unit == calendar.Part {
		t = r.timeOfDay(w.end)
		if t.end == 0 && r.sym(w.end) == '的' {
			if t = r.timeOfDay(w.end + 1); t.clock == nil && t.word-w.end < 3 {
				t = timeOfDay{}
			}
		}
		if t.end > 0 && w.meaning.Unit == calendar.Part && t.clock == nil {
			t = timeOfDay{}
		}
		if t.clock != nil && w.meaning.Unit == calendar.Part && t.part.part == "" {
			if n, end := find(r, namedDays, k); end > 0 && n.part != "" {
				t.part.part = n.part
				c := t.clock.in(t.part)
				t.clock = &c
			}
		}
	}
	return w, t
}

// fromMonth2 reads a date from its month on, wherever it stands.
func (r *reader) fromMonth2(k int) written {
	m := r.months(k)
	if m.end == 0 {
		return m
	}
	return r.put(m)
}

// whole makes the meaning of a date with its time of the day.
func whole(w written, t timeOfDay) (m calendar.Meaning, rule string, end int) {
	m, rule, end = w.meaning, w.rule, w.end
	switch {
	case t.end == 0:
	case t.clock != nil:
		m = within(t.clock.cycle(), w.meaning, "hour")
		if m.Mod = t.clock.mod; m.Mod == "" {
			m.Mod = t.part.mod
		}
		rule, end = rule+"-clock", t.end
	default:
		m = inDay(w.meaning, t.part.part, t.part.mod)
		rule, end = rule+"-part", t.end
	}
	return m, rule, end
}

// ranged reads a date, or a range of two.
func (r *reader) ranged(k int) reading {
	if x := r.shared(k); x.ok() {
		return x
	}
	w, t := r.full(k)
	if w.end == 0 {
		return reading{}
	}
	m, rule, end := whole(w, t)
	x := reading{Meaning: m, rule: rule, end: end}
	if m.Place == nil || m.Type != "" && m.Place == nil {
		return x
	}
	j := r.rangeMark(end)
	between := false
	if j == 0 && r.in(end, "和与及") { // 2015年和2018年之间
		j, between = end+1, true
	}
	if j == 0 {
		return x
	}
	y := r.otherEnd(w, t, j)
	if !y.ok() || between && r.any(y.end, "之间", "间", "期间") == 0 {
		return x
	}
	return y
}

// otherEnd reads the end of a range behind its beginning.
func (r *reader) otherEnd(w written, t timeOfDay, j int) reading {
	from, rule, _ := whole(w, t)
	first := from
	if w.clock != nil {
		t = timeOfDay{clock: w.clock, part: w.part, end: w.end}
	}
	// Hours: 9时至11时, 下午5:00到6:00, 晚上10点 - 2点.
	if t.clock != nil {
		if u := r.timeOfDay(j); u.clock != nil {
			return r.hours(t, u, first, rule)
		}
	}
	v, u := r.full(j)
	if v.end == 0 {
		return reading{}
	}
	to, _, end := whole(v, u)
	if to.Place == nil {
		return reading{}
	}
	switch {
	case v.rule == "zh.day" && from.Unit >= calendar.Day: // 9月8日至10日
		if w.day >= v.day && w.month > 0 { // 9月10日至8日
			return reading{}
		}
		if w.month > 0 && !w.lunar {
			c := calendar.MonthDay(w.month, v.day)
			to = again(c, u, "month", "day")
		} else if w.within != nil {
			to = placedEnd(calendar.DayOfMonth(v.day).Within(w.within.Place), u)
		}
	case from.Unit == to.Unit, from.Unit >= calendar.Day && to.Unit >= calendar.Day:
	case w.year != nil && v.year != nil, v.year != nil && from.Unit <= calendar.Month:
	case r.follows("从", "自", "由", "在") || r.follows("时间"):
	default:
		return reading{}
	}
	return reading{Meaning: calendar.Range(first, to), rule: rule + "-range", end: end}
}

// again is a day of every year, with the time of the day behind it.
func again(c calendar.Cycle, t timeOfDay, stated ...string) calendar.Meaning {
	switch {
	case t.end == 0:
		return calendar.Once(c, stated...)
	case t.clock != nil:
		return calendar.Once(calendar.ClockOn(c, t.clock.cycle()), stated...)
	}
	return calendar.Once(calendar.ClockOn(c, calendar.DayPartCycle(t.part.part)), stated...)
}

// placedEnd is a day with the time of the day behind it.
func placedEnd(day calendar.Placer, t timeOfDay) calendar.Meaning {
	m := calendar.Placed(calendar.Day, day, "day")
	switch {
	case t.end == 0:
		return m
	case t.clock != nil:
		return within(t.clock.cycle(), m, "hour")
	}
	return inDay(m, t.part.part, t.part.mod)
}

// hours is a range of two times of one day, or over midnight.
func (r *reader) hours(t, u timeOfDay, first calendar.Meaning, rule string) reading {
	a, b := *t.clock, *u.clock
	if u.part.part == "" && !b.sure {
		switch {
		case t.part.part != "":
			if c := b.in(t.part); a.before(c) && c.hour < 24 && (b.before(a) || a.hour >= 12) {
				b = c
			}
		case !a.sure && b.before(a) && b.hour < 12:
			b.hour += 12
		}
	}
	if b.half != "" && !a.sure && t.part.part == "" {
		a = a.halfDay(b.half)
		first = calendar.Once(a.cycle(), "hour")
	}
	return reading{Meaning: calendar.Range(first, calendar.Once(b.cycle(), "hour")), rule: rule + "-range", end: u.end}
}

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
	case head.year == nil && r.any(b.end, "季度") > 0 && b.n <= 4:
		return reading{Meaning: calendar.Range(calendar.Once(calendar.PartCycle(calendar.Quarter, a.n), "quarter"), calendar.Once(calendar.PartCycle(calendar.Quarter, b.n), "quarter")), rule: "zh.quarter-range", end: b.end + 2}
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
	if b.end == 0 || b.half || b.some || republic == 0 && b.digits != 4 && !(b.digits == 2 && b.figure && a.figure && first == 0 && r.sym(b.end) == '年') || b.zero && b.digits > 2 {
		return reading{}
	}
	y := b.n
	if b.digits == 2 && republic == 0 {
		y += a.n / 100 * 100
	}
	end := b.end
	switch {
	case r.sym(end) == '年' && r.months(end+1).end > 0:
		return reading{}
	case r.sym(end) == '年':
		end = r.skip(end+1, "度")
	case r.any(end, "财年", "学年", "赛季") > 0:
	case first > 0:
		return reading{}
	case !r.lineEnd(end):
		return reading{}
	}
	if y <= a.n || y >= 3000 {
		return reading{}
	}
	return reading{Meaning: calendar.Range(yearOf(a.n+republic), yearOf(y+republic)), rule: "zh.year-range", end: end}
}

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

// figures4 reads a year of four figures without 年, where it stands between words of
// time: 从2016到2018, 2018 alone is none.
func (r *reader) figures4(k int) reading {
	n := r.number(k)
	if !n.figure || n.digits != 7 || !r.lineEnd(n.end) || !r.follows("）", ")", "]", "】", "（", "(", "[") {
		return reading{}
	}
	// 1131220: the day code of a Taiwanese agency.
	if p, ok := calendar.DayOf(n.n/10000+1911, n.n/100%100, n.n%100); ok && n.n/10000 >= 38 && n.n/10000 < 200 {
		return reading{Meaning: calendar.Placed(calendar.Day, calendar.At(calendar.One(p)), "year", "month", "day"), rule: "zh.agency-code", end: n.end}
	}
	return reading{}
}
