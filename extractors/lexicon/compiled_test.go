package lexicon

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"tifa/extractors"
)

var update = flag.Bool("update", false, "write pack.bin anew from the tables")

// tables are the project's dictionaries as they are written.
func tables() extractors.Pack { return extractors.Pack{FS: os.DirFS("data")} }

// TestCompiled: pack.bin is what the tables give.
func TestCompiled(t *testing.T) {
	packs, errs := read([]extractors.Pack{tables()})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	want := encode(packs[0])
	if *update {
		if err := os.WriteFile("pack.bin", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if compiled != string(want) {
		t.Fatal("pack.bin is not what the tables in data give: run make lexicon")
	}
	p, err := decode(compiled)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(encode(p), want) {
		t.Error("what was read from pack.bin gives another file")
	}
}

// TestBrokenPack: no beginning of a compiled pack is taken for a whole one.
func TestBrokenPack(t *testing.T) {
	packs, errs := read([]extractors.Pack{files("people.tsv", peopleHead+"per:a\tAnn Lee\t李安\t\tAnnie\n", "tenures.tsv", tenureHead+"per:a\toffice:b\t2001\t\t\trecalled\n")})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	whole := string(encode(packs[0]))
	body := len(whole) - len(packs[0].matcher().Append(nil))
	for n := range body {
		if _, err := decode(whole[:n]); err == nil {
			t.Fatalf("no error for the first %d bytes of %d", n, body)
		}
	}
}
