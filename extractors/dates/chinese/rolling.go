package chinese

import "tifa/extractors/dates/calendar"

// rolling reads 过去三年, 未来十年, 今后五年, 最近一周, 上两周, 前两个月, 下三个月.
func (r *reader) rolling(k int) reading {
	var sign, j int
	whole := false
	switch {
	case r.any(k, "过去的", "过去", "此前的", "此前", "之前", "最近的", "最近", "近") > 0:
		sign, j = -1, r.any(k, "过去的", "过去", "此前的", "此前", "之前", "最近的", "最近", "近")
	case r.any(k, "未来的", "未来", "今后的", "今后", "接下来的", "接下来", "往后", "即将到来的") > 0:
		sign, j = 1, r.any(k, "未来的", "未来", "今后的", "今后", "接下来的", "接下来", "往后", "即将到来的")
	case r.in(k, "首") && r.number(k+1).end > 0: // 首八个月
		sign, whole, j = -1, true, k+1
	case r.in(k, "上前") && r.wordBegins(), r.sym(k) == '前' && !r.beforeIn("以之目日提年月周天身面此") && r.partsOfYear(k+1): // 广发行前三季度
		sign, whole, j = -1, true, k+1
	case r.in(k, "下后") && r.wordBegins():
		sign, whole, j = 1, true, k+1
	default:
		return reading{}
	}
	j = r.skip(j, "整整", "整", "大约", "约")
	if x := r.firstMonths(k, j); x.ok() {
		return x
	}
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
	if whole && (a.unit >= calendar.Hour && r.table.Class(r.before(0)) != 0 || // 考前30分钟
		r.in(k, "首") && a.unit != calendar.Month && a.unit != calendar.Quarter || a.number.half || r.sym(a.end-1) == '日' || a.number.n == 1 && r.in(k, "上下") || r.in(k, "后") && a.unit == calendar.Day && r.in(a.end-1, "天") && a.number.n < 2) {
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
	case whole && (a.unit == calendar.Quarter || a.unit == calendar.Month) && r.in(k, "前首"): // 前两个月 of the year
		return firstOfYear(a.unit, a.number.n, a.end)
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

// firstMonths reads 前5月, 首三季: the first ones of the year, without the measure word.
func (r *reader) firstMonths(k, j int) reading {
	n := r.number(j)
	if !r.in(k, "前首") || n.end == 0 || n.half || n.some || n.n < 2 || n.n > 11 || n.digits > 2 || n.digits == 2 && !n.figure {
		return reading{}
	}
	switch {
	case r.sym(n.end) == '月' && !r.in(n.end+1, "份"):
		return firstOfYear(calendar.Month, n.n, n.end+1)
	case n.n <= 4 && r.any(n.end, "季度", "季") > 0 && r.any(n.end, "季后赛", "季报") == 0:
		return firstOfYear(calendar.Quarter, n.n, r.any(n.end, "季度", "季"))
	}
	return reading{}
}

// partsOfYear says whether quarters or months are counted at k.
func (r *reader) partsOfYear(k int) bool {
	n := r.number(k)
	return n.end > 0 && !n.half && !n.some && n.n > 1 && r.any(n.end, "季度", "个季度", "个月") > 0 && r.any(n.end, "个月后", "个月前", "个月内") == 0
}

func firstOfYear(u calendar.Unit, n, end int) reading {
	return reading{Meaning: calendar.Placed(u, calendar.Nth(calendar.Counted{Unit: u}, 1, n, calendar.Shifted(calendar.Year, 0).Place)), rule: "zh.first-of-year", end: end}
}
