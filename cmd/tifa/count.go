package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus/runs"
	"tifa/corpus/sheet"
	"tifa/corpus/survey"
	"tifa/models"
)

func newCount() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "count RUN",
		Short: "Count what stands in a run, by month, label, entity and more, to CSV",
		Long: `Count counts the annotations of a run, or the documents that have one, and writes
a tidy table: a column for each --by, and the count. Rows are sorted by the columns
from left to right; with the column document they stand in the order of the run.

The run is what tifa annotate wrote as JSON Lines, JSON or SQLite, - for standard
input. Months and years are those of the documents: YYYY-MM, YYYY where no month is
known, and an empty cell where no date is. A document whose date is known by year or
month only is of a period (--since, --until) if it may be. If no column is of
annotations (label, entity, known, rule), every month that has documents has a row,
with 0 if need be.

Names that no dictionary has carry an id of their document only. They count under
their label as one, such as per:~, and never under their id.

A cell that a spreadsheet would take for a formula, since it begins with = + - or @,
has an apostrophe before it.`,
		Example: `  tifa count --by month,label run.jsonl
  tifa count --by year --entity tifa:two-establishes --unit documents run.jsonl
  tifa count --by entity --label PERSON --unit documents -o people.csv run.sqlite
  tifa count --by month --unit documents --since 2021 --until 2023-06 run.jsonl.gz
  tifa count --by document,label - < run.jsonl`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			q := survey.Query{By: s.own.list("by"), Unit: survey.Unit(s.own.text("unit"))}
			if q.Labels, err = s.own.labels(); err != nil {
				return err
			}
			if q.Entities, err = s.own.entities(); err != nil {
				return err
			}
			c, err := chosenBy(s.own)
			if err != nil {
				return err
			}
			return count(cmd, args[0], s.Output, q, c)
		},
	}
	flags := cmd.Flags()
	flags.StringSlice("by", []string{"month", "label"}, "`COLUMN` to divide by: "+strings.Join(survey.Columns(), ", ")+"; may be repeated")
	flags.String("unit", string(survey.Mentions), "what is counted: "+strings.Join(survey.Units(), " or "))
	labelOption(cmd, "count only annotations with this `LABEL`; may be repeated")
	flags.StringSlice("entity", nil, "count only what has this `ID`; may be repeated")
	chosenOptions(cmd)
	flags.StringP("output", "o", "", "write to `FILE` instead of standard output")
	complete(cmd, "by", survey.Columns()...)
	complete(cmd, "unit", survey.Units()...)
	return cmd
}

func count(cmd *cobra.Command, path, output string, q survey.Query, c chosen) error {
	if _, err := survey.NewTally(q, sheet.NewWriter(io.Discard)); err != nil {
		return err
	}
	missing := slices.Clone(q.Entities)
	err := fromRun(cmd, path, output, func(out io.Writer, documents walk) error {
		t, err := survey.NewTally(q, sheet.NewWriter(out))
		if err != nil {
			return err
		}
		if err := c.of(documents)(func(d *runs.Document) error {
			missing = slices.DeleteFunc(missing, func(id string) bool {
				return slices.ContainsFunc(d.Entities, func(e models.Entity) bool { return e.ID == id })
			})
			return t.Add(d.Document, d.Number)
		}); err != nil {
			return err
		}
		return t.Close()
	})
	if err == nil && len(missing) > 0 { // a wrong id would look like a rare one
		fmt.Fprintf(cmd.ErrOrStderr(), "tifa: warning: no document that was counted has %s\n", strings.Join(missing, ", "))
	}
	return err
}
