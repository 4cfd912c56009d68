package run

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tifa/corpus/write"
)

// What stands beside an output.
const (
	partial  = ".partial" // behind the name of what is not complete
	journals = ".journal" // how far the run has come
	sizes    = ".shard"   // the bytes of each document, for Merge
)

// A mark is made behind so many items of the input, or bytes of text: what a run that
// is cut off has to do again. Marks depend on nothing but the input, so that tables
// have the same parts in every run.
const (
	markItems = 1000
	markBytes = 16 << 20
)

// Target says where documents are written, and how.
type Target struct {
	write.Options
	// Path is the file or folder, which appears when the run is complete. What it is
	// not yet stands in Path.partial, and Path.journal says how far it is. For "" and
	// "-" documents go to Stdout, and what is no ordinary file, such as a pipe, is
	// written in place.
	Path   string
	Stdout io.Writer
	// Quarantine is the file for the documents that fail; empty for none.
	Quarantine string
	Shard      Shard
	// Settings are everything that the output depends on beside the input; a run that
	// goes on with another must have the same.
	Settings map[string]string
	// Resume goes on with a run that was cut off. If there is none it begins anew.
	Resume bool
}

// Output is where a run writes. Its methods are called by one goroutine.
type Output struct {
	target     Target
	path       string // without links; empty for a stream
	mode       os.FileMode
	inPlace    *os.File
	sink       write.Sink
	quarantine *sideFile
	sizes      *sideFile
	done       journal
	last       fingerprint // of the items
	bytes      int         // of text since the last mark
	marked     int         // items at the last mark
	resumed    *journal
}

// Create opens an output. With Resume it stands behind the last mark of the run that
// was cut off, and Done says how much of the input is done.
func Create(t Target) (*Output, error) {
	if err := t.Check(); err != nil {
		return nil, err
	}
	o := &Output{target: t, mode: 0o644, done: journal{Settings: t.Settings}}
	stream, err := o.locate()
	switch {
	case err != nil:
		return nil, err
	case stream != nil && t.Resume:
		return nil, errors.New("resume: what goes to a pipe cannot be taken up again: name a file with --output")
	case t.Resume && !t.To.Continues():
		return nil, fmt.Errorf("resume: %s is one piece, which cannot be continued: use jsonl", t.To)
	case stream != nil && t.Shard.Of > 0:
		return nil, errors.New("shard: name a file with --output")
	}
	if t.Resume {
		if o.resumed, err = readJournal(o.path + journals); err != nil {
			return nil, err
		}
	}
	var mark *write.Mark
	if o.resumed != nil {
		if err := o.resumed.differs(t.Settings); err != nil {
			return nil, err
		}
		o.done = *o.resumed
		o.marked = o.done.Items
		mark = &o.done.Output
		if o.done.Complete {
			return o, nil
		}
	}
	if entries, err := os.ReadDir(o.path); err == nil && len(entries) > 0 {
		return nil, fmt.Errorf("output: %s is not empty: name a new folder", t.Path)
	}
	if err := o.open(stream, mark); err != nil {
		return nil, fmt.Errorf("output: %w", err)
	}
	return o, nil
}

// locate finds out what the output is: a stream, or a path that a file or folder
// gets.
func (o *Output) locate() (stream io.Writer, err error) {
	t := o.target
	if t.Path == "" || t.Path == "-" {
		if !t.To.IsStream() {
			return nil, fmt.Errorf("%s is no stream: name a file or folder with --output", t.To)
		}
		return t.Stdout, nil
	}
	o.path = filepath.Clean(t.Path)
	if target, err := filepath.EvalSymlinks(o.path); err == nil {
		o.path = target
	}
	info, err := os.Stat(o.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("output: %w", err)
	case info.IsDir() && !t.To.IsFolder():
		return nil, fmt.Errorf("output: %s is a folder: name a file", t.Path)
	case info.IsDir():
		return nil, nil
	case t.To.IsFolder():
		return nil, fmt.Errorf("output: %s is a file: %s takes a folder", t.Path, t.To)
	case info.Mode().IsRegular():
		o.mode = info.Mode().Perm()
		return nil, nil
	case !t.To.IsStream():
		return nil, fmt.Errorf("output: %s is no ordinary file, which %s needs", t.Path, t.To)
	}
	o.inPlace, err = os.OpenFile(o.path, os.O_WRONLY, 0)
	return o.inPlace, err
}

func (o *Output) open(stream io.Writer, mark *write.Mark) (err error) {
	if o.quarantine, err = openSide(o.target.Quarantine, o.done.Quarantine); err != nil {
		return err
	}
	if stream != nil {
		o.path = ""
		o.sink, err = write.Stream(stream, o.target.To)
		return err
	}
	if mark == nil { // what an earlier run left counts no more
		if err := os.Remove(o.path + journals); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if o.target.Shard.Of > 0 && o.target.To.IsStream() {
		if o.sizes, err = openSide(o.path+sizes, o.done.Sizes); err != nil {
			return err
		}
		if o.done.Sizes == 0 {
			err = o.sizes.write(sizesHead(o.target))
		}
	}
	if err == nil {
		o.sink, err = write.Open(o.path+partial, o.target.Options, mark)
	}
	return err
}

// Done says how much of the input is in the output already.
func (o *Output) Done() (items, failed int) { return o.done.Items, o.done.Failed }

// Lost is what of the documents the format could not hold.
func (o *Output) Lost() write.Losses { return o.done.Lost }

// IsComplete says whether nothing is left to do: the run that was cut off had written
// everything.
func (o *Output) IsComplete() bool { return o.done.Complete }

// write takes a document, with what it is in the input.
func (o *Output) write(e *write.Encoded, item fingerprint, bytes int) error {
	if err := o.sink.Write(o.target.Shard.number(o.done.Items+1), e); err != nil {
		return err
	}
	if err := o.sizes.write(fmt.Appendln(nil, e.Len())); err != nil {
		return err
	}
	o.done.Lost.Add(e.Lost)
	return o.count(item, bytes)
}

// fail takes an error in the place of a document.
func (o *Output) fail(err error, item fingerprint) error {
	line, broken := QuarantineLine(err)
	if broken != nil {
		return broken
	}
	if err := o.quarantine.write(line); err != nil {
		return fmt.Errorf("quarantine: %w", err)
	}
	if err := o.sizes.write([]byte("0\n")); err != nil {
		return err
	}
	o.done.Failed++
	return o.count(item, 0)
}

func (o *Output) count(item fingerprint, bytes int) error {
	o.done.Items++
	o.last = item
	o.bytes += bytes
	if o.path == "" || !o.target.To.Continues() || o.done.Items-o.marked < markItems && o.bytes < markBytes {
		return nil
	}
	return o.mark()
}

// mark brings everything to the disk and says so in the journal.
func (o *Output) mark() (err error) {
	next := o.done
	next.Last = o.last.String()
	if next.Output, err = o.sink.Sync(); err != nil {
		return err
	}
	if next.Quarantine, err = o.quarantine.sync(); err != nil {
		return err
	}
	if next.Sizes, err = o.sizes.sync(); err != nil {
		return err
	}
	if err := next.save(o.path + journals); err != nil {
		return err
	}
	o.done, o.marked, o.bytes = next, next.Items, 0
	return nil
}

// Complete ends the output and gives the files their names.
func (o *Output) Complete() error {
	if !o.done.Complete {
		if err := o.end(); err != nil {
			return err
		}
	}
	names := []string{o.target.Quarantine}
	if o.target.Shard.Of > 0 && o.target.To.IsStream() {
		names = append(names, o.path+sizes)
	}
	for _, name := range names {
		if err := rename(name); err != nil {
			return err
		}
	}
	if o.path == "" {
		return nil
	}
	if err := o.finish(); err != nil {
		return err
	}
	if err := os.Remove(o.path + journals); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// end ends all files, and says in the journal that they are whole.
func (o *Output) end() error {
	if o.path != "" && o.target.To.Continues() && o.marked < o.done.Items {
		if err := o.mark(); err != nil {
			return err
		}
	}
	if err := o.sink.Close(); err != nil {
		return err
	}
	o.sink = nil
	if err := errors.Join(o.quarantine.close(), o.sizes.close()); err != nil {
		return err
	}
	if o.inPlace != nil {
		if err := o.inPlace.Close(); err != nil {
			return err
		}
	}
	if o.path == "" {
		return nil
	}
	o.done.Complete = true
	return o.done.save(o.path + journals)
}

// finish gives the output its name. All of it can be done again.
func (o *Output) finish() error {
	from := o.path + partial
	if _, err := os.Lstat(from); errors.Is(err, fs.ErrNotExist) {
		return nil // it has it
	}
	if err := write.Finish(from, o.target.To); err != nil {
		return err
	}
	if o.target.To.IsFolder() {
		if err := os.Remove(o.path); err != nil && !errors.Is(err, fs.ErrNotExist) { // empty, or it would have been refused
			return err
		}
	} else if err := os.Chmod(from, o.mode); err != nil {
		return err
	}
	return rename(o.path)
}

func rename(name string) error {
	if name == "" {
		return nil
	}
	if err := os.Rename(name+partial, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return syncFolder(filepath.Dir(name))
}

// Keep lets go of an output that is not complete, and says where it stands and
// whether a run with Resume can go on with it. Unless it is broken, everything that
// was written counts.
func (o *Output) Keep(broken bool) (where string, resumable bool, err error) {
	if o.sink == nil {
		return "", false, nil
	}
	resumable = o.path != "" && o.target.To.Continues()
	switch {
	case broken: // the last mark counts
		_ = o.sink.Abandon()
		_ = errors.Join(o.quarantine.close(), o.sizes.close())
		if _, missing := os.Stat(o.path + journals); missing != nil {
			resumable = false
		}
	case resumable:
		if o.done.Items > o.marked { // or the journal says it already
			err = o.mark()
		}
		err = errors.Join(err, o.sink.Abandon(), o.quarantine.close(), o.sizes.close())
	default:
		err = errors.Join(o.sink.Close(), o.quarantine.close())
	}
	if o.path == "" {
		err = errors.Join(err, rename(o.target.Quarantine))
	}
	if o.path != "" {
		where = o.path + partial
	}
	return where, resumable, err
}
