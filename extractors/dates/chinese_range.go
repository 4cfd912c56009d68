package dates

import "tifa/models"

// sharedUnit reads a range in which the unit stands once: 6月18-20日, 2024年1—5月,
// 1至5月. It begins at byte i; head is what is written there up to byte k, if ok.
func (s *scanner) sharedUnit(i int, head written, k int, ok bool) (expression, bool) {
	switch {
	case !ok:
		head, k = written{}, i
	case head.unit() != year && head.unit() != month || head.edge != "":
		return expression{}, false
	}
	a, digits, e := s.number(k)
	if digits > 2 || e == k || a < 1 || s.digitBefore(k) {
		return expression{}, false
	}
	e, ok2 := s.rangeMark(e)
	if !ok2 {
		return expression{}, false
	}
	b, _, e := s.number(e)
	if b <= a {
		return expression{}, false
	}
	first, last := head, head
	switch {
	case ok && head.unit() == month:
		if end, suffix := s.daySuffix(e); suffix != "" && b <= 31 {
			first.day, last.day, e = a, b, end
			break
		}
		return expression{}, false
	default: // of a year, or of the year that is nearest
		end, found := s.han(e, "月")
		if more, ok := s.han(end, "份"); ok {
			end = more
		}
		if !found || b > 12 {
			return expression{}, false
		}
		first.month, last.month, e = a, b, end
		if n, _, after := s.number(e); after > e && n > 0 { // 1至5月8日 is none
			return expression{}, false
		}
	}
	return expression{
		span: models.Span{Start: i, End: e}, rule: first.rule() + "-range", stated: first.stated(), from: first.place(),
		to: func(a *anchor) (point, bool) {
			from, ok := first.place()(a)
			if !ok {
				return from, false
			}
			return last.within(from)(a)
		},
	}, true
}

// yearRange reads 2021-2025年.
func (s *scanner) yearRange(i int) (expression, bool) {
	k, republic := i, 0
	if e, ok := s.han(i, "民国"); ok {
		k, republic = e, 1911
	}
	a, digits, end := s.number(k)
	if e, ok := s.han(end, "年"); ok { // 2021年至2025年, 民国100年至104年
		end = e
	}
	k, ok := s.rangeMark(end)
	if digits != 4 && republic == 0 || !ok {
		return expression{}, false
	}
	if e, ok := s.han(k, "民国"); ok {
		k = e
	}
	b, digits, end := s.number(k)
	end, ok = s.han(end, "年")
	if a, b = a+republic, b+republic; digits != 4 && republic == 0 || !ok || a < 1000 || b <= a || b > 2999 {
		return expression{}, false
	}
	return expression{
		span: models.Span{Start: i, End: end}, rule: "zh.year-range", stated: []string{"year"},
		from: at(yearPoint(a)), to: at(yearPoint(b)),
	}, true
}

// rangeMark passes 至, 到, - and ~ at byte i.
func (s *scanner) rangeMark(i int) (int, bool) {
	w, e := s.hanOne(i, "至", "到", "--", "——", "—", "–", "-", "~", "～")
	return e, w != ""
}
