package sample

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"tifa/corpus/evaluate/render"
)

// Checked counts the verdicts of a table by stratum.
type Checked struct{ strata map[string]*counts }

type counts struct{ size, checked, right, open int }

// Estimate is the precision of one stratum, or of all.
type Estimate struct {
	Stratum   string     `json:"stratum"`
	Size      int        `json:"annotations"` // in the run
	Checked   int        `json:"checked"`
	Right     int        `json:"right"`
	Open      int        `json:"unchecked"` // drawn and without a verdict
	Precision float64    `json:"precision"`
	Interval  [2]float64 `json:"wilson_95"`
}

// Estimates are the precision of each stratum, by name, and of all together, each
// with its 95% Wilson interval. All weighs the strata by their annotations in the
// run; its interval is Wilson's for the number of annotations that would say as much
// if they were drawn at random (the effective sample size of Kish 1965, or that of
// Korn and Graubard 1998 if it is less). It fails if nothing was checked. Strata of
// which nothing was checked are left out of all, which Write says.
func (c *Checked) Estimates() (strata []Estimate, all Estimate, err error) {
	all.Stratum = "all"
	variance, spread := 0.0, 0.0
	for _, name := range slices.Sorted(maps.Keys(c.strata)) {
		s := c.strata[name]
		e := Estimate{Stratum: name, Size: s.size, Checked: s.checked, Right: s.right, Open: s.open}
		all.Open += s.open
		if s.checked > 0 {
			e.Precision = float64(s.right) / float64(s.checked)
			e.Interval = wilson(e.Precision, float64(s.checked))
			all.Size += s.size
			all.Checked += s.checked
			all.Right += s.right
			weight := float64(s.size)
			all.Precision += weight * e.Precision
			variance += weight * weight * e.Precision * (1 - e.Precision) / float64(s.checked)
			spread += weight * weight / float64(s.checked)
		}
		strata = append(strata, e)
	}
	if all.Checked == 0 {
		return nil, all, fmt.Errorf("nothing is checked yet: fill the column correct with 1 or 0")
	}
	all.Precision /= float64(all.Size)
	size := float64(all.Size)
	effective := size * size / spread // by the weights alone
	if variance > 0 {                 // strata without a mistake have none, so it may come out too small
		effective = min(effective, all.Precision*(1-all.Precision)*size*size/variance)
	}
	all.Interval = wilson(all.Precision, effective)
	return strata, all, nil
}

// wilson is the 95% score interval of a share p of n (Wilson 1927).
func wilson(p, n float64) [2]float64 {
	const z = 1.959963984540054
	middle := p + z*z/(2*n)
	half := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return [2]float64{max(0, (middle-half)/(1+z*z/n)), min(1, (middle+half)/(1+z*z/n))}
}

// Formats are the forms in which estimates can be written.
func Formats() []string { return []string{"text", "markdown", "json"} }

// Write writes the estimates in a format.
func (c *Checked) Write(out io.Writer, format string) error {
	strata, all, err := c.Estimates()
	if err != nil {
		return err
	}
	if format == "json" {
		return render.JSON(out, map[string]any{"strata": strata, "all": all})
	}
	t := render.Table{Head: []string{"stratum", "annotations", "checked", "right", "unchecked", "precision", "95%"}}
	for _, e := range append(strata, all) {
		precision, interval := "", ""
		if e.Checked > 0 {
			precision, interval = render.Share(e.Precision), fmt.Sprintf("%.3f–%.3f", e.Interval[0], e.Interval[1])
		}
		t.Row(e.Stratum, fmt.Sprint(e.Size), fmt.Sprint(e.Checked), fmt.Sprint(e.Right), fmt.Sprint(e.Open), precision, interval)
	}
	text := t.Text()
	if format == "markdown" {
		text = t.Markdown()
	}
	for _, e := range strata {
		if e.Checked == 0 {
			text += fmt.Sprintf("\nall is without %s, of which nothing is checked\n", e.Stratum)
		}
	}
	_, err = io.WriteString(out, text)
	return err
}
