package chinese

import (
	"tifa/extractors/dates/calendar"
)

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
	for _, read := range []func(int) written{r.named, r.week, r.fromYear, r.fromMonth, r.lone} {
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

// named reads 今天, 昨晚, 同日, 次日, 前一天.
func (r *reader) named(k int) written {
	n, end := find(r, namedDays, k)
	if end == 0 {
		return r.dayInBrackets(k)
	}
	if r.in(k, "前后") && end-k == 2 && r.beforeIn("目以之此日年月周天空") { // 目前|日本
		return written{}
	}
	if r.any(k, "今日头条", "明日之后", "明日之星", "当日本", "前日本", "昨日世界") > 0 {
		return written{}
	}
	day := calendar.Shifted(calendar.Day, n.n)
	rule := "zh.relative-day"
	if n.last {
		day, rule = calendar.ShiftedMentioned(calendar.Day, n.n), "zh.same-day"
	}
	if n.part != "" {
		day = inDay(day, n.part, "")
	}
	return of(day, rule, end)
}

// dayInBrackets reads 今（10）日, 昨(9)晚: a day by its distance, and its number.
func (r *reader) dayInBrackets(k int) written {
	if r.sym(k+1) != '(' {
		return written{}
	}
	n, ok := map[rune]int{'今': 0, '昨': -1, '明': 1, '前': -2, '后': 2}[r.sym(k)]
	if !ok {
		return written{}
	}
	d := r.number(k + 2)
	if !d.figure || d.n < 1 || d.n > 31 || r.sym(d.end) != ')' && r.sym(d.end) != '）' {
		return written{}
	}
	day := calendar.Shifted(calendar.Day, n)
	end := d.end + 1
	if e := r.any(end, "日", "天"); e > 0 {
		return of(day, "zh.relative-day", e)
	}
	if p, e := find(r, dayParts, end); e > 0 {
		return of(inDay(day, p.part, p.mod), "zh.relative-day-part", e)
	}
	return written{}
}

// inDay is a part of a day.
func inDay(day calendar.Meaning, part calendar.DayPart, mod string) calendar.Meaning {
	c := calendar.DayPartCycle(part)
	m := calendar.Placed(calendar.Part, c.Within(day.Place), join(day.Stated, "part")...)
	m.Mod = mod
	if mod == "" {
		m.Mod = day.Mod
	}
	return m
}

func join(stated []string, more ...string) []string {
	return append(append([]string{}, stated...), more...)
}

// within is a time that comes again in a longer one.
func within(c calendar.Cycle, outer calendar.Meaning, stated ...string) calendar.Meaning {
	return calendar.Placed(c.Unit, c.Within(outer.Place), join(outer.Stated, stated...)...)
}

// week reads 周五, 上周五, 下周, 本周末, 星期天.
func (r *reader) week(k int) written {
	n, j := find(r, weekPrefixes, k)
	relative := j > 0
	if !relative {
		j = k
	}
	word := r.any(j, "星期", "礼拜", "周")
	if word == 0 {
		return written{}
	}
	short := r.sym(j) == '周'
	day := 0
	switch s := r.sym(word); {
	case s == '日' || s == '天' && !short:
		day = 7
	case s == '末':
		if !relative && !r.weekendAlone() || r.in(word+1, "刊") {
			return written{}
		}
		m := calendar.Shifted(calendar.Weekend, n)
		if !relative {
			m = calendar.Weekendish()
		}
		return of(m, "zh.weekend", word+1)
	default:
		if d, ok := hanDigit(s); ok && d >= 1 && d <= 6 && s != '两' {
			day = d
		} else if '1' <= s && s <= '6' && !short {
			day = int(s - '0')
		}
	}
	if day == 0 {
		if !relative || r.any(word, "年", "岁", "期", "边", "围", "刊", "内", "期") > 0 || r.sym(k) == '今' && short || r.sym(k) == '当' && !short {
			return written{}
		}
		if r.sym(k) == '上' && r.beforeIn("早晚马路历史实际线网身脸头脑心手书桌台") {
			return written{}
		}
		return of(calendar.Shifted(calendar.Week, n), "zh.relative-week", word)
	}
	end := word + 1
	// 周一清 is a name, 一周三次 a rate, 周三十 nothing.
	if !relative && short && (r.beforeIn("一二两三四五六七八九十几每第半") || '0' <= r.before(0) && r.before(0) <= '9') {
		return written{}
	}
	if r.in(end, "年次届岁个期百十") || !relative && short && r.surname(end) {
		return written{}
	}
	c := calendar.Weekday(day)
	if relative {
		return of(within(c, calendar.Shifted(calendar.Week, n), "weekday"), "zh.relative-weekday", end)
	}
	w := of(calendar.Once(c, "weekday"), "zh.weekday", end)
	return w
}

// weekendAlone says whether 周末 stands as a time: 周末前, 在周末.
func (r *reader) weekendAlone() bool { return !r.beforeIn("每逢个双长") }

// surname says whether 周 and a digit begin a person's name, as in 周一良: no mark, verb
// or noun of a report stands behind.
func (r *reader) surname(k int) bool {
	return r.in(k, "良清围仙民兵龙鸣")
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
	i := r.skip(j, "的", "，", ",")
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

// edge reads 初, 底, 末, 中, 年初, 前后 behind a time.
func (r *reader) edge(w written) written {
	k := w.end
	u := w.meaning.Unit
	for _, e := range []struct {
		words []string
		mod   string
	}{
		{[]string{"年初", "月初", "伊始", "初期", "之初", "初"}, "START"},
		{[]string{"年底", "年末", "月底", "月末", "岁末", "底", "末期", "末"}, "END"},
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
	if e := r.any(k, "前后", "左右"); e > 0 && (u == calendar.Year || u == calendar.Month) {
		w.end, w.meaning.Mod = e, "APPROX"
	}
	return w
}

// partOfYear reads 上半年, 第一季度, 三季度, 夏天, Q1.
func (r *reader) partOfYear(k int) (c calendar.Cycle, name string, end int) {
	for n, words := range [][]string{{"上半年", "前半年"}, {"下半年", "后半年"}} {
		if end = r.any(k, words...); end > 0 && !r.in(end, "月") {
			return calendar.PartCycle(calendar.Half, n+1), "half", r.skip(end, "度")
		}
	}
	j := r.skip(k, "第")
	n := r.number(j)
	switch {
	case n.end > 0 && n.n >= 1 && n.n <= 4 && !n.half && !n.some && (r.any(n.end, "季度") > 0 || j > k && r.any(n.end, "季") > 0 && r.any(n.end, "季报", "季稻") == 0):
		end = r.any(n.end, "季度", "季")
		return calendar.PartCycle(calendar.Quarter, n.n), "quarter", end
	case r.any(k, "首季度", "首季") > 0:
		return calendar.PartCycle(calendar.Quarter, 1), "quarter", r.any(k, "首季度", "首季")
	case r.sym(k) == 'q' && '1' <= r.sym(k+1) && r.sym(k+1) <= '4' && !('0' <= r.sym(k+2) && r.sym(k+2) <= '9'):
		return calendar.PartCycle(calendar.Quarter, int(r.sym(k+1)-'0')), "quarter", k + 2
	}
	for n, words := range [][]string{{"春季", "春天"}, {"夏季", "夏天"}, {"秋季", "秋天"}, {"冬季", "冬天"}} {
		if end = r.any(k, words...); end > 0 {
			return calendar.PartCycle(calendar.Season, n+1), "season", end
		}
	}
	if k > 0 && r.in(k, "春夏秋冬") && !r.in(k+1, "节运令装耕粮收闲奥晚会运训蒙营至分眠季天") {
		return calendar.PartCycle(calendar.Season, map[rune]int{'春': 1, '夏': 2, '秋': 3, '冬': 4}[r.sym(k)]), "season", k + 1
	}
	return c, "", 0
}
