package run

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

func FuzzMerge(f *testing.F) {
	f.Add([]byte(`{"shard":1,"of":1,"to":"csv","run":"x"}`+"\n5\n0\n"), []byte("doc,id"))
	f.Add([]byte(`{"shard":1,"of":1,"to":"jsonl"}`+"\n3\n-1\n"), []byte("{}\n"))
	f.Add([]byte(`{"shard":1,"of":1000000000000,"to":"jsonl"}`+"\n"), []byte(""))
	f.Fuzz(func(t *testing.T, lengths, data []byte) {
		name := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name+sizes, lengths, 0o644); err != nil {
			t.Fatal(err)
		}
		_, _ = Merge([]string{name}, io.Discard)
	})
}
