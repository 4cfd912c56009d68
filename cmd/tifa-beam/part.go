package main

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"tifa/corpus/write"
)

// part is what a bundle has written, under temporary names.
type part struct {
	Name              string // what the names of its files begin with, temporary
	Files             []string
	Documents, Failed int64
}

// The files of a part, by what stands behind its name.
const (
	documentsFile = ".jsonl"
	failedFile    = "-failed.jsonl"
	manifestFile  = "-manifest.json" // behind the prefix of all
)

// writer writes a part on the worker's own disk first: Parquet cannot be written
// otherwise, and a part that is not finished is never seen elsewhere.
type writer struct {
	dir    string
	sink   write.Sink
	folder bool // of tables
	part   part
	mu     sync.Mutex // failures come from the reader as well as from the annotator
	failed *os.File
}

func newWriter(o write.Options) (*writer, error) {
	dir, err := os.MkdirTemp("", "tifa-beam-")
	if err != nil {
		return nil, err
	}
	w := &writer{dir: dir, folder: o.To.IsFolder()}
	if w.failed, err = os.Create(filepath.Join(dir, "failed")); err == nil {
		w.sink, err = write.Open(filepath.Join(dir, "documents"), o, nil)
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return w, nil
}

func (w *writer) write(e *write.Encoded) error {
	w.part.Documents++
	return w.sink.Write(int(w.part.Documents), e)
}

// fail takes a line of the quarantine.
func (w *writer) fail(line []byte) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.part.Failed++
	_, err := w.failed.Write(line)
	return err
}

func (w *writer) abandon() error {
	return errors.Join(w.sink.Abandon(), w.failed.Close(), os.RemoveAll(w.dir))
}

// finish copies the files of the part to the file system of the output.
func (w *writer) finish(ctx context.Context, temp string) (p part, err error) {
	defer func() { err = errors.Join(err, w.failed.Close(), os.RemoveAll(w.dir)) }()
	if err := w.sink.Close(); err != nil {
		return part{}, err
	}
	if w.folder {
		if err := write.Finish(filepath.Join(w.dir, "documents"), write.Parquet); err != nil {
			return part{}, err
		}
	}
	w.part.Name = temp + "-" + rand.Text()
	fs, err := filesystem.New(ctx, temp)
	if err != nil {
		return part{}, err
	}
	defer fs.Close()
	put := func(suffix string, content io.Reader) error {
		w.part.Files = append(w.part.Files, suffix)
		return copyTo(ctx, fs, w.part.Name+suffix, content)
	}
	if w.part.Failed > 0 {
		if _, err = w.failed.Seek(0, io.SeekStart); err == nil {
			err = put(failedFile, w.failed)
		}
	}
	if w.part.Documents > 0 && err == nil {
		err = w.documents(put)
	}
	return w.part, err
}

// documents puts the file of documents where it belongs, or each of the tables.
func (w *writer) documents(put func(suffix string, content io.Reader) error) error {
	names := map[string]string{documentsFile: filepath.Join(w.dir, "documents")}
	if w.folder {
		names = map[string]string{}
		tables, err := filepath.Glob(filepath.Join(w.dir, "documents", "*.parquet"))
		if err != nil {
			return err
		}
		for _, table := range tables {
			names["-"+filepath.Base(table)] = table
		}
	}
	for suffix, file := range names {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		if err := errors.Join(put(suffix, f), f.Close()); err != nil {
			return err
		}
	}
	return nil
}

func copyTo(ctx context.Context, fs filesystem.Interface, name string, content io.Reader) error {
	out, err := fs.OpenWrite(ctx, name)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, content)
	return errors.Join(err, out.Close())
}
