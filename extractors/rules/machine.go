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
	entry    func(id string) *extractors.Entry // of the dictionary; nil where no entity is named
	start    int                               // of the rule's span, once its edge was passed
	end      int                               // likewise
	cue      models.Span                       // of the rule, if its pattern marks one
	steps    int                               // taken at this place
	spent    map[*rule]int                     // taken at places that took many, by rule
	values   []value                           // of the list words and classes that were met
	captures []capture                         // of the mentions that have a name
	frames   []frame                           // what is still to be matched
	refuse   func(*rule, models.Span, string)  // takes what a rule's exceptions refused; nil if nobody asks
	refused  refusal                           // the first at this place
}

const maxSteps = 400

// A rule whose places each take many steps, as in a text that repeats the beginning of
// a name without end, may take stepsPerByte for each byte of the text, and at least
// leastSteps. Text that people write takes less than one.
const (
	manySteps    = 50
	stepsPerByte = 2
	leastSteps   = 50_000
)

// tired says whether a rule has taken all the steps that it may.
func (m *machine) tired(r *rule) bool {
	return m.spent != nil && m.spent[r] > leastSteps+stepsPerByte*len(m.in.Text)
}

// count remembers the steps that a rule took at a place, if they were many.
func (m *machine) count(r *rule) {
	if m.steps < manySteps {
		return
	}
	if m.spent == nil {
		m.spent = map[*rule]int{}
	}
	m.spent[r] += m.steps
}

// refusal is why a match of a rule is none.
type refusal struct {
	span models.Span
	why  string
}

// not says no for a reason, which counts if nothing else matches at this place.
func (m *machine) not(start, end int, why string) bool {
	if m.refuse != nil && m.refused.why == "" {
		m.refused = refusal{models.Span{Start: start, End: end}, why}
	}
	return false
}

type value struct{ list, value string }

type capture struct {
	name    string
	mention int // into index.all
}

// step names what is to be matched behind a node: a frame of the machine.
type step int

// frame is what is to be matched when the match has come to some place. Frames stand
// on a stack, which closures in their stead would make anew at every node.
type frame struct {
	kind    kind
	seq     []node  // of rest
	repeat  *repeat // of repetition
	rule    *rule   // of turn and whole
	times   int     // of repetition: how many there were
	pos     int     // of repetition: where the last began; of turn: where the anchor does; of exactly
	forward bool
	next    step
}

type kind int

const (
	rest       kind = iota // the nodes of seq, then next
	repetition             // another time, or next
	turn                   // what stands before the anchor of the rule
	whole                  // what the rule forbids
	anything               // nothing
	exactly                // nothing, if the match has come to pos
)

func (m *machine) push(f frame) step {
	m.frames = append(m.frames, f)
	return step(len(m.frames) - 1)
}

func (m *machine) pop() { m.frames = m.frames[:len(m.frames)-1] }

// resume goes on with a step.
func (m *machine) resume(s step, pos int) bool {
	f := &m.frames[s]
	switch f.kind {
	case rest:
		return m.run(f.seq, pos, f.forward, f.next)
	case repetition:
		return pos != f.pos && f.repeat.again(m, f.times+1, pos, f.forward, f.next)
	case turn:
		r, start := f.rule, f.pos
		defer m.pop()
		return m.run(r.left, start, false, m.push(frame{kind: whole, rule: r}))
	case whole:
		return m.allowed(f.rule)
	case exactly:
		return pos == f.pos
	}
	return true
}

// fits says whether a sequence matches at pos, whatever follows.
func (m *machine) fits(seq []node, pos int, forward bool) bool {
	defer m.pop()
	return m.run(seq, pos, forward, m.push(frame{kind: anything}))
}

// run matches a sequence, then next.
func (m *machine) run(seq []node, pos int, forward bool, next step) bool {
	if len(seq) == 0 {
		return m.resume(next, pos)
	}
	// A pattern with repetitions in repetitions could try very many ways; what is
	// not found in this many steps does not match.
	if m.steps++; m.steps > maxSteps {
		return false
	}
	if len(seq) == 1 {
		return seq[0].match(m, pos, forward, next)
	}
	ok := seq[0].match(m, pos, forward, m.push(frame{seq: seq[1:], forward: forward, next: next}))
	m.pop()
	return ok
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

func (l literal) match(m *machine, pos int, forward bool, next step) bool {
	end, ok := m.literal(l.symbols, pos, forward)
	if !ok {
		return false
	}
	first, last := min(pos, end), max(pos, end)
	if !l.wentOn && !wordEdge(m.table, m.in.Text, first) || !l.goesOn && !wordEdge(m.table, m.in.Text, last) {
		return false
	}
	return m.resume(next, end)
}

func (w words) match(m *machine, pos int, forward bool, next step) bool {
	return w.list.at(m, pos, forward, func(t *term, end int) bool { return w.stand(m, t, end, next) })
}

// stand goes on behind a word of the list that ends at a place.
func (w words) stand(m *machine, t *term, end int, next step) bool {
	m.values = append(m.values, value{w.list.name, t.value})
	if m.resume(next, end) {
		return true
	}
	m.values = m.values[:len(m.values)-1]
	return false
}

// found is match for the anchor of a rule, of which the search has told which words may
// stand there.
func (w words) found(m *machine, pos int, terms []hit, next step) bool {
	if !wordEdge(m.table, m.in.Text, pos) {
		return false
	}
	for _, h := range terms {
		t := &w.list.terms[h.term]
		end, ok := m.literal(t.symbols, pos, true)
		if ok && wordEdge(m.table, m.in.Text, end) && w.stand(m, t, end, next) {
			return true
		}
	}
	return false
}

func (n mention) match(m *machine, pos int, forward bool, next step) bool {
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
		if m.resume(next, end) {
			return true
		}
		if n.name != "" {
			m.captures = m.captures[:len(m.captures)-1]
		}
	}
	return false
}

func (c class) match(m *machine, pos int, forward bool, next step) bool {
	for _, end := range c.find(m.in, pos, forward, c.min, c.max) {
		m.values = append(m.values, value{c.name, m.in.Text[min(pos, end):max(pos, end)]})
		if m.resume(next, end) {
			return true
		}
		m.values = m.values[:len(m.values)-1]
	}
	return false
}

func (c choice) match(m *machine, pos int, forward bool, next step) bool {
	beside := neighbourOf(m.table, m.in.Text, pos, forward)
	for i := range c.of {
		if seq := &c.of[i]; seq.begins(beside, forward) && m.run(seq.nodes(forward), pos, forward, next) {
			return true
		}
	}
	return false
}

func (r *repeat) match(m *machine, pos int, forward bool, next step) bool {
	if r.max > 1 {
		return r.again(m, 0, pos, forward, next)
	}
	begins := r.of.begins(neighbourOf(m.table, m.in.Text, pos, forward), forward)
	return begins && m.run(r.of.nodes(forward), pos, forward, next) || r.min == 0 && m.resume(next, pos)
}

// again matches behind so many times one time more, or else next.
func (r *repeat) again(m *machine, times, pos int, forward bool, next step) bool {
	if times < r.max && r.of.begins(neighbourOf(m.table, m.in.Text, pos, forward), forward) {
		ok := m.run(r.of.nodes(forward), pos, forward, m.push(frame{kind: repetition, repeat: r, times: times, pos: pos, forward: forward, next: next}))
		m.pop()
		if ok {
			return true
		}
	}
	return times >= r.min && m.resume(next, pos)
}

func (e edge) match(m *machine, pos int, _ bool, next step) bool {
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
	return m.resume(next, pos)
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
			next := blanks(t, text, at, forward)
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
func blanks(t *fold.Table, text string, pos int, forward bool) int {
	if !forward {
		start := pos
		for start > 0 && pos-start < 64 {
			r, size := utf8.DecodeLastRuneInString(text[:start])
			if t.Symbol(r) != fold.Blank {
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
