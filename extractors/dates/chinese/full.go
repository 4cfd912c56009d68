package chinese

import "tifa/extractors/dates/calendar"

// full is a date with the time of the day behind it.
func (r *reader) full(k int) (w written, t timeOfDay) {
	w = r.date(k)
	if w.end == 0 {
		if n := r.numeric(k); n.end > 0 {
			w = n
		} else {
			return w, t
		}
	}
	if w.clock != nil || w.meaning.Place == nil {
		return w, t
	}
	// 周日, 二月十号
	if w.rule == "zh.weekday" {
		j := r.skip(w.end, ",")
		if j > w.end {
			if d := r.monthAndDay(j); d.end > 0 && d.day > 0 {
				weekday := w.meaning.Cycle
				w.end, w.meaning, w.rule, w.cycle, w.month, w.day = d.end, d.meaning, d.rule, d.cycle, d.month, d.day
				if d.year == nil && d.cycle != nil && weekday != nil {
					w.meaning = calendar.Placed(calendar.Day, calendar.OnWeekday(*d.cycle, *weekday), w.meaning.Stated...)
				}
			}
		}
	}
	if w.meaning.Unit == calendar.Day || w.meaning.Unit == calendar.Part {
		t = r.timeOfDay(w.end)
		if t.end == 0 && r.sym(w.end) == '的' {
			if t = r.timeOfDay(w.end + 1); t.clock == nil && t.word-w.end < 3 {
				t = timeOfDay{}
			}
		}
		if t.end > 0 && w.meaning.Unit == calendar.Part && t.clock == nil {
			t = timeOfDay{}
		}
		if t.clock != nil && w.meaning.Unit == calendar.Part && t.part.part == "" {
			if n, end := find(r, namedDays, k); end > 0 && n.part != "" {
				t.part.part = n.part
				c := t.clock.in(t.part)
				t.clock = &c
			}
		}
	}
	return w, t
}

// monthAndDay reads a date from its month on, wherever it stands.
func (r *reader) monthAndDay(k int) written {
	m := r.months(k)
	if m.end == 0 {
		return m
	}
	return r.put(m)
}

// whole makes the meaning of a date with its time of the day.
func whole(w written, t timeOfDay) (m calendar.Meaning, rule string, end int) {
	m, rule, end = w.meaning, w.rule, w.end
	switch {
	case t.end == 0:
	case t.clock != nil:
		m = within(t.clock.cycle(), w.meaning, "hour")
		m.Mod = t.clock.mod
		rule, end = rule+"-clock", t.end
	default:
		m = inDay(w.meaning, t.part.part, t.part.mod)
		rule, end = rule+"-part", t.end
	}
	return m, rule, end
}
