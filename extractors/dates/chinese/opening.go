package chinese

import (
	"iter"
	"unicode/utf8"
)

// openings say at which characters an expression may begin, so that all others are
// passed without a closer look: numbers, and words by their first two characters.
type openings struct {
	first [1 << 16]bool // symbols with which something may begin
	words pairs         // of words of the grammar
	names pairs         // of names of feasts, reigns and plans
}

// pairs is a set of pairs of symbols. It may hold some more by chance, which costs no
// more than a closer look.
type pairs [1 << 12]uint64

func (p *pairs) bit(a, b rune) (word *uint64, bit uint64) {
	h := (uint32(a)*0x9E3779B1 + uint32(b)*0x85EBCA6B) >> 14
	return &p[h>>6], 1 << (h & 63)
}

func (p *pairs) has(a, b rune) bool {
	word, bit := p.bit(a, b)
	return *word&bit != 0
}

// aNumber stands for any number in a pair, anything for any character.
const (
	aNumber  = 'N'
	anything = '*'
)

// opening are the words of the grammar that stand in no table, by their first two
// characters.
const opening = `中华 民国 公元 西元 西历 公历 上个 上世 本世 这个 下个 下世 闰N 正月 腊月 农历 阴历 旧历 夏历 今( 昨( 明( 前( 后( 本( 上( 下( 今上 今下 今中 今凌 今傍 今午 昨上 昨下 昨中 昨凌 昨傍 昨午 明上 明下 明中 明凌 明傍 明午
	星期 礼拜 周一 周二 周三 周四 周五 周六 周日 周末 大年 年初 年三 上半 前半 下半 后半 第N 首季 qN 春季 春天 夏季 夏天 秋季 秋天 冬季 冬天
	年底 年末 年中 年头 年尾 岁末 月初 月底 月末 月中 上旬 中旬 下旬 全年 年内 约N 大约 天天 年年 月月 逐日 逐月 逐年 每*
	过去 此前 之前 最近 近N 未来 今后 接下 往后 即将 上N 前N 下N 后N 上整 前整 下整 后整 上约 前约 下约 后约
	今春 今夏 今秋 今冬 去春 去夏 去秋 去冬 明春 明夏 明秋 明冬 首N 今明 长期 五一 六一 七一 八一 十一 多年 多日 多天 多周 多月 许多 很多 好多
	大概 将近 接近 不到 不足 超过 逾N 多于 超N 至少 不少 至多 最多 不超 大半 小半`

func newOpenings(n *names) *openings {
	o := &openings{}
	for _, c := range numbers {
		o.first[c] = true
	}
	for c := '0'; c <= '9'; c++ {
		o.first[c] = true
	}
	words := []rune{}
	for _, c := range opening {
		if c > ' ' {
			words = append(words, c)
		}
	}
	for i := 0; i+1 < len(words); i += 2 {
		o.add(&o.words, words[i:i+2])
	}
	for prefix := range weekPrefixes.all() {
		for _, word := range []string{"周", "星期", "礼拜"} {
			o.add(&o.words, []rune(string(prefix)+word))
		}
	}
	for name := range n.periods.all() {
		o.add(&o.names, []rune{'"', name[0]})
	}
	for _, stem := range stems {
		for _, branch := range branches {
			o.add(&o.words, []rune{stem, branch})
		}
	}
	for _, words := range []iter.Seq[[]rune]{dayParts.all(), namedDays.all(), relativeYears.all(), relativeMonths.all(), fuzzyTimes.all()} {
		for w := range words {
			o.add(&o.words, w)
		}
	}
	for _, words := range []iter.Seq[[]rune]{n.holidays.all(), n.eras.all(), n.periods.all()} {
		for w := range words {
			o.add(&o.names, w)
		}
	}
	return o
}

func (o *openings) add(to *pairs, w []rune) {
	second := rune(aNumber) // a part of the day of one character: 晚8时
	if len(w) > 1 {
		second = w[1]
	}
	o.first[w[0]] = true
	word, bit := to.bit(w[0], second)
	*word |= bit
}

// begins says whether an expression may begin with a symbol.
func (o *openings) begins(symbol rune) bool { return symbol < 1<<16 && o.first[symbol] }

// pair says whether an expression may begin with two symbols, of which the first is no
// number.
func (o *openings) pair(a, b rune) bool {
	return o.words.has(a, b) || o.words.has(a, anything) || o.names.has(a, b) || (isNumber(b) || b == '百' || b == '千') && o.words.has(a, aNumber)
}

// opens says whether an expression may begin at the first character of a reader.
func (r *reader) opens() bool {
	a, b := r.sym(0), r.sym(1)
	o := r.names.openings
	switch {
	case o.words.has(a, b), o.words.has(a, anything):
		return true
	case (isNumber(b) || b == '百' || b == '千') && o.words.has(a, aNumber):
		return true
	case o.names.has(a, b) && r.opensName():
		return true
	case !isNumber(a):
		return false
	}
	return r.opensNumber()
}

// opensName says whether the name of a feast, a reign or a plan stands at the first
// character, or a plan behind a quotation mark.
func (r *reader) opensName() bool {
	if r.sym(0) == '"' {
		_, end := find(r, r.names.periods, 1)
		return end > 0
	}
	_, feast := find(r, r.names.holidays, 0)
	_, era := find(r, r.names.eras, 0)
	_, period := find(r, r.names.periods, 0)
	return feast+era+period > 0
}

// opensNumber says whether what stands behind the number at the first character makes
// it a time.
func (r *reader) opensNumber() bool {
	n := r.number(0)
	if n.end == 0 {
		return false
	}
	switch s := r.sym(n.end); s {
	case '个':
		return r.in(n.end+1, "月星礼周小钟多半季世年昼工交")
	case '分', '秒', '刻':
		return true
	case '、': // 5、6月份
		return isNumber(r.sym(n.end + 1))
	default:
		return isNumber(s) || r.table.Class(s) == 0 && s < utf8.RuneSelf && s != ' ' || r.in(n.end, "年月日号天周星礼季世小钟昼夜时点至到财学多余来载万亿千百赛") || n.figure && s == 0
	}
}

// numbers are the characters that a number may begin with, the ASCII digits aside.
const numbers = "〇零○◯一二三四五六七八九十廿卅两俩半几数"

func isNumber(s rune) bool {
	switch s {
	case '〇', '零', '○', '◯', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '廿', '卅', '两', '俩', '半', '几', '数':
		return true
	}
	return '0' <= s && s <= '9'
}
