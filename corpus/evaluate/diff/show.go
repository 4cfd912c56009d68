package diff

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

// Formats are the forms in which a difference can be written.
func Formats() []string { return []string{"text", "markdown", "json"} }

// Write writes the difference in a format.
func (d *Difference) Write(out io.Writer, format string) error {
	switch format {
	case "json":
		return render.JSON(out, d)
	case "markdown":
		_, err := io.WriteString(out, d.markdown())
		return err
	}
	_, err := io.WriteString(out, d.text())
	return err
}

// head says in a line what was compared.
func (d *Difference) head() string {
	x := d.Documents
	parts := []string{fmt.Sprintf("%d documents in both runs, %d of them changed", x.Both, x.Changed)}
	for _, more := range []struct {
		n    int
		what string
	}{{x.OnlyOld, "only in the old run"}, {x.OnlyNew, "only in the new run"}, {x.Texts, "with another text, not compared"}, {x.Facts, "of which something else is said"}} {
		if more.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", more.n, more.what))
		}
	}
	return strings.Join(parts, "; ")
}

// versions say which programs and dictionaries made the runs.
func (d *Difference) versions() string {
	name := func(p models.Producer) string {
		if p.Name == "" {
			return "nothing"
		}
		pack := strings.TrimPrefix(p.Pack, "sha256:")
		return fmt.Sprintf("%s %s, dictionaries and rules %s", p.Name, p.Version, pack[:min(len(pack), 12)])
	}
	return fmt.Sprintf("old: %s\nnew: %s", name(d.Old), name(d.New))
}

// tables are the sums by label, by rule, and of relations.
func (d *Difference) tables() []render.Table {
	byLabel, byRule, relations := counting("label"), counting("rule"), render.Table{Head: []string{"relation", "added", "removed"}}
	for _, l := range models.Labels() {
		if c, ok := d.Labels[l]; ok {
			byLabel.Row(cells(string(l), c)...)
		}
	}
	for _, rule := range slices.SortedFunc(maps.Keys(d.Rules), func(a, b string) int {
		return cmp.Or(cmp.Compare(d.Rules[b].Total(), d.Rules[a].Total()), cmp.Compare(a, b))
	}) {
		byRule.Row(cells(rule, d.Rules[rule])...)
	}
	for _, kind := range slices.Sorted(maps.Keys(d.Relations)) {
		relations.Row(kind, fmt.Sprint(d.Relations[kind][Added]), fmt.Sprint(d.Relations[kind][Removed]))
	}
	return slices.DeleteFunc([]render.Table{byLabel, byRule, relations}, func(t render.Table) bool { return len(t.Rows) == 0 })
}

func counting(what string) render.Table {
	t := render.Table{Head: []string{what}}
	for _, k := range Kinds() {
		t.Head = append(t.Head, string(k))
	}
	return t
}

func cells(name string, c Counts) []string {
	out := []string{name}
	for _, k := range Kinds() {
		out = append(out, fmt.Sprint(c[k]))
	}
	return out
}

func (d *Difference) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", d.versions(), d.head())
	for _, n := range d.Documents.Named {
		fmt.Fprintf(&b, "  %s\n", n)
	}
	for _, t := range d.tables() {
		fmt.Fprintf(&b, "\n%s", t.Text())
	}
	for _, g := range d.Groups {
		if len(g.First) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s by %s: %d\n", g.Kind, g.Rule, g.Total)
		for _, c := range g.First {
			fmt.Fprintf(&b, "  %s:%d  %s\n      %s\n", c.Document, c.Offset, c.what(), c.Excerpt)
		}
	}
	return b.String()
}

func (d *Difference) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### tifa diff\n\n%s\n", render.Markdown(d.head()))
	for line := range strings.SplitSeq(d.versions(), "\n") {
		fmt.Fprintf(&b, "- %s\n", render.Markdown(line))
	}
	for _, n := range d.Documents.Named {
		fmt.Fprintf(&b, "- %s\n", render.Markdown(n))
	}
	for _, t := range d.tables() {
		fmt.Fprintf(&b, "\n%s", t.Markdown())
	}
	if len(d.Groups) > 0 {
		b.WriteString("\n<details><summary>Samples</summary>\n")
		for _, g := range d.Groups {
			if len(g.First) == 0 {
				continue
			}
			fmt.Fprintf(&b, "\n**%s by %s**: %d\n\n", g.Kind, render.Markdown(g.Rule), g.Total)
			for _, c := range g.First {
				fmt.Fprintf(&b, "- %s: %s  \n  %s\n", render.Markdown(fmt.Sprintf("%s:%d", c.Document, c.Offset)), render.Markdown(c.what()), render.Markdown(c.Excerpt.String()))
			}
		}
		b.WriteString("\n</details>\n")
	}
	return b.String()
}

// what says what changed.
func (c Change) what() string {
	side := func(s *Side) string { return fmt.Sprintf("%s %q", s.Label, render.Cut(s.Text, 60)) }
	switch {
	case c.Old == nil:
		return "+ " + side(c.New)
	case c.New == nil:
		return "- " + side(c.Old)
	case c.Kind == Value:
		return fmt.Sprintf("%s: %s → %s", side(c.New), c.Old.Value, c.New.Value)
	case c.Kind == Entity:
		return fmt.Sprintf("%s: %s → %s", side(c.New), c.Old.Entity, c.New.Entity)
	}
	return fmt.Sprintf("%s → %s", side(c.Old), side(c.New))
}
