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
		return r.dayInBrackets(k)
	}
	if r.in(k, "前后") && end-k == 2 && r.beforeIn("目以之此日年月周天空") { // 目前|日本
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
	if !d.figure || d.n < 1 || d.n > 31 || r.sym(d.end) != ')' && r.sym(d.end) != '）' {
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
