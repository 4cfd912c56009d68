package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tifa"
	"tifa/extractors"
	"tifa/extractors/lexicon"
	"tifa/models"
	"tifa/pipeline"
)

func newShow() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show NAME|ID",
		Short: "Show the entries that have an id or a wording; of an office who held it",
		Long: `Show looks an entry up by its id or by any of its wordings, in either language. An
office may be written as a report would, by rank and place (President of France,
重庆市委书记), and comes with all that held it, or with --on those of that day; a
person comes with the offices held.

With --format json it prints one object. Where several entries have the wording,
the others stand under "others".`,
		Example: `  tifa lexicon show 两个确立
  tifa lexicon show "President of France" --on 2016-05-01
  tifa lexicon show --format json office:cn-premier`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			if err := checkFormat(s.Format, "text", "json"); err != nil {
				return err
			}
			on, err := cmd.Flags().GetString("on")
			if err != nil {
				return err
			}
			if on, err = pipeline.ReferenceDate(on); err != nil {
				return fmt.Errorf("--on: %w", err)
			}
			on, _, _ = strings.Cut(on, "T")
			l, err := dictionaries(cmd)
			if err != nil {
				return err
			}
			found := lookUp(l, args[0], on)
			if len(found) == 0 {
				if found, err = asInReport(cmd.Context(), s.Options, args[0], on); err != nil {
					return err
				}
			}
			if s.Format == "json" {
				found[0].Others = found[1:]
				return printJSON(cmd.OutOrStdout(), found[0])
			}
			for i, e := range found {
				if i > 0 {
					fmt.Fprintln(cmd.OutOrStdout())
				}
				if err := e.print(cmd.OutOrStdout()); err != nil {
					return err
				}
			}
			return nil
		},
	}
	formatOption(cmd, "text", "json")
	cmd.Flags().String("on", "", "show only who held an office, or which offices a person held, on this `DATE`")
	return cmd
}

// entry is the JSON form of a dictionary entry.
type entry struct {
	ID    string         `json:"id"`
	Label models.Label   `json:"label"`
	Names models.Names   `json:"names"`
	Also  []string       `json:"also"`
	Attrs map[string]any `json:"attrs"`
	// Holders are there for an office, Held for a person.
	Holders *[]tenure `json:"holders,omitempty"`
	Held    *[]tenure `json:"held,omitempty"`
	File    string    `json:"file,omitempty"`
	Line    int       `json:"line,omitempty"`
	Others  []*entry  `json:"others,omitempty"`

	attrs []models.Attr
}

// tenure is the time in which somebody held an office, with the id and the names of
// the person, or of the office if the entry is a person's.
type tenure struct {
	ID     string       `json:"id"`
	Names  models.Names `json:"names"`
	From   string       `json:"from"`
	To     string       `json:"to,omitempty"`
	Status string       `json:"status,omitempty"`
	Source string       `json:"source"`
}

// lookUp gives the entries with an id or a wording, those first whose main name it
// is.
func lookUp(l *lexicon.Lexicon, name, on string) (out []*entry) {
	found := l.ByName(name)
	slices.SortStableFunc(found, func(x, y *extractors.Entry) int { return cmp.Compare(isMain(y, name), isMain(x, name)) })
	for _, e := range found {
		out = append(out, describe(l, e.ID, e.Label, e.Names, e.Attrs, on))
	}
	return out
}

// asInReport gives the entity that a name would have in a report, such as an office
// that rules put together from a rank and a place.
func asInReport(ctx context.Context, o tifa.Options, name, on string) ([]*entry, error) {
	a, err := newAnnotator(o)
	if err != nil {
		return nil, failed("%v", err)
	}
	text := strings.TrimSpace(name)
	doc, err := a.Annotate(ctx, &models.Document{Text: text})
	if err != nil {
		return nil, failed("%v", err)
	}
	for _, e := range doc.Entities {
		if m := doc.Annotations[e.Mentions[0]]; m.Span.Len() == len(text) && !strings.Contains(e.ID, "~") {
			return []*entry{describe(a.Lexicon, e.ID, e.Label, e.Names, e.Attrs, on)}, nil
		}
	}
	return nil, failed("no entry has the id or wording %q, and no rule makes one of it: try another wording, or tifa lexicon list", name)
}

func isMain(e *extractors.Entry, name string) int {
	if e.ID == name || strings.EqualFold(e.Names.English, name) || e.Names.Chinese == name || e.Names.Traditional == name {
		return 1
	}
	return 0
}

func describe(l *lexicon.Lexicon, id string, label models.Label, names models.Names, attrs []models.Attr, on string) *entry {
	e := &entry{ID: id, Label: label, Names: names, Also: []string{}, Attrs: map[string]any{}, attrs: attrs}
	for _, form := range l.Forms(id) {
		if form != names.English && form != names.Chinese && form != names.Traditional && !slices.Contains(e.Also, form) {
			e.Also = append(e.Also, form)
		}
	}
	for _, a := range attrs {
		if a.List {
			e.Attrs[a.Key] = a.Values
		} else {
			e.Attrs[a.Key] = a.Values[0]
		}
	}
	rows := func(tenures []extractors.Tenure, other func(extractors.Tenure) string) *[]tenure {
		out := []tenure{}
		for _, t := range tenures {
			row := tenure{ID: other(t), From: t.From, To: t.To, Status: t.Status, Source: t.Source}
			if o := l.Entry(row.ID); o != nil {
				row.Names = o.Names
			}
			out = append(out, row)
		}
		return &out
	}
	switch label {
	case models.Office:
		e.Holders = rows(l.Tenures(id, on), func(t extractors.Tenure) string { return t.Person })
	case models.Person:
		e.Held = rows(l.Held(id, on), func(t extractors.Tenure) string { return t.Office })
	}
	e.File, e.Line = l.Where(id)
	return e
}

// print shows the entry as a person would want to read it.
func (e *entry) print(out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	row := func(key, value string) {
		if value != "" {
			fmt.Fprintf(table, "%s\t%s\n", key, value)
		}
	}
	row("id", e.ID)
	row("label", string(e.Label))
	row("English", e.Names.English)
	row("Chinese", e.Names.Chinese)
	row("traditional", e.Names.Traditional)
	row("also", strings.Join(e.Also, "\n\t"))
	for _, a := range e.attrs {
		row(strings.ReplaceAll(a.Key, "_", " "), strings.Join(a.Values, "\n\t"))
	}
	for _, list := range []struct {
		title string
		rows  *[]tenure
	}{{"held by", e.Holders}, {"held", e.Held}} {
		if list.rows == nil {
			continue
		}
		var lines []string
		for _, t := range *list.rows {
			lines = append(lines, t.line())
		}
		row(list.title, strings.Join(lines, "\n\t"))
	}
	if e.File != "" {
		row("where", fmt.Sprintf("%s:%d", e.File, e.Line))
	}
	return table.Flush()
}

// line is one tenure in the text: 2017-05-14 to now, Emmanuel Macron 埃马纽埃尔·马克龙.
func (t tenure) line() string {
	s := fmt.Sprintf("%s to %s, %s", t.From, cmp.Or(t.To, "now"), strings.TrimSpace(t.Names.English+" "+t.Names.Chinese))
	if t.Status != "" {
		s += " (" + t.Status + ")"
	}
	return s
}
