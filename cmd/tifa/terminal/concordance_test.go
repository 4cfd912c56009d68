package terminal

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus/kwic"
	"tifa/models"
)

// concordance lays lines out.
func concordance(t *testing.T, s Screen, lines []kwic.Line) string {
	t.Helper()
	var out bytes.Buffer
	c := s.Concordance(&out)
	for _, l := range lines {
		if err := c.Write(l); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestConcordance(t *testing.T) {
	lines := []kwic.Line{
		{Document: "chongqing-2023-09-08", Date: "2023-09-08", Left: "cadres to strengthen, support the “", Key: "two establishments", Right: ",” and implement the rest of it all", Label: models.Slogan},
		{Document: "赣州", Date: "2024", Left: "全市各级党组织和广大党员干部要深刻领悟“", Key: "两个确立", Right: "”的决定性意义，增强“四个意识”、坚定“四个自信”", Label: models.Slogan},
		{Document: "mixed\x1b[2J", Left: " 习近平 Xi\tJinping ", Key: "两个 two", Right: "\u202e主席 and"},
		{Document: "x", Key: "很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的词", Right: "right"},
		{},
	}
	for _, c := range []struct {
		file   string
		screen Screen
	}{{"kwic-80", Screen{Width: 80}}, {"kwic-120", Screen{Width: 120}}, {"kwic-40-true", Screen{Width: 40, Colors: True}}} {
		got := concordance(t, c.screen, lines)
		check(t, got, c.screen)
		file := filepath.Join("testdata", c.file+".golden")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: %s", c.file, diff)
		}
	}
}

// TestManyLines: what comes behind the lines that set the columns is shown too.
func TestManyLines(t *testing.T) {
	lines := make([]kwic.Line, 3*looked/2)
	for i := range lines {
		lines[i] = kwic.Line{Document: "d", Left: "a", Key: "b", Right: "c"}
	}
	lines[len(lines)-1].Document = "longer"
	got := concordance(t, Screen{Width: 80}, lines)
	if n := strings.Count(got, "\n"); n != len(lines) {
		t.Errorf("%d lines, want %d", n, len(lines))
	}
}

// FuzzConcordance: keywords stand in one column and lines fit, whatever is in them.
func FuzzConcordance(f *testing.F) {
	f.Add("doc", "2024-01-01", "the “", "两个确立", "”的意义", uint8(80))
	f.Add("一个很长的文件名的文档", "", "é👨‍👩‍👧\u200d", "a", "\x1b[1m\xff", uint8(0))
	f.Fuzz(func(t *testing.T, id, date, left, key, right string, width uint8) {
		if strings.TrimSpace(Visible(key)) == "" {
			return
		}
		s := Screen{Width: 40 + int(width), Colors: True}
		out := concordance(t, s, []kwic.Line{
			{Document: id, Date: date, Left: left, Key: key, Right: right},
			{Document: right, Date: date, Left: key, Key: key, Right: left},
			{Document: left, Left: right, Key: key},
		})
		check(t, out, s)
		column := -1
		for line := range strings.Lines(out) {
			before, _, ok := strings.Cut(line, Style{Bold: true}.code(True))
			if !ok {
				t.Fatalf("no keyword in %q", line)
			}
			at := Width(ours.ReplaceAllString(before, ""))
			if column >= 0 && at != column {
				t.Fatalf("keywords stand in columns %d and %d of %q", column, at, out)
			}
			column = at
		}
	})
}
