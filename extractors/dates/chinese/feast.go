package chinese

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
