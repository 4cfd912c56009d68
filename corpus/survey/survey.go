// Package survey counts what stands in the documents of a run, in one pass and in
// bounded memory.
//
// What a dictionary has is counted by its id, exactly. A name that no dictionary has
// carries an id of its document only, which says nothing across documents, so that such
// names count by label and never by id.
package survey

import (
	"slices"
	"strings"

	"tifa/models"
)

// Survey is the counts of a run. Documents are added one after the other.
type Survey struct {
	Documents int
	Mentions  int // annotations of all labels
	// Undated documents have no date that can be read, YearOnly ones a year and no
	// month. Both are counted with all others, under the period that they have.
	Undated, YearOnly int
	Copies            int               // documents that are marked as copies of another
	Textless          int               // documents that were written without their text
	Conflicts         int               // documents with a relation that the register of holders contradicts
	Producers         []models.Producer // in the order in which they come first, at most mostProducers

	periods   map[Period]*Counts
	entities  map[string]*Entity
	languages map[models.Lang]int
	mixes     map[string]int // of languages of one document, from the main one on
	warnings  map[string]*Warning
	together  pairs          // of people and organisations
	listed    pairs          // of people in the lists of meetings, the first named before the second
	lists     int            // lists of more than one known person
	numbered  []*Entity      // by number, as pairs have them
	seen      map[string]int // index of an entity of the current document
	found     []found
}

// mostProducers is how many different producers are told apart.
const mostProducers = 8

// Counts are what stands in the documents of a period.
type Counts struct {
	Documents int
	Labels    [labels]LabelCounts // in the order of models.Labels
}

// labels is the number of labels.
const labels = 9

// LabelCounts count the annotations of a label.
type LabelCounts struct {
	Mentions, Documents int
	Known               int // mentions of what a dictionary has; names only
}

// Warning is a code of warnings, and what the first of them says.
type Warning struct {
	Code, Message string
	Documents     int
}

// found is an entity in the current document.
type found struct {
	entity   *Entity
	mentions int
}

// New makes an empty survey.
func New() *Survey {
	return &Survey{
		periods: map[Period]*Counts{}, entities: map[string]*Entity{},
		languages: map[models.Lang]int{}, mixes: map[string]int{}, warnings: map[string]*Warning{}, seen: map[string]int{},
		together: newPairs(mostPairs), listed: newPairs(mostPairs),
	}
}

// Add counts a document. hasText says whether it was written with its text.
func (s *Survey) Add(d *models.Document, hasText bool) {
	period := PeriodOf(d.Date)
	s.Documents++
	s.Mentions += len(d.Annotations)
	switch {
	case period == "":
		s.Undated++
	case period.IsYear():
		s.YearOnly++
	}
	if d.DuplicateOf != "" {
		s.Copies++
	}
	if !hasText {
		s.Textless++
	}
	s.languages[d.Lang]++
	if len(d.Langs) > 1 {
		s.mixes[mix(d.Langs)]++
	}
	s.producer(d.Producer)
	s.warned(d.Warnings)
	if slices.ContainsFunc(d.Relations, contradicted) {
		s.Conflicts++
	}
	counts := s.periods[period]
	if counts == nil {
		counts = &Counts{}
		s.periods[period] = counts
	}
	counts.Documents++
	s.names(d, period)
	s.labels(d, counts)
	s.pairs()
	s.attendees(d)
}

// contradicted says whether the register has another holder of the office.
func contradicted(r models.Relation) bool {
	return slices.ContainsFunc(r.Attrs, func(a models.Attr) bool { return a.Key == "conflict" })
}

// mix names the languages of a document.
func mix(langs []models.Lang) string {
	var b strings.Builder
	for i, l := range langs {
		if i > 0 {
			b.WriteString("+")
		}
		b.WriteString(string(l))
	}
	return b.String()
}

func (s *Survey) producer(p models.Producer) {
	if !slices.Contains(s.Producers, p) && len(s.Producers) < mostProducers {
		s.Producers = append(s.Producers, p)
	}
}

// warned counts each code once a document.
func (s *Survey) warned(warnings []models.Warning) {
	for i, w := range warnings {
		again := false
		for _, before := range warnings[:i] {
			again = again || before.Code == w.Code
		}
		if again {
			continue
		}
		if s.warnings[w.Code] == nil {
			s.warnings[w.Code] = &Warning{Code: w.Code, Message: w.Message}
		}
		s.warnings[w.Code].Documents++
	}
}

// labels counts the annotations of a document by label.
func (s *Survey) labels(d *models.Document, counts *Counts) {
	var here [labels]LabelCounts
	for i := range d.Annotations {
		a := &d.Annotations[i]
		l := labelIndex(a.Label)
		if l < 0 {
			continue
		}
		here[l].Mentions++
		if _, known := s.seen[a.Entity]; known && a.Entity != "" {
			here[l].Known++
		}
	}
	for l := range here {
		if here[l].Mentions > 0 {
			counts.Labels[l].Mentions += here[l].Mentions
			counts.Labels[l].Known += here[l].Known
			counts.Labels[l].Documents++
		}
	}
}

// labelIndex is the place of a label in models.Labels, or -1.
func labelIndex(l models.Label) int {
	for i, known := range allLabels {
		if l == known {
			return i
		}
	}
	return -1
}

var allLabels = [labels]models.Label(models.Labels())
