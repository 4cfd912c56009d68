package chinese

import "tifa/extractors/dates/calendar"

// period reads 十四五时期, “十五五”期间 and, as an open length of time, 党的十八大以来.
func (r *reader) period(k int) reading {
	quoted := r.sym(k) == '"'
	j := k
	if quoted {
		j++
	}
	p, end := find(r, r.names.periods, j)
	if end == 0 {
		return reading{}
	}
	if p.Kind == "plan" {
		i := end
		if quoted {
			if r.sym(i) != '"' {
				return reading{}
			}
			i++
		}
		if i = r.any(i, "规划时期", "规划期间", "计划时期", "计划期间", "时期", "期间", "以来", "末期", "末", "初期", "中期", "中后期"); i == 0 || !quoted && r.numberBefore() {
			return reading{}
		}
		if r.sym(i-1) == '来' { // “十四五”以来
			return since(p, i)
		}
		mod := ""
		switch {
		case r.in(i-1, "末") || r.sym(i-2) == '末':
			mod = "END"
		case r.sym(i-2) == '初':
			mod = "START"
		case r.sym(i-2) == '中':
			mod = "MID"
		}
		x := reading{Meaning: calendar.Placed(calendar.Year, calendar.At(calendar.Stretch{First: p.First, Last: p.Last}), "period"), rule: "zh.plan-period", end: i}
		x.Mod = mod
		return x
	}
	i := r.skip(end, "召开", "闭幕", "举行", "爆发", "发生", "结束")
	if r.any(i, "以来") == 0 || quoted || r.beforeIn("越老朝") {
		return reading{}
	}
	return since(p, i+2)
}

// since is the time from the beginning of a period on.
func since(p calendar.DatedPeriod, end int) reading {
	m := calendar.Fixed(calendar.Duration, "PXY")
	m.Place = calendar.At(calendar.Stretch{First: p.First, Last: p.First, Open: true})
	return reading{Meaning: m, rule: "zh.since-event", end: end}
}
