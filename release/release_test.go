package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"
)

var full = flag.Bool("full", false, "build the archive of this platform twice, the second time in a copy of the project")

// TestArchives: the order of the files and the time of day do not show in an archive.
func TestArchives(t *testing.T) {
	at := time.Unix(1700000000, 0).UTC()
	files := []file{{"tifa", 0o755, []byte("program")}, {"man/man1/tifa.1", 0o644, []byte("page")}, {"LICENSE", 0o644, nil}}
	want := []string{"tifa_1/LICENSE -rw-r--r--", "tifa_1/man/man1/tifa.1 -rw-r--r-- page", "tifa_1/tifa -rwxr-xr-x program"}
	for name, pack := range map[string]func(io.Writer, string, time.Time, []file) error{"tar": tarball, "zip": zipped} {
		var one, other bytes.Buffer
		if err := pack(&one, "tifa_1", at, files); err != nil {
			t.Fatal(err)
		}
		turned := slices.Clone(files)
		slices.Reverse(turned)
		if err := pack(&other, "tifa_1", at.In(time.FixedZone("", 3600)), turned); err != nil {
			t.Fatal(err)
		}
		if name == "tar" && !bytes.Equal(one.Bytes(), other.Bytes()) {
			t.Errorf("%s: two archives of the same files differ", name)
		}
		if got := contents(t, name, one.Bytes(), at); !slices.Equal(got, want) {
			t.Errorf("%s holds %q, not %q", name, got, want)
		}
	}
}

// contents are the files of an archive with their modes and texts.
func contents(t *testing.T, kind string, data []byte, at time.Time) (out []string) {
	t.Helper()
	add := func(name, mode string, modified time.Time, r io.Reader) {
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if !modified.Equal(at) {
			t.Errorf("%s: %s is of %v", kind, name, modified)
		}
		out = append(out, strings.TrimSpace(name+" "+mode+" "+string(text)))
	}
	if kind == "zip" {
		r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.File {
			body, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			add(f.Name, f.Mode().String(), f.Modified, body)
		}
		return out
	}
	raw, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	r := tar.NewReader(raw)
	for {
		h, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		add(h.Name, h.FileInfo().Mode().String(), h.ModTime, r)
	}
}

func TestBOM(t *testing.T) {
	info := &debug.BuildInfo{
		GoVersion: "go1.26.8", Main: debug.Module{Path: "tifa"},
		Deps: []*debug.Module{
			{Path: "example.org/a", Version: "v1.2.3+incompatible", Sum: "h1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="},
			{Path: "example.org/b", Version: "v0.1.0", Replace: &debug.Module{Path: "example.org/c", Version: "v0.2.0"}},
		},
		Settings: []debug.BuildSetting{{Key: "GOOS", Value: "linux"}},
	}
	data, err := bom(info, "0.1.0")
	if err != nil {
		t.Fatal(err)
	}
	var got document
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range got.Components {
		names = append(names, c.PURL)
	}
	want := []string{"pkg:golang/std@1.26.8", "pkg:golang/example.org/a@v1.2.3+incompatible", "pkg:golang/example.org/c@v0.2.0"}
	if !slices.Equal(names, want) || !slices.Equal(got.Dependencies[0].DependsOn, want) {
		t.Errorf("parts are %q, not %q", names, want)
	}
	if h := got.Components[1].Hashes; len(h) != 1 || h[0].Content != "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f" {
		t.Errorf("hash is %v", h)
	}
	if got.Metadata.Component.Version != "0.1.0" || got.Metadata.Properties[0] != (property{"go:build:GOOS", "linux"}) {
		t.Errorf("metadata are %+v", got.Metadata)
	}
	info.Deps[0].Sum = "h1:?"
	if _, err := bom(info, "0.1.0"); err == nil {
		t.Error("a broken sum is no error")
	}
}

// TestNotice: every module that the program holds on some platform is in NOTICE, and
// states its terms.
func TestNotice(t *testing.T) {
	notice, err := os.ReadFile("../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	major := regexp.MustCompile(`/v[0-9]+$`)
	modules := map[string]bool{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}", "../cmd/tifa")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for module := range strings.FieldsSeq(string(out)) {
			modules[module] = true
		}
	}
	var all []*debug.Module
	for module := range modules {
		all = append(all, &debug.Module{Path: module})
		// yaml is named once for its versions.
		name := regexp.QuoteMeta(strings.TrimSuffix(major.ReplaceAllString(module, ""), ".v3"))
		if !regexp.MustCompile(`(?m)^  ` + name + `(/v[0-9]+)? `).Match(notice) {
			t.Errorf("NOTICE does not name %s", module)
		}
	}
	if _, err := licences(t.Context(), all); err != nil {
		t.Error(err)
	}
}

// TestSameBytes builds the archive of this platform here and in a copy of the project
// with a time of its own, and compares them.
func TestSameBytes(t *testing.T) {
	if !*full {
		t.Skip("builds the program twice, which takes minutes; run with -full")
	}
	target := runtime.GOOS + "/" + runtime.GOARCH
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "a copy")
	if _, err := output(t.Context(), "git", "clone", "--quiet", "--depth", "1", "file://"+root, elsewhere); err != nil {
		t.Fatal(err)
	}
	var sums [2]string
	for i, dir := range []string{root, elsewhere} {
		t.Chdir(dir)
		dist := t.TempDir()
		if err := release(t.Context(), dist, []string{target}); err != nil {
			t.Fatal(err)
		}
		sum, err := os.ReadFile(filepath.Join(dist, "SHA256SUMS"))
		if err != nil {
			t.Fatal(err)
		}
		sums[i] = string(sum)
	}
	if sums[0] != sums[1] {
		t.Errorf("two builds differ:\n%s%s", sums[0], sums[1])
	}
}
