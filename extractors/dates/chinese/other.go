package chinese

import (
	"fmt"

	"tifa/extractors/dates/calendar"
)

// fuzzy reads times of no day: 近日, 目前, 近年来, 今后.
func (r *reader) fuzzy(k int) reading {
	value, end := find(r, fuzzyTimes, k)
	if end == 0 || value == "" {
		return reading{}
	}
	switch {
	case r.any(k, "日前") > 0 && r.numberBefore(), r.any(k, "最近") > 0 && r.any(end, "一次", "的一", "距", "一个", "一届") > 0, r.any(k, "当前", "目前", "当下") > 0 && r.in(end, "线往"):
		return reading{}
	case r.any(k, "近日") > 0 && r.in(end, "点无"):
		return reading{}
	case r.any(k, "今后") > 0 && r.number(end).end > 0:
		return reading{}
	}
	if e := r.any(end, "一段时期", "一段时间", "一个时期", "一个时期内"); e > 0 && r.any(k, "今后") > 0 {
		end = e
	}
	rule := map[string]string{calendar.PastRef: "zh.past", calendar.PresentRef: "zh.present", calendar.FutureRef: "zh.future"}[value]
	return reading{Meaning: calendar.Fixed(calendar.Date, value), rule: rule, end: end}
}

// set reads 每年, 每周一, 每逢周末, 每晚7时, 每年4月, 每两年, 每隔三天, 逐年.
func (r *reader) set(k int) reading {
	if e := r.any(k, "天天", "年年", "月月", "逐日", "逐月", "逐年"); e > 0 && !r.numberBefore() {
		value := map[rune]string{'天': "P1D", '年': "P1Y", '月': "P1M", '日': "P1D"}[r.sym(e-1)]
		return setOf(value, e)
	}
	j := r.any(k, "每逢", "每隔", "每到", "每个", "每")
	if j == 0 {
		return reading{}
	}
	if j = r.skip(j, "一"); r.sym(j-1) == '一' && r.sym(j) == '个' {
		j++
	}
	if e := r.any(j, "周末"); e > 0 {
		return setOf("XXXX-WXX-WE", e)
	}
	if e := r.any(j, "星期", "礼拜", "周"); e > 0 {
		if d, ok := hanDigit(r.sym(e)); ok && d >= 1 && d <= 6 && r.sym(e) != '两' && !r.in(e+1, "个次名场项家") {
			return r.setTime(fmt.Sprintf("XXXX-WXX-%d", d), e+1)
		}
		if r.in(e, "日天") {
			return r.setTime("XXXX-WXX-7", e+1)
		}
		return setOf("P1W", e)
	}
	if p, e := find(r, dayParts, j); e > 0 && (e-j > 1 || r.in(j, "晚早晨夜")) && !r.in(e, "会报") {
		c := timeOfDay{}
		if t, end := r.clock(e); end > 0 {
			t = t.in(p)
			c.clock = &t
			return setOf(fmt.Sprintf("XXXX-XX-XXT%02d:%02d", t.hour, t.minute), end)
		}
		return setOf("XXXX-XX-XX"+string(p.part), e)
	}
	if r.sym(j) == '年' {
		if m := r.months(j + 1); m.end > 0 && m.month > 0 && !m.lunar {
			if m.day > 0 {
				return setOf(fmt.Sprintf("XXXX-%02d-%02d", m.month, m.day), m.end)
			}
			return setOf(fmt.Sprintf("XXXX-%02d", m.month), m.end)
		}
	}
	if r.sym(j) == '月' {
		if d := r.number(j + 1); d.end > 0 && d.n >= 1 && d.n <= 31 && r.daySuffix(d.end) > 0 {
			return setOf(fmt.Sprintf("XXXX-XX-%02d", d.n), r.daySuffix(d.end))
		}
	}
	for _, u := range []struct {
		words []string
		value string
	}{
		{[]string{"年度", "年"}, "P1Y"}, {[]string{"半年"}, "P6M"}, {[]string{"季度", "季"}, "P1Q"}, {[]string{"月"}, "P1M"}, {[]string{"天", "日"}, "P1D"}, {[]string{"小时"}, "PT1H"}, {[]string{"分钟"}, "PT1M"},
	} {
		if e := r.any(j, u.words...); e > 0 {
			if u.value == "P1D" {
				return r.setTime(u.value, e)
			}
			return setOf(u.value, e)
		}
	}
	if a := r.amount(j); a.end > 0 && a.period.Known() {
		return setOf(a.period.Value(), a.end)
	}
	return reading{}
}

func setOf(value string, end int) reading {
	return reading{Meaning: calendar.Fixed(calendar.Set, value), rule: "zh.set", end: end}
}

// setTime adds the hour to what comes again: 每天上午9时.
func (r *reader) setTime(value string, end int) reading {
	t := r.timeOfDay(end)
	if t.end == 0 {
		return setOf(value, end)
	}
	if value == "P1D" {
		value = "XXXX-XX-XX"
	}
	if t.clock != nil {
		return setOf(fmt.Sprintf("%sT%02d:%02d", value, t.clock.hour, t.clock.minute), t.end)
	}
	return setOf(value+string(t.part.part), t.end)
}

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
		if i = r.any(i, "规划时期", "规划期间", "计划时期", "计划期间", "时期", "期间"); i == 0 || !quoted && r.numberBefore() {
			return reading{}
		}
		return reading{Meaning: calendar.Placed(calendar.Year, calendar.At(calendar.Stretch{First: p.First, Last: p.Last}), "period"), rule: "zh.plan-period", end: i}
	}
	i := r.skip(end, "召开", "闭幕", "举行", "爆发", "发生", "结束")
	if r.any(i, "以来") == 0 || quoted || r.beforeIn("越老朝") {
		return reading{}
	}
	m := calendar.Fixed(calendar.Duration, "PXY")
	m.Place = calendar.At(calendar.Stretch{First: p.First, Last: p.First, Open: true})
	return reading{Meaning: m, rule: "zh.since-event", end: i + 2}
}
