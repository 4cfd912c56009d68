package chinese

import (
	"tifa/extractors/dates/calendar"
)

// unit is what a word of time counts.
type unit struct {
	unit  calendar.Unit
	each  float64
	needs bool // needs 个 before it: 三个月 is a length, 三月 a month
}

var units = tableOf(map[string]unit{
	"年": {calendar.Year, 1, false}, "载": {calendar.Year, 1, false}, "个年头": {calendar.Year, 1, false}, "月": {calendar.Month, 1, true}, "个月": {calendar.Month, 1, false}, "个多月": {calendar.Month, 1, false},
	"天": {calendar.Day, 1, false}, "日": {calendar.Day, 1, false}, "昼夜": {calendar.Day, 1, false}, "个昼夜": {calendar.Day, 1, false}, "夜": {calendar.Day, 1, false},
	"周": {calendar.Week, 1, false}, "个周": {calendar.Week, 1, false}, "星期": {calendar.Week, 1, false}, "个星期": {calendar.Week, 1, false}, "个多星期": {calendar.Week, 1, false}, "礼拜": {calendar.Week, 1, false}, "个礼拜": {calendar.Week, 1, false},
	"季度": {calendar.Quarter, 1, false}, "个季度": {calendar.Quarter, 1, false}, "小时": {calendar.Hour, 1, false}, "个小时": {calendar.Hour, 1, false}, "个多小时": {calendar.Hour, 1, false}, "钟头": {calendar.Hour, 1, false}, "个钟头": {calendar.Hour, 1, false}, "个钟": {calendar.Hour, 1, false},
	"分钟": {calendar.Minute, 1, false}, "分": {calendar.Minute, 1, true}, "秒": {calendar.Second, 1, false}, "秒钟": {calendar.Second, 1, false}, "刻钟": {calendar.Minute, 15, false},
	"个世纪": {calendar.Century, 1, false}, "世纪": {calendar.Century, 1, true}, "个周末": {calendar.Weekend, 1, false}, "个工作日": {calendar.Day, 1, false}, "个交易日": {calendar.Day, 1, false},
})

// amount is a length of time as it is written.
type amount struct {
	period calendar.Period
	mod    string
	end    int
	number numeral
	unit   calendar.Unit
}

// amount reads 三天, 5年, 两个多月, 三年半, 半小时, 8天20小时, 一年又一个月, 十多年.
func (r *reader) amount(k int) (a amount) {
	a = r.oneAmount(k)
	for a.end > 0 && len(a.period) < 5 && a.mod == "" {
		j := r.skip(a.end, "又", "零", "、", "，", "和")
		if r.in(a.end, "、，和") && r.number(j).end > 0 && r.sym(a.end) != '零' {
			break
		}
		more := r.oneAmount(j)
		if more.end == 0 || more.number.some || j == a.end && more.unit <= a.unit || more.unit == a.unit {
			break
		}
		a.period, a.end = append(a.period, more.period...), more.end
		a.unit = max(a.unit, more.unit)
	}
	return a
}

// oneAmount reads a number and a unit.
func (r *reader) oneAmount(k int) (a amount) {
	n := r.number(k)
	if n.end == 0 || n.digits == 4 && n.figure && r.sym(n.end) == '年' && n.n >= 1000 && n.n < 3000 || n.zero && n.digits > 1 {
		return a
	}
	if !n.figure && n.digits > 1 && !n.some { // 二三十天: some of them
		n = numeral{some: true, end: n.end}
	}
	a.number = n
	j := n.end
	count := float64(n.n)
	if n.half {
		count = 0.5
	}
	if n.figure && r.sym(j) == '.' { // 2.5小时
		if f := r.number(j + 1); f.figure && f.digits == 1 && !r.at(j+1).spaced {
			count += float64(f.n) / 10
			j = f.end
		}
	}
	if r.any(j, "多", "余", "来", "几") > 0 && !n.half && (n.n >= 10 || r.any(j+1, "个", "年", "天", "小时") > 0) && r.any(j, "来年", "几次") == 0 {
		a.mod = "MORE_THAN"
		if r.sym(j) == '来' {
			a.mod = "APPROX"
		}
		j++
	}
	if n.figure && r.any(j, "万", "亿", "千", "百") > 0 && r.any(j+1, "年") > 0 { // 5000万年
		count *= map[rune]float64{'万': 1e4, '亿': 1e8, '千': 1e3, '百': 100}[r.sym(j)]
		j++
	} else if !n.figure && r.sym(j) == '万' && r.sym(j+1) == '年' {
		count, j = count*1e4, j+1
	}
	if r.any(j, "个半") > 0 { // 两个半小时
		count += 0.5
		j++
	}
	if n.half && r.any(j, "个多") > 0 { // 半个多世纪
		a.mod = "MORE_THAN"
		if e := r.any(j, "个多世纪"); e > 0 {
			a.period, a.end, a.unit = calendar.Period{{Units: 0.5, Unit: calendar.Century}}, e, calendar.Century
		}
		return a
	}
	half := r.sym(j) == '半' && r.sym(j-1) == '个'
	if half {
		j++
		if u, e := find(r, units, j); e > 0 {
			a.period, a.end, a.unit = calendar.Period{{Units: count * u.each, Unit: u.unit}}, e, u.unit
			return a
		}
		return amount{}
	}
	u, e := find(r, units, j)
	if e == 0 || u.needs && !(u.unit == calendar.Minute && r.afterHours(k)) {
		return amount{}
	}
	if r.any(j, "个多月", "个多星期", "个多小时") > 0 {
		a.mod = "MORE_THAN"
	}
	switch u.unit {
	case calendar.Year:
		if r.sym(j) == '载' && r.in(e, "重体荷") || r.in(e, "会") && !r.in(e+1, "谈见议晤商同面") || r.any(e, "级", "代", "度", "限", "轻", "货", "薪", "报", "检", "画", "华", "产", "龄", "终", "级") > 0 {
			return amount{}
		}
	case calendar.Week:
		if r.sym(j) == '周' && r.any(e, "岁", "年", "边", "围", "末") > 0 || r.any(j, "星期") > 0 && !n.half && r.any(j, "个") == 0 && (r.in(e, "一二三四五六日天")) {
			return amount{}
		}
	case calendar.Day:
		if r.sym(j) == '日' && (r.in(e, "本元圆均籍方军报") || n.n > 31 && !n.figure) || r.sym(j) == '天' && (r.in(e, "然气地空文津堂才") || r.in(e, "下") && r.sym(e+1) != '来') || r.sym(j) == '夜' && r.in(e, "间晚里") {
			return amount{}
		}
	case calendar.Second, calendar.Minute:
		if r.any(e, "之一", "之几", "之二", "之三", "之五") > 0 {
			return amount{}
		}
	}
	if r.sym(e) == '半' && !n.half && !r.in(e+1, "导岛数径决") && r.any(e+1, "年") == 0 { // 三年半
		count += 0.5
		e++
	}
	if r.sym(e) == '多' && u.unit <= calendar.Month && a.mod == "" && r.in(e-1, "年载") { // 十二年多
		a.mod, e = "MORE_THAN", e+1
	}
	if n.some {
		count = 0
	}
	if n.end > 0 && !n.some && count == 0 {
		return amount{}
	}
	a.period, a.end, a.unit = calendar.Period{{Units: count * u.each, Unit: u.unit}}, e, u.unit
	return a
}

// afterHours says whether hours stand before the number at k: 21小时23分.
func (r *reader) afterHours(k int) bool {
	return k >= 2 && r.sym(k-1) == '时' && r.sym(k-2) == '小'
}

// idioms hold numbers of days that count nothing.
var idioms = []string{"三天打鱼", "两天晒网", "三天两头", "一天到晚", "千日", "百年树人", "十年树木", "百年大计", "千年古", "百年老店", "万年青"}

// length reads what begins with a length of time: 三天前, 两年后, 三天, 十年来, 大半年.
func (r *reader) length(k int) reading {
	j := k
	mod := ""
	for _, m := range []struct {
		words []string
		mod   string
	}{
		{[]string{"大约", "约", "大概"}, "APPROX"}, {[]string{"将近", "接近", "不到", "不足", "近"}, "LESS_THAN"}, {[]string{"超过", "逾", "多于", "超"}, "MORE_THAN"},
		{[]string{"至少", "不少于"}, "EQUAL_OR_MORE"}, {[]string{"至多", "最多", "不超过"}, "EQUAL_OR_LESS"},
	} {
		if e := r.any(k, m.words...); e > 0 {
			j, mod = e, m.mod
			break
		}
	}
	if j == k && (r.numberBefore() || r.follows("分之")) {
		return reading{}
	}
	if e := r.any(j, "大半年", "小半年"); e > 0 {
		return reading{Meaning: calendar.Fixed(calendar.Duration, "P6M"), rule: "zh.duration", end: e}
	}
	if x := r.amountRange(j); x.ok() {
		x.Mod = mod
		return x
	}
	if r.any(j, idioms...) > 0 {
		return reading{}
	}
	a := r.amount(j)
	if a.end == 0 || j == k && r.beforeIn("第") || r.beforeIn("个") && j == k && !a.number.figure {
		return reading{}
	}
	if a.mod == "" {
		a.mod = mod
	}
	if a.number.half && a.unit == calendar.Year && (r.beforeIn("上下前后") && j == k && !r.follows("道上", "路上", "线上") || r.any(a.end, "报") > 0) {
		return reading{}
	}
	if x := r.away(a); x.ok() {
		return x
	}
	if a.unit == calendar.Day && r.sym(a.end-1) == '日' && !r.lengthBefore(j) && r.any(a.end, "间", "内", "之内", "以内", "来", "以来", "游") == 0 && j == k {
		return reading{} // 8日 is a day
	}
	if r.any(a.end, "周年", "岁", "以上学历") > 0 {
		return reading{}
	}
	end := a.end
	rolling := 0
	if mod == "LESS_THAN" && r.sym(k) == '近' && (a.unit <= calendar.Month || a.unit == calendar.Day || a.unit == calendar.Week) { // 近三年
		rolling, a.mod = -1, ""
	}
	if e := r.any(end, "以来"); e > 0 {
		rolling = -1
	} else if e := r.any(end, "来"); e > 0 && r.in(e-1, "来") && !r.in(e, "到自临源访看信华函电年") {
		rolling, end = -1, e
	} else if e := r.any(end, "左右", "上下"); e > 0 {
		a.mod, end = "APPROX", e
	}
	x := reading{Meaning: calendar.Fixed(calendar.Duration, a.period.Value()), rule: "zh.duration", end: end}
	if rolling < 0 && a.period.Known() {
		x.Meaning, x.rule = calendar.Rolling(a.period, -1), "zh.rolling"
	}
	if e := r.any(end, "内", "之内", "以内"); e > 0 && rolling == 0 && a.period.Known() {
		x.Meaning = calendar.Within(a.period)
	}
	x.Mod = a.mod
	return x
}

// lengthBefore says whether a word before 三日 makes it a length.
func (r *reader) lengthBefore(int) bool {
	return r.follows("为期", "历时", "连续", "长达", "一连", "达", "共", "满", "最近", "近", "每", "用了")
}

// amountRange reads 三到五天, 3至7天, 5-10年: one length.
func (r *reader) amountRange(k int) reading {
	n := r.number(k)
	if n.end == 0 || n.half || n.some || n.n == 0 || n.figure && n.digits > 3 {
		return reading{}
	}
	first := amount{}
	j := r.rangeMark(n.end)
	if j == 0 {
		first = r.oneAmount(k)
		if first.end == 0 || first.mod != "" {
			return reading{}
		}
		if j = r.rangeMark(first.end); j == 0 || r.sym(first.end-1) == '日' {
			return reading{}
		}
	}
	a := r.oneAmount(j)
	if a.end == 0 || len(a.period) != 1 || a.number.some || float64(n.n) >= a.period[0].Units && first.end == 0 || r.sym(a.end-1) == '日' || a.number.figure != n.figure {
		return reading{}
	}
	if first.end == 0 {
		first.period = calendar.Period{{Units: float64(n.n), Unit: a.unit}}
	}
	if y := r.away(a); y.ok() {
		return y
	}
	return reading{Meaning: calendar.Fixed(calendar.Duration, first.period.Value()+"/"+a.period.Value()), rule: "zh.duration-range", end: a.end}
}

// away reads what makes a date of a length: 前, 后, 之前, 以后.
func (r *reader) away(a amount) reading {
	var sign, end int
	j := r.skip(a.end, "左右", "的", "多")
	if r.sym(a.end) == '的' || r.sym(a.end) == '多' && !r.in(a.end-1, "年天月") {
		j = a.end
	}
	switch {
	case r.any(j, "之前", "以前") > 0:
		sign, end = -1, j+2
	case r.any(j, "之后", "以后", "过后") > 0:
		sign, end = 1, j+2
	case r.sym(j) == '前' && !r.in(j+1, "期续来提往三两几十排列后任总第") && !(r.in(j+1, "一二四五六七八九") && r.in(j+2, "个季周天")):
		sign, end = -1, j+1
	case r.sym(j) == '后' && !r.in(j+1, "期续来继排进勤台卫"):
		sign, end = 1, j+1
	default:
		return reading{}
	}
	if a.unit == calendar.Day && r.sym(a.end-1) == '日' && (a.number.figure || a.number.n > 10 && !a.number.some) { // 15日前 is the 15th
		if a.number.figure {
			return reading{}
		}
	}
	if !a.period.Known() {
		ref := calendar.PastRef
		if sign > 0 {
			ref = calendar.FutureRef
		}
		return reading{Meaning: calendar.Fixed(calendar.Date, ref), rule: "zh.units-ago", end: end}
	}
	x := reading{rule: "zh.units-ago", end: end}
	if sign < 0 && a.unit == calendar.Year && r.sym(end) == '的' { // 69年前的9月3日
		if m := r.months(end + 1); m.end > 0 && m.month > 0 {
			year := calendar.Ago(a.period)
			m.year, m.rule = &year, "zh.units-ago-month"
			w := r.put(m)
			return reading{Meaning: w.meaning, rule: w.rule, end: w.end}
		}
	}
	if sign < 0 {
		x.Meaning = calendar.Ago(a.period)
		if len(a.period) == 1 && a.unit == calendar.Year && a.period[0].Units == 1 {
			x.Meaning = calendar.Shifted(calendar.Year, -1)
		}
	} else {
		x.Meaning, x.rule = calendar.Later(a.period, 1), "zh.units-later"
	}
	x.Mod = a.mod
	if j > a.end {
		x.Mod = "APPROX"
	}
	return x
}

// rolling reads 过去三年, 未来十年, 今后五年, 最近一周, 上两周, 前两个月, 下三个月.
func (r *reader) rolling(k int) reading {
	var sign, j int
	whole := false
	switch {
	case r.any(k, "过去的", "过去", "此前的", "此前", "之前", "最近的", "最近", "近") > 0:
		sign, j = -1, r.any(k, "过去的", "过去", "此前的", "此前", "之前", "最近的", "最近", "近")
	case r.any(k, "未来的", "未来", "今后的", "今后", "接下来的", "接下来", "往后", "即将到来的") > 0:
		sign, j = 1, r.any(k, "未来的", "未来", "今后的", "今后", "接下来的", "接下来", "往后", "即将到来的")
	case r.in(k, "上前") && !r.beforeIn("以之目日年月周天身面"):
		sign, whole, j = -1, true, k+1
	case r.in(k, "下后") && !r.beforeIn("以之今然最年月周天身"):
		sign, whole, j = 1, true, k+1
	default:
		return reading{}
	}
	j = r.skip(j, "整整", "整", "大约", "约")
	a := r.amount(j)
	if a.end == 0 || a.number.figure && a.number.digits == 4 && a.unit == calendar.Year {
		if whole {
			return reading{}
		}
		if x := r.amountRange(j); x.ok() {
			return x
		}
		return reading{}
	}
	if whole && (a.number.half || r.sym(a.end-1) == '日' || a.number.n == 1 && r.in(k, "上下") || r.in(k, "后") && a.unit == calendar.Day && r.in(a.end-1, "天") && a.number.n < 2) {
		return reading{}
	}
	end := a.end
	if e := r.any(end, "来", "以来"); e > 0 && sign < 0 && r.sym(end) == '来' && !whole {
		end++
	}
	x := reading{rule: "zh.rolling", end: end}
	switch {
	case !a.period.Known():
		if whole && sign < 0 {
			x.Meaning = calendar.Fixed(calendar.Date, calendar.PastRef)
			return x
		}
		x.Meaning = calendar.Rolling(a.period, sign)
	case whole && (a.unit == calendar.Quarter || a.unit == calendar.Month) && r.sym(k) == '前': // 前两个月 of the year
		return reading{Meaning: calendar.Placed(a.unit, calendar.Nth(calendar.Counted{Unit: a.unit}, 1, a.number.n, calendar.Shifted(calendar.Year, 0).Place)), rule: "zh.first-of-year", end: a.end}
	case whole && len(a.period) == 1:
		x.Meaning = calendar.Whole(a.period[0], sign)
	default:
		x.Meaning = calendar.Rolling(a.period, sign)
	}
	if a.mod != "" {
		x.Mod = a.mod
	}
	return x
}

// counted reads what is counted within a year: 前两个月, 前三季度, 第三个月, 第一周,
// 最后一周, 前10天.
func (r *reader) counted(k int, outer calendar.Meaning) written {
	var j int
	n, last := 1, false
	switch {
	case r.any(k, "前", "头") > 0:
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
		if c := calendar.WeekCycle(d.n); true {
			return written{meaning: within(c, outer, "week"), rule: "zh.nth-within", end: end}
		}
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
