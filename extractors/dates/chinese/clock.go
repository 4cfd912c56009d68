package chinese

import "tifa/extractors/dates/calendar"

// clockTime is a time of the day without its day.
type clockTime struct {
	hour, minute, second int
	unit                 calendar.Unit
	mod                  string // APPROX for 9时许
	sure                 bool   // whether the half of the day is known
	half                 string // am, pm
}

// in settles the half of the day by a part of it: 晚上8点 is 20 o'clock.
func (c clockTime) in(p dayPart) clockTime {
	switch {
	case p.part == "":
		return c
	case c.hour == 12 && p.mod == "START": // 凌晨12点
		c.hour = 0
	case c.hour%12 == 0 && (p.part == calendar.Night || p.part == calendar.Evening): // 今晚零时
		c.hour = 24
	case c.hour >= 12:
	case p.part == calendar.Afternoon || p.part == calendar.Evening || p.part == calendar.Night && c.hour >= 5 || p.noon && c.hour <= 3:
		c.hour += 12
	}
	c.sure = true
	return c
}

func (c clockTime) cycle() calendar.Cycle { return calendar.Clock(c.hour, c.minute, c.second, c.unit) }

func (c clockTime) before(d clockTime) bool {
	return c.hour*3600+c.minute*60+c.second < d.hour*3600+d.minute*60+d.second
}

// timeOfDay is a part of the day and a clock time, either of which may be missing.
type timeOfDay struct {
	part  dayPart
	clock *clockTime
	end   int // 0 if there is neither
	word  int // the character behind the part
}

// timeOfDay reads 上午, 上午9时30分, 9:30, 晚上八点半, 9时许, 3点pm.
func (r *reader) timeOfDay(k int) (t timeOfDay) {
	j := k
	if p, end := find(r, dayParts, k); end > 0 && r.partHolds(k, end) {
		if end-k > 1 {
			end = r.skip(end, "时分") // 傍晚时分
		}
		t.part, t.end, t.word, j = p, end, end, end
		if more, e := find(r, dayParts, end); e > 0 && (more.part == p.part || p.part == calendar.Evening) && e-end > 1 { // 晚间深夜
			t.part, t.end, t.word, j = more, e, e, e
		}
	}
	j = r.skip(j, "约", "大约", "的")
	if n := r.number(j); n.n > 24 && !n.half && !n.some && r.any(n.end, "时", "点") > 0 && r.any(n.end, "点多", "时间") == 0 { // 下午25时
		return timeOfDay{}
	}
	if c, end := r.clock(j); end > 0 {
		c = c.in(t.part)
		t.clock, t.end = &c, end
	}
	return t
}

// partHolds says whether a part of the day of one character is one: 晚 in 8日晚, but
// not in 晚会.
func (r *reader) partHolds(k, end int) bool {
	next := r.sym(end)
	if end-k > 1 {
		return r.any(k, "一早") == 0 || next != '日' && !r.beforeIn("统第万") // 统|一|早日
	}
	if '0' <= next && next <= '9' || next == 0 {
		return true
	}
	if r.any(end, "一点", "一些", "一步", "两点") > 0 && !r.in(end+2, "半钟整多许") { // 早一点
		return false
	}
	if _, ok := hanDigit(next); ok || next == '十' {
		return true
	}
	switch r.sym(k) {
	case '晚', '早', '晨', '夜':
		if k > 0 && r.sym(k-1) == '日' && r.sym(k) != '早' { // 12日晚就此表示
			return !r.in(end, "报餐饭宴年期婚辈稻班熟市色幕场") && (!r.in(end, "会") || r.in(end+1, "见谈晤"))
		}
		return !r.in(end, "已就会些期报于年餐饭宴间上稻先点婚辈班熟市礼空景校色幕以")
	}
	return true
}

// clock reads 9时, 9点30分, 9:30, 九点半, 5点一刻, 9时许, 下午三点 without its part.
func (r *reader) clock(k int) (c clockTime, end int) {
	h := r.number(k)
	if h.end == 0 || h.half || h.some || h.n > 24 || h.figure && h.digits > 2 || !h.figure && h.digits > 1 {
		return c, 0
	}
	c = clockTime{hour: h.n, unit: calendar.Minute, sure: h.n > 12}
	j := h.end
	if r.sym(j) == ':' && h.figure {
		return r.digital(c, j+1)
	}
	switch {
	case r.any(j, "点钟") > 0:
		c.mod = r.around(r.any(j, "点钟"), &end)
		return c, end
	case r.any(j, "点击", "点名", "点评", "点赞", "点五", "时期", "时代", "时间", "时候") > 0:
		return c, 0
	case r.any(j, "点多", "时多") > 0: // 早上7点多
		c.mod = "APPROX"
		return c, j + 2
	case r.any(j, "时许", "点许") > 0:
		c.mod = "APPROX"
		return c, j + 2
	case r.any(j, "时", "点") > 0:
		j++
	default:
		return c, 0
	}
	if e := r.any(j, "正", "整"); e > 0 {
		return c, e
	}
	if e := r.any(j, "半", "踏半"); e > 0 && !r.in(e, "年月天小") {
		c.minute = 30
		if s := r.number(e); s.end > 0 && r.sym(s.end) == '秒' { // 三时半五十九秒
			c.second, c.unit = s.n, calendar.Second
			return c, s.end + 1
		}
		c.mod = r.around(e, &end)
		return c, end
	}
	j = r.skip(j, "搭", "过")
	m := r.number(j)
	switch {
	case m.n > 59 && r.any(m.end, "分") > 0 && r.any(m.end, "分钟", "分之") == 0: // 9时75分
		return c, 0
	case m.end == 0 || m.half || m.some || m.n > 59:
	case r.sym(m.end) == '刻':
		c.minute = m.n * 15
		return c, m.end + 1
	case r.any(m.end, "个字") > 0:
		c.minute = m.n * 5
		return c, m.end + 2
	case r.any(m.end, "分") > 0 && r.any(m.end, "分钟", "分之") == 0:
		c.minute, j = m.n, m.end+1
		if s := r.number(j); s.end > 0 && s.n < 60 && r.sym(s.end) == '秒' && r.sym(s.end+1) != '钟' {
			c.second, c.unit = s.n, calendar.Second
			return c, s.end + 1
		}
		c.mod = r.around(j, &end)
		return c, end
	case r.in(h.end, "点时") && (m.n >= 10 || m.zero || m.digits == 1 && r.sym(j-1) == '搭' || !m.figure && m.n <= 11 && r.lineEnd(m.end)) && !r.counts(m.end):
		c.minute = m.n
		if m.n < 10 && !m.zero && m.digits == 1 && m.n > 0 && !m.figure { // 三點三: a hand on the three
			c.minute = m.n * 5
		}
		return c, m.end
	}
	c.mod = r.around(j, &end)
	if w := r.english(end); w == "am" || w == "pm" {
		c = c.halfDay(w)
		end += 2
	}
	return c, end
}

// digital reads the minutes of 9:30, 9:30:15, 3:15pm.
func (r *reader) digital(c clockTime, k int) (clockTime, int) {
	m := r.number(k)
	if !m.figure || m.digits != 2 || m.n > 59 || r.at(k).spaced {
		return c, 0
	}
	c.minute = m.n
	end := m.end
	if c.hour == 24 && c.minute > 0 {
		return c, 0
	}
	if s := r.number(end + 1); r.sym(end) == ':' && s.figure && s.digits == 2 && s.n < 60 {
		c.second, c.unit, end = s.n, calendar.Second, s.end
	}
	if r.sym(end) == ':' {
		return c, 0
	}
	switch w := r.english(end); w {
	case "am", "pm":
		return c.halfDay(w), end + 2
	case "a.m.", "p.m.":
		return c.halfDay(w[:1] + "m"), end + 4
	case "p":
		return c.halfDay("pm"), end + 1
	}
	c.sure = c.hour > 12 || c.hour == 0
	if c.hour > 24 {
		return c, 0
	}
	return c, end
}

func (c clockTime) halfDay(w string) clockTime {
	if c.hour <= 12 {
		if c.hour %= 12; w == "pm" {
			c.hour += 12
		}
	}
	c.sure, c.half = true, w
	return c
}

// english reads am, pm or p behind a time.
func (r *reader) english(k int) string {
	for _, w := range []string{"a.m.", "p.m.", "am", "pm", "p"} {
		if end := r.has(k, w); end > 0 {
			if s := r.sym(end); 'a' <= s && s <= 'z' {
				continue
			}
			return w
		}
	}
	return ""
}

// around reads 许 or 左右 behind a time; end is set to the character behind.
func (r *reader) around(k int, end *int) (mod string) {
	*end = k
	if e := r.any(k, "许", "左右", "前后"); e > 0 {
		*end = e
		return "APPROX"
	}
	return ""
}

// counts says whether a measure word stands at k, so that the number before it
// counts something.
func (r *reader) counts(k int) bool {
	return r.in(k, "个名位件项次届人万亿千百多家所辆艘架元岁年月日号天米公里吨%起条篇场")
}

// lineEnd says whether nothing but a mark stands at k.
func (r *reader) lineEnd(k int) bool {
	s := r.sym(k)
	return s == 0 || !(r.table.Class(s) != 0)
}

// timeAlone reads parts of the day and clock times without a day: 晚间, 上午9时, 14:30.
func (r *reader) timeAlone(k int) written {
	t := r.timeOfDay(k)
	if t.end == 0 {
		return written{}
	}
	switch {
	case t.clock == nil && t.word-k < 2: // 晚, 早
		return written{}
	case t.clock == nil && !r.partAlone(t.end):
		return written{}
	case t.clock != nil && t.word == 0 && !r.clockAlone(k, t.end):
		return written{}
	}
	w := written{rule: "zh.part", end: t.end}
	if t.clock == nil {
		c := calendar.DayPartCycle(t.part.part)
		w.cycle, w.meaning = &c, calendar.Once(c, "part")
		w.meaning.Mod = t.part.mod
		return w
	}
	c := t.clock.cycle()
	w.cycle, w.meaning, w.rule, w.clock = &c, calendar.Once(c, "hour"), "zh.clock", t.clock
	w.part = t.part
	w.meaning.Mod = t.clock.mod
	return w
}

// partAlone says whether a part of the day stands as a time.
func (r *reader) partAlone(end int) bool {
	if r.any(end-2, "黎明") > 0 && r.beforeIn(surnames) { // 赵黎明
		return false
	}
	return !r.in(end, "茶餐宴饭场党版报市盘") && r.any(end, "经济", "消费", "旅游", "开放", "施工", "照明", "模式") == 0 && !r.beforeIn("每逢")
}

// clockAlone says whether a clock time without a part of the day is one: 9时, 14:30,
// and 9点 where nothing is counted.
func (r *reader) clockAlone(k, end int) bool {
	if r.sym(end-1) == '点' && (r.beforeIn("第几有一这那要的了出") || r.in(end, "建意要看希左右头子心滴儿共")) {
		return false
	}
	if n := r.number(k); r.sym(end-1) == '点' && !n.figure && n.end == end-1 && !r.beforeIn("在于到至从自约近") && r.before(0) != 0 { // 三点声明, 以下三点。
		return false
	}
	if r.sym(end-1) == '时' && (r.beforeIn("小") || r.in(end, "代间期候区尚髦常而")) {
		return false
	}
	n := r.number(k)
	switch {
	case n.figure && r.sym(n.end) == ':' && (r.beforeIn("比以") || r.in(end, "胜负平")): // 3:16, a score
		return false
	case r.follows("分之"), !n.figure && r.follows("在于"), r.in(n.end, "点") && r.beforeIn("跌涨升降挫低收扬达约近"), r.sym(end-1) == '多' && !r.beforeIn("在于至到从自"): // 百分之四点九, 跌5点
		return false
	case !n.figure && n.n == 1 && n.end-k == 1 && end == n.end+1 && r.before(0) != 0: // 一时, 一点
		return false
	case !n.figure && r.sym(n.end) == '点' && end > n.end+1 && !r.in(end-1, "半分刻整许右秒") && !r.minutesInWords(n.end+1, end): // 四点九
		return r.before(0) == 0 && r.lineEnd(end)
	}
	return true
}

// minutesInWords says whether the number from k to end is one of minutes, 三十 or 零五,
// rather than what stands behind a decimal point.
func (r *reader) minutesInWords(k, end int) bool {
	for ; k < end; k++ {
		if r.in(k, "十零〇") {
			return true
		}
	}
	return false
}
