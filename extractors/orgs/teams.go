package orgs

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/extractors/match"
	"tifa/models"
)

// Teams reports teams of sport that are called by the place they play for, where a
// Chinese text tells of a match: 罗马主场迎战, 击败阿根廷. A city that a famous club
// is called by is the club unless something beside it says that the city is meant;
// any other place must have a word of the game right beside it, or be listed with
// one that does. It also reports names before 队, such as 全兴队, that no place
// stands in. places are the names of places, and p.Mentions of other bodies.
func Teams(p *extractors.Pass, places []extractors.Mention) error {
	if !strings.Contains(p.Text, "队") && !strings.Contains(p.Text, "場") && !strings.Contains(p.Text, "场") &&
		!strings.Contains(p.Text, "赛") && !strings.Contains(p.Text, "赔") && !strings.Contains(p.Text, "vs") && !strings.Contains(p.Text, "VS") {
		return nil
	}
	t := &teams{in: p.Input, table: fold.Load(), taken: map[models.Span]bool{}}
	for _, m := range p.Mentions() {
		t.taken[m.Span] = true
		t.known = append(t.known, m.Span)
		if len(m.Entries) > 0 && (m.Entries[0].Kind == "club" || m.Entries[0].Kind == "league") {
			t.games = append(t.games, m.Span.Start)
		}
	}
	t.findGames()
	if len(t.games) == 0 {
		return nil
	}
	slices.Sort(t.games)
	slices.SortFunc(t.known, func(a, b models.Span) int { return a.Compare(b) })
	for _, s := range append(t.places(places), t.named(places)...) {
		m := extractors.Mention{Label: models.Org, Span: s, Sure: true, Source: models.Source{Rule: "team"}}
		if err := p.Report(m); err != nil {
			return err
		}
	}
	return nil
}

type teams struct {
	in    *extractors.Input
	table *fold.Table
	taken map[models.Span]bool
	known []models.Span // of other bodies, in order
	games []int         // where words of the game and clubs stand, in order
}

// enough is how many words of the game and clubs a text holds that tells of one for
// certain.
const enough = 2

// gameWords are words of the game.
var gameWords = sync.OnceValue(func() *match.Matcher {
	return match.New(strings.Fields(`主场 客场 赛季 联赛 球队 主帅 主教练 平局 进球 赔率 盘口 让球 德比 前锋 中场 后卫 门将 射手 小组赛 决赛 淘汰赛 足球 篮球 排球
		乒乓球 羽毛球 球员 足彩 世界杯 欧洲杯 亚洲杯 足协杯 国脚 比分 连胜 不败 男队 女队 男篮 女篮 男足 女足 世锦赛 锦标赛 出线 对阵 英超 西甲 意甲 德甲 法甲 中超 甲A
		欧冠 联盟杯 主胜 客胜 让半球 平手 强队 开球 任意球 角球 点球 头球 球门 积分榜 升班马 保级 外援 主力 裁判 vs 球迷 球星 转会 欧战 擂台赛 邀请赛 循环赛 夺冠`))
})

// findGames finds the words of the game.
func (t *teams) findGames() {
	last := -1
	t.in.Search(gameWords(), func(_, start, end int) {
		if start >= last {
			last = end
			t.games = append(t.games, start)
		}
	})
}

// near is how many bytes around a name the words of the game are counted in.
const near = 400

// game is how many words of the game and clubs stand near byte i.
func (t *teams) game(i int) int {
	from, _ := slices.BinarySearch(t.games, i-near)
	to, _ := slices.BinarySearch(t.games, i+near)
	return to - from
}

// Words right before and right behind a team that is called by its place.
var (
	beforeTeams = words(`主场 客场 对阵 迎战 战胜 击败 大胜 不敌 负于 输给 逼平 战平 力克 险胜 完胜 轻取 横扫 淘汰 客战 主战 远征 vs VS 做客 豪门 黑马 升班马
		避开 连胜 惨败给 告负 组的 强队 爆冷 马竞 逆转 双杀 交手 要求`)
	behindTeams = words(`主场 客场 让球 让出 让半 让平 主战 客战 本赛季 上赛季 上轮 本轮 下轮 本场 战绩 不败 不胜 连胜 连败 取胜 胜 负 告负 vs VS 对阵 迎战 战胜
		击败 大胜 力克 险胜 完胜 轻取 横扫 逼平 战平 出线 晋级 夺冠 危险 稳胜 稳胆 均防 有难 反弹 赢球 输球 主强 主将 主胜 当胜 等强队 两支主队 两支升班马 的比赛 那场球 具 队`)
	// Words that show a city to be one.
	beforeCities = words(`在 于 赴 抵达 飞往 前往 来自 离开 位于 回到 去 到 抵 驻 市 从 访问 游览 本报 新华社 中新社`)
	behindCities = words(`市 人 警方 举行 机场 街头 当地 地区 体育场 球场 体育馆 郊区 大学 街 路 赛区 站 奥运 电 讯 的街 附近 周边 城区 市民 居民 政府 德比 ）`)
)

// clubCities are cities that famous clubs are called by.
var clubCities = words(`罗马 利物浦 都灵 热那亚 那不勒斯 塞维利亚 波尔图 米兰 佛罗伦萨 巴勒莫 亚特兰大 桑德兰 朴茨茅斯 巴塞罗那 瓦伦西亚 巴伦西亚 马拉加 马洛卡 里昂
	马赛 摩纳哥 波尔多 里尔 汉堡 科隆 多特蒙德 不来梅 斯图加特 法兰克福 汉诺威 南安普顿 南安普敦 纽卡斯尔 诺丁汉 伯明翰 巴里 博洛尼亚 帕尔马 布雷西亚 佩鲁贾 巴塞尔 埃因霍温 米德尔斯堡
	马德里 莱比锡 纽伦堡 波鸿 墨西拿 南锡 图卢兹 雷恩 朗斯 萨拉戈萨 毕尔巴鄂 桑坦德 拉科鲁尼亚 格拉纳达 维罗纳 雷丁 德比郡 伯恩茅斯 布莱顿 顿涅茨克`)

// places gives the places that are teams. Of places in a list all are if one is.
func (t *teams) places(places []extractors.Mention) (out []models.Span) {
	var list []models.Span
	team := false
	flush := func() {
		if team {
			out = append(out, list...)
		}
		list, team = list[:0], false
	}
	for _, m := range places {
		s := m.Span
		if t.inside(s) || t.taken[s] || len(list) > 0 && s.Start < list[len(list)-1].End {
			continue
		}
		if len(list) == 0 || !listed(t.in.Text[list[len(list)-1].End:s.Start]) {
			flush()
		}
		list = append(list, s)
		team = team || t.team(s)
	}
	flush()
	return out
}

// listed says whether the text between two names lists them.
func listed(between string) bool { return between == "、" || between == "和" || between == "与" }

// team says whether a place is a team, by what stands beside it.
func (t *teams) team(s models.Span) bool {
	before, behind := t.in.Text[:s.Start], t.in.Text[s.End:]
	if endsWith(before, 3, beforeCities) || beginsWith(behind, 3, behindCities) {
		return false
	}
	beside := endsWith(before, 4, beforeTeams) && t.edge(s.End) || beginsWith(behind, 4, behindTeams)
	if clubCities[t.table.ToSimplified(s.In(t.in.Text))] {
		return beside && t.game(s.Start) > 0 || t.game(s.Start) >= enough
	}
	return beside && t.game(s.Start) >= enough
}

// edge says whether no Chinese word that goes on with a name follows byte i: a mark,
// a particle, or another name in a list.
func (t *teams) edge(i int) bool {
	r, size := utf8.DecodeRuneInString(t.in.Text[i:])
	return size == 0 || !t.table.Is(r, fold.Han) || strings.ContainsRune("和与等都也又在将时后的并且而以", r)
}

// inside says whether a span lies in the name of another body or overlaps it.
func (t *teams) inside(s models.Span) bool {
	n, _ := slices.BinarySearchFunc(t.known, s.End, func(o models.Span, at int) int { return o.Start - at })
	for i := n - 1; i >= 0 && i >= n-8; i-- {
		if t.known[i].End > s.Start {
			return true
		}
	}
	return false
}

// besidePlayers are words for players and what they do with teams.
var besidePlayers = words(`前锋 中锋 后卫 中卫 中场 门将 守门员 射手 主帅 教练 主教练 球员 队员 外援 老将 小将 名将 选手 国手 加盟 转会 效力 执教 离开 来自 首战 次战 迎来 率领 带领 对手 联赛 主场 客场 赛季 上轮 本轮 决赛 小组 球迷 战胜 击败 对阵 迎战 不敌 负于 输给 挑战`)

// longestStem is how many characters stand before 队 in the name of a team.
const longestStem = 6

// stemless stand before 队 and name no team.
var stemless = words(`生产 造林 放映 先锋 施工 消防 巡逻 突击 演出 文工 宣讲 服务 建筑 运输 筑路 测量 勘探 服务 考古 科考 巡逻 治安 民兵 游击 欧战 主队 球 乙级 太阳神战 支球 球 车 乐 舰 两 主 客 强 弱 对 国家 男 女 青年 各 全 排 领 部 军 这支 一支 两支 各支 该 本 冠军 亚军 参赛 替补 升班马 保级 种子 东道主 明星 代表 工作 考察 探险 救援 医疗 宣传 少年 国青 国奥 足球 篮球 排球 梦之 啦啦 拉拉 仪仗 护卫 志愿
	男子 女子 混合 甲级 一线 二线 预备 成年 老年 主力 顶级 欧洲 亚洲 亲友 团 分 支 大 中 小 总 站 每 所有 其他 另一 多支 三支 四支 强 组 出线 领头羊`)

// named gives names before 队 that no place stands in.
func (t *teams) named(places []extractors.Mention) (out []models.Span) {
	text := t.in.Text
	begins := map[int]int{} // of the places, by their ends
	for _, m := range places {
		begins[m.Span.End] = m.Span.Start
	}
	for i := 0; ; {
		k := strings.Index(text[i:], "队")
		if k < 0 {
			return out
		}
		at := i + k
		i = at + len("队")
		next, _ := utf8.DecodeRuneInString(text[i:])
		if strings.ContainsRune("员长伍友列形医歌服旗", next) {
			continue
		}
		s := models.Span{End: i}
		if place, ok := begins[at]; ok && t.game(at) > 0 {
			s.Start = place
		} else if stem, ok := t.stem(at); ok && t.game(at) >= enough {
			s.Start = stem.Start
		} else {
			continue
		}
		if !t.inside(s) {
			out = append(out, s)
		}
	}
}

// stem reads the name of a team backwards from 队 at byte i.
func (t *teams) stem(i int) (models.Span, bool) {
	none := models.Span{}
	words := t.in.Words(i)
	w, begins := slices.BinarySearchFunc(words, i, func(w models.Token, at int) int { return w.Span.Start - at })
	start, chars := i, 0
	if !begins {
		if w == 0 || words[w-1].Span.End != i+len("队") {
			return none, false
		}
		w--
		start = words[w].Span.Start
		chars = utf8.RuneCountInString(text(t, start, i))
	}
	for w > 0 && words[w-1].Span.End == start && chars < longestStem {
		own := words[w-1]
		plain := t.table.ToSimplified(own.Span.In(t.in.Text))
		if !stemWord(own, plain) {
			break
		}
		w--
		start = own.Span.Start
		chars += utf8.RuneCountInString(plain)
	}
	stem := t.table.ToSimplified(text(t, start, i))
	if chars < 2 || chars > longestStem || stemless[stem] || strings.ContainsRune("球部军舰车乐", last(stem)) || strings.ContainsFunc(stem, func(r rune) bool { return !t.table.Is(r, fold.Han) || strings.ContainsRune(neverInNames, r) }) {
		return none, false
	}
	for word := range stemless {
		if utf8.RuneCountInString(word) > 1 && (strings.HasSuffix(stem, word) || strings.HasPrefix(stem, word)) {
			return none, false
		}
	}
	return models.Span{Start: start, End: i}, true
}

func text(t *teams, start, end int) string { return t.in.Text[start:end] }

// stemWord says whether a word may stand in the name of a team before 队.
func stemWord(w models.Token, plain string) bool {
	if acting[plain] || genericWords[plain] || beforeTeams[plain] || besidePlayers[plain] {
		return false
	}
	if utf8.RuneCountInString(plain) == 1 {
		return w.POS == "" || strings.ContainsRune("ngjxz", rune(w.POS[0]))
	}
	return w.POS == "" || strings.ContainsRune("njxz", rune(w.POS[0]))
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

// beginsWith says whether the text begins with a word of a list, whose words have
// at most n characters.
func beginsWith(text string, n int, list map[string]bool) bool {
	for i := 0; n > 0 && i < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[i:])
		if i += size; list[text[:i]] {
			return true
		}
	}
	return false
}

// last is the last character of a stem.
func last(stem string) rune {
	r, _ := utf8.DecodeLastRuneInString(stem)
	return r
}
