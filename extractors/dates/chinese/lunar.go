package chinese

import "tifa/extractors/dates/calendar"

// firstDays reads 大年初一, 年初七, 正月十五, 初一 behind a holiday's words.
func (r *reader) firstDays(k int) written {
	j := r.any(k, "大年初", "农历新年初", "年初")
	if j == 0 {
		if e := r.any(k, "大年三十", "年三十"); e > 0 {
			c := calendar.ShiftDays(calendar.LunarMonthDay(1, 1, false), -1)
			return of(calendar.Once(c, "holiday"), "zh.lunar", e)
		}
		return written{}
	}
	d := r.number(j)
	if d.end == 0 || d.figure || d.half || d.some || d.n < 1 || d.n > 15 || d.digits > 1 || r.counts(d.end) {
		return written{}
	}
	c := calendar.LunarMonthDay(1, d.n, false)
	w := of(calendar.Once(c, "month", "day"), "zh.lunar", d.end)
	if e := r.any(d.end, "前后"); e > 0 {
		w.end, w.meaning.Mod = e, "APPROX"
	}
	return w
}
