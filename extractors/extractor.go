// Package extractors is the contract between the pipeline and whatever finds
// something in a text. An Extractor is a documented value, as an analyzer of
// go/analysis is: it says which others' results it looks at, reads the document
// through a Pass, and reports what it finds. A Suite checks a set of them, runs
// them in order and stamps what each one made.
package extractors

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"tifa/models"
)

// Extractor finds mentions of names and times in a text, or relations between
// those that were kept. Extractors are built by constructors, not kept as
// globals, so that two pipelines may hold different ones.
type Extractor struct {
	// Name is what tifa annotate --disable and Source.Extractor say: lower-case
	// letters, digits and hyphens.
	Name string
	// Doc explains it; the first sentence is its help text.
	Doc string
	// Requires lists the extractors whose mentions Run looks at. They run
	// before it.
	Requires []*Extractor
	// Run reports mentions through the Pass. It must not keep the Pass, and
	// must give the same reports for the same Input always. Extractors that
	// leave it nil find relations only.
	Run func(*Pass) error
	// Relate reports relations through the Pass, which then shows the
	// annotations that were kept, with their entities. It may be nil.
	Relate func(*Pass) error
}

// Suite is a checked set of extractors in the order in which they run.
type Suite struct {
	ordered []*Extractor
	lists   sync.Pool // of *[]Mention, in which the mentions of one document are gathered
}

var nameForm = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// NewSuite orders the extractors so that each one comes after those it
// requires, and by name where that leaves a choice. It fails on a name that is
// ill-formed or used twice, on a missing Doc, on an extractor that finds
// nothing, on one that requires what is not in the set, and on a cycle.
func NewSuite(extractors ...*Extractor) (*Suite, error) {
	byName := map[string]*Extractor{}
	for _, e := range extractors {
		switch {
		case !nameForm.MatchString(e.Name):
			return nil, fmt.Errorf("extractor %q: a name is lower-case letters, digits and hyphens", e.Name)
		case byName[e.Name] != nil:
			return nil, fmt.Errorf("two extractors are named %q", e.Name)
		case strings.TrimSpace(e.Doc) == "":
			return nil, fmt.Errorf("extractor %s: no Doc", e.Name)
		case e.Run == nil && e.Relate == nil:
			return nil, fmt.Errorf("extractor %s: neither Run nor Relate", e.Name)
		}
		byName[e.Name] = e
	}
	s := new(Suite)
	state := map[*Extractor]int{} // 1: being placed, 2: placed
	var place func(e *Extractor, path []string) error
	place = func(e *Extractor, path []string) error {
		path = append(path, e.Name)
		switch state[e] {
		case 1:
			return fmt.Errorf("extractors require each other in a circle: %s", strings.Join(path, " → "))
		case 2:
			return nil
		}
		state[e] = 1
		required := slices.SortedFunc(slices.Values(e.Requires), byNameOrder)
		for _, r := range required {
			if byName[r.Name] != r {
				return fmt.Errorf("extractor %s requires %s, which is not in the suite", e.Name, r.Name)
			}
			if err := place(r, path); err != nil {
				return err
			}
		}
		state[e] = 2
		s.ordered = append(s.ordered, e)
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		if err := place(byName[name], nil); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func byNameOrder(a, b *Extractor) int { return strings.Compare(a.Name, b.Name) }

// All lists the extractors in the order in which they run.
func (s *Suite) All() []*Extractor { return slices.Clone(s.ordered) }

// Mentions runs every extractor that is not disabled and gives what they
// found, in total order. Those that require a disabled one see nothing of it. It
// ends between two of them when the context does.
func (s *Suite) Mentions(ctx context.Context, in *Input, disabled map[string]bool) ([]Mention, error) {
	list, ok := s.lists.Get().(*[]Mention)
	if !ok {
		list = new([]Mention)
	}
	defer func() {
		clear(*list)
		*list = (*list)[:0]
		s.lists.Put(list)
	}()
	found := map[*Extractor]part{}
	for _, e := range s.ordered {
		if e.Run == nil || disabled[e.Name] {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := &Pass{Input: in, extractor: e, found: found, list: list, from: len(*list)}
		if err := e.Run(p); err != nil {
			return nil, fmt.Errorf("extractor %s: %w", e.Name, err)
		}
		arrange(p.Mentions())
		found[e] = part{p.from, len(*list)}
	}
	arrange(*list)
	return slices.Clone(*list), nil
}

// part is the stretch of a list of mentions that an extractor found.
type part struct{ from, to int }

// arrange puts mentions into total order and leaves those that are equal in the order
// given. What is sorted are their numbers, since mentions are large.
func arrange(mentions []Mention) {
	byOrder := func(a, b int32) int { return mentions[a].Compare(&mentions[b]) }
	order := make([]int32, len(mentions))
	for i := range order {
		order[i] = int32(i) //nolint:gosec // fewer mentions than bytes
	}
	if slices.IsSortedFunc(order, byOrder) {
		return
	}
	slices.SortStableFunc(order, byOrder)
	for i := range order {
		// Each takes its place, and leaves its own to the one that belongs there.
		first := mentions[i]
		for to := int32(i); ; { //nolint:gosec // likewise
			from := order[to]
			order[to] = to
			if int(from) == i {
				mentions[to] = first
				break
			}
			mentions[to] = mentions[from]
			to = from
		}
	}
}

// Relations runs the relation part of every extractor that is not disabled and
// gives what they found, in total order and each once, those with a cue once for
// each cue; and the event that the document reports, or nil. It ends as Mentions does.
func (s *Suite) Relations(ctx context.Context, in *Input, annotations []models.Annotation, disabled map[string]bool) (all []models.Relation, event *models.ReportedEvent, err error) {
	for _, e := range s.ordered {
		if e.Relate == nil || disabled[e.Name] {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		p := &Pass{Input: in, extractor: e, annotations: annotations}
		if err := e.Relate(p); err != nil {
			return nil, nil, fmt.Errorf("extractor %s: %w", e.Name, err)
		}
		all = append(all, p.relations...)
		if p.event != nil {
			event = p.event
		}
	}
	slices.SortStableFunc(all, func(a, b models.Relation) int { return a.Compare(&b) })
	return slices.CompactFunc(all, func(a, b models.Relation) bool {
		return a.Type == b.Type && a.Head == b.Head && a.Tail == b.Tail && (a.Cue == nil || b.Cue == nil || *a.Cue == *b.Cue)
	}), event, nil
}
