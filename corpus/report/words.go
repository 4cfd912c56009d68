package report

import (
	"fmt"
	"strconv"
	"strings"

	"tifa/models"
)

// words is what a report says in one language. A text with verbs of fmt takes what the
// method or the caller names.
type words struct {
	chinese bool
	lang    string // of the page

	title, contents, numbers, download, firstRows, noDate, madeBy, unknownPack, since, until, noCopies string

	left, leftUndated, leftYearOnly, leftOutside string

	allDocuments, documents, mentions, people, organisations, slogans, knownShare, copies, undated, yearOnly, textless, period string

	trendTitle, trendNote, trendByYear, trendDescription, trendYearly            string
	slogansTitle, slogansNote, slogansByYear, slogansByMonth, slogansDescription string
	slogansChoose, noSlogans                                                     string
	rankTitles                                                                   map[string]string
	rankNote, rankDescription, rankValue, rankNone                               string
	networkTitle, networkNote, networkDescription, networkNone                   string
	missed                                                                       string // of pairs, in the network and the order
	orderTitle, orderNote, orderDescription, orderNone, orderCell                string
	coverageTitle, coverageNote, coverageDescription, coverageAll                string
	qualityTitle, qualityNote, qualityDescription, qualityMixed, qualityConflict string
	qualityNone, languagesTitle, languagesNote, languagesDescription             string
	warnings                                                                     map[string]string
	labels                                                                       map[models.Label]string
	langNames                                                                    map[models.Lang]string
}

func wordsOf(lang string) words {
	if lang == "zh" {
		return chinese
	}
	return english
}

// join puts a sentence behind others.
func (w *words) join(text, sentence string) string {
	if w.chinese {
		return text + sentence
	}
	return text + " " + sentence
}

// comma is what stands between the parts of a list.
func (w *words) comma() string {
	if w.chinese {
		return "、"
	}
	return ", "
}

// count writes a number with its thousands apart.
func count(n int) string {
	s := strconv.Itoa(n)
	var b strings.Builder
	for i, r := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// percent writes a share in per cent, with a digit behind the point where it is small.
func percent(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	p := 100 * float64(part) / float64(whole)
	switch {
	case part == 0 || p >= 9.95:
		return fmt.Sprintf("%.0f%%", p)
	case p < 0.1:
		return "<0.1%"
	}
	return fmt.Sprintf("%.1f%%", p)
}

var english = words{
	lang: "en", title: "What %s says", contents: "Contents", numbers: "Numbers", download: "CSV",
	firstRows: "The first %s of %s rows; the CSV file has them all.",
	noDate:    "no date", madeBy: "Made by %s %s, dictionaries %s.", unknownPack: "unknown",
	since: "only documents since %s", until: "only documents until %s", noCopies: "without copies",
	allDocuments: "Documents in all", documents: "documents", mentions: "mentions", people: "people known by name", organisations: "organisations known",
	slogans: "slogans", knownShare: "of names in a dictionary", copies: "copies of another document", undated: "without a date",
	yearOnly: "with a year only", textless: "written without their text", period: "%s to %s",

	left: "Documents not drawn: %s.", leftUndated: "without a date (%s)", leftYearOnly: "with a year only (%s)",
	leftOutside: "with a date far off (%s)",

	trendTitle:       "What is named, over time",
	trendNote:        "The first panel counts documents by month; the others show mentions per document.",
	trendByYear:      "The first panel counts documents by year; the others show mentions per document. The CSV file has months.",
	trendYearly:      "The thin line is by month, the strong one by year.",
	trendDescription: "Small line charts over time: documents, and for each label the mentions per document.",

	slogansTitle: "Slogans", slogansNote: "Share of documents that use a slogan, in per cent.", slogansByYear: "By year; the CSV file has months.",
	slogansByMonth: "By month.", slogansDescription: "Line chart of the share of documents that use a slogan, over time: %s.",
	slogansChoose: "Lines", noSlogans: "No document uses a slogan that the dictionary has.",

	rankTitles: map[string]string{"people": "People", "offices": "Offices", "organisations": "Organisations", "places": "Places"},
	rankNote:   "Documents that name them, and mentions in all.", rankValue: "%s documents, %s mentions",
	rankDescription: "Bar chart of documents. The first is %s with %s documents.", rankNone: "None is named that the dictionaries have.",

	networkTitle: "Who appears with whom",
	networkNote: "People (round) and organisations (square) that stand in the same documents more often than by chance: the strongest pairs by " +
		"log-likelihood ratio, among pairs of %d documents or more. A broader line is a stronger bond; the place on the page means nothing but nearness.",
	networkDescription: "Network of %d people and organisations with %d lines. The strongest bond is between %s and %s, in %s documents.",
	networkNone:        "No people and organisations stand together more often than by chance.",
	missed:             "There were so many pairs that rare ones were forgotten: a count may be %d too low.",

	orderTitle: "Order of attendees",
	orderNote: "Who is named before whom in %s lists of people who attend a meeting. A cell says in how many of the lists with both the person of its row stands first; " +
		"the darker, the more often. People are those in the most lists, ordered by how many others they stand before (Copeland).",
	orderDescription: "Table of %d people, in order: %s. Each cell says how often the person of the row is named before that of the column.",
	orderNone:        "No two people of the dictionaries stand in one list of attendees.", orderCell: "%s before %s in %d of %d lists",

	coverageTitle:       "What the dictionaries know",
	coverageNote:        "Share of mentions whose name a dictionary has, by year. The others were found by rules, and cannot be told apart across documents.",
	coverageDescription: "Small charts of the share of known names by year, one a label. In all, %s of %s mentions are known.",
	coverageAll:         "all names",

	qualityTitle: "Quality of the documents", qualityNote: "Documents of which something has to be said. Nothing is left out of the counts above.",
	qualityDescription: "Bar chart of documents by warning. The most frequent is: %s, with %s documents.",
	qualityMixed:       "in more than one language", qualityConflict: "an office that the register gives another",
	qualityNone:    "There is nothing to be said against the documents.",
	languagesTitle: "Languages", languagesNote: "Documents by their main language.",
	languagesDescription: "Bar chart of documents by language. The most frequent is %s with %s documents.",
	warnings: map[string]string{
		"no-date": "neither input nor text gives a date: relative dates have no value", "language": "a language that tifa does not read",
		"empty": "no text", "encoding": "broken or wrongly declared characters", "duplicate-id": "an id that an earlier document has",
	},
	labels: map[models.Label]string{
		models.Person: "People", models.Office: "Offices", models.Org: "Organisations", models.Place: "Places", models.Event: "Events",
		models.Slogan: "Slogans", models.Doc: "Titled texts", models.Date: "Dates", models.Duration: "Durations",
	},
	langNames: map[models.Lang]string{
		models.English: "English", models.SimplifiedChinese: "Chinese, simplified", models.TraditionalChinese: "Chinese, traditional", models.Other: "another language",
	},
}

var chinese = words{
	chinese: true, lang: "zh-Hans", title: "%s 说了什么", contents: "目录", numbers: "数据", download: "CSV",
	firstRows: "此处为前 %s 行，共 %s 行；CSV 文件中是全部。",
	noDate:    "无日期", madeBy: "由 %s %s 生成，词典 %s。", unknownPack: "不详",
	since: "只计 %s 起的文档", until: "只计截至 %s 的文档", noCopies: "不计重复文档",
	allDocuments: "文档总数", documents: "篇文档", mentions: "处提及", people: "位词典人物", organisations: "个词典机构",
	slogans: "条提法", knownShare: "的名称见于词典", copies: "与另一篇重复", undated: "没有日期",
	yearOnly: "只有年份", textless: "不含原文", period: "%s 至 %s",

	left: "未画出的文档：%s。", leftUndated: "没有日期（%s 篇）", leftYearOnly: "只有年份（%s 篇）", leftOutside: "日期相距太远（%s 篇）",

	trendTitle:       "提及数量的变化",
	trendNote:        "第一幅是每月文档数，其余是平均每篇文档的提及次数。",
	trendByYear:      "第一幅是每年文档数，其余是平均每篇文档的提及次数。CSV 文件中按月。",
	trendYearly:      "细线按月，粗线按年。",
	trendDescription: "一组随时间变化的小折线图：文档数，以及每类名称平均每篇的提及次数。",

	slogansTitle: "提法", slogansNote: "使用该提法的文档所占百分比。", slogansByYear: "按年；CSV 文件中按月。",
	slogansByMonth: "按月。", slogansDescription: "折线图：使用提法的文档所占比例随时间的变化，包括%s。",
	slogansChoose: "显示", noSlogans: "没有文档使用词典中的提法。",

	rankTitles: map[string]string{"people": "人物", "offices": "职务", "organisations": "机构", "places": "地点"},
	rankNote:   "提到它的文档数，以及提及总次数。", rankValue: "%s 篇，%s 处",
	rankDescription: "按文档数排列的条形图。第一位是%s，共 %s 篇。", rankNone: "没有提到词典中的名称。",

	networkTitle: "谁与谁同时出现",
	networkNote: "比偶然更常出现在同一篇文档中的人物（圆）与机构（方）：按对数似然比取最强的几对，限于至少 %d 篇文档的组合。" +
		"线越粗，关联越强；位置只表示远近。",
	networkDescription: "%d 个人物和机构组成的网络，共 %d 条线。关联最强的是%s与%s，共 %s 篇。",
	networkNone:        "没有人物或机构比偶然更常同时出现。",
	missed:             "组合太多，少见的已被略去：次数可能少计至多 %d。",

	orderTitle: "与会者的次序",
	orderNote: "在 %s 份与会名单中谁排在谁前面。格中是两人同在的名单里，行中人物在前的次数；颜色越深，比例越高。" +
		"所列为出现名单最多的人物，按其领先的人数排列（科普兰法）。",
	orderDescription: "%d 人的表格，依次为：%s。每格表示行中人物排在列中人物之前的次数。",
	orderNone:        "没有两位词典人物同在一份与会名单。", orderCell: "%s 在 %s 之前：%d/%d 份名单",

	coverageTitle:       "词典知道多少",
	coverageNote:        "每年的提及中，名称见于词典的比例。其余由规则找到，不能跨文档识别。",
	coverageDescription: "一组小图：每年见于词典的名称所占比例，每类一幅。总计 %[2]s 处提及中有 %[1]s 见于词典。",
	coverageAll:         "所有名称",

	qualityTitle: "文档质量", qualityNote: "需要说明的文档。以上各项统计没有略去任何文档。",
	qualityDescription: "按提示统计文档数的条形图。最多的是：%s，共 %s 篇。",
	qualityMixed:       "不止一种语言", qualityConflict: "职务与任职记录不符",
	qualityNone:    "没有需要说明的问题。",
	languagesTitle: "语言", languagesNote: "按主要语言统计的文档。",
	languagesDescription: "按语言统计文档数的条形图。最多的是%s，共 %s 篇。",
	warnings: map[string]string{
		"no-date": "输入和正文都没有日期：相对日期无法取值", "language": "tifa 不读的语言",
		"empty": "没有正文", "encoding": "字符损坏或编码声明有误", "duplicate-id": "编号与前面的文档相同",
	},
	labels: map[models.Label]string{
		models.Person: "人物", models.Office: "职务", models.Org: "机构", models.Place: "地点", models.Event: "事件",
		models.Slogan: "提法", models.Doc: "文件", models.Date: "日期", models.Duration: "时段",
	},
	langNames: map[models.Lang]string{
		models.English: "英文", models.SimplifiedChinese: "简体中文", models.TraditionalChinese: "繁体中文", models.Other: "其他语言",
	},
}
