package people

import (
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
)

// Chinese is the class %hanname: a person's name in Chinese characters. It gives
// a surname with one or two given characters (袁家军, 欧阳志明), a name with dots
// (阿卜杜拉·买买提), and a name written with the characters that stand for
// foreign sounds (布林肯).
//
// Where the name ends is judged by what follows: punctuation, or a word that
// often stands behind names. If nothing tells, the words of the sentence are
// asked: a word that begins with the third character ends the name before it.
func Chinese(in *extractors.Input, pos int, forward bool, _, _ int) []int {
	if forward {
		return namesFrom(in, pos)
	}
	return namesBefore(in.Text, pos)
}

// hanFrom reads up to n folded Chinese characters at byte i, with the byte
// behind each.
func hanFrom(text string, i, n int) (chars []rune, ends []int) {
	t := fold.Load()
	for len(chars) < n && i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !t.Is(r, fold.Han) {
			break
		}
		i += size
		chars, ends = append(chars, t.Symbol(r)), append(ends, i)
	}
	return chars, ends
}

func namesFrom(in *extractors.Input, pos int) (ends []int) {
	if end := dotted(in, pos); end > pos {
		return []int{end}
	}
	chars, at := hanFrom(in.Text, pos, 7)
	if opensWord(chars) {
		return nil
	}
	var lengths []int
	surname := surnameLength(chars)
	if surname > 0 {
		for given := 2; given >= 1; given-- {
			if n := surname + given; n <= len(chars) && givenName(chars[surname:n]) && !unlikely(chars[:n], surname) {
				lengths = append(lengths, n)
			}
		}
		if surname == 2 && ChineseSurname(chars[0]) { // 司马懿, but 高陵 is hardly one
			if len(chars) >= 3 && givenName(chars[1:3]) {
				lengths = append(lengths, 3)
			}
		}
	}
	foreign := 0
	for foreign < len(chars) && strings.ContainsRune(soundCharacters, chars[foreign]) {
		foreign++
	}
	for n := foreign; n >= 2; n-- {
		if n > 3 || surname == 0 {
			lengths = append(lengths, n)
		}
	}
	for k, n := range lengths {
		if !endsWell(in.Text, at[n-1]) || n == 2 && isWord(in, pos, at[1]) {
			continue
		}
		// 王刚 in 王刚发表: the word behind the shorter name begins in the longer.
		if k+1 < len(lengths) && lengths[k+1] == n-1 && n <= 3 && wordGoesOn(in, at[n-2], at[n-1]) {
			continue
		}
		ends = append(ends, at[n-1])
	}
	if len(ends) > 0 || len(lengths) == 0 {
		return ends
	}
	// Nothing tells where it ends: the words of the sentence do.
	long := at[lengths[0]-1]
	if len(lengths) > 1 && wordGoesOn(in, at[lengths[1]-1], long) {
		return []int{at[lengths[1]-1]}
	}
	return []int{long}
}

// opensWord says whether a word of the language begins where a name should: 依法施政
// behind the office of a chief executive, 全党 before 同志.
func opensWord(chars []rune) bool {
	return len(chars) >= 2 && neverNames[string(chars[:2])]
}

// neverNames are words that begin with the character of a rare surname and stand where
// names do.
var neverNames = words(`依法 依照 依靠 依规 全党 全军 全体 全国 全民 全市 全省 全县 全世 全力 全面 多次 多年 多位 多名 特别 连续 连任 连夜 强调 强烈 强力 英明 英勇 和政 和革 和周 和老 和各 和广 和有 和相 和其
	许多 於一 关于 关心 万岁 从农 从中 从严 从此 向全 向各 向大 应邀 应当 应该 时任 时隔 时常 于是 同志 同时 同意 同有 有关 能够 過去 曾任 曾经 曾於 都是 都有 都要 要求 要在 要以 要把 安排 安全 安徽 成为 成立 成功 
	方面 方针 高度 高举 高等 广泛 广大 明确 明年 明天 平时 平等 常年 常常 常务 单位 单独 车间 公开 公平 公正 经过 经常 经济 经济 就是 就要 就任 那样 那些 那个 相信 相当 相关 严格 严肃 解放 解决 终于 终究 始终 充分 充满`)

// unlikely says whether a name is one by its form only: neither is its first
// character a frequent surname, nor are the others frequent in given names.
func unlikely(chars []rune, surname int) bool {
	c := characterOdds()
	own := int(c.of(chars[0]).surname)
	if surname > 1 || own >= 20 {
		return false
	}
	if len(chars) == 2 {
		return own+int(c.of(chars[1]).single) < 0
	}
	return own+int(c.of(chars[1]).first)+int(c.of(chars[2]).second) < 0
}

// isWord says whether two characters are an ordinary word of the sentence, such
// as 计划, and no name.
func isWord(in *extractors.Input, start, end int) bool {
	for _, w := range in.Words(start) {
		if w.Span.Start == start {
			return w.Span.End == end && !strings.HasPrefix(w.POS, "nr")
		}
	}
	return false
}

// wordGoesOn says whether a word of the sentence begins at byte i and goes on
// behind byte end.
func wordGoesOn(in *extractors.Input, i, end int) bool {
	for _, w := range in.Words(i) {
		if w.Span.Start == i {
			return w.Span.End > end
		}
	}
	return false
}

// namesBefore gives the places where a name may begin that ends at byte pos.
func namesBefore(text string, pos int) (starts []int) {
	t := fold.Load()
	var chars []rune
	var at []int
	for i := pos; len(chars) < 4 && i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if !t.Is(r, fold.Han) {
			break
		}
		i -= size
		chars, at = append([]rune{t.Symbol(r)}, chars...), append([]int{i}, at...)
	}
	for n := len(chars); n >= 2; n-- {
		own := chars[len(chars)-n:]
		s := surnameLength(own)
		if s > 0 && n-s >= 1 && n-s <= 2 && !opensWord(own) && givenName(own[s:]) && beginsWell(text, at[len(at)-n]) {
			starts = append(starts, at[len(at)-n])
		}
	}
	return starts
}

// dotted reads a name with dots in it: 卡拉里·希隆戈. Behind the last dot the name
// goes on as long as its characters stand for sounds.
func dotted(in *extractors.Input, pos int) (end int) {
	t, text := fold.Load(), in.Text
	i, dots := pos, 0
	for range 5 {
		chars, at := hanFrom(text, i, 8)
		if len(chars) == 0 {
			break
		}
		last := at[len(at)-1]
		if r, size := utf8.DecodeRuneInString(text[last:]); t.Symbol(r) == '·' && size > 0 {
			dots++
			i = last + size
			continue
		}
		if dots == 0 {
			return pos
		}
		n := 0
		for n < len(chars) && strings.ContainsRune(soundCharacters, chars[n]) {
			n++
		}
		if end := (&unlisted{in: in, table: t, odds: characterOdds()}).partEnd(i); end > i && !endsWell(text, at[max(n, 1)-1]) {
			return end
		}
		for k := min(max(n, 1), len(chars)); k <= len(chars); k++ {
			if endsWell(text, at[k-1]) {
				return at[k-1]
			}
		}
		return at[max(n, 1)-1]
	}
	return pos
}

// endsWell says whether a name may well end at byte i.
func endsWell(text string, i int) bool {
	chars, _ := hanFrom(text, i, 3)
	if len(chars) == 0 {
		return true
	}
	for n := 1; n <= len(chars); n++ {
		if behindNames[string(chars[:n])] {
			return true
		}
	}
	return false
}

// beginsWell says whether a name may well begin at byte i.
func beginsWell(text string, i int) bool {
	t := fold.Load()
	r, size := utf8.DecodeLastRuneInString(text[:i])
	return size == 0 || !t.Is(r, fold.Han) || strings.ContainsRune("和与同对由经据向及是为的者长席记理任员", t.Symbol(r))
}

// SurnameLength is how many characters at the beginning of a Chinese name are its
// surname: 2 of 欧阳志明, 1 of 袁家军, 0 if it begins with none. The name may be in
// traditional characters.
func SurnameLength(name string) int { return surnameLength([]rune(fold.Load().ToSimplified(name))) }

// surnameLength is how many characters of the beginning are a surname.
func surnameLength(chars []rune) int {
	if len(chars) >= 3 && compoundSurnames[string(chars[:2])] {
		return 2
	}
	if len(chars) >= 2 && ChineseSurname(chars[0]) {
		return 1
	}
	return 0
}

// givenName says whether the characters may be a given name: none of them is a
// particle or another word that names do not have.
func givenName(chars []rune) bool {
	table := characterOdds()
	for _, r := range chars {
		if table.of(r).neverGiven {
			return false
		}
	}
	return true
}

// neverGiven are characters that given names do not have.
const neverGiven = "所的了着过和与及或在从到由向往对被把将让使给是有这那其各每我你他她它们不没无未也都还就又再很更最已曾要会能可应须该称说表指调主出召任免等"

// surnames of one character, simplified; the hundred family names and others of
// today.
const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳" +
	"酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒" +
	"屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包" +
	"诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎" +
	"祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通" +
	"边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖" +
	"融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公谌尧撒代付肖闫邝覃阳佟卿仝苑帅亓瓦次刀岳芦恽寻冼海苟禤鄢妥布尉仉揭么"

// japaneseSurnames are the frequent ones of two characters and more, simplified.
var japaneseSurnames = words(`佐藤 铃木 高桥 田中 渡边 伊藤 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 斋藤 山崎 池田 桥本 阿部 石川 山下 中岛 石井 小川 前田 冈田 长谷川 藤田 后藤 近藤 村上 远藤 青木 坂本 斎藤 福田 太田 西村 藤井 金子 冈本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 和田 石田 森田 上田 原口 内田 柴田 酒井 宫崎 横山 高木 安藤 宫本 大野 小岛 谷口 今井 工藤 高田 增田 丸山 杉山 村田 大塚 小山 藤本 河野 上野 野口 武田 松井 千叶 岩崎 菅原 木下 久保 佐野 野村 松尾 市川 菊地 杉本 古川 岛田 水野 桜井 高野 吉川 山内 西田 饭田 菊池 西川 小松 北村 安田 五十岚 川口 平田 关口 中田 久保田 东条 岩田 服部 川崎 本田 飞田 土井 岛崎 辻本 福岛 岸田 安倍 麻生 小泉 石破 森喜 鸠山 村山 宫泽 竹下 中曾根 大平 三木 海部 羽田 细川 桥下 小渊 河村 町村 额贺 谷垣 野田 前原 枝野 茂木 林芳 高市 冈崎 须田 太宰 田边 芥川 川端 三岛 黑泽 小津 北野 宫城 浅田 羽生 福原 石原 栗原 吉野 荒木 今村 松冈 松村 小池 志位 不破 山中 江崎 利根川 汤川`)

var compoundSurnames = words(`欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙
	宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 左丘 东门 西门 南荣 第五`)

// soundCharacters are those by which foreign names are written.
const soundCharacters = "阿艾安奥巴白班邦鲍贝本比彼别宾波伯博布勃查策茨达戴丹当德登邓迪蒂丁东杜多厄恩尔法凡方菲费芬丰弗夫福盖甘戈格哥古瓜圭哈海汉豪赫黑亨华霍" +
	"基吉加贾杰金卡凯坎康考柯科克肯孔库夸奎昆拉莱赖兰朗劳勒雷里利莉连廉列林琳龙卢鲁伦罗洛吕马玛麦曼芒梅门蒙米密敏明莫默姆穆纳娜南内尼纽努诺帕派潘庞佩彭皮平坡普恰乔切钦丘" +
	"热日荣茹儒瑞若萨塞桑瑟森沙山尚绍舍圣施什史士舒斯思司松苏索塔泰坦汤唐特滕提田廷通图托瓦万威韦维魏温翁沃乌伍武西希锡夏香向肖谢辛欣休许雅亚扬耶叶伊易因英尤尧约泽扎詹珍芝朱卓兹孜兰丝" +
	"瓜坚姜蕾丽露洁卜妮安娅伦买提吐尔逊江木热依古丽旺扎西次仁洛桑央金卓嘎拜顿翰"

// behindNames are words, one to three characters long, that stand behind names.
var behindNames = words(`在 同 与 和 及 等 对 向 为 是 于 率 任 说 称 指 表 强 就 将 曾 已 也 还 又 的 从 由 因 被 让 以 并 介 宣 主 出 参 会 考 调 深 来 到 赴 抵 当 担 获 致 发 签 批 作 讲 代 受 陪 分 共 一 先 后 前 日 今 昨 上 下 这 此 接 乘 要 认 提 回 答 补 重 透 坦 呼 严 揭 点 直 反 质 追 问
	先生 女士 同志 表示 指出 强调 主持 出席 参加 会见 介绍 宣布 认为 告诉 透露 任命 当选 夫妇 一行 一同 近日 日前 教授 院士 委员 代表 逝世 遗体 因病 摄 报道 撰 文 举行 访 签署 率团 到访 做 发表 呼吁 批准 发布 召开 听取`)

// ChineseSurname says whether a character, simplified, is a surname.
func ChineseSurname(r rune) bool { return strings.ContainsRune(surnames, r) }
