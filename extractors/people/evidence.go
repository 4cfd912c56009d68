package people

import (
	"strings"
	"unicode/utf8"

	"tifa/extractors/fold"
	"tifa/models"
)

// What evidence weighs, in tenths of the natural logarithm.
const (
	prior           = -38 // names are rarer than other words
	promising       = 30  // what the characters must weigh for the words to be asked
	promisingTitled = 5   // the same behind a title
	best            = 85  // what the characters weigh at most
	unlikelyAlone   = 60  // the same where nothing beside the characters speaks for a name
	compound        = 60  // a surname of two characters
	oneGiven        = -15 // a given name of one character
	commonSurname   = -40 // the surname may be a preposition that follows a word
	japaneseName    = 12  // a Japanese surname
	thing           = -45 // the last character ends words for things and places
	again           = 8   // each further place where the name may stand, up to two
	possible        = -25 // what such a place must weigh

	cutWord     = -85 // an edge within a word
	latinBeside = -60 // letters or digits right beside the name
	digitBehind = -40 // digits right behind it
	aged        = 10  // an age right behind it
	speaker     = 35  // a name that opens a line, and a colon
	personNoun  = 25  // a word for a kind of person before the name, more than for others
	titleNoun   = 42  // a title or calling that stands right before names
	nameEdge    = 24  // a word before which, or behind which, names often stand
	nameVerb    = 42
)

// shapes is what it weighs how the words divide a name.
const (
	singlesOfThree = 26  // surname and two given characters are a word each
	singlesOfTwo   = -3  // surname and given character
	wholeOfThree   = 5   // all of it is one word, a name
	wholeOfTwo     = -25 // the same with two characters, which mean other things often
	wholeOther     = -75 // all of it is one word, and no name
	givenWord      = -20 // the given name is a word
	surnameWord    = -52 // the surname and the next character are a word
	nameWord       = -24 // the same, and the word is a name
)

// leftOf weighs the word before a name by its part of speech: of several
// characters, and of one.
var leftOf = map[byte][2]int{
	'n': {-13, -70}, 'v': {-13, -34}, 'p': {-30, -20}, 'c': {-30, -35}, 'u': {-40, -38}, 'b': {-3, -10}, 'j': {-5, -60}, 'x': {-30, -15},
	't': {-15, -40}, 'd': {-30, -70}, 'r': {-22, -30}, 'm': {-50, -15}, 'a': {-34, -50}, 'q': {-60, -70}, 'f': {-60, -70}, 's': {-40, -60}, 'z': {-60, -60},
}

// rightOf is the same for the word behind.
var rightOf = map[byte][2]int{
	'n': {-22, -70}, 'v': {-5, -30}, 'p': {5, -20}, 'c': {-20, -28}, 'u': {-10, -22}, 'b': {0, -20}, 'j': {-60, -40}, 'x': {-40, -60},
	't': {-22, -60}, 'd': {-12, -10}, 'r': {15, -18}, 'm': {-8, -50}, 'a': {0, -55}, 'q': {-20, -25}, 'f': {-80, -90}, 's': {-60, -60}, 'z': {-50, -60}, 'i': {0, 0},
}

// unknownWord weighs a word of a part of speech that the tables do not have.
const unknownWord = -40

// left weighs what stands before byte i.
func (u *unlisted) left(words []models.Token, i int) (score int) {
	r, size := utf8.DecodeLastRuneInString(u.in.Text[:i])
	if !u.table.Is(r, fold.Han) {
		switch {
		case size > 0 && u.table.Class(r)&(fold.Letter|fold.Digit) != 0:
			return latinBeside
		case r == '《', r == '〈':
			return -5
		case u.table.Symbol(r) == '·':
			return latinBeside
		}
		return 3
	}
	if beginsWell(u.in.Text, i) {
		score = nameEdge
	}
	n, begins := wordIndex(words, i)
	if !begins || n == 0 {
		return score
	}
	before := words[n-1]
	if r := u.table.Symbol(r); strings.HasPrefix(before.POS, "n") && !u.single(before.Span) && strings.ContainsRune(personEndings, r) {
		score = max(score, personNoun)
	}
	if titleNouns[u.table.ToSimplified(before.Span.In(u.in.Text))] {
		score = max(score, titleNoun)
	}
	return score + u.beside(leftOf, before)
}

// right weighs what stands behind byte i, where a name ends that begins at start.
func (u *unlisted) right(words []models.Token, start, i int) (score int) {
	r, size := utf8.DecodeRuneInString(u.in.Text[i:])
	if !u.table.Is(r, fold.Han) {
		switch {
		case size > 0 && u.table.Is(r, fold.Digit) && agedBehind(u.in.Text[i:]):
			return aged
		case size > 0 && u.table.Is(r, fold.Digit):
			return digitBehind
		case size > 0 && u.table.Is(r, fold.Letter):
			return latinBeside
		case r == '》', r == '〉':
			return -35
		case u.table.Symbol(r) == ':' && u.opensLine(start):
			return speaker
		case u.table.Symbol(r) == '·':
			return latinBeside
		}
		return 5
	}
	if noPerson(u.in.Text[i:]) {
		return latinBeside
	}
	if endsWell(u.in.Text, i) || beginsWith(u.in.Text[i:], behindPeople) {
		score = nameVerb
	}
	n, begins := wordIndex(words, i)
	if !begins || n == len(words) {
		return score
	}
	return score + u.beside(rightOf, words[n])
}

// beside weighs a word beside a name.
func (u *unlisted) beside(weights map[byte][2]int, w models.Token) int {
	if strings.HasPrefix(w.POS, "nr") && w.Span.Len() > 3 {
		return -30
	}
	pos := byte('?')
	if w.POS != "" {
		pos = w.POS[0]
	}
	pair, ok := weights[pos]
	switch {
	case !ok:
		return unknownWord
	case u.single(w.Span):
		return pair[1]
	}
	return pair[0]
}

// shape weighs how the words of the sentence divide a span whose surname has s
// characters.
func (u *unlisted) shape(words []models.Token, span models.Span, s int) int {
	if within(words, span.Start) || within(words, span.End) {
		return cutWord
	}
	n, _ := wordIndex(words, span.Start)
	inner := 0
	for n+inner < len(words) && words[n+inner].Span.End <= span.End {
		inner++
	}
	surnameEnd := span.Start
	for range s {
		_, size := utf8.DecodeRuneInString(u.in.Text[surnameEnd:])
		surnameEnd += size
	}
	three := utf8.RuneCountInString(span.In(u.in.Text)) > 2
	switch {
	case inner == 1 && strings.HasPrefix(words[n].POS, "nr") && three:
		return wholeOfThree
	case inner == 1 && strings.HasPrefix(words[n].POS, "nr"):
		return wholeOfTwo
	case inner == 1:
		return wholeOther
	case within(words, surnameEnd) && strings.HasPrefix(words[n].POS, "nr"):
		return nameWord
	case within(words, surnameEnd):
		return surnameWord
	case inner == 2 && three && s == 1:
		return givenWord
	case three:
		return singlesOfThree
	}
	return singlesOfTwo
}

// agedBehind says whether the text begins with an age: 9岁.
func agedBehind(text string) bool {
	return strings.HasPrefix(strings.TrimLeft(text[:min(len(text), 12)], "0123456789０１２３４５６７８９"), "岁")
}

// opensLine says whether nothing stands before byte i in its line.
func (u *unlisted) opensLine(i int) bool {
	return i == 0 || u.in.Text[i-1] == '\n'
}

// noPerson says whether the text begins with a word that stands behind names of
// places and bodies, such as 村 and 公司, and makes one of what stands before it.
func noPerson(text string) bool { return beginsWith(text, notPeople) }

// beginsWith says whether the text begins with a word of a list, whose words have
// at most three characters.
func beginsWith(text string, list map[string]bool) bool {
	for i, n := 0, 3; n > 0 && i < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[i:])
		if i += size; list[text[:i]] {
			return true
		}
	}
	return false
}

// endsWith says whether the text ends with a word of a list, whose words have at most
// n characters.
func endsWith(text string, n int, list map[string]bool) bool {
	for i := len(text); n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:i])
		if i -= size; list[text[i:]] {
			return true
		}
	}
	return false
}

// personEndings end words for kinds of people: 局长, 前锋, 画家.
const personEndings = "长员家者人师手生民警裁任授士监将星帅夫妻父母官友锋卫门童姐妹弟哥嫂女儿婿孙匠兵工星迷侠僧"

// titleNouns are such titles and callings.
var titleNouns = words(`书记 总经理 经理 厂主 政委 教练 主教练 队长 局长 县长 市长 镇长 乡长 区长 主任 校长 选手 运动员 农民 工人 职工 战士 民警 教师 医生 导演 演员 作家 画家 诗人 歌手 学者 教授 院士 烈士
	村民 市民 居民 夫人 妻子 丈夫 总监 主编 秘书长 会长 董事长 总裁 组长 科长 处长 站长 班长 连长 团长 司令 司令员 主席 主持人 律师 法官 警官 球员 前锋 中锋 后卫 门将 守门员 主帅 裁判 厂长 社长 所长 院长 馆长 台长
	行长 部长 专员 委员 老汉 老伴 姑娘 小伙子 副总 店主 船长 机长 台长 馆员 研究员 副研究员 工程师 总工程师 设计师 建筑师 助理 顾问 理事长 总编辑 副总裁 棋手 棋圣 国手 小将 老将 名将 女星 男星 影星 球星 巨星`)

// thingEndings end words for things and places, and hardly a given name: 红旗渠, 白金卡.
const thingEndings = "渠洞雕卡人滩堡剑派寺街岛沟寨店馆楼塔宫池车诗镇村里县乡社团队"

// behindPeople are words that stand behind full names beside those of behindNames.
var behindPeople = words(`教授 博士 将军 局长 市长 总监 主任 烈士 医生 老师 夫人 主席 总理 总统 部长 书记 董事长 总经理 上校 少将 中将 上将 大使 议长 首相 外长 大夫 师傅 本人 二人 两人 三人 兄弟 父子 母子 夫妻 一家
	等人 委员长 副主席 省长 县长 厂长 校长 院长 新著 所著 说道 自己 笑着 摄影 编剧 执导 饰演 主演`)

// notPeople are such words.
var notPeople = words(`州 市 省 岛 县 區 区 镇 乡 村 屯 庄 寨 山 河 江 湖 湾 港 峡 路 街 桥 站 寺 庙 塔 宫 陵 峰 岭 海峡 半岛 群岛 机场 码头 水库 高原 盆地 沙漠 平原 山脉 流域 草原 森林
	会议 队 俱乐部 公司 集团 大学 学院 银行 医院 博物馆 美术馆 图书馆 基金会 研究所 研究院 委员会 协会 中学 小学 剧院 酒店 饭店 宾馆 影业 电子 汽车 地产 证券 信托 财团 通讯社 电视台 党 派 社
	号 牌 杯 奖 语 族 教 主义 地区 王国 共和国 大桥 球场 病 式 效应 定理 指数 法案 高速 铁路 古城 遗址 镇党委 小镇 主场 客场 海滩 沙滩 雪山 雪峰 国际 中心 艺术 点评 帐篷 体系 股市 国家 天主 教堂 修道院 酒庄 庄园 城堡 要塞 运河 瀑布 冰川 牌号 型 进步 民族 组织 计划 方程 常数 星云 彗星 号飞船 航空 制药 唱片 影院 商城 超市 家居 手机 数码 数字 相机 轿车 跑车 客机 战机 导弹 坦克 病毒 疫苗 人寿 保险 基金 财富 世界杯 平均 草原 大道 大街 广场 公园 大厦 花园 山庄 度假 景区 森林公园`)

// ordinaryWords are words that dictionaries take for names, or whose characters
// are those of names.
var ordinaryWords = words(`养老金 小金库 克勤克俭 蓬蓬勃勃 扶智 丛林 光荣 仓库 弘扬 蓬勃 封锁 智慧 普惠 瓦斯 玉米 安康 杜绝 荣耀 荣誉 蓝图 红旗 陈旧 辛勤 丘陵 高峰 戈壁 王朝 双刃剑 雷阵雨 红树林 黄金周 白皮书 蓝皮书 牛鼻子 乌龙球 安宁 和睦 和谐 平安 安全 安静 甘霖 乔迁 雷雨 凌驾 陶冶 石油 高尔夫 红卫兵
	马拉松 乌云 金融 金属 华侨 关键 关怀 关爱 明星 明珠 温和 温馨 温柔 舒适 舒畅 舒服 常委 常年 成熟 成就 方针 方案 方面 强烈 单纯 严重 严格 严峻 严肃 严厉 郑重 康复 健康 富裕 任命 任职 任期 计划 包括 包含 应邀 通讯 通信 支持 支援 项目 贺电 贺信 盛会 盛大 雷达 雷锋精神 边境
	封建 封建性 牛羊 牛羊肉 桑蚕茧 柴油 毛衣 毛病 金牌 银牌 白银 白酒 黄河 黄金 黄土 蓝天 安居 安居乐业 宁静 平静 庄严 庄稼 庄重 康庄 甘愿 全力 全心 容易 凌晨 黎明 曙光 万元 万众 万象 江山 江河 江南 和平 于是 宗旨 宗教 宗派 尚未 许多 许可 时期 时代 巩固 祖国 祖先 祖籍 经济 经验 车辆 车间 水利 农民 农村 权利 权力 向往 司机 司法 司令 居民 相互 相当 党员 党章 家乡 家园 国家 国际 海洋 海外 海关 沙漠 粮食`)
