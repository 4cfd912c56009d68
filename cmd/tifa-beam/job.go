package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"runtime"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
)

// job is one run over a corpus.
type job struct {
	settings settings
	// files are what the globs of the input match.
	files []string
	// temp is what the names begin with that hold parts before all are there. It is
	// drawn by chance, so that the remains of another run are not taken for this one's.
	temp string
}

// newJob checks all that can be checked before anything runs: flags, dictionaries and
// rules, that the input is there and the output is not.
func newJob(ctx context.Context, s settings, rest []string) (*job, error) {
	if len(rest) > 0 {
		return nil, fmt.Errorf("unexpected %q: name the input with --input", rest[0])
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	if s.Jobs == 0 {
		s.Jobs = 1
		if isLocal(*runners.Runner) {
			s.Jobs = runtime.GOMAXPROCS(0)
		}
	}
	if _, err := warm.get(s); err != nil {
		return nil, err
	}
	j := &job{settings: s, temp: s.Output + "-temporary-" + rand.Text()}
	for _, glob := range s.Inputs {
		files, err := matches(ctx, glob)
		if err != nil {
			return nil, fmt.Errorf("input: %w", err)
		}
		if len(files) == 0 {
			return nil, fmt.Errorf("input: no file matches %q", glob)
		}
		j.files = append(j.files, files...)
	}
	there, err := outputs(ctx, s.Output)
	if err != nil {
		return nil, fmt.Errorf("output: %w", err)
	}
	if len(there) > 0 {
		return nil, fmt.Errorf("output: %s is there already: take it away, or choose another prefix", there[0])
	}
	return j, nil
}

// isLocal says whether a runner runs all in this process.
func isLocal(runner string) bool { return runner == "prism" || runner == "PrismRunner" }

// build makes the graph. A file is read and annotated by one worker, so that no text
// travels, unless documents are dealt out. What is annotated is written where it was
// annotated: only the names of the parts travel, to the one place that gives them their
// final names when all are there.
func (j *job) build(s beam.Scope) {
	files := beam.Reshuffle(s, beam.CreateList(s, j.files))
	records, ends := beam.ParDo2(s, &readFn{Settings: j.settings}, files)
	if j.settings.DealOut {
		records = beam.Reshuffle(s, records)
	}
	parts := beam.ParDo(s, &annotateFn{Settings: j.settings, Temp: j.temp}, records)
	finish := &finishFn{Settings: j.settings, Temp: j.temp, Files: len(j.files)}
	beam.ParDo0(s, finish, beam.Impulse(s), beam.SideInput{Input: parts}, beam.SideInput{Input: ends})
}

// sweep takes away what a run has left that did not end.
func (j *job) sweep(ctx context.Context) error {
	left, err := matches(ctx, escapeGlob(j.temp)+"-*")
	if err != nil {
		return err
	}
	return removeAll(ctx, left)
}

// manifest reads what the last step has written.
func (j *job) manifest(ctx context.Context) (m manifest, err error) {
	fsys, err := filesystem.New(ctx, j.settings.Output)
	if err != nil {
		return m, err
	}
	defer fsys.Close()
	data, err := filesystem.Read(ctx, fsys, j.settings.Output+manifestFile)
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(data, &m)
}

// matches are the files of a file system that match a glob.
func matches(ctx context.Context, glob string) ([]string, error) {
	fs, err := filesystem.New(ctx, glob)
	if err != nil {
		return nil, err
	}
	defer fs.Close()
	return fs.List(ctx, glob)
}

// announce tells Beam of the functions and types of the graph, by which workers find
// them. It comes before all else that is asked of Beam.
func announce() {
	register.DoFn4x1[context.Context, string, func(record), func(int64), error](&readFn{})
	register.DoFn3x1[context.Context, record, func(part), error](&annotateFn{})
	register.DoFn4x1[context.Context, []byte, func(*part) bool, func(*int64) bool, error](&finishFn{})
	register.Emitter1[record]()
	register.Emitter1[part]()
	register.Emitter1[int64]()
	register.Iter1[part]()
	register.Iter1[int64]()
}
