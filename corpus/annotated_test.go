package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"tifa/models"
)

func annotatedFile(t *testing.T, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "run.jsonl")
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func encoded(t *testing.T, id string, pretty bool) string {
	t.Helper()
	d := &models.Document{ID: id, Lang: models.English, Text: "Xi spoke.", Annotations: []models.Annotation{{Label: models.Person, Span: models.Span{Start: 0, End: 2}, Entity: "per:xi"}}}
	data, err := d.Encode(models.Encoding{Pretty: pretty})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestAnnotated: documents are found by id in JSON Lines, JSON, and arrays.
func TestAnnotated(t *testing.T) {
	a, b := encoded(t, "a", false), encoded(t, "b", false)
	for name, content := range map[string]string{
		"lines":             a + b,
		"lines without end": a + strings.TrimSpace(b),
		"lines with gaps":   "\ufeff" + a + "\n\r\n " + b + "\n",
		"pretty":            encoded(t, "a", true) + encoded(t, "b", true),
		"array":             "[" + a + "," + b + "]",
		"array, pretty":     "[\n" + encoded(t, "a", true) + ",\n" + encoded(t, "b", true) + "\n]\n",
	} {
		run, err := OpenAnnotated(annotatedFile(t, content))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if run.Len() != 2 || run.ID(0) != "a" || run.ID(1) != "b" {
			t.Errorf("%s: %d documents", name, run.Len())
		}
		i, ok := run.Find("b")
		if d, err := run.Document(i); !ok || err != nil || d.ID != "b" || d.Annotations[0].Span.In(d.Text) != "Xi" {
			t.Errorf("%s: %v %v %v", name, ok, d, err)
		}
		if _, ok := run.Find("c"); ok {
			t.Errorf("%s: there is a c", name)
		}
		if err := run.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestAnnotatedErrors(t *testing.T) {
	a := encoded(t, "a", false)
	for name, test := range map[string]struct{ content, want string }{
		"twice":     {a + encoded(t, "b", false) + a, `run.jsonl:3: the id "a" is that of line 1 too`},
		"cut":       {a + a[:40], "run.jsonl:2: "},
		"text":      {"Xi spoke.", "run.jsonl:1: "},
		"no id":     {`{"text":"a"}` + "\n" + `{"text":"b"}`, "run.jsonl:1: this is no annotated document: it has no id"},
		"a number":  {a + "7\n", "run.jsonl:2: this is no annotated document, but 7"},
		"Chinese":   {`"总书记总书记总书记"` + "\n", `run.jsonl:1: this is no annotated document, but "总书记总书记`}, // no half character
		"id number": {`{"id":7}` + "\n" + `{"id":7}`, "run.jsonl:1: want a string"},
	} {
		if _, err := OpenAnnotated(annotatedFile(t, test.content)); err == nil || !strings.Contains(err.Error(), test.want) || !utf8.ValidString(err.Error()) {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
	run, err := OpenAnnotated(annotatedFile(t, a+`{"id":"b","text":"x"}`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := run.Document(1); err == nil || !strings.Contains(err.Error(), `run.jsonl:2: schema is "", want "tifa/1"`) {
		t.Error(err)
	}
	if _, err := OpenAnnotated("nowhere"); err == nil {
		t.Error("a file that does not exist was opened")
	}
}

func FuzzAnnotated(f *testing.F) {
	f.Add([]byte(`{"schema":"tifa/1","id":"a","text":"x","annotations":[]}` + "\n" + `{"id":"b"}`))
	f.Add([]byte("[{\"id\":\"a\"},\n{\"id\":\"b\"}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		run, err := OpenAnnotated(file)
		if err != nil {
			return
		}
		defer run.Close()
		for i := range run.Len() {
			if k, ok := run.Find(run.ID(i)); !ok || k != i {
				t.Fatalf("document %d is not found by its id %q", i, run.ID(i))
			}
			if d, err := run.Document(i); err == nil {
				for _, a := range d.Annotations {
					_ = a.Span.In(d.Text)
				}
			}
		}
	})
}
