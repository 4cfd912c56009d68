package relations

import (
	"strings"

	"tifa/models"
)

// chineseFillers stand between a subject and its verb, the longer first.
var chineseFillers = []string{
	"先生", "女士", "同志", "同时", "同時", "再次", "随后", "隨後", "日前", "会上", "會上", "现场", "現場", "当天", "當天", "当场", "當場", "昨晚", "最后", "最後", "特别", "特別", "进一步", "進一步",
	"将于", "將於", "将", "將", "一度", "早前", "會後", "会后", "常", "受訪", "受访", "日前", "今日", "昨日", "回应称", "公开", "公開", "主动", "则", "則", "还", "還", "也", "又", "均", "并", "並", "亦", "更", "曾", "昨", "今", "都", "今早", "明确", "明確", "反复", "多次", "一再", "当日", "當日", "受訪時", "受访时", "上", "下午", "上午", "晚",
}

// adverbial begins what stands between a subject and its verb: X在会见Y时强调.
var adverbial = []string{
	"在", "就", "对", "對", "向", "于", "於", "针对", "針對", "通过", "透过", "透過", "以", "代表", "接受", "同", "与", "與", "和", "当", "當", "根据", "出席", "主持", "今", "昨", "日前", "率", "会见", "會見", "随后", "到", "则", "則", "也", "还", "還", "、", "（", "(",
	"赴", "前往", "深入", "来到", "介绍", "围绕", "致辞", "致詞", "最后", "听取", "考察", "发表", "發表", "回应", "回應", "第一", "专程", "為", "为", "被問", "被问", "受訪", "受访", "先後", "先后", "在此", "结合", "结束",
}

// chineseSubject walks back from a verb.
func (t *text) chineseSubject(at int) (models.End, bool) {
	s := t.sentence(at)
	pos := at
walk:
	for range 16 {
		pos = t.trimLeft(pos, s.Start)
		if pos <= s.Start {
			return 0, false
		}
		if i, ok := t.endsAt[pos]; ok && t.all[i].Span.Start >= s.Start {
			switch {
			case t.is(i, models.Date, models.Duration):
				pos = t.all[i].Span.Start
				continue
			case t.is(i, models.Event) && t.all[i].Span.Start > s.Start && t.follows(i, "在", "出席", "主持", "参加", "召开"):
				break walk
			case t.is(i, models.Place) && t.follows(i, "在", "赴", "到", "对", "對", "向"):
				break walk
			case t.is(i, acting...):
				return t.actor(i), true
			}
			break walk
		}
		r, size := t.lastRune(pos, s.Start)
		switch r {
		case '）', ')':
			open := strings.LastIndexAny(t.Text[s.Start:pos], "（(")
			if open < 0 || pos-s.Start-open > 80 {
				break walk
			}
			pos = s.Start + open
			continue
		case '，', ',', '；', ';':
			return t.shared(s, pos-size, true)
		case '：', '。', '、', '”', '」', '！', '？', ':':
			return 0, false
		}
		if n := trailing(t.Text[s.Start:pos], []string{"会议", "會議", "全会", "全會", "大会", "大會", "座谈会", "论坛"}); n > 0 {
			if t.clauseStart(s, pos-n) == t.trimLeft(pos-n, s.Start) { // nothing else in the clause
				if e, ok := t.meeting(at); ok {
					return e, true
				}
				return models.ReportedEventEnd, true
			}
			break walk
		}
		if n := trailing(t.Text[s.Start:pos], []string{"他", "她", "其"}); n > 0 {
			if e, ok := t.mainSubject(models.Span{Start: s.Start, End: pos - n}, true, t.person); ok {
				return e, true
			}
			return t.earlier(at, true, nearest, t.person)
		}
		n := trailing(t.Text[s.Start:pos], chineseFillers)
		if n == 0 {
			break walk
		}
		if n == len("上") { // a single character may be the end of a word of the clause
			if _, annotated := t.endsAt[pos-n]; !annotated && !strings.ContainsAny(t.Text[pos-n:pos], "还還也则則又并並均") {
				break walk
			}
		}
		pos -= n
	}
	return t.clauseSubject(s, pos)
}

// follows says whether one of the words stands right before an annotation.
func (t *text) follows(i int, words ...string) bool {
	return trailing(t.Text[:t.all[i].Span.Start], words) > 0
}

// clauseStart is where the clause that holds pos begins.
func (t *text) clauseStart(s models.Span, pos int) int {
	i := strings.LastIndexAny(t.Text[s.Start:pos], "，。；：！？”」　")
	if i < 0 {
		return s.Start
	}
	i += s.Start
	r := []rune(t.Text[i:pos])[0]
	return i + len(string(r))
}

// clauseSubject is the subject of a clause that says more before its verb:
// X在会见Y时强调. Where it has none of its own, that of the sentence counts.
func (t *text) clauseSubject(s models.Span, pos int) (models.End, bool) {
	from := t.clauseStart(s, pos)
	for _, i := range t.in(models.Span{Start: from, End: pos}, acting...) {
		if t.is(i, models.Place) || t.is(i, models.Office) && t.personBehind(i, pos) || !t.opensClause(i, from, true) {
			continue
		}
		rest := t.Text[t.all[i].Span.End:pos]
		if k, ok := t.startsAt[t.all[i].Span.End]; ok && t.is(k, models.Date) {
			rest = t.Text[t.all[k].Span.End:pos]
			if rest == "" || t.is(i, models.Person) {
				return t.actor(i), true
			}
		}
		for _, w := range adverbial {
			if strings.HasPrefix(rest, w) && w != "、" {
				return t.actor(i), true
			}
		}
	}
	clause := strings.TrimSpace(t.Text[from:pos])
	if strings.HasPrefix(clause, "他") || strings.HasPrefix(clause, "她") {
		return t.earlier(pos, true, nearest, t.person)
	}
	for _, w := range []string{"在", "就", "针对", "針對", "谈到", "談到", "对", "對", "并", "並"} {
		if strings.HasPrefix(clause, w) {
			return t.shared(s, from, true)
		}
	}
	return 0, false
}
