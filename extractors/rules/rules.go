// Package rules finds names and relations by patterns that are data: YAML files
// in en/ and zh/, each rule with an id, the reason for it, and examples that a
// test executes. docs/architecture.md and CONTRIBUTING.md show how one is
// written; pattern.go says what patterns are made of.
//
// A rule is found by its rarest part: a word, a word of a list, or a mention
// that another extractor made. All words of all rules form one search over the
// text, and only where one stands is the rest of the pattern compared. Patterns
// look at a bounded stretch of text, so the time grows with the text and no
// faster.
package rules

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// hit is a place of a text where a word stands by which a rule is found: a term of the
// list that is its anchor, by number, if it is one.
type hit struct{ rule, start, term int32 }

func (h hit) before(o hit) bool {
	return cmp.Or(cmp.Compare(h.start, o.start), cmp.Compare(h.rule, o.rule), cmp.Compare(h.term, o.term)) < 0
}

// hits searches the text for all such words, once a document, and gives those of the
// rules of a group, by place, rule and term.
func (s *Set) hits(in *extractors.Input, g int) []hit {
	return in.Once(s, func() any {
		out := make([][]hit, len(s.groups))
		t := fold.Load()
		in.Search(s.triggers, func(trigger, start, end int) {
			for _, at := range s.byTrigger[trigger] {
				r := at.rule
				if r.behind.stands(t, in.Text, end, true) && r.before.stands(t, in.Text, start, false) {
					out[r.number] = append(out[r.number], hit{r.index, int32(start), at.term}) //nolint:gosec // a text is shorter than 2 GB
					sink(out[r.number])
				}
			}
		})
		return out
	}).([][]hit)[g]
}

// sink puts the last hit into order among the few at the same place.
func sink(hits []hit) {
	for i := len(hits) - 1; i > 0 && hits[i].before(hits[i-1]); i-- {
		hits[i-1], hits[i] = hits[i], hits[i-1]
	}
}

// found is a match of a rule.
type found struct {
	rule     *rule
	span     models.Span
	rank     string
	entity   *extractors.Entry // that the rule names
	captures []capture
	cue      *models.Span
}

// Seen calls add with mentions that patterns may refer to.
type Seen func(add func(models.Span, models.Label, []*extractors.Entry))

// Mentions reports the mentions that the rules of a turn make. seen, or nil, adds the
// mentions that patterns may refer to, those of the label itself apart, which
// the Pass knows. A rule that looks at mentions of its own label runs again
// until it finds nothing more, six times at most.
func (s *Set) Mentions(p *extractors.Pass, turn Turn, seen Seen, entry func(id string) *extractors.Entry) error {
	type report struct {
		span models.Span
		rule string
	}
	var reported map[report]bool
	take := func(f found) (bool, error) {
		r := report{f.span, f.rule.ID}
		if reported[r] {
			return false, nil
		}
		if reported == nil {
			reported = map[report]bool{}
		}
		reported[r] = true
		m := extractors.Mention{Label: turn.Label, Span: f.span, Rank: f.rank, Sure: f.rule.sure, Source: models.Source{Rule: f.rule.ID}}
		if f.entity != nil {
			m.Entries = []*extractors.Entry{f.entity}
			m.Source.Entry = f.entity.ID
		}
		return true, p.Report(m)
	}
	m := s.machine(p.Input)
	defer s.rest(m)
	m.entry = entry
	if p.Explains() {
		m.refuse = func(r *rule, span models.Span, why string) {
			p.Refuse(extractors.Mention{Label: turn.Label, Span: span, Source: models.Source{Rule: r.ID}}, why)
		}
	}
	if seen != nil {
		seen(m.mentions.add)
	}
	known := 0 // how many of its own mentions the machine knows
	_, again := s.groups[group{turn, true}]
	for round := range 6 {
		own := p.Mentions()
		m.know(own[known:])
		known = len(own)
		news := false
		for _, f := range s.matches(m, group{turn, round > 0}) {
			isNew, err := take(f)
			if err != nil {
				return err
			}
			news = news || isNew
		}
		if !again || !news && round > 0 {
			break
		}
	}
	return nil
}

// machine gives one for a text, without mentions.
func (s *Set) machine(in *extractors.Input) *machine {
	m, ok := s.machines.Get().(*machine)
	if !ok {
		m = &machine{table: fold.Load(), mentions: &index{ofLabels: map[models.Label][]int{}}}
	}
	m.in = in
	m.mentions.reset(in.Text)
	return m
}

// rest puts a machine aside. Its buffers serve the next text.
func (s *Set) rest(m *machine) {
	*m = machine{table: m.table, mentions: m.mentions, values: m.values, captures: m.captures, frames: m.frames}
	s.machines.Put(m)
}

func (m *machine) know(mentions []extractors.Mention) {
	for i := range mentions {
		m.mentions.add(mentions[i].Span, mentions[i].Label, mentions[i].Entries)
	}
}

// matches finds every match of the rules of a group, in order of place.
func (s *Set) matches(m *machine, g group) (out []found) {
	number, ok := s.groups[g]
	if !ok {
		return nil
	}
	read := scripts(m.in)
	for hits := s.hits(m.in, number); len(hits) > 0; {
		h, n := hits[0], 1
		if m.until > 0 && int(h.start) > m.until {
			break
		}
		for n < len(hits) && hits[n].start == h.start && hits[n].rule == h.rule {
			n++
		}
		out = m.at(out, s.variants[h.rule], int(h.start), hits[:n])
		hits = hits[n:]
	}
	for _, label := range models.Labels() {
		for _, r := range s.byLabel[label] {
			if r.number != number || !read[r.chinese] {
				continue
			}
			for _, i := range m.mentions.ofLabels[label] {
				at := m.mentions.all[i].Span
				if m.until > 0 && at.Start > m.until {
					break
				}
				if r.behind.stands(m.table, m.in.Text, at.End, true) && r.before.stands(m.table, m.in.Text, at.Start, false) {
					out = m.at(out, r, at.Start, nil)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b found) int {
		return cmp.Or(a.span.Compare(b.span), cmp.Compare(a.rule.ID, b.rule.ID))
	})
	return out
}

// scripts says of Chinese rules (true) and English ones (false) whether the text
// has a character of their script, without which none of them can match. Rules
// found by a mention would otherwise be tried at every mention of every text.
func scripts(in *extractors.Input) map[bool]bool {
	type key struct{}
	return in.Once(key{}, func() any {
		return map[bool]bool{true: strings.ContainsFunc(in.Text, hanLetter), false: strings.ContainsFunc(in.Text, latinLetter)}
	}).(map[bool]bool)
}

func hanLetter(r rune) bool { return r >= 0x2E80 && unicode.Is(unicode.Han, r) }

func latinLetter(r rune) bool { return unicode.Is(unicode.Latin, r) }

// at tries a rule whose anchor begins at start, with the terms of it that were found there.
func (m *machine) at(out []found, r *rule, start int, terms []hit) []found {
	if m.tired(r) {
		return out
	}
	if l, ok := r.anchor.(literal); ok {
		// The trigger was found without the blanks around it.
		start -= len(leadingBlanks(l.text, m, start))
	}
	m.steps, m.values, m.captures, m.cue, m.refused = 0, m.values[:0], m.captures[:0], models.Span{}, refusal{}
	m.frames = append(m.frames[:0], frame{kind: turn, rule: r, pos: start}, frame{seq: r.right, forward: true, next: 0})
	var ok bool
	if w, list := r.anchor.(words); list {
		ok = w.found(m, start, terms, 1)
	} else {
		ok = r.anchor.match(m, start, true, 1)
	}
	if m.count(r); !ok {
		if m.refuse != nil && m.refused.why != "" {
			m.refuse(r, m.refused.span, m.refused.why)
		}
		return out
	}
	// No name begins or ends with a blank, such as those within 《 》.
	inner := m.in.Text[m.start:m.end]
	left := strings.TrimLeftFunc(inner, unicode.IsSpace)
	span := models.Span{Start: m.end - len(left), End: m.start + len(strings.TrimRightFunc(inner, unicode.IsSpace))}
	if left == "" {
		return out
	}
	f := found{
		rule: r, span: span,
		rank: m.expand(r.rank), entity: m.named(r), captures: slices.Clone(m.captures),
	}
	if m.cue.Len() > 0 {
		cue := m.cue
		f.cue = &cue
	}
	return append(out, f)
}

// leadingBlanks are the blanks of the text before a literal that begins with one.
func leadingBlanks(literal string, m *machine, start int) string {
	r, _ := utf8.DecodeRuneInString(literal)
	if m.table.Symbol(r) != fold.Blank {
		return ""
	}
	return m.in.Text[blanks(m.table, m.in.Text, start, false):start]
}

// allowed checks what must not stand around the span, and the tags of its
// first word.
func (m *machine) allowed(r *rule) bool {
	if m.start >= m.end || !wordEdge(m.table, m.in.Text, m.start) || !wordEdge(m.table, m.in.Text, m.end) {
		return false
	}
	start, end := m.start, m.end
	if r.notBefore != nil && m.fits(r.notBefore, start, false) {
		return m.not(start, end, "not_before of the rule")
	}
	if r.notAfter != nil && m.fits(r.notAfter, end, true) {
		return m.not(start, end, "not_after of the rule")
	}
	if r.notMatch != nil {
		ok := m.run(r.notMatch, start, true, m.push(frame{kind: exactly, pos: end}))
		m.pop()
		if ok {
			return m.not(start, end, "not_match of the rule")
		}
	}
	m.start, m.end = start, end
	first, _ := utf8.DecodeRuneInString(m.in.Text[start:])
	if r.capital && !m.table.Is(first, fold.Upper) || slices.Contains(r.except, m.expand(r.rank)) {
		return false
	}
	if len(r.tags) > 0 && !slices.Contains(r.tags, m.tag(start)) {
		return m.not(start, end, "another part of speech")
	}
	// A Chinese match must not cut through a word: no 外长 in 习近平外长期关注. Names
	// have seen to that themselves.
	return !r.chinese || r.Label == "" || r.Label == models.Person || m.in.Cuts == nil || m.in.Cuts(models.Span{Start: start, End: end}) == ""
}

// tag is the part of speech of the word that begins at pos.
func (m *machine) tag(pos int) string {
	for _, w := range m.in.Words(pos) {
		if w.Span.Start <= pos && pos < w.Span.End {
			return w.POS
		}
	}
	return ""
}

// expand fills a template such as "<deputy><ranks>" with what the list words
// stood for.
func (m *machine) expand(template string) string {
	if template == "" {
		return ""
	}
	var b strings.Builder
	for template != "" {
		before, rest, ok := strings.Cut(template, "<")
		b.WriteString(before)
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, ">")
		b.WriteString(m.value(name))
		template = after
	}
	return b.String()
}

// named is the entry that a rule names by its key entity: the id that a list word
// stands for, or {name}-<list>, one of the series that the mention with that
// name stands for.
func (m *machine) named(r *rule) *extractors.Entry {
	if r.entity == "" || m.entry == nil {
		return nil
	}
	var series *extractors.Entry
	id := r.entity
	for _, c := range m.captures {
		if of := m.mentions.all[c.mention].Entries; len(of) == 1 && strings.Contains(id, "{"+c.name+"}") {
			series = of[0]
			id = strings.ReplaceAll(id, "{"+c.name+"}", series.ID)
		}
	}
	id = m.expand(id)
	if e := m.entry(id); e != nil || series == nil {
		return e
	}
	issue := strings.TrimPrefix(strings.TrimPrefix(id, series.ID), "-")
	if from := series.Attr("from"); from != "" { // one event, not a series of them
		if strings.HasPrefix(from, issue) {
			return series
		}
		return nil
	}
	e := &extractors.Entry{
		ID: id, Label: series.Label,
		Facts: &extractors.Facts{Kind: series.Kind, Place: series.Place, Part: series.ID, Attrs: []models.Attr{{Key: "series", Values: []string{series.ID}}}},
	}
	for _, name := range []struct{ from, to *string }{
		{&series.Names.English, &e.Names.English}, {&series.Names.Chinese, &e.Names.Chinese}, {&series.Names.Traditional, &e.Names.Traditional},
	} {
		if *name.from != "" {
			*name.to = issue + " " + *name.from
		}
	}
	return e
}
