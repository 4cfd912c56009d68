package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tifa"
	"tifa/cmd/tifa/terminal"
	"tifa/models"
	"tifa/pipeline"
)

func newLexiconShow() *cobra.Command {
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
			on, err := pipeline.Day(s.own.text("on"))
			if err != nil {
				return fmt.Errorf("--on: %w", err)
			}
			l, err := dictionaries(cmd)
			if err != nil {
				return err
			}
			found := tifa.Entries(l, args[0], on)
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
				if err := printEntry(cmd.OutOrStdout(), e); err != nil {
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

// asInReport loads the rules as well, and gives the entity that a name would have in a
// report.
func asInReport(ctx context.Context, o tifa.Options, name, on string) ([]*models.Entry, error) {
	a, err := newAnnotator(o)
	if err != nil {
		return nil, failed("%v", err)
	}
	e, err := a.InReport(ctx, name, on)
	if err != nil {
		return nil, failed("%v", err)
	}
	if e == nil {
		return nil, failed("no entry has the id or wording %q, and no rule makes one of it: try another wording, or tifa lexicon list", name)
	}
	return []*models.Entry{e}, nil
}

// printEntry shows an entry as a person would want to read it.
func printEntry(out io.Writer, e *models.Entry) error {
	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	row := func(key string, values ...string) {
		var lines []string
		for _, v := range values {
			if v != "" {
				lines = append(lines, terminal.Visible(v))
			}
		}
		if len(lines) > 0 {
			fmt.Fprintf(table, "%s\t%s\n", key, strings.Join(lines, "\n\t"))
		}
	}
	row("id", e.ID)
	row("label", string(e.Label))
	row("English", e.Names.English)
	row("Chinese", e.Names.Chinese)
	row("traditional", e.Names.Traditional)
	row("also", e.Also...)
	for _, a := range e.Facts {
		row(strings.ReplaceAll(a.Key, "_", " "), a.Values...)
	}
	for _, list := range []struct {
		title string
		rows  *[]models.Tenure
	}{{"held by", e.Holders}, {"held", e.Held}} {
		if list.rows == nil {
			continue
		}
		var lines []string
		for _, t := range *list.rows {
			lines = append(lines, tenureLine(t))
		}
		row(list.title, lines...)
	}
	if e.File != "" {
		row("where", fmt.Sprintf("%s:%d", e.File, e.Line))
	}
	return table.Flush()
}

// tenureLine is one tenure in the text: 2017-05-14 to now, Emmanuel Macron 埃马纽埃尔·马克龙.
func tenureLine(t models.Tenure) string {
	s := fmt.Sprintf("%s to %s, %s", t.From, cmp.Or(t.To, "now"), strings.TrimSpace(t.Names.English+" "+t.Names.Chinese))
	if t.Status != "" {
		s += " (" + t.Status + ")"
	}
	return s
}
