package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"tifa/corpus/suggest"
	"tifa/extractors"
	"tifa/extractors/lexicon"
	"tifa/models"
)

// TestSuggestedLoad: whatever names are, a pack of those that are suggested loads and
// has no errors.
func TestSuggestedLoad(t *testing.T) {
	var entities []models.Entity
	for i, name := range []string{
		"", " ", "A", "王", "a|b", "{place}", "x\ty", "x\ny", " x y", "x y ", `"quoted"`, "#x y", "-x y", "=1+1", "!!!", "…", "——", "x  y", "é è", "中 A", "A中", "Ａ Ｂ",
		"👨‍👩‍👧 family", "x\u202ey", "x\ufeffy", "\xff\xfe", "per:x y", "~1 x", "a/b c", "O'Neill’s Bar", "马尔科·鲁比奥", "（草案）", "《》", "2024", "二〇二四", "Москва река", "x\u00a0y", "x\u3000y",
		"very long " + string(bytes.Repeat([]byte("name "), 60)) + "x",
	} {
		for _, label := range models.Labels() {
			for _, names := range []models.Names{{English: name}, {Chinese: name}, {Traditional: name}} {
				entities = append(entities, models.Entity{ID: fmt.Sprintf("x:~%d", i), Label: label, Names: names, Mentions: []int{0}})
			}
		}
	}
	counter := suggest.New(suggest.Options{MinDocuments: 1})
	d := &models.Document{Text: "x", Entities: entities, Annotations: []models.Annotation{{Span: models.Span{Start: 0, End: 1}}}}
	if err := counter.Add(d); err != nil {
		t.Fatal(err)
	}
	names, err := counter.Names()
	if err != nil {
		t.Fatal(err)
	}
	if len(names) < 50 {
		t.Errorf("only %d names", len(names))
	}
	w := suggest.NewWriter(func(string) int { return 1 }, func(string) bool { return false })
	w.Visible = func(s string) string { return s }
	w.Doubt = func(models.Label, string) string { return "" }
	dir := t.TempDir()
	if err := writeSuggestions(new(bytes.Buffer), dir, w, names); err != nil {
		t.Fatal(err)
	}
	pack, err := extractors.OpenPack(dir)
	if err != nil {
		t.Fatal(err)
	}
	l, err := lexicon.Open(pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range l.Lint() {
		if !p.Note {
			t.Error(p)
		}
	}
	if t.Failed() {
		people, err := os.ReadFile(filepath.Join(dir, "people-suggested.tsv"))
		t.Logf("%s %v", people, err)
	}
}
