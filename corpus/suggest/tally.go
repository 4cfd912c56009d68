package suggest

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"tifa/models"
)

// Name is a name that no dictionary has, with all that a run says of it.
type Name struct {
	Label     models.Label
	Names     models.Names // the most frequent spelling in each language
	Documents int
	Mentions  int
	// First and Last are the dates of the first and the last document by date, empty if
	// none has one.
	First, Last string
	Rules       []Count // what found it, by falling number of mentions
	Also        []Count // what else the same documents call it
	Contexts    []Context
}

// Count is something with how often it was.
type Count struct {
	What string
	N    int
}

// Context is a mention with what stands around it.
type Context struct{ Document, Left, Key, Right string }

// key tells names apart: by their label and their folded wording.
type key struct {
	Label  models.Label
	Folded string
}

func (k key) compare(o key) int {
	return cmp.Or(cmp.Compare(k.Label, o.Label), cmp.Compare(k.Folded, o.Folded))
}

// tally is what is known of a name so far, or in a part of the run. Its fields are
// exported for JSON, as which parts are put aside.
type tally struct {
	Key                 key
	Documents, Mentions int
	First, Last         string    `json:",omitempty"`
	English             counts    `json:",omitempty"`
	Chinese             counts    `json:",omitempty"`
	Traditional         counts    `json:",omitempty"`
	Rules               counts    `json:",omitempty"`
	Also                counts    `json:",omitempty"`
	Contexts            []Context `json:",omitempty"`
}

// counts are how often some things were, of which no more than mostKinds are counted:
// those that come first.
type counts map[string]int

const (
	mostKinds    = 16
	mostContexts = 3
)

func (c *counts) add(what string, n int) {
	if what == "" {
		return
	}
	if *c == nil {
		*c = counts{}
	}
	if _, there := (*c)[what]; there || len(*c) < mostKinds {
		(*c)[what] += n
	}
}

// merge adds the counts of a later part.
func (c *counts) merge(o counts) {
	for _, x := range o.falling() {
		c.add(x.What, x.N)
	}
}

// falling are the counts by falling number, then by what is counted.
func (c counts) falling() (out []Count) {
	for _, what := range slices.Sorted(maps.Keys(c)) {
		out = append(out, Count{what, c[what]})
	}
	slices.SortStableFunc(out, func(a, b Count) int { return cmp.Compare(b.N, a.N) })
	return out
}

// most is what there is most of.
func (c counts) most() string {
	if all := c.falling(); len(all) > 0 {
		return all[0].What
	}
	return ""
}

// date notes the date of a document.
func (t *tally) date(d string) {
	if d == "" {
		return
	}
	if t.First == "" || d < t.First {
		t.First = d
	}
	t.Last = max(t.Last, d)
}

// merge adds what a later part of the run says of the same name.
func (t *tally) merge(o *tally) {
	t.Documents += o.Documents
	t.Mentions += o.Mentions
	t.date(o.First)
	t.date(o.Last)
	t.English.merge(o.English)
	t.Chinese.merge(o.Chinese)
	t.Traditional.merge(o.Traditional)
	t.Rules.merge(o.Rules)
	t.Also.merge(o.Also)
	t.Contexts = append(t.Contexts, o.Contexts...)
	t.Contexts = t.Contexts[:min(len(t.Contexts), mostContexts)]
}

func (t *tally) name() Name {
	n := Name{
		Label: t.Key.Label, Documents: t.Documents, Mentions: t.Mentions, First: t.First, Last: t.Last,
		Names: models.Names{English: t.English.most(), Chinese: t.Chinese.most(), Traditional: t.Traditional.most()},
		Rules: t.Rules.falling(), Contexts: t.Contexts,
	}
	for _, c := range t.Also.falling() {
		if c.What != n.Names.English && c.What != n.Names.Chinese && c.What != n.Names.Traditional {
			n.Also = append(n.Also, c)
		}
	}
	return n
}

// compare puts labels in the order of models.Labels, and of each what more documents
// name first.
func (n *Name) compare(o *Name) int {
	labels := models.Labels()
	return cmp.Or(
		cmp.Compare(slices.Index(labels, n.Label), slices.Index(labels, o.Label)),
		cmp.Compare(o.Documents, n.Documents),
		cmp.Compare(o.Mentions, n.Mentions),
		strings.Compare(n.main(), o.main()),
	)
}

// main is the name in the language that it has one in.
func (n *Name) main() string { return cmp.Or(n.Names.English, n.Names.Chinese, n.Names.Traditional) }
