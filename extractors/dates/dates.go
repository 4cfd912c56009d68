// Package dates finds time expressions in English and Chinese and says what
// they mean: a TIMEX3 value, and the stretch of the calendar that it covers.
//
// Each grammar reads the raw text from left to right and needs no tokens. An
// expression is first read as what the text states ("8th of a September", "the
// Friday before"), and then placed in the calendar by an anchor: the reference
// date, the last date that was mentioned, and the tense of the sentence.
package dates

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
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
			for _, m := range find(p.Text, models.Span{End: len(p.Text)}, p.Date, p.Lang == models.Other, p.Input) {
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
	return find(text, within, reference, false, nil)
}

func find(text string, within models.Span, reference string, numericOnly bool, in *extractors.Input) []extractors.Mention {
	s := &scanner{text: text[:within.End], table: fold.Load(), numericOnly: numericOnly}
	s.scan(within.Start)
	anchor := anchor{}
	anchor.ref, anchor.known = parseReference(reference)
	var out []extractors.Mention
	for _, e := range s.found {
		if in != nil {
			if in.Cuts != nil && wordOnly(e.span.In(text)) && in.Cuts(e.span) != "" {
				continue // 出现|在, not 出|现在
			}
			anchor.enter(in, e.span)
		}
		t := e.timex(&anchor)
		if t == nil {
			continue
		}
		label := models.Date
		if t.Type == "DURATION" || t.Type == "SET" {
			label = models.Duration
		}
		out = append(out, extractors.Mention{Label: label, Span: e.span, Timex: t, Source: models.Source{Rule: e.rule}})
	}
	return out
}

// anchor is what an expression is read from.
type anchor struct {
	ref    point // the reference date
	known  bool  // whether there is one
	last   *point
	day0   *point // the last day mentioned, whatever came after it
	future bool   // whether the sentence speaks of the future
	past   bool   // whether it speaks of what is over

	sentence int  // the one that the expression stands in
	year     *int // a year that this sentence has named
}

// enter turns to the expression at a span.
func (a *anchor) enter(in *extractors.Input, s models.Span) {
	if n := in.Sentence(s.Start); n != a.sentence {
		a.sentence, a.year = n, nil
	}
	a.future, a.past = tense(in, s)
}

// day is the reference day; ok is false if it is not known to the day.
func (a *anchor) day() (point, bool) { return a.ref, a.known && a.ref.unit == day }

// upTo gives the reference as a unit that is not finer than what is known.
func (a *anchor) upTo(u unit) (point, bool) {
	ok := a.known && (u <= year || u <= month && a.ref.unit >= month || a.ref.unit >= day)
	if !ok {
		return point{}, false
	}
	return a.ref.as(u), true
}

// expression is a time expression as the text states it.
type expression struct {
	span   models.Span
	rule   string
	stated []string
	mod    string
	// from places the expression in the calendar, and to the end of a range; ok
	// is false if the anchor lacks what is needed. Exactly one of from and fixed
	// is set.
	from, to func(a *anchor) (p point, ok bool)
	// fixed is the value of what is no stretch of the calendar: P3D, PAST_REF.
	fixed string
	kind  string // TIMEX3 type of a fixed value
}

// timex reads the expression from the anchor, and makes it the last date
// mentioned. It is nil for what is no date of the calendar, such as February 30.
func (e *expression) timex(a *anchor) *models.Timex {
	if e.fixed != "" {
		return &models.Timex{Type: e.kind, Value: e.fixed, Mod: e.mod, Stated: e.stated}
	}
	t := &models.Timex{Type: "DATE", Mod: e.mod, Stated: e.stated}
	from, ok := e.from(a)
	if !ok {
		return t
	}
	if !from.valid() {
		return nil
	}
	to := from
	if e.to != nil {
		inner := *a
		inner.last = &from
		if to, ok = e.to(&inner); !ok {
			return t
		}
		if !to.valid() || to.end().Before(from.end()) {
			return nil
		}
	}
	if from.unit >= part {
		t.Type = "TIME"
	}
	t.Value = from.value()
	if e.to != nil {
		t.Value += "/" + to.value()
	}
	t.From, t.To = from.unit.stamp(from.time()), to.unit.stamp(to.end())
	a.last = &from
	if from.unit >= day {
		a.day0 = &from
	}
	a.year = &from.year
	return t
}

// scanner finds the expressions of a text.
type scanner struct {
	text        string
	table       *fold.Table
	numericOnly bool
	found       []expression
}

// scan reads the text from byte i on, once: what begins within an expression is
// not looked at again.
func (s *scanner) scan(i int) {
	inWord := i > 0 && s.letterBefore(i)
	for i < len(s.text) {
		c := s.text[i]
		if c < utf8.RuneSelf {
			letter := s.table.Classes[c]&fold.Letter != 0
			if letter && !inWord {
				if e, ok := s.latin(i); ok {
					s.found = append(s.found, e)
					i = e.span.End
					inWord = true
					continue
				}
			}
			inWord = letter
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[i:])
		class := s.table.Class(r)
		if class&fold.Digit != 0 && !inWord || class&fold.Han != 0 && !s.numericOnly && chineseStart(s.table.Symbol(r)) {
			if e, ok := s.chinese(i); ok {
				s.found = append(s.found, e)
				i = e.span.End
				inWord = false
				continue
			}
		}
		inWord = class&fold.Letter != 0
		i += size
	}
}

// latin reads what begins with an ASCII letter or digit: a number may begin an
// expression of either language.
func (s *scanner) latin(i int) (expression, bool) {
	if e, ok := s.numeric(i); ok {
		return e, true
	}
	if s.numericOnly {
		return expression{}, false
	}
	if '0' <= s.text[i] && s.text[i] <= '9' {
		if e, ok := s.chinese(i); ok {
			return e, true
		}
	}
	e, ok := s.english(i)
	if ok {
		e = s.joined(e)
	}
	return e, ok
}

// letterAt says whether a word goes on at byte i.
func (s *scanner) letterAt(i int) bool {
	r, size := utf8.DecodeRuneInString(s.text[min(i, len(s.text)):])
	return size > 0 && s.table.Is(r, fold.Letter)
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

// tense says whether the sentence around a span speaks of what is to come, or of
// what is over. Only what stands near the span counts, so that a long line costs no
// more.
func tense(in *extractors.Input, s models.Span) (future, past bool) {
	n := in.Sentence(s.Start)
	if n < 0 {
		return false, false
	}
	sentence := in.Sentences[n]
	before := strings.ToValidUTF8(in.Text[max(sentence.Start, s.Start-120):s.Start], "")
	after := ""
	if s.End < sentence.End {
		after = strings.ToValidUTF8(in.Text[s.End:min(sentence.End, s.End+60)], "")
	}
	before, after = strings.ToLower(before), strings.ToLower(after)
	if reported(before, after) {
		return false, false
	}
	if happened(before) {
		return false, true
	}
	after, _, _ = strings.Cut(after, " that ")
	// A Chinese clause speaks for itself only.
	clauseBefore := before[strings.LastIndexAny(before, "，；：,;:")+1:]
	if i := strings.LastIndexAny(before, "，；："); i >= 0 {
		clauseBefore = before[i+len("，"):]
	}
	clauseAfter := after
	if i := strings.IndexAny(after, "，；"); i >= 0 {
		clauseAfter = after[:i]
	}
	clause := notGenerals.Replace(clauseBefore + "\x00" + clauseAfter)
	near := before + "\x00" + after
	has := func(text string, cues []string) bool {
		return slices.ContainsFunc(cues, func(cue string) bool { return strings.Contains(text, cue) })
	}
	return has(near, futureCues) || has(clause, chineseFutureCues), has(clause, chinesePastCues)
}

// happened says whether a verb in the past tense stands right before the date:
// resigned on Monday.
func happened(before string) bool {
	words := strings.Fields(before)
	if n := len(words); n > 0 && slices.Contains([]string{"on", "in", "last", "early", "late"}, words[n-1]) {
		words = words[:n-1]
	}
	n := len(words)
	if n == 0 || n > 1 && slices.Contains(notYet, words[n-2]) {
		return false
	}
	verb := words[n-1]
	return slices.Contains(irregular, verb) || len(verb) > 4 && strings.HasSuffix(verb, "ed") && !slices.Contains(notDone, verb)
}

var (
	irregular = strings.Fields("began broke came died fell fled gave held left lost made met rose sent shot spoke stood struck took won went wrote")
	// Words before a participle that make it no past, and participles of plans.
	notYet  = strings.Fields("be to will is are being")
	notDone = strings.Fields("scheduled planned expected slated postponed delayed need needed indeed hundred united speed proposed")
)

// notGenerals takes the words away in which 将 is no tense.
var notGenerals = strings.NewReplacer("上将", "", "中将", "", "少将", "", "大将", "", "将领", "", "将军", "", "将士", "", "上將", "", "中將", "", "少將", "", "將領", "", "將軍", "", "將士", "")

// reported says whether the date is that of a statement, whatever the statement is
// about: said on Monday that …; 周一表示，….
func reported(before, after string) bool {
	before = strings.TrimRight(before, " ")
	for _, between := range []string{" on", " late", " early", " reporters", " lawmakers", " journalists"} {
		before = strings.TrimSuffix(before, between)
	}
	clause, _, _ := strings.Cut(after, "，")
	return slices.ContainsFunc(sayings, func(verb string) bool { return strings.HasSuffix(before, " "+verb) }) ||
		slices.ContainsFunc(chineseSayings, func(verb string) bool { return strings.Contains(clause, verb) })
}

var (
	sayings        = strings.Fields("said says announced told reported confirmed declared warned added stated pledged vowed")
	chineseSayings = strings.Fields("表示 指出 宣布 透露 强调 強調 通报 通報 介绍说 说： 说， 說： 称， 稱， 稱：")
)

var futureCues = []string{
	" will ", " is due ", " are due ", " is to ", " are to ", "scheduled", "plans to", "planned for", "expected to", "set to ", "until ", "takes over", "take over", "upcoming", "deadline", "vows to",
}

var chinesePastCues = []string{"已于", "已於", "已经", "已經", "曾于", "曾於", "曾经", "曾經"}

var chineseFutureCues = []string{
	"将", "將", "拟于", "擬於", "定于", "定於", "预计", "預計", "计划于", "即将", "即將", "起施行", "前完成",
}
