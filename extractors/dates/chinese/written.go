package chinese

import "tifa/extractors/dates/calendar"

// written is a date as it is written, part by part; what is not there is nil or 0.
type written struct {
	year    *calendar.Meaning // a year, a decade or a century
	cycle   *calendar.Cycle   // a month, a day, a quarter, a holiday: what a year has one of
	month   int               // the number of the month
	day     int
	within  *calendar.Meaning // a month that is not a number: 本月, or 闰六月
	stated  []string
	mod     string
	rule    string
	end     int
	meaning calendar.Meaning
	clock   *clockTime
	part    dayPart // the part of the day that the clock time was written with
	lunar   bool    // of the Chinese calendar
	leap    bool    // of a month that comes twice
}

// date reads a date: 2023年9月8日, 今年上半年, 9月, 本月12日, 8日, 20世纪90年代初,
// 康熙二十年, 农历正月初一, 今年春节, 周五, 今天.
func (r *reader) date(k int) (w written) {
	for _, read := range []func(int) written{r.named, r.week, r.fromYear, r.fromMonth, r.single} {
		if w = read(k); w.end > 0 {
			return w
		}
	}
	return written{}
}

// of makes what is written of a meaning.
func of(m calendar.Meaning, rule string, end int) written {
	return written{meaning: m, rule: rule, end: end, cycle: m.Cycle}
}

func join(stated []string, more ...string) []string {
	return append(append([]string{}, stated...), more...)
}

// within is a time that comes again in a longer one.
func within(c calendar.Cycle, outer calendar.Meaning, stated ...string) calendar.Meaning {
	return calendar.Placed(c.Unit, c.Within(outer.Place), join(outer.Stated, stated...)...)
}

// fromYear reads what begins with a year, a decade or a century.
func (r *reader) fromYear(k int) written {
	y, j, rule := r.year(k)
	if j == 0 {
		return written{}
	}
	return r.afterYear(y, j, rule)
}

// afterYear reads what stands behind a year: a month and a day, a half, a quarter, a
// season, a holiday, 初 or 底.
func (r *reader) afterYear(y calendar.Meaning, j int, rule string) written {
	base := written{year: &y, meaning: y, rule: rule, end: j}
	if y.Unit == calendar.Decade || y.Unit == calendar.Century {
		return r.edge(base)
	}
	i := r.skip(j, "的", ",")
	if i > j && r.sym(j) != '的' && r.months(i).end == 0 {
		i = j
	}
	if n := r.number(i); n.n > 12 && r.sym(n.end) == '月' && !n.half && !n.some { // 2023年13月
		return written{}
	}
	if m := r.months(i); m.end > 0 {
		m.year = &y
		m.rule = rule + "-" + m.rule[len("zh."):]
		return r.put(m)
	}
	if c, name, end := r.partOfYear(i); end > 0 {
		w := written{year: &y, cycle: &c, meaning: within(c, y, name), rule: rule + "-" + name, end: end}
		return r.edge(w)
	}
	if c, end := r.numberedFeast(i); end > 0 {
		return written{year: &y, cycle: &c, meaning: within(c, y, "holiday"), rule: rule + "-holiday", end: end}
	}
	if c, end := find(r, r.names.holidays, i); end > 0 {
		if !r.holidayHolds(i, end) { // 2015年春节团拜会
			return written{}
		}
		return written{year: &y, cycle: &c, meaning: within(c, y, "holiday"), rule: rule + "-holiday", end: end}
	}
	if x := r.counted(i, y); x.end > 0 {
		x.rule = rule + "-" + x.rule[len("zh."):]
		return x
	}
	if e := r.any(j, "全年", "全年度"); e > 0 {
		base.end = e
		return base
	}
	if x := r.sameInYear(y, j, rule); x.end > 0 {
		return x
	}
	if e := r.any(j, "同期"); e > 0 {
		base.end = e
		base.meaning = calendar.SamePeriod(y)
		base.rule = rule + "-same-period"
		return base
	}
	if rule != "zh.relative-year" && r.partOfName(j) {
		return written{}
	}
	return r.edge(base)
}

// sameInYear reads 的今天, 此时, 同月 behind a year: the same time of that year.
func (r *reader) sameInYear(y calendar.Meaning, k int, rule string) written {
	if e := r.any(k, "的今天", "的今日", "今天", "今日"); e > 0 && !(e == k+2 && r.lineEnd(e)) {
		return written{meaning: calendar.TodayOf(y), rule: rule + "-same-day", end: e}
	}
	if e := r.any(k, "的此时", "此时", "同月份", "同月"); e > 0 {
		return written{meaning: calendar.SameOf(calendar.Month, y), rule: rule + "-same-month", end: e}
	}
	return written{}
}

// edge reads 初, 底, 末, 中, 年初, 前后 behind a time.
func (r *reader) edge(w written) written {
	k := w.end
	u := w.meaning.Unit
	for _, e := range []struct {
		words []string
		mod   string
	}{
		{[]string{"年初", "年头", "月初", "伊始", "初期", "之初", "初"}, "START"},
		{[]string{"年底", "年末", "年尾", "月底", "月末", "岁末", "底", "末期", "末"}, "END"},
		{[]string{"年中", "月中", "中期", "中叶"}, "MID"},
	} {
		end := r.any(k, e.words...)
		if end == 0 {
			continue
		}
		if (r.sym(k) == '年' && u != calendar.Year && u != calendar.Century) || r.sym(k) == '月' && u != calendar.Month {
			continue
		}
		if r.sym(k) == '初' && end == k+1 && (r.in(end, "一二三四五六七八九十步次中级审始衷") || r.any(end, "选", "赛") > 0) {
			continue
		}
		if (r.sym(k) == '末' || r.sym(k) == '底') && r.in(end, "端尾日线座") {
			continue
		}
		if u == calendar.Day || u == calendar.Part {
			return w
		}
		w.end, w.mod, w.meaning.Mod = end, e.mod, e.mod
		return w
	}
	if w.rule == "zh.relative-year" && r.sym(k) == '中' && (r.lineEnd(k+1) || r.in(k+1, "完召举推开前起将完实落启公")) { // 今年中
		w.end, w.mod, w.meaning.Mod = k+1, "MID", "MID"
		return w
	}
	if e := r.any(k, "前后", "左右"); e > 0 && (u == calendar.Year || u == calendar.Month || u == calendar.Day && w.rule != "zh.relative-day") {
		w.end, w.meaning.Mod = e, "APPROX"
	}
	return w
}
