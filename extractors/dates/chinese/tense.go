package chinese

import (
	"strings"

	"tifa/extractors/dates/calendar"
	"tifa/models"
)

// reach is how far from an expression the words of its clause are looked for, in
// bytes.
const reach = 180

// Tense says whether the clause around an expression speaks of what is over or of
// what is to come. Chinese verbs have no tense: words such as 将 and 已 tell.
func Tense(text string, s models.Span) calendar.Tense {
	before := strings.ToValidUTF8(text[max(0, s.Start-reach):s.Start], "")
	after := strings.ToValidUTF8(text[s.End:min(len(text), s.End+reach)], "")
	if i := strings.LastIndexAny(before, "。！？\n；;"); i >= 0 {
		before = before[i:]
	}
	if i := strings.IndexAny(after, "。！？\n；;"); i >= 0 {
		after = after[:i]
	}
	clauseBefore := before
	if i := strings.LastIndexAny(before, "，：,:"); i >= 0 {
		clauseBefore = before[i:]
	}
	clauseBefore = plain.Replace(clauseBefore)
	clauseAfter := after
	if i := strings.IndexAny(after, "，,"); i >= 0 {
		clauseAfter = after[:i] + "，" // 周一说，
	}
	if said(clauseAfter) && !future(clauseBefore+"\x00") {
		return calendar.Past
	}
	clause := clauseBefore + "\x00" + plain.Replace(clauseAfter)
	switch {
	case strings.HasPrefix(after, "起") && strings.ContainsAny(s.In(text), "周週星礼禮") && !past(clauseBefore):
		return calendar.Future
	case future(clauseBefore):
		return calendar.Future
	case past(clause):
		return calendar.Past
	case future(clause), strings.Contains(before, "预计") || strings.Contains(before, "預計") || strings.Contains(before, "预测") || strings.Contains(before, "預測"):
		return calendar.Future
	}
	return calendar.Unknown
}

// said says whether the date is that of a statement, whatever the statement is about.
func said(clause string) bool {
	for _, verb := range sayings {
		if strings.Contains(clause, verb) {
			return true
		}
	}
	return false
}

func future(clause string) bool {
	for _, w := range futureWords {
		if strings.Contains(clause, w) {
			return true
		}
	}
	return false
}

func past(clause string) bool {
	for _, w := range pastWords {
		if strings.Contains(clause, w) {
			return true
		}
	}
	return false
}

// plain takes the words away in which 将 is no tense.
var plain = strings.NewReplacer("上将", "", "中将", "", "少将", "", "大将", "", "将领", "", "将军", "", "将士", "", "将近", "", "上將", "", "中將", "", "少將", "", "大將", "", "將領", "", "將軍", "", "將士", "", "將近", "",
	"老将", "", "名将", "", "主将", "", "麻将", "", "干将", "", "闯将", "", "小将", "", "女将", "", "部将", "", "帅将", "", "将官", "", "将就", "", "将信将疑", "",
	"老將", "", "名將", "", "主將", "", "麻將", "", "幹將", "", "闖將", "", "小將", "", "女將", "", "部將", "", "將官", "", "將就", "", "而已", "", "已有望", "有望")

var (
	sayings     = strings.Fields("表示 指出 宣布 透露 强调 強調 通报 通報 介绍说 说： 说， 說： 說， 称， 稱， 稱： 回应 回應 发表 發表")
	futureWords = strings.Fields("将 將 可于 可於 预估 預估 预料 預料 拟于 擬於 定于 定於 预计 預計 预定 預定 计划于 計劃於 即将 即將 起施行 起實施 起实施 起施行 前完成 有望 届时 屆時 力争 力爭 前会 前會")
	pastWords   = strings.Fields("已于 已於 已 曾于 曾於 曾经 曾經 此前 早在 以来 以來 出生 生于 逝世")
)
