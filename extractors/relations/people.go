package relations

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/models"
)

// longestGap is how many characters that belong to no annotation may stand between
// two people of one list: titles that were not found, and so on.
const longestGap = 16

// before lists the people of the list that ends at a verb: A、B和C出席; A, mayor of X,
// and B, secretary, took part.
func (t *text) before(at int, chinese bool) (out []models.End) {
	s := t.sentence(at)
	list := t.in(models.Span{Start: s.Start, End: at}, models.Person)
	to := at
	for _, i := range slices.Backward(list) {
		gap := models.Span{Start: t.all[i].Span.End, End: to}
		if gap.End > gap.Start && !t.joins(gap, chinese) && !(to == at && chinese && t.others(gap)) {
			break
		}
		out = append(out, models.End(i))
		to = t.all[i].Span.Start
	}
	slices.Reverse(out)
	return out
}

// behind lists the people of the list that begins at a place, up to the end of the
// sentence.
func (t *text) behind(at int, chinese bool) (out []models.End) {
	s := t.sentence(at)
	from := at
	for _, i := range t.in(models.Span{Start: at, End: s.End}, models.Person) {
		gap := models.Span{Start: from, End: t.all[i].Span.Start}
		if gap.End > gap.Start && !t.joins(gap, chinese) {
			break
		}
		out = append(out, models.End(i))
		from = t.all[i].Span.End
	}
	return out
}

// joins says whether a stretch between two people of a list holds nothing but
// annotations, commas, and a few characters more.
func (t *text) joins(gap models.Span, chinese bool) bool {
	var between strings.Builder
	pos := gap.Start
	for _, i := range t.in(gap) {
		between.WriteString(t.Text[pos:max(pos, t.all[i].Span.Start)])
		pos = t.all[i].Span.End
	}
	between.WriteString(t.Text[min(pos, gap.End):gap.End])
	rest := between.String()
	if strings.ContainsAny(rest, "。！？\"“”：「」") || chinese && containsAny(rest, "会见", "指出", "强调", "表示", "听取", "发言", "汇报", "主持", "电）", "電）", "记者", "記者") {
		return false
	}
	if !chinese {
		for w := range strings.FieldsSeq(rest) {
			switch strings.Trim(w, ",;.") {
			case "said", "told", "met", "with", "that", "was", "were", "after", "as", "against", "has", "had", "presided", "chaired", "nobody", "whom":
				return false
			}
		}
		return utf8.RuneCountInString(rest) <= 3*longestGap
	}
	return utf8.RuneCountInString(strings.Trim(rest, "、，和及 ")) <= longestGap
}

// others says whether a stretch between the last name of a list and its verb names
// those who have no names: 以及有关部门负责同志.
func (t *text) others(gap models.Span) bool {
	s := gap.In(t.Text)
	return utf8.RuneCountInString(s) < 80 && !strings.ContainsAny(s, "。！？；：") && containsAny(s, "负责同志", "负责人", "負責人", "代表", "常委", "领导同志", "等") && containsAny(s, "以及", "及", "等", "和")
}

func containsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// groups numbers the people of a list by the titles before them: those behind one
// title are one group, as in Vice Chairmen A, B and C.
func (t *text) groups(list []models.End) (out []int) {
	n := 0
	for k, e := range list {
		i := t.rank(int(e))
		titled := i > 0 && t.is(t.outer[i-1], models.Office)
		if k == 0 || titled || i+1 < len(t.outer) && t.is(t.outer[i+1], models.Office) && t.titled(int(e), t.all[t.outer[i+1]].Entity) {
			n++
		}
		out = append(out, n)
	}
	return out
}
