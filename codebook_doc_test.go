package tifa_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tifa/extractors/extracttest"
)

// fence is a block of cases in the codebook.
var fence = regexp.MustCompile("(?s)```cases\n(.*?)```")

// TestCodebook runs the cases that the codebook shows.
func TestCodebook(t *testing.T) {
	text, err := os.ReadFile("docs/codebook.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := fence.FindAllSubmatchIndex(text, -1)
	if len(blocks) < 8 {
		t.Fatalf("%d blocks of cases, want one for each label", len(blocks))
	}
	a := annotator(t)
	for _, b := range blocks {
		// Lines keep their numbers.
		file := filepath.Join(t.TempDir(), "codebook.md.txt")
		if err := os.WriteFile(file, []byte(strings.Repeat("\n", strings.Count(string(text[:b[2]]), "\n"))+string(text[b[2]:b[3]])), 0o600); err != nil {
			t.Fatal(err)
		}
		files, err := extracttest.Read([]string{file})
		if err != nil {
			t.Fatal(err)
		}
		for i := range files[0].Cases {
			failures, err := files[0].Cases[i].Run(t.Context(), a.Annotate)
			if err != nil {
				t.Error(err)
			}
			for _, f := range failures {
				f.File = "docs/codebook.md"
				t.Error(f)
			}
		}
	}
}
