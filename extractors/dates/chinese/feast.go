package chinese

import "tifa/extractors/dates/calendar"

// holiday reads the name of a holiday.
func (r *reader) holiday(k int) (c calendar.Cycle, end int) {
	if c, end = r.numberedFeast(k); end > 0 {
		return c, end
	}
	if c, end = find(r, r.names.holidays, k); end > 0 && r.holidayHolds(k, end) {
		return c, end
	}
	return c, 0
}

// surnames are those that stand before a word that is a name as well: 李国庆, 赵黎明.
const surnames = "李王张刘陈杨赵黄吴徐孙朱郭罗郑梁谢宋韩冯邓曹彭"

// numberedFeast reads 五一, 十一: May 1 and October 1, where a holiday is spoken of.
func (r *reader) numberedFeast(k int) (c calendar.Cycle, end int) {
	if !r.in(k, "五六七八十") || r.sym(k+1) != '一' {
		return c, 0
	}
	j := r.skip(k+2, `"`)
	if r.any(j, "假期", "期间", "小长假", "长假", "黄金周", "前后", "前夕", "当天", "放假", "出游", "出行", "假日", "返程") == 0 && !(k > 0 && r.sym(k-1) == '年' && (r.lineEnd(j) || r.in(j, "前后期假"))) {
		return c, 0
	}
	if j > k+2 && !r.beforeIn(`"`) || r.sym(k) == '十' && r.any(k+2, "黄金周") > 0 { // the table knows how long that one is
		return c, 0
	}
	month := map[rune]int{'五': 5, '六': 6, '七': 7, '八': 8, '十': 10}[r.sym(k)]
	return calendar.MonthDay(month, 1), k + 2
}

// holidayHolds says whether the name of a holiday stands for the day, and is no part of
// another name.
func (r *reader) holidayHolds(k, end int) bool {
	if r.any(end, "档", "联欢", "晚会", "特别节目", "奖章", "口号", "社论", "讲话", "勋章", "购物节", "团拜", "典礼", "庆典", "大会", "献词", "贺词", "致辞", "致词", "演说", "茶话会", "招待会", "酒会", "灯会", "彩灯会", "游园会", "预算", "申报", "大典", "首访") > 0 {
		return false
	}
	switch r.sym(k) {
	case '清':
		if r.sym(end-1) == '明' && (r.beforeIn("治风") || r.any(end, "上河图") > 0) { // 政治清明
			return false
		}
	case '国':
		if end == k+2 && r.beforeIn(surnames) { // 李国庆
			return false
		}
	case '圣':
		if r.any(end, "树", "老人", "卡", "礼物", "帽", "装", "歌", "快乐", "大餐", "岛") > 0 {
			return false
		}
	}
	switch r.sym(end - 1) {
	case '日':
		return !r.in(end, "益渐趋常")
	case '节':
		return !r.in(end, "目约能")
	case '至':
		return !r.beforeIn("去今") && r.number(end).digits != 4 // 去冬至今, 1934年冬至1935年春
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
