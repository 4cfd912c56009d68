package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"tifa/extractors"
)

// read reads packs of dictionary files.
func read(packs []extractors.Pack) (out []*pack, errs []error) {
	for _, p := range packs {
		var files []string
		for _, pattern := range []string{"*.tsv", "*.jsonl"} {
			some, err := fs.Glob(p, pattern)
			if err != nil {
				errs = append(errs, err)
			}
			files = append(files, some...)
		}
		slices.Sort(files)
		all := make([]file, len(files))
		var wg sync.WaitGroup
		for i, name := range files {
			wg.Go(func() { all[i] = readFile(p, name) })
		}
		wg.Wait()
		made := &pack{tenures: map[string][]tenure{}}
		digest := sha256.New()
		for _, f := range all {
			fmt.Fprintf(digest, "%s\x00%x\n", f.name, f.sum)
			errs = append(errs, f.errs...)
			made.records = slices.Grow(made.records, len(f.records))
			for i := range f.records {
				made.records = append(made.records, &f.records[i])
			}
			for _, t := range f.tenures {
				made.tenures[t.Office] = append(made.tenures[t.Office], t)
			}
		}
		for _, ts := range made.tenures {
			slices.SortStableFunc(ts, func(a, b tenure) int { return byBeginning(a.Tenure, b.Tenure) })
		}
		made.digest = hex.EncodeToString(digest.Sum(nil))
		made.compile()
		out = append(out, made)
	}
	return out, errs
}

// file is a dictionary file as it was read.
type file struct {
	name    string
	text    string
	sum     []byte // of the text
	records []record
	tenures []tenure
	errs    []error
}

func readFile(p extractors.Pack, name string) file {
	f := file{name: name}
	r, err := p.Open(name)
	if err != nil {
		f.errs = []error{err}
		return f
	}
	defer r.Close()
	var text strings.Builder
	if info, err := r.Stat(); err == nil {
		text.Grow(int(info.Size()))
	}
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(&text, sum), r); err != nil {
		f.errs = []error{err}
		return f
	}
	f.text, f.sum = text.String(), sum.Sum(nil)
	f.parse(p.Where(name))
	return f
}

// parse reads the text of a dictionary file, which messages call where.
func (f *file) parse(where string) {
	if path.Ext(f.name) == ".jsonl" {
		f.parsePatterns(where)
		return
	}
	k, ok := kindOf(path.Base(f.name))
	if !ok {
		names := []string{}
		for _, k := range kinds() {
			names = append(names, k.name+".tsv")
		}
		f.errs = []error{fmt.Errorf("%s: not a kind of dictionary: name the file %s, or the same with a hyphen and more, such as people-mine.tsv", where, strings.Join(names, ", "))}
		return
	}
	if k.name != tenures {
		// All in one piece: a dictionary may be large.
		f.records = make([]record, 0, strings.Count(f.text, "\n")+1)
	}
	columns, needed := slices.Concat(nameColumns, k.columns), []string{"id"}
	if k.name == tenures {
		columns, needed = tenureColumns, []string{"person", "office", "from", "source"}
	}
	var errs []error
	wrong := readTable(where, f.text, columns, needed, func(r row) {
		fail := func(format string, args ...any) {
			errs = append(errs, fmt.Errorf("%s:%d: %s", where, r.line, fmt.Sprintf(format, args...)))
		}
		if k.name == tenures {
			f.tenures = append(f.tenures, readTenure(where, r, fail))
			return
		}
		f.records = append(f.records, k.record(where, r, fail))
	})
	f.errs = slices.Concat(wrong, errs)
}
