package relations

import (
	"strings"
	"unicode/utf8"
)

// levels are the ends of names of Chinese divisions, the widest first.
var levels = [][]string{
	{"国", "國"}, {"省", "自治区", "特别行政区"}, {"市", "州", "地区", "盟"}, {"区", "區", "县", "縣", "旗"}, {"镇", "鎮", "乡", "鄉", "街道"}, {"村", "社区", "社區", "里", "路", "园", "馆", "厅", "宫", "堂"},
}

// within says whether a place lies in another, by the dictionary, by their ids, or by
// the kinds of divisions that their names tell of.
func (t *text) within(inner, outer int) bool {
	a, b := t.all[inner].Entity, t.all[outer].Entity
	if a == b {
		return false
	}
	// 中苏 are two, though 苏 stands for a province too.
	if utf8.RuneCountInString(t.all[inner].Span.In(t.Text)) == 1 || utf8.RuneCountInString(t.all[outer].Span.In(t.Text)) == 1 {
		return false
	}
	if t.entry != nil {
		if t.entry(a) != nil && len(a) == len("place:XX") { // a state
			return false
		}
		known := false
		id := a
		for range 6 {
			e := t.entry(id)
			if e == nil {
				break
			}
			known = known || id == a && (e.Part != "" || e.Place != "")
			if id = e.Part; id == "" {
				id = e.Place
			}
			if id == b {
				return true
			}
		}
		if strings.HasPrefix(a, b+"-") {
			return true
		}
		if known && t.entry(b) != nil {
			return false
		}
	}
	x, y := level(t.all[inner].Span.In(t.Text)), level(t.all[outer].Span.In(t.Text))
	if t.entry != nil && t.entry(b) != nil && (t.entry(a) == nil || x == len(levels)-1) && y < 0 {
		return true
	}
	if y < 0 {
		return t.all[inner].Span.Start < t.all[outer].Span.Start && !strings.ContainsFunc(t.all[inner].Span.In(t.Text), func(r rune) bool { return r > 0x2e80 })
	}
	return x < 0 && y >= 1 || x > y
}

// level is how wide a division is by the end of its name, -1 if that does not tell.
func level(name string) int {
	for n, ends := range levels {
		if trailing(name, ends) > 0 && n > 0 {
			return n
		}
	}
	return -1
}

// party says whether an organisation is a party, by the dictionary or its name.
func (t *text) party(i int) bool {
	if t.entry != nil {
		if e := t.entry(t.all[i].Entity); e != nil && e.Kind != "" {
			return e.Kind == "party"
		}
	}
	name := t.all[i].Span.In(t.Text)
	return len(name) == 1 || strings.HasSuffix(name, "党") || strings.HasSuffix(name, "黨") || containsAny(name, "Party", "Democrat", "Labour", "Alliance", "Conservative", "Republican", "Green", "Liberal", "Union", "Movement", "聯盟", "联盟")
}
