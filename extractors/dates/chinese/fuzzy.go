package chinese

import "tifa/extractors/dates/calendar"

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
	case r.any(k, "今后") > 0:
		if e := r.any(end, "一段时期", "一段时间", "一个时期"); e > 0 {
			end = e
		} else if r.number(end).end > 0 {
			return reading{}
		}
	}
	rule := map[string]string{calendar.PastRef: "zh.past", calendar.PresentRef: "zh.present", calendar.FutureRef: "zh.future"}[value]
	return reading{Meaning: calendar.Fixed(calendar.Date, value), rule: rule, end: end}
}
