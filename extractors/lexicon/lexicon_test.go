package lexicon

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tifa/extractors"
	"tifa/extractors/match"
)

// packs are the project's dictionaries, and those of the folder that TIFA_PACK names,
// such as bench/crowd makes.
func packs(b *testing.B) []extractors.Pack {
	b.Helper()
	var all []extractors.Pack
	if dir := os.Getenv("TIFA_PACK"); dir != "" {
		own, err := extractors.OpenPack(dir)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, own)
	}
	return all
}

func BenchmarkLoad(b *testing.B) {
	all := packs(b)
	for b.Loop() {
		if _, err := Open(all...); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScan scans the project's samples, or the JSONL files of the folder that
// TIFA_TEXT names.
func BenchmarkScan(b *testing.B) {
	l, err := Open(packs(b)...)
	if err != nil {
		b.Fatal(err)
	}
	for name, text := range benchmarkTexts(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				l.Scan(match.Read(text), nil)
			}
		})
	}
}

func benchmarkTexts(b *testing.B) map[string]string {
	b.Helper()
	texts := map[string]string{}
	read := func(pattern string) []string {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			b.Fatalf("no text in %s: %v", pattern, err)
		}
		return files
	}
	dir := os.Getenv("TIFA_TEXT")
	if dir == "" {
		for _, file := range read("../../corpus/samples/*.txt") {
			data, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			texts[filepath.Base(file)] = strings.Repeat(string(data), 50)
		}
		return texts
	}
	for _, file := range read(filepath.Join(dir, "*.jsonl")) {
		f, err := os.Open(file)
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		var all strings.Builder
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 64<<20)
		for lines.Scan() {
			var doc struct{ Text string }
			if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
				b.Fatal(err)
			}
			all.WriteString(doc.Text)
		}
		texts[filepath.Base(file)] = all.String()
	}
	return texts
}
