package corpus

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// read gives "id: text" of each document and "error: …" of what could not be read.
func read(t *testing.T, paths []string, format Format, stdin string) []string {
	t.Helper()
	return readWith(t, paths, Input{From: format}, stdin)
}

func readWith(t *testing.T, paths []string, in Input, stdin string) []string {
	t.Helper()
	return listed(t, Read(paths, in, strings.NewReader(stdin)))
}

func listed(t *testing.T, documents Documents) (out []string) {
	t.Helper()
	for d, err := range documents {
		if err != nil {
			if _, ok := errors.AsType[*DocumentError](err); !ok {
				t.Errorf("%v is no DocumentError", err)
			}
			out = append(out, "error: "+err.Error())
			continue
		}
		s := d.ID + ": " + d.Text
		if d.Date != "" {
			s += " @" + d.Date
		}
		for _, k := range slices.Sorted(maps.Keys(d.Meta)) {
			s += fmt.Sprintf(" %s=%s", k, d.Meta[k])
		}
		for _, w := range d.Warnings {
			s += " !" + w.Code
		}
		out = append(out, s)
	}
	return out
}

func TestReadFormats(t *testing.T) {
	tests := []struct {
		name   string
		format Format
		in     string
		want   []string
	}{
		{"text", Auto, "Hello\nworld\n", []string{"stdin: Hello\nworld\n"}},
		{"empty", Auto, "", []string{"stdin: "}},
		{"windows-1252", Auto, "a caf\xe9 in Rome", []string{"stdin: a café in Rome !encoding"}},
		{"bytes of no encoding are kept", Auto, "a\x81b", []string{"stdin: a\x81b"}},
		{"a NUL byte is kept", Auto, "Xi\x00 Jinping met guests in Beijing", []string{"stdin: Xi\x00 Jinping met guests in Beijing"}},
		{"binary", Auto, "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00", []string{"error: standard input: the file is binary, not text"}},
		{"UTF-16", Auto, "\xff\xfeX\x00i\x00", []string{"stdin: Xi"}},
		{"jsonl", Auto, `{"id":"a","text":"x"}` + "\n\n" + `{"text":"y"}`, []string{"a: x", "stdin-3: y"}},
		{"a broken line", Auto, `{"id":"a","text":"x"}` + "\n" + `{"id":"b","text":` + "\n" + `{"id":"c","text":"z"}` + "\n",
			[]string{"a: x", "error: standard input:2: broken JSON at byte 17: unexpected end of JSON input", "c: z"}},
		{"dates", JSONL, `{"id":"a","text":"","date":2023}` + "\n" + `{"id":"b","text":"","date":null}` + "\n" + `{"id":"c","text":"","date":"2023-09-08T10:00:00+08:00"}`,
			[]string{"a:  @2023", "b: ", "c:  @2023-09-08T10:00:00+08:00"}},
		{"numbers as ids", JSONL, `{"id":17,"text":"x"}`, []string{"17: x"}},
		{"other fields", JSONL, `{"id":"a","text":"x","url":"u"}`, []string{`a: x url="u"`}},
		{"no text", JSONL, `{"id":"a"}`, []string{`error: standard input:1: there is no field "text"`}},
		{"text of another type", JSONL, `{"id":"a","text":[1]}`, []string{`error: standard input:1: field "text": want a string, got JSON of kind array`}},
		{"date of another type", JSONL, `{"id":"a","text":"x","date":{}}`, []string{`error: standard input:1: field "date": {} is neither a string nor a number`}},
		{"null", JSONL, "null", []string{"error: standard input:1: null is no document"}},
		{"an array", Auto, ` [{"text":"x"}, {"id":"b","text":"y"}]`, []string{"stdin-1: x", "b: y"}},
		{"an object over several lines", Auto, "{\n  \"id\": \"a\",\n  \"text\": \"x\"\n}\n", []string{"a: x"}},
		{"a broken array", JSON, `[{"text":"x"},` + "\n" + `{"text":`, []string{"stdin-1: x", "error: standard input:2: broken JSON: it ends in the middle"}},
		{"two arrays and an object", JSON, `[{"text":"x"}]` + "\n" + `[{"text":"y"}] {"text":"z"}`, []string{"stdin-1: x", "stdin-2: y", "stdin-3: z"}},
		{"an array that is cut off", Auto, `[{"text":"x"},`, []string{"stdin-1: x", "error: standard input:1: broken JSON: it ends in the middle"}},
		{"a broken first line", Auto, `{"text":"x` + "\n" + `{"id":"b","text":"y"}` + "\n", []string{"error: standard input:1: broken JSON at byte 10: unexpected end of JSON input", "b: y"}},
		{"several wrong fields", JSONL, `{"id":[1],"title":{},"date":[],"lang":{},"text":5}`, []string{`error: standard input:1: field "date": [] is neither a string nor a number`}},
		{"text that begins with a brace", Auto, "{not JSON}\nreally", []string{"stdin: {not JSON}\nreally"}},
		{"text that begins with a bracket", Auto, "[Photo] Xi Jinping", []string{"stdin: [Photo] Xi Jinping"}},
		{"byte order mark", Auto, "\ufeff" + `{"id":"a","text":"x"}`, []string{"a: x"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(t, []string{"-"}, tt.format, tt.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadPaths(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("b.txt", "B")
	write("a/c.jsonl", `{"text":"C1"}`+"\n"+`{"text":"C2"}`)
	write("a/.hidden.txt", "no")
	write(".git/x.txt", "no")
	write("picture.png", "no")
	if diff := cmp.Diff([]string{"a/c-1: C1", "a/c-2: C2", "b: B"}, read(t, []string{dir}, Auto, "")); diff != "" {
		t.Error(diff)
	}
	odd := write("report", "no ending")
	missing := filepath.Join(dir, "missing.txt")
	want := []string{"report: no ending", "error: " + missing + ": no such file or directory", "b: B"}
	if diff := cmp.Diff(want, read(t, []string{odd, missing, filepath.Join(dir, "b.txt")}, Auto, "")); diff != "" {
		t.Error(diff)
	}
}

// TestReadStream: a stream that is called like a file is read like the file.
func TestReadStream(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"report.txt":    "A report.",
		"lines.jsonl":   "{\"text\": \"one\"}\n{\"text\": \n{\"text\": \"three\"}\n",
		"table.csv.gz":  pack(t, "gzip", "id,text\na,first\n,second\n"),
		"no-ending":     "{\"id\": \"x\", \"text\": \"detected\"}\n",
		"cut-off.gz":    pack(t, "gzip", "id,text\na,first\n")[:20],
		"two.names.csv": "text;date\nA;2024-05-06\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		want := read(t, []string{path}, Auto, "")
		if got := listed(t, ReadStream(path, strings.NewReader(content), Input{})); !slices.Equal(got, want) {
			t.Errorf("%s: the stream gives %q, the file %q", name, got, want)
		}
	}
}

// TestReadUnreadableFolder: a folder that cannot be read is an error, and the others are
// read.
func TestReadUnreadableFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "z.txt"), []byte("Z"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	// Of folders in folders one has a path that is too long for any system.
	name := strings.Repeat("d", 200)
	for range 25 {
		if err := os.Mkdir(name, 0o755); err != nil {
			t.Fatal(err)
		}
		t.Chdir(name)
	}
	got := read(t, []string{dir}, Auto, "")
	if len(got) != 2 || !strings.HasPrefix(got[0], "error: "+dir) || !strings.HasSuffix(got[0], name+": file name too long") || got[1] != "z: Z" {
		t.Errorf("%.200q", got)
	}
	t.Chdir(dir)
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 { // who may read every folder
		return
	}
	locked := filepath.Join(dir, "locked")
	if err := os.Mkdir(locked, 0o000); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"error: " + locked + ": permission denied", "z: Z"}, read(t, []string{dir}, Auto, "")); diff != "" {
		t.Error(diff)
	}
}

type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.n)
	for i := range n {
		p[i] = 'x'
	}
	e.n -= n
	return n, nil
}

// TestTooLong: a document or line beyond the limit is an error of its own, and
// what stands behind it is read.
func TestTooLong(t *testing.T) {
	in := io.MultiReader(&endless{100000}, strings.NewReader("\n"+`{"id":"b","text":"y"}`))
	var got []string
	for d, err := range Read([]string{"-"}, Input{From: JSONL, MaxDocument: 10000}, in) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, d.ID)
	}
	if diff := cmp.Diff([]string{"standard input:1: longer than 10000 B: split it, or raise --max-document", "b"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestStopReading: who has had enough gets no more.
func TestStopReading(t *testing.T) {
	n := 0
	for _, err := range Read([]string{"-", "-"}, Input{From: JSONL}, strings.NewReader(strings.Repeat(`{"text":"x"}`+"\n", 10))) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("read %d", n)
	}
}

// TestOrder: pages are read on several cores, and come in the order of their names.
func TestOrder(t *testing.T) {
	dir := t.TempDir()
	var want []string
	for i := range 40 {
		name, text := fmt.Sprintf("%02d.html", i), "<html><p>short"
		if i%3 > 0 {
			text = "<html><p>" + strings.Repeat(harbourZH, i)
		}
		if i%7 == 0 {
			name, text = fmt.Sprintf("%02d.txt", i), "text"
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		want = append(want, name[:2])
	}
	for stop := range want {
		var got []string
		for d, err := range Read([]string{dir}, Input{}, nil) {
			if e, ok := errors.AsType[*DocumentError](err); ok {
				got = append(got, e.ID)
			} else {
				got = append(got, d.ID)
			}
			if len(got) == stop+1 {
				break
			}
		}
		if diff := cmp.Diff(want[:stop+1], got); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestSkip: what stands behind the documents passed over is the same as without.
func TestSkip(t *testing.T) {
	harbour := page(t, "harbour.html")
	in := text1("u:1") + record("resource", "u:2", "text/html", harbour, 0) + record("resource", "u:3", "text/html", "<p>short", 0) +
		text1("u:2") + text1("u:3") + record("resource", "u:1", "text/html", harbour, 0)
	all := readWith(t, []string{"-"}, Input{}, in)
	if len(all) != 6 || !strings.Contains(strings.Join(all[3:], ""), "duplicate-id") {
		t.Fatalf("read %q", all)
	}
	for n := range 8 {
		if diff := cmp.Diff(all[min(n, 6):], readWith(t, []string{"-"}, Input{Skip: n}, in), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("behind %d: %s", n, diff)
		}
	}
}

func FuzzReadJSONL(f *testing.F) {
	f.Add([]byte(`{"id":"a","text":"x","date":2023,"more":[1]}` + "\n" + `{"text":` + "\n\n" + `{"text":"\ud800"}`))
	f.Add([]byte("\xef\xbb\xbf{}\x00\n[{\"text\":1}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range []Format{JSONL, JSON, Auto} {
			for d, err := range Read([]string{"-"}, Input{From: format}, strings.NewReader(string(data))) {
				if (d == nil) == (err == nil) {
					t.Fatalf("document %v and error %v", d, err)
				}
				if d != nil && !json.Valid(mustMarshal(t, d.Meta)) {
					t.Fatal("the further fields are no JSON")
				}
			}
		}
	})
}

func mustMarshal(t *testing.T, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestFormatNames(t *testing.T) {
	if _, err := ParseInput("xml"); err == nil || !strings.Contains(err.Error(), "use auto, text, json, jsonl, csv, html, warc or parquet") {
		t.Error(err)
	}
}
