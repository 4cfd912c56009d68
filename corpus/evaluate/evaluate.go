// Package evaluate compares annotated documents with gold: documents that were
// annotated by hand.
package evaluate

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"tifa/models"
)

// Gold is a document annotated by hand.
type Gold struct {
	ID    string `json:"id"`
	Lang  string `json:"lang"`
	Date  string `json:"date"` // the reference date
	Text  string `json:"text"`
	Spans []Span `json:"spans"`
}

// Span is an annotation of a gold document. Offsets count code points.
type Span struct {
	Start int          `json:"start"`
	End   int          `json:"end"`
	Label models.Label `json:"label"`
	Text  string       `json:"text"`
	Value string       `json:"value"` // of a date
}

// ReadGold reads the gold documents of a folder, *.json, in order of their names.
// A span that does not fit its text is an error.
func ReadGold(dir string) ([]Gold, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no gold (*.json)", dir)
	}
	var out []Gold
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var g Gold
		if err := json.Unmarshal(data, &g); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		chars := []rune(g.Text)
		for _, s := range g.Spans {
			if s.Start < 0 || s.Start >= s.End || s.End > len(chars) || string(chars[s.Start:s.End]) != s.Text {
				return nil, fmt.Errorf("%s: span %d:%d does not read %q", file, s.Start, s.End, s.Text)
			}
		}
		out = append(out, g)
	}
	return out, nil
}

// Counts are how many annotations are right: in gold and found, found only, in
// gold only.
type Counts struct{ Right, Spurious, Missed int }

// Add adds the counts of another document.
func (c *Counts) Add(o Counts) {
	c.Right, c.Spurious, c.Missed = c.Right+o.Right, c.Spurious+o.Spurious, c.Missed+o.Missed
}

// Precision is the share of what was found that is right; 0 if nothing was found.
func (c Counts) Precision() float64 { return share(c.Right, c.Right+c.Spurious) }

// Recall is the share of the gold that was found; 0 if there is none.
func (c Counts) Recall() float64 { return share(c.Right, c.Right+c.Missed) }

// F1 is the harmonic mean of precision and recall.
func (c Counts) F1() float64 { return share(2*c.Right, 2*c.Right+c.Spurious+c.Missed) }

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Strict counts, by label, the annotations whose label and both ends agree with
// the gold, nested ones included. DURATION, which the gold documents do not mark,
// and PRESENT_REF dates that the gold lacks are not counted.
func Strict(gold Gold, doc *models.Document) map[models.Label]Counts {
	counts := map[models.Label]Counts{}
	bump := func(label models.Label, c Counts) {
		sum := counts[label]
		sum.Add(c)
		counts[label] = sum
	}
	right, spurious, missed := compare(gold, doc)
	for _, a := range right {
		bump(a.Label, Counts{Right: 1})
	}
	for _, a := range spurious {
		bump(a.Label, Counts{Spurious: 1})
	}
	for _, s := range missed {
		bump(s.Label, Counts{Missed: 1})
	}
	return counts
}

// compare sorts the annotations that count into those that the gold has, each gold
// span once, and those that it lacks, and lists the gold spans that were missed.
func compare(gold Gold, doc *models.Document) (right, spurious []models.Annotation, missed []Span) {
	type key struct {
		label      models.Label
		start, end int
	}
	open := map[key]bool{}
	for _, s := range gold.Spans {
		open[key{s.Label, s.Start, s.End}] = true
	}
	offsets := models.NewRuler(doc.Text, models.CodePoint)
	for _, a := range doc.Annotations {
		start, end := offsets.Span(a.Span)
		k := key{a.Label, start, end}
		switch {
		case open[k]:
			right = append(right, a)
			delete(open, k)
		case a.Label == models.Duration, a.Timex != nil && a.Timex.Value == "PRESENT_REF":
		default:
			spurious = append(spurious, a)
		}
	}
	for _, s := range gold.Spans {
		if k := (key{s.Label, s.Start, s.End}); open[k] {
			missed = append(missed, s)
			delete(open, k)
		}
	}
	return right, spurious, missed
}

// Run annotates every gold document and sums the counts by label.
func Run(ctx context.Context, gold []Gold, annotate func(context.Context, *models.Document) (*models.Document, error)) (map[models.Label]Counts, error) {
	sum := map[models.Label]Counts{}
	for _, g := range gold {
		doc, err := annotate(ctx, &models.Document{ID: g.ID, Text: g.Text, Date: g.Date, Lang: models.Lang(g.Lang)})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.ID, err)
		}
		for label, c := range Strict(g, doc) {
			total := sum[label]
			total.Add(c)
			sum[label] = total
		}
	}
	return sum, nil
}

// Table shows counts by label, and all together, as text.
func Table(counts map[models.Label]Counts) string {
	out := fmt.Sprintf("%-10s %5s %8s %6s  %9s %6s %6s\n", "label", "right", "spurious", "missed", "precision", "recall", "F1")
	var all Counts
	row := func(name string, c Counts) {
		out += fmt.Sprintf("%-10s %5d %8d %6d  %9.3f %6.3f %6.3f\n", name, c.Right, c.Spurious, c.Missed, c.Precision(), c.Recall(), c.F1())
	}
	for _, l := range models.Labels() {
		if c, ok := counts[l]; ok {
			row(string(l), c)
			all.Add(c)
		}
	}
	row("all", all)
	return out
}

// Differences lists what Strict counts as missed and spurious, in order of place.
func Differences(gold Gold, doc *models.Document) (missed, spurious []string) {
	_, extra, lacking := compare(gold, doc)
	for _, a := range extra {
		spurious = append(spurious, fmt.Sprintf("%s %q (%s)", a.Label, a.Span.In(doc.Text), a.Source.Rule))
	}
	for _, s := range lacking {
		missed = append(missed, fmt.Sprintf("%s %q", s.Label, s.Text))
	}
	return missed, spurious
}
