package chinese

import (
	"fmt"

	"tifa/extractors/dates/calendar"
)

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
			if to, end := r.toWeekday(e + 1); to > d { // 每周一至周五
				return setOf(fmt.Sprintf("XXXX-WXX-%d/XXXX-WXX-%d", d, to), end)
			}
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
	if r.sym(j) == '年' {
		if _, e := r.holiday(j + 1); e > 0 { // 每年春节
			return setOf("P1Y", r.skip(e, "日"))
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

// toWeekday reads 至周五 behind a weekday.
func (r *reader) toWeekday(k int) (day, end int) {
	j := r.rangeMark(k)
	if j == 0 {
		return 0, 0
	}
	e := r.any(j, "星期", "礼拜", "周")
	if e == 0 {
		return 0, 0
	}
	if r.in(e, "日天") {
		return 7, e + 1
	}
	if d, ok := hanDigit(r.sym(e)); ok && d >= 1 && d <= 6 && r.sym(e) != '两' {
		return d, e + 1
	}
	return 0, 0
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
		at := func(c clockTime) string { return fmt.Sprintf("%sT%02d:%02d", value, c.hour, c.minute) }
		if j := r.rangeMark(t.end); j > 0 { // 每天8:30至12:00
			if u := r.timeOfDay(j); u.clock != nil {
				return setOf(at(*t.clock)+"/"+at(*u.clock), u.end)
			}
		}
		return setOf(at(*t.clock), t.end)
	}
	return setOf(value+string(t.part.part), t.end)
}
