// Package english reads time expressions in English.
//
// A reader cuts the text into tokens at the place where an expression may begin and
// reads it by recursive descent: primary reads a time that stands by itself, compose
// adds what belongs to it (a year, a time of the day, a week), ranged the other end
// of a range. What is read is a calendar.Meaning, which needs no reference date yet.
package english

import (
	"tifa/extractors/dates/calendar"
	"tifa/extractors/fold"
	"tifa/models"
)

// Grammar reads the time expressions of one text.
type Grammar struct {
	reader
	dates []reading     // what date gave
	asked [window]uint8 // the number of that at each token, from 1; 0 if it was not asked
	brief bool          // the text may be nothing but one expression
	depth int
}

// New makes a grammar for a text.
func New(text string) *Grammar {
	g := &Grammar{reader: reader{text: text, table: fold.Load(), lex: load()}, brief: len(text) <= briefest}
	g.reader.grammar = g
	return g
}

// At reads the expression that begins at byte i, the beginning of a word or number,
// and what shares its month: June 24 and 25. It gives nothing if there is none.
func (g *Grammar) At(i int) []calendar.Expression {
	if isLetter(g.text[i]) && !g.lex.openings.may(g.text[i:]) {
		return nil
	}
	g.begin(i)
	first := g.at(0)
	if first.form != number && !first.begins && !g.isMark(0, '\'') || g.hopeless() {
		return nil
	}
	clear(g.asked[:])
	g.dates = g.dates[:0]
	g.depth = 0
	if first.foreign { // the beginning of a feast's name, or nothing
		if x := g.holiday(0); !x.ok() {
			return nil
		}
	}
	x := g.approximate(0)
	if !x.ok() {
		x = g.full(0)
	}
	if !x.ok() && g.brief {
		x = g.lone(0)
	}
	if !x.ok() || x.Place == nil && x.Value == "" {
		return nil
	}
	if x.rule != "en.month-day" {
		return []calendar.Expression{g.expression(0, x)}
	}
	var out []calendar.Expression
	for _, day := range g.days(x) {
		out = append(out, g.expression(day.at, day.reading))
	}
	return out
}

func (g *Grammar) expression(k int, x reading) calendar.Expression {
	return calendar.Expression{Meaning: x.Meaning, Rule: x.rule, Hidden: x.hidden, Span: models.Span{Start: g.at(k).start, End: g.at(x.end - 1).end}}
}

// maxDepth bounds how deep expressions nest, as in two days after a week after.
const maxDepth = 6

// date reads a time that begins at token k, with what belongs to it. It is read once.
func (r *reader) date(k int) reading {
	g := r.grammar
	if k >= window || g.depth >= maxDepth {
		return reading{}
	}
	if g.asked[k] == 0 {
		g.depth++
		x := r.primary(k)
		if x.ok() {
			x = r.compose(x)
		}
		g.depth--
		g.dates = append(g.dates, x)
		g.asked[k] = uint8(len(g.dates)) //nolint:gosec // no more than tokens
	}
	return g.dates[g.asked[k]-1]
}

// plainDate reads a date in figures or with the name of a month.
func (r *reader) plainDate(k int) reading {
	t := r.at(k)
	if t.form != number && t.month == 0 && t.ordinal == 0 && t.count < 20 {
		return reading{}
	}
	x := r.date(k)
	if x.clock != nil && x.Cycle != nil || x.IsDuration() || x.Place == nil {
		return reading{}
	}
	return x
}

// try gives the first of the readings that reads something at token k.
func (r *reader) try(k int, readings ...func(int) reading) reading {
	for _, read := range readings {
		if x := read(k); x.ok() {
			return x
		}
	}
	return reading{}
}
