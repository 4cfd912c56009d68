package lexicon

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// wording is a name of an entry, folded.
type wording struct {
	key    string
	record *record
	main   bool // it is a main name
}

// fold gives all names of all entries, in order of the entries' ids.
func (l *Lexicon) fold() []wording {
	table := fold.Load()
	var out []wording
	for _, id := range slices.Sorted(maps.Keys(l.entries)) {
		r := l.entries[id]
		if r.Label == "" {
			continue
		}
		first := len(out)
		add := func(name string, main bool) {
			key := table.String(name)
			if key != "" && !slices.ContainsFunc(out[first:], func(w wording) bool { return w.key == key }) {
				out = append(out, wording{key, r, main})
			}
		}
		add(r.Names.English, true)
		add(r.Names.Chinese, true)
		for _, form := range r.forms {
			add(form, false)
		}
	}
	return out
}

// ByName finds entries by id or by any wording, those first whose main name it is, then
// in order of id.
func (l *Lexicon) ByName(name string) []*extractors.Entry {
	if e := l.Entry(name); e != nil {
		return []*extractors.Entry{e}
	}
	key := fold.Load().String(name)
	if key == "" {
		return nil
	}
	var main, also []*extractors.Entry
	for _, w := range l.wordings() {
		switch { // no entry has it twice
		case w.key != key:
		case w.main:
			main = append(main, &w.record.Entry)
		default:
			also = append(also, &w.record.Entry)
		}
	}
	return append(main, also...)
}

// Search finds entries by a part of any wording, at most limit of them and only those
// with a label unless it is "". Those that have the very wording come first, then those
// with one that begins so, then those with a word in one that does; main names count
// more than others, short ones more than long ones, and the id decides last. An empty
// query finds everything, in order of id.
func (l *Lexicon) Search(query string, label models.Label, limit int) []*extractors.Entry {
	key := fold.Load().String(query)
	best := map[*record]int{}
	for _, w := range l.wordings() {
		if label != "" && w.record.Label != label {
			continue
		}
		score, found := w.score(key)
		if old, met := best[w.record]; found && (!met || score < old) {
			best[w.record] = score
		}
	}
	if e := l.Entry(query); e != nil && (label == "" || e.Label == label) {
		best[l.entries[e.ID]] = -1
	}
	all := slices.SortedFunc(maps.Keys(best), func(a, b *record) int {
		return cmp.Or(cmp.Compare(best[a], best[b]), cmp.Compare(a.ID, b.ID))
	})
	out := make([]*extractors.Entry, 0, min(limit, len(all)))
	for _, r := range all[:min(limit, len(all))] {
		out = append(out, &r.Entry)
	}
	return out
}

// score says how well a wording fits what is looked for: the less, the better.
func (w wording) score(key string) (score int, found bool) {
	if key == "" {
		return 0, true
	}
	at := strings.Index(w.key, key)
	switch {
	case at < 0:
		return 0, false
	case len(w.key) == len(key):
	case at == 0:
		score = 1
	case strings.Contains(w.key, string(fold.Blank)+key):
		score = 2
	default:
		score = 3
	}
	score *= 2
	if !w.main {
		score++
	}
	return score<<16 + min(len(w.key), 1<<16-1), true
}
