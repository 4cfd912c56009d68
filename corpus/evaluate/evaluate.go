// Package evaluate scores annotated documents against gold: documents annotated by
// hand.
//
// Spans are paired one to one (package align) and counted by the four schemas of
// SemEval-2013 Task 9.1; times by their values and intervals; entities by B-cubed;
// relations by their type and the gold entities at their ends.
package evaluate

import (
	"cmp"
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
	// articles at the edges count on neither side, and the second end of an
	// interval is exclusive.
	Trim bool
	// Mistakes asks for what is missed and wrong.
	Mistakes bool
}

// Scorer scores documents by the options and the labels of a gold corpus. It is
// never changed once it is made.
type Scorer struct {
	Options
	counted map[models.Label]bool
	ignored map[string]bool
}

// Result is what came of one document.
type Result struct {
	ID, Set, File string
	Score         *Score
	Mistakes      []Mistake
}

// New makes a scorer for gold sets. It fails on labels that are neither tifa's nor
// mapped, and on options that mean nothing; warnings tell which gold spans do not
// count.
func New(o Options, sets []gold.Set) (s *Scorer, warnings []string, err error) {
	s = &Scorer{Options: o, counted: map[models.Label]bool{}, ignored: map[string]bool{}}
	for _, from := range slices.Sorted(maps.Keys(o.Map)) {
		if to := o.Map[from]; !to.Known() {
			return nil, nil, fmt.Errorf("map: %s=%s: %q is no label of tifa: use %s", from, to, to, labelList())
		}
	}
	for _, l := range o.Labels {
		if !l.Known() {
			return nil, nil, fmt.Errorf("labels: %q is no label of tifa: use %s", l, labelList())
		}
		s.counted[l] = true
	}
	in := map[string]int{}
	for _, set := range sets {
		for _, d := range set.Documents {
			for _, span := range d.Spans {
				in[span.Label]++
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
			unknown = append(unknown, fmt.Sprintf("%s (%d spans)", l, in[l]))
		} else if len(o.Labels) == 0 && to != "" {
			s.counted[to] = true
		}
	}
	if len(unknown) > 0 {
		if len(o.Map) == 0 {
			return nil, nil, fmt.Errorf("the gold has labels that tifa does not know: %s: say what they stand for with --map %s=LABEL, or leave them out with --ignore", strings.Join(unknown, ", "), firstWord(unknown[0]))
		}
		warnings = append(warnings, fmt.Sprintf("labels of the gold that are not mapped are left out: %s", strings.Join(unknown, ", ")))
	}
	if len(o.Labels) == 0 && len(o.Map) == 0 {
		for _, l := range models.Labels() {
			s.counted[l] = l != models.Duration || in[string(l)] > 0
		}
	}
	for _, l := range o.Ignore {
		s.counted[models.Label(l)] = false
	}
	return s, warnings, nil
}

func labelList() string {
	var names []string
	for _, l := range models.Labels() {
		names = append(names, string(l))
	}
	return strings.Join(names, ", ")
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// Counted lists the labels that count.
func (s *Scorer) Counted() (out []models.Label) {
	for _, l := range models.Labels() {
		if s.counted[l] {
			out = append(out, l)
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
	r := Result{ID: g.ID, Set: set, File: g.File, Score: newScore()}
	if doc.Text != g.Text {
		return r, fmt.Errorf("%s: the text of %q is another than in the prediction: %s", g.Where, g.ID, textsDiffer(g.Text, doc.Text))
	}
	m := s.pair(g, doc)
	m.spans(r.Score)
	m.times(r.Score, s.Trim)
	m.entities(r.Score)
	if g.StatesRelations && len(s.Labels) == 0 {
		whole := m
		if s.Flat || s.Trim { // the ends of relations are known by all spans as they are
			whole = (&Scorer{Options: Options{Map: s.Map}, counted: s.counted, ignored: s.ignored}).pair(g, doc)
		}
		relations(r.Score, whole)
	}
	if s.Mistakes {
		r.Mistakes = m.mistakes()
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
		if other, twice := out[from]; twice && other != models.Label(to) {
			return nil, fmt.Errorf("map: %s stands for %s and %s", from, cmp.Or(other, "nothing"), to)
		}
		out[from] = models.Label(to)
	}
	return out, nil
}
