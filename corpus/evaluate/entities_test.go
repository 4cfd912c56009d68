package evaluate

import "testing"

// TestEntities is worked by hand. Gold has {1 2 3} {4 5} {6}; predicted are {1 2}
// {3 4 5} {7}, so that 6 is missed and 7 spurious.
//
// Mentions of both sides, 1 to 5: precision (1 + 1 + 1/3 + 2/3 + 2/3) / 5, recall
// (2/3 + 2/3 + 1/3 + 1 + 1) / 5. All: the same sums over 6 mentions each.
func TestEntities(t *testing.T) {
	g, d := document(blank,
		[]string{"PERSON 10:12 a", "PERSON 20:22 a", "PERSON 30:32 a", "PERSON 40:42 b", "ORG 50:52 b", "PERSON 60:62 c", "DATE 80:82 2024"},
		[]string{"PERSON 10:12 x", "PERSON 20:22 x", "PERSON 30:32 y", "PERSON 40:42 y", "ORG 50:52 y", "PERSON 70:72 z", "DATE 80:82 2024"})
	s := score(t, Options{}, g, d).Score
	p, r := (2+1.0/3+4.0/3)/5, (4.0/3+1.0/3+2)/5
	if c := s.Entities.ratio(); !near(c.precision(), p) || !near(c.recall(), r) || !near(c.f1(), 2*p*r/(p+r)) || c.gold != 5 {
		t.Errorf("%+v: %v %v, want %v %v", c, c.precision(), c.recall(), p, r)
	}
	p, r = (2+1.0/3+4.0/3)/6, (4.0/3+1.0/3+2)/6
	if c := s.AllEntities.ratio(); !near(c.precision(), p) || !near(c.recall(), r) || c.gold != 6 || c.predicted != 6 {
		t.Errorf("all: %+v: %v %v, want %v %v", c, c.precision(), c.recall(), p, r)
	}
	// A larger cluster costs if the mention that makes it so is spurious.
	g, d = document(blank, []string{"PERSON 10:12 a"}, []string{"PERSON 10:12 x", "PERSON 20:22 x"})
	if s := score(t, Options{}, g, d).Score; s.Entities.ratio().precision() != 1 || !near(s.AllEntities.ratio().precision(), 0.25) || s.AllEntities.ratio().recall() != 1 {
		t.Errorf("%+v %+v", s.Entities, s.AllEntities)
	}
	// Gold without entities is not scored.
	g, d = document(blank, []string{"PERSON 10:12"}, []string{"PERSON 10:12 x"})
	if s := score(t, Options{}, g, d).Score; s.AllEntities != (Clusters{}) {
		t.Errorf("%+v", s.AllEntities)
	}
}
