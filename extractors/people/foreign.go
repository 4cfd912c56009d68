package people

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/extractors/fold"
	"tifa/models"
)

// What the evidence for a foreign name weighs, whose characters stand for sounds.
const (
	foreignPrior = -30
	perCharacter = -12 // each must be likelier than this to add to the name
	foreignBest  = 70  // what the characters weigh at most
	soundWord    = 14  // of each character of a word that a foreign name may hold
	foreignWords = 15  // all words of it are names of people
	placed       = 12  // a word that says where stands before it
	soundOpen    = 20  // of two characters together, to look closer
)

// foreign weighs names of characters that stand for sounds, in a stretch of
// Chinese characters that stand together.
func (u *unlisted) foreign(chars []rune, at []int) {
	sum, run, promising := 0, 0, false
	for _, r := range chars {
		if o := int(u.odds.of(r).sound); o >= 5 {
			sum, run = sum+o, run+1
			promising = promising || run >= 2 && sum >= soundOpen*2
		} else {
			sum, run = 0, 0
		}
	}
	if !promising {
		return
	}
	words := u.in.Words(at[0])
	n, begins := wordIndex(words, at[0])
	if !begins && n < len(words) && words[n].Span.Start < at[0] {
		n++
	}
	end := at[len(chars)]
	for n < len(words) && words[n].Span.End <= end {
		m := n
		for m < len(words) && words[m].Span.End <= end && u.sounds(words[m]) {
			m++
		}
		if m > n {
			u.foreignName(words, n, m)
		}
		n = m + 1
	}
}

// foreignName weighs the words from the n-th up to the m-th together, without
// those at both ends that are rather words of the sentence.
func (u *unlisted) foreignName(words []models.Token, n, m int) {
	for n < m && (u.single(words[n].Span) && u.weak(words[n], leadingWords) || u.ordinary(words[n])) {
		n++
	}
	for n < m && (u.single(words[m-1].Span) && u.weak(words[m-1], trailingWords) || u.ordinary(words[m-1])) {
		m--
	}
	if n == m {
		return
	}
	n, m = u.fromMark(words, n), u.toMark(words, m)
	span := models.Span{Start: words[n].Span.Start, End: words[m-1].Span.End}
	score, count := 0, 0
	for _, r := range span.In(u.in.Text) {
		score += int(u.odds.of(u.table.Symbol(r)).sound) + perCharacter
		count++
	}
	if count < 2 || count > 9 || count == 2 && m-n == 1 && !strings.HasPrefix(words[n].POS, "nr") {
		return
	}
	left, right := u.left(words, span.Start), u.right(words, span.Start, span.End)
	score = min(score, foreignBest) + foreignPrior + (left+right)/2
	if allNames(words[n:m]) && count > 2 {
		score += foreignWords
	}
	if count == 2 {
		score -= 15
	}
	if plain := u.table.ToSimplified(span.In(u.in.Text)); ordinaryWords[plain] || noNames[plain] || noPerson(u.in.Text[span.End:]) || u.inTitle(span) {
		return
	}
	if u.where(words, n, span) {
		u.found = append(u.found, candidate{span, score - left/2 + placed, models.Place, "unlisted-foreign-place"})
		return
	}
	u.found = append(u.found, candidate{span, score, models.Person, "unlisted-foreign-name"})
}

// weak says whether a word of one character at the edge of a foreign name is
// rather one of the sentence.
func (u *unlisted) weak(w models.Token, list string) bool {
	r, _ := utf8.DecodeRuneInString(w.Span.In(u.in.Text))
	r = u.table.Symbol(r)
	return u.odds.of(r).sound < 5 || strings.ContainsRune(list, r)
}

// Words of one character that also stand for sounds.
const (
	leadingWords  = "官星由对与和同向给被从让将把及是在于以小老为使比到达而因若"
	trailingWords = "帅的与和在于为以及等将对向同说称是有会曾都也还因让把被由从到来去又再已比之有"
)

// Words that say where stand before a foreign place.
var (
	whereWords = words(`在 于 到 至 赴 抵 位于 抵达 飞往 飞抵 前往 来到 来自 驻 距 离开 城市 首都 首府 小镇 重镇 港口 南部 北部 东部 西部 中部 东北部 西北部 东南部 西南部 境内 附近 小城 名城 市郊`)
	whereEnds  = words(`市 镇 州 城 岛 郊区 附近 一带 当地 境内 机场 市郊 举行 召开 出生 发生`)
)

// where says whether a foreign name that begins with the n-th word is rather that of a
// place: behind 在 and the like, and not before what people say and do.
func (u *unlisted) where(words []models.Token, n int, s models.Span) bool {
	if n == 0 || words[n-1].Span.End != s.Start || !whereWords[u.table.ToSimplified(words[n-1].Span.In(u.in.Text))] {
		return false
	}
	behind := u.in.Text[s.End:]
	if beginsWith(behind, whereEnds) {
		return true
	}
	for _, w := range []string{"的领导", "领导", "身上", "看来", "手中", "手里", "面前", "身边", "的带领", "的帮助", "的陪同", "陪同", "任职", "任", "之后", "之前", "心目", "执政", "总统", "总理", "先生", "等人", "家"} {
		if strings.HasPrefix(behind, w) {
			return false
		}
	}
	return !beginsWith(behind, behindPeople)
}

// allNames says whether all words are names of people.
func allNames(words []models.Token) bool {
	return !slices.ContainsFunc(words, func(w models.Token) bool { return !strings.HasPrefix(w.POS, "nr") })
}

// ordinary says whether a word at the edge of a foreign name is one of the language.
func (u *unlisted) ordinary(w models.Token) bool {
	return ordinaryWords[u.table.ToSimplified(w.Span.In(u.in.Text))]
}

// fromMark begins a name one character earlier that stands between it and a mark
// and may stand for a sound: 内 in 、内德维德.
func (u *unlisted) fromMark(words []models.Token, n int) int {
	if n == 0 || words[n-1].Span.End != words[n].Span.Start || !u.maySound(words[n-1], leadingWords) {
		return n
	}
	r, _ := utf8.DecodeLastRuneInString(u.in.Text[:words[n-1].Span.Start])
	if u.table.Is(r, fold.Han) || u.table.Symbol(r) == '·' {
		return n
	}
	return n - 1
}

// toMark ends a name one character later that an adverb cannot be, since a mark or
// a particle follows: 略 in 卡瓦略的.
func (u *unlisted) toMark(words []models.Token, m int) int {
	if m == len(words) || words[m].Span.Start != words[m-1].Span.End || words[m].POS == "n" || !u.maySound(words[m], trailingWords) {
		return m
	}
	r, _ := utf8.DecodeRuneInString(u.in.Text[words[m].Span.End:])
	if u.table.Symbol(r) == '·' || u.table.Is(r, fold.Han) && !strings.ContainsRune("的和与", u.table.Symbol(r)) {
		return m
	}
	return m + 1
}

// maySound says whether a word is one character that now and then stands for a sound.
func (u *unlisted) maySound(w models.Token, others string) bool {
	r, _ := utf8.DecodeRuneInString(w.Span.In(u.in.Text))
	r = u.table.Symbol(r)
	return u.single(w.Span) && u.odds.of(r).sound >= -8 && !strings.ContainsRune(others, r)
}

// longestTitle is how many bytes of a title are looked at on each side of a name.
const longestTitle = 60

// inTitle says whether a span stands in the title of a work with other words: names
// in titles of games, films and books are mostly made up.
func (u *unlisted) inTitle(s models.Span) bool {
	before := u.in.Text[max(0, s.Start-longestTitle):s.Start]
	open := strings.LastIndex(before, "《")
	if open < 0 || strings.Contains(before[open:], "》") {
		return false
	}
	behind := u.in.Text[s.End:min(len(u.in.Text), s.End+longestTitle)]
	end := strings.Index(behind, "》")
	return end >= 0 && end+len(before)-open > len("《")
}

// noNames are words written by sounds that name nobody.
var noNames = words(`克朗 法郎 卢布 卢比 里拉 比索 马克 桑塔纳 捷达 帕萨特 奥拓 斯诺克 高尔夫 马拉松 厄尔尼诺 拉尼娜 奥斯卡 格莱美 泰坦尼克 特洛伊 斯巴达 迪斯科 巧克力 坦克 吉普 卡车
	沙发 维他命 荷尔蒙 罗曼蒂克 乌托邦 歇斯底里 阿司匹林 伊斯兰 穆斯林 芭蕾 探戈 华尔兹 卡拉 克隆 比基尼 凡士林 尼古丁 海洛因 可卡因 吗啡 拉菲 芝士 披萨 色拉 布丁 威士忌 伏特加 白兰地 卡宾
	加农 布尔什维克 纳粹 法西斯 盖世太保 克格勃 摩萨德 阿拉伯 雅利安 吉普赛 萨克斯 萨克管 曼陀林 苏维埃 杜马 欧佩克 沙林 玛雅 印加 阿兹特克 泰姬陵 卡巴莱 托福 雅思 奥林匹克 奥林匹亚 比萨 拿铁 卡布奇诺
	摩卡 马赛克 席梦思 卡通 罗曼 史诗 拉丁 盖洛普 尼龙 涤纶 达卡 巴士 的士 雷达 声纳 苏打 鸦片 扎啤 马达 沙龙 沙拉 沙丁 萨其马 巴洛克 洛可可 哥特 达达 嬉皮 雅皮 朋克 桑巴 伦巴 恰恰 探戈 老寿星 卡丁 马海 安哥拉 康乃馨 郁金香`)

// sounds says whether a word may be part of a foreign name: one character that
// stands for a sound, a name of such, or a word that is hardly written but for
// its sounds.
func (u *unlisted) sounds(w models.Token) bool {
	least, mean := soundWord, 0
	switch {
	case u.single(w.Span):
		least = -15
	case w.POS == "nrt": // transliterated, says the dictionary
		least, mean = -15, 12
	case strings.HasPrefix(w.POS, "nr"):
		least, mean = -8, 18
	case w.POS == "x" || w.POS == "nz" || w.POS == "ns":
		least = 12
	}
	sum, count := 0, 0
	for _, r := range w.Span.In(u.in.Text) {
		if !u.table.Is(r, fold.Han) {
			return false
		}
		o := int(u.odds.of(u.table.Symbol(r)).sound)
		if o < least {
			return false
		}
		sum, count = sum+o, count+1
	}
	return sum >= mean*count
}
