package sample

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/models"
)

var unsafe = regexp.MustCompile(`[^A-Za-z0-9_-]+`)

// WriteBrat writes the documents that items were drawn from into a new folder as
// brat standoff, each with the annotations that were drawn and what made them in
// notes. Files are numbered, since ids of documents may be no names of files.
func WriteBrat(dir string, run *corpus.Annotated, items []Item) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	switch {
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty: name a new folder", dir)
	}
	var conf strings.Builder
	conf.WriteString("[entities]\n")
	for _, l := range models.Labels() {
		fmt.Fprintln(&conf, l)
	}
	conf.WriteString("\n[relations]\n\n[events]\n\n[attributes]\n")
	if err := os.WriteFile(filepath.Join(dir, "annotation.conf"), []byte(conf.String()), 0o644); err != nil {
		return err
	}
	byDocument := map[int][]Item{}
	for _, x := range items {
		byDocument[x.Document] = append(byDocument[x.Document], x)
	}
	for i := range run.Len() {
		if len(byDocument[i]) == 0 {
			continue
		}
		d, err := run.Document(i)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("%05d-%s", i+1, strings.Trim(unsafe.ReplaceAllString(d.ID, "-"), "-"))
		base := filepath.Join(dir, name[:min(len(name), 80)])
		var ann strings.Builder
		for n, x := range byDocument[i] {
			offsets, text := fragments(x, d.Text)
			fmt.Fprintf(&ann, "T%d\t%s %s\t%s\n", n+1, x.Label, offsets, text)
			fmt.Fprintf(&ann, "#%d\tAnnotatorNotes T%d\t%s/%s %s\n", n+1, n+1, x.Source.Extractor, x.Source.Rule, x.Source.Entry)
		}
		if err := errors.Join(os.WriteFile(base+".txt", []byte(d.Text), 0o644), os.WriteFile(base+".ann", []byte(ann.String()), 0o644)); err != nil {
			return err
		}
	}
	return nil
}

// fragments are the offsets and the text of an annotation as brat has them: one
// that runs over a line end is of several parts.
func fragments(x Item, text string) (offsets, joined string) {
	var parts, texts []string
	at := x.Start
	for line := range strings.SplitAfterSeq(x.Span.In(text), "\n") {
		own := strings.TrimRight(line, "\r\n")
		if n := utf8.RuneCountInString(own); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %d", at, at+n))
			texts = append(texts, own)
		}
		at += utf8.RuneCountInString(line)
	}
	return strings.Join(parts, ";"), strings.Join(texts, " ")
}
