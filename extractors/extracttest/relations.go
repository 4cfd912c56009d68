package extracttest

import (
	"fmt"
	"slices"
	"strings"

	"tifa/models"
)

// aboutRelations says whether the case states any relations, or that there are none.
func (c *Case) aboutRelations() bool {
	return len(c.Settings.Relations)+len(c.Settings.NoRelations) > 0
}

// relations says what is wrong with the relations of a document.
func (c *Case) relations(d *models.Document) (failures []string) {
	stated := map[string]bool{}
	for _, r := range c.Settings.Relations {
		kind, _, _ := strings.Cut(r, ":")
		stated[kind] = true
	}
	var found []string
	for i := range d.Relations {
		r := written(d, &d.Relations[i])
		found = append(found, r)
		kind := d.Relations[i].Type
		switch {
		case slices.Contains(c.Settings.NoRelations, kind):
			failures = append(failures, fmt.Sprintf("the relation %s is found (%s)", r, d.Relations[i].Source.Rule))
		case stated[kind] && !slices.Contains(c.Settings.Relations, r):
			failures = append(failures, fmt.Sprintf("the relation %s is not expected (%s)", r, d.Relations[i].Source.Rule))
		}
	}
	for _, r := range c.Settings.Relations {
		if !slices.Contains(found, r) {
			failures = append(failures, fmt.Sprintf("the relation %s is not found", r))
		}
	}
	return failures
}

// written is a relation as cases state it.
func written(d *models.Document, r *models.Relation) string {
	end := func(e models.End) string {
		switch e {
		case models.DocumentEnd:
			return "@doc"
		case models.ReportedEventEnd:
			return "@doc_event"
		}
		return strings.Join(strings.Fields(d.Annotations[e].Span.In(d.Text)), " ")
	}
	s := r.Type + ": " + end(r.Head) + " -> " + end(r.Tail)
	if r.Cue != nil {
		s += " [" + r.Cue.In(d.Text) + "]"
	}
	return s
}
