package corpus

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

func packer(t testing.TB, kind string, out io.Writer) io.WriteCloser {
	t.Helper()
	switch kind {
	case "gzip":
		return gzip.NewWriter(out)
	case "zlib":
		return zlib.NewWriter(out)
	case "brotli":
		return brotli.NewWriter(out)
	}
	w, err := zstd.NewWriter(out)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestUnpack(t *testing.T) {
	lines := `{"id":"a","text":"x"}` + "\n" + `{"id":"b","text":"y"}` + "\n"
	for _, kind := range []string{"gzip", "zstd"} {
		t.Run(kind, func(t *testing.T) {
			packed := pack(t, kind, lines)
			if diff := cmp.Diff([]string{"a: x", "b: y"}, read(t, []string{"-"}, Auto, packed)); diff != "" {
				t.Error(diff)
			}
			more := packed + pack(t, kind, `{"id":"c","text":"z"}`)
			if diff := cmp.Diff([]string{"a: x", "b: y", "c: z"}, read(t, []string{"-"}, Auto, more)); diff != "" {
				t.Error(diff)
			}
			ending := map[string]string{"gzip": ".gz", "zstd": ".zst"}[kind]
			dir := t.TempDir()
			for name, text := range map[string]string{"lines.jsonl": lines, "b.txt": "B", ".txt": "hidden", "c.png": "no"} {
				if err := os.WriteFile(filepath.Join(dir, name+ending), []byte(pack(t, kind, text)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff([]string{"b: B", "a: x", "b: y !duplicate-id"}, read(t, []string{dir}, Auto, "")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestTruncated: what stands before the end is read, and the end is an error with
// its place.
func TestTruncated(t *testing.T) {
	var lines strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&lines, `{"id":"%d","text":"%x"}`+"\n", i, hash(fmt.Sprint(i)))
	}
	for _, kind := range []string{"gzip", "zstd"} {
		packed := pack(t, kind, lines.String())
		got := read(t, []string{"-"}, JSONL, packed[:len(packed)*9/10])
		if len(got) < 10 || got[9] != fmt.Sprintf("9: %x", hash("9")) {
			t.Fatalf("%s: read %d lines", kind, len(got))
		}
		want := fmt.Sprintf("error: standard input:%d: the %s data ends in the middle", len(got), kind)
		if last := got[len(got)-1]; last != want {
			t.Errorf("%s: %s, not %s", kind, last, want)
		}
		broken := []byte(packed)
		for i := range 20 {
			broken[len(broken)/2+i] ^= 0xff
		}
		got = read(t, []string{"-"}, JSONL, string(broken))
		if last := got[len(got)-1]; !strings.Contains(last, "broken "+kind+" data") && !strings.Contains(last, "ends in the middle") {
			t.Errorf("%s: the last line is %s", kind, last)
		}
	}
}

// TestTruncatedArchive: each record is packed by itself, and the last is cut off.
func TestTruncatedArchive(t *testing.T) {
	long := record("conversion", "u:2", "text/plain", strings.Repeat(harbourZH, 2), 0)
	packed := pack(t, "gzip", text1("u:1")) + pack(t, "gzip", long)
	got := read(t, []string{"-"}, Auto, packed[:len(packed)-100])
	want := []string{`u:1: text of u:1 warc-date="2024-05-04T00:00:00Z"`, "error: standard input, record 2: the gzip data ends in the middle"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestBomb: what expands without measure is an error, before it fills anything.
func TestBomb(t *testing.T) {
	for _, kind := range []string{"gzip", "zstd"} {
		file := filepath.Join(t.TempDir(), "bomb")
		f, err := os.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		w := packer(t, kind, f)
		blank := []byte(strings.Repeat(" ", 1<<20))
		for range 200 {
			if _, err := w.Write(blank); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		for _, format := range []Format{Text, JSON, JSONL, CSV, HTML} {
			got := readWith(t, []string{file}, Input{From: format, MaxDocument: 1 << 30}, "")
			if len(got) != 1 || !strings.Contains(got[0], "it expands to more than 200 times its size, as a decompression bomb does") {
				t.Errorf("%s, %s: %.200q", kind, format, got)
			}
		}
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add([]byte(pack(f, "gzip", `{"text":"x"}`)))
	f.Add([]byte(pack(f, "zstd", `{"text":"x"}`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		for d, err := range Read([]string{"-"}, Input{MaxDocument: 1 << 20}, strings.NewReader(string(data))) {
			if (d == nil) == (err == nil) {
				t.Fatalf("document %v and error %v", d, err)
			}
		}
	})
}
