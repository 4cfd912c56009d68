package chinese

import "tifa/extractors/dates/calendar"

// daySuffix gives the character behind 日 or 号 behind a number; 0 if there is none, or
// if it belongs to another word: 3号线, 12号楼, 日本.
func (r *reader) daySuffix(k int) int {
	switch r.sym(k) {
	case '日':
		if r.any(k, "日本", "日元", "日圆", "日均", "日游", "日籍", "日龄", "日方", "日军") > 0 && r.any(k, "日本月", "日本报", "日本台", "日本网", "日本社", "日本刊") == 0 {
			return 0
		}
		return k + 1
	case '号':
		if r.in(k+1, "线楼院文令决机井码公室门桥店舱馆坑洞仓铺台厂区段路车舰艇卫星主炼炉塔礁矿") || r.any(k+1, "高炉", "地块", "工程", "建筑", "提案", "议案", "法案", "条例", "选民", "选手", "员工", "种子", "航天", "探测", "飞船", "火箭", "风球", "球衣", "修正", "行政", "别墅", "作战", "基地", "候选") > 0 {
			return 0
		}
		return k + 1
	}
	return 0
}

// tenDays reads 上旬, 中旬, 下旬 behind a month.
func (r *reader) tenDays(w written) written {
	if w.meaning.Mod != "" {
		return w
	}
	for _, t := range []struct{ word, mod string }{{"上旬", "START"}, {"中旬", "MID"}, {"下旬", "END"}, {"上中旬", "START"}, {"中下旬", "END"}} {
		if end := r.any(w.end, t.word); end > 0 {
			w.end, w.meaning.Mod = end, t.mod
			return w
		}
	}
	if r.sym(w.end) == '中' && w.end > 0 && r.in(w.end-1, "月") && r.lineEnd(w.end+1) {
		w.end, w.meaning.Mod = w.end+1, "MID"
	}
	return w
}

// single reads what is no year, month or week: 8日, 上半年, 一季度, 春节, 年初, 月底, 全年,
// 夏季, 初一.
func (r *reader) single(k int) written {
	if r.numberBefore() {
		return written{}
	}
	if c, end := r.holiday(k); end > 0 {
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
	case r.any(k, "年初", "年头", "年底", "年末", "年尾", "年中", "岁末") > 0:
		end := k + 2
		if r.beforeIn("个这那些末巳") && r.in(k+1, "头尾") || r.sym(k+1) == '初' && r.in(end, "一二三四五六七八九十") || r.sym(k+1) == '中' && (r.in(end, "国央") || !r.wordBreak()) || r.beforeIn("今去明前后当次同翌本来每历几") {
			return written{}
		}
		m := calendar.Shifted(calendar.Year, 0)
		if r.in(k+1, "末尾") {
			m = calendar.TellingYear()
		}
		m.Mod = map[rune]string{'初': "START", '头': "START", '底': "END", '末': "END", '尾': "END", '中': "MID"}[r.sym(k+1)]
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
		if r.sym(k) == '全' {
			return of(calendar.TellingYear(), "zh.whole-year", k+2)
		}
		return of(calendar.Shifted(calendar.Year, 0), "zh.whole-year", k+2)
	}
	return r.timeAlone(k)
}

// wordBegins says whether a word may begin at the first character that is no other one's
// end: 前三天, but not 提|前三天 or 随|后三天.
func (r *reader) wordBegins() bool {
	return r.table.Class(r.before(0)) == 0 || r.beforeIn("在于至到从自的了和与及是将为达这那由对比较过")
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
	case r.beforeIn("第每近几月") || r.beforeIn("共达约逾满历") && suffix == '日' || r.follows("为期", "历时", "连续", "星期", "礼拜", "长达") || suffix == '日' && (r.follows(suspensions...) || r.any(end, "以上", "以下") > 0) || r.in(d.end-1, "两俩"):
		return false
	case suffix == '号' && (!r.hasNumberMark(d) || r.beforeIn("令案楼〕]】)")):
		return false
	case suffix == '日' && (r.in(end, "游程内龄") || r.any(end, "之内", "以内") > 0 || !d.figure && r.any(end, "之前", "之后", "以前", "以后", "后") > 0):
		return false
	case !d.figure && suffix == '日' && (d.digits == 1 && d.n < 10) && (!r.lineEnd(end) || r.beforeIn("一")) && !r.in(end, "上下中凌晚早清傍举在于至到发宣抵召表说访出会"): // 一日千里
		return false
	case !d.figure && d.n == 1 && suffix == '日' && r.any(end, "千", "三", "之", "不", "夫", "为") > 0:
		return false
	}
	return true
}

// hasNumberMark says whether 号 behind a number means a day: the number is written in
// figures, or a preposition stands before it.
func (r *reader) hasNumberMark(d numeral) bool {
	if r.beforeIn("在于至到从自月") || r.before(0) == 0 {
		return true
	}
	// Numbers stand on jerseys as well: ，9号萨莫拉诺.
	return (d.figure && r.table.Class(r.before(0)) == 0 || r.beforeIn("的,。、是")) && (r.lineEnd(d.end+1) || r.in(d.end+1, "上下中晚早凌清傍起前后到至开举在于将是日当又就已我他她抵宣发和与的那这以要"))
}
