package write

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// folder writes the files of each document, and an index of them: a line a document
// with its number, its id, and the name of its files without the suffix. The line is
// written first, so that whatever is cut off, the index has the names of all files.
type folder struct {
	dir       string
	format    Format
	index     *os.File
	lines     *bufio.Writer
	at        int64
	number    int
	relations []string // types, sorted
}

const indexName = "index.tsv"

const indexHead = "number\tid\tname\n"

// openFolder opens a folder to write into. Files behind the mark are taken away.
func openFolder(dir string, f Format, behind Mark) (Sink, error) {
	if behind.Number == 0 {
		if err := os.RemoveAll(dir); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	index, err := os.OpenFile(filepath.Join(dir, indexName), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	w := &folder{dir: dir, format: f, index: index, lines: bufio.NewWriter(index), at: behind.Bytes, number: behind.Number, relations: behind.Relations}
	if behind.Number == 0 {
		w.lines.WriteString(indexHead)
		w.at = int64(len(indexHead))
		err = w.lines.Flush()
	} else {
		err = w.cut(behind.Bytes)
	}
	if err != nil {
		return nil, errors.Join(err, index.Close())
	}
	return w, nil
}

// cut takes away the files that the index names behind a byte, and their lines.
func (w *folder) cut(at int64) error {
	if _, err := w.index.Seek(at, io.SeekStart); err != nil {
		return err
	}
	lines := bufio.NewScanner(w.index)
	for lines.Scan() {
		_, name, _ := lastField(lines.Text())
		for _, suffix := range w.suffixes() {
			if err := os.Remove(filepath.Join(w.dir, name+suffix)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	if err := w.index.Truncate(at); err != nil {
		return err
	}
	_, err := w.index.Seek(at, io.SeekStart)
	return err
}

func lastField(line string) (before, last string, ok bool) {
	i := strings.LastIndexByte(line, '\t')
	return line[:max(i, 0)], line[i+1:], i >= 0
}

// suffixes are those of the files of a document.
func (w *folder) suffixes() []string {
	switch w.format {
	case Brat:
		return []string{".txt", ".ann"}
	case TimeML:
		return []string{".tml"}
	}
	return []string{".html"}
}

func (w *folder) Write(number int, e *Encoded) error {
	name, err := w.free(fileName(e.ID))
	if err != nil {
		return err
	}
	n, _ := fmt.Fprintf(w.lines, "%d\t%s\t%s\n", number, oneLine(e.ID), name)
	if err := w.lines.Flush(); err != nil {
		return err
	}
	w.at += int64(n)
	for _, f := range e.files {
		if err := os.WriteFile(filepath.Join(w.dir, name+f.suffix), f.data, 0o644); err != nil {
			return err
		}
	}
	w.number = number
	for _, r := range e.relations {
		if i, known := slices.BinarySearch(w.relations, r); !known {
			w.relations = slices.Insert(w.relations, i, r)
		}
	}
	return nil
}

// free is a name that no file has: the second document of an id gets -2.
func (w *folder) free(name string) (string, error) {
	for n := 1; ; n++ {
		try := name
		if n > 1 {
			try += "-" + strconv.Itoa(n)
		}
		_, err := os.Lstat(filepath.Join(w.dir, try+w.suffixes()[0]))
		if errors.Is(err, fs.ErrNotExist) {
			return try, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// Sync brings the index to the disk. The files of documents are left to the system,
// which keeps them whatever becomes of this process; to wait for each would take
// longer than all the rest.
func (w *folder) Sync() (Mark, error) {
	return Mark{Bytes: w.at, Number: w.number, Relations: slices.Clone(w.relations)}, w.index.Sync()
}

func (w *folder) Close() error {
	var err error
	if w.format == Brat {
		err = os.WriteFile(filepath.Join(w.dir, "annotation.conf"), bratConf(w.relations), 0o644)
	}
	return errors.Join(err, w.index.Sync(), w.index.Close())
}

func (w *folder) Abandon() error { return w.index.Close() }
