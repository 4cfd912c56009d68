package tifa_test

import (
	"path/filepath"
	"strings"
	"testing"

	"tifa/extractors/extracttest"
	"tifa/models"
)

// TestCases runs the cases of dictionaries, rules and dates: texts with their
// expectations inside.
func TestCases(t *testing.T) {
	names, err := extracttest.Find("extractors")
	if err != nil {
		t.Fatal(err)
	}
	files, err := extracttest.Read(names)
	if err != nil {
		t.Fatal(err)
	}
	a := annotator(t)
	all, near := 0, 0
	marked := map[string]bool{} // language and label
	for _, f := range files {
		lang := "en"
		if strings.Contains(filepath.ToSlash(f.Name), "zh") {
			lang = "zh"
		}
		for i := range f.Cases {
			c := &f.Cases[i]
			if c.Settings.Fails == "" {
				all++
				if c.NearMiss() {
					near++
				}
				for _, m := range c.Marks {
					marked[lang+" "+string(m.Label)] = marked[lang+" "+string(m.Label)] || !m.Not
				}
			}
			failures, err := c.Run(t.Context(), a.Annotate)
			if err != nil {
				t.Error(err)
			}
			for _, x := range failures {
				t.Error(x)
			}
		}
	}
	if all < 300 || 3*near < all {
		t.Errorf("%d cases, %d of them with near-misses: a third should be", all, near)
	}
	for _, l := range models.Labels() {
		for _, lang := range []string{"en", "zh"} {
			if !marked[lang+" "+string(l)] {
				t.Errorf("no case has %s in %s", l, lang)
			}
		}
	}
}
