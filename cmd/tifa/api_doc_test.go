package main

import (
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tifa/server"
)

// program is one that a document shows, with what it says it prints.
type program struct {
	where    string
	language string
	code     string
	output   []string
}

// programs finds the blocks of code in a document that have a block of text behind them.
func programs(name, text string) (out []program) {
	var last *program
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		language, fence := strings.CutPrefix(lines[i], "```")
		if !fence {
			continue
		}
		first := i + 1
		for i++; lines[i] != "```"; i++ {
		}
		switch block := lines[first:i]; {
		case language != "text":
			last = &program{where: fmt.Sprintf("%s:%d", name, first), language: language, code: strings.Join(block, "\n") + "\n"}
		case last != nil:
			last.output = block
			out = append(out, *last)
			last = nil
		}
	}
	return out
}

// TestAPIDoc runs the programs of README and docs/api.md whose language is there, and
// compares what they print.
func TestAPIDoc(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: builds and runs the programs of docs/api.md; go test without it does")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	var all []program
	for _, name := range []string{"README.md", "docs/api.md"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, programs(name, string(text))...)
	}
	s, err := server.New(server.Config{})
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(s)
	defer web.Close()
	run := map[string]func(dir, code string) (*exec.Cmd, string){
		"sh": func(_, code string) (*exec.Cmd, string) { return exec.Command("sh", "-c", code), "curl" },
		"python": func(dir, code string) (*exec.Cmd, string) {
			return exec.Command("python3", file(t, dir, "example.py", code)), "python3"
		},
		"r": func(dir, code string) (*exec.Cmd, string) {
			return exec.Command("Rscript", file(t, dir, "example.R", code)), "Rscript"
		},
		"go": func(dir, code string) (*exec.Cmd, string) {
			file(t, dir, "main.go", code)
			module, err := os.ReadFile(filepath.Join(root, "go.mod"))
			if err != nil {
				t.Fatal(err)
			}
			_, requirements, _ := strings.Cut(string(module), "\n")
			file(t, dir, "go.mod", "module example\n"+requirements+"\nrequire tifa v0.0.0\nreplace tifa => "+root+"\n")
			sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
			if err != nil {
				t.Fatal(err)
			}
			file(t, dir, "go.sum", string(sums))
			return exec.Command("go", "run", "."), "go"
		},
	}
	ran := map[string]int{}
	for _, p := range all {
		dir := t.TempDir()
		start, known := run[p.language]
		if !known {
			t.Errorf("%s: nothing here runs %s", p.where, p.language)
			continue
		}
		cmd, needs := start(dir, strings.ReplaceAll(p.code, "http://localhost:8080", web.URL))
		if _, err := exec.LookPath(needs); err != nil {
			t.Logf("%s: there is no %s", p.where, needs)
			continue
		}
		if p.language == "r" && exec.Command("Rscript", "-e", "library(httr2)").Run() != nil {
			t.Logf("%s: R has no httr2", p.where)
			continue
		}
		if cmd.Dir = dir; p.language == "sh" {
			cmd.Dir = root
		}
		cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8", "LC_ALL=C.UTF-8", "GOFLAGS=-mod=mod", "GOWORK=off")
		ran[p.language]++
		got, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", p.where, err, got)
			continue
		}
		if !strings.HasSuffix(string(got), "\n") {
			got = append(got, '\n')
		}
		if !expected(p.output).Match(got) {
			t.Errorf("%s prints\n%s\nwhich is not\n%s", p.where, got, strings.Join(p.output, "\n"))
		}
	}
	if ran["go"] < 2 || ran["sh"] == 0 && hasCurl() {
		t.Errorf("only %v ran", ran)
	}
}

func hasCurl() bool {
	_, err := exec.LookPath("curl")
	return err == nil
}

// file writes a file and gives its path.
func file(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
