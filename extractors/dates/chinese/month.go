package chinese

import (
	"tifa/extractors/dates/calendar"
)

// fromMonth reads what begins with a month: 9月8日, 本月12日, 六月, 农历正月初一, 闰六月.
func (r *reader) fromMonth(k int) written {
	j := r.skip(k, "农历", "阴历", "旧历", "夏历")
	if j > k { // 农历2015年十月初一
		r.lunarYear = j
		if y, end, _ := r.plainYear(j); end > 0 {
			m := r.months(r.skip(end, "的"))
			if m.end == 0 {
				m = r.lunarDayOnly(end)
			}
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
	default:
		return written{}
	}
	if r.any(end, "季", "刊", "饼", "票", "薪", "经", "嫂", "子", "报", "历", "派", "巷", "街") > 0 || !n.figure && (r.sym(end) == '河' || r.any(end, "革命") > 0) {
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
	if end == 0 && han && !d.figure && d.n == w.month && r.lineEnd(d.end) { // 三月三, 九月九: a feast
		if r.beforeIn("\"“「") {
			return written{}
		}
		lunarDay = true
	}
	switch {
	case end > 0:
		if r.any(d.end, "日") > 0 && r.any(d.end+1, "元", "本", "内瓦", "军", "资", "益") > 0 { // 3月10日元 is none
			return w
		}
	case r.any(d.end, "街", "路", "巷") > 0:
		return w
	case lunarDay, (han || w.lunar) && !d.figure && d.digits != 2 && (r.lineEnd(d.end) || !r.counts(d.end)) && (d.n >= 10 || w.lunar || d.n > 0 && r.lineEnd(d.end)):
		if end = d.end; r.rangeMark(end) > 0 && r.number(r.rangeMark(end)).end > 0 && !lunarDay {
			return w
		}
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

// daySuffix gives the character behind 日 or 号 behind a number; 0 if there is none, or
// if it belongs to another word: 3号线, 12号楼, 日本.
func (r *reader) daySuffix(k int) int {
	switch r.sym(k) {
	case '日':
		if r.any(k, "日本", "日元", "日圆", "日均", "日游", "日籍", "日龄", "日方", "日军") > 0 && r.any(k, "日本月", "日均线") == 0 {
			return 0
		}
		return k + 1
	case '号':
		if r.in(k+1, "线楼院文令决机井码公室门桥店舱馆坑洞仓铺台厂区段路车舰艇卫星主") || r.any(k+1, "高炉", "地块", "工程", "建筑", "提案", "议案", "法案", "条例", "选民", "选手", "员工", "种子", "航天", "探测", "飞船", "火箭", "风球", "球衣", "修正", "行政", "别墅", "作战", "基地", "候选") > 0 {
			return 0
		}
		return k + 1
	}
	return 0
}

// lunarDayOnly reads 初一, 十五 behind the year of the Chinese calendar.
func (r *reader) lunarDayOnly(int) written { return written{} }

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

// tenDays reads 上旬, 中旬, 下旬 behind a month.
func (r *reader) tenDays(w written) written {
	if w.meaning.Mod != "" {
		return w
	}
	for _, t := range []struct{ word, mod string }{{"上旬", "START"}, {"中旬", "MID"}, {"下旬", "END"}} {
		if end := r.any(w.end, t.word); end > 0 {
			w.end, w.meaning.Mod = end, t.mod
			return w
		}
	}
	if r.sym(w.end) == '中' && w.end > 0 && r.in(w.end-1, "月") && (r.lineEnd(w.end+1) || r.in(w.end+1, "，。")) {
		w.end, w.meaning.Mod = w.end+1, "MID"
	}
	return w
}

// lone reads what is no year, month or week: 8日, 上半年, 一季度, 春节, 年初, 月底, 全年,
// 夏季, 初一.
func (r *reader) lone(k int) written {
	if r.numberBefore() {
		return written{}
	}
	if c, end := find(r, r.names.holidays, k); end > 0 && r.holidayHolds(k, end) {
		w := of(calendar.Once(c, "holiday"), "zh.holiday", end)
		if e := r.any(end, "前后"); e > 0 {
			w.end, w.meaning.Mod = e, "APPROX"
		}
		if n, e := r.feastDay(end); e > 0 { // 庞格尔节第四天
			w.meaning = calendar.Placed(calendar.Day, calendar.Nth(calendar.Counted{Unit: calendar.Day}, n, 1, calendar.LongFrom(c)))
			w.cycle = nil
			w.end = e
		}
		return w
	}
	if w := r.firstDays(k); w.end > 0 {
		return w
	}
	d := r.number(k)
	if d.end > 0 && !d.half && !d.some && d.n >= 1 && d.n <= 31 && d.digits <= 2 && !(d.digits == 2 && !d.figure) {
		if end := r.daySuffix(d.end); end > 0 && r.dayHolds(d, end) {
			c := calendar.DayOfMonth(d.n)
			return written{day: d.n, cycle: &c, meaning: calendar.Once(c, "day"), rule: "zh.day", end: end}
		}
	}
	if c, name, end := r.partOfYear(k); end > 0 {
		if name == "season" && r.beforeIn("初早晚仲深青立") || name == "half" && (r.beforeIn("前以之天道路岗线") || r.in(k, "前后") && r.before(0) == '年') {
			return written{}
		}
		if name == "season" && end-k == 1 && !r.beforeIn("在于自从今去明入") {
			return written{}
		}
		return r.edge(of(calendar.Once(c, name), "zh."+name, end))
	}
	switch {
	case r.any(k, "年初", "年底", "年末", "年中", "岁末", "年终") > 0 && r.in(k, "年岁"):
		end := k + 2
		if r.any(k, "年终") > 0 || r.sym(k+1) == '初' && r.in(end, "一二三四五六七八九十") || r.sym(k+1) == '中' && (r.in(end, "国央") || !r.wordBreak()) || r.beforeIn("今去明前后当次同翌本来每历几") {
			return written{}
		}
		m := calendar.Shifted(calendar.Year, 0)
		m.Mod = map[rune]string{'初': "START", '底': "END", '末': "END", '中': "MID"}[r.sym(k+1)]
		return of(m, "zh.edge", end)
	case r.any(k, "月初", "月底", "月末", "月中") > 0 && r.sym(k) == '月':
		if r.sym(k+1) == '中' && !r.in(k+2, "旬") || r.sym(k+1) == '中' && !r.wordBreak() || r.beforeIn("本上下当次同每个一二三四五六七八九十腊正岁") {
			return written{}
		}
		m := calendar.Shifted(calendar.Month, 0)
		m.Mod = map[rune]string{'初': "START", '底': "END", '末': "END", '中': "MID"}[r.sym(k+1)]
		return of(m, "zh.edge", k+2)
	case r.any(k, "上旬", "中旬", "下旬") > 0 && !r.beforeIn("月"):
		m := calendar.Shifted(calendar.Month, 0)
		m.Mod = map[rune]string{'上': "START", '中': "MID", '下': "END"}[r.sym(k)]
		return of(m, "zh.edge", k+2)
	case r.any(k, "全年", "年内") > 0:
		if r.sym(k) == '年' && (r.beforeIn("一二三四五六七八九十几两百千多余当本今") || r.table.Class(r.before(0)) != 0 && '0' <= r.before(0) && r.before(0) <= '9') || r.any(k+2, "级", "龄") > 0 {
			return written{}
		}
		return of(calendar.Shifted(calendar.Year, 0), "zh.whole-year", k+2)
	}
	return r.alone(k)
}

// wordBreak says whether nothing, a mark or a preposition stands before the first
// character.
func (r *reader) wordBreak() bool {
	return r.table.Class(r.before(0)) == 0 || r.beforeIn("到在至从于自的和及将已是即前截")
}

// dayHolds says whether a number and 日 or 号 is a day of the month, rather than a
// length of days or a numbered thing.
func (r *reader) dayHolds(d numeral, end int) bool {
	suffix := r.sym(d.end)
	switch {
	case r.beforeIn("第每近几月") || r.beforeIn("共达约逾满历") && suffix == '日' || r.follows("为期", "历时", "连续", "星期", "礼拜", "长达"):
		return false
	case suffix == '号' && (!r.hasNumberMark(d) || r.beforeIn("令案楼")):
		return false
	case suffix == '日' && (r.in(end, "游程内龄") || r.any(end, "之内", "以内") > 0 || !d.figure && r.any(end, "之前", "之后", "以前", "以后", "后") > 0):
		return false
	case !d.figure && suffix == '日' && (d.digits == 1 && d.n < 10) && (!r.lineEnd(end) || r.beforeIn("一")) && !r.in(end, "上下中凌晚早清傍举在于至到、，发宣抵召表说访出会"): // 一日千里
		return false
	case !d.figure && d.n == 1 && suffix == '日' && r.any(end, "千", "三", "之", "不", "夫", "为") > 0:
		return false
	}
	return true
}

// hasNumberMark says whether 号 behind a number means a day: the number is written in
// figures, or a preposition stands before it.
func (r *reader) hasNumberMark(d numeral) bool {
	if r.beforeIn("在于至到从自月的，。、是") || r.before(0) == 0 {
		return true
	}
	return d.figure && r.table.Class(r.before(0)) == 0
}

// holidayHolds says whether the name of a holiday stands for the day, and is no part of
// another name.
func (r *reader) holidayHolds(k, end int) bool {
	if r.any(end, "档", "联欢", "晚会", "特别节目", "奖章", "口号", "社论", "讲话", "勋章", "购物节", "团拜", "典礼", "庆典", "大会", "献词", "贺词", "致辞", "致词", "演说", "茶话会", "招待会", "酒会", "灯会", "彩灯会", "游园会", "预算", "申报", "大典", "首访") > 0 {
		return false
	}
	switch r.sym(end - 1) {
	case '日':
		return !r.in(end, "益渐趋常")
	case '节':
		return !r.in(end, "目约能")
	case '至':
		return !r.beforeIn("去今") // 去冬至今
	case '春', '夏', '秋', '冬':
		return !(r.sym(k) == '立' && r.beforeIn("成设建确创独孤树")) && !(r.sym(k) == '中' && r.beforeIn("其集当"))
	case '分':
		return !r.beforeIn("青新")
	case '年':
		return !r.beforeIn("全最") && !r.in(end, "代级")
	}
	return true
}

// feastDay reads 第四天 behind a holiday.
func (r *reader) feastDay(k int) (n, end int) {
	j := r.has(k, "第")
	if j == 0 {
		return 0, 0
	}
	d := r.number(j)
	if d.end == 0 || d.half || d.some || d.n < 1 || d.n > 30 {
		return 0, 0
	}
	if e := r.any(d.end, "天", "日"); e > 0 {
		return d.n, e
	}
	return 0, 0
}

// firstDays reads 大年初一, 年初七, 正月十五, 初一 behind a holiday's words.
func (r *reader) firstDays(k int) written {
	j := r.any(k, "大年初", "农历新年初", "年初")
	if j == 0 {
		if e := r.any(k, "大年三十", "年三十"); e > 0 {
			c := calendar.ShiftDays(calendar.LunarMonthDay(1, 1, false), -1)
			return of(calendar.Once(c, "holiday"), "zh.lunar", e)
		}
		return written{}
	}
	d := r.number(j)
	if d.end == 0 || d.figure || d.half || d.some || d.n < 1 || d.n > 15 || d.digits > 1 || r.counts(d.end) {
		return written{}
	}
	c := calendar.LunarMonthDay(1, d.n, false)
	w := of(calendar.Once(c, "month", "day"), "zh.lunar", d.end)
	if e := r.any(d.end, "前后"); e > 0 {
		w.end, w.meaning.Mod = e, "APPROX"
	}
	return w
}

// alone reads parts of the day and clock times without a day: 晚间, 上午9时, 14:30.
func (r *reader) alone(k int) written {
	t := r.timeOfDay(k)
	if t.end == 0 {
		return written{}
	}
	switch {
	case t.clock == nil && t.word-k < 2: // 晚, 早
		return written{}
	case t.clock == nil && !r.partAlone(t.end):
		return written{}
	case t.clock != nil && t.word == 0 && !r.clockAlone(k, t.end):
		return written{}
	}
	w := written{rule: "zh.part", end: t.end}
	if t.clock == nil {
		c := calendar.DayPartCycle(t.part.part)
		w.cycle, w.meaning = &c, calendar.Once(c, "part")
		w.meaning.Mod = t.part.mod
		return w
	}
	c := t.clock.cycle()
	w.cycle, w.meaning, w.rule, w.clock = &c, calendar.Once(c, "hour"), "zh.clock", t.clock
	w.part = t.part
	w.meaning.Mod = t.clock.mod
	return w
}

// partAlone says whether a part of the day stands as a time.
func (r *reader) partAlone(end int) bool {
	return !r.in(end, "茶餐宴饭场党版报市盘") && r.any(end, "经济", "消费", "旅游", "开放", "施工", "照明", "模式") == 0 && !r.beforeIn("每逢")
}

// clockAlone says whether a clock time without a part of the day is one: 9时, 14:30,
// and 9点 where nothing is counted.
func (r *reader) clockAlone(k, end int) bool {
	if r.sym(end-1) == '点' && (r.beforeIn("第几有一这那要的了出") || r.in(end, "建意要看希左右头子心滴儿共")) {
		return false
	}
	if n := r.number(k); r.sym(end-1) == '点' && !n.figure && n.end == end-1 && !r.beforeIn("在于到至从自约近") && !r.lineEnd(end) { // 三点声明
		return false
	}
	if r.sym(end-1) == '时' && (r.beforeIn("小") || r.in(end, "代间期候区尚髦常而")) {
		return false
	}
	if n := r.number(k); n.figure && r.sym(n.end) == ':' && (r.beforeIn("比以") || r.in(end, "胜负的")) { // 3:16, a score
		return !r.in(end, "胜负")
	}
	return true
}
