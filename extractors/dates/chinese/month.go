package chinese

import "tifa/extractors/dates/calendar"

// fromMonth reads what begins with a month: 9月8日, 本月12日, 六月, 农历正月初一, 闰六月.
func (r *reader) fromMonth(k int) written {
	j := r.skip(k, "农历", "阴历", "旧历", "夏历")
	if j > k {
		if c, end := r.holiday(k); end > 0 { // 农历新年
			return of(calendar.Once(c, "holiday"), "zh.holiday", end)
		}
	}
	if j > k { // 农历2015年十月初一
		r.lunarYear = j
		if y, end, _ := r.plainYear(j); end > 0 {
			m := r.months(r.skip(end, "的"))
			if m.end == 0 {
				return written{}
			}
			m.year, m.rule = &y, "zh.lunar"
			return r.put(m)
		}
		if y, end := r.sexagenary(j); end > 0 {
			m := r.months(end)
			if m.end == 0 {
				return written{}
			}
			m.year, m.rule = &y, "zh.lunar"
			return r.put(m)
		}
		if y, end := find(r, relativeYears, j); end > 0 {
			m := r.months(end)
			if m.end == 0 {
				return written{}
			}
			year := calendar.Shifted(calendar.Year, y.n)
			m.year, m.rule = &year, "zh.lunar"
			return r.put(m)
		}
	}
	if j == k && r.sym(k) == '公' {
		return written{}
	}
	if j == k && r.numberBefore() {
		return written{}
	}
	m := r.months(j)
	if m.end == 0 && j > k {
		if h, end := find(r, r.names.holidays, j); end > 0 {
			return of(calendar.Once(h, "holiday"), "zh.holiday", end)
		}
	}
	if m.end == 0 {
		return written{}
	}
	if j > k {
		m.rule = "zh.lunar"
	}
	return r.put(m)
}

// months reads a month and the day behind it; the meaning is made by put.
func (r *reader) months(k int) (w written) {
	if y, end := find(r, relativeMonths, k); end > 0 && !r.cutsMonth(k, end) {
		m := calendar.Shifted(calendar.Month, y.n)
		w = written{within: &m, rule: "zh.relative-month", end: end}
		if y.last {
			m = calendar.Placed(calendar.Month, func(a *calendar.Anchor) (calendar.Stretch, bool) {
				p, ok := a.OnlyMentioned(calendar.Month)
				if !ok {
					return calendar.Stretch{}, false
				}
				return calendar.One(p.Add(y.n)), true
			})
			w.rule = "zh.same-month"
		}
		return r.dayOfMonth(w, false)
	}
	if r.in(k, "两俩") { // 两月 are two months
		return written{}
	}
	if w := r.monthInBrackets(k); w.end > 0 {
		return w
	}
	leap := r.sym(k) == '闰'
	j := k
	if leap {
		j++
	}
	lunar := leap || r.lunarYear > 0
	n := r.number(j)
	var end int
	switch {
	case r.any(j, "正月") > 0:
		n.n, end, lunar = 1, j+2, true
	case r.any(j, "首月") > 0 && j > 0:
		w = written{month: 1, rule: "zh.month", end: j + 2, stated: []string{"month"}}
		c := calendar.MonthCycle(1)
		w.cycle = &c
		return w
	case r.any(j, "腊月") > 0:
		n.n, end, lunar = 12, j+2, true
	case r.any(j, "冬月") > 0 && lunar:
		n.n, end, lunar = 11, j+2, true
	case n.end == 0 || n.half || n.some || n.n < 1 || n.n > 12 || n.digits > 2 || !n.figure && n.digits > 1:
		return written{}
	case r.sym(n.end) == '月':
		end = n.end + 1
	case n.figure && r.monthsListed(n): // 5、6月份
		c := calendar.MonthCycle(n.n)
		return written{month: n.n, cycle: &c, rule: "zh.month", end: n.end, stated: []string{"month"}}
	default:
		return written{}
	}
	if r.any(end, "刊", "饼", "龄", "薪") > 0 || !n.figure && r.monthWord(end) {
		return written{}
	}
	if !n.figure && r.sym(end) == '初' { // 十月初五街
		if d := r.number(end + 1); d.end > 0 && r.in(d.end, "街路巷桥里村") {
			return written{}
		}
	}
	w = written{month: n.n, rule: "zh.month", end: end, stated: []string{"month"}}
	if lunar {
		c := calendar.LunarMonthCycle(n.n, leap)
		w.cycle, w.rule, w.leap, w.lunar = &c, "zh.lunar", leap, true
	} else {
		c := calendar.MonthCycle(n.n)
		w.cycle = &c
	}
	return r.dayOfMonth(w, !n.figure)
}

// monthInBrackets reads 本（6）月, 上（五）月: a month by its distance, and its number.
func (r *reader) monthInBrackets(k int) written {
	if r.sym(k+1) != '(' || !r.in(k, "本上下") {
		return written{}
	}
	n := r.number(k + 2)
	if n.half || n.some || n.n < 1 || n.n > 12 || r.sym(n.end) != ')' || r.sym(n.end+1) != '月' {
		return written{}
	}
	m := calendar.Shifted(calendar.Month, map[rune]int{'本': 0, '上': -1, '下': 1}[r.sym(k)])
	return r.dayOfMonth(written{within: &m, rule: "zh.relative-month", end: n.end + 2}, false)
}

// daysListed says whether a day is the first of some that share their 日: 6月18、19日.
func (r *reader) daysListed(d numeral) bool {
	for last, j := d.n, d.end; r.in(j, "、和及"); {
		next := r.number(j + 1)
		if !next.figure || next.digits > 2 || next.n <= last || next.n > 31 {
			return false
		}
		if r.sym(next.end) == '日' {
			return true
		}
		last, j = next.n, next.end
	}
	return false
}

// monthsListed says whether a month is the first of some that share their 月.
func (r *reader) monthsListed(m numeral) bool {
	for last, j := m.n, m.end; r.sym(j) == '、'; {
		next := r.number(j + 1)
		if next.figure != m.figure || next.end == 0 || next.digits > 2 || next.n <= last || next.n > 12 {
			return false
		}
		if r.sym(next.end) == '月' {
			return true
		}
		last, j = next.n, next.end
	}
	return false
}

// monthWord says whether what stands behind a month in Chinese numbers makes another word
// of it: 三月河, 二月革命, 八月经 but not 八月经济.
func (r *reader) monthWord(k int) bool {
	switch {
	case r.any(k, "经济", "经贸", "经过", "历史", "历经", "报告", "报道", "票房", "子夜", "派出", "派遣", "季度") > 0:
		return false
	case r.in(k, "季经嫂子历派巷街河") || r.any(k, "报", "票", "革命") > 0:
		return true
	}
	return false
}

// cutsMonth says whether 上月 and the like are cut out of other words.
func (r *reader) cutsMonth(k, end int) bool {
	switch {
	case r.in(k, "上下") && r.beforeIn("以之线网天地海路马") && k == 0:
		return true
	case r.in(end, "球亮光票饼季经刊薪"):
		return true
	}
	return false
}

// dayOfMonth reads the day behind a month; han says that the month is written in
// Chinese numbers, which need no 日 behind the day.
func (r *reader) dayOfMonth(w written, han bool) written {
	j := w.end
	w.end = r.skip(j, "份")
	if w.end > j { // 6月份
		return w
	}
	j = r.skip(j, "的")
	d := r.number(j)
	lunarDay := false
	if w.lunar && r.sym(j) == '朔' && r.sym(j+1) == '日' {
		d = numeral{n: 1, end: j + 2}
		lunarDay = true
	}
	if r.sym(j) == '初' {
		if d = r.number(j + 1); d.end > 0 && !d.figure && d.n >= 1 && d.n <= 10 && d.digits <= 1 {
			lunarDay = true
		} else {
			d = numeral{}
		}
	}
	if d.end == 0 || d.half || d.some || d.n < 1 || d.n > 31 || d.digits > 2 || j > w.end && !lunarDay && r.daySuffix(d.end) == 0 {
		return w
	}
	end := r.daySuffix(d.end)
	if r.sym(d.end) == '日' { // 6月20日|本报
		end = d.end + 1
	}
	if end == 0 && han && !d.figure && d.n == w.month && r.lineEnd(d.end) { // 三月三, 九月九: a feast
		if r.beforeIn(`"`) {
			return written{}
		}
		lunarDay = true
	}
	switch {
	case end > 0:
		if r.any(d.end, "日") > 0 && r.any(d.end+1, "元", "圆", "内瓦") > 0 { // 3月10日元 is none
			return w
		}
	case r.any(d.end, "街", "路", "巷") > 0:
		return w
	case lunarDay, (han || w.lunar) && !d.figure && d.digits != 2 && (r.lineEnd(d.end) || !r.counts(d.end)) && (d.n >= 10 || w.lunar || d.n > 0 && r.lineEnd(d.end)):
		if end = d.end; r.rangeMark(end) > 0 && r.number(r.rangeMark(end)).end > 0 && !lunarDay {
			return w
		}
	case d.figure && r.daysListed(d):
		end = d.end
	default:
		return w
	}
	w.day, w.end = d.n, end
	w.stated = append(w.stated, "day")
	if (lunarDay || !d.figure && han && r.daySuffix(d.end) == 0 && d.n >= 10 && w.lunar) && w.month > 0 || w.lunar {
		w.lunar = true
		c := calendar.LunarMonthDay(w.month, d.n, w.leap)
		w.cycle, w.rule = &c, "zh.lunar"
		return w
	}
	if w.within != nil {
		w.rule += "-day"
		return w
	}
	c := calendar.MonthDay(w.month, d.n)
	w.cycle, w.rule = &c, "zh.month-day"
	return w
}

// put makes the meaning of what was written from a month on.
func (r *reader) put(w written) written {
	stated := w.stated
	if w.year != nil {
		stated = join(w.year.Stated, w.stated...)
	}
	switch {
	case w.within != nil && w.day > 0:
		w.meaning = calendar.Placed(calendar.Day, calendar.DayOfMonth(w.day).Within(w.within.Place), stated...)
		if w.year != nil { // 当年当月12日
			w.meaning.Stated = stated
		}
	case w.within != nil:
		w.meaning = *w.within
		w.meaning.Stated = stated
	case w.year != nil:
		w.meaning = calendar.Placed(w.cycle.Unit, w.cycle.Within(w.year.Place), stated...)
		if w.year.Place == nil { // before our era
			w.meaning = *w.year
		}
	default:
		w.meaning = calendar.Once(*w.cycle, stated...)
	}
	if w.day > 0 {
		return w
	}
	if w.lunar {
		return r.tenDays(r.edge(w))
	}
	// Of a month: 上旬, 第一周, 最后一天, 初.
	if x := r.countedIn(w); x.end > 0 {
		return x
	}
	return r.tenDays(r.edge(w))
}
