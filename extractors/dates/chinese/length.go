package chinese

import "tifa/extractors/dates/calendar"

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
	if e := r.any(k, "长期以来"); e > 0 {
		return reading{Meaning: calendar.Fixed(calendar.Duration, "PXY"), rule: "zh.duration", end: e}
	}
	if x := r.many(k); x.ok() {
		return x
	}
	if r.sym(j) == '数' && j == k && r.beforeIn("指分人倍总多次件额户系位函参基岁点读") { // 指数|周一
		return reading{}
	}
	if x := r.sentence(j); x.ok() {
		return x
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
	if a.unit == calendar.Day && r.sym(a.end-1) == '日' && !r.lengthBefore() && !r.in(j, "两俩数") && r.any(a.end, "间", "内", "之内", "以内", "来", "以来", "游", "以上", "以下") == 0 && j == k {
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
	if e := r.any(end, "内", "之内", "以内"); e > 0 && rolling == 0 && a.period.Known() && !(e == end+1 && r.in(e, "阁蒙塔贾罗华卡幕政")) && !a.work {
		x.Meaning = calendar.Within(a.period)
	}
	if e := r.any(end, "以上", "以下"); e > 0 && x.Mod == "" {
		x.end, x.Mod = e, map[bool]string{true: "EQUAL_OR_MORE", false: "EQUAL_OR_LESS"}[r.sym(e-1) == '上']
	}
	x.Mod = a.mod
	return x
}

// many reads 多年来, 多日, 许多年.
func (r *reader) many(k int) reading {
	j := r.any(k, "许多", "很多", "好多", "多")
	if j == 0 || j == k+1 && (r.numberBefore() || r.beforeIn("万千亿余几许很好个更太最众繁增加过大")) {
		return reading{}
	}
	u, e := find(r, units, j)
	switch {
	case e == 0 || !r.in(j, "年天日周月") || e > j+1, r.sym(j) == '日' && r.in(e, "本元照"), r.in(j, "周月") && r.any(e, "来", "以来") == 0, r.sym(j) == '年' && r.in(e, "生轻龄级"):
		return reading{}
	}
	e = r.skip(e, "以来", "来")
	return reading{Meaning: calendar.Fixed(calendar.Duration, calendar.Period{{Unit: u.unit}}.Value()), rule: "zh.duration", end: e}
}

// sentence reads a term of imprisonment: 判刑3年6月, 處有期徒刑4月.
func (r *reader) sentence(k int) reading {
	if !r.beforeIn("判处刑") {
		return reading{}
	}
	p, j := calendar.Period{}, k
	if n := r.number(j); n.n > 0 && n.n < 50 && r.sym(n.end) == '年' {
		p, j = append(p, calendar.Length{Units: float64(n.n), Unit: calendar.Year}), n.end+1
	}
	n := r.number(j)
	if n.end == 0 || n.n < 1 || n.n > 11 || r.sym(n.end) != '月' || r.number(n.end+1).end > 0 {
		return reading{}
	}
	p = append(p, calendar.Length{Units: float64(n.n), Unit: calendar.Month})
	return reading{Meaning: calendar.Fixed(calendar.Duration, p.Value()), rule: "zh.duration", end: n.end + 1}
}

// lengthBefore says whether a word before 三日 makes it a length.
func (r *reader) lengthBefore() bool {
	return r.follows("为期", "历时", "连续", "长达", "一连", "达", "共", "满", "最近", "近", "每", "用了") || r.follows(suspensions...)
}

// suspensions are what lasts some days.
var suspensions = []string{"拘留", "停牌", "公示", "休市", "停职", "隔离", "放假", "停课", "停工", "休假", "逾期", "延长", "延期", "期限", "羁押", "禁赛", "停飞", "请假", "休会", "滞留", "试行", "停电", "停产"}

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
	if e := r.any(end, "的今天", "的今日"); e > 0 && sign < 0 && a.unit <= calendar.Month { // 60年前的今天
		return reading{Meaning: calendar.FromNow(a.period, -1), rule: "zh.units-ago-day", end: e}
	}
	if sign < 0 && a.unit == calendar.Year && r.sym(end) == '的' { // 69年前的9月3日
		if m := r.months(end + 1); m.end > 0 && m.month > 0 {
			year := calendar.Ago(a.period)
			m.year, m.rule = &year, "zh.units-ago-month"
			w := r.put(m)
			return reading{Meaning: w.meaning, rule: w.rule, end: w.end}
		}
	}
	if a.work { // days without weekends and feasts, whose number nobody knows here
		return reading{Meaning: calendar.Fixed(calendar.Date, map[bool]string{true: calendar.FutureRef, false: calendar.PastRef}[sign > 0]), rule: x.rule, end: end}
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
