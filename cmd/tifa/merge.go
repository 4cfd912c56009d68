package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"tifa/corpus/run"
)

func newMerge() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "merge SHARD...",
		Short: "Join the outputs of all shards of a run",
		Long: `Merge joins what tifa annotate --shard 1/N to N/N wrote, in any order, into what
it would have written without shards, byte for byte. Beside each output must lie
the file OUTPUT.shard. Formats that are one stream can be joined: jsonl, csv,
conll, spacy and webanno. Tables need no joining, since the documents of all
shards have numbers of their own.`,
		Example: `  tifa merge --output run.jsonl run-1.jsonl run-2.jsonl`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, err := cmd.Flags().GetString("output")
			if err != nil {
				return err
			}
			if err := notOneOf(name, args); err != nil {
				return err
			}
			out, err := openOutput(cmd.OutOrStdout(), name)
			if err != nil {
				return err
			}
			if _, err := run.Merge(args, out); err != nil {
				if discarding := out.discard(); discarding != nil {
					return fmt.Errorf("merge: %w; %w", err, discarding)
				}
				return fmt.Errorf("merge: %w", err)
			}
			if err := out.complete(); err != nil {
				return failed("writing: %v", err)
			}
			return nil
		},
	}
	cmd.Flags().StringP("output", "o", "", "write to `FILE` instead of standard output")
	return cmd
}
