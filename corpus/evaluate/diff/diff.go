// Package diff says what changed between two runs over the same documents:
// annotations and relations, by label or type and by the rule that made them, and
// what is said of the documents themselves.
//
// Annotations are matched by document, label and span, never by id: those with the
// same span and label are one, then those with the same span, then those of one
// label that overlap. Memory does not grow with the number of documents, but for
// their ids.
package diff

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"tifa/corpus"
	"tifa/corpus/evaluate/align"
	"tifa/corpus/evaluate/render"
	"tifa/models"
)

// Kind is what happened to an annotation.
type Kind string

// The kinds.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Label   Kind = "label"  // the span has another label
	Span    Kind = "span"   // the label has another span, which overlaps
	Value   Kind = "value"  // a time means something else
	Entity  Kind = "entity" // a name stands for something else
)

// Kinds lists them in the order in which tables show them.
func Kinds() []Kind { return []Kind{Added, Removed, Label, Span, Value, Entity} }

// Change is one change.
type Change struct {
	Kind           Kind   `json:"kind"`
	Document       string `json:"document"`
	Offset         int    `json:"offset"` // code points from the beginning of the text
	Old            *Side  `json:"old"`    // nil if it was added
	New            *Side  `json:"new"`    // nil if it was removed
	render.Excerpt        // of both sides together
}

// Side is an annotation in one of the runs, or a relation: its Label is the type
// then, and its Text head → tail.
type Side struct {
	Label  models.Label `json:"label"`
	Text   string       `json:"text"`
	Entity string       `json:"entity,omitempty"`
	Value  string       `json:"value,omitempty"` // with what else a time means, where that is needed to tell
	Rule   string       `json:"rule"`            // extractor and rule
	Entry  string       `json:"entry,omitempty"`
}

// Counts are numbers of changes by kind.
type Counts map[Kind]int

// Total sums them.
func (c Counts) Total() (n int) {
	for _, k := range c {
		n += k
	}
	return n
}

// Group is the changes of one kind that one rule made, or made no more.
type Group struct {
	Kind  Kind     `json:"kind"`
	Rule  string   `json:"rule"`
	Total int      `json:"total"`
	First []Change `json:"first"`
}

// Difference is what changed between two runs. Attributes of annotations, sentences
// and tokens are not compared, nor what made an annotation.
type Difference struct {
	Old       models.Producer         `json:"old"`
	New       models.Producer         `json:"new"`
	Documents Documents               `json:"documents"`
	Labels    map[models.Label]Counts `json:"labels"` // by the old label, or that of what was added
	Rules     map[string]Counts       `json:"rules"`  // by the rule of the new run, or of what was removed
	Relations map[string]Counts       `json:"relations"`
	Groups    []Group                 `json:"changes"`

	groups map[[2]string]*Group
}

// Documents count documents; of ids, the first few are named.
type Documents struct {
	Both    int      `json:"both"`
	Changed int      `json:"changed"`
	OnlyOld int      `json:"only_old"`
	OnlyNew int      `json:"only_new"`
	Texts   int      `json:"other_text"`  // in both, but with another text: their annotations are not compared
	Facts   int      `json:"other_facts"` // with another language, date, title, byline, dateline, reported event or warnings
	Named   []string `json:"named"`       // the first of the last four, with the reason
}

// Empty says whether nothing changed.
func (d *Difference) Empty() bool {
	x := d.Documents
	return x.Changed+x.OnlyOld+x.OnlyNew+x.Texts+x.Facts == 0
}

// Runs compares two runs. Of each kind and rule the first changes are kept, as many
// as samples says. progress is called after each document.
func Runs(ctx context.Context, before, after *corpus.Annotated, samples int, progress func()) (*Difference, error) {
	d := &Difference{
		Labels: map[models.Label]Counts{}, Rules: map[string]Counts{}, Relations: map[string]Counts{},
		Documents: Documents{Named: []string{}}, Groups: []Group{}, groups: map[[2]string]*Group{},
	}
	var err1, err2 error
	d.Old, err1 = before.Producer()
	d.New, err2 = after.Producer()
	if err := cmp.Or(err1, err2); err != nil {
		return nil, err
	}
	for i := range before.Len() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		k, ok := after.Find(before.ID(i))
		if !ok {
			d.Documents.OnlyOld++
			d.name(before.ID(i), "only in the old run")
			continue
		}
		if err := d.pair(before, i, after, k, samples); err != nil {
			return nil, err
		}
		progress()
	}
	for k := range after.Len() {
		if _, ok := before.Find(after.ID(k)); !ok {
			d.Documents.OnlyNew++
			d.name(after.ID(k), "only in the new run")
		}
	}
	for _, g := range d.groups {
		d.Groups = append(d.Groups, *g)
	}
	slices.SortFunc(d.Groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Kind, b.Kind))
	})
	return d, nil
}

// named is how many documents are named.
const named = 5

func (d *Difference) name(id, why string) {
	if len(d.Documents.Named) < named {
		d.Documents.Named = append(d.Documents.Named, id+": "+why)
	}
}

// pair compares a document of both runs. Equal bytes need no reading.
func (d *Difference) pair(before *corpus.Annotated, i int, after *corpus.Annotated, k, samples int) error {
	d.Documents.Both++
	raw1, err := before.Raw(i)
	if err != nil {
		return err
	}
	raw2, err := after.Raw(k)
	if err != nil || bytes.Equal(raw1, raw2) {
		return err
	}
	type read struct {
		document *models.Document
		err      error
	}
	other := make(chan read, 1)
	go func() {
		document, err := after.Document(k)
		other <- read{document, err}
	}()
	was, err := before.Document(i)
	now := <-other
	if err := cmp.Or(err, now.err); err != nil {
		return err
	}
	if was.Text != now.document.Text {
		d.Documents.Texts++
		d.name(was.ID, "its text is another")
		return nil
	}
	if d.documents(was, now.document, samples) {
		d.Documents.Changed++
	}
	if what := facts(was, now.document); len(what) > 0 {
		d.Documents.Facts++
		d.name(was.ID, "another "+strings.Join(what, ", "))
	}
	return nil
}

// facts lists what is said otherwise of a document as a whole.
func facts(was, now *models.Document) (what []string) {
	for _, f := range []struct {
		name     string
		was, now any
	}{
		{"language", was.Lang, now.Lang}, {"date", was.Date, now.Date}, {"title", was.Title, now.Title}, {"byline", was.Byline, now.Byline},
		{"dateline", was.Dateline, now.Dateline}, {"reported event", was.ReportedEvent, now.ReportedEvent}, {"warnings", was.Warnings, now.Warnings},
	} {
		if !reflect.DeepEqual(f.was, f.now) {
			what = append(what, f.name)
		}
	}
	return what
}

// documents compares the annotations and relations of a document.
func (d *Difference) documents(was, now *models.Document, samples int) (changed bool) {
	ruler := models.NewRuler(was.Text, models.CodePoint)
	first, second := spans(was, ruler), spans(now, ruler)
	partner, found := make([]bool, len(first)), make([]bool, len(second))
	var changes []Change
	add := func(kind Kind, a, b *models.Annotation) {
		c := Change{Kind: kind, Document: was.ID, Old: side(was, a), New: side(now, b)}
		at := cmp.Or(a, b).Span
		if a != nil && b != nil {
			at = models.Span{Start: min(a.Span.Start, b.Span.Start), End: max(a.Span.End, b.Span.End)}
		}
		if c.Kind == Value && c.Old.Value == c.New.Value {
			c.Old.Value, c.New.Value = meaning(a), meaning(b)
		}
		c.Offset, _ = ruler.Span(at)
		c.Excerpt = render.NewExcerpt(was.Text, at, 30)
		changes = append(changes, c)
	}
	pairs := align.Spans(first, second, align.Label)
	sameEntity := entities(was, now, pairs)
	for _, p := range pairs {
		partner[p.First], found[p.Second] = true, true
		a, b := &was.Annotations[p.First], &now.Annotations[p.Second]
		switch {
		case p.Kind == align.Bounds:
			add(Label, a, b)
		case p.Kind == align.Label:
			add(Span, a, b)
		case meaning(a) != meaning(b):
			add(Value, a, b)
		case !sameEntity(a.Entity, b.Entity):
			add(Entity, a, b)
		}
	}
	for i := range first {
		if !partner[i] {
			add(Removed, &was.Annotations[i], nil)
		}
	}
	for k := range second {
		if !found[k] {
			add(Added, nil, &now.Annotations[k])
		}
	}
	for _, c := range changes {
		bump(d.Labels, cmp.Or(c.Old, c.New).Label, c.Kind)
	}
	for _, c := range relations(was, now, ruler) {
		bump(d.Relations, string(cmp.Or(c.Old, c.New).Label), c.Kind)
		changes = append(changes, c)
	}
	slices.SortStableFunc(changes, func(a, b Change) int { return cmp.Compare(a.Offset, b.Offset) })
	for _, c := range changes {
		d.count(c, samples)
	}
	return len(changes) > 0
}

// entities says which entities of two runs are the same. Ids of a document only
// (per:~1) are numbered anew in each run, so of these the ones are the same that
// share most mentions.
func entities(was, now *models.Document, pairs []align.Pair) func(a, b string) bool {
	shared := map[[2]string]int{}
	for _, p := range pairs {
		a, b := was.Annotations[p.First].Entity, now.Annotations[p.Second].Entity
		if p.Kind == align.Same && local(a) && local(b) {
			shared[[2]string{a, b}]++
		}
	}
	order := slices.SortedFunc(maps.Keys(shared), func(x, y [2]string) int {
		return cmp.Or(cmp.Compare(shared[y], shared[x]), cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]))
	})
	partner, taken := map[string]string{}, map[string]bool{}
	for _, x := range order {
		if partner[x[0]] == "" && !taken[x[1]] {
			partner[x[0]], taken[x[1]] = x[1], true
		}
	}
	return func(a, b string) bool {
		if local(a) && local(b) {
			return partner[a] == b
		}
		return a == b
	}
}

func local(id string) bool { return strings.Contains(id, "~") }

func spans(d *models.Document, ruler *models.Ruler) []align.Span {
	out := make([]align.Span, len(d.Annotations))
	for i, a := range d.Annotations {
		start, end := ruler.Span(a.Span)
		out[i] = align.Span{Start: start, End: end, Label: string(a.Label)}
	}
	return out
}

// meaning is what a time means, as text that can be compared.
func meaning(a *models.Annotation) string {
	if t := a.Timex; t != nil {
		return fmt.Sprintf("%s %s [%s, %s) %s", t.Type, t.Value, t.From, t.To, t.Mod)
	}
	return ""
}

func side(d *models.Document, a *models.Annotation) *Side {
	if a == nil {
		return nil
	}
	s := &Side{Label: a.Label, Text: render.OneLine(a.Span.In(d.Text)), Entity: a.Entity, Rule: a.Source.Extractor + "/" + a.Source.Rule, Entry: a.Source.Entry}
	if a.Timex != nil {
		s.Value = a.Timex.Value
	}
	return s
}

func (d *Difference) count(c Change, samples int) {
	rule := cmp.Or(c.New, c.Old).Rule
	bump(d.Rules, rule, c.Kind)
	key := [2]string{string(c.Kind), rule}
	g := d.groups[key]
	if g == nil {
		g = &Group{Kind: c.Kind, Rule: rule, First: []Change{}}
		d.groups[key] = g
	}
	g.Total++
	if len(g.First) < samples {
		g.First = append(g.First, c)
	}
}

func bump[K comparable](to map[K]Counts, key K, kind Kind) {
	if to[key] == nil {
		to[key] = Counts{}
	}
	to[key][kind]++
}

// relations lists the relations that one run has and the other lacks, told apart by
// type, attributes, cue and what stands at their ends.
func relations(was, now *models.Document, ruler *models.Ruler) (changes []Change) {
	type key struct {
		kind       string
		head, tail place
		cue        models.Span
		attrs      string
	}
	keyOf := func(d *models.Document, r *models.Relation) key {
		k := key{kind: r.Type, head: placeOf(d, r.Head), tail: placeOf(d, r.Tail), attrs: fmt.Sprint(r.Attrs)}
		if r.Cue != nil {
			k.cue = *r.Cue
		}
		return k
	}
	missing := func(from, other *models.Document, kind Kind) {
		has := map[key]int{}
		for i := range other.Relations {
			has[keyOf(other, &other.Relations[i])]++
		}
		for i := range from.Relations {
			r := &from.Relations[i]
			k := keyOf(from, r)
			if has[k]--; has[k] >= 0 {
				continue
			}
			at := k.head.span
			if r.Head < 0 {
				at = k.tail.span
			}
			s := &Side{
				Label: models.Label(r.Type), Text: endText(from, r.Head) + " → " + endText(from, r.Tail),
				Rule: r.Source.Extractor + "/" + r.Source.Rule, Entry: r.Source.Entry,
			}
			c := Change{Kind: kind, Document: from.ID, Excerpt: render.NewExcerpt(from.Text, at, 30)}
			c.Offset, _ = ruler.Span(at)
			if kind == Added {
				c.New = s
			} else {
				c.Old = s
			}
			changes = append(changes, c)
		}
	}
	missing(was, now, Removed)
	missing(now, was, Added)
	return changes
}

// place is an end of a relation, by what it stands on.
type place struct {
	span    models.Span
	label   models.Label
	special models.End
}

func placeOf(d *models.Document, e models.End) place {
	if e < 0 {
		return place{special: e}
	}
	return place{span: d.Annotations[e].Span, label: d.Annotations[e].Label}
}

func endText(d *models.Document, e models.End) string {
	switch e {
	case models.DocumentEnd:
		return "the document"
	case models.ReportedEventEnd:
		return "the reported event"
	}
	return render.OneLine(d.Annotations[e].Span.In(d.Text))
}
