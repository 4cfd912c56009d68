package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
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

// ProcessElement is called once, with all parts.
func (f *finishFn) ProcessElement(ctx context.Context, _ []byte, next func(*part) bool) error {
	var parts []part
	for p := (part{}); next(&p); p = (part{}) {
		parts = append(parts, p)
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
			listed.Files = append(listed.Files, name[strings.LastIndexByte(name, '/')+1:])
		}
		m.Parts = append(m.Parts, listed)
	}
	// Before this there was nothing of this prefix, so that what is there else was left
	// by an attempt of this run.
	if err := removeAll(ctx, escapeGlob(f.Settings.Output)+"-*", final); err != nil {
		return err
	}
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return copyTo(ctx, fsys, f.Settings.Output+"-manifest.json", bytes.NewReader(append(data, '\n')))
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

// removeAll takes away the files that match a glob, but those to keep.
func removeAll(ctx context.Context, glob string, keep map[string]bool) error {
	fsys, err := filesystem.New(ctx, glob)
	if err != nil {
		return err
	}
	defer fsys.Close()
	names, err := fsys.List(ctx, glob)
	if err != nil {
		return err
	}
	remover, ok := fsys.(filesystem.Remover)
	if !ok {
		return nil
	}
	for _, name := range names {
		if keep[name] {
			continue
		}
		if err := remover.Remove(ctx, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// escapeGlob makes a glob of a name that matches just that name.
func escapeGlob(name string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(name)
}
