package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"

	"tifa/models"
)

func TestMain(m *testing.M) {
	announce()
	filesystem.Register(cutOffScheme, newCutOff)
	beam.Init()
	*runners.Runner = "prism"
	os.Exit(m.Run())
}

// tifa is the command itself, built from this tree.
func tifaCommand(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "tifa")
	build := exec.Command("go", "build", "-o", program, "./cmd/tifa")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building tifa: %v\n%s", err, out)
	}
	return program
}

// corpusFolder writes a corpus of several formats in which some documents fail: lines
// that are no JSON, dates that are none.
func corpusFolder(t *testing.T) (dir string, documents, broken int) {
	t.Helper()
	dir = t.TempDir()
	var samples []string
	for _, name := range []string{"chongqing-2023-09-08", "ganzhou-2024-07-26"} {
		text, err := os.ReadFile("../../corpus/samples/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		samples = append(samples, string(text))
	}
	type row struct {
		ID   string `json:"id" parquet:"id"`
		Text string `json:"text" parquet:"text"`
		Date string `json:"date" parquet:"date"`
		Desk string `json:"desk" parquet:"desk"`
	}
	var table []row
	lines := map[string]*bytes.Buffer{"plain.jsonl": {}, "packed.jsonl.gz": {}, "packed.jsonl.zst": {}}
	for i := range 300 {
		r := row{ID: fmt.Sprintf("d%d", i), Text: fmt.Sprintf("%d. %s", i, samples[i%2][:600+i]), Date: fmt.Sprintf("2024-%02d-01", i%12+1), Desk: "politics"}
		r.Text = strings.ToValidUTF8(r.Text, "")
		if i%100 == 7 {
			r.Date = "soon"
			broken++
		} else {
			documents++
		}
		if i%4 == 3 {
			table = append(table, r)
			continue
		}
		file := lines[[]string{"plain.jsonl", "packed.jsonl.gz", "packed.jsonl.zst"}[i%4]]
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		file.Write(append(line, '\n'))
		if i%100 == 50 {
			file.WriteString("{\"id\": \"broken\n")
			broken++
		}
	}
	for name, content := range lines {
		var out bytes.Buffer
		var packer io.WriteCloser = struct {
			io.Writer
			io.Closer
		}{&out, io.NopCloser(nil)}
		switch filepath.Ext(name) {
		case ".gz":
			packer = gzip.NewWriter(&out)
		case ".zst":
			z, err := zstd.NewWriter(&out)
			if err != nil {
				t.Fatal(err)
			}
			packer = z
		}
		_, err := packer.Write(content.Bytes())
		if err := errors.Join(err, packer.Close(), os.WriteFile(filepath.Join(dir, name), out.Bytes(), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if err := parquet.WriteFile(filepath.Join(dir, "table.parquet"), table); err != nil {
		t.Fatal(err)
	}
	archive := "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/report\r\nWARC-Date: 2024-07-26T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
	if err := os.WriteFile(filepath.Join(dir, "pages.wet"), fmt.Appendf(nil, archive, len(samples[1]), samples[1]), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir, documents + 1, broken
}

// parse reads flags as the program does.
func parse(t *testing.T, args ...string) (s settings) {
	t.Helper()
	f := s.flags()
	if err := f.Parse(args); err != nil {
		t.Fatal(err)
	}
	return s
}

// annotate runs a job on this machine and gives the folder of its output; what it says
// goes to out.
func annotate(t *testing.T, out io.Writer, args ...string) (dir string, failed int64) {
	t.Helper()
	dir = t.TempDir()
	j, err := newJob(t.Context(), parse(t, append(args, "--output", filepath.Join(dir, "part"))...), nil)
	if err != nil {
		t.Fatal(err)
	}
	failed, err = j.run(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	return dir, failed
}

func sortedLines(t *testing.T, pattern string) (lines []string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines = slices.AppendSeq(lines, strings.Lines(string(data)))
	}
	slices.Sort(lines)
	return lines
}

// TestSameAsCommand compares a run, in which documents fail, with tifa annotate on the
// same corpus: the lines of documents and of the quarantine are the same bytes, whatever
// the number of workers.
func TestSameAsCommand(t *testing.T) {
	in, documents, broken := corpusFolder(t)
	quarantine := filepath.Join(t.TempDir(), "failed.jsonl")
	files, err := filepath.Glob(in + "/*")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(tifaCommand(t), append([]string{"annotate", "--to", "jsonl", "--quarantine", quarantine}, files...)...)
	out, err := command.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != 1 {
		t.Fatalf("tifa annotate: %v", err)
	}
	want := slices.Sorted(strings.Lines(string(out)))
	wantFailed := sortedLines(t, quarantine)
	if len(want) != documents || len(wantFailed) != broken {
		t.Fatalf("tifa annotate gave %d documents and %d failures, want %d and %d", len(want), len(wantFailed), documents, broken)
	}
	for _, how := range []string{"--jobs=1", "--jobs=4", "--deal-out"} {
		t.Run(how, func(t *testing.T) {
			var said bytes.Buffer
			dir, failed := annotate(t, &said, "--input", in+"/*", how)
			if got := sortedLines(t, dir+"/part-0*.jsonl"); !slices.Equal(got, want) {
				t.Errorf("%d documents are not those of tifa annotate, %d", len(got), len(want))
			}
			if got := sortedLines(t, dir+"/part-failed-*.jsonl"); !slices.Equal(got, wantFailed) {
				t.Errorf("failures\n%s\nare not those of tifa annotate\n%s", got, wantFailed)
			}
			if failed != int64(broken) {
				t.Errorf("%d failures, want %d", failed, broken)
			}
			people := 0
			for _, line := range want {
				d, err := models.Decode([]byte(line))
				if err != nil {
					t.Fatal(err)
				}
				for i := range d.Annotations {
					if d.Annotations[i].Label == models.Person {
						people++
					}
				}
			}
			if counted := fmt.Sprintf("%10d PERSON\n", people); people == 0 || !strings.Contains(said.String(), counted) {
				t.Errorf("the counters say\n%snot%s", &said, counted)
			}
			m := readManifest(t, dir)
			if m.Documents != int64(documents) || m.Failed != int64(broken) {
				t.Errorf("the manifest counts %d documents and %d failures, want %d and %d", m.Documents, m.Failed, documents, broken)
			}
			checkFiles(t, dir, m)
		})
	}
}

func readManifest(t *testing.T, dir string) (m manifest) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "part-manifest.json"))
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// checkFiles checks that a folder holds what the manifest lists and nothing else.
func checkFiles(t *testing.T, dir string, m manifest) {
	t.Helper()
	want := []string{"part-manifest.json"}
	for _, p := range m.Parts {
		want = append(want, p.Files...)
	}
	slices.Sort(want)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, the manifest lists %q", got, want)
	}
}

func TestParquet(t *testing.T) {
	in, documents, _ := corpusFolder(t)
	dir, _ := annotate(t, io.Discard, "--input", in+"/*", "--to", "parquet", "--no-text")
	checkFiles(t, dir, readManifest(t, dir))
	type row struct {
		ID     string `parquet:"id"`
		SHA256 string `parquet:"sha256,optional"`
	}
	ids := map[string]bool{}
	files, _ := filepath.Glob(dir + "/part-documents-*.parquet")
	for _, file := range files {
		rows, err := parquet.ReadFile[row](file)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if ids[r.ID] || r.SHA256 == "" {
				t.Errorf("document %q comes twice or has no hash", r.ID)
			}
			ids[r.ID] = true
		}
	}
	if len(ids) != documents {
		t.Errorf("%d documents, want %d", len(ids), documents)
	}
	for _, table := range []string{"annotations", "entities", "relations"} {
		if files, _ := filepath.Glob(dir + "/part-" + table + "-*.parquet"); len(files) == 0 {
			t.Errorf("there is no table of %s", table)
		}
	}
}

// TestLexicon checks that a folder of dictionaries reaches the workers, with the hash
// that it has here.
func TestLexicon(t *testing.T) {
	own := t.TempDir()
	table := "id\ten\tzh\nper:mine-own\tQuentin Zyxwander\t\n"
	if err := os.WriteFile(filepath.Join(own, "people.tsv"), []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	in := t.TempDir()
	if err := os.WriteFile(filepath.Join(in, "a.txt"), []byte("Quentin Zyxwander spoke in Paris."), 0o644); err != nil {
		t.Fatal(err)
	}
	dir, _ := annotate(t, io.Discard, "--input", in+"/*.txt", "--lexicon", own)
	lines := sortedLines(t, dir+"/part-0*.jsonl")
	if len(lines) != 1 || !strings.Contains(lines[0], `"per:mine-own"`) {
		t.Errorf("the entry of the folder was not found: %s", lines)
	}
	out, err := exec.Command(tifaCommand(t), "annotate", "--to", "jsonl", "--lexicon", own, filepath.Join(in, "a.txt")).Output()
	if err != nil || string(out) != strings.Join(lines, "") {
		t.Errorf("tifa annotate gives %s, %v", out, err)
	}
}

// TestNoDocuments checks that a run over files that hold nothing is complete.
func TestNoDocuments(t *testing.T) {
	in := t.TempDir()
	if err := os.WriteFile(filepath.Join(in, "empty.jsonl"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	dir, _ := annotate(t, io.Discard, "--input", in+"/*")
	checkFiles(t, dir, readManifest(t, dir))
}

func TestBadUsage(t *testing.T) {
	in := t.TempDir()
	file := filepath.Join(in, "a.jsonl")
	if err := os.WriteFile(file, []byte(`{"text": "a"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args, rest []string
		want       string
	}{
		{nil, nil, "nothing to read"},
		{[]string{"--input", file}, nil, "nowhere to write"},
		{[]string{"--input", file, "--output", in + "/out"}, []string{"more.jsonl"}, "--input"},
		{[]string{"--input", in + "/*.csv", "--output", in + "/out"}, nil, "no file matches"},
		{[]string{"--input", file, "--output", in + "/out", "--to", "brat"}, nil, "use jsonl or parquet"},
		{[]string{"--input", file, "--output", in + "/out", "--jobs", "-1"}, nil, "use 1 to 1024"},
		{[]string{"--input", file, "--output", in + "/out", "--offsets", "words"}, nil, "unknown offset unit"},
		{[]string{"--input", file, "--output", in + "/out", "--from", "docx"}, nil, "unknown input format"},
		{[]string{"--input", file, "--output", in + "/out", "--encoding", "klingon"}, nil, "unknown encoding"},
		{[]string{"--input", file, "--output", in + "/out", "--field", "body"}, nil, "field"},
		{[]string{"--input", file, "--output", in + "/out", "--max-document", "big"}, nil, "max-document"},
		{[]string{"--input", file, "--output", in + "/out", "--lexicon", in + "/none"}, nil, "lexicon"},
		{[]string{"--input", file, "--output", in + "/out", "--disable", "nobody"}, nil, "nobody"},
		{[]string{"--input", "ftp://host/a.jsonl", "--output", in + "/out"}, nil, "ftp"},
	} {
		if _, err := newJob(t.Context(), parse(t, test.args...), test.rest); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v %v: error %v, want one with %q", test.args, test.rest, err, test.want)
		}
	}
	if err := os.WriteFile(in+"/out-00000-of-00001.jsonl", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := newJob(t.Context(), parse(t, "--input", file, "--output", in+"/out"), nil); err == nil || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("an output that is there: error %v", err)
	}
}

// TestUsage checks that the help shows every flag.
func TestUsage(t *testing.T) {
	var s settings
	own := s.flags()
	var out bytes.Buffer
	usage(&out, own)
	own.VisitAll(func(f *flag.Flag) {
		if !strings.Contains(out.String(), "-"+f.Name+" ") && !strings.Contains(out.String(), "-"+f.Name+"\n") {
			t.Errorf("the help does not show --%s", f.Name)
		}
	})
}
