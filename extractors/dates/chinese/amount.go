package chinese

import "tifa/extractors/dates/calendar"

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
	work   bool // days of work only
}

// amount reads 三天, 5年, 两个多月, 三年半, 半小时, 8天20小时, 一年又一个月, 十多年.
func (r *reader) amount(k int) (a amount) {
	a = r.oneAmount(k)
	for a.end > 0 && len(a.period) < 5 && a.mod == "" {
		j := r.skip(a.end, "又", "零", "、", ",", "和")
		if r.in(a.end, "、,和") && r.number(j).end > 0 && r.sym(a.end) != '零' {
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
	if n.end == 0 || n.digits == 4 && r.sym(n.end) == '年' && n.n >= 1000 && n.n < 3000 || n.zero && n.digits > 1 && !(r.in(k-1, "时分") && r.in(n.end, "分秒")) {
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
	if e == 0 || u.needs && !(u.unit == calendar.Minute && (r.afterHours(k) || r.beforeSeconds(e))) && !(u.unit == calendar.Month && r.in(k, "两俩数") && j == k+1 && !r.in(e, "前球亮")) {
		return amount{}
	}
	if u.unit == calendar.Quarter && r.sym(j) == '季' && n.n <= 4 && !n.some && !r.follows("连续", "每", "近") { // 二季度
		return amount{}
	}
	if r.any(j, "个多月", "个多星期", "个多小时") > 0 {
		a.mod = "MORE_THAN"
	}
	switch u.unit {
	case calendar.Year:
		if r.sym(j) == '载' && r.in(e, "重体荷") || r.in(e, "会") && !r.in(e+1, "谈见议晤商同面") || r.any(e, "级", "代", "度", "限", "轻", "货", "薪", "报", "检", "画", "华", "产", "龄", "终") > 0 {
			return amount{}
		}
	case calendar.Week:
		if r.sym(j) == '周' && n.n == 4 && !n.figure && !r.follows("为期", "历时", "连续", "长达", "近", "约", "过去", "未来", "每") && r.any(e, "前", "后", "内", "以", "来", "左右", "时间", "之", "的") == 0 { // 四周 is around
			return amount{}
		}
		if r.sym(j) == '周' && r.any(e, "岁", "年", "边", "围", "末") > 0 || r.any(j, "星期") > 0 && !n.half && r.any(j, "个") == 0 && (r.in(e, "一二三四五六日天")) {
			return amount{}
		}
	case calendar.Day:
		if r.sym(j) == '日' && (r.in(e, "本元圆均籍方军报") || n.n > 31 && !n.figure) || r.sym(j) == '天' && (n.n == 1 && r.in(e, "天") || r.in(e, "然气地空文津堂才") || r.in(e, "下") && r.sym(e+1) != '来') || r.sym(j) == '夜' && r.in(e, "间晚里") {
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
	a.work = r.any(j, "个工作日", "个交易日") > 0
	return a
}

// beforeSeconds says whether seconds stand at k, behind minutes: 5分30秒.
func (r *reader) beforeSeconds(k int) bool {
	n := r.number(k)
	return n.end > 0 && !n.half && n.n < 60 && r.sym(n.end) == '秒'
}

// afterHours says whether hours stand before the number at k: 21小时23分.
func (r *reader) afterHours(k int) bool {
	return k >= 2 && r.sym(k-1) == '时' && r.sym(k-2) == '小'
}
