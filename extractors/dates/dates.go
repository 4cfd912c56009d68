// Package dates finds time expressions in English and Chinese and says what they
// mean: a TIMEX3 value, and the stretch of the calendar that it covers.
//
// Each grammar reads the raw text from left to right and needs no tokens of others.
// An expression is first read as what the text states ("the 8th of a September",
// "the Friday before"), a calendar.Meaning, and then placed in the calendar by an
// anchor: the reference date, the last date that was mentioned, and the tense of the
// sentence.
package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/dates/calendar"
	"tifa/extractors/dates/chinese"
	"tifa/extractors/dates/english"
	"tifa/extractors/dates/numeric"
	"tifa/extractors/fold"
	"tifa/models"
)

// Name is the extractor's name.
const Name = "dates"

// New makes the extractor of DATE and DURATION.
func New() *extractors.Extractor {
	return &extractors.Extractor{
		Name: Name,
		Doc: "Finds dates, times, durations and sets in English and Chinese and places them in the calendar. " +
			"Relative expressions are read from the reference date; without one they stay without a value.",
		Run: func(p *extractors.Pass) error {
			read := find(p.Text, models.Span{End: len(p.Text)}, p.Date, p.Lang, p.Input)
			for _, m := range append(read, sinceEvents(p, read)...) {
				if err := p.Report(m); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// Find gives the time expressions in a stretch of a text, read from a reference
// date, which may be empty. The header uses it.
func Find(text string, within models.Span, reference string) []extractors.Mention {
	return find(text, within, reference, models.English, nil)
}

func find(text string, within models.Span, reference string, lang models.Lang, in *extractors.Input) []extractors.Mention {
	s := newScanner(text[:within.End], lang)
	s.scan(within.Start)
	anchor := calendar.Anchor{Reference: calendar.ParseReference(reference)}
	out := make([]extractors.Mention, 0, len(s.found))
	for _, e := range lone(text, s.found) {
		if in != nil && in.Cuts != nil && wordOnly(e.Span.In(text)) && in.Cuts(e.Span) != "" {
			continue // 出现|在, not 出|现在
		}
		sentence := -1
		if in != nil {
			sentence = in.Sentence(e.Span.Start)
		}
		anchor.Enter(sentence, e.Alone, func() calendar.Tense { return tense(text, &e) })
		t := e.Timex(&anchor)
		if t == nil {
			continue
		}
		if compared(text, &e) {
			anchor.Aside()
		}
		label := models.Date
		if e.IsDuration() {
			label = models.Duration
		}
		out = append(out, extractors.Mention{Label: label, Span: e.Span, Timex: t, Source: models.Source{Rule: e.Rule}})
	}
	return out
}

// compared says whether something else is measured by the time of an expression.
func compared(text string, e *calendar.Expression) bool {
	before := strings.TrimRight(text[max(0, e.Span.Start-16):e.Span.Start], " ")
	for _, w := range []string{" from", " since", " than", "compared with", "compared to", "against", "Compared with", "Compared to", "比", "较", "較", "与", "與", "自", "从", "從"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// tense asks the grammar that read an expression for the tense of its clause.
func tense(text string, e *calendar.Expression) calendar.Tense {
	if behind := text[e.Span.End:]; e.Unit == calendar.Month && (strings.HasPrefix(behind, "'s ") || strings.HasPrefix(behind, "’s ")) {
		return calendar.Unknown // July's election may have been the last or be the next one
	}
	if strings.HasPrefix(e.Rule, "zh.") {
		return chinese.Tense(text, e.Span)
	}
	return english.Tense(text, e.Span)
}

// scanner finds the expressions of a text.
type scanner struct {
	text    string
	table   *fold.Table
	lang    models.Lang // of another one only figures are read
	order   numeric.Order
	english *english.Grammar
	chinese *chinese.Grammar
	found   []calendar.Expression
}

func newScanner(text string, lang models.Lang) *scanner {
	s := &scanner{text: text, table: fold.Load(), lang: lang}
	if lang.IsChinese() {
		s.order = numeric.DayFirst
	}
	return s
}

// en and zh give the grammars; each is loaded when the text has something for it.
func (s *scanner) en() *english.Grammar {
	if s.english == nil {
		s.english = english.New(s.text)
	}
	return s.english
}

func (s *scanner) zh() *chinese.Grammar {
	if s.chinese == nil {
		s.chinese = chinese.New(s.text, s.order, s.lang == models.TraditionalChinese)
	}
	return s.chinese
}

// scan reads the text from byte i on, once: what begins within an expression is not
// looked at again.
func (s *scanner) scan(i int) {
	inWord := i > 0 && s.letterBefore(i)
	for i < len(s.text) {
		c := s.text[i]
		if c < utf8.RuneSelf {
			letter := s.table.Classes[c]&fold.Letter != 0
			if letter && !inWord || c == '\'' && !inWord {
				if end := s.add(s.latin(i)); end > i {
					i, inWord = end, true
					continue
				}
			}
			inWord = letter
			for i++; letter && i < len(s.text) && s.text[i] >= 'a' && s.text[i] <= 'z'; i++ { // nothing begins within a word
			}
			continue
		}
		r, size := fold.Rune(s.text[i:])
		class := s.table.Class(r)
		if class&fold.Digit != 0 && !inWord || s.lang != models.Other && s.mayOpen(class, i+size) && s.zh().Begins(s.table.Symbol(r), i+size) {
			if end := s.add(s.zh().At(i)); end > i {
				i, inWord = end, false
				continue
			}
		}
		inWord = class&fold.Letter != 0
		i += size
	}
}

// add takes expressions and gives the byte behind the last one, 0 if there are none.
func (s *scanner) add(e []calendar.Expression) (end int) {
	if len(e) == 0 {
		return 0
	}
	s.found = append(s.found, e...)
	return e[len(e)-1].Span.End
}

// latin reads what begins with an ASCII letter or digit: a number may begin an
// expression of either language.
func (s *scanner) latin(i int) []calendar.Expression {
	digit := '0' <= s.text[i] && s.text[i] <= '9'
	if s.lang == models.Other {
		if d, ok := numeric.Read(s.text, i, numeric.DayFirst); digit && ok && !d.Short {
			return []calendar.Expression{{Meaning: d.Meaning, Rule: d.Rule, Span: models.Span{Start: i, End: d.End}}}
		}
		return nil
	}
	if digit && (s.order == numeric.DayFirst || s.hanBehind(i)) {
		if e := s.zh().At(i); e != nil {
			return e
		}
	}
	e := s.en().At(i)
	if digit && s.order == numeric.DayFirst && len(e) > 0 && e[0].Rule == "en.year" && !s.latinBefore(i) { // 国发〔2024〕9号
		return nil
	}
	return e
}

// latinBefore says whether the text before byte i is in Latin letters, blanks and commas
// passed over, or nothing stands there.
func (s *scanner) latinBefore(i int) bool {
	before := strings.TrimRight(s.text[:i], " ,")
	return before == "" || before[len(before)-1] < utf8.RuneSelf
}

// mayOpen says whether a character of a class may begin something in Chinese: a
// Chinese one, or a mark before one.
func (s *scanner) mayOpen(class fold.Class, next int) bool {
	return class&fold.Han != 0 || class == 0 && next < len(s.text) && s.text[next] >= utf8.RuneSelf
}

// hanBehind says whether the figures at byte i, with the marks between and behind them,
// end at something Chinese: a Chinese character, a full-width mark, a dash.
func (s *scanner) hanBehind(i int) bool {
	for n := 0; i < len(s.text) && n < 16; n++ {
		c := s.text[i]
		if c >= utf8.RuneSelf {
			r, _ := utf8.DecodeRuneInString(s.text[i:])
			return s.table.Is(r, fold.Han) || s.table.Symbol(r) == '-' || r == '～' || r == '：' || r == '至'
		}
		if (c < '0' || c > '9') && !strings.ContainsRune(" .:-/~", rune(c)) {
			return false
		}
		i++
	}
	return false
}

func (s *scanner) letterBefore(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return s.table.Is(r, fold.Letter)
}

// wordOnly says whether an expression is a Chinese word without a number, such as
// 现在, which may be cut out of two others.
func wordOnly(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) || strings.ContainsRune("〇零一二三四五六七八九十", r) {
			return false
		}
	}
	return true
}
