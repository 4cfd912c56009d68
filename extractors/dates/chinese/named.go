package chinese

import (
	"strings"

	"tifa/extractors/dates/calendar"
)

// named reads 今天, 昨晚, 同日, 次日, 前一天.
func (r *reader) named(k int) written {
	if w := r.namedSeason(k); w.end > 0 {
		return w
	}
	if e := r.any(k, "今明两天", "今明两日"); e > 0 {
		return of(calendar.Range(calendar.Shifted(calendar.Day, 0), calendar.Shifted(calendar.Day, 1)), "zh.relative-day-range", e)
	}
	n, end := find(r, namedDays, k)
	if end == 0 {
		if w := r.partOfDay(k); w.end > 0 {
			return w
		}
		return r.dayInBrackets(k)
	}
	if r.in(k, "前后") && end-k == 2 && r.beforeIn("目以之此日年月周天空") { // 目前|日本
		return written{}
	}
	if end-k > 2 && (r.sym(k) == '后' && r.beforeIn("最随此之以然今") || r.sym(k) == '前' && r.beforeIn("提以之目此")) { // 最|后一天
		return written{}
	}
	if r.any(k, "次日") > 0 && r.beforeIn("这首每一两三再多某此上下本各") { // 这次|日俄
		return written{}
	}
	if r.any(k, "同日本") > 0 && r.table.Class(r.before(0)) != 0 { // 中国同|日本
		return written{}
	}
	if r.any(k, "今日头条", "明日之后", "明日之星", "当日本", "前日本", "昨日世界") > 0 {
		return written{}
	}
	day := calendar.Shifted(calendar.Day, n.n)
	rule := "zh.relative-day"
	if n.last {
		day, rule = calendar.ShiftedMentioned(calendar.Day, n.n), "zh.same-day"
	}
	if n.part != "" {
		day = inDay(day, n.part, "")
	}
	return of(day, rule, end)
}

// partOfDay reads 昨下午, 今上午, 明早间: a day in one character before its part.
func (r *reader) partOfDay(k int) written {
	n, ok := map[rune]int{'今': 0, '昨': -1, '明': 1}[r.sym(k)]
	p, end := find(r, dayParts, k+1)
	if r.sym(k+1) == '午' && !r.in(k+2, "后夜间") {
		p, end = dayPart{part: calendar.Midday}, k+2
	}
	if !ok || end == 0 || p.part == "" || end == k+2 && r.sym(k+1) != '午' || !r.wordBegins() {
		return written{}
	}
	return of(inDay(calendar.Shifted(calendar.Day, n), p.part, p.mod), "zh.relative-day-part", end)
}

// namedSeason reads 今春, 去冬, 明年's season in two characters.
func (r *reader) namedSeason(k int) written {
	season := strings.IndexRune("春夏秋冬", r.sym(k+1))
	if season < 0 || r.in(k+2, "节晚联令训季") {
		return written{}
	}
	n := 0
	switch r.sym(k) {
	case '今':
	case '去':
		n = -1
	case '明':
		n = 1
	default:
		return written{}
	}
	c := calendar.PartCycle(calendar.Season, season/len("春")+1)
	return of(within(c, calendar.Shifted(calendar.Year, n), "season"), "zh.relative-season", k+2)
}

// dayInBrackets reads 今（10）日, 昨(9)晚: a day by its distance, and its number.
func (r *reader) dayInBrackets(k int) written {
	if r.sym(k+1) != '(' {
		return written{}
	}
	n, ok := map[rune]int{'今': 0, '昨': -1, '明': 1, '前': -2, '后': 2}[r.sym(k)]
	if !ok {
		return written{}
	}
	d := r.number(k + 2)
	if d.half || d.some || d.n < 1 || d.n > 31 || r.sym(d.end) != ')' {
		return written{}
	}
	day := calendar.Shifted(calendar.Day, n)
	end := d.end + 1
	if e := r.any(end, "日", "天"); e > 0 {
		return of(day, "zh.relative-day", e)
	}
	if p, e := find(r, dayParts, end); e > 0 {
		return of(inDay(day, p.part, p.mod), "zh.relative-day-part", e)
	}
	return written{}
}

// inDay is a part of a day.
func inDay(day calendar.Meaning, part calendar.DayPart, mod string) calendar.Meaning {
	c := calendar.DayPartCycle(part)
	m := calendar.Placed(calendar.Part, c.Within(day.Place), join(day.Stated, "part")...)
	m.Mod = mod
	if mod == "" {
		m.Mod = day.Mod
	}
	return m
}
