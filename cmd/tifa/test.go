package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus/evaluate/render"
	"tifa/extractors/extracttest"
)

func newTest() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "test DIR...",
		Short: "Run cases of dictionaries and rules: texts with their expectations inside",
		Long: `Test annotates cases and compares with what is marked in them. A file of cases is
plain text, each paragraph a case:

  # Lines before the text are comments, or settings.
  @date 2024-06-20
  [Xi Jinping](PERSON per:xi-jinping) spoke [yesterday](DATE 2024-06-19).

  In [March](DATE) they [march](!DATE) on.

[text](LABEL) must be found, with the id of the entity or the value of the date
if one is given; marks nest. [text](!LABEL) is a near-miss, which no annotation of
that label may overlap, [text](!) one that none at all may. What is found and not
marked is a failure too. \[ is a bracket of the text, and a line of a backslash
alone an empty line of it. @date, @lang and @labels (only these labels are looked
at) hold for the case below, or in a paragraph of their own for all that follow.
@fails REASON before a case says that it is known to fail; it is counted apart, and
is a failure once it passes.

Of a folder, the .txt files in folders named cases are read, or all .txt files if
there is none. The exit code is 1 if a case fails.`,
		Example: `  tifa test extractors
  tifa test --lexicon mine mine
  tifa test --format junit extractors > cases.xml
  tifa test --update mine/cases/guilds.txt`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			return test(cmd, args, s)
		},
	}
	annotatorOptions(cmd, "language of cases that do not set their own: auto, en or zh")
	formatOption(cmd, testFormats...)
	cmd.Flags().Bool("update", false, "write the files anew with what is found now; read the difference before you keep it")
	return cmd
}

var testFormats = []string{"text", "junit", "github"}

func test(cmd *cobra.Command, paths []string, s settings) error {
	if err := checkFormat(s.Format, testFormats...); err != nil {
		return err
	}
	names, err := extracttest.Find(paths...)
	if err != nil {
		return err
	}
	files, err := extracttest.Read(names)
	if err != nil {
		return err
	}
	annotator, err := newAnnotator(s.Options)
	if err != nil {
		return err
	}
	if s.own.yes("update") {
		return updateCases(cmd, files, annotator.Annotate)
	}
	return runCases(cmd.Context(), cmd.OutOrStdout(), files, annotator.Annotate, s.Format)
}

func runCases(ctx context.Context, out io.Writer, files []*extracttest.File, annotate extracttest.Annotate, format string) error {
	var cases []render.Case
	all, wrong, near, known := 0, 0, 0, 0
	for _, f := range files {
		for i := range f.Cases {
			c := &f.Cases[i]
			failures, err := c.Run(ctx, annotate)
			if errors.Is(err, context.Canceled) {
				return failed("interrupted after %d cases", all+known)
			} else if err != nil {
				failures = []extracttest.Failure{{File: c.File, Line: c.Line, Column: 1, Message: err.Error()}}
			}
			switch {
			case c.Settings.Fails != "" && len(failures) == 0:
				known++
			case c.NearMiss():
				near++
				all++
			default:
				all++
			}
			result := render.Case{Known: c.Settings.Fails, Class: f.Name, Name: fmt.Sprintf("line %d: %s", c.Line, render.Cut(strings.Join(strings.Fields(c.Text), " "), 60))}
			var lines []string
			for _, x := range failures {
				lines = append(lines, x.String())
				switch format {
				case "text":
					fmt.Fprintln(out, visible(x.String()))
				case "github":
					render.GitHub(out, "error", render.Place{File: x.File, Line: x.Line, Column: x.Column}, "tifa test", x.Message)
				}
			}
			if len(failures) > 0 {
				wrong++
				result.Failure, result.Detail = failures[0].Message, strings.Join(lines, "\n")
			}
			cases = append(cases, result)
		}
	}
	if format == "junit" {
		if err := render.JUnit(out, "tifa test", cases); err != nil {
			return failed("writing: %v", err)
		}
	} else {
		fmt.Fprintf(out, "%d cases in %d files, %d with near-misses: %d failed", all, len(files), near, wrong)
		if known > 0 {
			fmt.Fprintf(out, "; %d more are known to fail", known)
		}
		fmt.Fprintln(out)
	}
	if wrong > 0 {
		return failed("%d of %d cases failed", wrong, all)
	}
	return nil
}

func updateCases(cmd *cobra.Command, files []*extracttest.File, annotate extracttest.Annotate) error {
	var errs []error
	changed := 0
	for _, f := range files {
		before, err := os.ReadFile(f.Name)
		if err != nil {
			return failed("%v", err)
		}
		after, err := f.Update(cmd.Context(), annotate)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if after == string(before) {
			continue
		}
		err = writeWhole(nil, f.Name, func(out io.Writer) error {
			_, err := io.WriteString(out, after)
			return err
		})
		if err != nil {
			return err
		}
		changed++
		fmt.Fprintln(cmd.OutOrStdout(), "updated", f.Name)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%d of %d files changed\n", changed, len(files))
	if err := errors.Join(errs...); err != nil {
		return failed("%v", err)
	}
	return nil
}
