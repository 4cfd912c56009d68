package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tifa"
	"tifa/cmd/tifa/terminal"
	"tifa/corpus"
	"tifa/models"
)

func newExplain() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain FILE",
		Short: "Show every candidate of a document: which rule or entry, kept or dropped, why",
		Long: `Explain annotates a document and shows all that was considered: each name of the
dictionaries and each match of a rule, with its place, and for what is not in
the output the reason. Candidates stand in the order of the text, outer ones
before what is nested in them.`,
		Example: `  tifa explain report.txt
  tifa explain --format json - < report.txt
  tifa explain --at 120 report.txt`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			return explain(cmd, args[0], s)
		},
	}
	inputOptions(cmd)
	formatOption(cmd, "text", "json")
	cmd.Flags().Int("at", tifa.Everywhere, "show only candidates that cover this offset, in code points")
	return cmd
}

func explain(cmd *cobra.Command, path string, s settings) error {
	if err := checkFormat(s.Format, "text", "json"); err != nil {
		return err
	}
	in, err := s.input()
	if err != nil {
		return err
	}
	annotator, err := newAnnotator(s.Options)
	if err != nil {
		return err
	}
	var errs []error
	for d, err := range corpus.Read([]string{path}, in, until(cmd.Context(), cmd.InOrStdin())) {
		if err == nil {
			var e *models.Explanation
			if e, err = annotator.Explain(cmd.Context(), d, models.CodePoint, s.own.number("at")); err == nil {
				err = showExplanation(cmd.OutOrStdout(), e, s.Format)
			}
		}
		if errors.Is(err, context.Canceled) {
			return failed("interrupted")
		}
		if err != nil {
			errs = append(errs, err)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return failed("%v", err)
	}
	return nil
}

func showExplanation(out io.Writer, e *models.Explanation, format string) error {
	if format == "json" {
		return printJSON(out, e)
	}
	fmt.Fprintf(out, "%s: language %s, reference date %s\n", terminal.Visible(e.ID), e.Lang, orNone(e.Date))
	for _, w := range e.Warnings {
		fmt.Fprintf(out, "warning %s: %s\n", w.Code, terminal.Visible(w.Message))
	}
	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	weighed := slices.ContainsFunc(e.Candidates, func(r models.Candidate) bool { return r.Evidence != "" })
	heads := "\nSPAN\tLABEL\tTEXT\tRULE\tENTRY\tFATE"
	if weighed {
		heads += "\tEVIDENCE"
	}
	fmt.Fprintln(table, heads)
	for _, r := range e.Candidates {
		fate := "kept"
		switch {
		case r.Refused:
			fate = "refused: " + r.Dropped
		case !r.Kept:
			fate = "dropped: " + r.Dropped
		}
		row := []string{fmt.Sprintf("%d:%d", r.Start, r.End), string(r.Label), strings.Join(strings.Fields(r.Text), " "), r.Rule, r.Entry, fate}
		if weighed {
			row = append(row, r.Evidence)
		}
		for i := range row { // names are quoted in most of it
			row[i] = terminal.Visible(row[i])
		}
		fmt.Fprintln(table, strings.Join(row, "\t"))
	}
	return table.Flush()
}

func orNone(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}
