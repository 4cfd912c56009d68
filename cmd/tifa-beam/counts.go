package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"

	"tifa/models"
)

// The names of the counters; annotations are counted by label behind the last.
const (
	namespace   = "tifa"
	documents   = "documents"
	textBytes   = "bytes"
	failures    = "failures"
	annotations = "annotations."
)

// tallies count what workers do. Only the thread that runs the function may tell Beam
// of it, so that they are added up here and told from time to time.
type tallies map[string]*tally

type tally struct {
	n       atomic.Int64
	counter beam.Counter
}

func newTallies() tallies {
	t := tallies{}
	names := []string{documents, textBytes, failures}
	for _, l := range models.Labels() {
		names = append(names, annotations+string(l))
	}
	for _, name := range names {
		t[name] = &tally{counter: beam.NewCounter(namespace, name)}
	}
	return t
}

func (t tallies) annotated(d *models.Document) {
	t[documents].n.Add(1)
	t[textBytes].n.Add(int64(len(d.Text)))
	for i := range d.Annotations {
		t[annotations+string(d.Annotations[i].Label)].n.Add(1)
	}
}

func (t tallies) failed() { t[failures].n.Add(1) }

// report tells Beam what came since the last time.
func (t tallies) report(ctx context.Context) {
	for _, one := range t {
		if n := one.n.Swap(0); n > 0 {
			one.counter.Inc(ctx, n)
		}
	}
}

// counts are the counters of a run by name.
type counts map[string]int64

func countsOf(r metrics.Results) counts {
	c := counts{}
	for _, counter := range r.AllMetrics().Counters() {
		if counter.Namespace() == namespace {
			c[counter.Name()] += counter.Result()
		}
	}
	return c
}

func (c counts) print(out io.Writer) {
	fmt.Fprintf(out, "tifa-beam: %10d bytes of text\n", c[textBytes])
	for _, name := range slices.Sorted(maps.Keys(c)) {
		if label, ok := strings.CutPrefix(name, annotations); ok {
			fmt.Fprintf(out, "tifa-beam: %10d %s\n", c[name], label)
		}
	}
}
