package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"tifa/corpus"
	"tifa/corpus/run"
	"tifa/corpus/write"
	"tifa/models"
)

func newAnnotate() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "annotate [FILE|DIR|-]...",
		Short: "Annotate documents (the main job)",
		Long: `Annotate reads documents and writes them with everything that it finds in them,
as JSON of the schema tifa/1 (tifa schema prints it), or in another format.

Input is plain text, one document a file, HTML news pages, web archives, or JSON,
JSON Lines, CSV and Parquet with the fields id, text, title, date, lang and byline,
or what --field names; all but text may be left out, and further fields come back
under meta. Folders are read with all that is below them, - is standard input,
which is also read if nothing is named. Input may be compressed, and need not be
UTF-8. The date of publication, from which "last Friday" is read, is taken from
--date, else the field, else the header of the report, else its dateline.

Output is pretty JSON for one document on a terminal and JSON Lines otherwise,
in the order of the input. A document that cannot be read or annotated is
reported and the others are written; the exit code is then 1. Wrong usage and
configuration end with 2.

With --output the file or folder appears when the run is complete. Until then it
is OUTPUT.partial, and OUTPUT.journal says how far it is; a run that was cut off,
however, goes on with --resume. Ctrl-C ends a run so that it can go on, a second
one stops it at once.`,
		Example: `  tifa annotate report.txt
  tifa annotate --date 2023-09-08 --to json report.txt
  tifa annotate --output run.jsonl articles/ more.jsonl
  tifa annotate --field text=body --field id=url --output run.jsonl crawl.csv.gz
  tifa annotate --output run.jsonl --resume articles/ more.jsonl
  tifa annotate --to sqlite --output run.sqlite --quarantine failed.jsonl articles.jsonl
  tifa annotate --shard 1/4 --output run-1.jsonl articles.jsonl
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
	flags.String("to", "", "output format: "+strings.Join(write.Names(), ", ")+" (default: json for one document on a terminal, else jsonl)")
	flags.StringP("output", "o", "", "write to `FILE` instead of standard output, a folder for formats of many files; it appears when the run is complete")
	flags.Bool("resume", false, "go on with a run that was cut off; begin anew if there is none")
	flags.String("quarantine", "", "write documents that fail to `FILE`, with the error, as JSON Lines")
	flags.String("shard", "", "annotate one of several parts of the input, such as `1/4`; tifa merge joins them")
	flags.Bool("duplicates", false, "mark documents that are copies of an earlier one, nearly or wholly, with duplicate_of")
	jobsOption(cmd)
	flags.Bool("tokens", false, "add words with parts of speech")
	flags.Bool("no-text", false, "leave out the text and all that is quoted from it, and put its SHA-256 in its place")
	flags.String("offsets", "codepoint", "what offsets count: codepoint, byte or utf16")
	complete(cmd, "to", write.Names()...)
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
	shard, err := run.ParseShard(s.Shard)
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
	target := run.Target{
		Options: write.Options{To: to, Offsets: offsets, NoText: s.NoText},
		Path:    s.Output, Stdout: cmd.OutOrStdout(), Quarantine: s.Quarantine, Shard: shard, Resume: s.Resume,
	}
	if err := target.Check(); err != nil {
		return err
	}
	annotator, err := newAnnotator(s.Options)
	if err != nil {
		return err
	}
	if err := errors.Join(notWithin(s.Output, paths), notWithin(s.Quarantine, paths)); err != nil {
		return err
	}
	// Everything that the output depends on beside the input.
	target.Settings = s.values
	size, hash := inputs(paths)
	target.Settings["input"] = hash
	target.Settings["to"], target.Settings["version"], target.Settings["dictionaries"] = string(to), annotator.Producer.Version, annotator.Producer.Pack
	out, err := run.Create(target)
	if err != nil {
		return err
	}
	if os.Getenv("GOGC") == "" {
		// Most of the heap are dictionaries that stay: less collecting is worth a
		// few megabytes.
		defer debug.SetGCPercent(debug.SetGCPercent(150))
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		// A document of a hundred megabytes takes a gigabyte. Beyond that garbage is
		// collected early, where the heap would double before it is.
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(1 << 30))
	}
	// A reader that has had enough is an error as any other, and no sudden end.
	signal.Ignore(syscall.SIGPIPE)
	in.Read = new(atomic.Int64)
	progress := newProgress(cmd.ErrOrStderr())
	progress.size, progress.read = size, in.Read
	batch := run.Batch{
		Documents: func(skip int) corpus.Documents {
			in.Skip = skip
			return corpus.Read(paths, in, cmd.InOrStdin())
		},
		Annotate: annotator.Annotate, Output: out, Workers: s.Jobs, Duplicates: s.Duplicates,
		Progress: progress.show,
		Failed: func(err error) {
			progress.clear()
			complain(cmd.ErrOrStderr(), err)
		},
	}
	stats, err := batch.Run(cmd.Context())
	progress.clear()
	if err == nil {
		err = out.Complete()
	}
	if err != nil {
		return unfinished(out, stats, err)
	}
	if lost := out.Lost().String(); lost != "" {
		fmt.Fprintf(cmd.ErrOrStderr(), "tifa: warning: %s cannot hold %s; they are left out\n", to, lost)
	}
	if stats.Documents+stats.Failed == 0 && !s.Resume && shard == (run.Shard{}) { // a wrong path would look like a small corpus
		fmt.Fprintf(cmd.ErrOrStderr(), "tifa: warning: the input holds no document: %s\n", visible(strings.Join(paths, ", ")))
	}
	if stats.Failed > 0 {
		return failed("%d of %d documents failed", stats.Failed, stats.Failed+stats.Documents)
	}
	return nil
}

// unfinished lets go of an output that is not complete, and says how to go on.
func unfinished(out *run.Output, stats run.Stats, err error) error {
	interrupted := errors.Is(err, context.Canceled)
	where, resumable, keeping := out.Keep(!interrupted)
	if changed, ok := errors.AsType[*run.InputError](err); ok {
		return changed
	}
	if interrupted && keeping != nil {
		interrupted, err = false, keeping
	}
	how := ""
	if resumable {
		how = "; the same command with --resume goes on"
	}
	if !interrupted {
		if errors.Is(err, syscall.EPIPE) {
			err = fmt.Errorf("whoever reads the output has stopped: %w", err)
		}
		return failed("writing: %v%s", err, how)
	}
	if where != "" {
		where = " to " + where
	}
	return failed("interrupted: %d documents are written%s, the rest is not begun%s", stats.Documents, where, how)
}

// outputFormat is the one asked for, or pretty JSON for one file on a terminal and
// JSON Lines otherwise.
func outputFormat(cmd *cobra.Command, paths []string, s settings) (write.Format, error) {
	if s.To != "" {
		return write.Parse(s.To)
	}
	if f, ok := cmd.OutOrStdout().(*os.File); ok && s.Output == "" && term.IsTerminal(int(f.Fd())) && len(paths) == 1 {
		if info, err := os.Stat(paths[0]); err == nil && !info.IsDir() && filepath.Ext(paths[0]) != ".jsonl" {
			return write.JSON, nil
		}
	}
	return write.JSONL, nil
}
