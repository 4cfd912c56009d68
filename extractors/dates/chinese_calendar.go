package dates

import (
	"strings"
	"unicode/utf8"

	"tifa/extractors/fold"
	"tifa/models"
)

// written is a date as it is written, its parts 0 where they are not.
type written struct {
	year, month, day int
	yearWord         string // 今年, 去年, …
	monthWord        string // 本月, 上月, …
	half, quarter    int
	season           int
	edge             string // 初, 底
}

// chineseDate reads 2023年9月8日, 今年9月, 9月8日至10日, 8日, 本月12日, 今年上半年 and
// ranges of them, with a part of the day and a time.
func (s *scanner) chineseDate(i int) (expression, bool) {
	if e, ok := s.yearRange(i); ok {
		return e, true
	}
	w, end, ok := s.written(i)
	if e, ok := s.sharedUnit(i, w, end, ok); ok {
		return e, true
	}
	if !ok {
		return expression{}, false
	}
	e := expression{rule: w.rule(), stated: w.stated(), mod: map[string]string{"初": "START", "底": "END", "末": "END", "中": "MID"}[w.edge]}
	e.from = w.place()
	if w.day != 0 {
		e.from, end = s.dayPart(e.from, end, &e)
	}
	// A range: the end repeats the parts that change.
	if k, ok := s.rangeMark(end); ok {
		if w2, to, ok := s.written(k); ok && w2.unit() == w.unit() && w2.yearWord == "" {
			e.rule += "-range"
			first := w
			e.to = func(a *anchor) (point, bool) {
				from, ok := first.place()(a)
				if !ok {
					return from, false
				}
				return w2.within(from)(a)
			}
			end = to
			if w2.day != 0 && e.from != nil {
				var unused expression
				e.to, end = s.dayPart(e.to, end, &unused)
			}
		}
	}
	e.span = models.Span{Start: i, End: end}
	return e, true
}

// written reads a date's parts at byte i.
func (s *scanner) written(i int) (w written, end int, ok bool) {
	start := i
	blank := func(i int) int { // 2023 年 9 月: blanks stand around numbers at times
		if k, ok := s.next(i); ok && k == i+1 {
			return k
		}
		return i
	}
	// The year.
	if word, e := s.hanOne(i, "今年", "去年", "明年", "前年", "后年", "当年", "同年", "本年", "次年", "翌年"); word != "" {
		w.yearWord, i = word, e
		if _, e := s.hanOne(i, "度"); e > i {
			i = e
		}
	} else if e, ok := s.han(i, "民国"); ok {
		n, _, k := s.number(e)
		if _, k2 := s.hanOne(k, "元"); n == 0 && k2 > k {
			n, k = 1, k2
		}
		if k, ok = s.han(k, "年"); !ok || n == 0 || n > 200 {
			return w, start, false
		}
		w.year, i = n+1911, k
	} else {
		from := i
		if e, ok := s.han(i, "公元"); ok {
			from = e
		}
		n, digits, e := s.number(from)
		if k, ok := s.han(blank(e), "年"); ok && e > from && (digits == 3 && n >= 100 && n < 150 && s.monthFollows(k) || digits == 4 && n >= 1000 && n < 3000 || digits == 2 && n >= 50 && !s.duration(k) || digits == 4 && n == 0) {
			switch digits {
			case 2:
				n += 1900
			case 3: // 111年11月26日, of the Republic
				n += 1911
			}
			if after, _ := s.hanOne(k, "代", "来", "前", "后", "间", "以上", "以下"); after == "代" || digits == 2 && after != "" {
				return w, start, false
			}
			w.year, i = n, k
		} else if from != i {
			return w, start, false
		}
	}
	hasYear := w.year != 0 || w.yearWord != ""
	if hasYear {
		k := blank(i)
		if word, e := s.hanOne(k, "上半年", "下半年"); word != "" {
			w.half = map[string]int{"上半年": 1, "下半年": 2}[word]
			return w, e, true
		}
		if q, e := s.quarterAt(k); q != 0 {
			w.quarter = q
			return w, e, true
		}
		if word, e := s.hanOne(k, "春季", "夏季", "秋季", "冬季", "春天", "夏天", "秋天", "冬天"); word != "" {
			w.season = 1 + strings.Index("春夏秋冬", word[:len("春")])/len("春")
			return w, e, true
		}
		if word, e := s.hanOne(i, "初", "底", "末"); word != "" {
			w.edge = word
			return w, e, true
		}
	} else if q, e := s.quarterAt(i); q != 0 {
		w.quarter = q
		return w, e, true
	} else if word, e := s.hanOne(i, "上半年", "下半年"); word != "" {
		w.half = map[string]int{"上半年": 1, "下半年": 2}[word]
		return w, e, true
	} else if word, e := s.hanOne(i, "年初", "年底", "年末"); word != "" {
		w.yearWord, w.edge = "今年", strings.TrimPrefix(word, "年")
		return w, e, true
	} else if word, e := s.hanOne(i, "月初", "月底"); word != "" {
		w.monthWord, w.edge = "本月", strings.TrimPrefix(word, "月")
		return w, e, true
	}
	// The month.
	k := i
	if hasYear {
		k = blank(i)
	}
	if word, e := s.hanOne(k, "本月", "上个月", "上月", "下个月", "下月", "当月", "同月", "这个月", "次月"); word != "" {
		w.monthWord, i = word, e
	} else {
		n, _, e := s.number(k)
		if word, e2 := s.hanOne(k, "元月", "正月"); word == "元月" {
			n, e = 1, e2-len("月")
		}
		if k2, ok := s.han(blank(e), "月"); ok && e > k && n >= 1 {
			if _, after := s.hanOne(k2, "份"); after > k2 {
				k2 = after
			}
			if !hasYear && n > 12 {
				return w, start, false
			}
			w.month, i = n, k2
		}
	}
	hasMonth := w.month != 0 || w.monthWord != ""
	if hasMonth {
		if word, e := s.hanOne(i, "初", "底", "末", "上旬", "中旬", "下旬"); word != "" {
			w.edge = map[string]string{"上旬": "初", "中旬": "中", "下旬": "末"}[word]
			if w.edge == "" {
				w.edge = word
			}
			return w, e, true
		}
	}
	// The day.
	k = i
	if hasMonth {
		k = blank(i)
	}
	if hasMonth || !hasYear {
		n, digits, e := s.number(k)
		if k2, suffix := s.daySuffix(blank(e)); suffix != "" && e > k && n >= 1 {
			alone := !hasMonth && !hasYear
			switch {
			case alone && (suffix == "号" || n > 31 || digits > 2 || s.digitBefore(k)):
			case alone && s.text[k] >= utf8.RuneSelf && s.table.Symbol(firstRune(s.text[k:])) > '9' && !s.dayGoesOn(k2): // 一日千里
			default:
				w.day, i = n, k2
			}
		}
	}
	if i == start || !hasYear && !hasMonth && w.day == 0 {
		return w, start, false
	}
	// 5个月, 3月 of a duration and 10月革命 are none of ours; a bare 五月 is.
	if !hasYear && w.day == 0 && w.monthWord == "" && s.durationBefore(start) {
		return w, start, false
	}
	return w, i, true
}

// monthFollows says whether a month stands at byte i.
func (s *scanner) monthFollows(i int) bool {
	n, _, e := s.number(i)
	_, ok := s.han(e, "月")
	return ok && n >= 1 && n <= 12
}

// quarterAt reads 一季度 and 第一季度; n is 0 if there is none.
func (s *scanner) quarterAt(i int) (n, end int) {
	if e, ok := s.han(i, "第"); ok {
		i = e
	}
	n, _, e := s.number(i)
	if e, ok := s.han(e, "季度"); ok && n >= 1 && n <= 4 {
		return n, e
	}
	return 0, i
}

// daySuffix reads 日 or 号 where it ends a day: not 日本 or 日报, 号楼 or 号线.
func (s *scanner) daySuffix(i int) (end int, suffix string) {
	word, e := s.hanOne(i, "日", "号")
	if word == "" {
		return i, ""
	}
	if bad, _ := s.hanOne(e, "本", "报", "元", "圆", "益", "常", "均", "线", "楼", "令", "文", "公", "机", "召", "院", "店", "码", "军"); bad != "" {
		// 8日本报讯 and 8日召开 are days all the same.
		if two, _ := s.hanOne(e, "本报", "本台", "本社", "召开", "召集", "公布", "公开", "公告", "公报", "报道", "报告", "报名", "报到", "常务", "常委", "军方", "军队"); word == "号" || two == "" {
			return i, ""
		}
	}
	return e, word
}

// dayGoesOn says whether what stands at byte i shows the word before it to be a
// day of a report.
func (s *scanner) dayGoesOn(i int) bool {
	if i == len(s.text) {
		return true
	}
	w, _ := s.hanOne(i, "电", "讯", "上午", "中午", "下午", "晚", "凌晨", "在", "至", ",", "。", "、", ")", "报道", "宣布", "表示", "说", "召开", "举行")
	return w != ""
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func (s *scanner) digitBefore(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return s.table.Is(r, fold.Digit) || r == '.' || r == '-' || r == '第'
}

// durationBefore says whether a word stands before byte i that makes a count of
// the months behind it.
func (s *scanner) durationBefore(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return r == '第' || r == '.' || s.table.Is(r, fold.Digit)
}

// duration says whether a word stands at byte i that shows the number before it
// to be a length.
func (s *scanner) duration(i int) bool {
	w, _ := s.hanOne(i, "来", "间", "前", "后", "以上", "以下", "内", "多", "左右")
	return w != ""
}

func (w written) unit() unit {
	switch {
	case w.day != 0:
		return day
	case w.month != 0 || w.monthWord != "":
		return month
	case w.quarter != 0:
		return quarter
	case w.half != 0:
		return half
	case w.season != 0:
		return season
	}
	return year
}

func (w written) rule() string {
	name := "zh"
	switch {
	case w.yearWord != "":
		name += ".relative-year"
	case w.year != 0:
		name += ".year"
	default:
		name += "."
	}
	part := map[unit]string{day: "day", month: "month", quarter: "quarter", half: "half", season: "season"}[w.unit()]
	switch {
	case w.monthWord != "" && w.day != 0:
		part = "relative-month-day"
	case w.monthWord != "":
		part = "relative-month"
	case w.day != 0 && w.month != 0:
		part = "month-day"
	}
	switch {
	case part == "":
		return name
	case strings.HasSuffix(name, "."):
		return name + part
	}
	return name + "-" + part
}

func (w written) stated() (out []string) {
	if w.year != 0 {
		out = append(out, "year")
	}
	if w.half != 0 {
		out = append(out, "half")
	}
	if w.quarter != 0 {
		out = append(out, "quarter")
	}
	if w.season != 0 {
		out = append(out, "season")
	}
	if w.month != 0 {
		out = append(out, "month")
	}
	if w.day != 0 {
		out = append(out, "day")
	}
	return out
}

var yearWords = map[string]int{"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}

var monthWords = map[string]int{"本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}

// place puts what is written into the calendar.
func (w written) place() func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		y, m := w.year, w.month
		if n, ok := yearWords[w.yearWord]; ok {
			ref, known := a.upTo(year)
			if !known {
				return point{}, false
			}
			y = ref.year + n
		} else if w.yearWord != "" { // 当年, 同年, 次年
			if a.last == nil {
				return point{}, false
			}
			y = a.last.year
			if w.yearWord == "次年" || w.yearWord == "翌年" {
				y++
			}
		}
		if n, ok := monthWords[w.monthWord]; ok {
			ref, known := a.upTo(month)
			if !known {
				return point{}, false
			}
			p := ref.add(n)
			if y == 0 {
				y = p.year
			}
			m = p.month
		} else if w.monthWord != "" { // 当月, 同月, 次月
			if a.last == nil || a.last.unit < month {
				return point{}, false
			}
			p := a.last.as(month)
			if w.monthWord == "次月" {
				p = p.add(1)
			}
			y, m = p.year, p.month
		}
		switch {
		case w.season != 0:
			return point{unit: season, year: y, n: w.season}, true
		case w.half != 0 || w.quarter != 0:
			if y == 0 {
				ref, known := a.upTo(year)
				if !known {
					return point{}, false
				}
				y = ref.year
			}
			if w.half != 0 {
				return point{unit: half, year: y, n: w.half}, true
			}
			return point{unit: quarter, year: y, n: w.quarter}, true
		case w.day != 0 && m == 0:
			return nearestDayOfMonth(w.day)(a)
		case w.day != 0 && y == 0:
			return nearestDay(m, w.day)(a)
		case w.day != 0:
			return point{unit: day, year: y, month: m, day: w.day}, true
		case m != 0 && y == 0:
			return nearestMonth(m, 0)(a)
		case m != 0:
			return point{unit: month, year: y, month: m}, true
		}
		return yearPoint(y), true
	}
}

// within puts the end of a range into the calendar: what it does not state is
// that of the beginning.
func (w written) within(from point) func(*anchor) (point, bool) {
	if w.year == 0 && w.yearWord == "" {
		w.year = from.year
		if w.unit() == day && w.month == 0 && w.monthWord == "" {
			w.month = from.month
		}
	}
	return w.place()
}
