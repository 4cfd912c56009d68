package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// step is a command that a document shows, with what it says it prints: … stands
// for any lines, or for the rest of one.
type step struct {
	line    int
	command string
	output  []string
	got     []string // with -update
}

var update = flag.Bool("update", false, "write what commands print into the documents, where they show all of it")

// TestDocs runs every command that README and docs show, each document in a folder
// of its own with the samples in it, and compares what it prints.
func TestDocs(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: runs every command of the documents, half a minute; go test without it does")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	documents, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	documents = append(documents, filepath.Join(root, "README.md"), filepath.Join(root, "CONTRIBUTING.md"))
	for _, file := range documents {
		name := strings.TrimSuffix(filepath.Base(file), ".md")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		steps := shown(string(text))
		if len(steps) == 0 {
			t.Errorf("%s shows no command", name)
			continue
		}
		t.Run(name, func(t *testing.T) { runDocument(t, root, filepath.Base(file), steps) })
		if *update {
			if err := os.WriteFile(file, []byte(updated(string(text), steps)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func runDocument(t *testing.T, root, file string, steps []step) {
	dir := t.TempDir()
	var script strings.Builder
	missing := false
	for i := range steps {
		fmt.Fprintf(&script, "shown %d\n", i)
	}
	if err := os.WriteFile(filepath.Join(dir, "document.txt"), []byte(script.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files: []string{filepath.Join(dir, "document.txt")},
		Setup: func(env *testscript.Env) error {
			for _, folder := range []string{"corpus/samples", "corpus/gold", "extractors/dates/cases"} {
				if err := os.CopyFS(filepath.Join(env.WorkDir, folder), os.DirFS(filepath.Join(root, folder))); err != nil {
					return err
				}
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"shown": func(ts *testscript.TestScript, _ bool, args []string) {
				var i int
				if _, err := fmt.Sscan(args[0], &i); err != nil {
					ts.Fatalf("%v", err)
				}
				s := steps[i]
				for _, program := range []string{"duckdb", "tifa-beam"} {
					if _, err := exec.LookPath(program); err != nil && strings.HasPrefix(s.command, program+" ") {
						ts.Logf("%s:%d: there is no %s", file, s.line, program)
						missing = true
					}
				}
				if missing { // what follows may need what was not made
					return
				}
				command := s.command
				if strings.HasPrefix(command, "tifa serve") {
					command = untilItListens(command)
				}
				err := ts.Exec("sh", "-c", command)
				got := ts.ReadFile("stdout") + ts.ReadFile("stderr")
				fails := slices.ContainsFunc(s.output, func(line string) bool {
					return strings.HasPrefix(line, "tifa: ") && !strings.HasPrefix(line, "tifa: warning:")
				})
				if (err != nil) != fails {
					ts.Fatalf("%s:%d: %s: %v\n%s", file, s.line, s.command, err, got)
				}
				if *update {
					steps[i].got = strings.Split(strings.TrimSuffix(got, "\n"), "\n")
					return
				}
				if !expected(s.output).MatchString(got) && len(s.output) > 0 {
					ts.Fatalf("%s:%d: %s\nprints\n%s\nwhich is not\n%s", file, s.line, s.command, got, strings.Join(s.output, "\n"))
				}
			},
		},
	})
}

// untilItListens is a command of a shell that starts a server, at some free port
// unless the command names one, and stops it once it listens.
func untilItListens(command string) string {
	return `TIFA_ADDR=127.0.0.1:0 ` + command + ` 2>log & pid=$!
until grep listening log; do kill -0 $pid || exit; sleep 0.05; done
kill $pid && wait $pid`
}

// updated is a document with what its commands print now, where it shows all of
// it. Steps run in subtests that are over by then.
func updated(text string, steps []step) string {
	lines := strings.Split(text, "\n")
	for _, s := range slices.Backward(steps) {
		if len(s.output) == 0 || strings.Contains(strings.Join(s.output, ""), "…") || s.got == nil {
			continue
		}
		for i, line := range s.got {
			s.got[i] = strings.TrimRight(line, " ")
		}
		first := s.line + strings.Count(s.command, "\n")
		lines = slices.Replace(lines, first, first+len(s.output), s.got...)
	}
	return strings.Join(lines, "\n")
}

// expected compiles what a document says a command prints.
func expected(lines []string) *regexp.Regexp {
	var b strings.Builder
	b.WriteString("^")
	for _, line := range lines {
		before, cut := strings.CutSuffix(line, "…")
		switch {
		case line == "…":
			b.WriteString(`(?:.*\n)*`)
		case cut:
			b.WriteString(regexp.QuoteMeta(before) + `.*\n`)
		default:
			b.WriteString(regexp.QuoteMeta(line) + ` *\n`)
		}
	}
	b.WriteString("$")
	return regexp.MustCompile(b.String())
}

// shown finds the commands of a document: those of console blocks, with what
// stands below them, and those of sh blocks that call tifa. The lines of an input
// that is part of a command begin with >.
func shown(text string) (steps []step) {
	kind, indent := "", ""
	for i, line := range strings.Split(text, "\n") {
		if before, fence, ok := strings.Cut(line, "```"); ok && strings.TrimSpace(before) == "" {
			kind, indent = fence, before
			continue
		}
		line = strings.TrimPrefix(line, indent)
		switch kind {
		case "sh":
			if call, ok := strings.CutPrefix(line, "go run ./cmd/tifa "); ok {
				steps = append(steps, step{line: i + 1, command: "tifa " + call})
			}
		case "console":
			if command, ok := strings.CutPrefix(line, "$ "); ok {
				steps = append(steps, step{line: i + 1, command: command})
				continue
			}
			s := &steps[len(steps)-1]
			if input, ok := strings.CutPrefix(line+" ", "> "); ok && len(s.output) == 0 {
				s.command += "\n" + strings.TrimSuffix(input, " ")
			} else {
				s.output = append(s.output, line)
			}
		}
	}
	return steps
}
