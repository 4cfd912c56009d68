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
		if l.mentions[i].Label != models.Office || l.entries[i] == nil || l.formerly(i) {
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
		case len(parts) == 1 && utf8.RuneCountInString(name) == 1 && strings.HasPrefix(parts[0], name):
			return true
		}
	}
	return false
}

// formerly says whether the words around a title tell of another time than that of
// the report: former, then, 原, 时任; president-elect, candidate, 候选人. So does a date
// in the sentence that lies before the year of the report.
func (l *linker) formerly(i int) bool {
	s, text := l.mentions[i].Span, l.doc.Text
	before := strings.TrimRight(text[:s.Start], " \n")
	word := before[strings.LastIndexAny(before, " \n(")+1:]
	switch strings.ToLower(word) {
	case "former", "ex-", "then", "then-", "late", "ousted", "deposed", "next", "future", "incoming", "previous", "first", "last":
		return true
	}
	for _, word := range []string{"前", "原", "时任", "時任", "前任", "已故", "下任", "历任", "歷任", "首任", "候任"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	for _, word := range []string{"-elect", " elect", " candidate", "-designate", " nominee", "候选人", "候選人", "参选人", "參選人", "选举", "選舉", "大选"} {
		if strings.HasPrefix(text[s.End:], word) {
			return true
		}
	}
	if title := s.In(text); strings.Contains(title, "原") || strings.Contains(title, "前") {
		return true
	}
	sentence := l.sentence(s.Start)
	past := func(m *extractors.Mention) bool {
		return m.Label == models.Date && m.Timex.To != "" && m.Timex.To <= l.doc.Date[:4] && sentence.Contains(m.Span)
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
