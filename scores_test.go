package tifa_test

import (
	"strings"
	"testing"

	"tifa/corpus/evaluate"
	"tifa/models"
)

// TestScores prints the scores by label over the gold documents, and with -v
// what is missed and spurious in each. No figure is demanded here; a score of
// nothing at all is a mistake in the test or the pipeline.
func TestScores(t *testing.T) {
	gold, err := evaluate.ReadGold("corpus/gold")
	if err != nil {
		t.Fatal(err)
	}
	a := annotator(t)
	for _, lang := range []string{"en", "zh"} {
		var own []evaluate.Gold
		for _, g := range gold {
			if strings.HasPrefix(g.Lang, lang) {
				own = append(own, g)
			}
		}
		counts, err := evaluate.Run(t.Context(), own, a.Annotate)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s, %d documents\n%s", lang, len(own), evaluate.Table(counts))
		for _, l := range models.Labels() {
			if l != models.Duration && counts[l].Right == 0 {
				t.Errorf("%s: not one %s is right", lang, l)
			}
		}
	}
	for _, g := range gold {
		doc, err := a.Annotate(t.Context(), &models.Document{Text: g.Text, Date: g.Date, Lang: models.Lang(g.Lang)})
		if err != nil {
			t.Fatal(err)
		}
		missed, spurious := evaluate.Differences(g, doc)
		t.Logf("%s\n  missed\n    %s\n  spurious\n    %s", g.ID, strings.Join(missed, "\n    "), strings.Join(spurious, "\n    "))
	}
}
