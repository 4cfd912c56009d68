package suggest

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/klauspost/compress/zstd"
)

// aside are the tallies that were put aside: files, each of which holds those of a part
// of the run, sorted by key. The folder is made when it is needed.
type aside struct {
	dir    string // where the folder is made
	folder string
	files  []string // in the order of the parts
	made   int
}

// mostFiles is how many files there may be before they are merged into one.
const mostFiles = 64

// sortedTallies are tallies in the order of their keys.
func sortedTallies(m map[key]*tally) []*tally {
	all := make([]*tally, 0, len(m))
	for _, t := range m {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b *tally) int { return a.Key.compare(b.Key) })
	return all
}

// write puts a part aside.
func (a *aside) write(part []*tally) error {
	if a.folder == "" {
		folder, err := os.MkdirTemp(a.dir, "tifa-suggest-")
		if err != nil {
			return err
		}
		a.folder = folder
	}
	if len(a.files) == mostFiles {
		name, err := a.file(func(write func(*tally) error) error { return a.merge(nil, write) })
		if err != nil {
			return err
		}
		for _, old := range a.files {
			if err := os.Remove(old); err != nil {
				return err
			}
		}
		a.files = []string{name}
	}
	name, err := a.file(func(write func(*tally) error) error {
		for _, t := range part {
			if err := write(t); err != nil {
				return err
			}
		}
		return nil
	})
	a.files = append(a.files, name)
	return err
}

// file writes a file of tallies.
func (a *aside) file(all func(write func(*tally) error) error) (name string, err error) {
	a.made++
	name = filepath.Join(a.folder, strconv.Itoa(a.made))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return name, err
	}
	z, err := zstd.NewWriter(f, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
	if err != nil {
		return name, errors.Join(err, f.Close())
	}
	enc := json.NewEncoder(z)
	enc.SetEscapeHTML(false)
	err = all(func(t *tally) error { return enc.Encode(t) })
	return name, errors.Join(err, z.Close(), f.Close())
}

// merge gives the tallies of all parts in the order of their keys, those of one name
// joined, with the last part, which is in memory.
func (a *aside) merge(last []*tally, do func(*tally) error) error {
	type source struct {
		head *tally
		next func() (*tally, error, bool)
		stop func()
	}
	var sources []*source
	defer func() {
		for _, s := range sources {
			s.stop()
		}
	}()
	open := func(seq iter.Seq2[*tally, error]) error {
		next, stop := iter.Pull2(seq)
		s := &source{next: next, stop: stop}
		sources = append(sources, s)
		var err error
		s.head, err, _ = next()
		return err
	}
	for _, name := range a.files {
		if err := open(tallies(name)); err != nil {
			return err
		}
	}
	if err := open(func(yield func(*tally, error) bool) {
		for _, t := range last {
			if !yield(t, nil) {
				return
			}
		}
	}); err != nil {
		return err
	}
	for {
		var first *tally
		for _, s := range sources {
			if s.head != nil && (first == nil || s.head.Key.compare(first.Key) < 0) {
				first = s.head
			}
		}
		if first == nil {
			return nil
		}
		joined := &tally{Key: first.Key}
		for _, s := range sources { // in the order of the run
			if s.head == nil || s.head.Key != joined.Key {
				continue
			}
			joined.merge(s.head)
			var err error
			if s.head, err, _ = s.next(); err != nil {
				return err
			}
		}
		if err := do(joined); err != nil {
			return err
		}
	}
}

// tallies reads a file.
func tallies(name string) iter.Seq2[*tally, error] {
	return func(yield func(*tally, error) bool) {
		f, err := os.Open(name)
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
		if err != nil {
			yield(nil, err)
			return
		}
		defer z.Close()
		dec := json.NewDecoder(bufio.NewReaderSize(z, 64<<10))
		for {
			t := new(tally)
			err := dec.Decode(t)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(t, nil) {
				return
			}
		}
	}
}

// close takes the folder away.
func (a *aside) close() error {
	if a.folder == "" {
		return nil
	}
	return os.RemoveAll(a.folder)
}
