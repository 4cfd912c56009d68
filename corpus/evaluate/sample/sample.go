// Package sample draws annotations of a run to be checked by hand, and estimates
// precision from what was checked.
package sample

import (
	"cmp"
	"container/heap"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"tifa/corpus"
	"tifa/corpus/evaluate/render"
	"tifa/models"
)

// Options say what is drawn.
type Options struct {
	By     string         // "label" or "rule": what strata are
	Size   int            // annotations of each stratum
	Seed   int            // another seed draws others
	Labels []models.Label // those that are drawn from; all if empty
}

// Item is an annotation that was drawn.
type Item struct {
	Stratum  string
	Size     int // annotations in the stratum
	Document int // place in the run
	ID       string
	Index    int // of the annotation in its document
	Start    int // code points
	End      int

	models.Annotation
	render.Excerpt

	priority uint64
}

// Bys lists what can be strata.
func Bys() []string { return []string{"label", "rule"} }

// Draw draws annotations. Each has a priority that is a hash of the seed, its
// document, span and label; those with the least are drawn. So neither the order of
// the documents nor the number of draws changes what is drawn, and what a later run
// has in common with an earlier one is drawn again. progress is called after each
// document.
func Draw(ctx context.Context, run *corpus.Annotated, o Options, progress func()) ([]Item, error) {
	strata := map[string]*stratum{}
	for i := range run.Len() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d, err := run.Document(i)
		if err != nil {
			return nil, err
		}
		ruler := models.NewRuler(d.Text, models.CodePoint)
		for k, a := range d.Annotations {
			if len(o.Labels) > 0 && !slices.Contains(o.Labels, a.Label) {
				continue
			}
			name := string(a.Label)
			if o.By == "rule" {
				name = a.Source.Extractor + "/" + a.Source.Rule
			}
			s := strata[name]
			if s == nil {
				s = new(stratum)
				strata[name] = s
			}
			s.size++
			start, end := ruler.Span(a.Span)
			p := priority(o.Seed, d.ID, start, end, a.Label)
			if len(s.items) == o.Size && p >= s.items[0].priority {
				continue
			}
			if len(s.items) == o.Size {
				heap.Pop(s)
			}
			heap.Push(s, Item{
				Stratum: name, Document: i, ID: d.ID, Index: k, Start: start, End: end, Annotation: a,
				Excerpt: render.NewExcerpt(d.Text, a.Span, 60), priority: p,
			})
		}
		progress()
	}
	var all []Item
	for _, s := range strata {
		for _, x := range s.items {
			x.Size = s.size
			all = append(all, x)
		}
	}
	slices.SortFunc(all, func(a, b Item) int {
		return cmp.Or(cmp.Compare(a.Stratum, b.Stratum), cmp.Compare(a.Document, b.Document), cmp.Compare(a.Index, b.Index))
	})
	return all, nil
}

func priority(seed int, id string, start, end int, l models.Label) uint64 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%d\x00%d\x00%s", seed, id, start, end, l))
	return binary.BigEndian.Uint64(sum[:])
}

// stratum keeps the items with the least priorities, the greatest of them first.
type stratum struct {
	size  int
	items []Item
}

func (s *stratum) Len() int           { return len(s.items) }
func (s *stratum) Less(i, j int) bool { return s.items[i].priority > s.items[j].priority }
func (s *stratum) Swap(i, j int)      { s.items[i], s.items[j] = s.items[j], s.items[i] }
func (s *stratum) Push(x any)         { s.items = append(s.items, x.(Item)) }
func (s *stratum) Pop() any {
	last := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return last
}
