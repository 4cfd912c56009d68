package chinese

import (
	"os"
	"path/filepath"
	"testing"

	"tifa/extractors/dates/numeric"
)

// TestOpenings: nothing is lost by passing the characters at which nothing opens.
func TestOpenings(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../cases/*.txt", "../../*/cases/zh/*.txt", "../../../corpus/gold/*.json*"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v, %v", pattern, found, err)
		}
		files = append(files, found...)
	}
	for _, file := range append(files, filepath.SplitList(os.Getenv("TIFA_TEXTS"))...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		g := New(text, numeric.DayFirst, false)
		for i := range text {
			g.begin(i)
			// 百年 is old rather than a hundred years, 的 only links.
			if g.in(0, "百千的") || g.names.openings.begins(g.sym(0)) && g.opens() {
				continue
			}
			g.lunarYear = 0
			if x := g.longest(); x.ok() && (x.Place != nil || x.Value != "") {
				t.Errorf("%s: nothing opens at %.40q, but %s stands there", file, text[i:], x.rule)
			}
		}
	}
}
