// Command tifa-beam annotates a corpus that is too large for one machine: the pipeline
// of tifa as a transform of Apache Beam, which runs it on Flink, Dataflow or Spark, or
// on this machine.
//
// It is a Go module of its own, so that the library and the command tifa do without
// Beam and what comes with it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3" // beside local files and gs://, which beamx knows

	"tifa"
)

func main() {
	var s settings
	own := s.flags()
	// Beam keeps its own flags, those of the runners, in the set of the program.
	own.VisitAll(func(f *flag.Flag) { flag.Var(f.Value, f.Name, f.Usage) })
	version := flag.Bool("version", false, "print the version and end")
	runnerHelp := flag.Bool("help-runners", false, "list the flags of the runners and end")
	flag.Usage = func() { usage(flag.CommandLine.Output(), own) }
	flag.Parse()
	announce()
	beam.Init() // does not come back in a worker
	switch {
	case *version:
		fmt.Println("tifa-beam", tifa.Version)
		return
	case *runnerHelp:
		flag.PrintDefaults()
		return
	}
	if *runners.Runner == "" {
		*runners.Runner = "prism"
	}
	// Of what runners and the machinery of Beam say, mistakes are enough.
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})))
	os.Exit(start(s, flag.Args()))
}

// start runs the job and gives the exit code: 0 done, 1 some documents failed or the run
// did, 2 bad usage.
func start(s settings, rest []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends at once
	job, err := newJob(ctx, s, rest)
	if err != nil {
		fmt.Fprintln(os.Stderr, "tifa-beam:", err)
		return 2
	}
	failed, err := job.run(ctx, os.Stderr)
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(os.Stderr, "tifa-beam: interrupted: nothing was written under", s.Output)
		return 1
	case err != nil:
		fmt.Fprintln(os.Stderr, "tifa-beam:", err)
		return 1
	case failed > 0:
		return 1
	}
	return 0
}

// run runs the job, says on out what was done, and gives how many documents failed.
func (j *job) run(ctx context.Context, out io.Writer) (failed int64, err error) {
	p, scope := beam.NewPipelineWithRoot()
	j.build(scope)
	result, err := beamx.RunWithMetrics(ctx, p)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return 0, errors.Join(err, j.sweep(context.WithoutCancel(ctx)))
	}
	if *jobopts.Async {
		return 0, nil // the job goes on
	}
	m, err := j.manifest(ctx)
	if err != nil {
		return 0, fmt.Errorf("the run has ended without a manifest: %w", err)
	}
	fmt.Fprintf(out, "tifa-beam: %d documents, %d failed; parts: %d\n", m.Documents, m.Failed, len(m.Parts))
	if result != nil { // not all runners count
		countsOf(result.Metrics()).print(out)
	}
	return m.Failed, nil
}

func usage(out io.Writer, own *flag.FlagSet) {
	fmt.Fprint(out, `tifa-beam annotates the documents of many files on Apache Beam.

  tifa-beam --input 'articles/*.jsonl.gz' --output run/part
  tifa-beam --input 'gs://news/2024/*.warc.gz' --output gs://news/annotated/2024 \
      --runner dataflow --project PROJECT --region REGION --staging_location gs://news/staging
  tifa-beam --input 'articles/*.parquet' --output run/part --to parquet \
      --runner flink --endpoint localhost:8099 --environment_type LOOPBACK

It reads what tifa annotate reads, from local files, gs:// and s3://, and writes the
same documents: PREFIX-00000-of-00012.jsonl and so on, or with --to parquet four tables
a part. Documents that fail are in PREFIX-failed-…, with the reason, in the form of the
quarantine of tifa annotate; PREFIX-manifest.json comes last and counts all.

`)
	own.SetOutput(out)
	own.PrintDefaults()
	fmt.Fprint(out, `  -runner string
    	prism (this machine), flink, dataflow, spark or universal (default prism)
  -help-runners
    	list the flags of the runners
  -version
    	print the version
`)
}
