package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"tifa/corpus/runs"
)

// chosen says which documents of a run a command works on.
type chosen struct {
	dates    runs.Dates
	noCopies bool
}

// chosenOptions adds the flags that choose documents.
func chosenOptions(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.String("since", "", "only documents of this `DATE` or later, YYYY[-MM[-DD]]")
	flags.String("until", "", "only documents of this `DATE` or earlier, YYYY[-MM[-DD]]")
	flags.Bool("no-copies", false, "leave out documents that annotate --duplicates marked as copies of another")
}

// chosenBy reads those flags.
func chosenBy(own flags) (chosen, error) {
	dates, err := runs.NewDates(own.text("since"), own.text("until"))
	if err != nil {
		return chosen{}, fmt.Errorf("since, until: %w", err)
	}
	return chosen{dates, own.yes("no-copies")}, nil
}

// of is a walk over the documents that are chosen.
func (c chosen) of(all walk) walk {
	return func(each func(*runs.Document) error) error {
		return all(func(d *runs.Document) error {
			if c.noCopies && d.DuplicateOf != "" || !c.dates.Contains(d.Date) {
				return nil
			}
			return each(d)
		})
	}
}
