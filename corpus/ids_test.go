package corpus

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTwoWithOneID: both are kept, and the second comes with a warning.
func TestTwoWithOneID(t *testing.T) {
	got := read(t, []string{"-"}, JSONL, `{"id":"a","text":"x"}`+"\n"+`{"id":"b","text":"y"}`+"\n"+`{"id":"a","text":"z"}`)
	if diff := cmp.Diff([]string{"a: x", "b: y", "a: z !duplicate-id"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestIDs(t *testing.T) {
	var s ids
	for i := range 100_000 {
		if s.met(hash(fmt.Sprint(i))) {
			t.Fatalf("%d was not there", i)
		}
	}
	for i := range 100_000 {
		if !s.met(hash(fmt.Sprint(i))) {
			t.Fatalf("%d was there", i)
		}
	}
	if s.count != 100_000 || len(s.table) > 4*s.count {
		t.Errorf("%d ids in a table of %d", s.count, len(s.table))
	}
}
