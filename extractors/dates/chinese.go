package dates

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"tifa/extractors/fold"
	"tifa/models"
)

// The Chinese grammar compares folded characters: 國 and 国, ２ and 2 are one.

// chineseStart says whether an expression can begin with this folded character.
func chineseStart(r rune) bool { return strings.ContainsRune(chineseStarts, r) }

const chineseStarts = "第〇零一二三四五六七八九十两几数半今昨明前后去上下本当同次翌这那此近日目现早晚春夏秋冬元正周星礼民公农每连不年月刚同稍去凌"

// han reads the pattern at byte i by folded characters.
func (s *scanner) han(i int, pattern string) (end int, ok bool) {
	for _, p := range pattern {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if size == 0 || s.table.Symbol(r) != p {
			return i, false
		}
		i += size
	}
	return i, true
}

// hanOne reads the first of the words that stands at byte i.
func (s *scanner) hanOne(i int, words ...string) (word string, end int) {
	for _, w := range words {
		if end, ok := s.han(i, w); ok {
			return w, end
		}
	}
	return "", i
}

// number reads a number at byte i: ASCII or full-width digits, 二〇二三, 十二,
// 二十一, 三百. digits is how many digits it was written with, 0 for 十 forms.
func (s *scanner) number(i int) (n, digits, end int) {
	start := i
	for i < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		sym := s.table.Symbol(r)
		if sym < '0' || sym > '9' {
			break
		}
		if digits++; digits > 6 {
			return 0, 0, start
		}
		n, i = n*10+int(sym-'0'), i+size
	}
	if digits > 0 {
		return n, digits, i
	}
	total, current, units := 0, 0, false
	for i < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		sym := s.table.Symbol(r)
		if d := strings.IndexRune("〇一二三四五六七八九", sym); d >= 0 || sym == '零' || sym == '两' {
			switch sym {
			case '零':
				d = 0
			case '两':
				d = 2 * len("〇")
			}
			current = current*10 + d/len("〇")
			digits++
		} else if u := strings.IndexRune("十百", sym); u >= 0 {
			units = true
			total += max(current, 1) * []int{10, 100}[u/len("十")]
			current = 0
		} else {
			break
		}
		if digits > 6 || total > 9999 {
			return 0, 0, start
		}
		i += size
	}
	if units {
		digits = 0
	}
	return total + current, digits, i
}

var chineseParts = []struct{ word, part string }{
	{"凌晨", "TMO"}, {"清晨", "TMO"}, {"早晨", "TMO"}, {"早上", "TMO"}, {"上午", "TMO"}, {"中午", "TMI"}, {"下午", "TAF"}, {"午后", "TAF"},
	{"傍晚", "TEV"}, {"晚间", "TEV"}, {"晚上", "TEV"}, {"当晚", "TEV"}, {"深夜", "TNI"}, {"夜间", "TNI"}, {"晚", "TEV"}, {"早", "TMO"}, {"晨", "TMO"},
}

// chinese reads the expression that begins at byte i.
func (s *scanner) chinese(i int) (expression, bool) {
	for _, read := range []func(int) (expression, bool){
		s.chineseDate, s.chineseRelative, s.chineseWeekday, s.chineseFuzzy, s.chineseDuration,
	} {
		if e, ok := read(i); ok {
			return e, true
		}
	}
	return expression{}, false
}

// written is a date as it is written, its parts 0 where they are not.
type written struct {
	year, month, day int
	yearWord         string // 今年, 去年, …
	monthWord        string // 本月, 上月, …
	half, quarter    int
	edge             string // 初, 底
	lunarFirst       bool
}

// chineseDate reads 2023年9月8日, 今年9月, 9月8日至10日, 8日, 本月12日, 今年上半年 and
// ranges of them, with a part of the day and a time.
func (s *scanner) chineseDate(i int) (expression, bool) {
	if e, ok := s.yearRange(i); ok {
		return e, true
	}
	w, end, ok := s.written(i)
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

// yearRange reads 2021-2025年.
func (s *scanner) yearRange(i int) (expression, bool) {
	a, digits, end := s.number(i)
	k, ok := s.rangeMark(end)
	if digits != 4 || !ok {
		return expression{}, false
	}
	b, digits, end := s.number(k)
	end, ok = s.han(end, "年")
	if digits != 4 || !ok || a < 1000 || b <= a {
		return expression{}, false
	}
	return expression{
		span: models.Span{Start: i, End: end}, rule: "zh.year-range", stated: []string{"year"},
		from: at(yearPoint(a)), to: at(yearPoint(b)),
	}, true
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
		if k, ok := s.han(blank(e), "年"); ok && e > from && (digits == 4 && n >= 1000 && n < 3000 || digits == 2 && n >= 50 && !s.duration(k) || digits == 4 && n == 0) {
			if digits == 2 {
				n += 1900
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
	if bad, _ := s.hanOne(e, "本", "报", "元", "益", "常", "均", "线", "楼", "令", "文", "公", "机", "召", "院", "店", "码", "军"); bad != "" {
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
	part := map[unit]string{day: "day", month: "month", quarter: "quarter", half: "half"}[w.unit()]
	if w.monthWord != "" && w.day != 0 {
		part = "relative-month-day"
	} else if w.monthWord != "" {
		part = "relative-month"
	} else if w.day != 0 && w.month != 0 {
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

// nearestDayOfMonth is a day whose month is not stated: the one nearest to the
// reference date.
func nearestDayOfMonth(d int) func(*anchor) (point, bool) {
	return func(a *anchor) (point, bool) {
		ref, ok := a.upTo(month)
		if !ok {
			return point{}, false
		}
		if a.ref.unit < day {
			return point{unit: day, year: ref.year, month: ref.month, day: d}, true
		}
		best := point{}
		for n := -1; n <= 1; n++ {
			m := ref.add(n)
			p := point{unit: day, year: m.year, month: m.month, day: d}
			if p.valid() && (!a.future || !p.end().Before(a.ref.time())) && (best.unit == 0 || distance(p, a.ref) < distance(best, a.ref)) {
				best = p
			}
		}
		return best, best.unit != 0
	}
}

// rangeMark passes 至, 到, - and ~ at byte i.
func (s *scanner) rangeMark(i int) (int, bool) {
	w, e := s.hanOne(i, "至", "到", "--", "——", "—", "-", "~", "～")
	return e, w != ""
}

// dayPart reads a part of the day and a clock time behind a day: 12日上午9时30分.
func (s *scanner) dayPart(day func(*anchor) (point, bool), i int, e *expression) (func(*anchor) (point, bool), int) {
	name := ""
	for _, p := range chineseParts {
		if end, ok := s.han(i, p.word); ok {
			if p.word == "早" || p.word == "晚" || p.word == "晨" {
				if r, _ := utf8.DecodeRuneInString(s.text[end:]); s.table.Is(r, fold.Han) && strings.ContainsRune("已就会些期报于年", s.table.Symbol(r)) {
					break
				}
			}
			name, i = p.part, end
			break
		}
	}
	if h, end, m := s.chineseClock(i); end > i {
		if h < 12 && (name == "TAF" || name == "TEV" || name == "TNI") {
			h += 12
		}
		e.stated = append(e.stated, "hour")
		return func(a *anchor) (point, bool) {
			p, ok := day(a)
			p.unit, p.hour, p.min = minute, h, m
			return p, ok
		}, end
	}
	if name == "" {
		return day, i
	}
	e.stated = append(e.stated, "part")
	return withPart(day, name), i
}

// chineseClock reads 9时, 9点30分, 9:30, 九点半 at byte i; end is i if there is none.
func (s *scanner) chineseClock(i int) (h, end, m int) {
	h, _, e := s.number(i)
	if e == i || h > 24 {
		return 0, i, 0
	}
	if s.hasColon(e) {
		n, digits, k := s.number(e + 1)
		if digits == 2 && n < 60 {
			return h % 24, k, n
		}
		return 0, i, 0
	}
	w, k := s.hanOne(e, "时", "点钟", "点")
	if w == "" {
		return 0, i, 0
	}
	if bad, _ := s.hanOne(k, "期", "代", "间", "候", "名", "评", "赞", "多"); bad != "" {
		return 0, i, 0
	}
	if half, k2 := s.hanOne(k, "半", "整"); half != "" {
		if half == "半" {
			m = 30
		}
		return h % 24, k2, m
	}
	if n, _, k2 := s.number(k); k2 > k && n < 60 {
		if k3, ok := s.han(k2, "分"); ok {
			return h % 24, k3, n
		}
	}
	return h % 24, k, 0
}

func (s *scanner) hasColon(i int) bool { return i < len(s.text) && s.text[i] == ':' }

// chineseRelative reads 今天, 昨晚, 前天, 当日, 同日, 次日, 今晨, 明天上午.
func (s *scanner) chineseRelative(i int) (expression, bool) {
	type rel struct {
		word string
		n    int
		last bool // from the last date mentioned
		part string
	}
	for _, r := range []rel{
		{"大前天", -3, false, ""}, {"大后天", 3, false, ""},
		{"今天", 0, false, ""}, {"今日", 0, false, ""}, {"昨天", -1, false, ""}, {"昨日", -1, false, ""}, {"前天", -2, false, ""}, {"前日", -2, false, ""},
		{"明天", 1, false, ""}, {"明日", 1, false, ""}, {"后天", 2, false, ""},
		{"今晨", 0, false, "TMO"}, {"今早", 0, false, "TMO"}, {"今晚", 0, false, "TEV"}, {"昨晚", -1, false, "TEV"}, {"昨夜", -1, false, "TNI"}, {"明晚", 1, false, "TEV"}, {"明早", 1, false, "TMO"},
		{"当晚", 0, true, "TEV"}, {"当天", 0, true, ""}, {"当日", 0, true, ""}, {"同日", 0, true, ""}, {"同一天", 0, true, ""}, {"次日", 1, true, ""}, {"翌日", 1, true, ""},
	} {
		end, ok := s.han(i, r.word)
		if !ok {
			continue
		}
		e := expression{rule: "zh.relative-day", from: shiftedDay(r.n)}
		if r.last {
			e.rule, e.from = "zh.same-day", lastMentioned(r.n)
		}
		switch {
		case r.part != "":
			e.from = withPart(e.from, r.part)
		default:
			// 今天（6月22日）上午 is three expressions, 今天上午 one.
			e.from, end = s.dayPart(e.from, end, &e)
		}
		e.span = models.Span{Start: i, End: end}
		return e, true
	}
	return expression{}, false
}

// chineseWeekday reads 周五, 上周五, 下星期三上午, 本周, 上周.
func (s *scanner) chineseWeekday(i int) (expression, bool) {
	shift, rel := 0, false
	k := i
	if w, e := s.hanOne(i, "上个", "下个", "上", "下", "本", "这个", "这", "当"); w != "" {
		shift, rel, k = map[string]int{"上个": -1, "上": -1, "下个": 1, "下": 1}[w], true, e
	}
	w, e := s.hanOne(k, "星期", "礼拜", "周")
	if w == "" {
		return expression{}, false
	}
	wd := -1
	if r, size := utf8.DecodeRuneInString(s.text[e:]); size > 0 {
		if n := strings.IndexRune("日一二三四五六", s.table.Symbol(r)); n >= 0 {
			wd, k = n/len("日"), e+size
		} else if s.table.Symbol(r) == '天' && w != "周" {
			wd, k = 0, e+size
		}
	}
	x := expression{rule: "zh.weekday"}
	if wd < 0 {
		if w, to := s.hanOne(e, "末"); w != "" && rel {
			e = to
		}
		// 下周 is a week; 周 alone is a name or a word.
		if !rel || w == "" {
			return expression{}, false
		}
		if bad, _ := s.hanOne(e, "年", "岁", "期", "边", "围", "刊"); bad != "" {
			return expression{}, false
		}
		x.rule, x.span = "zh.relative-week", models.Span{Start: i, End: e}
		x.from = func(a *anchor) (point, bool) {
			p, ok := a.upTo(week)
			return p.add(shift), ok
		}
		return x, true
	}
	// 周一清 and 周三毛 are hardly days, 一周三次 is a rate.
	if r, _ := utf8.DecodeLastRuneInString(s.text[:i]); !rel && w == "周" && (strings.ContainsRune("一二两三四五六七八九十几每第", r) || s.table.Is(r, fold.Digit)) {
		return expression{}, false
	}
	if bad, _ := s.hanOne(k, "年", "次", "届", "岁", "个", "期", "百", "十"); bad != "" {
		return expression{}, false
	}
	x.stated = []string{"weekday"}
	if rel {
		x.rule = "zh.relative-weekday"
		x.from = func(a *anchor) (point, bool) {
			p, ok := a.upTo(week)
			if !ok {
				return point{}, false
			}
			return dayPoint(p.add(shift).time().AddDate(0, 0, (wd+6)%7)), true
		}
	} else {
		x.from = nearWeekday(wd, 0)
	}
	x.from, k = s.dayPart(x.from, k, &x)
	x.span = models.Span{Start: i, End: k}
	return x, true
}

// chineseFuzzy reads what is no stretch of the calendar: 近日, 日前, 目前, 近年来,
// and decades and centuries.
func (s *scanner) chineseFuzzy(i int) (expression, bool) {
	for _, f := range []struct{ word, rule, value string }{
		{"近年来", "zh.past", "PAST_REF"}, {"近几年", "zh.past", "PAST_REF"}, {"近日", "zh.past", "PAST_REF"}, {"日前", "zh.past", "PAST_REF"},
		{"近期", "zh.past", "PAST_REF"}, {"不久前", "zh.past", "PAST_REF"}, {"连日来", "zh.past", "PAST_REF"}, {"前不久", "zh.past", "PAST_REF"},
		{"目前", "zh.present", "PRESENT_REF"}, {"当前", "zh.present", "PRESENT_REF"}, {"现在", "zh.present", "PRESENT_REF"}, {"眼下", "zh.present", "PRESENT_REF"},
	} {
		if end, ok := s.han(i, f.word); ok {
			return fixed(i, end, f.rule, "DATE", f.value), true
		}
	}
	k, base := i, 0
	if n, _, e := s.number(i); e > i && n >= 1 && n <= 30 {
		if e2, ok := s.han(e, "世纪"); ok {
			base, k = (n-1)*100, e2
		}
	}
	n, digits, e := s.number(k)
	if e2, ok := s.han(e, "年代"); ok && e > k && n%10 == 0 && (n < 100 || digits == 4) {
		y := n
		switch {
		case base > 0:
			y = base + n
		case n < 100:
			y = 1900 + n
		}
		return expression{span: models.Span{Start: i, End: e2}, rule: "zh.decade", stated: []string{"decade"}, from: at(point{unit: decade, year: y})}, true
	}
	if base > 0 {
		return expression{span: models.Span{Start: i, End: k}, rule: "zh.century", stated: []string{"century"}, from: at(point{unit: century, year: base})}, true
	}
	return expression{}, false
}

// chineseDuration reads 三天, 5年, 两个多月, 20分钟, 每年.
func (s *scanner) chineseDuration(i int) (expression, bool) {
	if k, ok := s.han(i, "每"); ok {
		if e, ok := s.han(k, "个"); ok {
			k = e
		}
		w, e := s.hanOne(k, "年", "月", "周", "天", "日", "季度", "小时")
		if w == "" {
			return expression{}, false
		}
		value := map[string]string{"年": "P1Y", "月": "P1M", "周": "P1W", "天": "P1D", "日": "P1D", "季度": "P1Q", "小时": "PT1H"}[w]
		return fixed(i, e, "zh.set", "SET", value), true
	}
	n, _, k := s.number(i)
	if k == i || n == 0 || s.digitBefore(i) {
		return expression{}, false
	}
	mod := ""
	if w, e := s.hanOne(k, "多", "余"); w != "" {
		mod, k = "MORE_THAN", e
	}
	if e, ok := s.han(k, "个"); ok {
		w, e := s.hanOne(e, "多月", "月", "星期", "小时", "季度", "世纪")
		if w == "" {
			return expression{}, false
		}
		value := map[string]string{"多月": "M", "月": "M", "星期": "W", "小时": "TH", "季度": "Q", "世纪": "CE"}[w]
		x := fixed(i, e, "zh.duration", "DURATION", period(strconv.Itoa(n), value))
		x.mod = mod
		return x, true
	}
	w, e := s.hanOne(k, "周年", "年", "天", "周", "小时", "分钟", "昼夜")
	if w == "" || w == "周年" {
		return expression{}, false
	}
	if w == "年" {
		if bad, _ := s.hanOne(e, "级", "代", "度", "会"); bad != "" {
			return expression{}, false
		}
	}
	if w == "周" {
		if bad, _ := s.hanOne(e, "岁", "年"); bad != "" {
			return expression{}, false
		}
	}
	value := map[string]string{"年": "Y", "天": "D", "周": "W", "小时": "TH", "分钟": "TM", "昼夜": "D"}[w]
	shift := 0
	if after, e2 := s.hanOne(e, "前", "后"); after != "" && (w == "年" || w == "天" || w == "周") {
		if bad, _ := s.hanOne(e2, "期", "续", "来", "提", "往"); bad == "" {
			shift = n
			if after == "前" {
				shift = -n
			}
			u := map[string]unit{"年": year, "天": day, "周": week}[w]
			x := expression{span: models.Span{Start: i, End: e2}, rule: "zh.units-ago"}
			x.from = func(a *anchor) (point, bool) {
				p, ok := a.upTo(u)
				return p.add(shift), ok
			}
			return x, true
		}
	}
	x := fixed(i, e, "zh.duration", "DURATION", period(strconv.Itoa(n), value))
	x.mod = mod
	return x, true
}
