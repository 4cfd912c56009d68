package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/runs"
	"tifa/models"
)

func newShow() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show FILE",
		Short: "Show a report in the terminal, highlighted, with its entities, dates and relations",
		Long: `Show prints a report with everything that was found in it: the text with names and
times highlighted, and tables of entities, of dates with their values and of
relations. FILE is read as tifa annotate reads it and annotated, or is what tifa
annotate wrote (JSON, JSON Lines or SQLite) and shown as it is; - is standard input.

Each label has a colour, which people tell apart who are colour-blind; names within
others are underlined, once or twice by how deep they stand, and of two neighbours
with one label the second has another shade. Where there is no terminal, with
NO_COLOR and with --color never names stand in brackets, [Yuan Jiajun PERSON].
Characters that would act on the terminal are shown by a sign in their place.`,
		Example: `  tifa show report.txt
  tifa show --label PERSON,OFFICE report.txt
  tifa show --color always --width 100 report.txt | less -R
  tifa show --document chongqing-2023-09-08 run.jsonl
  curl -s https://example.org/report.html | tifa show -`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			return showReports(cmd, args[0], s)
		},
	}
	inputOptions(cmd)
	screenOptions(cmd)
	labelOption(cmd, "show only this `LABEL`; may be repeated (default: all)")
	cmd.Flags().String("document", "", "show only the document with this `ID`")
	return cmd
}

func showReports(cmd *cobra.Command, path string, s settings) error {
	labels, err := s.own.labels()
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	to, err := screen(out, s)
	if err != nil {
		return err
	}
	documents, err := annotated(cmd, path, s)
	if err != nil {
		return err
	}
	wanted, shown := s.own.text("document"), 0
	var errs []error
	for d, err := range documents {
		switch {
		case errors.Is(err, context.Canceled):
			return failed("interrupted")
		case err != nil:
			errs = append(errs, err)
			continue
		case wanted != "" && d.ID != wanted:
			continue
		}
		if shown++; shown > 1 {
			fmt.Fprintf(out, "\n%s\n\n", strings.Repeat("═", to.Width))
		}
		if _, err := out.Write(to.Document(d, labels...)); err != nil {
			return failed("writing: %v", err)
		}
		if wanted != "" {
			break
		}
	}
	if err := errors.Join(errs...); err != nil {
		return failed("%v", err)
	}
	switch {
	case shown == 0 && wanted != "":
		return failed("%s holds no document with the id %q", path, wanted)
	case shown == 0:
		return failed("%s holds no document", path)
	}
	return nil
}

// annotated gives the documents of a run, or of any other input annotated.
func annotated(cmd *cobra.Command, path string, s settings) (iter.Seq2[*models.Document, error], error) {
	in, err := s.input()
	if err != nil {
		return nil, err
	}
	stdin := cmd.InOrStdin()
	isRun := false
	if path == "-" {
		stdin = until(cmd.Context(), stdin)
		var begun bytes.Buffer
		isRun = runs.Recognise(io.TeeReader(stdin, &begun))
		stdin = io.MultiReader(&begun, stdin)
	} else if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		isRun = runs.Recognise(f)
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
	if isRun {
		return runDocuments(cmd.Context(), path, stdin), nil
	}
	annotator, err := newAnnotator(s.Options)
	if err != nil {
		return nil, err
	}
	return func(yield func(*models.Document, error) bool) {
		for d, err := range corpus.Read([]string{path}, in, stdin) {
			if err == nil {
				d, err = annotator.Annotate(cmd.Context(), d)
			}
			if !yield(d, err) {
				return
			}
		}
	}, nil
}

// runDocuments gives the documents of a run, which must have been written with their
// texts.
func runDocuments(ctx context.Context, path string, stdin io.Reader) iter.Seq2[*models.Document, error] {
	return func(yield func(*models.Document, error) bool) {
		run, err := runs.Open(path, stdin)
		if err != nil {
			yield(nil, err)
			return
		}
		defer run.Close()
		for d, err := range run.Documents(ctx) {
			switch {
			case err != nil:
				if !yield(nil, err) {
					return
				}
			case !d.HasText():
				if !yield(nil, fmt.Errorf("%s: %w", d.Place, models.NoTextError(d.ID))) {
					return
				}
			case !yield(d.Document, nil):
				return
			}
		}
	}
}
