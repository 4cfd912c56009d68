package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"tifa/corpus"
	"tifa/corpus/run"
	"tifa/models"
)

func newAnnotate() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "annotate [FILE|DIR|-]...",
		Short: "Annotate documents (the main job)",
		Long: `Annotate reads documents and writes them with everything that it finds in them,
as JSON of the schema tifa/1 (tifa schema prints it).

Input is plain text, one document a file, HTML news pages, web archives, or JSON,
JSON Lines, CSV and Parquet with the fields id, text, title, date, lang and byline,
or what --field names; all but text may be left out, and further fields come back
under meta. Folders are read with all that is below them, - is standard input,
which is also read if nothing is named. Input may be compressed, and need not be
UTF-8. The date of publication, from
which "last Friday" is read, is taken from --date, else the field, else the
header of the report, else its dateline.

Output is pretty JSON for one document on a terminal and JSON Lines otherwise,
in the order of the input. A document that cannot be read or annotated is
reported and the others are written; the exit code is then 1. Wrong usage and
configuration end with 2.`,
		Example: `  tifa annotate report.txt
  tifa annotate --date 2023-09-08 --to json report.txt
  tifa annotate --output run.jsonl articles/ more.jsonl
  tifa annotate --field text=body --field id=url --output run.jsonl crawl.csv.gz
  cat articles.jsonl | tifa annotate --jobs 4 --tokens - > run.jsonl
  tifa annotate --lexicon mine --disable people-lexicon report.txt
  TIFA_LANG=zh tifa annotate --config tifa.yaml report.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			return annotate(cmd, args, s)
		},
	}
	flags := cmd.Flags()
	inputOptions(cmd)
	flags.String("to", "", "output format: json or jsonl (default: json for one document on a terminal, else jsonl)")
	flags.StringP("output", "o", "", "write to `FILE` instead of standard output; it appears when the run is complete, and as FILE.partial if it is interrupted")
	jobsOption(cmd)
	flags.Bool("tokens", false, "add words with parts of speech")
	flags.String("offsets", "codepoint", "what offsets count: codepoint, byte or utf16")
	complete(cmd, "to", "json", "jsonl")
	complete(cmd, "offsets", "codepoint", "byte", "utf16")
	return cmd
}

func annotate(cmd *cobra.Command, paths []string, s settings) error {
	in, err := s.input()
	if err != nil {
		return err
	}
	offsets, err := models.ParseUnit(s.Offsets)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		if f, ok := cmd.InOrStdin().(*os.File); ok && term.IsTerminal(int(f.Fd())) {
			return errors.New("nothing to annotate: name a file or a folder, or - for standard input")
		}
		paths = []string{"-"}
	}
	to, err := outputFormat(cmd, paths, s)
	if err != nil {
		return err
	}
	annotator, err := newAnnotator(s.Options)
	if err != nil {
		return err
	}
	if err := notWithin(s.Output, paths); err != nil {
		return err
	}
	out, err := openOutput(cmd.OutOrStdout(), s.Output)
	if err != nil {
		return err
	}
	writer := corpus.NewWriter(out, to)
	encode := corpus.Encoder(to, offsets)
	progress := newProgress(cmd.ErrOrStderr())
	stats, err := run.Run(cmd.Context(), corpus.Read(paths, in, cmd.InOrStdin()), run.Job[[]byte]{
		Process: func(ctx context.Context, d *models.Document) ([]byte, error) {
			annotated, err := annotator.Annotate(ctx, d)
			if err != nil {
				return nil, err
			}
			return encode(annotated)
		},
		Write: func(encoded []byte) error {
			progress.done()
			return writer.Write(encoded)
		},
		Failed: func(err error) {
			progress.clear()
			fmt.Fprintln(cmd.ErrOrStderr(), "tifa:", err)
		},
		Workers: s.Jobs,
	})
	progress.clear()
	switch {
	case errors.Is(err, context.Canceled):
		where, err := "", writer.Close()
		if err == nil {
			where, err = out.partial()
		}
		if err != nil {
			return failed("writing: %v", err)
		}
		if where != "" {
			where = " to " + where
		}
		return failed("interrupted: %d documents are written%s, the rest is not begun", stats.Documents, where)
	case err != nil:
		return failed("writing: %v", errors.Join(err, out.discard()))
	}
	if err := writer.Close(); err != nil {
		return failed("writing: %v", errors.Join(err, out.discard()))
	}
	if err := out.complete(); err != nil {
		return failed("writing: %v", err)
	}
	if stats.Failed > 0 {
		return failed("%d of %d documents failed", stats.Failed, stats.Failed+stats.Documents)
	}
	return nil
}

// outputFormat is the one asked for, or pretty JSON for one file on a terminal and
// JSON Lines otherwise.
func outputFormat(cmd *cobra.Command, paths []string, s settings) (corpus.Format, error) {
	if s.To != "" {
		return corpus.ParseOutput(s.To)
	}
	if f, ok := cmd.OutOrStdout().(*os.File); ok && s.Output == "" && term.IsTerminal(int(f.Fd())) && len(paths) == 1 {
		if info, err := os.Stat(paths[0]); err == nil && !info.IsDir() && filepath.Ext(paths[0]) != ".jsonl" {
			return corpus.JSON, nil
		}
	}
	return corpus.JSONL, nil
}
