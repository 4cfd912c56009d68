package link

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/models"
)

// register asks who held each office on the day of the report. A surname or a name
// that several people have is the holder's, if it stands beside the office:
// Premier Li. It says whether it found out so about anybody.
func (l *linker) register() (named bool) {
	if l.doc.Date == "" || l.who == nil {
		return false
	}
	l.holders = make([]string, len(l.mentions))
	for i := range l.mentions {
		// An office that only the country of the report tells is a guess, about which
		// nobody is to be contradicted.
		if l.mentions[i].Label != models.Office || l.entries[i] == nil || l.guessed[i] && l.besideAt(i) >= 0 || l.formerly(i) {
			continue
		}
		holder := l.who.Holder(l.entries[i].ID, l.doc.Date)
		if holder == "" {
			continue
		}
		l.holders[i] = holder
		entry := l.gazetteer.Entry(holder)
		if k := l.besideAt(i); k >= 0 && l.entries[k] == nil && entry != nil {
			m := &l.mentions[k]
			if slices.Contains(m.Entries, entry) || len(m.Entries) == 0 && l.isPart(m.Span.In(l.doc.Text), entry.Names) {
				l.entries[k], named = entry, true
			}
		}
	}
	return named
}

// isPart says whether a name is a part of a full one that reports call somebody by:
// Li of Li Qiang, 李 of 李强, 默克尔 of 安格拉·默克尔, Anwar of Anwar Ibrahim.
func (l *linker) isPart(name string, full models.Names) bool {
	name = l.table.String(name)
	for _, f := range []string{full.English, full.Chinese, full.Traditional} {
		parts := nameParts(l.table.String(f))
		switch {
		case len(parts) > 1 && slices.Contains(parts, name):
			return true
		case len(parts) > 1 && sameEnds(parts, nameParts(name)):
			return true
		case len(parts) == 1 && utf8.RuneCountInString(name) == 1 && strings.HasPrefix(parts[0], name):
			return true
		}
	}
	return false
}

// sameEnds says whether two names have the same first and last word: Joe R. Biden is
// Joe Biden.
func sameEnds(a, b []string) bool {
	return len(b) > 1 && a[0] == b[0] && a[len(a)-1] == b[len(b)-1]
}

// longestCue is how many bytes in front of a title may hold a word about it.
const longestCue = 40

// formerly says whether the words around a title tell of another time than that of
// the report: former, then, 原, 时任; president-elect, candidate, 候选人. So does a date
// in the sentence that lies before the year of the report.
func (l *linker) formerly(i int) bool {
	s, text := l.mentions[i].Span, l.doc.Text
	before := strings.TrimRight(text[max(0, s.Start-longestCue):s.Start], " \n")
	word := before[strings.LastIndexAny(before, " \n(")+1:]
	switch strings.ToLower(word) {
	case "former", "ex-", "then", "then-", "late", "ousted", "deposed", "next", "future", "incoming", "previous", "first", "last":
		return true
	}
	for _, word := range []string{"前", "原", "时任", "時任", "前任", "已故", "下任", "历任", "歷任", "首任", "候任"} {
		if rest, ok := strings.CutSuffix(before, word); ok && !(word == "前" && endsWithAny(rest, "目", "日", "当", "當", "此", "会", "會", "之", "年", "以")) {
			return true
		}
	}
	for _, word := range []string{"-elect", " elect", " candidate", "-designate", " nominee", "候选人", "候選人", "参选人", "參選人", "选举", "選舉", "大选"} {
		if strings.HasPrefix(text[s.End:], word) {
			return true
		}
	}
	if title := s.In(text); infixed(title) {
		return true
	}
	sentence := l.sentence(s.Start)
	past := func(m *extractors.Mention) bool {
		return m.Label == models.Date && m.Timex.To != "" && m.Timex.To <= l.doc.Date[:4]+"-01-01" && sentence.Contains(m.Span)
	}
	for k := i; k >= 0 && l.mentions[k].Span.Start >= sentence.Start; k-- {
		if past(&l.mentions[k]) {
			return true
		}
	}
	for k := i; k < len(l.mentions) && l.mentions[k].Span.Start < sentence.End; k++ {
		if past(&l.mentions[k]) {
			return true
		}
	}
	return false
}

// endsWithAny says whether a text ends with one of some words.
func endsWithAny(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(text, w) })
}

// infixed says whether 原 or 前 stands within a Chinese title, behind the body and in
// front of the rank: 陕西省委原常委, but not 太原市长.
func infixed(title string) bool {
	for _, word := range []string{"委原", "委前", "部原", "部前", "府原", "府前", "省原", "省前", "市原", "市前", "国前", "國前", "院原", "院前", "会原", "会前", "會原", "會前"} {
		if strings.Contains(title, word) {
			return true
		}
	}
	return false
}

// sentence is the one that holds a byte of the text.
func (l *linker) sentence(at int) models.Span {
	n, found := slices.BinarySearchFunc(l.doc.Sentences, at, func(s models.Span, at int) int { return s.Start - at })
	if !found {
		n--
	}
	if n < 0 {
		return models.Span{}
	}
	return l.doc.Sentences[n]
}

// held is the attribute of an office: who held it on the day of the report, by the
// register.
func (l *linker) held(i int) []models.Attr {
	if l.holders == nil || l.holders[i] == "" {
		return nil
	}
	return []models.Attr{{Key: "holder", Values: []string{l.holders[i]}}}
}
