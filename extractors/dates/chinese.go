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

const chineseStarts = "第〇零一二三四五六七八九十两几数半今昨明前后去上下本当同次翌这那此近日目现早晚春夏秋冬元正周星礼民公农每连不年月刚同稍去凌大如过未中午傍深夜清"

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
	if to, end, ok := s.weekdayBehind(k); ok && len(x.stated) == 1 {
		x.rule += "-range"
		x.to = func(a *anchor) (point, bool) {
			if a.last == nil {
				return point{}, false
			}
			ahead := (to - int(a.last.time().Weekday()) + 7) % 7
			return dayPoint(a.last.time()).add(ahead), true
		}
		k = end
	}
	x.span = models.Span{Start: i, End: k}
	return x, true
}

// weekdayBehind reads the end of a range such as 周一至周三.
func (s *scanner) weekdayBehind(i int) (wd, end int, ok bool) {
	k, ok := s.rangeMark(i)
	if !ok {
		return 0, i, false
	}
	_, k2 := s.hanOne(k, "星期", "礼拜", "周")
	r, size := utf8.DecodeRuneInString(s.text[k2:])
	n := strings.IndexRune("日一二三四五六", s.table.Symbol(r))
	return n / len("日"), k2 + size, size > 0 && n >= 0
}

// chineseFuzzy reads what is no stretch of the calendar: 近日, 日前, 目前, 近年来,
// and decades and centuries.
func (s *scanner) chineseFuzzy(i int) (expression, bool) {
	for _, f := range []struct{ word, rule, value string }{
		{"近年来", "zh.past", "PAST_REF"}, {"近几年", "zh.past", "PAST_REF"}, {"近日", "zh.past", "PAST_REF"}, {"日前", "zh.past", "PAST_REF"},
		{"近期", "zh.past", "PAST_REF"}, {"不久前", "zh.past", "PAST_REF"}, {"连日来", "zh.past", "PAST_REF"}, {"前不久", "zh.past", "PAST_REF"},
		{"目前", "zh.present", "PRESENT_REF"}, {"如今", "zh.present", "PRESENT_REF"}, {"当前", "zh.present", "PRESENT_REF"}, {"现在", "zh.present", "PRESENT_REF"}, {"眼下", "zh.present", "PRESENT_REF"},
	} {
		if end, ok := s.han(i, f.word); ok {
			return fixed(i, end, f.rule, "DATE", f.value), true
		}
	}
	k, base := i, 0
	if e, ok := s.han(i, "上世纪"); ok {
		n, _, e2 := s.number(e)
		if e3, ok := s.han(e2, "年代"); ok && n%10 == 0 && n < 100 {
			return expression{span: models.Span{Start: i, End: e3}, rule: "zh.decade", stated: []string{"decade"}, from: func(a *anchor) (point, bool) {
				ref, ok := a.upTo(year)
				return point{unit: decade, year: ref.year/100*100 - 100 + n}, ok
			}}, true
		}
	}
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
		if n, _, e := s.number(k); e > k && n > 1 { // 每四年
			if x, ok := s.chineseDuration(k); ok && x.kind == "DURATION" {
				x.span.Start, x.kind, x.rule = i, "SET", "zh.set"
				return x, true
			}
		}
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
	if w, k := s.hanOne(i, "过去", "未来"); w != "" {
		if e, ok := s.han(k, "的"); ok {
			k = e
		}
		if _, digits, _ := s.number(k); digits < 4 { // not 过去的2017年
			if x, ok := s.chineseDuration(k); ok && x.kind == "DURATION" {
				x.span.Start = i
				return x, true
			}
		}
		return expression{}, false
	}
	if e, ok := s.han(i, "半年"); ok {
		if bad, _ := s.hanOne(e, "度", "报"); bad == "" && !s.digitBefore(i) && !s.hanBefore(i, "上下前后") {
			return fixed(i, e, "zh.duration", "DURATION", "P6M"), true
		}
	}
	n, _, k := s.number(i)
	if k == i || n == 0 || s.digitBefore(i) {
		return expression{}, false
	}
	if s.hanBefore(i, "个") { // 第十四个五年规划
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
		if u, known := map[string]unit{"月": month, "星期": week}[w]; known && mod == "" {
			if x, ok := s.unitsAway(i, e, n, u); ok {
				return x, true
			}
		}
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
	if u, known := map[string]unit{"年": year, "天": day, "周": week}[w]; known {
		if x, ok := s.unitsAway(i, e, n, u); ok {
			return x, true
		}
	}
	x := fixed(i, e, "zh.duration", "DURATION", period(strconv.Itoa(n), value))
	x.mod = mod
	return x, true
}

// unitsAway goes on behind a number and a unit: 前 and 后 make a date of it.
func (s *scanner) unitsAway(i, end, n int, u unit) (expression, bool) {
	after, e := s.hanOne(end, "前", "后")
	if bad, _ := s.hanOne(e, "期", "续", "来", "提", "往"); after == "" || bad != "" {
		return expression{}, false
	}
	if after == "前" {
		n = -n
	}
	return expression{
		span: models.Span{Start: i, End: e}, rule: "zh.units-ago",
		from: func(a *anchor) (point, bool) {
			p, ok := a.upTo(u)
			return p.add(n), ok
		},
	}, true
}

// hanBefore says whether one of these characters stands before byte i.
func (s *scanner) hanBefore(i int, characters string) bool {
	r, size := utf8.DecodeLastRuneInString(s.text[:i])
	return size > 0 && strings.ContainsRune(characters, s.table.Symbol(r))
}
