// Package lexicon is the gazetteer: the dictionaries of the project and of its
// users, and the search for their names in texts.
//
// A dictionary is a folder of TSV files, one a kind, with both languages in a
// row; data/ holds those of the project, pack.bin the same compiled ahead. Names are
// found by extractors/match, which says what counts as the same wording.
package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"tifa/extractors"
	"tifa/extractors/match"
	"tifa/models"
)

// Lexicon is a gazetteer and a register made of several packs. Of two entries with
// the same id the later pack's counts, and its tenures of an office take the place
// of all earlier ones. It is never changed once it is loaded.
type Lexicon struct {
	packs   []*pack
	entries map[string]*record
	tenures map[string][]tenure // by office and beginning
	held    map[string][]tenure // by person and beginning
	offices map[string]string   // "rank@body" or "rank@place" to office id
	lists   map[string][]extractors.Term
	aliases map[string]*record // by the other ids of an entry
	hash    string
	// wordings are the folded names of all entries, made when first asked for.
	wordings func() []wording
}

// pack is one set of dictionaries with its own matcher.
type pack struct {
	records []*record
	tenures map[string][]tenure   // by office and beginning
	digest  string                // of the files that it was made from
	matcher func() *match.Matcher // it is built while others go on; the first call waits
	owner   []*record             // of each pattern
}

// Open gives the project's own dictionaries with those of other packs, which come
// after them. The error lists all that is wrong in those, with file and line.
func Open(own ...extractors.Pack) (*Lexicon, error) {
	builtIn, err := decode(compiled)
	if err != nil {
		return nil, fmt.Errorf("the project's own dictionaries: %w", err)
	}
	packs, errs := read(own)
	return join(append([]*pack{builtIn}, packs...), errs)
}

// Load reads the dictionaries of packs, one after the other, without the project's
// own. The error lists all that is wrong in them, with file and line.
func Load(packs ...extractors.Pack) (*Lexicon, error) {
	return join(read(packs))
}

// join makes one lexicon of packs, unless there are errors.
func join(packs []*pack, errs []error) (*Lexicon, error) {
	n := 0
	for _, p := range packs {
		n += len(p.records)
	}
	l := &Lexicon{
		packs:   packs,
		entries: make(map[string]*record, n),
		tenures: map[string][]tenure{},
		held:    map[string][]tenure{},
		offices: map[string]string{},
		lists:   map[string][]extractors.Term{},
		aliases: map[string]*record{},
	}
	hash := sha256.New()
	gone := map[string]bool{} // ids that were disabled
	for i, p := range packs {
		fmt.Fprintln(hash, p.digest)
		errs = append(errs, l.disable(p.records, gone)...)
		for _, r := range p.records {
			r.pack = uint16(i)
			if r.disables {
				continue
			}
			if old := l.entries[r.ID]; old != nil && old.pack == r.pack {
				errs = append(errs, fmt.Errorf("%s:%d: id %s stands in %s:%d already: remove one, or give it another id", r.file, r.line, r.ID, old.file, old.line))
				continue
			} else if old != nil {
				old.replaced = true
			}
			l.entries[r.ID] = r
			delete(gone, r.ID)
		}
		maps.Copy(l.tenures, p.tenures)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	for _, r := range l.entries {
		for _, other := range r.alias {
			if old := l.aliases[other]; l.entries[other] != nil || old != nil && old.ID < r.ID {
				continue
			}
			l.aliases[other] = r
		}
	}
	l.hash = "sha256:" + hex.EncodeToString(hash.Sum(nil))
	for _, office := range slices.Sorted(maps.Keys(l.tenures)) {
		if len(gone) > 0 {
			l.tenures[office] = slices.DeleteFunc(slices.Clone(l.tenures[office]), func(t tenure) bool { return gone[t.Person] || gone[t.Office] })
		}
		for _, t := range l.tenures[office] {
			l.held[t.Person] = append(l.held[t.Person], t)
		}
	}
	for _, ts := range l.held {
		slices.SortStableFunc(ts, func(a, b tenure) int { return byBeginning(a.Tenure, b.Tenure) })
	}
	l.wordings = sync.OnceValue(l.fold)
	l.index()
	return l, nil
}

// disable takes away the entries that rows such as "-per:somebody" name, and notes
// their ids.
func (l *Lexicon) disable(records []*record, gone map[string]bool) (errs []error) {
	for _, r := range records {
		if !r.disables {
			continue
		}
		old := l.entries[r.ID]
		if old == nil {
			errs = append(errs, fmt.Errorf("%s:%d: there is no entry %s to disable in the packs before: correct the id, or remove the row", r.file, r.line, r.ID))
			continue
		}
		old.replaced, gone[r.ID] = true, true
		delete(l.entries, r.ID)
	}
	return errs
}

// compile begins to build the pack's matcher.
func (p *pack) compile() {
	patterns := p.patterns()
	done := make(chan *match.Matcher, 1)
	go func() { done <- match.New(patterns) }()
	p.matcher = sync.OnceValue(func() *match.Matcher { return <-done })
}

// patterns lists the wordings of all entries, and notes whose each is.
func (p *pack) patterns() (patterns []string) {
	n := 0
	for _, r := range p.records {
		n += len(r.forms)
	}
	patterns, p.owner = make([]string, 0, n), make([]*record, 0, n)
	for _, r := range p.records {
		r.alone[0] = &r.Entry
		for _, form := range r.forms {
			patterns = append(patterns, form)
			p.owner = append(p.owner, r)
		}
	}
	return patterns
}

// index notes the offices and the lists, in the order of the files, so that of
// two places with one letter the first comes first.
func (l *Lexicon) index() {
	for _, p := range l.packs {
		for _, r := range p.records {
			if r.replaced || r.disables {
				continue
			}
			value := r.ID
			if r.Label == "" {
				value = strings.TrimPrefix(r.ID, "rank:")
			}
			for list, words := range r.lists {
				for _, w := range words {
					l.lists[list] = append(l.lists[list], extractors.Term{Text: w, Value: value})
				}
			}
			if r.Rank != "" {
				l.addOffice(r.Rank, r.Body, r.ID)
				if ofPlace(l.entries[r.Body]) {
					l.addOffice(r.Rank, r.Place, r.ID)
				}
			}
		}
	}
}

// ofPlace says whether the posts of a body are posts of its country as well: the
// governor of a central bank is no governor of the country.
func ofPlace(body *record) bool {
	return body == nil || !slices.Contains([]string{"bank", "media", "thinktank", "university", "agency", "group", "company"}, body.Kind)
}

// addOffice notes the office with a rank at a body or place. Where there are
// several, such as the ministers of a country, the rank does not tell which is
// meant.
func (l *Lexicon) addOffice(rank, at, id string) {
	if at == "" {
		return
	}
	key := rank + "@" + at
	if _, taken := l.offices[key]; taken {
		id = ""
	}
	l.offices[key] = id
}

// Office implements extractors.Gazetteer.
func (l *Lexicon) Office(rank, at string) string { return l.offices[rank+"@"+at] }

// Entry implements extractors.Gazetteer. An entry is found by its other ids as well.
func (l *Lexicon) Entry(id string) *extractors.Entry {
	if r := l.entries[id]; r != nil {
		return &r.Entry
	}
	if r := l.aliases[id]; r != nil {
		return &r.Entry
	}
	return nil
}

// Hash implements extractors.Gazetteer.
func (l *Lexicon) Hash() string { return l.hash }

// Terms gives a list of words for rules: "ranks", "given-names", "letter" for the one-letter
// Chinese abbreviations of places, or "stem" for Chinese cities and counties without
// their suffix.
func (l *Lexicon) Terms(list string) []extractors.Term { return l.lists[list] }

// Lists names the lists that Terms knows, sorted.
func (l *Lexicon) Lists() []string { return slices.Sorted(maps.Keys(l.lists)) }

// Seats is how many hold an office at a time, 1 if its entry does not say.
func (l *Lexicon) Seats(office string) int {
	if r := l.entries[office]; r != nil {
		return int(r.seats)
	}
	return 1
}

// Counts gives the number of entries by kind of dictionary.
func (l *Lexicon) Counts() []Count {
	byLabel := map[models.Label]int{}
	byList := map[string]int{}
	for _, r := range l.entries {
		byLabel[r.Label]++
		for list := range r.lists {
			byList[list]++
		}
	}
	var out []Count
	for _, k := range kinds() {
		n := byLabel[k.label]
		if k.label == "" {
			n = byList[k.name]
		}
		if k.name == tenures {
			for _, ts := range l.tenures {
				n += len(ts)
			}
		}
		out = append(out, Count{k.name, k.about, n})
	}
	return out
}

// Count is the size of one kind of dictionary.
type Count struct {
	Kind, About string
	Entries     int
}

// Forms gives every wording of an entry.
func (l *Lexicon) Forms(id string) []string {
	if r := l.entries[id]; r != nil {
		return slices.Clone(r.forms)
	}
	return nil
}

// Where tells the file and line of an entry.
func (l *Lexicon) Where(id string) (file string, line int) {
	if r := l.entries[id]; r != nil {
		return r.file, int(r.line)
	}
	return "", 0
}

// Entries lists the entries of a label in order of id; all of them for "".
func (l *Lexicon) Entries(label models.Label) []*extractors.Entry {
	var out []*extractors.Entry
	for _, id := range slices.Sorted(maps.Keys(l.entries)) {
		if r := l.entries[id]; r.Label != "" && (label == "" || r.Label == label) {
			out = append(out, &r.Entry)
		}
	}
	return out
}
