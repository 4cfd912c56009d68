package runs

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"tifa/corpus/write"
	"tifa/models"
)

// documents are some that have all there is.
func documents() []*models.Document {
	text := "李强 met Xi 𝄞 in 北京."
	at := func(s string) models.Span {
		i := strings.Index(text, s)
		return models.Span{Start: i, End: i + len(s)}
	}
	cue := at("met")
	full := &models.Document{
		ID: "full", Lang: models.English, Langs: []models.Lang{"en", "zh-Hans"}, Meta: map[string]json.RawMessage{"source": json.RawMessage(`{"a":1}`)},
		DuplicateOf: "other", Date: "2024-03", Title: "Title 会", Byline: []string{"A", "B"},
		Dateline:      &models.Dateline{Places: []string{"place:CN"}, Agency: "org:xinhua"},
		ReportedEvent: &models.ReportedEvent{Type: "talks", Date: "2024-03-01", Place: "place:CN", Convener: "org:x", Presider: "per:li-qiang"},
		Text:          text, Sentences: []models.Span{{Start: 0, End: len(text)}},
		Annotations: []models.Annotation{
			{Label: models.Person, Span: at("李强"), Entity: "per:li-qiang", Attrs: []models.Attr{{Key: "k", Values: []string{"v"}}, {Key: "l", Values: []string{"x"}, List: true}},
				Source: models.Source{Extractor: "people", Rule: "lexicon", Entry: "per:li-qiang"}},
			{Label: models.Person, Span: at("Xi"), Entity: "per:~1", Source: models.Source{Extractor: "people", Rule: "en.rule"}},
			{Label: models.Date, Span: at("𝄞"), Timex: &models.Timex{Type: "DATE", Value: "2024", From: "2024-01-01", To: "2025-01-01", Stated: []string{"year"}},
				Source: models.Source{Extractor: "dates", Rule: "r"}},
			{Label: models.Place, Span: at("北京"), Entity: "place:CN-BJ", Source: models.Source{Extractor: "places", Rule: "lexicon"}},
		},
		Entities: []models.Entity{
			{ID: "per:li-qiang", Label: models.Person, Known: true, Names: models.Names{English: "Li Qiang", Chinese: "李强", Traditional: "李強"},
				Attrs: []models.Attr{{Key: "x", Values: []string{"y"}}}, Mentions: []int{0}},
			{ID: "per:~1", Label: models.Person, Mentions: []int{1}},
			{ID: "place:CN-BJ", Label: models.Place, Known: true, Mentions: []int{3}},
		},
		Relations: []models.Relation{
			{Type: "meets", Head: 0, Tail: 1, Cue: &cue, Source: models.Source{Extractor: "relations", Rule: "r"}},
			{Type: "says", Head: 0, Tail: models.DocumentEnd, Cue: &cue, Quote: &cue, Source: models.Source{Extractor: "relations", Rule: "r"}},
			{Type: "attends", Head: 1, Tail: models.ReportedEventEnd, Source: models.Source{Extractor: "relations", Rule: "r"}},
		},
		Warnings: []models.Warning{{Code: "language", Message: "m"}, {Code: "encoding", Message: "n", Span: &cue}},
		Producer: models.Producer{Name: "tifa", Version: "1", Pack: "sha256:0"},
	}
	all := []*models.Document{full}
	for i := range 40 {
		bare := &models.Document{ID: fmt.Sprintf("d%d", i), Lang: models.English, Langs: []models.Lang{"en"}, Text: strings.Repeat("Text. ", i), Producer: full.Producer}
		if i%3 == 0 {
			copied := *full
			copied.ID = bare.ID
			bare = &copied
		}
		all = append(all, bare)
	}
	return all
}

// written writes documents as tifa annotate does.
func written(t *testing.T, docs []*models.Document, o write.Options) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "run."+string(o.To))
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
	return path
}

func compressed(t *testing.T, path, kind string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	var w io.WriteCloser = gzip.NewWriter(&b)
	if kind == ".zst" {
		if w, err = zstd.NewWriter(&b); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+kind, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path + kind
}

func read(t *testing.T, path string) []*Document {
	t.Helper()
	run, err := Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	var all []*Document
	for d, err := range run.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	if run.Size == 0 || run.Read.Load() == 0 {
		t.Errorf("%s: %d of %d read", path, run.Read.Load(), run.Size)
	}
	return all
}

// TestRoundTrip: whatever the format and the unit, what comes back is what was
// written, in its order.
func TestRoundTrip(t *testing.T) {
	docs := documents()
	for _, unit := range []models.Unit{models.CodePoint, models.Byte, models.UTF16} {
		for _, to := range []write.Format{write.JSONL, write.JSON, write.SQLite} {
			path := written(t, docs, write.Options{To: to, Offsets: unit})
			paths := []string{path}
			if to != write.SQLite {
				paths = append(paths, compressed(t, path, ".gz"), compressed(t, path, ".zst"))
			}
			for _, path := range paths {
				got := read(t, path)
				if len(got) != len(docs) {
					t.Fatalf("%s: %d documents, want %d", path, len(got), len(docs))
				}
				for i, d := range got {
					if d.Number != i+1 || !d.HasText() || d.Form.Offsets != unit || !strings.HasPrefix(d.Place, path) {
						t.Errorf("%s: document %d is number %d, %v, at %s", path, i+1, d.Number, d.Form, d.Place)
					}
					if want, have := plain(t, docs[i]), plain(t, d.Document); want != have {
						t.Fatalf("%s: read\n%s\nwant\n%s", path, have, want)
					}
				}
			}
		}
	}
}

func plain(t *testing.T, d *models.Document) string {
	t.Helper()
	data, err := d.Encode(models.Encoding{Pretty: true})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestNoText: documents without their text have all else, and spans in the unit of
// the file.
func TestNoText(t *testing.T) {
	docs := documents()
	for _, to := range []write.Format{write.JSONL, write.SQLite} {
		got := read(t, written(t, docs, write.Options{To: to, NoText: true}))
		d := got[0]
		if d.HasText() || d.Text != "" || d.Form.SHA256 != models.SHA256(docs[0].Text) {
			t.Errorf("%s: text %q, %v", to, d.Text, d.Form)
		}
		if s := d.Annotations[2].Span; s != (models.Span{Start: 10, End: 11}) {
			t.Errorf("%s: span %v", to, s)
		}
		if !reflect.DeepEqual(d.Entities, docs[0].Entities) || len(d.Relations) != 3 {
			t.Errorf("%s: %v", to, d.Entities)
		}
	}
}

// TestStandardInput: a run comes through a pipe, a database does not.
func TestStandardInput(t *testing.T) {
	docs := documents()
	data, err := os.ReadFile(written(t, docs, write.Options{To: write.JSONL}))
	if err != nil {
		t.Fatal(err)
	}
	run, err := Open("-", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range run.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != len(docs) {
		t.Errorf("%d documents", n)
	}
	data, err = os.ReadFile(written(t, docs, write.Options{To: write.SQLite}))
	if err != nil {
		t.Fatal(err)
	}
	if run, err = Open("-", bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	for _, err := range run.Documents(t.Context()) {
		if err == nil || err.Error() != "standard input: this is a database, which cannot be read from a pipe: name its file" {
			t.Error(err)
		}
	}
}

// TestNoRun: what is no run says so, with the place and what to do.
func TestNoRun(t *testing.T) {
	good := strings.TrimSpace(string(must(documents()[0].Encode(models.Encoding{}))))
	for name, c := range map[string]struct{ content, want string }{
		"text":        {"Xi Jinping visited Paris.", "run: this is no run: name a file that tifa annotate wrote"},
		"parquet":     {"PAR1....", "run: this is a Parquet file: name a file"},
		"not yet":     {`{"text": "Xi Jinping visited Paris."}`, `run:1: an object without "schema": "tifa/1"`},
		"other":       {`{"schema": "tifa/2"}`, `run:1: schema is "tifa/2", want "tifa/1"`},
		"numbers":     {"[1, 2]", "run:1: no annotated document stands here, but [1, 2]"},
		"broken line": {good + "\n" + good[:50] + "\n" + good, "run:2: reading a tifa/1 document: unexpected end of JSON input"},
		"broken off":  {"[" + good + ",\n" + good[:50], "run:2: broken JSON"},
		"null within": {good + "\nnull\n", "run:2: no annotated document stands here, but null"},
		"text within": {good + "\nhello hello hello hello\n", "run:2: no annotated document stands here, but hello hello hello he…"},
		"unit":        {strings.Replace(good, "codepoint", "pica", 1), `run:1: unknown offset unit "pica"`},
		"wrong unit":  {strings.Replace(good, "codepoint", "byte", 1), "offsets count in byte"},
		"gzip":        {"\x1f\x8b\x08\x00", "gzip data ends in the middle"},
	} {
		path := filepath.Join(t.TempDir(), "run")
		if err := os.WriteFile(path, []byte(c.content), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := firstError(t, path); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	if err := firstError(t, t.TempDir()); err == nil || !strings.Contains(err.Error(), "is a folder: name a file") {
		t.Error(err)
	}
	if err := firstError(t, filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func must(data []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return data
}

func firstError(t *testing.T, path string) error {
	t.Helper()
	run, err := Open(path, nil)
	if err != nil {
		return err
	}
	defer run.Close()
	for _, err := range run.Documents(t.Context()) {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestBehindABrokenLine: a broken line costs its document only, if the caller goes on.
func TestBehindABrokenLine(t *testing.T) {
	good := string(must(documents()[0].Encode(models.Encoding{})))
	path := filepath.Join(t.TempDir(), "run.jsonl")
	if err := os.WriteFile(path, []byte(good+"{\n"+good), 0o644); err != nil {
		t.Fatal(err)
	}
	run, err := Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	var got []string
	for d, err := range run.Documents(t.Context()) {
		if err != nil {
			got = append(got, "error")
		} else {
			got = append(got, d.ID)
		}
	}
	if strings.Join(got, " ") != "full error full" {
		t.Error(got)
	}
}

// TestOtherDatabase: a database of something else, or one that was changed, says so.
func TestOtherDatabase(t *testing.T) {
	change := func(path, script string) {
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(script); err != nil {
			t.Fatal(err)
		}
	}
	other := filepath.Join(t.TempDir(), "other.db")
	change(other, "CREATE TABLE birds (name TEXT)")
	if err := firstError(t, other); err == nil || !strings.Contains(err.Error(), "is a database that tifa did not write") {
		t.Error(err)
	}
	changed := written(t, documents(), write.Options{To: write.SQLite})
	change(changed, "INSERT INTO annotations (doc, id, label, start, stop) VALUES (1, 'a9', 'PERSON', 0, 1)")
	if err := firstError(t, changed); err == nil || !strings.Contains(err.Error(), "the table was changed") {
		t.Error(err)
	}
	gone := written(t, documents(), write.Options{To: write.SQLite})
	change(gone, "DELETE FROM documents WHERE doc = 1")
	if got := read(t, gone); len(got) != len(documents())-1 || got[0].ID != documents()[1].ID {
		t.Errorf("%d documents", len(got))
	}
}

// TestInterrupted: the end of the context ends reading, even if the reader waits.
func TestInterrupted(t *testing.T) {
	in, out := io.Pipe()
	t.Cleanup(func() { out.Close() })
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		_, _ = out.Write(must(documents()[0].Encode(models.Encoding{})))
		stop()
	}()
	run, err := Open("-", in)
	if err != nil {
		t.Fatal(err)
	}
	var last error
	for _, err := range run.Documents(ctx) {
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Error(last)
	}
}

// FuzzDocuments: whatever a stream holds, reading ends with documents whose spans fit
// their text, and errors that name a place.
func FuzzDocuments(f *testing.F) {
	good := must(documents()[0].Encode(models.Encoding{}))
	bare := must(documents()[0].Encode(models.Encoding{NoText: true, Offsets: models.UTF16}))
	f.Add(good)
	f.Add(bare)
	f.Add(slices.Concat([]byte("["), good, []byte(","), bare, []byte("]")))
	f.Add([]byte("{\n{}\n[1]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		run, err := Open("-", bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for d, err := range run.Documents(t.Context()) {
			if err != nil {
				if !strings.HasPrefix(err.Error(), "standard input") {
					t.Errorf("%v names no place", err)
				}
				continue
			}
			for _, a := range d.Annotations {
				if d.HasText() {
					_ = a.Span.In(d.Text)
				}
			}
		}
	})
}
