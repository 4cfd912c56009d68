// Package header reads what stands around a report about the report itself: the
// headline, the date of publication, the byline, and the dateline, which says
// where, when and by which agency the report was filed.
//
// It records where these stand. What the names in them are is decided later,
// with all other names, by the extractors and the link stage.
package header

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// Reader reads headers. It is never changed once it is made.
type Reader struct {
	// Dates finds time expressions in a stretch of a text.
	Dates func(text string, within models.Span, reference string) []extractors.Mention
	// Places finds known places in a stretch of a text. It tells a place from
	// the reporters' names before it, as in 中央社記者…台北十日電.
	Places func(text string, within models.Span) []models.Span
}

// How far into a text a header reaches, and how long a headline may be.
const (
	headBytes  = 3000
	titleBytes = 400
)

// Read reads the header of a text.
func (r *Reader) Read(text string) extractors.Header {
	h := &head{Reader: r, text: text, table: fold.Load()}
	h.lines()
	h.tail()
	return h.Header
}

type head struct {
	*Reader
	extractors.Header
	text  string
	table *fold.Table
}

// lines reads the headline, the lines of metadata below it, and the dateline.
func (h *head) lines() {
	at := 0
	for n := range 6 {
		line, next := h.line(at)
		if line.Len() == 0 {
			return
		}
		rest := h.marked(line)
		switch {
		case h.dateline(rest):
			h.Body = h.Dateline.Span.End
			return
		case h.metadata(rest):
		case n == 0 && h.isTitle(rest, next):
			h.Title = h.untagged(rest)
		default:
			h.Body = line.Start
			return
		}
		at = next
	}
}

// line gives the next line that is not empty, without the white space around
// it, and the byte behind its end. The line is cut where the header ends.
func (h *head) line(at int) (line models.Span, next int) {
	limit := min(len(h.text), headBytes)
	if at >= limit {
		return models.Span{}, at
	}
	start := at + len(h.text[at:limit]) - len(strings.TrimLeftFunc(h.text[at:limit], blankOrBOM))
	end := limit
	if i := strings.IndexAny(h.text[start:limit], "\r\n"); i >= 0 {
		end = start + i
	}
	for end > start && end < len(h.text) && !utf8.RuneStart(h.text[end]) {
		end--
	}
	return h.trim(models.Span{Start: start, End: end}), end
}

func blankOrBOM(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }

func (h *head) trim(s models.Span) models.Span {
	in := s.In(h.text)
	left := strings.TrimLeftFunc(in, unicode.IsSpace)
	return models.Span{Start: s.End - len(left), End: s.End - len(left) + len(strings.TrimRightFunc(left, unicode.IsSpace))}
}

// marked reads the form " date 2023-09-08 Title": the date of publication, and
// what is left of the line.
func (h *head) marked(line models.Span) models.Span {
	in := line.In(h.text)
	after, ok := strings.CutPrefix(in, "date ")
	if !ok {
		return line
	}
	rest := models.Span{Start: line.End - len(after), End: line.End}
	for _, d := range h.Dates(h.text, rest, "") {
		if d.Span.Start == rest.Start && d.Timex.Value != "" {
			h.Date = d.Span
			return h.trim(models.Span{Start: d.Span.End, End: line.End})
		}
	}
	return line
}

// isTitle says whether the first line is a headline: something follows it, it
// is not long and does not end like a sentence.
func (h *head) isTitle(line models.Span, next int) bool {
	if line.Len() == 0 || line.Len() > titleBytes || strings.TrimSpace(h.text[next:]) == "" {
		return false
	}
	in := line.In(h.text)
	if h.Date != (models.Span{}) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(in)
	return !strings.ContainsRune(".。；;:：，,", last)
}

// untagged leaves out a rubric before a headline: 【经济】.
func (h *head) untagged(line models.Span) models.Span {
	in := line.In(h.text)
	if strings.HasPrefix(in, "【") {
		if i := strings.Index(in, "】"); i > 0 && i < 60 {
			if rest := h.trim(models.Span{Start: line.Start + i + len("】"), End: line.End}); rest.Len() > 0 {
				// A date may stand between the rubric and the headline.
				if d := h.Dates(h.text, rest, ""); len(d) > 0 && d[0].Span.Start == rest.Start && d[0].Timex.From != "" {
					h.publishedOn(d[0].Span)
					rest = h.trim(models.Span{Start: d[0].Span.End, End: rest.End})
				}
				return rest
			}
		}
	}
	return line
}

func (h *head) publishedOn(s models.Span) {
	if h.Date == (models.Span{}) {
		h.Date = s
	}
}

// metadata reads a line that holds a byline, a date of publication, or both.
func (h *head) metadata(line models.Span) bool {
	if line.Len() == 0 || line.Len() > 300 {
		return false
	}
	names := h.byline(line)
	full := h.fullDate(line)
	if names == nil && full == (models.Span{}) {
		return false
	}
	if names == nil {
		// A date makes a line metadata only if it is most of it: the date of an
		// event may stand in any headline.
		others := line.Len() - full.Len()
		if others > full.Len() && !strings.ContainsAny(line.In(h.text), "|｜") {
			return false
		}
	}
	h.Byline = append(h.Byline, names...)
	if full != (models.Span{}) {
		h.publishedOn(full)
	}
	return true
}

// fullDate finds a date with a year in a line.
func (h *head) fullDate(line models.Span) models.Span {
	for _, d := range h.Dates(h.text, line, "") {
		if t := d.Timex; t.Type == "DATE" && len(t.Value) == len("2006-01-02") {
			return d.Span
		}
	}
	return models.Span{}
}

// dateline reads the dateline that begins a line.
func (h *head) dateline(line models.Span) bool {
	d, ok := h.englishDateline(line)
	if !ok {
		d, ok = h.chineseDateline(line)
	}
	if ok {
		h.Dateline = d
	}
	return ok
}

// byline reads the names of a line that begins with By or 记者.
func (h *head) byline(line models.Span) []models.Span {
	if names := h.englishByline(line); names != nil {
		return names
	}
	return h.chineseByline(line)
}

// tail reads a byline in brackets at the end of the text: （记者 …）.
func (h *head) tail() {
	end := len(strings.TrimRightFunc(h.text, unicode.IsSpace))
	start := max(h.Body, end-400)
	for start < end && !utf8.RuneStart(h.text[start]) {
		start++
	}
	last := h.text[start:end]
	if !strings.HasSuffix(last, "）") && !strings.HasSuffix(last, ")") {
		return
	}
	open := max(strings.LastIndex(last, "（"), strings.LastIndex(last, "("))
	if open < 0 {
		return
	}
	_, size := utf8.DecodeRuneInString(last[open:])
	_, closing := utf8.DecodeLastRuneInString(last)
	h.Byline = append(h.Byline, h.reporters(models.Span{Start: start + open + size, End: end - closing})...)
}
