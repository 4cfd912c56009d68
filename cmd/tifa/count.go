package main

import (
	"fmt"
	"io"
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
known, and an empty cell where no date is. If no column is of annotations (label,
entity, known, rule), every month that has documents has a row, with 0 if need be.

Names that no dictionary has carry an id of their document only. They count under
their label as one, such as per:~, and never under their id.

A cell that a spreadsheet would take for a formula, since it begins with = + - or @,
has an apostrophe before it.`,
		Example: `  tifa count --by month,label run.jsonl
  tifa count --by year --entity tifa:two-establishments --unit documents run.jsonl
  tifa count --by entity --label PERSON --unit documents -o people.csv run.sqlite
  tifa count --by month --unit documents run.jsonl.gz
  tifa count --by document,label - < run.jsonl`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			q := survey.Query{By: s.own.list("by"), Unit: survey.Unit(s.own.text("unit")), Entities: s.own.list("entity"), NoCopies: s.own.yes("no-copies")}
			if q.Labels, err = parseLabels(s.own.list("label")); err != nil {
				return fmt.Errorf("label: %w", err)
			}
			return count(cmd, args[0], s.Output, q)
		},
	}
	flags := cmd.Flags()
	flags.StringSlice("by", []string{"month", "label"}, "`COLUMN` to divide by: "+strings.Join(survey.Columns(), ", ")+"; may be repeated")
	flags.String("unit", string(survey.Mentions), "what is counted: "+strings.Join(survey.Units(), " or "))
	flags.StringSlice("label", nil, "count only annotations with this `LABEL`; may be repeated")
	flags.StringSlice("entity", nil, "count only what has this `ID`; may be repeated")
	noCopiesOption(cmd)
	flags.StringP("output", "o", "", "write to `FILE` instead of standard output")
	complete(cmd, "by", survey.Columns()...)
	complete(cmd, "unit", survey.Units()...)
	return cmd
}

// noCopiesOption adds the flag that leaves copies out.
func noCopiesOption(cmd *cobra.Command) {
	cmd.Flags().Bool("no-copies", false, "leave out documents that annotate --duplicates marked as copies of another")
}

// parseLabels reads the names of labels.
func parseLabels(names []string) (labels []models.Label, err error) {
	for _, name := range names {
		label, err := models.ParseLabel(name)
		if err != nil {
			return nil, err
		}
		labels = append(labels, label)
	}
	return labels, nil
}

func count(cmd *cobra.Command, path, output string, q survey.Query) error {
	if _, err := survey.NewTally(q, sheet.NewWriter(io.Discard)); err != nil {
		return err
	}
	return fromRun(cmd, path, output, func(out io.Writer, documents walk) error {
		t, err := survey.NewTally(q, sheet.NewWriter(out))
		if err != nil {
			return err
		}
		if err := documents(func(d *runs.Document) error { return t.Add(d.Document, d.Number) }); err != nil {
			return err
		}
		return t.Close()
	})
}
