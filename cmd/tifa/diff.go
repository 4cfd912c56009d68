package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/evaluate/diff"
)

func newDiff() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Show what changed between two runs, by label and by rule",
		Long: `Diff compares two outputs of tifa annotate over the same documents: annotations
added and removed, with another label, span, value or entity, relations added and
removed, and documents of which another language, date, title, byline, dateline,
reported event or warning is said. Documents are matched by id, annotations by label
and span, never by their ids. What made an annotation is not compared, nor its
attributes, but every change is summed up under the rule that made it: that of the
new run, or of what is gone.

The documents need not be in the same order, and are not held in memory.`,
		Example: `  tifa diff old.jsonl new.jsonl
  tifa diff --exit-code old.jsonl new.jsonl
  tifa diff --format markdown --samples 5 old.jsonl new.jsonl > comment.md`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			return showDiff(cmd, args[0], args[1], s)
		},
	}
	formatOption(cmd, diff.Formats()...)
	cmd.Flags().Int("samples", 3, "show the first `N` changes of each kind and rule")
	cmd.Flags().Bool("exit-code", false, "end with exit code 1 if anything changed")
	return cmd
}

func showDiff(cmd *cobra.Command, before, after string, s settings) error {
	if err := checkFormat(s.Format, diff.Formats()...); err != nil {
		return err
	}
	samples := s.own.number("samples")
	if samples < 0 {
		return fmt.Errorf("samples: %d is no number of changes", samples)
	}
	was, err := corpus.OpenAnnotated(before)
	if err != nil {
		return err
	}
	defer was.Close()
	now, err := corpus.OpenAnnotated(after)
	if err != nil {
		return err
	}
	defer now.Close()
	switch {
	case was.Len() == 0:
		return fmt.Errorf("%s holds no document", before)
	case now.Len() == 0:
		return fmt.Errorf("%s holds no document", after)
	}
	progress := newProgress(cmd.ErrOrStderr())
	d, err := diff.Runs(cmd.Context(), was, now, samples, progress.done)
	progress.clear()
	switch {
	case errors.Is(err, context.Canceled):
		return failed("interrupted")
	case err != nil:
		return err
	}
	if err := writeVisible(cmd.OutOrStdout(), s.Format, d.Write); err != nil {
		return failed("writing: %v", err)
	}
	if s.own.yes("exit-code") && !d.Empty() {
		return &failure{}
	}
	return nil
}
