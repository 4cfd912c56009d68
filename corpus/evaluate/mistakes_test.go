package evaluate

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMistakes: all that is not right, with its context.
func TestMistakes(t *testing.T) {
	text := "重庆市委书记\nYuan met Li."
	g, d := document(text, []string{"OFFICE 0:18", "ORG 0:12", "PERSON 19:23", "PERSON 28:30"}, []string{"OFFICE 6:18", "ORG 0:12", "ORG 19:23", "PLACE 24:27"})
	r := score(t, Options{Mistakes: true}, g, d)
	var got []string
	for _, m := range r.Mistakes {
		got = append(got, fmt.Sprintf("%s@%d %s: %s", m.Kind, m.Offset, m.String(), m.Excerpt))
	}
	want := []string{
		`boundaries@0 OFFICE "市委书记" for OFFICE "重庆市委书记": …[重庆市委书记] Yuan met Li.…`,
		`label@7 ORG "Yuan" for PERSON "Yuan": …重庆市委书记 [Yuan] met Li.…`,
		`spurious@12 spurious PLACE "met": …重庆市委书记 Yuan [met] Li.…`,
		`missed@16 missed PERSON "Li": …重庆市委书记 Yuan met [Li].…`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	groups := Groups([]Result{r, r}, 3)
	if len(groups) != 2 || groups[0].Name != "x/r" || groups[0].Total != 6 || len(groups[0].Mistakes) != 3 || groups[1].Name != "missed PERSON" || groups[1].Total != 2 {
		t.Errorf("%+v", groups)
	}
}
