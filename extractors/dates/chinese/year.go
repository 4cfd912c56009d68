package chinese

import (
	"fmt"

	"tifa/extractors/dates/calendar"
)

// year reads a year, a decade or a century: 2023年, 二〇二三年, 今年, 民国110年,
// 康熙二十年, 公元前221年, 07年, 21世纪, 20世纪90年代.
func (r *reader) year(k int) (m calendar.Meaning, end int, rule string) {
	if y, end := find(r, relativeYears, k); end > 0 && !r.cutsYear(k, end) {
		if y.last {
			return mentionedYear(y.n), end, "zh.same-year"
		}
		return calendar.Shifted(calendar.Year, y.n), r.skip(end, "度"), "zh.relative-year"
	}
	if m, end, rule = r.century(k); end > 0 {
		return m, end, rule
	}
	for _, e := range []struct {
		word  string
		shift int
	}{{"中华民国", 1911}, {"民国", 1911}, {"公元前", -1}, {"西元前", -1}, {"公元", 0}, {"西元", 0}, {"西历", 0}, {"公历", 0}} {
		j := r.has(k, e.word)
		if j == 0 {
			continue
		}
		n := r.number(j)
		if r.sym(j) == '元' && r.sym(j+1) == '年' {
			n = numeral{n: 1, end: j + 1}
		}
		if n.end == 0 || n.half || n.some || n.n < 1 || n.n > 9998 {
			return m, 0, ""
		}
		if e.shift == 1911 && n.n%10 == 0 && r.any(n.end, "年代") > 0 { // 民国80年代
			first, last := yearOf(1911+n.n), yearOf(1911+n.n+9)
			return calendar.Range(first, last), n.end + 2, "zh.decade"
		}
		if behind := r.any(n.end, "世纪"); behind > 0 && n.n <= 30 { // 公元前5世纪
			if e.shift < 0 {
				return calendar.Fixed(calendar.Date, fmt.Sprintf("BC%02d", n.n-1)), behind, "zh.century"
			}
			if p, ok := calendar.CenturyOf(max((n.n-1)*100, 1)); ok && e.shift == 0 {
				return calendar.Placed(calendar.Century, calendar.At(calendar.One(p)), "century"), behind, "zh.century"
			}
		}
		if r.sym(n.end) != '年' {
			return m, 0, ""
		}
		end = r.skip(n.end+1, "度")
		if e.shift < 0 {
			return calendar.Fixed(calendar.Date, fmt.Sprintf("BC%04d", n.n)), end, "zh.year-bc"
		}
		return yearOf(n.n + e.shift), end, "zh.year"
	}
	if m, end = r.sexagenary(k); end > 0 {
		r.lunarYear = end
		return m, end, "zh.cycle-year"
	}
	if e, j := find(r, r.names.eras, k); j > 0 {
		if m, end = r.eraYear(e, j); end > 0 {
			return m, end, "zh.era-year"
		}
	}
	return r.plainYear(k)
}

// partOfName says whether a year is part of the name that goes on at k: 2022年第19届亚运会,
// 博鳌亚洲论坛2024年年会, 2025年新年贺词.
func (r *reader) partOfName(k int) bool {
	if r.any(k, "年会", "新年贺词", "可持续发展议程", "春节团拜会", "施政报告") > 0 {
		return true
	}
	if j := r.has(k, "第"); j > 0 {
		n := r.number(j)
		return n.end > 0 && r.in(n.end, "届号")
	}
	if r.any(k, "中国国际", "世界", "亚洲", "冬奥会", "奥运会", "亚运会", "全运会", "世博会") > 0 {
		for i := k; i < k+16 && r.sym(i) != 0; i++ {
			if r.any(i, "交易会", "博览会", "大会", "运动会", "锦标赛", "世界杯", "进口博览会", "论坛", "奥运会", "亚运会", "冬奥会", "全运会", "世博会") > 0 {
				return true
			}
			if r.lineEnd(i) {
				return false
			}
		}
	}
	return false
}

// cutsYear says whether a word such as 当年 is cut out of others: 当年轻人, 轨道上|年.
func (r *reader) cutsYear(k, end int) bool {
	switch {
	case r.in(end, "轻龄级") && r.sym(end-1) == '年':
		return true
	case r.sym(k) == '前' && (r.beforeIn("目以之此日天月空提生")):
		return true
	case r.in(k, "上下") && r.beforeIn("以之及马路线"):
		return true
	case r.sym(k) == '明' && r.beforeIn("说证表声光文透鲜简发黎"):
		return true
	case r.sym(k) == '当' && r.beforeIn("适相应恰正妥"):
		return true
	case r.sym(k) == '后' && r.beforeIn("以之此然今最背随事战"):
		return true
	case r.sym(k) == '本' && r.beforeIn("日基根资成原"):
		return true
	case r.sym(k) == '同' && r.beforeIn("合共不相胡"):
		return true
	case r.sym(k) == '今' && r.beforeIn("至如而迄当") && r.before(0) != '至':
		return true
	}
	return false
}

func yearOf(n int) calendar.Meaning {
	p, ok := calendar.YearOf(n)
	s := calendar.Stretch{}
	if ok {
		s = calendar.One(p)
	}
	return calendar.Placed(calendar.Year, calendar.At(s), "year")
}

// mentionedYear is a year by the last one that was mentioned; nothing is known of it
// if none was.
func mentionedYear(n int) calendar.Meaning {
	return calendar.Placed(calendar.Year, func(a *calendar.Anchor) (calendar.Stretch, bool) {
		p, ok := a.OnlyMentioned(calendar.Year)
		if !ok {
			return calendar.Stretch{}, false
		}
		return calendar.One(p.Add(n)), true
	})
}

// plainYear reads 2023年, 二〇二三年, 07年, 九八年, 113年 of the Republic.
func (r *reader) plainYear(k int) (m calendar.Meaning, end int, rule string) {
	n := r.number(k)
	if n.end == 0 || n.half || n.some || r.numberBefore() {
		return m, 0, ""
	}
	j := n.end
	if r.sym(j) != '年' {
		if e := r.any(j, "财年", "财政年度", "财政年"); e > 0 && n.figure && n.digits == 4 && n.n >= 1900 && n.n < 2100 {
			return calendar.Fiscal(n.n), e, "zh.fiscal-year"
		}
		if e := r.any(j, "财年", "财政年度"); e > 0 && n.figure && n.digits == 2 && n.n < 50 {
			return calendar.Fiscal(2000 + n.n), e, "zh.fiscal-year"
		}
		return m, 0, ""
	}
	j++
	if r.in(j, "级代") {
		return m, 0, ""
	}
	y := n.n
	switch {
	case n.digits == 4 && y >= 1000 && y < 3000:
	case n.next && r.months(j).end == 0 && !r.beforeIn("于从自至到") && r.any(j, "底", "初", "末", "度") == 0: // 三四年
		return m, 0, ""
	case n.digits == 2 && n.zero, n.digits == 2 && !n.figure && r.sym(k) != '两' && y >= 10 && (y%10 != 0 || y >= 60):
		if y += 1900; y < 1950 {
			y += 100
		}
	case n.digits == 2 && n.figure && (y > 12 && r.datedBehind(j) || y >= 50 && r.beforeIn("从自于在到至")): // 88年9月, 24年一季度, 从98年
		switch {
		case r.traditional:
			y += 1911
		case y < 50:
			y += 2000
		default:
			y += 1900
		}
	case n.digits == 3 && !n.figure && !n.zero: // 三六七年
	case n.digits == 3 && n.figure && y >= 90 && y <= 150 && r.republican(j):
		y += 1911
	case n.digits == 3 && n.figure && y > 150 && (r.beforeIn("在于") && r.lineEnd(j)):
	case n.digits == 0 && y >= 2000 && y < 2100 && (y%1000 != 0 || r.months(j).end > 0): // 两千零八年
	default:
		return m, 0, ""
	}
	return yearOf(y), r.skip(j, "度"), "zh.year"
}

// datedBehind says whether a month or a quarter stands behind a year of two digits.
func (r *reader) datedBehind(k int) bool {
	if m := r.months(k); m.end > 0 {
		return m.month > 0
	}
	_, _, end := r.partOfYear(k)
	return end > 0
}

// republican says whether a number of three digits before 年 is a year of the
// Republic: 113年10月, 114年度, and alone in traditional text.
func (r *reader) republican(k int) bool {
	if r.months(k).end > 0 || r.any(k, "度", "底", "初", "上半年", "下半年", "第") > 0 {
		return true
	}
	if r.sym(k) == '间' && r.beforeIn("于在") { // 於110年間
		return true
	}
	return r.traditional && r.any(k, "来", "历史", "前", "后", "以上", "间", "的历史", "内", "多", "期", "长") == 0
}

// numberBefore says whether a digit stands before the expression.
func (r *reader) numberBefore() bool {
	s := r.before(0)
	if before := r.before(1); (s == '.' || s == '·') && '0' <= before && before <= '9' { // 289.2点
		return true
	}
	if '0' <= s && s <= '9' {
		return true
	}
	_, ok := hanDigit(s)
	return ok && s != '两' || s == '十' || s == '百'
}
