package evaluate

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"tifa/models"
)

// Gate is a bar that a score must reach.
type Gate struct {
	// Set is the name of a gold file or folder, or a pattern such as zh-*.
	Set string `yaml:"set" json:"set"`
	// Label is a label, a type of relation, or "all", which it is if it is left
	// out.
	Label string `yaml:"label" json:"label"`
	// Measure is one of Measures.
	Measure string `yaml:"measure" json:"measure"`
	// Min is the least score, MaxFall how far it may be below the baseline.
	Min     *float64 `yaml:"min" json:"min,omitempty"`
	MaxFall *float64 `yaml:"max_fall" json:"max_fall,omitempty"`

	File string `yaml:"-" json:"file"`
	Line int    `yaml:"-" json:"line"`
}

// GateResult is what became of a gate.
type GateResult struct {
	Gate
	Score    float64  `json:"score"`
	Baseline *float64 `json:"baseline,omitempty"`
	Broken   string   `json:"broken,omitempty"` // why; empty if it holds
}

// Name says which score the gate looks at.
func (g Gate) Name() string { return g.Set + " " + g.Label + " " + g.Measure }

// Measures lists what gates can look at.
func Measures() (out []string) {
	for _, m := range []string{"strict", "exact", "partial", "type", "value", "interval", "entities", "entities_all", "relations"} {
		if m == "value" || m == "interval" {
			out = append(out, m) // accuracy
		}
		out = append(out, m+"_precision", m+"_recall", m+"_f1")
	}
	return out
}

// ReadGates reads a file of gates: a YAML list of entries, or a mapping with the
// list under "gates". Unknown keys, measures and numbers that are no shares are
// errors with file and line.
func ReadGates(file string) ([]Gate, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("gates: %w", err)
	}
	var root yaml.Node
	if err := yaml.NewDecoder(bytes.NewReader(data)).Decode(&root); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("gates: %s: %s", file, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	list := &root
	if len(root.Content) > 0 {
		list = root.Content[0]
	}
	if list.Kind == yaml.MappingNode && len(list.Content) == 2 && list.Content[0].Value == "gates" {
		list = list.Content[1]
	}
	if list.Kind != yaml.SequenceNode || len(list.Content) == 0 {
		return nil, fmt.Errorf("gates: %s:%d: want a list of entries such as {set: gold, label: all, measure: strict_f1, min: 0.8}", file, max(list.Line, 1))
	}
	var gates []Gate
	var errs []error
	for _, entry := range list.Content {
		g, err := readGate(entry)
		if err != nil {
			errs = append(errs, fmt.Errorf("gates: %s:%w", file, err))
		}
		g.File, g.Line = file, entry.Line
		gates = append(gates, g)
	}
	return gates, errors.Join(errs...)
}

func readGate(entry *yaml.Node) (g Gate, err error) {
	known := []string{"set", "label", "measure", "min", "max_fall"}
	if entry.Kind != yaml.MappingNode {
		return g, fmt.Errorf("%d: want an entry such as {set: gold, measure: strict_f1, min: 0.8}", entry.Line)
	}
	for i := 0; i < len(entry.Content); i += 2 {
		if k := entry.Content[i]; !slices.Contains(known, k.Value) {
			return g, fmt.Errorf("%d: unknown key %q: use %s", k.Line, k.Value, strings.Join(known, ", "))
		}
	}
	if err := entry.Decode(&g); err != nil {
		return g, fmt.Errorf("%d: %s", entry.Line, strings.ReplaceAll(strings.TrimPrefix(err.Error(), "yaml: unmarshal errors:\n  "), "\n  ", "; "))
	}
	g.Label = cmp.Or(g.Label, All)
	outside := func(p *float64) bool { return p != nil && !(*p >= 0 && *p <= 1) } // nor is NaN a share
	switch {
	case g.Set == "":
		return g, fmt.Errorf("%d: which set? Name a gold file or folder", entry.Line)
	case !slices.Contains(Measures(), g.Measure):
		return g, fmt.Errorf("%d: unknown measure %q: use %s", entry.Line, g.Measure, strings.Join(Measures(), ", "))
	case g.Min == nil && g.MaxFall == nil:
		return g, fmt.Errorf("%d: the gate asks for nothing: give min, max_fall or both", entry.Line)
	case outside(g.Min) || outside(g.MaxFall):
		return g, fmt.Errorf("%d: min and max_fall are shares between 0 and 1", entry.Line)
	}
	return g, nil
}

// ReadBaseline reads the JSON of an earlier evaluation.
func ReadBaseline(file string) (*Report, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("baseline: %w", err)
	}
	var r Report
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, fmt.Errorf("baseline: %s: %w", file, err)
	}
	if len(r.Sets) == 0 {
		return nil, fmt.Errorf("baseline: %s holds no scores: save one with tifa eval --format json", file)
	}
	return &r, nil
}

// CheckGates holds a report to its gates. A gate that cannot be judged, because the
// set has nothing of that label or the baseline lacks it, is an error; the others
// are judged all the same. Without a baseline max_fall is not judged, which a
// warning tells. A baseline that was made with other settings is an error.
func CheckGates(gates []Gate, now, baseline *Report) (results []GateResult, warnings []string, err error) {
	if baseline != nil && !baseline.Settings.equal(now.Settings) {
		return nil, nil, fmt.Errorf("the baseline was made with other settings (labels, map, ignore, flat, trim or lang): save a new one with the same as now")
	}
	if baseline != nil && baseline.Documents.Scored != now.Documents.Scored {
		warnings = append(warnings, fmt.Sprintf("the baseline scored %d documents, this is over %d", baseline.Documents.Scored, now.Documents.Scored))
	}
	var errs []error
	open := 0
	for _, g := range gates {
		r, err := g.check(now, baseline)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", g.File, g.Line, err))
			continue
		}
		if g.MaxFall != nil && baseline == nil {
			open++
		}
		results = append(results, r)
	}
	if open > 0 {
		warnings = append(warnings, fmt.Sprintf("max_fall of %d gates is not judged: name a baseline with --baseline; tifa eval --gates FILE --format json --output BASELINE saves one", open))
	}
	return results, warnings, errors.Join(errs...)
}

// equal compares settings by what their JSON says.
func (s Settings) equal(o Settings) bool {
	a, err1 := json.Marshal(s)
	b, err2 := json.Marshal(o)
	return err1 == nil && err2 == nil && bytes.Equal(a, b)
}

// tolerance is what rounding may cost.
const tolerance = 1e-9

func (g Gate) check(now, baseline *Report) (r GateResult, err error) {
	r = GateResult{Gate: g}
	if r.Score, err = now.Sets[g.Set].measure(g.Label, g.Measure); err != nil {
		return r, err
	}
	var broken []string
	if g.Min != nil && r.Score < *g.Min-tolerance {
		broken = append(broken, fmt.Sprintf("%.3f is below %.3f", r.Score, *g.Min))
	}
	if g.MaxFall != nil && baseline != nil {
		before, ok := baseline.Sets[g.Set]
		if !ok {
			return r, fmt.Errorf("the baseline has no set %q: save a new one with the same gates", g.Set)
		}
		was, err := before.measure(g.Label, g.Measure)
		if err != nil {
			return r, fmt.Errorf("baseline: %w", err)
		}
		r.Baseline = &was
		if r.Score < was-*g.MaxFall-tolerance {
			broken = append(broken, fmt.Sprintf("%.3f is %.3f below the baseline %.3f, more than %.3f", r.Score, was-r.Score, was, *g.MaxFall))
		}
	}
	r.Broken = strings.Join(broken, "; ")
	return r, nil
}

// measure looks a score up by the names that gates use.
func (s Scores) measure(label, measure string) (float64, error) {
	name, stat := measure, "accuracy"
	for _, x := range []string{"precision", "recall", "f1"} {
		if base, ok := strings.CutSuffix(measure, "_"+x); ok {
			name, stat = base, x
		}
	}
	if others := map[string]string{"value": string(models.Date), "interval": string(models.Date), "entities": All, "entities_all": All}; label != All {
		if only, ok := others[name]; ok && label != only {
			return 0, fmt.Errorf("%s is measured over all labels together: leave the label out", measure)
		}
	}
	nothing := fmt.Errorf("the gold has nothing to measure %s of %s by", measure, label)
	pick := func(x Shares, gold int) (float64, error) {
		if gold == 0 {
			return 0, nothing
		}
		return map[string]float64{"precision": x.Precision, "recall": x.Recall, "f1": x.F1, "accuracy": x.Recall}[stat], nil
	}
	ofTimes := func(t *TimeScore) (float64, error) {
		if t == nil {
			return 0, nothing
		}
		return pick(t.Shares, t.Possible)
	}
	switch name {
	case "value":
		return ofTimes(s.Dates.Value)
	case "interval":
		return ofTimes(s.Dates.Interval)
	case "entities", "entities_all":
		if s.Entities == nil {
			return 0, nothing
		}
		if name == "entities" {
			return pick(s.Entities.Shares, s.Entities.Gold)
		}
		return pick(s.Entities.All, s.Entities.Gold)
	case "relations":
		if s.Relations == nil {
			return 0, nothing
		}
		of := s.Relations.Overall
		if label != All {
			of = s.Relations.Types[label]
		}
		return pick(of.Shares, of.Possible)
	}
	of := s.Overall
	if label != All {
		of = s.Labels[models.Label(label)]
	}
	for _, schema := range Schemas() {
		if name == schema.String() {
			return pick(of.Of(schema).Shares, of.Of(schema).Possible)
		}
	}
	return 0, fmt.Errorf("unknown measure %q", measure)
}
