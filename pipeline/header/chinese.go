package header

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// chineseDateline reads
//
//	新华社北京3月12日电（记者 …）    agency, place, date
//	本报北京3月12日讯  中新网3月12日电
//	（新疆日报伊宁5月14日讯  记者 …）  （中央社記者…台北十日電）
//	（华盛顿综合讯）  央视网消息（新闻联播）：
func (h *head) chineseDateline(line models.Span) (d extractors.Dateline, ok bool) {
	in := line.In(h.text)
	start := line.Start
	bracket := false
	for _, open := range []string{"（", "("} {
		if strings.HasPrefix(in, open) {
			bracket, start = true, start+len(open)
		}
	}
	head := models.Span{Start: start, End: min(line.End, start+240)}
	for head.End > head.Start && head.End < line.End && !utf8.RuneStart(h.text[head.End]) {
		head.End--
	}
	if d, ok = h.message(head); ok {
		return d, true
	}
	// The word that closes a dateline, with what stands before it.
	closing, size := -1, 0
	text := h.table.ToSimplified(head.In(h.text))
	for i, r := range text {
		if strings.ContainsRune("，。！？；：:\n", r) {
			break
		}
		if r == '电' || r == '讯' {
			closing, size = i, utf8.RuneLen(r)
			break
		}
	}
	if closing <= 0 {
		return d, false
	}
	before := models.Span{Start: head.Start, End: head.Start + closing}
	d.Span = models.Span{Start: line.Start, End: before.End + size}
	if rest, ok := strings.CutSuffix(text[:closing], "综合"); ok && bracket {
		where := models.Span{Start: before.Start, End: before.Start + len(rest)}
		if places := h.Places(h.text, where); len(places) == 1 && places[0] == where {
			d.Places = places
			d.Span.End = h.closing(d.Span.End)
			return d, true
		}
		return d, false
	}
	dates := h.Dates(h.text, before, "")
	if len(dates) == 0 || dates[len(dates)-1].Span.End != before.End {
		return d, false
	}
	d.Date = dates[len(dates)-1].Span
	where := models.Span{Start: before.Start, End: d.Date.Start}
	// A reporter's name may stand between agency and place.
	if i := strings.Index(h.table.ToSimplified(where.In(h.text)), "记者"); i >= 0 {
		d.Agency = h.agency(models.Span{Start: where.Start, End: where.Start + i})
		names := h.trim(models.Span{Start: where.Start + i + len("记者"), End: where.End})
		if places := h.Places(h.text, names); len(places) > 0 && places[len(places)-1].End == names.End {
			d.Places = places[len(places)-1:]
			names.End = d.Places[0].Start
		}
		h.Byline = append(h.Byline, h.names(names)...)
	} else {
		d.Agency = h.agency(where)
		where.Start = d.Agency.End
		if d.Agency.Len() == 0 {
			where.Start = before.Start + len(ownPaper(where.In(h.text)))
		}
		if where = h.trim(where); where.Len() > 0 {
			d.Places = h.Places(h.text, where)
			if len(d.Places) == 0 && utf8.RuneCountInString(where.In(h.text)) <= 6 && h.allHan(where.In(h.text)) {
				d.Places = []models.Span{where}
			}
		}
	}
	if d.Agency.Len() == 0 && len(d.Places) == 0 && ownPaper(before.In(h.text)) == "" {
		return d, false
	}
	if bracket { // what follows up to the bracket's end are reporters
		end := h.closing(d.Span.End)
		h.Byline = append(h.Byline, h.reporters(models.Span{Start: d.Span.End, End: end})...)
		d.Span.End = end
	} else if next := strings.TrimLeft(h.text[d.Span.End:line.End], " \u3000"); strings.HasPrefix(next, "（") || strings.HasPrefix(next, "(") {
		at := line.End - len(next)
		end := h.closing(at)
		if names := h.reporters(models.Span{Start: at, End: end}); names != nil {
			h.Byline = append(h.Byline, names...)
			d.Span.End = end
		}
	}
	return d, true
}

// message reads 央视网消息（新闻联播）： and the like.
func (h *head) message(head models.Span) (d extractors.Dateline, ok bool) {
	in := head.In(h.text)
	i := strings.Index(in, "消息")
	if i <= 0 || i > 40 || strings.ContainsAny(in[:i], "，。 \u3000") {
		return d, false
	}
	agency := h.agency(models.Span{Start: head.Start, End: head.Start + i})
	rest := in[i+len("消息"):]
	colon := strings.IndexAny(rest, "：:")
	if agency.Start != head.Start || agency.End != head.Start+i || colon < 0 || colon > 60 {
		return d, false
	}
	_, size := utf8.DecodeRuneInString(rest[colon:])
	d.Agency = agency
	d.Span = models.Span{Start: head.Start, End: head.Start + i + len("消息") + colon + size}
	return d, true
}

// agency finds the name of an agency, paper or station that a stretch begins
// with: up to the last 社, 网, 报 or 台 that ends a name there. 据 before it is none of it.
func (h *head) agency(s models.Span) models.Span {
	if strings.HasPrefix(s.In(h.text), "据") {
		s.Start += len("据")
	}
	end := 0
	n, before := 0, rune(0)
	for i, r := range s.In(h.text) {
		if !h.table.Is(r, fold.Han) && !h.table.Is(r, fold.Letter) || n > 14 {
			break
		}
		n++
		// 台 ends 电视台, but not 烟台.
		if strings.ContainsRune("社网報报网網", r) && n > 1 || r == '台' && strings.ContainsRune("视視电電播", before) {
			end = i + utf8.RuneLen(r)
		}
		before = r
	}
	name := s.In(h.text)[:end]
	if end == 0 || ownPaper(name) == name || n > 4 && ownPaper(name[max(0, end-len("本报")):]) != "" {
		return models.Span{}
	}
	return models.Span{Start: s.Start, End: s.Start + end}
}

// ownPaper gives the beginning of s that means the paper itself, which is no name.
func ownPaper(s string) string {
	for _, own := range []string{"本报", "本報", "本网", "本網", "本台", "本社", "本刊"} {
		if strings.HasPrefix(s, own) {
			return own
		}
	}
	return ""
}

// closing gives the byte behind the next closing bracket on the line, or at.
func (h *head) closing(at int) int {
	rest := h.text[at:min(len(h.text), at+300)]
	if i := strings.IndexAny(rest, "\n"); i >= 0 {
		rest = rest[:i]
	}
	i := strings.IndexAny(rest, "）)")
	if i < 0 {
		return at
	}
	_, size := utf8.DecodeRuneInString(rest[i:])
	return at + i + size
}

func (h *head) allHan(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !h.table.Is(r, fold.Han) })
}

// chineseByline reads a line such as ■記者　歐陽倩儀　司徒柏熙.
func (h *head) chineseByline(line models.Span) []models.Span {
	in := strings.TrimLeft(line.In(h.text), "■●◆▲　 ")
	for _, cue := range cues {
		if strings.HasPrefix(h.table.ToSimplified(in), cue) && utf8.RuneCountInString(in) <= 40 {
			return h.reporters(models.Span{Start: line.End - len(in), End: line.End})
		}
	}
	return nil
}

// cues are the words before the names of a report's authors.
var cues = []string{"全媒体记者", "实习记者", "通讯员", "记者"}

// reporters finds the names of authors behind the cues in a stretch, such as
// 赣南日报全媒体记者 … 通讯员 …/文.
func (h *head) reporters(s models.Span) (names []models.Span) {
	text := h.table.ToSimplified(s.In(h.text))
	at := 0
	for at < len(text) {
		next, size := -1, 0
		for _, cue := range cues {
			if i := strings.Index(text[at:], cue); i >= 0 && (next < 0 || i < next) {
				next, size = i, len(cue)
			}
		}
		if next < 0 {
			return names
		}
		at += next + size
		end := at
		for i, r := range text[at:] {
			end = at + i
			if !h.table.Is(r, fold.Han) && !unicode.IsSpace(r) && r != '、' && r != '·' && r != '：' && r != ':' {
				break
			}
			end += utf8.RuneLen(r)
		}
		for _, cue := range append(cues, "图片", "编辑", "责任", "摄") {
			if i := strings.Index(text[at:end], cue); i >= 0 {
				end = at + i
			}
		}
		names = append(names, h.names(models.Span{Start: s.Start + at, End: s.Start + end})...)
		at = max(end, at+1)
	}
	return names
}

// names splits a list of Chinese names at 、 and blanks. A name has two to four
// characters, or more if it has a dot in it.
func (h *head) names(s models.Span) (names []models.Span) {
	at := -1
	flush := func(end int) {
		if at < 0 {
			return
		}
		name := models.Span{Start: at, End: end}
		at = -1
		n := utf8.RuneCountInString(name.In(h.text))
		if n >= 2 && (n <= 4 || n <= 20 && strings.ContainsAny(name.In(h.text), "·•・‧")) {
			names = append(names, name)
		}
	}
	for i, r := range s.In(h.text) {
		if h.table.Is(r, fold.Han) || h.table.Symbol(r) == '·' && at >= 0 {
			if at < 0 {
				at = s.Start + i
			}
			continue
		}
		flush(s.Start + i)
	}
	flush(s.End)
	return names
}
