package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/models"
	"tifa/pipeline"
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
			at, err := cmd.Flags().GetInt("at")
			if err != nil {
				return err
			}
			return explain(cmd, args[0], s, at)
		},
	}
	inputOptions(cmd)
	formatOption(cmd, "text", "json")
	cmd.Flags().Int("at", -1, "show only candidates that cover this offset, in code points")
	return cmd
}

// candidate is the JSON form of a candidate.
type candidate struct {
	Label   models.Label `json:"label"`
	Start   int          `json:"start"`
	End     int          `json:"end"`
	Text    string       `json:"text"`
	Rule    string       `json:"rule"`
	Entry   string       `json:"entry,omitempty"`
	Kept    bool         `json:"kept"`
	Dropped string       `json:"dropped,omitempty"`
	// Refused says that the rule or extractor itself did not report it.
	Refused bool `json:"refused,omitempty"`
	// Evidence is what spoke for it and against it, where a rule weighs.
	Evidence string `json:"evidence,omitempty"`
}

func explain(cmd *cobra.Command, path string, s settings, at int) error {
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
	for d, err := range corpus.Read([]string{path}, in, cmd.InOrStdin()) {
		if err == nil {
			var annotated *models.Document
			var all []pipeline.Candidate
			if annotated, all, err = annotator.Explain(cmd.Context(), d); err == nil {
				err = show(cmd.OutOrStdout(), annotated, all, s.Format, at)
			}
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

func show(out io.Writer, d *models.Document, all []pipeline.Candidate, format string, at int) error {
	ruler := models.NewRuler(d.Text, models.CodePoint)
	var rows []candidate
	for _, c := range all {
		start, end := ruler.Span(c.Span)
		if at >= 0 && (at < start || at >= end) {
			continue
		}
		entry := c.Source.Entry
		if entry == "" && len(c.Entries) > 0 {
			var ids []string
			for _, e := range c.Entries {
				ids = append(ids, e.ID)
			}
			entry = strings.Join(ids, "|")
		}
		rows = append(rows, candidate{c.Label, start, end, c.Span.In(d.Text), c.Source.Rule, entry, c.Dropped == "", c.Dropped, c.Refused, c.Evidence})
	}
	if format == "json" {
		return printJSON(out, map[string]any{"id": d.ID, "lang": d.Lang, "date": d.Date, "candidates": append([]candidate{}, rows...)})
	}
	fmt.Fprintf(out, "%s: language %s, reference date %s\n", d.ID, d.Lang, orNone(d.Date))
	for _, w := range d.Warnings {
		fmt.Fprintf(out, "warning %s: %s\n", w.Code, w.Message)
	}
	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	weighed := slices.ContainsFunc(rows, func(r candidate) bool { return r.Evidence != "" })
	heads := "\nSPAN\tLABEL\tTEXT\tRULE\tENTRY\tFATE"
	if weighed {
		heads += "\tEVIDENCE"
	}
	fmt.Fprintln(table, heads)
	for _, r := range rows {
		fate := "kept"
		switch {
		case r.Refused:
			fate = "refused: " + r.Dropped
		case !r.Kept:
			fate = "dropped: " + r.Dropped
		}
		fmt.Fprintf(table, "%d:%d\t%s\t%s\t%s\t%s\t%s", r.Start, r.End, r.Label, strings.Join(strings.Fields(r.Text), " "), r.Rule, r.Entry, fate)
		if weighed {
			fmt.Fprintf(table, "\t%s", r.Evidence)
		}
		fmt.Fprintln(table)
	}
	return table.Flush()
}

func orNone(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}
