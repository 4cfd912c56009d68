package chinese

import "tifa/extractors/dates/calendar"

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
	case n.end > 0 && n.n >= 1 && n.n < 4 && !n.half && !n.some && (j > k || k > 0 || !r.beforeIn("第")) && r.quartersListed(n): // 三、四季度
		return calendar.PartCycle(calendar.Quarter, n.n), "quarter", n.end
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
	if k > 0 && r.in(k, "春夏秋冬") && (!r.in(k+1, "节运令装耕粮收闲奥晚会训蒙营至分眠季天征播种") || r.sym(k+1) == '至' && (r.number(k+2).digits == 4 || r.in(k+2, "次今翌"))) { // 1934年冬至1935年春
		return calendar.PartCycle(calendar.Season, map[rune]int{'春': 1, '夏': 2, '秋': 3, '冬': 4}[r.sym(k)]), "season", k + 1
	}
	return c, "", 0
}

// quartersListed says whether a quarter is the first of two that share their word.
func (r *reader) quartersListed(n numeral) bool {
	if !r.in(n.end, "、和") {
		return false
	}
	next := r.number(n.end + 1)
	return next.n > n.n && next.n <= 4 && next.figure == n.figure && r.any(next.end, "季度") > 0
}
