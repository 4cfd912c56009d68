package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/evaluate/sample"
)

func newSample() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sample RUN",
		Short: "Draw annotations to check by hand; precision with an interval",
		Long: `Sample draws annotations of a run, as many of each label or of each rule, and
writes them as a table with their context. Fill its column correct with 1 or 0 and
give it back with --checked: that prints the precision of each stratum, and of all
weighted by their sizes, with 95% Wilson intervals.

The same run and seed draw the same annotations, whatever the order of the
documents, and a later run draws again what both have in common.`,
		Example: `  tifa sample --size 50 --output check.csv run.jsonl
  tifa sample --by rule --label PERSON,ORG run.jsonl > check.csv
  tifa sample --checked check.csv
  tifa sample --to brat --output check run.jsonl`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			checked := s.own.text("checked")
			drawing := []string{"by", "size", "seed", "label", "to", "output"}
			switch {
			case checked != "" && len(args) > 0:
				return errors.New("--checked needs no run: the table says all")
			case checked != "" && slices.ContainsFunc(drawing, s.own.Changed):
				return fmt.Errorf("--checked draws nothing: leave --%s out", strings.Join(drawing, ", --"))
			case checked == "" && s.own.Changed("format"):
				return errors.New("--format is the form of precision, with --checked; --to is that of the table")
			case checked != "":
				return showPrecision(cmd, checked, s)
			case len(args) == 0:
				return errors.New("name a run, an output of tifa annotate, or a checked table with --checked")
			}
			return draw(cmd, args[0], s)
		},
	}
	flags := cmd.Flags()
	flags.String("by", "label", "what strata are: "+strings.Join(sample.Bys(), " or "))
	flags.Int("size", 50, "annotations to draw of each stratum")
	flags.Int("seed", 1, "another number draws other annotations")
	labelOption(cmd, "draw only from this `LABEL`; may be repeated (default: all)")
	flags.String("to", "csv", "csv, or brat: documents with the annotations that were drawn")
	flags.StringP("output", "o", "", "write to `FILE` instead of standard output; for brat, the folder")
	flags.String("checked", "", "`FILE` that was checked: print the precision")
	formatOption(cmd, sample.Formats()...)
	complete(cmd, "by", sample.Bys()...)
	complete(cmd, "to", "csv", "brat")
	return cmd
}

func showPrecision(cmd *cobra.Command, file string, s settings) error {
	if err := checkFormat(s.Format, sample.Formats()...); err != nil {
		return err
	}
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("checked: %w", err)
	}
	defer f.Close()
	c, err := sample.ReadCSV(f, file)
	if err != nil {
		return err
	}
	return c.Write(cmd.OutOrStdout(), s.Format)
}

func draw(cmd *cobra.Command, file string, s settings) error {
	o := sample.Options{By: s.own.text("by"), Size: s.own.number("size"), Seed: s.own.number("seed")}
	var err error
	if o.Labels, err = s.own.labels(); err != nil {
		return err
	}
	switch {
	case !slices.Contains(sample.Bys(), o.By):
		return fmt.Errorf("by: %q is no kind of stratum: use %s", o.By, strings.Join(sample.Bys(), " or "))
	case o.Size < 1:
		return fmt.Errorf("size: %d is no number of annotations", o.Size)
	case s.To != "csv" && s.To != "brat":
		return fmt.Errorf("unknown output format %q: use csv or brat", s.To)
	case s.To == "brat" && s.Output == "":
		return errors.New("brat takes many files: name a folder with --output")
	}
	run, err := corpus.OpenAnnotated(file)
	if err != nil {
		return err
	}
	defer run.Close()
	progress := newProgress(cmd.ErrOrStderr())
	items, err := sample.Draw(cmd.Context(), run, o, progress.done)
	progress.clear()
	switch {
	case errors.Is(err, context.Canceled):
		return failed("interrupted: nothing is written")
	case err != nil:
		return err
	case len(items) == 0:
		return fmt.Errorf("%s holds no annotation to draw", file)
	}
	if s.To == "brat" {
		if err := sample.WriteBrat(s.Output, run, items); err != nil {
			return failed("writing: %v", err)
		}
		return nil
	}
	return writeWhole(cmd.OutOrStdout(), s.Output, func(out io.Writer) error { return sample.WriteCSV(out, items) })
}
