package main

import (
	"fmt"
	"runtime"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tifa"
)

func newVersion() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version, the hash of dictionaries and rules, and the sizes of the dictionaries",
		Example: `  tifa version
  tifa version --lexicon mine`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			annotator, err := newAnnotator(s.Options)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			fmt.Fprintf(out, "tifa %s (%s %s/%s)\npack %s\n", tifa.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, annotator.Producer.Pack)
			table := tabwriter.NewWriter(out, 0, 4, 2, ' ', tabwriter.AlignRight)
			for _, c := range annotator.Lexicon.Counts() {
				fmt.Fprintf(table, "%d\t %s\t\n", c.Entries, c.Kind)
			}
			return table.Flush()
		},
	}
	cmd.Flags().StringSlice("lexicon", nil, "folder `DIR` with dictionaries and rules to use as well; may be repeated")
	return cmd
}
