package evaluate

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"tifa/corpus/evaluate/render"
	"tifa/models"
)

// Formats are the forms in which a report can be written.
func Formats() []string { return []string{"text", "json", "markdown", "junit", "github"} }

// Write writes a report in a format.
func (r *Report) Write(out io.Writer, format string) error {
	switch format {
	case "json":
		return render.JSON(out, r)
	case "junit":
		return render.JUnit(out, "tifa eval", r.cases())
	case "github":
		r.github(out)
		return nil
	case "markdown":
		_, err := io.WriteString(out, r.markdown())
		return err
	}
	_, err := io.WriteString(out, r.text())
	return err
}

// section is a table with a heading.
type section struct {
	heading string
	table   render.Table
}

// head says in a line what was scored.
func (r *Report) head() string {
	all := r.Overall.Strict
	s := fmt.Sprintf("%d documents, %d gold spans, %d found", r.Documents.Scored, all.Possible, all.Actual)
	if n := r.Documents.Missing; n > 0 {
		s += fmt.Sprintf("; %d documents have no prediction and count as missed", n)
	}
	if n := r.Documents.Failed; n > 0 {
		s += fmt.Sprintf("; %d documents failed and count as missed", n)
	}
	if n := r.Documents.LeftOut; n > 0 {
		s += fmt.Sprintf("; %d left out", n)
	}
	return s
}

// wrong says whether documents are missing or failed that should not.
func (d Documents) wrong() bool { return d.Failed > 0 || d.Missing > 0 && !d.MayMiss }

// sections are the tables of a report.
func (r *Report) sections() []section {
	out := []section{{"Spans", r.spans()}}
	if t := r.dates(); len(t.Rows) > 0 {
		out = append(out, section{"Values of dates", t})
	}
	if r.Entities != nil {
		t := render.Table{Head: []string{"B-cubed", "mentions", "precision", "recall", "F1", "95%"}}
		t.Row("mentions of both sides", fmt.Sprint(r.Entities.Mentions), render.Share(r.Entities.Precision), render.Share(r.Entities.Recall), render.Share(r.Entities.F1), span(r.Entities.Interval))
		t.Row("all mentions", "", render.Share(r.Entities.All.Precision), render.Share(r.Entities.All.Recall), render.Share(r.Entities.All.F1), span(r.Entities.All.Interval))
		out = append(out, section{"Entities", t})
	}
	if r.Relations != nil {
		t := render.Table{Head: []string{"relation", "gold", "found", "right", "precision", "recall", "F1", "95%"}}
		row := func(name string, x RelationScore) {
			t.Row(name, fmt.Sprint(x.Possible), fmt.Sprint(x.Actual), fmt.Sprint(x.Correct), render.Share(x.Precision), render.Share(x.Recall), render.Share(x.F1), span(x.Interval))
		}
		for _, name := range slices.Sorted(maps.Keys(r.Relations.Types)) {
			row(name, r.Relations.Types[name])
		}
		row(All, r.Relations.Overall)
		out = append(out, section{"Relations", t})
	}
	if t := r.confusions(); len(t.Rows) > 0 {
		out = append(out, section{"Labels that were taken for others", t})
	}
	if len(r.Gates) > 0 {
		t := render.Table{Head: []string{"gate", "score", "min", "baseline", "may fall"}}
		for _, g := range r.Gates {
			name := "holds   " + g.Name()
			if g.Broken != "" {
				name = "BROKEN  " + g.Name()
			}
			t.Row(name, render.Share(g.Score), optional(g.Min), optional(g.Baseline), optional(g.MaxFall))
		}
		out = append(out, section{"Gates", t})
	}
	return out
}

func (r *Report) spans() render.Table {
	t := render.Table{Head: []string{"label", "gold", "found", "right", "precision", "recall", "F1", "95%", "exact", "partial", "type"}}
	row := func(name string, s Spans) {
		x := s.Strict
		t.Row(name, fmt.Sprint(x.Possible), fmt.Sprint(x.Actual), fmt.Sprint(x.Correct), render.Share(x.Precision), render.Share(x.Recall), render.Share(x.F1), span(x.Interval),
			render.Share(s.Exact.F1), render.Share(s.Partial.F1), render.Share(s.Type.F1))
	}
	for _, l := range models.Labels() {
		if s, ok := r.Labels[l]; ok {
			row(string(l), s)
		}
	}
	row(All, r.Overall)
	return t
}

func (r *Report) dates() render.Table {
	t := render.Table{Head: []string{"", "gold", "right", "accuracy", "95%", "F1"}}
	for _, x := range []struct {
		name string
		*TimeScore
	}{{"value", r.Dates.Value}, {"interval", r.Dates.Interval}} {
		if x.TimeScore != nil {
			t.Row(x.name, fmt.Sprint(x.Possible), fmt.Sprint(x.Correct), render.Share(x.Accuracy), span(x.Accurate), render.Share(x.F1))
		}
	}
	return t
}

// confusions lists the labels that were taken for one another, most often first.
func (r *Report) confusions() render.Table {
	t := render.Table{Head: []string{"gold", "found", "times"}, Left: 2}
	type cell struct {
		of, as string
		n      int
	}
	var cells []cell
	for of, row := range r.Confusion {
		for as, n := range row {
			if of != as && of != "spurious" && as != "missed" {
				cells = append(cells, cell{of, as, n})
			}
		}
	}
	slices.SortFunc(cells, func(a, b cell) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.of, b.of), cmp.Compare(a.as, b.as))
	})
	for _, c := range cells {
		t.Row(c.of, c.as, fmt.Sprint(c.n))
	}
	return t
}

func span(r *Range) string {
	if r == nil {
		return ""
	}
	return fmt.Sprintf("%.3f–%.3f", r[0], r[1])
}

func optional(x *float64) string {
	if x == nil {
		return ""
	}
	return render.Share(*x)
}

func (r *Report) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", r.head())
	for _, w := range r.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", w)
	}
	for _, s := range r.sections() {
		fmt.Fprintf(&b, "\n%s\n%s", s.heading, s.table.Text())
	}
	for _, g := range r.Mistakes {
		fmt.Fprintf(&b, "\n%s: %d\n", g.Name, g.Total)
		for _, m := range g.Mistakes {
			fmt.Fprintf(&b, "  %s:%d  %s\n      %s\n", m.Document, m.Offset, m.String(), m.Excerpt)
		}
	}
	return b.String()
}

func (r *Report) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### tifa eval\n\n%s\n", render.Markdown(r.head()))
	for _, w := range r.Warnings {
		fmt.Fprintf(&b, "\n> %s\n", render.Markdown(w))
	}
	for _, s := range r.sections() {
		fmt.Fprintf(&b, "\n#### %s\n\n%s", s.heading, s.table.Markdown())
	}
	for i, g := range r.Mistakes {
		if i == 0 {
			b.WriteString("\n#### Mistakes\n")
		}
		fmt.Fprintf(&b, "\n**%s**: %d\n\n", render.Markdown(g.Name), g.Total)
		for _, m := range g.Mistakes {
			fmt.Fprintf(&b, "- %s: %s  \n  %s\n", render.Markdown(fmt.Sprintf("%s:%d", m.Document, m.Offset)), render.Markdown(m.String()), render.Markdown(m.Excerpt.String()))
		}
	}
	return b.String()
}

// cases are the gates, or the scores by label where there are none.
func (r *Report) cases() []render.Case {
	documents := render.Case{Class: "documents", Name: "all documents have a prediction", Detail: r.head()}
	if r.Documents.wrong() {
		documents.Failure = r.head()
	}
	out := []render.Case{documents}
	for _, g := range r.Gates {
		out = append(out, render.Case{Class: g.Set, Name: g.Label + " " + g.Measure, Failure: g.Broken, Detail: fmt.Sprintf("%s at %s:%d: %.6f", g.Name(), g.File, g.Line, g.Score)})
	}
	if len(r.Gates) == 0 {
		t := r.spans()
		for _, row := range t.Rows {
			one := render.Table{Head: t.Head, Rows: [][]string{row}}
			out = append(out, render.Case{Class: "spans", Name: row[0], Detail: one.Text()})
		}
	}
	return out
}

func (r *Report) github(out io.Writer) {
	level := "notice"
	if r.Documents.wrong() {
		level = "error"
	}
	x := r.Overall.Strict
	render.GitHub(out, level, render.Place{}, "tifa eval", fmt.Sprintf("%s; strict precision %.3f, recall %.3f, F1 %.3f", r.head(), x.Precision, x.Recall, x.F1))
	for _, w := range r.Warnings {
		render.GitHub(out, "warning", render.Place{}, "tifa eval", w)
	}
	for _, g := range r.Gates {
		if g.Broken != "" {
			render.GitHub(out, "error", render.Place{File: g.File, Line: g.Line}, "gate "+g.Name(), g.Broken)
		}
	}
	fmt.Fprint(out, r.text())
}
