// Package suggest finds the names that many documents of a run have and no dictionary,
// and writes them as rows of dictionaries.
//
// All counts are exact, however many names there are: when more than a bound are held
// in memory, they are sorted and put aside in a file, and the files are merged in the
// end. Not exact are, by intention, the lists of what stands beside a count: spellings,
// rules and further wordings of a name are at most sixteen each, those that come first.
package suggest

import (
	"cmp"
	"container/heap"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/extractors/fold"
	"tifa/models"
)

// Options say what is suggested.
type Options struct {
	Labels       []models.Label // all if empty
	MinDocuments int            // that have the name
	Limit        int            // names of each label, at most; no limit if 0
	// Held is how many names are held in memory, 50,000 if 0. A name takes about a
	// kilobyte.
	Held int
	// TempDir is where the others are put aside, the system's folder if empty.
	TempDir string
}

// mostHeld is how many names are held in memory unless something else is asked for.
const mostHeld = 50_000

// longestName is how many characters a name may have to be suggested.
const longestName = 200

// Counter counts the names of documents.
type Counter struct {
	options Options
	folding *fold.Table
	tallies map[key]*tally
	seen    map[key]bool // in the document
	aside   aside
}

// New makes a counter.
func New(o Options) *Counter {
	if o.Held == 0 {
		o.Held = mostHeld
	}
	return &Counter{options: o, folding: fold.Load(), tallies: map[key]*tally{}, seen: map[key]bool{}, aside: aside{dir: o.TempDir}}
}

// Add counts the names of a document. One that was written without its text gives no
// contexts. An error is that of putting aside what does not fit into memory.
func (c *Counter) Add(d *models.Document) error {
	clear(c.seen)
	for i := range d.Entities {
		e := &d.Entities[i]
		k, ok := c.key(e)
		if !ok {
			continue
		}
		t := c.tallies[k]
		if t == nil {
			t = &tally{Key: k}
			c.tallies[k] = t
		}
		if !c.seen[k] {
			c.seen[k] = true
			t.Documents++
			t.date(d.Date)
			if d.Text != "" && len(t.Contexts) < mostContexts {
				t.Contexts = append(t.Contexts, contextOf(d, d.Annotations[e.Mentions[0]].Span))
			}
		}
		n, names := len(e.Mentions), c.names(e)
		t.Mentions += n
		t.English.add(names.English, n)
		t.Chinese.add(names.Chinese, n)
		t.Traditional.add(names.Traditional, n)
		for _, m := range e.Mentions {
			a := &d.Annotations[m]
			t.Rules.add(a.Source.Extractor+"/"+a.Source.Rule, 1)
			if d.Text != "" {
				t.Also.add(oneLine(a.Span.In(d.Text)), 1)
			}
		}
	}
	if len(c.tallies) < c.options.Held {
		return nil
	}
	return c.putAside()
}

// key is that of an entity which may be suggested.
func (c *Counter) key(e *models.Entity) (k key, ok bool) {
	if e.Known || len(e.Mentions) == 0 || !e.Label.IsName() || len(c.options.Labels) > 0 && !slices.Contains(c.options.Labels, e.Label) {
		return key{}, false
	}
	names := c.names(e)
	for _, name := range []string{names.English, names.Chinese, names.Traditional} {
		if name == "" {
			continue
		}
		if !c.fits(name) {
			return key{}, false
		}
		if k.Folded == "" {
			k = key{e.Label, c.folding.String(name)}
		}
	}
	return k, k.Folded != ""
}

// names are the names of an entity. One with Chinese characters is Chinese, whatever
// report it is from.
func (c *Counter) names(e *models.Entity) models.Names {
	n := e.Names
	if strings.ContainsFunc(n.English, func(r rune) bool { return c.folding.Is(r, fold.Han) }) {
		n.English, n.Chinese = "", cmp.Or(n.Chinese, n.English)
	}
	return n
}

// fits says whether a name can stand in a cell of a dictionary, and would not match
// everywhere, as one character does.
func (c *Counter) fits(name string) bool {
	n := utf8.RuneCountInString(name)
	return n > 1 && n <= longestName && utf8.ValidString(name) && name == strings.TrimSpace(name) && !strings.ContainsFunc(name, unwritten)
}

// putAside writes what is held to a file.
func (c *Counter) putAside() error {
	if err := c.aside.write(sortedTallies(c.tallies)); err != nil {
		return fmt.Errorf("putting names aside: %w", err)
	}
	clear(c.tallies)
	return nil
}

// Names gives the names that enough documents have, by label and falling number of
// documents. Nothing can be added behind it.
func (c *Counter) Names() ([]Name, error) {
	best := map[models.Label]*worstFirst{}
	err := c.aside.merge(sortedTallies(c.tallies), func(t *tally) error {
		if t.Documents < c.options.MinDocuments {
			return nil
		}
		names := best[t.Key.Label]
		if names == nil {
			names = new(worstFirst)
			best[t.Key.Label] = names
		}
		heap.Push(names, t.name())
		if c.options.Limit > 0 && names.Len() > c.options.Limit {
			heap.Pop(names)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading names that were put aside: %w", err)
	}
	var out []Name
	for _, names := range best {
		out = append(out, *names...)
	}
	slices.SortFunc(out, func(a, b Name) int { return a.compare(&b) })
	return out, nil
}

// Close takes away what was put aside.
func (c *Counter) Close() error { return c.aside.close() }

// worstFirst is a heap of names with the one on top that is left out first.
type worstFirst []Name

func (h worstFirst) Len() int           { return len(h) }
func (h worstFirst) Less(i, j int) bool { return h[i].compare(&h[j]) > 0 }
func (h worstFirst) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }

// Push is for package heap.
func (h *worstFirst) Push(x any) { *h = append(*h, x.(Name)) }

// Pop is for package heap.
func (h *worstFirst) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	*h = (*h)[:last]
	return x
}

// contextOf is a mention with some characters on either side.
func contextOf(d *models.Document, at models.Span) Context {
	const most = 40 // characters
	start, end := at.Start, at.End
	for range most {
		_, size := utf8.DecodeLastRuneInString(d.Text[:start])
		start -= size
	}
	for range most {
		_, size := utf8.DecodeRuneInString(d.Text[end:])
		end += size
	}
	return Context{d.ID, edged(d.Text[start:at.Start]), oneLine(at.In(d.Text)), edged(d.Text[at.End:end])}
}

// edged is a text on one line that keeps a blank at its edges.
func edged(s string) string {
	out := oneLine("|" + s + "|")
	return out[1 : len(out)-1]
}

// oneLine is a text with a blank for every run of white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
