package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"tifa/corpus/report"
	"tifa/corpus/runs"
	"tifa/corpus/survey"
)

func newReport() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "report RUN",
		Short: "Draw a run on one HTML page: counts, trends, networks",
		Long: `Report counts a run and draws it on one HTML page: labels and slogans over time, the
people, offices, organisations and places that most documents name, who appears with
whom, in which order the attendees of meetings are named, how much the dictionaries
know, and what is wrong with documents. The page is one file that holds everything, asks
for nothing and runs no script; under each figure are its numbers, as a table and as CSV.

The run is what tifa annotate wrote as JSON Lines, JSON or SQLite, - for standard
input. With --svg the figures are written to a folder as well, each with its CSV.`,
		Example: `  tifa report run.jsonl -o report.html
  tifa report --lang zh run.sqlite -o report.html
  tifa report --slogan tifa:two-establishes --slogan tifa:two-upholds run.jsonl -o report.html
  tifa report --since 2021 --until 2023-06 run.jsonl -o report.html
  tifa report --svg figures run.jsonl.zst -o report.html`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			o := report.Options{Run: filepath.Base(args[0]), Lang: s.own.text("lang"), Slogans: s.own.list("slogan")}
			if args[0] == "-" {
				o.Run = "stdin"
			}
			c, err := chosenBy(s.own)
			if err != nil {
				return err
			}
			o.Since, o.Until, o.NoCopies = c.dates.Since, c.dates.Until, c.noCopies
			return drawReport(cmd, args[0], s.Output, s.own.text("svg"), c, o)
		},
	}
	flags := cmd.Flags()
	flags.StringP("output", "o", "", "write to `FILE` instead of standard output")
	flags.String("svg", "", "write the figures to the folder `DIR` as well, as SVG and CSV")
	flags.String("lang", "en", "language of the page: "+strings.Join(report.Langs(), " or "))
	flags.StringSlice("slogan", nil, "`ID` of a slogan to draw (default: the most frequent); may be repeated")
	chosenOptions(cmd)
	complete(cmd, "lang", report.Langs()...)
	return cmd
}

func drawReport(cmd *cobra.Command, path, output, folder string, c chosen, o report.Options) error {
	if err := o.Check(); err != nil {
		return err
	}
	if err := notFile(folder); err != nil {
		return fmt.Errorf("svg: %w", err)
	}
	if f, ok := cmd.OutOrStdout().(*os.File); ok && output == "" && term.IsTerminal(int(f.Fd())) {
		name := strings.TrimSuffix(o.Run, filepath.Ext(o.Run)) + ".html"
		return fmt.Errorf("a report is a page for a browser: name a file for it, such as -o %s", name)
	}
	return fromRun(cmd, path, output, func(out io.Writer, documents walk) error {
		s := survey.New()
		if err := c.of(documents)(func(d *runs.Document) error {
			s.Add(d.Document, d.HasText())
			return nil
		}); err != nil {
			return err
		}
		r, err := report.New(s, o)
		if err != nil {
			return err
		}
		if folder != "" {
			if err := writeFigures(folder, r); err != nil {
				return err
			}
		}
		return r.WriteHTML(out)
	})
}

// writeFigures writes the figures into a folder, each file under its name when it is
// complete.
func writeFigures(folder string, r *report.Report) error {
	files, err := r.Files()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("svg: %w", err)
	}
	for _, f := range files {
		err := writeWhole(nil, filepath.Join(folder, f.Name), func(out io.Writer) error {
			_, err := out.Write(f.Data)
			return err
		})
		if err != nil {
			return fmt.Errorf("svg: %w", err)
		}
	}
	return nil
}
