// Package chinese reads time expressions in Chinese, simplified and traditional.
//
// A reader folds the characters at the place where an expression may begin, so that
// 國 and 国, ２ and 2 are one, and reads it by recursive descent: a date part by part,
// a time of the day behind it, the other end of a range. What is read is a
// calendar.Meaning, which needs no reference date yet.
package chinese

import (
	"tifa/extractors/dates/calendar"
	"tifa/extractors/dates/numeric"
	"tifa/extractors/fold"
	"tifa/models"
)

// Grammar reads the time expressions of one text.
type Grammar struct{ reader }

// New makes a grammar for a text. Dates in figures are read in an order; traditional
// says that the text is in traditional characters.
func New(text string, order numeric.Order, traditional bool) *Grammar {
	return &Grammar{reader{text: text, table: fold.Load(), names: load(), order: order, traditional: traditional}}
}

// Begins says whether an expression may begin with a folded character, behind which the
// text goes on at byte next.
func (g *Grammar) Begins(symbol rune, next int) bool {
	o := g.names.openings
	if !o.begins(symbol) {
		return false
	}
	second, size := fold.Rune(g.text[next:])
	if size == 0 || blank(second) || o.counts(symbol, g.table.Symbol(second)) {
		return true
	}
	third, _ := fold.Rune(g.text[next+size:])
	words, names := o.of(symbol, g.table.Symbol(second), g.table.Symbol(third))
	return words|names != 0 || blank(third)
}

// At reads the expression that begins at byte i. It gives nothing if there is none.
func (g *Grammar) At(i int) []calendar.Expression {
	g.begin(i)
	k := g.opens()
	if k == 0 {
		return nil
	}
	g.lunarYear = 0
	x := g.longest(k)
	if !x.ok() || x.Place == nil && x.Value == "" {
		return nil
	}
	return []calendar.Expression{{Meaning: x.Meaning, Rule: x.rule, Span: models.Span{Start: i, End: g.at(x.end - 1).end}}}
}

// longest reads the expression at the first character: the longest of the kinds that may
// stand there.
func (r *reader) longest(may kinds) (best reading) {
	for kind, read := range []func(int) reading{r.period, r.ranged, r.fuzzy, r.set, r.rolling, r.length, r.agencyCode} {
		if may&(1<<kind) == 0 {
			continue
		}
		if x := read(0); x.end > best.end {
			best = x
		}
	}
	return best
}
