// Package gold reads documents that were annotated by hand, one file a format:
// JSON and JSON Lines with spans, tifa/1, spaCy, doccano, brat standoff and CoNLL.
//
// Whatever the format counts, spans are bytes here. Every offset is checked on
// reading: a span that does not fit its text is an error, and all errors of a file
// are given at once.
package gold

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tifa/models"
)

// Document is a report annotated by hand.
type Document struct {
	ID    string
	Lang  string // as the file says it: "en", "zh-en"; empty if it does not
	Date  string // the reference date, or empty
	Text  string
	Spans []Span // in total order: by start, the longer first, then by label

	Relations []Relation
	// StatesRelations says whether the file has a place for relations, so that
	// none means that there are none.
	StatesRelations bool
	// SpansUnknown says that the document does not tell where its spans are.
	SpansUnknown bool

	File  string   // the file it stands in
	Where string   // file, or file:line
	Names []string // of the set, folders and file it stands in, without endings as well

	// An empty list of relations says nothing where a format always has one, as
	// long as no document of the set has any.
	relationsIfAny bool
}

// Span is an annotation of a gold document.
type Span struct {
	models.Span
	Label  string // as in the file
	Entity string // spans with one entity name the same thing; may be empty
	// What a time expression means. Each part may be empty.
	Value    string // TIMEX3 value, or an interval
	From, To string // ISO 8601, To exclusive
	Readings []Reading
}

// Reading is a further meaning of a time expression that is as right as its value.
// Each part may be empty.
type Reading struct {
	Value    string // TIMEX3
	From, To string // ISO 8601, To exclusive
}

// Relation connects two spans, or a span and the document.
type Relation struct {
	Type       string
	Head, Tail models.End   // indices into Document.Spans, or a constant of models
	Cue        *models.Span // the words that say so, or nil
}

// Set is what one path named on the command line holds.
type Set struct {
	Name      string // base name of the file or folder
	Documents []Document
	// Warnings tell what in the files was passed over or looks odd; each says how
	// often.
	Warnings []string
}

// Formats names the formats for help texts.
const Formats = "JSON (spans, tifa/1, spaCy, doccano), brat (.ann), CoNLL (.conll .bio .iob .bioes)"

// Read reads gold files, and folders with all that is below them. The format of a
// file is told by its name and content. Errors name file, line and span, and are
// joined; no set is given if there are any.
//
// A set is named after the last part of its path, or its whole path if another set
// would have the same name. A file that is read twice is an error.
func Read(paths ...string) ([]Set, error) {
	var sets []Set
	var errs []error
	names := map[string]int{}
	files := map[string]string{} // by where they really are
	for _, path := range paths {
		set, err := readSet(path)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for _, d := range set.Documents {
			at, err := filepath.EvalSymlinks(d.File)
			if err != nil {
				errs = append(errs, err)
			} else if other, twice := files[at]; twice && other != path {
				errs = append(errs, fmt.Errorf("%s is part of %s as well as of %s: name it once", d.File, other, path))
				break
			}
			files[at] = path
		}
		names[set.Name]++
		sets = append(sets, set)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for i, path := range paths {
		if names[sets[i].Name] > 1 {
			sets[i].Name = filepath.ToSlash(filepath.Clean(path))
		}
	}
	return sets, nil
}

func readSet(path string) (Set, error) {
	name, err := filepath.Abs(path)
	if err != nil {
		return Set{}, err
	}
	set := Set{Name: filepath.Base(name)}
	info, err := os.Stat(path)
	if err != nil {
		return set, err
	}
	files, notes := []string{path}, notes{}
	if info.IsDir() {
		if files, err = filesBelow(path, notes); err != nil {
			return set, err
		}
	}
	var errs []error
	relations := false
	for _, file := range files {
		read := readers[strings.ToLower(filepath.Ext(file))]
		if read == nil {
			errs = append(errs, fmt.Errorf("%s: no gold format has this ending: use %s", file, Formats))
			continue
		}
		id, err := filepath.Rel(path, file)
		if err != nil || id == "." {
			id = filepath.Base(file)
		}
		documents, err := read(file, strings.TrimSuffix(filepath.ToSlash(id), filepath.Ext(id)), notes)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if len(documents) == 0 {
			errs = append(errs, fmt.Errorf("%s holds no gold document", file))
		}
		for i := range documents {
			documents[i].File, documents[i].Names = file, namesOf(set.Name, id)
			relations = relations || len(documents[i].Relations) > 0
		}
		set.Documents = append(set.Documents, documents...)
	}
	if len(files) == 0 {
		errs = append(errs, fmt.Errorf("%s holds no gold: use %s", path, Formats))
	}
	byID := map[string]string{}
	for i, d := range set.Documents {
		if other, twice := byID[d.ID]; twice {
			errs = append(errs, fmt.Errorf("%s: the id %q is that of %s too: give each document of a set an id of its own", d.Where, d.ID, other))
		}
		byID[d.ID] = d.Where
		if d.relationsIfAny {
			set.Documents[i].StatesRelations = relations
		}
		errs = append(errs, set.Documents[i].sort())
	}
	set.Warnings = notes.lines()
	return set, errors.Join(errs...)
}

// namesOf are the names by which a document is picked: those of its set, and of the
// folders and the file below it, each with its ending and without.
func namesOf(set, below string) (names []string) {
	for _, name := range append([]string{set}, strings.Split(filepath.ToSlash(below), "/")...) {
		names = append(names, name, strings.TrimSuffix(name, filepath.Ext(name)))
	}
	return names
}

// reader reads the documents of a file. A document without an id of its own gets
// the one given, with a number if there are several.
type reader func(file, id string, n notes) ([]Document, error)

// readers are the readers by the ending of the file. A .ann file stands for its
// .txt.
var readers = map[string]reader{
	".json": readJSON, ".jsonl": readJSON, ".ndjson": readJSON,
	".ann": readBrat, ".txt": readBrat,
	".conll": readCoNLL, ".bio": readCoNLL, ".iob": readCoNLL, ".iob2": readCoNLL, ".bioes": readCoNLL, ".bmes": readCoNLL,
}

// beside are the endings of what explains and serves gold.
var beside = []string{"", ".md", ".yaml", ".yml", ".sh", ".conf", ".license"}

// filesBelow lists the gold files of a folder by name. Of a pair .txt and .ann the
// .ann is listed. Hidden files are passed over, and what no reader knows with a
// note, unless it is of the kinds that stand beside gold.
func filesBelow(dir string, n notes) (files []string, err error) {
	root, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		switch ext := strings.ToLower(filepath.Ext(file)); {
		case err != nil:
			return err
		case entry.IsDir() && file != root && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.IsDir(), strings.HasPrefix(entry.Name(), "."), slices.Contains(beside, ext):
			return nil
		case readers[ext] == nil:
			n[fmt.Sprintf("files that end in %s were passed over", cmp.Or(ext, "nothing"))]++
			return nil
		case ext == ".txt":
			if _, err := os.Stat(strings.TrimSuffix(file, filepath.Ext(file)) + ".ann"); err != nil {
				n["texts (.txt) without annotations (.ann) were passed over"]++
			}
			return nil
		}
		below, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		files = append(files, filepath.Join(dir, below))
		return nil
	})
	return files, err
}

// sort puts the spans into total order and refuses one that is there twice.
func (d *Document) sort() error {
	order := make([]int, len(d.Spans))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := d.Spans[i], d.Spans[j]
		return cmp.Or(a.Compare(b.Span), cmp.Compare(a.Label, b.Label))
	})
	place := make([]models.End, len(order))
	spans := make([]Span, len(order))
	var errs []error
	for to, from := range order {
		place[from], spans[to] = models.End(to), d.Spans[from]
		if to > 0 && spans[to].Span == spans[to-1].Span && spans[to].Label == spans[to-1].Label {
			errs = append(errs, fmt.Errorf("%s: the span %s %q is there twice: keep one", d.Where, spans[to].Label, spans[to].In(d.Text)))
		}
	}
	d.Spans = spans
	for i := range d.Relations {
		r := &d.Relations[i]
		if r.Head >= 0 {
			r.Head = place[r.Head]
		}
		if r.Tail >= 0 {
			r.Tail = place[r.Tail]
		}
	}
	return errors.Join(errs...)
}

// offsets converts the offsets of a document to spans of bytes.
type offsets struct {
	text   string
	unit   models.Unit
	rulers map[models.Unit]*models.Ruler
}

func newOffsets(text string, unit models.Unit) *offsets {
	return &offsets{text, unit, map[models.Unit]*models.Ruler{}}
}

func (o *offsets) bytes(unit models.Unit, start, end int) (models.Span, bool) {
	if o.rulers[unit] == nil {
		o.rulers[unit] = models.NewRuler(o.text, unit)
	}
	return o.rulers[unit].Bytes(start, end)
}

// span converts offsets and checks them against the text that the file says the
// span has, if it says so.
func (o *offsets) span(start, end int, text *string) (models.Span, error) {
	s, ok := o.bytes(o.unit, start, end)
	reads := ""
	if ok {
		reads = s.In(o.text)
	}
	switch {
	case ok && (text == nil || reads == *text):
		return s, nil
	case text != nil:
		for _, other := range []models.Unit{models.CodePoint, models.Byte, models.UTF16} {
			if x, fits := o.bytes(other, start, end); other != o.unit && fits && x.In(o.text) == *text {
				return s, fmt.Errorf(`span %d:%d reads %q, not %q: offsets count in %s here, but this one fits if they count in %s; say so with "offsets": "%s"`,
					start, end, reads, *text, o.unit, other, other)
			}
		}
	}
	switch {
	case start >= end:
		return s, fmt.Errorf("span %d:%d is empty or runs backwards", start, end)
	case !ok:
		return s, fmt.Errorf("span %d:%d lies outside the text, or cuts a character in two (offsets count in %s)", start, end, o.unit)
	}
	return s, fmt.Errorf("span %d:%d reads %q, not %q (offsets count in %s)", start, end, reads, *text, o.unit)
}

// notes count what was passed over, by message.
type notes map[string]int

func (n notes) lines() (out []string) {
	for message, count := range n {
		out = append(out, fmt.Sprintf("%s (%d times)", message, count))
	}
	slices.Sort(out)
	return out
}
