// Package names finds English names that neither a dictionary nor a rule knows: words
// with capitals, weighed by their form, by what stands on both sides, by the names
// that they are listed with, and by the other places of the text where they stand.
//
// Each kind of evidence adds to a score for each of three labels or takes from it, in
// tenths of the natural logarithm, as people.Unlisted does for Chinese; none decides
// alone. What is above zero for a label is a name with that label.
package names

import (
	"fmt"
	"slices"
	"strings"

	"tifa/extractors"
	"tifa/models"
)

// kind is what a name may be of.
type kind int

const (
	person kind = iota
	org
	place
	kinds // how many there are
)

var labels = [kinds]models.Label{models.Person, models.Org, models.Place}

var ruleNames = [kinds]string{"en.unlisted-person", "en.unlisted-org", "en.unlisted-place"}

// weight is what something says for a name of each kind.
type weight [kinds]int

func (w weight) plus(o weight) weight {
	for k := range w {
		w[k] += o[k]
	}
	return w
}

// best is the likeliest kind and its score.
func (w weight) best() (k kind, score int) {
	for i := range w {
		if w[i] > w[k] {
			k = kind(i)
		}
	}
	return k, w[k]
}

// candidate is a stretch of text that may be a name.
type candidate struct {
	span     models.Span
	name     string // its words
	score    weight
	evidence []evidence // if somebody asks
	shape    shape
	listed   bool // whether it goes on a list that the candidate before it is on
	article  bool // whether The stands before it, which belongs to the name of an institution
}

// evidence is what spoke for a name or against it.
type evidence struct {
	why string
	by  weight
}

// account says what spoke for a kind of name and against it, and the sum.
func account(all []evidence, k kind, score int) string {
	var b strings.Builder
	for _, e := range all {
		fmt.Fprintf(&b, "%s %+d, ", e.why, e.by[k])
	}
	fmt.Fprintf(&b, "sum %d", score)
	return b.String()
}

// Unlisted reports the names. known are the mentions that others found, of which no
// new name may hold a part, but for a place that it begins with; given are the given
// names of people.
func Unlisted(p *extractors.Pass, known [][]extractors.Mention, given map[string]bool) error {
	w := &weigher{in: p.Input, text: p.Text, explain: p.Explains(), given: given}
	w.cover(known)
	w.run()
	w.spreadLists()
	w.spreadText()
	for i := range w.found {
		c := &w.found[i]
		k, score := c.score.best()
		if k == org && c.article {
			c.span.Start -= len("The ")
		}
		m := extractors.Mention{Label: labels[k], Span: c.span, Source: models.Source{Rule: ruleNames[k]}}
		if w.explain {
			m.Evidence = account(c.evidence, k, score)
		}
		if score <= 0 {
			p.Refuse(m, "too little speaks for a name")
			continue
		}
		if err := p.Report(m); err != nil {
			return err
		}
	}
	return nil
}

// Set is the set of some words, for Unlisted.
func Set(terms []extractors.Term) map[string]bool {
	m := make(map[string]bool, len(terms))
	for _, t := range terms {
		m[t.Text] = true
	}
	return m
}

// weigher weighs the candidates of one text.
type weigher struct {
	in      *extractors.Input
	text    string
	explain bool
	given   map[string]bool
	known   []knownName // in order and apart
	found   []candidate
	topics  map[int]topic // of sentences that somebody asked about
	titles  map[int]bool  // by the start of a line: whether it is written as titles are
}

// knownName is a name that stands already.
type knownName struct {
	span  models.Span
	label models.Label
}

// cover takes the outermost of the known names.
func (w *weigher) cover(known [][]extractors.Mention) {
	size := 0
	for _, of := range known {
		size += len(of)
	}
	all := make([]knownName, 0, size)
	for _, of := range known {
		for i := range of {
			all = append(all, knownName{of[i].Span, of[i].Label})
		}
	}
	slices.SortStableFunc(all, func(a, b knownName) int { return a.span.Compare(b.span) })
	out := all[:0]
	for _, k := range all {
		if n := len(out); n > 0 && k.span.Start < out[n-1].span.End {
			out[n-1].span.End = max(out[n-1].span.End, k.span.End)
			continue
		}
		out = append(out, k)
	}
	w.known = out
}

// add weighs evidence for a candidate, with its reason.
func (w *weigher) add(c *candidate, by weight, why string) {
	if by == (weight{}) {
		return
	}
	c.score = c.score.plus(by)
	if w.explain {
		c.evidence = append(c.evidence, evidence{why, by})
	}
}

const (
	fromList = 18 // what a name on the same list says at most
	fromText = 16 // what the other places of the text say at most
)

// spreadLists lets the names on a list speak for those beside them.
func (w *weigher) spreadLists() {
	speak := func(from, to *candidate) {
		k, score := from.score.best()
		if score <= 0 {
			return
		}
		var by weight
		by[k] = fromList
		if from.shape == acronym != (to.shape == acronym) {
			by[k] /= 2
		}
		w.add(to, by, "listed with "+from.name)
	}
	for i := 1; i < len(w.found); i++ {
		if w.found[i].listed {
			speak(&w.found[i-1], &w.found[i])
		}
	}
	for i := len(w.found) - 1; i > 0; i-- {
		if w.found[i].listed {
			speak(&w.found[i], &w.found[i-1])
		}
	}
}

// spreadText lets the other places of a name in the text speak for each of them.
func (w *weigher) spreadText() {
	// What the best place and the second best say for each kind, since the best must
	// not speak for itself.
	type places struct {
		first, second weight
		times         int
	}
	names := map[string]*places{}
	for i := range w.found {
		c := &w.found[i]
		p := names[c.name]
		if p == nil {
			p = new(places)
			names[c.name] = p
		}
		for k, score := range c.score {
			switch {
			case p.times == 0:
				p.first[k] = score
			case score > p.first[k]:
				p.first[k], p.second[k] = score, p.first[k]
			case p.times == 1 || score > p.second[k]:
				p.second[k] = score
			}
		}
		p.times++
	}
	for i := range w.found {
		c := &w.found[i]
		p := names[c.name]
		if p.times < 2 {
			continue
		}
		var by weight
		for k := range by {
			others := p.first[k]
			if c.score[k] == others {
				others = p.second[k]
			}
			by[k] = again + max(-fromText/2, min(fromText, others))
		}
		w.add(c, by, "again in the text")
	}
	w.agree()
}

// agree makes all places of a name be of one kind, that which most speaks for.
func (w *weigher) agree() {
	sums := map[string]weight{}
	for i := range w.found {
		c := &w.found[i]
		sum := sums[c.name]
		for k := range sum {
			sum[k] += max(0, c.score[k])
		}
		sums[c.name] = sum
	}
	for i := range w.found {
		c := &w.found[i]
		k, most := sums[c.name].best()
		if own, _ := c.score.best(); most == 0 || own == k {
			continue
		}
		for other := range c.score {
			if kind(other) != k {
				c.score[other] = min(c.score[other], 0)
			}
		}
		if w.explain {
			c.evidence = append(c.evidence, evidence{why: "elsewhere in the text a " + string(labels[k])})
		}
	}
}

// again is what it says that a name stands in several places.
const again = 4
