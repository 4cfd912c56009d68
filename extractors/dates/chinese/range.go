package chinese

import "tifa/extractors/dates/calendar"

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

// ranged reads a date, or a range of two.
func (r *reader) ranged(k int) reading {
	if x := r.shared(k); x.ok() {
		return x
	}
	w, t := r.full(k)
	if w.end == 0 {
		return reading{}
	}
	if x := r.hoursOfDay(w); t.end == 0 && x.ok() {
		return x
	}
	m, rule, end := whole(w, t)
	if e := r.any(end, "前后", "左右"); e > 0 && m.Unit == calendar.Day && w.day > 0 && m.Mod == "" { // 6月23日左右
		m.Mod, end = "APPROX", e
	}
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

// hoursOfDay reads hours that share their unit behind a day: 4月14日0—24时.
func (r *reader) hoursOfDay(w written) reading {
	if w.meaning.Unit != calendar.Day || w.meaning.Place == nil {
		return reading{}
	}
	a := r.number(w.end)
	if a.end == 0 || !a.figure || a.digits > 2 || a.n > 23 {
		return reading{}
	}
	j := r.rangeMark(a.end)
	if j == 0 {
		return reading{}
	}
	b, end := r.clock(j)
	if end == 0 || r.number(j).n <= a.n {
		return reading{}
	}
	first := within(calendar.Clock(a.n, 0, 0, calendar.Minute), w.meaning, "hour")
	return reading{Meaning: calendar.Range(first, calendar.Once(b.cycle(), "hour")), rule: w.rule + "-clock-range", end: end}
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
	if w.rule == "zh.month" && v.rule == "zh.month" && w.cycle != nil && v.cycle != nil && w.month < v.month { // 1月至9月
		return reading{Meaning: monthsOfYear(*w.cycle, *v.cycle), rule: rule + "-range", end: end}
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
