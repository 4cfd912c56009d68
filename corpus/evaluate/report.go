package evaluate

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"tifa/models"
)

// Report is what an evaluation says, in the form of its JSON. Shares are between 0
// and 1. Additions are allowed; what a key means does not change.
type Report struct {
	Producer  models.Producer `json:"producer"`
	Settings  Settings        `json:"settings"`
	Documents Documents       `json:"documents"`
	Warnings  []string        `json:"warnings"`
	Scores
	// Sets are the scores of each set of gold, and of each that a gate names.
	Sets map[string]Scores `json:"sets"`
	// PerDocument are the counts of each document, which add up to the above.
	PerDocument []PerDocument `json:"per_document"`
	Gates       []GateResult  `json:"gates,omitempty"`
	Mistakes    []Group       `json:"mistakes,omitempty"`
}

// Settings are the options of an evaluation.
type Settings struct {
	Labels []models.Label          `json:"labels"` // those that count
	Map    map[string]models.Label `json:"map,omitempty"`
	Ignore []string                `json:"ignore,omitempty"`
	Flat   bool                    `json:"flat"`
	Trim   bool                    `json:"trim"`
	Lang   string                  `json:"lang,omitempty"`
}

// Documents count the gold documents.
type Documents struct {
	Scored  int `json:"scored"`
	Missing int `json:"missing"` // without a prediction; scored as missed
	Failed  int `json:"failed"`  // that could not be annotated; scored as missed
	// LeftOut are not scored: of other languages, or without spans to compare.
	LeftOut int `json:"left_out"`
}

// Scores are all measures over some documents.
type Scores struct {
	Overall   Spans                     `json:"overall"`
	Labels    map[models.Label]Spans    `json:"labels"`
	Dates     Dates                     `json:"dates"`
	Entities  *Entities                 `json:"entities"`  // null if the gold says nothing of entities
	Relations *Relations                `json:"relations"` // null if it says nothing of relations
	Confusion map[string]map[string]int `json:"confusion"` // by label of the gold and of the prediction; "missed" and "spurious" stand for none
}

// Spans are the counts and shares by schema.
type Spans struct {
	Strict  SchemaScore `json:"strict"`
	Exact   SchemaScore `json:"exact"`
	Partial SchemaScore `json:"partial"`
	Type    SchemaScore `json:"type"`
}

// Of is the score by a schema.
func (s Spans) Of(schema Schema) SchemaScore {
	return [...]SchemaScore{s.Strict, s.Exact, s.Partial, s.Type}[schema]
}

// SchemaScore holds the counts of one schema (see Counts) and what follows from
// them.
type SchemaScore struct {
	Correct   int `json:"correct"`
	Incorrect int `json:"incorrect"`
	Partial   int `json:"partial"`
	Missed    int `json:"missed"`
	Spurious  int `json:"spurious"`
	Possible  int `json:"possible"`
	Actual    int `json:"actual"`
	Shares
}

// Shares are what users compare.
type Shares struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Interval  *Range  `json:"f1_95,omitempty"` // 95% bootstrap interval over documents
}

// Dates are the scores of what times mean.
type Dates struct {
	Value    TimeScore `json:"value"`
	Interval TimeScore `json:"interval"`
}

// TimeScore counts times that mean the right thing.
type TimeScore struct {
	Correct  int     `json:"correct"`
	Possible int     `json:"possible"` // gold times that have one
	Actual   int     `json:"actual"`
	Accuracy float64 `json:"accuracy"` // correct of possible
	Accurate *Range  `json:"accuracy_95,omitempty"`
	Shares
}

// Entities are B-cubed over the mentions that both sides have, and over all.
type Entities struct {
	Mentions int `json:"mentions"`
	Shares
	All Shares `json:"all_mentions"`
}

// Relations are the scores of relations, by type.
type Relations struct {
	Overall RelationScore            `json:"overall"`
	Types   map[string]RelationScore `json:"types"`
}

// RelationScore counts relations of one type.
type RelationScore struct {
	Correct  int `json:"correct"`
	Possible int `json:"possible"`
	Actual   int `json:"actual"`
	Shares
}

// PerDocument is the strict count of one document.
type PerDocument struct {
	ID     string                       `json:"id"`
	Set    string                       `json:"set"`
	File   string                       `json:"file"`
	Counts map[string]SchemaScore       `json:"overall"` // by schema
	Labels map[models.Label]SchemaScore `json:"labels"`  // strict
}

// NewReport sums up results: all of them, set by set, and for each further name of
// a set, such as gates use. A name that fits no document is an error.
func NewReport(results []Result, sets []string, named []string) (*Report, error) {
	r := &Report{Scores: newScores(results), Sets: map[string]Scores{}, Warnings: []string{}}
	for _, set := range sets {
		if own := filter(results, set); len(own) == len(results) {
			r.Sets[set] = r.Scores
		} else {
			r.Sets[set] = newScores(own)
		}
	}
	for _, name := range named {
		if _, done := r.Sets[name]; done {
			continue
		}
		own := filter(results, name)
		if len(own) == 0 {
			return nil, fmt.Errorf("no set, file or folder of the gold is named %q: there is %s", name, strings.Join(sets, ", "))
		}
		r.Sets[name] = newScores(own)
	}
	for _, result := range results {
		d := PerDocument{result.ID, result.Set, filepath.ToSlash(result.File), map[string]SchemaScore{}, map[models.Label]SchemaScore{}}
		for _, schema := range Schemas() {
			d.Counts[schema.String()] = newSchemaScore(result.Score.Overall(schema), nil)
		}
		for l, counts := range result.Score.Spans {
			d.Labels[l] = newSchemaScore(counts[Strict], nil)
		}
		r.PerDocument = append(r.PerDocument, d)
	}
	return r, nil
}

// filter gives the results of a set, a folder or a file, by name or by a pattern
// such as zh-*.
func filter(results []Result, name string) (out []Result) {
	for _, r := range results {
		file := path.Base(filepath.ToSlash(r.File))
		names := []string{r.Set, strings.TrimSuffix(r.Set, path.Ext(r.Set)), file, strings.TrimSuffix(file, path.Ext(file)), path.Base(path.Dir(filepath.ToSlash(r.File)))}
		if slices.ContainsFunc(names, func(n string) bool { ok, _ := path.Match(name, n); return ok || n == name }) {
			out = append(out, r)
		}
	}
	return out
}

func newScores(results []Result) Scores {
	sum, intervals := Sum(results), bootstrap(results)
	within := func(measure, label string) *ranges {
		if r, ok := intervals[key{measure, label}]; ok {
			return &r
		}
		return nil
	}
	spans := func(label string, counts func(Schema) Counts) Spans {
		score := func(s Schema) SchemaScore { return newSchemaScore(counts(s), within(s.String(), label)) }
		return Spans{score(Strict), score(Exact), score(Partial), score(Type)}
	}
	out := Scores{
		Overall:   spans(All, sum.Overall),
		Labels:    map[models.Label]Spans{},
		Dates:     Dates{newTimeScore(sum.Values, within("value", All)), newTimeScore(sum.Intervals, within("interval", All))},
		Confusion: map[string]map[string]int{},
	}
	for _, l := range sum.Labels() {
		out.Labels[l] = spans(string(l), func(s Schema) Counts { return sum.Spans[l][s] })
	}
	if sum.AllEntities.Gold > 0 {
		out.Entities = &Entities{
			Mentions: sum.Entities.Gold,
			Shares:   newShares(sum.Entities.ratio(), within("entities", All)),
			All:      newShares(sum.AllEntities.ratio(), within("entities_all", All)),
		}
	}
	if len(sum.Relations) > 0 {
		out.Relations = &Relations{newRelationScore(sum.AllRelations(), within("relations", All)), map[string]RelationScore{}}
		for _, t := range sum.RelationTypes() {
			out.Relations.Types[t] = newRelationScore(*sum.Relations[t], within("relations", t))
		}
	}
	for pair, n := range sum.Confusion {
		of, as := cmp.Or(string(pair[0]), "spurious"), cmp.Or(string(pair[1]), "missed")
		if out.Confusion[of] == nil {
			out.Confusion[of] = map[string]int{}
		}
		out.Confusion[of][as] = n
	}
	return out
}

func newShares(r ratio, within *ranges) Shares {
	s := Shares{Precision: r.precision(), Recall: r.recall(), F1: r.f1()}
	if within != nil {
		s.Interval = &within.f1
	}
	return s
}

func newSchemaScore(c Counts, within *ranges) SchemaScore {
	return SchemaScore{c.Correct, c.Incorrect, c.Partial, c.Missed, c.Spurious, c.Possible(), c.Actual, newShares(c.ratio(), within)}
}

func newTimeScore(t Tally, within *ranges) TimeScore {
	s := TimeScore{Correct: t.Correct, Possible: t.Possible, Actual: t.Actual, Accuracy: t.Recall(), Shares: newShares(t.ratio(), within)}
	if within != nil {
		s.Accurate = &within.recall
	}
	return s
}

func newRelationScore(t Tally, within *ranges) RelationScore {
	return RelationScore{t.Correct, t.Possible, t.Actual, newShares(t.ratio(), within)}
}
