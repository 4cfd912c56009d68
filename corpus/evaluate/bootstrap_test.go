package evaluate

import "testing"

// TestBootstrap: the same documents give the same interval, which holds the score
// and narrows with more documents.
func TestBootstrap(t *testing.T) {
	g1, d1 := document(blank, []string{"PERSON 0:5"}, []string{"PERSON 0:5"})
	g2, d2 := document(blank, []string{"PERSON 0:5"}, []string{"PERSON 1:5"})
	right, wrong := score(t, Options{}, g1, d1), score(t, Options{}, g2, d2)
	width := 1.1
	for _, n := range []int{4, 40, 400} {
		var results []Result
		for range n / 2 {
			results = append(results, right, wrong)
		}
		k := key{"strict", All}
		a, b := bootstrap(results)[k], bootstrap(results)[k]
		if a != b {
			t.Errorf("%v and %v", a, b)
		}
		if a[0] > 0.5 || a[1] < 0.5 || a[1]-a[0] >= width {
			t.Errorf("%d documents: %v", n, a)
		}
		width = a[1] - a[0]
	}
	if width > 0.15 || width < 0.07 { // 1.96 * 2 * 0.5 / 20 is 0.098
		t.Errorf("the interval of 400 documents is %v wide", width)
	}
}
