package chinese

import "tifa/extractors/dates/calendar"

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
	if day > 0 && relative && r.weekThenWord(word) {
		day = 0
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
	return r.in(k, "良围仙兵龙鸣") || r.in(k, "清民") && !r.in(k+1, "晨早算理除明众调主进意政间盟警航") && r.any(k, "民兵") == 0
}

// weekThenWord says whether the number behind 本周 or 上周 begins a word of its own:
// 本周|四川, 上周|日本, 上周|一直.
func (r *reader) weekThenWord(k int) bool {
	return r.any(k, "四川", "三峡", "三亚", "三星", "三沙", "三农", "日本", "一带一路", "一直", "一些", "一系列", "一连", "一共", "一名", "一位", "一场", "五角大楼", "五一", "六一", "二手", "二连",
		"一批", "一项", "一艘", "一架", "一度", "一举") > 0 && r.any(k, "日本月", "日本台", "日本报", "日本网") == 0
}
