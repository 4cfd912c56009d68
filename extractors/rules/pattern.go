package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// A pattern is written like the text that it stands for:
//
//	Secretary        these characters, compared as extractors/fold does; a small
//	                 letter matches a capital too
//	(a blank)        English: a run of white space. Chinese: nothing, for legibility
//	<rank>           a word of a list
//	{ORG|PLACE}      a mention with one of these labels; {head:PERSON} gives it a name
//	{OFFICE:<deputy>}  a mention that ends in a word of a list
//	(cue:said|told)  in rules of relations: the words that say so, which are no mention
//	%cap{1,4}        a class, here one to four capitalised words
//	(a|b)            one of several patterns
//	a?  (a)?         optional
//	(a){0,3}         repeated
//	\                takes the next character as it is

// node is a part of a pattern. Nodes match in both directions, so that a rule
// can begin at its rarest part.
type node interface {
	// match goes on to next at each place where the node can end when it begins
	// at pos, the likeliest first, until all the rest matches.
	match(m *machine, pos int, forward bool, next step) bool
}

type (
	// literal is a stretch of characters; in Chinese patterns it has no blanks. A
	// letter at an end of it stands at the edge of a word, unless the pattern goes
	// on in the same word there.
	literal struct {
		text           string
		symbols        []rune
		goesOn, wentOn bool // behind it, before it
	}
	// words is a list of words.
	words struct{ list *list }
	// mention is a mention with one of some labels.
	mention struct {
		name   string
		labels []models.Label
		ending *list // of which the mention ends in a word; nil if that is the same
	}
	// class is a kind of character sequence.
	class struct {
		name     string
		find     Class
		min, max int
	}
	// choice is one of several sequences.
	choice struct{ of []sequence }
	// repeat is a sequence several times over.
	repeat struct {
		of       sequence
		min, max int
	}
	// edge marks where the span of the rule begins or ends, or that of its cue.
	edge struct{ end, cue bool }
)

const maxRepeat = 12

// parser reads one pattern.
type parser struct {
	set     *compiler
	in      string
	pos     int
	chinese bool
}

func (c *compiler) parse(pattern string, chinese bool) ([]node, error) {
	p := &parser{set: c, in: pattern, chinese: chinese}
	seq, err := p.sequence()
	if err == nil && p.pos < len(p.in) {
		err = fmt.Errorf("a %q without its opening parenthesis", p.in[p.pos])
	}
	if err != nil {
		return nil, fmt.Errorf("pattern %q, character %d: %w", pattern, utf8.RuneCountInString(p.in[:min(p.pos, len(p.in))])+1, err)
	}
	return seq, nil
}

// sequence reads up to the end, a | or a closing parenthesis.
func (p *parser) sequence() ([]node, error) {
	var seq []node
	var text strings.Builder
	wentOn := false // whether an optional character stands before what is read
	flush := func() {
		if text.Len() > 0 {
			l := p.literal(text.String())
			l.wentOn = wentOn
			seq = append(seq, l)
			text.Reset()
		}
		wentOn = false
	}
	for p.pos < len(p.in) {
		c, size := utf8.DecodeRuneInString(p.in[p.pos:])
		var n node
		var err error
		switch c {
		case '|', ')':
			flush()
			return seq, nil
		case '<':
			n, err = p.list()
		case '{':
			n, err = p.mention()
		case '%':
			n, err = p.class()
		case '(':
			if strings.HasPrefix(p.in[p.pos+1:], cueName) {
				flush()
				inner, err := p.cue()
				if err != nil {
					return nil, err
				}
				seq = append(seq, inner...)
				continue
			}
			n, err = p.group()
		case '?':
			before := text.String()
			if before == "" {
				return nil, fmt.Errorf("? follows a character or a group in parentheses; for the character itself write \\?")
			}
			last, width := utf8.DecodeLastRuneInString(before)
			if stem := p.literal(before[:len(before)-width]); stem.text != "" {
				stem.goesOn, stem.wentOn = true, wentOn
				seq = append(seq, stem)
			}
			text.Reset()
			optional := p.literal(string(last))
			optional.goesOn, optional.wentOn = true, true
			seq = append(seq, &repeat{both([]node{optional}), 0, 1})
			wentOn = true
			p.pos++
			continue
		case '}', '>':
			return nil, fmt.Errorf("%q stands for itself only as \\%c", c, c)
		case '\\':
			p.pos++
			if p.pos == len(p.in) {
				return nil, fmt.Errorf("nothing follows \\")
			}
			c, size = utf8.DecodeRuneInString(p.in[p.pos:])
			fallthrough
		default:
			p.pos += size
			if !p.chinese || !unicode.IsSpace(c) {
				text.WriteRune(c)
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		flush()
		seq = append(seq, n)
	}
	flush()
	return seq, nil
}

func (p *parser) literal(text string) literal {
	l := literal{text: text}
	blank := false
	for _, r := range text {
		sym := p.set.table.Symbol(r)
		if sym == fold.Blank && blank {
			continue
		}
		blank = sym == fold.Blank
		l.symbols = append(l.symbols, r)
	}
	return l
}

// until reads up to a closing character and passes it.
func (p *parser) until(closing byte) (string, error) {
	i := strings.IndexByte(p.in[p.pos:], closing)
	if i < 0 {
		return "", fmt.Errorf("%q is missing", closing)
	}
	inner := p.in[p.pos+1 : p.pos+i]
	p.pos += i + 1
	return inner, nil
}

func (p *parser) list() (node, error) {
	name, err := p.until('>')
	if err != nil {
		return nil, err
	}
	l := p.set.lists[name]
	if l == nil {
		return nil, fmt.Errorf("there is no list <%s>: use %s", name, strings.Join(p.set.listNames(), ", "))
	}
	return words{l}, nil
}

func (p *parser) mention() (node, error) {
	inner, err := p.until('}')
	if err != nil {
		return nil, err
	}
	m := mention{}
	if before, ending, ok := strings.Cut(inner, ":<"); ok {
		inner, ending = before, strings.TrimSuffix(ending, ">")
		if m.ending = p.set.lists[ending]; m.ending == nil {
			return nil, fmt.Errorf("there is no list <%s>: use %s", ending, strings.Join(p.set.listNames(), ", "))
		}
	}
	if name, labels, ok := strings.Cut(inner, ":"); ok {
		m.name, inner = name, labels
	}
	for l := range strings.SplitSeq(inner, "|") {
		if !models.Label(l).Known() {
			return nil, fmt.Errorf("%q is no label: use %v", l, models.Labels())
		}
		m.labels = append(m.labels, models.Label(l))
	}
	return m, nil
}

func (p *parser) class() (node, error) {
	p.pos++
	start := p.pos
	for p.pos < len(p.in) && ('a' <= p.in[p.pos] && p.in[p.pos] <= 'z') {
		p.pos++
	}
	name := p.in[start:p.pos]
	c, ok := p.set.classes[name]
	if !ok {
		return nil, fmt.Errorf("there is no class %%%s: use %s", name, strings.Join(p.set.classNames(), ", "))
	}
	n := class{name: name, find: c, min: 1, max: 1}
	if p.pos < len(p.in) && p.in[p.pos] == '{' {
		var err error
		if n.min, n.max, err = p.counts(); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// counts reads {m,n} or {n}.
func (p *parser) counts() (low, high int, err error) {
	inner, err := p.until('}')
	if err != nil {
		return 0, 0, err
	}
	a, b, two := strings.Cut(inner, ",")
	if !two {
		b = a
	}
	low, err1 := strconv.Atoi(a)
	high, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || low < 0 || high < max(low, 1) {
		return 0, 0, fmt.Errorf("{%s} is no count: write {m,n} with m not above n", inner)
	}
	return low, high, nil
}

// cueName is what a group begins with that marks the cue.
const cueName = "cue:"

// cue reads a group whose text is the cue of a relation. What it holds becomes a
// part of the sequence around it, so that a rule can be found by it.
func (p *parser) cue() ([]node, error) {
	p.in = p.in[:p.pos+1] + p.in[p.pos+1+len(cueName):]
	inner, err := p.group()
	if err != nil {
		return nil, err
	}
	return []node{edge{cue: true}, inner, edge{end: true, cue: true}}, nil
}

func (p *parser) group() (node, error) {
	p.pos++
	var of [][]node
	for {
		seq, err := p.sequence()
		if err != nil {
			return nil, err
		}
		of = append(of, seq)
		if p.pos == len(p.in) {
			return nil, fmt.Errorf("%q is missing", ')')
		}
		p.pos++
		if p.in[p.pos-1] == ')' {
			break
		}
	}
	seq := of[0]
	if len(of) > 1 {
		seq = []node{p.choice(of)}
	}
	if p.pos < len(p.in) {
		switch p.in[p.pos] {
		case '?':
			p.pos++
			return &repeat{both(seq), 0, 1}, nil
		case '{':
			if p.pos+1 < len(p.in) && unicode.IsDigit(rune(p.in[p.pos+1])) {
				low, high, err := p.counts()
				if err != nil {
					return nil, err
				}
				if high > maxRepeat {
					return nil, fmt.Errorf("a group is repeated %d times at most", maxRepeat)
				}
				return &repeat{both(seq), low, high}, nil
			}
		}
	}
	if len(seq) == 1 {
		return seq[0], nil
	}
	return &repeat{both(seq), 1, 1}, nil
}

// choice is a list of words if every alternative is one, so that a rule can be
// found by them.
func (p *parser) choice(of [][]node) node {
	var terms []extractors.Term
	for _, seq := range of {
		if len(seq) != 1 {
			return newChoice(of)
		}
		l, ok := seq[0].(literal)
		if !ok {
			return newChoice(of)
		}
		terms = append(terms, extractors.Term{Text: l.text, Value: l.text})
	}
	return words{p.set.newList("", terms)}
}

// sequence is a part of a pattern in both directions in which it may be met, with what
// it may begin with in each.
type sequence struct {
	forward, backward []node
	ahead, behind     *beside
}

func both(seq []node) sequence {
	back, t := reversed(seq), fold.Load()
	return sequence{seq, back, besideOf(t, seq, true), besideOf(t, back, false)}
}

// begins says whether the sequence may begin with what stands beside a place.
func (s *sequence) begins(n neighbour, forward bool) bool {
	if forward {
		return s.ahead.holds(n)
	}
	return s.behind.holds(n)
}

func (s *sequence) nodes(forward bool) []node {
	if forward {
		return s.forward
	}
	return s.backward
}

func newChoice(of [][]node) choice {
	var c choice
	for _, seq := range of {
		c.of = append(c.of, both(seq))
	}
	return c
}

// reversed is the sequence as it is met from its end.
func reversed(seq []node) []node {
	out := slices.Clone(seq)
	slices.Reverse(out)
	return out
}

// uses says whether any node of the sequence looks at mentions with the label.
func uses(seq []node, label models.Label) bool {
	return slices.ContainsFunc(seq, func(n node) bool {
		switch n := n.(type) {
		case mention:
			return slices.Contains(n.labels, label)
		case choice:
			return slices.ContainsFunc(n.of, func(s sequence) bool { return uses(s.forward, label) })
		case *repeat:
			return uses(n.of.forward, label)
		}
		return false
	})
}

// named lists the names that mentions carry in the sequence.
func named(seq []node) (names []string) {
	for _, n := range seq {
		switch n := n.(type) {
		case mention:
			if n.name != "" {
				names = append(names, n.name)
			}
		case choice:
			for _, s := range n.of {
				names = append(names, named(s.forward)...)
			}
		case *repeat:
			names = append(names, named(n.of.forward)...)
		}
	}
	return names
}
