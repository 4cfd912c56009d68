package fold

import "testing"

func TestSet(t *testing.T) {
	s := SetOf("a中𠮷")
	for r, want := range map[rune]bool{'a': true, '中': true, 'b': false, '国': false, 0: false, '\uFFFF': false, '𠮷': false, '\U0010FFFF': false} {
		if s.Has(r) != want {
			t.Errorf("Has(%q) is %v", r, !want)
		}
	}
}
