package chinese

import (
	"iter"
	"math/bits"
	"strings"

	"tifa/extractors/fold"
)

// kinds is a set of what may begin at a character, a bit for each of the readings that
// longest chooses from.
type kinds uint8

const (
	aPeriod  kinds = 1 << iota // 十四五时期
	aDate                      // 9月8日, or two of them
	aFuzzy                     // 近日
	aSet                       // 每年
	aRolling                   // 过去三年
	aLength                    // 三天
	aCode                      // 1131220
)

// openings say at which characters an expression may begin, and of which kinds it is, so
// that all others are passed without a closer look: numbers, and words by their first
// three characters.
type openings struct {
	first [1 << 16]first // by the symbol
	slots []opening      // open addressing
	shift uint
}

// first says what may stand behind a symbol, as bits; it is 0 if nothing begins with it.
type first uint8

const (
	aWord first = 1 << iota
	aCount
	anyWord
)

// opening is two symbols with which words begin.
type opening struct {
	symbols uint32 // 0 if the slot is free
	words   kinds  // of words of the grammar
	names   kinds  // of names of feasts, reigns and plans
	third   uint64 // what may stand behind them, as a set that may say yes wrongly
}

// of gives the kinds of the words, and of the names, that begin with three symbols.
func (o *openings) of(a, b, c rune) (words, names kinds) {
	if s := &o.slots[o.slot(symbols(a, b))]; s.third&(1<<(c&63)) != 0 {
		return s.words, s.names
	}
	return 0, 0
}

func symbols(a, b rune) uint32 { return uint32(a)<<16 | uint32(b)&0xFFFF } //nolint:gosec // symbols have 16 bits

// slot is where an opening stands or would stand.
func (o *openings) slot(symbols uint32) int {
	i := int(symbols * 0x9E3779B1 >> o.shift)
	for o.slots[i].symbols != 0 && o.slots[i].symbols != symbols {
		i = (i + 1) & (len(o.slots) - 1)
	}
	return i
}

// aNumber stands for any number in a word, anything for any character.
const (
	aNumber  = 'N'
	anything = '*'
)

// openingWords are the words of the grammar that stand in no table, or their beginnings.
var openingWords = []struct {
	kinds kinds
	words string
}{
	{aDate, `第N 中华民国 民国 公元 西元 西历 公历 上个世纪 上世纪 本世纪 这个世纪 下个世纪 下世纪 闰N 正月 腊月 农历 阴历 旧历 夏历 今( 昨( 明( 前( 后( 本( 上( 下(
		今上 今下 今中 今凌 今傍 今午 昨上 昨下 昨中 昨凌 昨傍 昨午 明上 明下 明中 明凌 明傍 明午 今春 今夏 今秋 今冬 去春 去夏 去秋 去冬 明春 明夏 明秋 明冬
		星期 礼拜 周一 周二 周三 周四 周五 周六 周日 周末 大年 年初 年三 上半 前半 下半 后半 首季 qN 春季 春天 夏季 夏天 秋季 秋天 冬季 冬天
		年底 年末 年中 年头 年尾 岁末 月初 月底 月末 月中 上旬 中旬 下旬 全年 年内 今明 五一 六一 七一 八一 十一`},
	{aSet, `天天 年年 月月 逐日 逐月 逐年 每*`},
	{aRolling, `过去 此前 之前 最近 近N 未来 今后 接下 往后 即将 上N 前N 下N 后N 上整 前整 下整 后整 上约 前约 下约 后约 首N`},
	{aLength, `长期以来 多年 多日 多天 多周 多月 许多年 许多日 许多天 许多周 许多月 很多年 很多日 很多天 很多周 很多月 好多年 好多日 好多天 好多周 好多月
		大概 将近 接近 近N 不到 不足 超过 逾N 多于 超N 至少 不少于 至多 最多 不超过 大半年 小半年`},
	{aDate | aLength, `约N 大约`}, // 约9时
}

func newOpenings(n *names) *openings {
	o := &openings{}
	for _, c := range numbers + "0123456789" {
		o.first[c] |= aWord
	}
	all := map[uint32]opening{}
	// add adds a word. One of one character begins nothing alone, but before a number: 晚8时.
	add := func(word []rune, words, names kinds) {
		second, third := rune(aNumber), ^uint64(0)
		if len(word) > 1 {
			second = word[1]
		}
		if len(word) > 2 {
			third = 1 << (word[2] & 63)
		}
		switch o.first[word[0]] |= aWord; second {
		case aNumber:
			o.first[word[0]] |= aCount
		case anything:
			o.first[word[0]] |= anyWord
		}
		key := symbols(word[0], second)
		was := all[key]
		all[key] = opening{key, was.words | words, was.names | names, was.third | third}
	}
	for _, group := range openingWords {
		for w := range strings.FieldsSeq(group.words) {
			add([]rune(w), group.kinds, 0)
		}
	}
	for prefix := range weekPrefixes.all() {
		for _, word := range []string{"周", "星期", "礼拜"} {
			add([]rune(string(prefix)+word), aDate, 0)
		}
	}
	for _, stem := range stems {
		for _, branch := range branches {
			add([]rune{stem, branch, '年'}, aDate, 0)
		}
	}
	for _, table := range []iter.Seq[[]rune]{dayParts.all(), namedDays.all(), relativeYears.all(), relativeMonths.all()} {
		for w := range table {
			add(w, aDate, 0)
		}
	}
	for w := range fuzzyTimes.all() {
		add(w, aFuzzy, 0)
	}
	for _, table := range []iter.Seq[[]rune]{n.holidays.all(), n.eras.all()} {
		for w := range table {
			add(w, 0, aDate)
		}
	}
	for w := range n.periods.all() {
		add(w, 0, aPeriod)
		add(append([]rune{'"'}, w...), 0, aPeriod)
	}
	width := bits.Len(uint(2 * len(all)))                        //nolint:gosec // a count
	o.slots, o.shift = make([]opening, 1<<width), uint(32-width) //nolint:gosec // likewise
	for symbols, opening := range all {
		o.slots[o.slot(symbols)] = opening
	}
	return o
}

// begins says whether an expression may begin with a symbol.
func (o *openings) begins(symbol rune) bool { return symbol < 1<<16 && o.first[symbol] != 0 }

// counts says whether an expression may begin with a symbol and any number behind it, or
// anything, or with a number and what may stand behind one.
func (o *openings) counts(a, b rune) bool {
	return o.first[a]&anyWord != 0 || o.first[a]&aCount != 0 && mayCount(b) || isNumber(a) && behindNumbers.Has(b)
}

// behindNumbers are symbols that go on with a number or make a time of it.
var behindNumbers = fold.SetOf(numbers + "0123456789o拾百千万亿" + timeUnits + "多余来号时点至到财学赛、.:/-~")

// mayCount says whether a number may begin with a symbol behind a word.
func mayCount(s rune) bool { return isNumber(s) || s == '百' || s == '千' }

// opens gives the kinds of what may begin at the first character of a reader.
func (r *reader) opens() kinds {
	a, b, c := r.sym(0), r.sym(1), r.sym(2)
	o := r.names.openings
	k, name := o.of(a, b, c)
	if a < 1<<16 && o.first[a]&anyWord != 0 {
		words, _ := o.of(a, anything, c)
		k |= words
	}
	if a < 1<<16 && o.first[a]&aCount != 0 && mayCount(b) && (a != '第' || r.in(r.number(1).end, "季、和")) { // 第二、三季度
		words, _ := o.of(a, aNumber, c)
		k |= words
	}
	if name&^k != 0 {
		k |= r.opensName(name)
	}
	if isNumber(a) && r.opensNumber() {
		k |= aDate | aLength | aCode
	}
	return k
}

// opensName says whether a name stands at the first character: of a feast, a reign or a
// plan, or that of a plan behind a quotation mark.
func (r *reader) opensName(may kinds) (k kinds) {
	if may&aDate != 0 {
		_, feast := find(r, r.names.holidays, 0)
		_, era := find(r, r.names.eras, 0)
		if feast+era > 0 {
			k |= aDate
		}
	}
	if may&aPeriod != 0 {
		at := 0
		if r.sym(0) == '"' {
			at = 1
		}
		if _, period := find(r, r.names.periods, at); period > 0 {
			k |= aPeriod
		}
	}
	return k
}

// timeUnits are characters with which units of time begin, the measure word included.
const timeUnits = "年月日天周星礼季世小钟昼夜载个分秒刻"

// opensNumber says whether what stands behind the number at the first character may make
// it a time.
func (r *reader) opensNumber() bool {
	n := r.number(0)
	if n.end == 0 {
		return false
	}
	next := n.end + 1
	switch s := r.sym(n.end); s {
	case '个':
		return r.in(next, "月星礼周小钟多半季世年昼工交")
	case '、': // 5、6月份
		return isNumber(r.sym(next))
	case '万', '亿', '千', '百': // 5000万年
		return r.sym(next) == '年'
	case '多', '余', '来', '几':
		return r.in(next, timeUnits) || r.in(next, "万亿千百") && r.sym(next+1) == '年'
	case '.': // 2024.5.1, 2.5小时
		f := r.number(next)
		return f.figure && (n.digits == 4 || r.in(f.end, ".多余来几") || r.in(f.end, timeUnits) || r.in(f.end, "万亿千百") && r.sym(f.end+1) == '年')
	case ':', '/':
		return isNumber(r.sym(next))
	case '-', '~':
		return true
	default:
		return isNumber(s) || r.in(n.end, timeUnits) || r.in(n.end, "号时点至到财学赛") || n.figure && n.digits == 7 && r.lineEnd(n.end)
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
