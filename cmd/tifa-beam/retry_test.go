package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"

	"tifa/models"
)

// cutOff is a file system that loses its connection in the middle of files.
type cutOff struct{ filesystem.Interface }

const cutOffScheme = "cutoff"

func newCutOff(ctx context.Context) filesystem.Interface { return cutOff{local.New(ctx)} }

var errLost = errors.New("connection lost")

func (c cutOff) List(ctx context.Context, glob string) ([]string, error) {
	names, err := c.Interface.List(ctx, strings.TrimPrefix(glob, cutOffScheme+"://"))
	for i := range names {
		names[i] = cutOffScheme + "://" + names[i]
	}
	return names, err
}

func (c cutOff) OpenRead(ctx context.Context, name string) (io.ReadCloser, error) {
	f, err := c.Interface.OpenRead(ctx, strings.TrimPrefix(name, cutOffScheme+"://"))
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{io.MultiReader(io.LimitReader(f, 100), lost{}), f}, nil
}

type lost struct{}

func (lost) Read([]byte) (int, error) { return 0, errLost }

// TestLostConnection checks that an error of the file system ends the run, so that a
// runner tries again, and does not pass for a broken document.
func TestLostConnection(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.jsonl"), []byte(strings.Repeat(`{"text": "In Paris."}`+"\n", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	j, err := newJob(t.Context(), parse(t, "--input", cutOffScheme+"://"+dir+"/*.jsonl", "--output", dir+"/out"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.run(t.Context(), io.Discard); err == nil || !strings.Contains(err.Error(), errLost.Error()) {
		t.Errorf("error %v, want that of the file system", err)
	}
	if left, _ := filepath.Glob(dir + "/out*"); len(left) > 0 {
		t.Errorf("the run left %q", left)
	}
}

// iterate gives values as Beam gives those of a side input.
func iterate[T any](values []T) func(*T) bool {
	return func(v *T) bool {
		if len(values) == 0 {
			return false
		}
		*v, values = values[0], values[1:]
		return true
	}
}

// TestIncomplete checks that the last step does nothing when parts are missing, which
// happens when a runner goes on after a bundle has failed.
func TestIncomplete(t *testing.T) {
	dir := t.TempDir()
	s := parse(t, "--output", dir+"/out")
	temp := s.Output + "-temporary-x"
	parts := []part{{Name: temp + "-1", Files: []string{documentsFile}, Documents: 5}, {Name: temp + "-2", Files: []string{failedFile}, Failed: 2}}
	for _, p := range parts {
		if err := os.WriteFile(p.Name+p.Files[0], []byte("{}\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f := finishFn{Settings: s, Temp: temp, Files: 2}
	for _, c := range []struct {
		what  string
		parts []part
		ends  []int64
	}{
		{"nothing", nil, nil},
		{"a file was not read to its end", parts, []int64{7}},
		{"a part is missing", parts[:1], []int64{6, 1}},
	} {
		if err := f.ProcessElement(t.Context(), nil, iterate(c.parts), iterate(c.ends)); err == nil || !strings.Contains(err.Error(), "incomplete") {
			t.Errorf("%s: error %v", c.what, err)
		}
	}
	if left, _ := filepath.Glob(dir + "/out*"); len(left) != len(parts) {
		t.Errorf("there is %q, want the parts as they were", left)
	}
	if err := f.ProcessElement(t.Context(), nil, iterate(parts), iterate([]int64{6, 1})); err != nil {
		t.Error(err)
	}
}

// TestBundlesAgain does what a runner does when workers die: bundles are given up in the
// middle, or done and not counted, and done again; the last step is begun, cut off and
// begun again. Every document is in the output once.
func TestBundlesAgain(t *testing.T) {
	ctx := t.Context()
	dir := t.TempDir()
	t.Setenv("TMPDIR", t.TempDir())
	s := parse(t, "--output", dir+"/out", "--jobs", "3")
	if err := errors.Join(os.WriteFile(dir+"/in.jsonl", nil, 0o644), (&s).Inputs.Set(dir+"/in.jsonl")); err != nil {
		t.Fatal(err)
	}
	if err := s.check(); err != nil {
		t.Fatal(err)
	}
	j := job{settings: s, temp: s.Output + "-temporary-x"}
	var records []record
	for i := range 90 {
		records = append(records, record{ID: fmt.Sprint("d", i), Text: fmt.Sprintf("Report %d from Paris.", i)})
	}
	records[40].Failure = []byte("{\"error\": \"broken\"}\n")
	records[70].Date = "soon"

	var parts []part
	emit := func(p part) { parts = append(parts, p) }
	work := func(records []record, whole bool, emit func(part)) {
		t.Helper()
		f := annotateFn{Settings: s, Temp: j.temp}
		err := errors.Join(f.Setup(ctx), f.StartBundle(ctx, emit))
		for _, r := range records {
			err = errors.Join(err, f.ProcessElement(ctx, r, emit))
		}
		if whole {
			err = errors.Join(err, f.FinishBundle(ctx, emit))
		}
		if err := errors.Join(err, f.Teardown()); err != nil {
			t.Fatal(err)
		}
	}
	for bundle := range slices.Chunk(records, 30) {
		work(bundle[:17], false, emit)    // the worker died in the middle
		work(bundle, true, func(part) {}) // or before it could say that it was done
		work(bundle, true, emit)
	}
	finish := func(parts []part) error {
		f := finishFn{Settings: s, Temp: j.temp, Files: 2}
		return f.ProcessElement(ctx, nil, iterate(parts), iterate([]int64{60, 30}))
	}
	// An attempt that was cut off had named a part, and one before it, of other bundles,
	// a part that is none of these.
	slices.SortFunc(parts, func(x, y part) int { return strings.Compare(x.Name, y.Name) })
	f := finishFn{Settings: s}
	err := errors.Join(
		os.Rename(parts[0].Name+documentsFile, f.name(documentsFile, 0, len(parts))),
		os.WriteFile(f.name(documentsFile, 3, 9), nil, 0o644),
		os.WriteFile(dir+"/out-2-00000-of-00001.jsonl", nil, 0o644), // of another run
		os.WriteFile(dir+"/out-notes.txt", nil, 0o644),
	)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time all is done already
		if err := finish(parts); err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		for _, line := range sortedLines(t, dir+"/out-0*.jsonl") {
			d, err := models.Decode([]byte(line))
			if err != nil {
				t.Fatal(err)
			}
			if ids[d.ID] {
				t.Errorf("%s is there twice", d.ID)
			}
			ids[d.ID] = true
		}
		if failed := sortedLines(t, dir+"/out-failed-*"); len(ids) != 88 || len(failed) != 2 {
			t.Errorf("%d documents and %d failures, want 88 and 2", len(ids), len(failed))
		}
		if left, _ := filepath.Glob(dir + "/out-temporary*"); len(left) > 0 {
			t.Errorf("left over: %q", left)
		}
	}
	if _, err := os.Stat(f.name(documentsFile, 3, 9)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the part of an attempt before is still there: %v", err)
	}
	for _, other := range []string{"/out-2-00000-of-00001.jsonl", "/out-notes.txt"} {
		if _, err := os.Stat(dir + other); err != nil {
			t.Errorf("what is not of the run was taken away: %v", err)
		}
	}
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("workers left %v", left)
	}
}
