package lexicon

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"maps"

	"tifa/extractors"
	"tifa/extractors/match"
	"tifa/models"
)

// The project's dictionaries are compiled ahead, so that a program starts without
// reading and folding some hundred thousand names. make lexicon writes the file; a
// test compares it with the tables.

//go:embed pack.bin
var compiled string

// format is what a compiled pack begins with. It changes with the layout.
const format = "tifa pack 3\n"

// encode compiles a pack.
func encode(p *pack) []byte {
	w := writer{out: []byte(format)}
	w.text(p.digest)
	w.number(len(p.records))
	for _, r := range p.records {
		w.record(r)
	}
	w.number(len(p.tenures))
	for _, office := range slices.Sorted(maps.Keys(p.tenures)) {
		w.number(len(p.tenures[office]))
		for _, t := range p.tenures[office] {
			w.texts(t.Person, t.Office, t.From, t.To, t.Status, t.Source, t.file)
			w.number(t.line)
		}
	}
	return p.matcher().Append(w.out)
}

// decode gives the pack that was compiled. Its strings are parts of data.
func decode(data string) (*pack, error) {
	rest, ok := strings.CutPrefix(data, format)
	if !ok {
		return nil, errors.New("the compiled form is of another version: run make lexicon")
	}
	r := reader{rest: rest}
	p := &pack{digest: r.text(), tenures: map[string][]tenure{}}
	records := make([]record, r.count())
	p.records = make([]*record, len(records))
	for i := range records {
		p.records[i] = &records[i]
		r.record(p.records[i])
	}
	for range r.count() {
		all := make([]tenure, r.count())
		for i := range all {
			t := &all[i]
			r.texts(&t.Person, &t.Office, &t.From, &t.To, &t.Status, &t.Source, &t.file)
			t.line, t.known = r.number(), written
		}
		if len(all) > 0 {
			p.tenures[all[0].Office] = all
		}
	}
	if r.broken {
		return nil, errors.New("the compiled form is broken: run make lexicon")
	}
	// The matcher is opened while others go on. What is wrong in it is found by the
	// test that compiles the pack: the file is part of the program.
	patterns, done := p.patterns(), make(chan *match.Matcher, 1)
	go func() {
		m, err := match.Open(patterns, []byte(r.rest))
		if err != nil {
			panic(fmt.Errorf("pack.bin: %w", err))
		}
		done <- m
	}()
	p.matcher = sync.OnceValue(func() *match.Matcher { return <-done })
	return p, nil
}

// writer writes numbers and texts one behind the other.
type writer struct{ out []byte }

func (w *writer) number(n int) { w.out = binary.AppendUvarint(w.out, uint64(n)) }

func (w *writer) text(s string) {
	w.number(len(s))
	w.out = append(w.out, s...)
}

func (w *writer) texts(all ...string) {
	for _, s := range all {
		w.text(s)
	}
}

func (w *writer) list(all []string) {
	w.number(len(all))
	w.texts(all...)
}

func (w *writer) flag(b bool) {
	n := 0
	if b {
		n = 1
	}
	w.number(n)
}

func (w *writer) record(r *record) {
	w.texts(r.ID, string(r.Label), r.Names.English, r.Names.Chinese, r.Names.Traditional, r.Kind, r.Place, r.Part, r.Rank, r.Body, r.file)
	w.number(int(r.line))
	w.number(int(r.seats))
	w.flag(r.Opaque)
	w.list(r.Levels)
	w.list(r.forms)
	w.list(r.alias)
	w.number(len(r.Attrs))
	for _, a := range r.Attrs {
		w.text(a.Key)
		w.flag(a.List)
		w.list(a.Values)
	}
	w.number(len(r.lists))
	for _, name := range slices.Sorted(maps.Keys(r.lists)) {
		w.text(name)
		w.list(r.lists[name])
	}
}

// reader reads what writer wrote; broken says that it cannot be that.
type reader struct {
	rest   string
	broken bool
}

func (r *reader) number() int {
	n := uint64(0)
	for i := 0; i < len(r.rest) && i < binary.MaxVarintLen32; i++ {
		b := r.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return int(n)
		}
	}
	r.broken, r.rest = true, ""
	return 0
}

// count is the number of things that follow, each of a byte or more.
func (r *reader) count() int {
	n := r.number()
	if n > len(r.rest) {
		r.broken = true
		return 0
	}
	return n
}

func (r *reader) text() string {
	n := r.count()
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *reader) texts(all ...*string) {
	for _, s := range all {
		*s = r.text()
	}
}

func (r *reader) list() []string {
	n := r.count()
	if n == 0 {
		return nil
	}
	out := make([]string, n)
	for i := range out {
		out[i] = r.text()
	}
	return out
}

func (r *reader) record(out *record) {
	var label string
	var facts extractors.Facts
	r.texts(&out.ID, &label, &out.Names.English, &out.Names.Chinese, &out.Names.Traditional, &facts.Kind, &facts.Place, &facts.Part, &facts.Rank, &facts.Body, &out.file)
	out.Label = models.Label(label)
	out.line, out.seats, facts.Opaque = int32(r.number()), int32(r.number()), r.number() == 1
	facts.Levels, out.forms, out.alias = r.list(), r.list(), r.list()
	if n := r.count(); n > 0 {
		facts.Attrs = make([]models.Attr, n)
		for i := range facts.Attrs {
			facts.Attrs[i] = models.Attr{Key: r.text(), List: r.number() == 1, Values: r.list()}
		}
	}
	if n := r.count(); n > 0 {
		out.lists = make(map[string][]string, n)
		for range n {
			name := r.text()
			out.lists[name] = r.list()
		}
	}
	out.Facts = facts.Known()
}
