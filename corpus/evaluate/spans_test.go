package evaluate

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/models"
)

// numbers are what a test expects of a schema: correct, incorrect, partial, missed,
// spurious, possible, actual, precision, recall, F1.
type numbers struct {
	cor, inc, par, mis, spu, pos, act int
	p, r, f                           float64
}

func (n numbers) check(t *testing.T, name string, c Counts) {
	t.Helper()
	got := numbers{c.Correct, c.Incorrect, c.Partial, c.Missed, c.Spurious, c.Possible(), c.Actual, c.ratio().precision(), c.ratio().recall(), c.ratio().f1()}
	if got.cor != n.cor || got.inc != n.inc || got.par != n.par || got.mis != n.mis || got.spu != n.spu || got.pos != n.pos || got.act != n.act ||
		!near(got.p, n.p) || !near(got.r, n.r) || !near(got.f, n.f) {
		t.Errorf("%s: %+v, want %+v", name, got, n)
	}
}

// TestSemEval holds the schemas to published examples: the table of scenarios of
// SemEval-2013 Task 9.1 as nervaluate's README has it, and the first case of its
// tests, both without nesting.
func TestSemEval(t *testing.T) {
	const third, half, two = 1.0 / 3, 0.5, 2.0 / 3
	for name, test := range map[string]struct{ gold, found []string }{
		"README": {
			[]string{"EVENT 0:7", "PERSON 40:48", "PERSON 60:71", "PERSON 80:89", "PLACE 100:114", "PERSON 120:130"},
			[]string{"EVENT 20:27", "PERSON 37:48", "EVENT 60:71", "PERSON 80:89", "PERSON 95:114", "PERSON 120:130"},
		},
		"tests": {
			[]string{"PERSON 59:69", "PLACE 127:134", "PLACE 164:174", "PLACE 197:205", "PLACE 208:219", "EVENT 230:240"},
			[]string{"PERSON 24:30", "PLACE 124:134", "PERSON 164:174", "PLACE 197:205", "PLACE 208:219", "PLACE 225:243"},
		},
	} {
		g, d := document(blank, test.gold, test.found)
		s := score(t, Options{}, g, d).Score
		numbers{2, 3, 0, 1, 1, 6, 6, third, third, third}.check(t, name+" strict", s.Overall(Strict))
		numbers{3, 2, 0, 1, 1, 6, 6, half, half, half}.check(t, name+" exact", s.Overall(Exact))
		numbers{3, 0, 2, 1, 1, 6, 6, two, two, two}.check(t, name+" partial", s.Overall(Partial))
		numbers{3, 2, 0, 1, 1, 6, 6, half, half, half}.check(t, name+" type", s.Overall(Type))
	}
}

// TestScenarios are the scenarios one by one, each by label.
func TestScenarios(t *testing.T) {
	type all [4]numbers // by schema
	hit := numbers{1, 0, 0, 0, 0, 1, 1, 1, 1, 1}
	miss := numbers{0, 0, 0, 1, 0, 1, 0, 0, 0, 0}
	extra := numbers{0, 0, 0, 0, 1, 0, 1, 0, 0, 0}
	bad := numbers{0, 1, 0, 0, 0, 1, 1, 0, 0, 0}
	halfway := numbers{0, 0, 1, 0, 0, 1, 1, .5, .5, .5}
	for _, test := range []struct {
		name        string
		gold, found []string
		want        all
	}{
		{"I, right", []string{"PERSON 59:69"}, []string{"PERSON 59:69"}, all{hit, hit, hit, hit}},
		{"II, spurious", nil, []string{"PERSON 59:69"}, all{extra, extra, extra, extra}},
		{"III, missed", []string{"PERSON 59:69"}, nil, all{miss, miss, miss, miss}},
		{"IV, another label", []string{"PERSON 59:69"}, []string{"PLACE 59:69"}, all{bad, hit, hit, bad}},
		{"V, other boundaries", []string{"PERSON 59:69"}, []string{"PERSON 57:69"}, all{bad, bad, halfway, hit}},
		{"VI, both", []string{"PERSON 59:69"}, []string{"PLACE 54:69"}, all{bad, bad, halfway, bad}},
	} {
		g, d := document(blank, test.gold, test.found)
		s := score(t, Options{}, g, d).Score
		for schema, want := range test.want {
			want.check(t, test.name+" "+Schema(schema).String(), s.Overall(Schema(schema)))
		}
	}
}

// TestAcrossLabels: a pair of different labels counts under the gold's label; the
// precision of a label is that of its own predictions.
func TestAcrossLabels(t *testing.T) {
	g, d := document(blank, []string{"ORG 0:5", "PERSON 10:15"}, []string{"PERSON 0:5", "PERSON 10:15"})
	s := score(t, Options{}, g, d).Score
	org, person := s.Spans[models.Org], s.Spans[models.Person]
	numbers{0, 1, 0, 0, 0, 1, 0, 0, 0, 0}.check(t, "ORG strict", org[Strict])
	numbers{1, 0, 0, 0, 0, 1, 2, .5, 1, 2.0 / 3}.check(t, "PERSON strict", person[Strict])
	numbers{1, 0, 0, 0, 0, 1, 0, 0, 1, 0}.check(t, "ORG exact", org[Exact])
	numbers{1, 0, 0, 0, 0, 1, 2, 1, 1, 1}.check(t, "PERSON exact", person[Exact])
	if want := map[[2]models.Label]int{{models.Org, models.Person}: 1, {models.Person, models.Person}: 1}; cmp.Diff(want, s.Confusion) != "" {
		t.Error(cmp.Diff(want, s.Confusion))
	}
}

// TestNested is worked by hand: an office with its body and place. The office has
// another beginning, the body is found, the place is missed, and a person is found
// on top of it all.
func TestNested(t *testing.T) {
	g, d := document(blank,
		[]string{"OFFICE 0:18", "ORG 0:12", "PLACE 0:6", "PERSON 18:27"},
		[]string{"OFFICE 3:18", "ORG 0:12", "PERSON 18:27", "PERSON 18:27"})
	s := score(t, Options{}, g, d).Score
	numbers{2, 1, 0, 1, 1, 4, 4, .5, .5, .5}.check(t, "strict", s.Overall(Strict))
	numbers{2, 1, 0, 1, 1, 4, 4, .5, .5, .5}.check(t, "exact", s.Overall(Exact))
	numbers{2, 0, 1, 1, 1, 4, 4, .625, .625, .625}.check(t, "partial", s.Overall(Partial))
	numbers{3, 0, 0, 1, 1, 4, 4, .75, .75, .75}.check(t, "type", s.Overall(Type))
}
