package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// finishFn gives the parts their final names when all are there, takes away what bundles
// left that were done again, and writes the manifest, which therefore says that the
// output is complete. All of it can be done again from any place.
type finishFn struct {
	Settings settings
	Temp     string
	Files    int // of the input
}

// manifest tells what was written.
type manifest struct {
	Version   string         `json:"version"`
	Pack      string         `json:"pack"`
	Documents int64          `json:"documents"`
	Failed    int64          `json:"failed"`
	Parts     []manifestPart `json:"parts"`
}

type manifestPart struct {
	Files     []string `json:"files"`
	Documents int64    `json:"documents"`
	Failed    int64    `json:"failed"`
}

// ProcessElement is called once, with all parts and the number of records of every file.
func (f *finishFn) ProcessElement(ctx context.Context, _ []byte, nextPart func(*part) bool, nextEnd func(records *int64) bool) error {
	var parts []part
	for p := (part{}); nextPart(&p); p = (part{}) {
		parts = append(parts, p)
	}
	if err := f.complete(parts, nextEnd); err != nil {
		return err
	}
	slices.SortFunc(parts, func(x, y part) int { return cmp.Compare(x.Name, y.Name) })
	annotator, err := warm.get(f.Settings)
	if err != nil {
		return err
	}
	fsys, err := filesystem.New(ctx, f.Temp)
	if err != nil {
		return err
	}
	defer fsys.Close()
	m := manifest{Version: annotator.Producer.Version, Pack: annotator.Producer.Pack, Parts: []manifestPart{}}
	final := map[string]bool{}
	for i, p := range parts {
		m.Documents, m.Failed = m.Documents+p.Documents, m.Failed+p.Failed
		listed := manifestPart{Files: []string{}, Documents: p.Documents, Failed: p.Failed}
		slices.Sort(p.Files)
		for _, suffix := range p.Files {
			name := f.name(suffix, i, len(parts))
			if err := move(ctx, fsys, p.Name+suffix, name); err != nil {
				return fmt.Errorf("naming %s: %w", name, err)
			}
			final[name] = true
			listed.Files = append(listed.Files, base(name))
		}
		m.Parts = append(m.Parts, listed)
	}
	// Before this there was no output of this prefix, so that what is there else was left
	// by an attempt of this run.
	there, err := outputs(ctx, f.Settings.Output)
	if err != nil {
		return err
	}
	left, err := matches(ctx, escapeGlob(f.Temp)+"-*")
	if err != nil {
		return err
	}
	left = append(left, slices.DeleteFunc(there, func(name string) bool { return final[name] })...)
	if err := removeAll(ctx, left); err != nil {
		return err
	}
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return copyTo(ctx, fsys, f.Settings.Output+manifestFile, bytes.NewReader(append(data, '\n')))
}

// complete checks that the parts hold all records of all files. A runner ought to come
// here only then, but Prism forgets a bundle that failed and may begin what waits for it
// before it ends the job.
func (f *finishFn) complete(parts []part, nextEnd func(records *int64) bool) error {
	var files int
	var read, written int64
	for records := int64(0); nextEnd(&records); files++ {
		read += records
	}
	for _, p := range parts {
		written += p.Documents + p.Failed
	}
	if files != f.Files || read != written {
		return fmt.Errorf("incomplete: %d of %d files were read to their end, and %d of their %d documents came here", files, f.Files, written, read)
	}
	return nil
}

// name is the final name of a file of a part: PREFIX-00000-of-00012.jsonl,
// PREFIX-failed-00000-of-00012.jsonl, PREFIX-annotations-00000-of-00012.parquet.
func (f *finishFn) name(suffix string, i, of int) string {
	kind, ext, _ := strings.Cut(suffix, ".")
	return fmt.Sprintf("%s%s-%05d-of-%05d.%s", f.Settings.Output, kind, i, of, ext)
}

// move renames a file. If it was done before, there is only the new name.
func move(ctx context.Context, fsys filesystem.Interface, from, to string) error {
	err := filesystem.Rename(ctx, fsys, from, to)
	if err == nil {
		return nil
	}
	there, listing := fsys.List(ctx, escapeGlob(to))
	gone, listing2 := fsys.List(ctx, escapeGlob(from))
	if listing == nil && listing2 == nil && len(there) == 1 && len(gone) == 0 {
		return nil
	}
	return err
}

// removeAll takes away files of one file system.
func removeAll(ctx context.Context, names []string) error {
	if len(names) == 0 {
		return nil
	}
	fsys, err := filesystem.New(ctx, names[0])
	if err != nil {
		return err
	}
	defer fsys.Close()
	remover, ok := fsys.(filesystem.Remover)
	if !ok {
		return nil
	}
	for _, name := range names {
		if err := remover.Remove(ctx, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// numbered is how the names of parts go on behind the prefix.
var numbered = regexp.MustCompile(`^(-(failed|documents|annotations|entities|relations))?-[0-9]{5,}-of-[0-9]{5,}\.(jsonl|parquet)$`)

// outputs are the files that a run with a prefix has written, the manifest last. Other
// files may begin with the prefix too, such as those of a run that adds to it.
func outputs(ctx context.Context, prefix string) ([]string, error) {
	names, err := matches(ctx, escapeGlob(prefix)+"-*")
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(names, func(name string) bool {
		behind := strings.TrimPrefix(base(name), base(prefix))
		return behind != manifestFile && !numbered.MatchString(behind)
	}), nil
}

// base is the last part of a path, on any file system.
func base(name string) string { return name[strings.LastIndexByte(name, '/')+1:] }

// escapeGlob makes a glob of a name that matches just that name.
func escapeGlob(name string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(name)
}
