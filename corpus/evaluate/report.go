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
	// MayMiss says that documents without a prediction are no failure.
	MayMiss bool `json:"allow_missing"`
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
	// Earned is what the predictions of a label earn, right ones 1 and partial ones
	// a half, of which precision is the share of Actual. By label it is that of
	// the predictions, while the counts above are those of the gold.
	Earned float64 `json:"earned"`
	Shares
}

// Shares are what users compare.
type Shares struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Interval  *Range  `json:"f1_95,omitempty"` // 95% bootstrap interval over documents
}

// Dates are the scores of what times mean, null where the gold does not say it.
type Dates struct {
	Value    *TimeScore `json:"value"`
	Interval *TimeScore `json:"interval"`
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
	Mentions int `json:"mentions"` // that both sides have
	Gold     int `json:"gold"`     // that the gold has
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
	Counts map[string]SchemaScore       `json:"overall"`       // by schema
	Labels map[models.Label]SchemaScore `json:"strict_labels"` // strict, by label
}

// NewReport sums up results: all of them, set by set, and for each further name of
// a set, such as gates use. A name that fits no document is an error.
func NewReport(results []Result, sets []string, named []string) (*Report, error) {
	r := &Report{Scores: newScores(results), Sets: map[string]Scores{}, Warnings: []string{}}
	for _, set := range sets {
		own := slices.DeleteFunc(slices.Clone(results), func(x Result) bool { return x.Set != set })
		if len(own) == len(results) {
			r.Sets[set] = r.Scores
		} else {
			r.Sets[set] = newScores(own)
		}
	}
	for _, name := range named {
		if _, done := r.Sets[name]; done {
			continue
		}
		own := slices.DeleteFunc(slices.Clone(results), func(x Result) bool { return !x.named(name) })
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

// named says whether a document is of a set, folder or file of that name, or whose
// name fits the pattern, such as zh-*.
func (r Result) named(name string) bool {
	return slices.ContainsFunc(append(r.Names, r.Set), func(n string) bool { ok, _ := path.Match(name, n); return ok || n == name })
}

func newScores(results []Result) Scores {
	sum, intervals := Sum(results), bootstrap(results)
	within := func(measure, label string) *Range {
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
			Mentions: sum.Entities.Gold, Gold: sum.AllEntities.Gold,
			Shares: newShares(sum.Entities.ratio(), within("entities", All)),
			All:    newShares(sum.AllEntities.ratio(), within("entities_all", All)),
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

func newShares(r ratio, within *Range) Shares {
	return Shares{r.precision(), r.recall(), r.f1(), within}
}

func newSchemaScore(c Counts, within *Range) SchemaScore {
	r := c.ratio()
	return SchemaScore{c.Correct, c.Incorrect, c.Partial, c.Missed, c.Spurious, c.Possible(), c.Actual, r.hits, newShares(r, within)}
}

func newTimeScore(t Tally, within *Range) *TimeScore {
	if t.Possible == 0 {
		return nil
	}
	r := t.ratio()
	return &TimeScore{t.Correct, t.Possible, t.Actual, r.recall(), within, newShares(r, nil)}
}

func newRelationScore(t Tally, within *Range) RelationScore {
	return RelationScore{t.Correct, t.Possible, t.Actual, newShares(t.ratio(), within)}
}
