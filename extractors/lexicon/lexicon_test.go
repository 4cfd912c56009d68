package lexicon

import (
	"testing"
)

func TestBuiltInLoads(t *testing.T) {
	l, err := Load(BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range l.Counts() {
		t.Logf("%s: %d", c.Kind, c.Entries)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(BuiltIn()); err != nil {
			b.Fatal(err)
		}
	}
}
