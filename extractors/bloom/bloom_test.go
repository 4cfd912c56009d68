package bloom

import (
	"fmt"
	"testing"
)

func TestFilter(t *testing.T) {
	var words []string
	for i := range 2000 {
		words = append(words, fmt.Sprintf("word-%d", i))
	}
	f := New(words)
	for _, w := range words {
		if !f.Has([]rune(w)) {
			t.Fatalf("the filter misses %s", w)
		}
	}
	wrong := 0
	for i := range 2000 {
		if f.Has([]rune(fmt.Sprintf("other-%d", i))) {
			wrong++
		}
	}
	if wrong > 40 {
		t.Errorf("%d of 2000 other words pass", wrong)
	}
}
