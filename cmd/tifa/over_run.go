package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"tifa/corpus/runs"
)

// walk calls a function for each document of a run, until it fails.
type walk func(each func(*runs.Document) error) error

// fromRun opens a run and an output, which appears under its name when it is complete.
// work is given a walk over the documents, which shows on a terminal how far it is.
func fromRun(cmd *cobra.Command, path, output string, work func(out io.Writer, documents walk) error) error {
	if err := notOneOf(output, []string{path}); err != nil {
		return err
	}
	run, err := runs.Open(path, cmd.InOrStdin())
	if err != nil {
		return err
	}
	defer run.Close()
	out, err := openOutput(cmd.OutOrStdout(), output)
	if err != nil {
		return err
	}
	progress := newProgress(cmd.ErrOrStderr())
	progress.size, progress.read = run.Size, run.Read
	buffered := bufio.NewWriterSize(clearing{out, progress}, 64<<10)
	err = work(buffered, func(each func(*runs.Document) error) error { return eachDocument(cmd, run, progress, each) })
	if err == nil {
		err = cmp.Or(buffered.Flush(), cmd.Context().Err())
	}
	var writing *fs.PathError
	switch {
	case errors.Is(err, context.Canceled):
		return errors.Join(failed("interrupted: nothing is written"), out.discard())
	case errors.As(err, &writing) && writing.Op == "write":
		return errors.Join(failed("writing: %v", err), out.discard())
	case err != nil:
		return errors.Join(err, out.discard())
	}
	if err := out.complete(); err != nil {
		return failed("writing: %v", err)
	}
	return nil
}

// clearing is an output that takes the progress away before something is written, since
// both may be on one terminal.
type clearing struct {
	io.Writer
	progress *progress
}

func (c clearing) Write(p []byte) (int, error) {
	c.progress.clear()
	return c.Writer.Write(p)
}

// eachDocument walks over the documents of a run until one fails.
func eachDocument(cmd *cobra.Command, run *runs.Run, progress *progress, each func(*runs.Document) error) error {
	defer progress.clear()
	n := 0
	for d, err := range run.Documents(cmd.Context()) {
		if err == nil {
			err = each(d)
		}
		if err != nil {
			return err
		}
		n++
		progress.done()
	}
	if n == 0 {
		return fmt.Errorf("%s holds no document", run.Name)
	}
	return nil
}
