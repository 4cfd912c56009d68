package people

import (
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
	words := u.wordsAt(at[0])
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
	score = min(score, foreignBest) + foreignPrior + (u.left(words, span.Start)+u.right(words, span.Start, span.End))/2
	if count == 2 {
		score -= 15
	}
	if plain := u.table.ToSimplified(span.In(u.in.Text)); ordinaryWords[plain] || noNames[plain] || noPerson(u.in.Text[span.End:]) || u.inTitle(span) {
		return
	}
	u.found = append(u.found, candidate{span, score, "unlisted-foreign-name"})
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
	least := soundWord
	switch {
	case u.single(w.Span):
		least = -15
	case strings.HasPrefix(w.POS, "nr"):
		least = 8
	case w.POS == "x" || w.POS == "nz" || w.POS == "ns":
		least = 12
	}
	for _, r := range w.Span.In(u.in.Text) {
		if !u.table.Is(r, fold.Han) || int(u.odds.of(u.table.Symbol(r)).sound) < least {
			return false
		}
	}
	return true
}
