// Package evaluate scores annotated documents against gold: documents annotated by
// hand.
//
// Spans are paired one to one (package align) and counted by the four schemas of
// SemEval-2013 Task 9.1; times by their values and intervals; entities by B-cubed;
// relations by their type and the gold entities at their ends.
package evaluate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"tifa/corpus/evaluate/gold"
	"tifa/models"
)

// Options say what is compared, and how. The zero value compares everything.
type Options struct {
	// Map names the label of tifa that a label of the gold stands for.
	Map map[string]models.Label
	// Labels are those that count; if there are none, those of Map and of the
	// gold, and without Map all. DURATION counts only where the gold has it.
	Labels []models.Label
	// Ignore lists labels of the gold that are neither right nor wrong: their
	// spans are not asked for, and what overlaps them and fits nothing else is
	// not counted.
	Ignore []string
	// Flat drops predictions that stand within another prediction, for gold that
	// has no nesting.
	Flat bool
	// Trim reads dates as other taggers' test suites have them: connectives and
	// articles at the edges count on neither side, and values are compared as those
	// suites write them (suites.go).
	Trim bool
	// Mistakes asks for what is missed and wrong.
	Mistakes bool
}

// Scorer scores documents by the options and the labels of a gold corpus. It is
// never changed once it is made.
type Scorer struct {
	Options
	counted map[string]map[models.Label]bool // by set
	ignored map[string]bool
}

// Result is what came of one document.
type Result struct {
	ID, Set  string
	File     string
	Names    []string // by which gates may pick it: see gold.Document
	Score    *Score
	Mistakes []Mistake
	Unknown  int // predictions whose label is none of tifa's
}

// New makes a scorer for gold sets. It fails on labels that are neither tifa's nor
// mapped, and on options that mean nothing; warnings tell which gold spans do not
// count.
func New(o Options, sets []gold.Set) (s *Scorer, warnings []string, err error) {
	s = &Scorer{Options: o, counted: map[string]map[models.Label]bool{}, ignored: map[string]bool{}}
	in, first := map[string]int{}, map[string]string{}
	for _, set := range sets {
		for _, d := range set.Documents {
			for _, span := range d.Spans {
				if in[span.Label]++; first[span.Label] == "" {
					first[span.Label] = d.Where
				}
			}
		}
	}
	for _, l := range o.Ignore {
		s.ignored[l] = true
		if in[l] == 0 {
			warnings = append(warnings, fmt.Sprintf("ignore: the gold has no %s", l))
		}
	}
	for _, l := range slices.Sorted(maps.Keys(o.Map)) {
		if in[l] == 0 {
			warnings = append(warnings, fmt.Sprintf("map: the gold has no %s", l))
		}
	}
	var unknown []string
	for _, l := range slices.Sorted(maps.Keys(in)) {
		if to := s.label(l); to == "" && !s.ignored[l] {
			unknown = append(unknown, fmt.Sprintf("%s (%d spans, first in %s)", l, in[l], first[l]))
		}
	}
	if len(unknown) > 0 {
		if len(o.Map) == 0 {
			return nil, nil, fmt.Errorf("the gold has labels that tifa does not know: %s: say what they stand for with --map %s=LABEL, or leave them out with --ignore", strings.Join(unknown, ", "), firstWord(unknown[0]))
		}
		warnings = append(warnings, fmt.Sprintf("labels of the gold that are not mapped are left out: %s", strings.Join(unknown, ", ")))
	}
	for _, set := range sets {
		s.counted[set.Name] = s.countedIn(set)
	}
	if n, example := oddValues(sets); n > 0 {
		warnings = append(warnings, fmt.Sprintf("%d values of the gold look like dates of the calendar and are none, such as %s", n, example))
	}
	if asked := s.asked(sets); asked == 0 {
		warnings = append(warnings, "the gold has no span that counts: whatever is found is spurious")
	}
	return s, warnings, nil
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// oddValues counts values that begin with a year and are neither a date of the
// calendar nor left open with X.
func oddValues(sets []gold.Set) (n int, example string) {
	for _, set := range sets {
		for _, d := range set.Documents {
			for _, span := range d.Spans {
				v := span.Value
				if len(v) < 4 || strings.Trim(v[:4], "0123456789") != "" || strings.ContainsAny(v, "X|") {
					continue
				}
				if p, ok := valueStretch(plain(v), false); ok && p.from.Before(p.to) {
					continue
				}
				if n++; example == "" {
					example = fmt.Sprintf("%q in %s", v, d.Where)
				}
			}
		}
	}
	return n, example
}

// countedIn are the labels that count in a set.
func (s *Scorer) countedIn(set gold.Set) map[models.Label]bool {
	in := map[models.Label]bool{}
	for _, d := range set.Documents {
		for _, span := range d.Spans {
			in[s.label(span.Label)] = true
		}
	}
	out := map[models.Label]bool{}
	for _, l := range models.Labels() {
		switch {
		case slices.Contains(s.Ignore, string(l)):
		case len(s.Labels) > 0:
			out[l] = slices.Contains(s.Labels, l)
		case len(s.Map) > 0:
			out[l] = in[l] || slices.Contains(slices.Collect(maps.Values(s.Map)), l)
		default:
			out[l] = in[l] || l != models.Duration
		}
	}
	return out
}

// asked is how many gold spans count.
func (s *Scorer) asked(sets []gold.Set) (n int) {
	for _, set := range sets {
		for _, d := range set.Documents {
			for _, span := range d.Spans {
				if s.counted[set.Name][s.label(span.Label)] {
					n++
				}
			}
		}
	}
	return n
}

// Counted lists the labels that count in any set.
func (s *Scorer) Counted() (out []models.Label) {
	for _, l := range models.Labels() {
		for _, counted := range s.counted {
			if counted[l] {
				out = append(out, l)
				break
			}
		}
	}
	return out
}

// label is the label of tifa that one of the gold stands for; empty if it stands
// for none.
func (s *Scorer) label(l string) models.Label {
	if to, mapped := s.Map[l]; mapped {
		return to
	}
	if known := models.Label(l); known.Known() && !s.ignored[l] {
		return known
	}
	return ""
}

// Document scores one document; doc is nil if there is no prediction for it. The
// texts of both must be the same.
func (s *Scorer) Document(set string, g *gold.Document, doc *models.Document) (Result, error) {
	if doc == nil {
		doc = &models.Document{Text: g.Text}
	}
	r := Result{ID: g.ID, Set: set, File: g.File, Names: g.Names, Score: newScore()}
	if doc.Text != g.Text {
		return r, fmt.Errorf("%s: the text of %q is another than in the prediction: %s", g.Where, g.ID, textsDiffer(g.Text, doc.Text))
	}
	m := s.pair(set, g, doc)
	m.spans(r.Score)
	m.times(r.Score, s.Trim)
	m.entities(r.Score)
	if g.StatesRelations {
		whole := m
		if s.Flat || s.Trim || len(s.Labels) > 0 { // the ends of relations are known by all spans as they are
			all := &Scorer{Options: Options{Map: s.Map}, counted: map[string]map[models.Label]bool{set: {}}, ignored: s.ignored}
			for _, l := range models.Labels() {
				all.counted[set][l] = true
			}
			whole = all.pair(set, g, doc)
		}
		relations(r.Score, whole)
	}
	if s.Mistakes {
		r.Mistakes = m.mistakes()
	}
	for _, a := range doc.Annotations {
		if !a.Label.Known() {
			r.Unknown++
		}
	}
	return r, nil
}

// textsDiffer says where two texts begin to differ.
func textsDiffer(a, b string) string {
	x, y := []rune(a), []rune(b)
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	return fmt.Sprintf("from character %d on, %q and %q", i, cut(x[i:]), cut(y[i:]))
}

func cut(r []rune) string {
	if len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return string(r)
}

// Sum adds up results.
func Sum(results []Result) *Score {
	sum := newScore()
	for _, r := range results {
		sum.Add(r.Score)
	}
	return sum
}

// ParseMap reads mappings such as "politician=PERSON".
func ParseMap(pairs []string) (map[string]models.Label, error) {
	out := map[string]models.Label{}
	for _, pair := range pairs {
		from, to, ok := strings.Cut(pair, "=")
		if !ok || from == "" {
			return nil, fmt.Errorf("map: %q: want gold=LABEL, such as politician=PERSON", pair)
		}
		label, err := models.ParseLabel(to)
		if err != nil {
			return nil, fmt.Errorf("map: %s: %w", pair, err)
		}
		if other, twice := out[from]; twice && other != label {
			return nil, fmt.Errorf("map: %s stands for %s and %s", from, other, label)
		}
		out[from] = label
	}
	return out, nil
}
