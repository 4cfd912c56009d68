package write_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tifa/corpus/evaluate/gold"
	"tifa/corpus/write"
	"tifa/models"
)

// gold documents, annotated as they are by hand: real texts in both languages.
func annotated(t *testing.T) (docs []*models.Document) {
	t.Helper()
	sets, err := gold.Read("../gold")
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range sets[0].Documents {
		d := &models.Document{ID: g.ID, Lang: models.Lang(g.Lang), Date: g.Date, Text: g.Text}
		for _, s := range g.Spans {
			a := models.Annotation{Label: models.Label(s.Label), Span: s.Span, Entity: s.Entity}
			if s.Value != "" {
				a.Timex = &models.Timex{Type: "DATE", Value: s.Value}
			}
			d.Annotations = append(d.Annotations, a)
		}
		for _, r := range g.Relations {
			d.Relations = append(d.Relations, models.Relation{Type: r.Type, Head: r.Head, Tail: r.Tail})
		}
		docs = append(docs, d)
	}
	return docs
}

func writeAll(t *testing.T, to write.Format, name string, docs []*models.Document) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	o := write.Options{To: to}
	sink, err := write.Open(path, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	encode := o.Encoder()
	for i, d := range docs {
		e, err := encode(d)
		if err == nil {
			err = sink.Write(i+1, e)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := sink.Close(); err != nil {
		t.Fatal(err)
	}
	if err := write.Finish(path, to); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestReadBack: what gold readers read is what was written: all spans where the format
// holds them, the outermost in CoNLL.
func TestReadBack(t *testing.T) {
	docs := annotated(t)
	for to, name := range map[write.Format]string{write.Brat: "brat", write.SpaCy: "spacy.jsonl", write.CoNLL: "run.conll"} {
		sets, err := gold.Read(writeAll(t, to, name, docs))
		if err != nil {
			t.Errorf("%s: %v", to, err)
			continue
		}
		if to == write.CoNLL { // the text is joined anew, and only outermost spans are there
			for i, d := range docs {
				if n := len(sets[0].Documents[i].Spans); n != outermost(d) {
					t.Errorf("conll: %s has %d spans, want %d", d.ID, n, outermost(d))
				}
			}
			continue
		}
		back := map[string]gold.Document{}
		for _, d := range sets[0].Documents {
			back[d.ID] = d
		}
		for _, d := range docs {
			got := back[d.ID]
			if got.Text != d.Text {
				t.Errorf("%s: %s has another text", to, d.ID)
				continue
			}
			have := map[string]bool{}
			for _, s := range got.Spans {
				have[s.Label+"|"+s.Span.In(got.Text)+"|"+s.Entity] = true
			}
			for _, a := range d.Annotations {
				if !have[string(a.Label)+"|"+a.Span.In(d.Text)+"|"+a.Entity] {
					t.Errorf("%s: %s lacks %s %q %s", to, d.ID, a.Label, a.Span.In(d.Text), a.Entity)
				}
			}
		}
	}
}

// outermost counts the annotations that lie in no other.
func outermost(d *models.Document) (n int) {
	end := 0
	for _, a := range d.Annotations {
		if a.Span.Start >= end {
			end = a.Span.End
			n++
		}
	}
	return n
}

// python runs a script with a file, and is skipped where a module of it is missing.
// TIFA_PYTHON names another interpreter.
func python(t *testing.T, script, file string, modules ...string) string {
	t.Helper()
	interpreter := os.Getenv("TIFA_PYTHON")
	if interpreter == "" {
		interpreter = "python3"
	}
	for _, m := range modules {
		if err := exec.Command(interpreter, "-c", "import "+m).Run(); err != nil {
			t.Skipf("python has no %s", m)
		}
	}
	out, err := exec.Command(interpreter, "-c", script, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return strings.TrimSpace(string(out))
}

func TestSpaCyLoads(t *testing.T) {
	docs := annotated(t)
	got := python(t, `
import json, sys
from spacy.tokens import Doc
from spacy.vocab import Vocab
out = []
for line in open(sys.argv[1], encoding="utf-8"):
    doc = Doc(Vocab()).from_json(json.loads(line), validate=True)
    out.append([doc.text, [[s.label_, s.text, s.kb_id_] for s in doc.spans["tifa"]], len(doc.ents)])
print(json.dumps(out))
`, writeAll(t, write.SpaCy, "x.jsonl", docs), "spacy")
	var back [][]json.RawMessage
	if err := json.Unmarshal([]byte(got), &back); err != nil {
		t.Fatal(err)
	}
	for i, d := range docs {
		var text string
		var spans [][3]string
		if err := json.Unmarshal(back[i][0], &text); err != nil || text != d.Text {
			t.Errorf("%s: another text, %v", d.ID, err)
		}
		if err := json.Unmarshal(back[i][1], &spans); err != nil || len(spans) != len(d.Annotations) {
			t.Fatalf("%s: %d spans, %v", d.ID, len(spans), err)
		}
		for k, a := range d.Annotations {
			if want := [3]string{string(a.Label), a.Span.In(d.Text), a.Entity}; spans[k] != want {
				t.Errorf("%s: %v, want %v", d.ID, spans[k], want)
			}
		}
	}
}

const countRows = `
import sys
%s
print(*[count(sys.argv[1] + "/" + t + ".parquet") for t in ("documents", "annotations", "relations")])
`

func TestParquetLoads(t *testing.T) {
	docs := annotated(t)
	annotations, relations := 0, 0
	for _, d := range docs {
		annotations += len(d.Annotations)
		relations += len(d.Relations)
	}
	want := strings.Join([]string{itoa(len(docs)), itoa(annotations), itoa(relations)}, " ")
	path := writeAll(t, write.Parquet, "tables", docs)
	for module, count := range map[string]string{
		"pyarrow": "import pyarrow.parquet\ncount = lambda f: pyarrow.parquet.read_table(f).num_rows",
		"duckdb":  "import duckdb\ncount = lambda f: duckdb.sql(f\"select count(*) from '{f}' where doc > 0\").fetchall()[0][0]",
	} {
		t.Run(module, func(t *testing.T) {
			if got := python(t, strings.Replace(countRows, "%s", count, 1), path, module); got != want {
				t.Errorf("%s rows, want %s", got, want)
			}
		})
	}
}

func itoa(n int) string {
	data, _ := json.Marshal(n)
	return string(data)
}

// TestSQLiteLoads: the command of SQLite itself finds the file whole, and words of
// both languages in it.
func TestSQLiteLoads(t *testing.T) {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("needs the command sqlite3, to read the file with another program than the one that wrote it; install it to run this")
	}
	path := writeAll(t, write.SQLite, "x.sqlite", annotated(t))
	out, err := exec.Command("sqlite3", path, `
		PRAGMA integrity_check;
		INSERT INTO search (search) VALUES ('integrity-check');
		SELECT count(*) > 0 FROM search WHERE search MATCH '重庆市';
		SELECT id FROM documents JOIN search ON doc = search.rowid WHERE search MATCH '"sanctions package"' LIMIT 1;`).CombinedOutput()
	if want := "ok\n1\nen-eu-sanctions-package\n"; err != nil || string(out) != want {
		t.Errorf("%s, %v; want %s", out, err, want)
	}
}
