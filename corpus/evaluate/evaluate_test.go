package evaluate

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tifa/models"
)

// TestStrict is worked by hand: of three gold spans one is found, one has another
// end, one is missed; a DURATION and an unmarked PRESENT_REF do not count.
func TestStrict(t *testing.T) {
	text := "重庆 met Xi today now"
	gold := Gold{Text: text, Spans: []Span{
		{Start: 0, End: 2, Label: models.Place, Text: "重庆"},
		{Start: 7, End: 9, Label: models.Person, Text: "Xi"},
		{Start: 10, End: 15, Label: models.Date, Text: "today"},
	}}
	at := func(s string) models.Span {
		i := strings.Index(text, s)
		return models.Span{Start: i, End: i + len(s)}
	}
	doc := &models.Document{Text: text, Annotations: []models.Annotation{
		{Label: models.Place, Span: at("重庆")},
		{Label: models.Place, Span: at("重庆")}, // a second time is spurious
		{Label: models.Person, Span: at("met Xi")},
		{Label: models.Date, Span: at("now"), Timex: &models.Timex{Value: "PRESENT_REF"}},
		{Label: models.Duration, Span: at("now"), Timex: &models.Timex{Value: "P1D"}},
	}}
	got := Strict(gold, doc)
	want := map[models.Label]Counts{
		models.Place:  {Right: 1, Spurious: 1},
		models.Person: {Spurious: 1, Missed: 1},
		models.Date:   {Missed: 1},
	}
	for l, c := range want {
		if got[l] != c {
			t.Errorf("%s: %+v, want %+v", l, got[l], c)
		}
	}
	var all Counts
	for _, c := range got {
		all.Add(c)
	}
	if all != (Counts{1, 2, 2}) {
		t.Errorf("all: %+v", all)
	}
	if f := all.F1(); math.Abs(f-1.0/3) > 1e-9 || all.Precision() != 1.0/3 || all.Recall() != 1.0/3 {
		t.Errorf("F1 %v, precision %v, recall %v", f, all.Precision(), all.Recall())
	}
	if (Counts{}).F1() != 0 {
		t.Error("nothing scores something")
	}
	missed, spurious := Differences(gold, doc)
	if len(missed) != 2 || len(spurious) != 2 {
		t.Errorf("missed %q, spurious %q", missed, spurious)
	}
}

func TestReadGoldChecksSpans(t *testing.T) {
	dir := t.TempDir()
	if _, err := ReadGold(dir); err == nil {
		t.Error("an empty folder was read as gold")
	}
	file := filepath.Join(dir, "x.json")
	for _, bad := range []string{
		`{"text":"重庆","spans":[{"start":0,"end":2,"label":"PLACE","text":"重"}]}`,
		`{"text":"重庆","spans":[{"start":0,"end":6,"label":"PLACE","text":"重庆"}]}`,
		`{"text":`,
	} {
		if err := os.WriteFile(file, []byte(bad), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadGold(dir); err == nil || !strings.Contains(err.Error(), "x.json") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
