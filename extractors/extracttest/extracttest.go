// Package extracttest runs cases whose expectations are written in the text itself,
// as analysistest of go/analysis does for analyzers.
//
// A file of cases is plain text. Each paragraph is a case; what is to be found is
// marked in it, and whatever else is found there is a failure too:
//
//	# Lines before the text are comments, or settings.
//	@date 2024-06-20
//	[Xi Jinping](PERSON per:xi-jinping) met the [[French](PLACE) President](OFFICE) [yesterday](DATE 2024-06-19).
//
// A mark is [text](LABEL), with the id of the entity or the value of the date where
// it matters. Marks nest. [text](!LABEL) is a near-miss: nothing with that label may
// overlap it, and with (!) nothing at all. A backslash takes the special meaning
// from \, [, ], # and @, and a line of a backslash alone is an empty line of the
// text. The settings are @date, @lang, @labels, which says which labels the case
// is about, and @relation and @no-relation, which state what is found between the
// annotations; a case of relations may leave its annotations unmarked. Before a text they hold for it; in a paragraph of their own, for all
// cases below. @fails, with a reason, marks a case that is known to fail: it is a
// failure once it does not.
package extracttest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tifa/models"
)

// Annotate finds what is in a document.
type Annotate func(context.Context, *models.Document) (*models.Document, error)

// Failure is an expectation that did not hold, with its place in the file.
type Failure struct {
	File         string
	Line, Column int
	Message      string
}

func (f Failure) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message)
}

// Run annotates the text of a case and says what is missing and what was not
// expected, in the order of the text.
func (c *Case) Run(ctx context.Context, annotate Annotate) ([]Failure, error) {
	doc, err := c.document(ctx, annotate)
	if err != nil {
		return nil, err
	}
	found := doc.Annotations
	type failure struct {
		at      models.Span
		message string
	}
	var failures []failure
	fail := func(at models.Span, format string, args ...any) {
		failures = append(failures, failure{at, fmt.Sprintf(format, args...)})
	}
	asked := map[int]bool{} // indices of found annotations that were expected
	for _, m := range c.Marks {
		if m.Not {
			continue
		}
		i := slices.IndexFunc(found, func(a models.Annotation) bool { return a.Label == m.Label && a.Span == m.Span })
		if i < 0 {
			fail(m.Span, "%s %q is not found", m.Label, m.Span.In(c.Text))
			continue
		}
		asked[i] = true
		a := found[i]
		if m.Entity != "" && a.Entity != m.Entity {
			fail(m.Span, "%s %q is %s, not %s%s", m.Label, m.Span.In(c.Text), a.Entity, m.Entity, by(a))
		}
		if m.Value != "" && cmp.Or(valueOf(a), "-") != m.Value {
			fail(m.Span, "%s %q has the value %s, not %s%s", m.Label, m.Span.In(c.Text), valueOf(a), m.Value, by(a))
		}
	}
	for _, message := range c.relations(doc) {
		fail(models.Span{}, "%s", message)
	}
	for i, a := range found {
		if c.aboutRelations() && len(c.Marks) == 0 {
			break
		}
		miss := slices.IndexFunc(c.Marks, func(m Mark) bool {
			return m.Not && m.Span.Overlaps(a.Span) && (m.Label == a.Label || m.Label == "")
		})
		switch {
		case miss >= 0 && c.Marks[miss].Label == "":
			fail(a.Span, "%s %q is found where nothing should be%s", a.Label, a.Span.In(c.Text), by(a))
		case miss >= 0:
			fail(a.Span, "%s %q is found where no %s should be%s", a.Label, a.Span.In(c.Text), c.Marks[miss].Label, by(a))
		case !asked[i] && c.about(a.Label):
			fail(a.Span, "%s %q is not expected%s", a.Label, a.Span.In(c.Text), by(a))
		}
	}
	if c.Settings.Fails != "" {
		if len(failures) > 0 {
			return nil, nil
		}
		fail(models.Span{}, "the case is known to fail, and does not any more: take @fails away")
	}
	slices.SortStableFunc(failures, func(a, b failure) int { return a.at.Compare(b.at) })
	out := make([]Failure, len(failures))
	for i, f := range failures {
		at := c.at[f.at.Start]
		out[i] = Failure{c.File, at.line, at.column, f.message}
	}
	return out, nil
}

func (c *Case) document(ctx context.Context, annotate Annotate) (*models.Document, error) {
	d, err := annotate(ctx, &models.Document{ID: fmt.Sprintf("%s:%d", c.File, c.Line), Text: c.Text, Date: c.Settings.Date, Lang: models.Lang(c.Settings.Lang)})
	if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", c.File, c.Line, err)
	}
	return d, nil
}

// about says whether a label is looked at.
func (c *Case) about(l models.Label) bool {
	return len(c.Settings.Labels) == 0 || slices.Contains(c.Settings.Labels, l)
}

// by says what made an annotation.
func by(a models.Annotation) string {
	s := " (" + a.Source.Extractor + "/" + a.Source.Rule
	if a.Source.Entry != "" {
		s += ", " + a.Source.Entry
	}
	return s + ")"
}

func valueOf(a models.Annotation) string {
	if a.Timex == nil {
		return ""
	}
	return a.Timex.Value
}

// Update gives the file with every case marked as it is found now. Entities stay
// where they were stated, times get their values, and near-misses stay unless
// something is found there. Comments and settings are kept.
func (f *File) Update(ctx context.Context, annotate Annotate) (string, error) {
	lines := slices.Clone(f.lines)
	var errs []error
	for i := len(f.Cases) - 1; i >= 0; i-- {
		c := &f.Cases[i]
		if c.Settings.Fails != "" { // says what should be found
			continue
		}
		if c.aboutRelations() && len(c.Marks) == 0 {
			continue
		}
		doc, err := c.document(ctx, annotate)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		marks := c.updated(doc.Annotations)
		if slices.Equal(sorted(marks), sorted(c.Marks)) {
			continue
		}
		text, err := render(c.Text, marks)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", c.File, c.Line, err))
			continue
		}
		written := strings.Split(text, "\n")
		if strings.HasSuffix(lines[c.Line-1], "\r") { // the file keeps its line ends
			for i := range written {
				written[i] += "\r"
			}
		}
		lines = slices.Replace(lines, c.Line-1, c.Line-1+c.lines, written...)
	}
	return f.mark + strings.Join(lines, "\n"), errors.Join(errs...)
}

// sorted puts marks into one order, whatever order they are written in.
func sorted(marks []Mark) []Mark {
	return slices.SortedFunc(slices.Values(marks), func(a, b Mark) int { return cmp.Or(a.Span.Compare(b.Span), cmp.Compare(a.tag(), b.tag())) })
}

// updated are the marks of a case by what is found in it.
func (c *Case) updated(found []models.Annotation) (marks []Mark) {
	for _, a := range found {
		old := slices.IndexFunc(c.Marks, func(m Mark) bool { return !m.Not && m.Label == a.Label && m.Span == a.Span })
		if old < 0 && !c.about(a.Label) {
			continue
		}
		m := Mark{Span: a.Span, Label: a.Label}
		if !a.Label.IsName() {
			m.Value = valueOf(a)
			if old >= 0 && c.Marks[old].Value == "-" {
				m.Value = cmp.Or(m.Value, "-")
			}
		} else if old >= 0 && c.Marks[old].Entity != "" {
			m.Entity = a.Entity
		}
		marks = append(marks, m)
	}
	expected := slices.Clone(marks)
	for _, m := range c.Marks {
		if m.Not && !slices.ContainsFunc(expected, func(o Mark) bool {
			return o.Span.Crosses(m.Span) || (m.Label == "" || m.Label == o.Label) && o.Span.Overlaps(m.Span)
		}) {
			marks = append(marks, m)
		}
	}
	return marks
}

// render writes a text with its marks, which must nest.
func render(text string, marks []Mark) (string, error) {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b Mark) int { return a.Span.Compare(b.Span) })
	var b strings.Builder
	var open []Mark
	next := 0
	lineStart := true
	for i, r := range text + "\x00" {
		for len(open) > 0 && open[len(open)-1].Span.End == i {
			b.WriteString("](" + open[len(open)-1].tag() + ")")
			open = open[:len(open)-1]
		}
		if i == len(text) {
			break
		}
		for ; next < len(marks) && marks[next].Span.Start == i; next++ {
			if n := len(open); n > 0 && open[n-1].Span.Crosses(marks[next].Span) {
				return "", fmt.Errorf("%q and %q cross each other, which marks cannot show", open[n-1].Span.In(text), marks[next].Span.In(text))
			}
			open = append(open, marks[next])
			b.WriteByte('[')
		}
		if strings.ContainsRune(`\[]`, r) || lineStart && len(open) == 0 && (r == '#' || r == '@') {
			b.WriteByte('\\')
		}
		lineStart = r == '\n'
		b.WriteRune(r)
	}
	lines := strings.Split(b.String(), "\n")
	for i, line := range lines {
		if line == "" {
			lines[i] = `\`
		}
	}
	return strings.Join(lines, "\n"), nil
}

// tag is what stands in the parentheses behind a mark.
func (m Mark) tag() string {
	s := string(m.Label)
	if m.Not {
		s = "!" + s
	}
	if m.Entity != "" {
		s += " " + m.Entity
	}
	if m.Value != "" {
		s += " " + m.Value
	}
	return s
}
