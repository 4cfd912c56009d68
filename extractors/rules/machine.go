package rules

import (
	"slices"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/extractors/match"
	"tifa/models"
)

// machine matches one pattern at one place of a text.
type machine struct {
	in       *extractors.Input
	table    *fold.Table
	mentions *index
	until    int                               // byte behind which no rule is tried; 0 for the end of the text
	own      int                               // how many of the extractor's own mentions the index holds
	entry    func(id string) *extractors.Entry // of the dictionary; nil where no entity is named
	start    int                               // of the rule's span, once its edge was passed
	end      int                               // likewise
	cue      models.Span                       // of the rule, if its pattern marks one
	steps    int                               // taken at this place
	values   []value                           // of the list words and classes that were met
	captures []capture                         // of the mentions that have a name
}

const maxSteps = 10_000

type value struct{ list, value string }

type capture struct {
	name    string
	mention int // into index.all
}

// run matches a sequence, then next.
func (m *machine) run(seq []node, pos int, forward bool, next func(pos int) bool) bool {
	if len(seq) == 0 {
		return next(pos)
	}
	// A pattern with repetitions in repetitions could try very many ways; what is
	// not found in this many steps does not match.
	if m.steps++; m.steps > maxSteps {
		return false
	}
	return seq[0].match(m, pos, forward, func(pos int) bool { return m.run(seq[1:], pos, forward, next) })
}

// value is what the words of a list stood for, or "".
func (m *machine) value(list string) string {
	for _, v := range m.values {
		if v.list == list {
			return v.value
		}
	}
	return ""
}

func (l literal) match(m *machine, pos int, forward bool, next func(int) bool) bool {
	end, ok := m.literal(l.symbols, pos, forward)
	if !ok {
		return false
	}
	first, last := min(pos, end), max(pos, end)
	if !l.wentOn && !wordEdge(m.table, m.in.Text, first) || !l.goesOn && !wordEdge(m.table, m.in.Text, last) {
		return false
	}
	return next(end)
}

func (w words) match(m *machine, pos int, forward bool, next func(int) bool) bool {
	return w.list.at(m, pos, forward, func(t *term, end int) bool {
		m.values = append(m.values, value{w.list.name, t.value})
		if next(end) {
			return true
		}
		m.values = m.values[:len(m.values)-1]
		return false
	})
}

func (n mention) match(m *machine, pos int, forward bool, next func(int) bool) bool {
	for i := m.mentions.first(pos, forward); i >= 0; i = m.mentions.next(i, forward) {
		x := &m.mentions.all[i]
		if !slices.Contains(n.labels, x.Label) || n.ending != nil && !n.ending.at(m, x.Span.End, false, func(*term, int) bool { return true }) {
			continue
		}
		end := x.Span.End
		if !forward {
			end = x.Span.Start
		}
		if n.name != "" {
			m.captures = append(m.captures, capture{n.name, i})
		}
		if next(end) {
			return true
		}
		if n.name != "" {
			m.captures = m.captures[:len(m.captures)-1]
		}
	}
	return false
}

func (c class) match(m *machine, pos int, forward bool, next func(int) bool) bool {
	for _, end := range c.find(m.in, pos, forward, c.min, c.max) {
		m.values = append(m.values, value{c.name, m.in.Text[min(pos, end):max(pos, end)]})
		if next(end) {
			return true
		}
		m.values = m.values[:len(m.values)-1]
	}
	return false
}

func (c choice) match(m *machine, pos int, forward bool, next func(int) bool) bool {
	for _, seq := range c.of {
		if m.run(seq.nodes(forward), pos, forward, next) {
			return true
		}
	}
	return false
}

func (r repeat) match(m *machine, pos int, forward bool, next func(int) bool) bool {
	seq := r.of.nodes(forward)
	if r.max == 1 {
		return m.run(seq, pos, forward, next) || r.min == 0 && next(pos)
	}
	var times func(n, pos int) bool
	times = func(n, at int) bool {
		if n < r.max && m.run(seq, at, forward, func(end int) bool { return end != at && times(n+1, end) }) {
			return true
		}
		return n >= r.min && next(at)
	}
	return times(0, pos)
}

func (e edge) match(m *machine, pos int, _ bool, next func(int) bool) bool {
	switch {
	case e.cue && e.end:
		m.cue.End = pos
	case e.cue:
		m.cue.Start = pos
	case e.end:
		m.end = pos
	default:
		m.start = pos
	}
	return next(pos)
}

// literal compares the text at pos with the characters of a pattern. A capital
// of the pattern must be one in the text.
func (m *machine) literal(pattern []rune, pos int, forward bool) (end int, ok bool) {
	text, t := m.in.Text, m.table
	at := pos
	for i := range pattern {
		p := pattern[i]
		if !forward {
			p = pattern[len(pattern)-1-i]
		}
		sym := t.Symbol(p)
		if sym == fold.Blank {
			next := m.blanks(at, forward)
			if next == at {
				return 0, false
			}
			at = next
			continue
		}
		var r rune
		var size int
		for {
			if forward {
				r, size = utf8.DecodeRuneInString(text[at:])
			} else {
				r, size = utf8.DecodeLastRuneInString(text[:at])
			}
			if size == 0 {
				return 0, false
			}
			if !forward {
				size = -size
			}
			if t.Symbol(r) != fold.Skip || r == 0 || i == 0 {
				break
			}
			at += size
		}
		if t.Symbol(r) != sym || t.Is(p, fold.Upper) && !t.Is(r, fold.Upper) {
			return 0, false
		}
		at += size
	}
	return at, true
}

// blanks gives the other end of the white space at pos, or pos if there is
// none or it holds a blank line.
func (m *machine) blanks(pos int, forward bool) int {
	text := m.in.Text
	if !forward {
		start := pos
		for start > 0 && pos-start < 64 {
			r, size := utf8.DecodeLastRuneInString(text[:start])
			if m.table.Symbol(r) != fold.Blank {
				break
			}
			start -= size
		}
		if end, broken := match.Blanks(text, start); broken || end != pos {
			return pos
		}
		return start
	}
	end, broken := match.Blanks(text, pos)
	if broken {
		return pos
	}
	return end
}

// wordEdge says whether no word of a script with blanks goes on across byte i.
func wordEdge(t *fold.Table, text string, i int) bool {
	if i <= 0 || i >= len(text) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return !t.Is(before, fold.Letter) || !t.Is(after, fold.Letter)
}
