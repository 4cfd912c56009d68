package run

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus"
	"tifa/corpus/write"
	"tifa/models"
)

// annotate finds a name at the beginning; documents whose id ends with 7 fail.
func annotate(_ context.Context, d *models.Document) (*models.Document, error) {
	if strings.HasSuffix(d.ID, "7") {
		return nil, errors.New("seven")
	}
	out := *d
	out.Lang = models.English
	out.Annotations = []models.Annotation{{Label: models.Person, Span: models.Span{Start: 0, End: 2}, Entity: "per:xi", Source: models.Source{Extractor: "people", Rule: "lexicon"}}}
	return &out, nil
}

// input gives n documents, and an error in the place of every tenth.
func numbered(n int) corpus.Documents {
	return func(yield func(*models.Document, error) bool) {
		for i := range n {
			d, err := &models.Document{ID: fmt.Sprint(i), Text: fmt.Sprintf("Xi spoke %d times.", i)}, error(nil)
			if i%10 == 9 {
				d, err = nil, &corpus.DocumentError{Where: fmt.Sprintf("in:%d", i), Err: errors.New("broken"), Raw: []byte("{\xff")}
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// stopAfter ends the context when so many documents were given.
func stopAfter(documents corpus.Documents, n int, stop func()) corpus.Documents {
	return func(yield func(*models.Document, error) bool) {
		for d, err := range documents {
			if n--; n == 0 {
				stop()
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

func target(dir string, to write.Format) Target {
	return Target{Options: write.Options{To: to}, Stdout: io.Discard, Path: filepath.Join(dir, "out"), Quarantine: filepath.Join(dir, "failed"), Settings: map[string]string{"lang": "en"}}
}

// run does a batch; it is cut off behind some documents if stop is positive.
func runBatch(t *testing.T, target Target, documents corpus.Documents, stop int) (Stats, error) {
	t.Helper()
	out, err := Create(target)
	if err != nil {
		return Stats{}, err
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if stop > 0 {
		documents = stopAfter(documents, stop, cancel)
	}
	from := func(skip int) corpus.Documents {
		return func(yield func(*models.Document, error) bool) {
			n := 0
			for d, err := range documents {
				if n++; n > skip && !yield(d, err) {
					return
				}
			}
		}
	}
	b := Batch{Documents: from, Annotate: annotate, Output: out, Workers: 3, Failed: func(error) {}}
	stats, err := b.Run(ctx)
	if err == nil {
		err = out.Complete()
	}
	if err != nil {
		if _, _, keeping := out.Keep(!errors.Is(err, context.Canceled)); keeping != nil {
			t.Error(keeping)
		}
	}
	return stats, err
}

// files are the names and contents of what is in a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestResume: a run that is interrupted again and again writes what one run writes,
// the quarantine included, and leaves nothing beside it.
func TestResume(t *testing.T) {
	const n = 2600 // more than two marks
	for _, to := range []write.Format{write.JSONL, write.CSV, write.HTML, write.Parquet} {
		whole, pieces := t.TempDir(), t.TempDir()
		stats, err := runBatch(t, target(whole, to), numbered(n), 0)
		if err != nil || stats.Failed != n/10*2 {
			t.Fatalf("%s: %+v, %v", to, stats, err)
		}
		again := target(pieces, to)
		again.Resume = true
		for _, stop := range []int{1, 700, 701, 1500, 2300} {
			if _, err := runBatch(t, again, numbered(n), stop); !errors.Is(err, context.Canceled) {
				t.Fatalf("%s: %v", to, err)
			}
			if _, err := os.Stat(again.Path); err == nil {
				t.Fatalf("%s: the output is there before it is complete", to)
			}
		}
		if got, err := runBatch(t, again, numbered(n), 0); err != nil || got.Failed != stats.Failed || got.Documents != stats.Documents {
			t.Fatalf("%s: %+v, want %+v; %v", to, got, stats, err)
		}
		if diff := cmp.Diff(files(t, whole), files(t, pieces)); diff != "" {
			t.Errorf("%s: %.2000s", to, diff)
		}
	}
}

// TestResumeRefuses: a run is not taken up with other settings, another input, or an
// output that cannot be continued.
func TestResumeRefuses(t *testing.T) {
	dir := t.TempDir()
	first := target(dir, write.JSONL)
	if _, err := runBatch(t, first, numbered(100), 50); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	first.Resume = true
	for want, change := range map[string]func(*Target){
		`lang was "en" and is "zh"`:       func(o *Target) { o.Settings = map[string]string{"lang": "zh"} },
		`tokens was "" and is "true"`:     func(o *Target) { o.Settings = map[string]string{"lang": "en", "tokens": "true"} },
		"json is one piece":               func(o *Target) { o.To = write.JSON },
		"name a file with --output":       func(o *Target) { o.Path = "-" },
		"brat cannot do without the text": func(o *Target) { o.To, o.NoText = write.Brat, true },
	} {
		changed := first
		change(&changed)
		if _, err := runBatch(t, changed, numbered(100), 0); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	other := func(yield func(*models.Document, error) bool) {
		for d, err := range numbered(100) {
			if d != nil && d.ID > "3" {
				d.Text += "!"
			}
			if !yield(d, err) {
				return
			}
		}
	}
	for name, documents := range map[string]corpus.Documents{"changed": other, "shorter": numbered(10)} {
		if _, err := runBatch(t, first, documents, 0); err == nil || !strings.Contains(err.Error(), "is not the one that the output holds") {
			t.Errorf("%s: %v", name, err)
		}
	}
	// What was refused did no harm.
	if _, err := runBatch(t, first, numbered(100), 0); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(files(t, dir)["out"], "\n"); n != 80 {
		t.Errorf("%d documents", n)
	}
}

// TestCompleted: a run that was cut off when only names were to be given ends so.
func TestCompleted(t *testing.T) {
	dir := t.TempDir()
	o := target(dir, write.JSONL)
	if _, err := runBatch(t, o, numbered(20), 0); err != nil {
		t.Fatal(err)
	}
	want := files(t, dir)
	if err := os.Rename(o.Path, o.Path+partial); err != nil {
		t.Fatal(err)
	}
	j := journal{Settings: o.Settings, Items: 20, Failed: 4, Complete: true}
	if err := j.save(o.Path + journals); err != nil {
		t.Fatal(err)
	}
	o.Resume = true
	out, err := Create(o)
	if err != nil || !out.IsComplete() {
		t.Fatal(err)
	}
	if err := out.Complete(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, files(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestQuarantine(t *testing.T) {
	dir := t.TempDir()
	if _, err := runBatch(t, target(dir, write.JSONL), numbered(10), 0); err != nil {
		t.Fatal(err)
	}
	want := `{"id":"7","error":"seven","document":{"id":"7","text":"Xi spoke 7 times."}}
{"where":"in:9","error":"broken","raw_base64":"e/8="}
`
	if diff := cmp.Diff(want, files(t, dir)["failed"]); diff != "" {
		t.Error(diff)
	}
}

// TestMerge: shards joined are the run without shards.
func TestMerge(t *testing.T) {
	for _, to := range []write.Format{write.JSONL, write.CSV, write.CoNLL} {
		for _, n := range []int{0, 1, 5, 1000} {
			dir := t.TempDir()
			if _, err := runBatch(t, target(dir, to), numbered(n), 0); err != nil {
				t.Fatal(err)
			}
			want := files(t, dir)["out"]
			var shards []string
			for _, i := range []int{2, 3, 1} {
				part := target(t.TempDir(), to)
				part.Shard = Shard{i, 3}
				if _, err := runBatch(t, part, numbered(n), 0); err != nil {
					t.Fatal(err)
				}
				shards = append(shards, part.Path)
			}
			var got strings.Builder
			items, err := Merge(shards, &got)
			if err != nil || items != n || got.String() != want {
				t.Errorf("%s: %d of %d items, %v; %q, want %q", to, items, n, err, got.String(), want)
			}
			if _, err := Merge(shards[:2], &got); err == nil || !strings.Contains(err.Error(), "shard 1/3 is missing") {
				t.Error(err)
			}
			if _, err := Merge([]string{shards[0], shards[0], shards[1]}, &got); err == nil || !strings.Contains(err.Error(), "are both shard 2/3") {
				t.Error(err)
			}
			if n == 1000 {
				if err := os.Truncate(shards[0], 100); err != nil {
					t.Fatal(err)
				}
				if _, err := Merge(shards, &got); err == nil || !strings.Contains(err.Error(), "is shorter than") {
					t.Error(err)
				}
			}
		}
	}
}

func TestParseShard(t *testing.T) {
	for in, want := range map[string]Shard{"": {}, "1/1": {1, 1}, "3/3": {3, 3}} {
		if got, err := ParseShard(in); err != nil || got != want || got.String() != in {
			t.Errorf("%s: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"0/3", "4/3", "1", "a/b", "1/0", "-1/2"} {
		if _, err := ParseShard(in); err == nil {
			t.Errorf("%s is taken", in)
		}
	}
}

// TestFull: what cannot be written is an error that says so.
func TestFull(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("needs /dev/full, a disk that is always full, which only Linux has")
	}
	o := target(t.TempDir(), write.JSONL)
	o.Path = "/dev/full"
	if _, err := runBatch(t, o, numbered(100), 0); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Error(err)
	}
}
