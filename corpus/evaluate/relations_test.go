package evaluate

import (
	"testing"

	"tifa/corpus/evaluate/gold"
	"tifa/models"
)

// TestIgnoredRelations: a relation with an end that is ignored is neither right nor
// wrong; two mentions of one entity that the gold lacks are one relation.
func TestIgnoredRelations(t *testing.T) {
	g, d := document(blank, []string{"PERSON 0:5 x", "ORG 10:15 y"}, []string{"PERSON 0:5 per:1", "ORG 10:15 org:1", "PERSON 20:25 per:9", "PERSON 30:35 per:9"})
	g.StatesRelations = true
	g.Relations = []gold.Relation{{Type: "member_of", Head: 0, Tail: 1}}
	d.Relations = []models.Relation{{Type: "member_of", Head: 0, Tail: 1}}
	if got := score(t, Options{Ignore: []string{"ORG"}}, g, d).Score.AllRelations(); got != (Tally{}) {
		t.Errorf("%+v", got)
	}
	d.Relations = append(d.Relations, models.Relation{Type: "member_of", Head: 2, Tail: 1}, models.Relation{Type: "member_of", Head: 3, Tail: 1})
	if got := score(t, Options{}, g, d).Score.AllRelations(); got != (Tally{1, 1, 2}) {
		t.Errorf("%+v", got)
	}
	if got := score(t, Options{Labels: []models.Label{models.Place}}, g, d).Score.AllRelations(); got != (Tally{1, 1, 2}) {
		t.Errorf("with one label: %+v", got)
	}
}

// TestRelations is worked by hand; text stands for nothing.
func TestRelations(t *testing.T) {
	g, d := document(blank,
		[]string{"PERSON 0:5 xi", "OFFICE 10:15 president", "PERSON 20:25 xi", "PERSON 30:35 putin", "DATE 40:45 2024-05-01", "EVENT 50:55 summit", "PLACE 60:65"},
		[]string{"PERSON 0:5 per:1", "OFFICE 9:15 office:1", "PERSON 20:25 per:1", "PERSON 30:35 per:2", "EVENT 50:55 event:1", "DATE 44:46 2024-05-01", "PERSON 70:75 per:1", "PLACE 60:65 place:1", "ORG 0:5 org:1"})
	cue := func(start, end int) *models.Span { return &models.Span{Start: start, End: end} }
	g.StatesRelations = true
	g.Relations = []gold.Relation{
		{Type: "holds_office", Head: 0, Tail: 1},
		{Type: "holds_office", Head: 2, Tail: 1}, // the same once more
		{Type: "meets", Head: 0, Tail: 3},
		{Type: "says", Head: 0, Tail: models.DocumentEnd, Cue: cue(100, 104)},
		{Type: "says", Head: 0, Tail: models.DocumentEnd, Cue: cue(120, 124)},
		{Type: "held_on", Head: 5, Tail: 4},
		{Type: "visits", Head: 3, Tail: 6},
		{Type: "attends", Head: 3, Tail: models.ReportedEventEnd},
	}
	d.Relations = []models.Relation{
		{Type: "holds_office", Head: 6, Tail: 1}, // by an unpaired mention of the same entity, and an office with another beginning
		{Type: "meets", Head: 3, Tail: 2},        // the other way round
		{Type: "says", Head: 2, Tail: models.DocumentEnd, Cue: cue(98, 104)},
		{Type: "says", Head: 2, Tail: models.DocumentEnd, Cue: cue(130, 134)},
		{Type: "held_on", Head: 4, Tail: 5},
		{Type: "visits", Head: 0, Tail: 7}, // another visitor
		{Type: "attends", Head: 3, Tail: models.DocumentEnd},
		{Type: "presides", Head: 8, Tail: 4}, // of a label that is no partner
	}
	s := score(t, Options{}, g, d).Score
	want := map[string]Tally{
		"holds_office": {1, 1, 1}, "meets": {1, 1, 1}, "says": {1, 2, 2}, "held_on": {1, 1, 1}, "visits": {0, 1, 1}, "attends": {0, 1, 1}, "presides": {0, 0, 1},
	}
	for name, w := range want {
		if s.Relations[name] == nil || *s.Relations[name] != w {
			t.Errorf("%s: %+v, want %+v", name, s.Relations[name], w)
		}
	}
	if all := s.AllRelations(); all != (Tally{4, 7, 8}) || !near(all.ratio().f1(), 8.0/15) {
		t.Errorf("all: %+v", all)
	}
	// A cue that one side lacks is no difference.
	d.Relations[2].Cue, d.Relations[3].Cue = nil, nil
	if got := *score(t, Options{}, g, d).Score.Relations["says"]; got != (Tally{1, 2, 1}) {
		t.Errorf("without cues: %+v", got)
	}
	if g.StatesRelations = false; len(score(t, Options{}, g, d).Score.Relations) > 0 {
		t.Error("gold that says nothing of relations is scored")
	}
}
