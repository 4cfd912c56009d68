package main

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tifa"
)

func newVersion() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "version [DIR]...",
		Short: "Print the version and the hash of dictionaries and rules; with --lexicon the sizes of the dictionaries",
		Long: `Version prints the version of tifa and the hash of the dictionaries and rules in
force, as producer.pack has it. With --lexicon it counts the entries of every
dictionary, with those of the folders given.`,
		Example: `  tifa version
  tifa version --lexicon
  tifa version --lexicon mine`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			counts := cmd.Flags().Changed("lexicon")
			if len(args) > 0 && !counts {
				return errors.New("version takes folders behind --lexicon only")
			}
			// The option may stand without a folder, so that folders are arguments.
			s.Lexicons = slices.DeleteFunc(append(s.Lexicons, args...), func(dir string) bool { return dir == "" })
			annotator, err := newAnnotator(s.Options)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			fmt.Fprintf(out, "tifa %s (%s %s/%s)\npack %s\n", tifa.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, annotator.Producer.Pack)
			if !counts {
				return nil
			}
			table := tabwriter.NewWriter(out, 0, 4, 2, ' ', tabwriter.AlignRight)
			for _, c := range annotator.Lexicon.Counts() {
				fmt.Fprintf(table, "%d\t %s\t\n", c.Entries, c.Kind)
			}
			return table.Flush()
		},
	}
	cmd.Flags().StringSlice("lexicon", nil, "folder `DIR` with dictionaries and rules to use as well; may be repeated")
	cmd.Flags().Lookup("lexicon").NoOptDefVal = "," // no folder
	return cmd
}
