package chinese

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"tifa/extractors/dates/numeric"
)

// TestOpenings: nothing is lost by passing the characters at which nothing opens, and the
// kinds that do not open at the others.
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
		for i, r := range text {
			g.begin(i)
			// 百年 is old rather than a hundred years, 的 only links.
			if blank(r) || g.in(0, "百千的") {
				continue
			}
			may := kinds(0)
			if r < utf8.RuneSelf || g.Begins(g.table.Symbol(r), i+utf8.RuneLen(r)) {
				may = g.opens()
			}
			g.lunarYear = 0
			found := g.longest(may)
			g.lunarYear = 0
			if x := g.longest(^kinds(0)); x.end > found.end && (x.Place != nil || x.Value != "") {
				t.Errorf("%s: kinds %b open at %.40q, but %s stands there", file, may, text[i:], x.rule)
			}
		}
	}
}
