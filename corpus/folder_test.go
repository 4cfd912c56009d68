package corpus

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLinks: links are followed, and those that lead back do no harm.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) { check(os.Symlink(to, filepath.Join(dir, name))) }
	check(os.MkdirAll(filepath.Join(dir, "corpus", "a"), 0o755))
	check(os.MkdirAll(filepath.Join(dir, "elsewhere"), 0o755))
	for name, text := range map[string]string{"corpus/a/x.txt": "X", "elsewhere/y.txt": "Y", "corpus/z.txt": "Z"} {
		check(os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	link("..", "corpus/a/up")
	link(".", "corpus/same")
	link("../a", "corpus/a/itself")
	link("../elsewhere", "corpus/b")
	link("../elsewhere", "corpus/b2")
	link("../z.txt", "corpus/a/file.txt")
	link("nowhere.txt", "corpus/a/gone.txt")
	gone := filepath.Join(dir, "corpus/a/gone.txt")
	want := []string{"a/file: Z", "error: " + gone + ": no such file or directory", "a/x: X", "b/y: Y", "z: Z"}
	if diff := cmp.Diff(want, read(t, []string{filepath.Join(dir, "corpus")}, Auto, "")); diff != "" {
		t.Error(diff)
	}
	link("corpus", "all")
	if got := read(t, []string{filepath.Join(dir, "all")}, Auto, ""); len(got) != len(want) {
		t.Errorf("through a link: %q", got)
	}
}

// TestNames: the format of a file is told by its name, and what the document is
// called has no endings.
func TestNames(t *testing.T) {
	for _, tt := range []struct {
		name, stem string
		format     Format
	}{
		{"a.txt", "a", Text}, {"a.JSONL.gz", "a", JSONL}, {"b/a.csv.zst", "b/a", CSV}, {"a.tsv", "a", CSV}, {"CC-1.warc.wet.gz", "CC-1", WARC},
		{"page.htm", "page", HTML}, {"x.parquet", "x", Parquet}, {"v1.2", "v1.2", ""}, {"a.gz", "a", ""}, {".txt", ".txt", Text}, {"b/.gz", "b/.gz", ""},
	} {
		format, _ := formatOf(tt.name)
		if got := stem(tt.name); got != tt.stem || format != tt.format {
			t.Errorf("%s is %s in %q, not %s in %q", tt.name, got, format, tt.stem, tt.format)
		}
	}
}

func TestParseSize(t *testing.T) {
	for s, want := range map[string]int64{"100MB": 100 << 20, "1.5 kb": 1536, "4096": 4096, "2GiB": 2 << 30, "10M": 10 << 20, "7B": 7} {
		if got, err := ParseSize(s); err != nil || got != want {
			t.Errorf("%s is %d (%v), not %d", s, got, err, want)
		}
	}
	for _, s := range []string{"", "MB", "-1MB", "0", "much", "1 fortnight", "NaN", "1e30"} {
		if n, err := ParseSize(s); err == nil {
			t.Errorf("%q is %d", s, n)
		}
	}
}

func TestParseFields(t *testing.T) {
	got, err := ParseFields([]string{"text=body", " id = url "})
	if diff := cmp.Diff(map[string]string{"text": "body", "id": "url"}, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	for in, want := range map[string]string{
		"text": `"text" is no mapping: write text=body, with the name in the input behind`,
		"x=y":  `"x=y": tifa has no field "x", but id, text, title, date, lang, byline`,
	} {
		if _, err := ParseFields([]string{in}); err == nil || err.Error() != want {
			t.Errorf("%s: %v", in, err)
		}
	}
	if _, err := ParseFields([]string{"text=a", "id=a"}); err == nil || err.Error() != "a is named for both id and text" {
		t.Error(err)
	}
	if _, err := ParseFields([]string{"text=a", "text=b"}); err == nil {
		t.Error("text is two columns")
	}
}
