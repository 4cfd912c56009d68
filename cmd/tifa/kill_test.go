package main

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestKilled kills runs at 20 random moments and lets each go on with --resume: the
// output is that of a run that nobody killed.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: kills and resumes twenty runs, half a minute; go test without it does")
	}
	dir := t.TempDir()
	input := filepath.Join(dir, "in.jsonl")
	var lines strings.Builder
	for i := range 3000 {
		switch {
		case i%500 == 499:
			fmt.Fprintln(&lines, `{"text": `)
		case i%2 == 0:
			fmt.Fprintf(&lines, `{"id":"%d","text":"Xi Jinping met Emmanuel Macron in Paris on May %d, 2024, and spoke of trade."}`+"\n", i, i%30+1)
		default:
			fmt.Fprintf(&lines, `{"id":"中/%d","text":"国家主席习近平5月%d日在巴黎会见法国总统马克龙。"}`+"\n", i, i%30+1)
		}
	}
	if err := os.WriteFile(input, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, 7))
	for to, kills := range map[string]int{"jsonl": 5, "csv": 3, "html": 4, "sqlite": 4, "parquet": 4} {
		t.Run(to, func(t *testing.T) {
			args := func(name string, more ...string) []string {
				return append([]string{"annotate", "--to", to, "--jobs", "2", "--output", filepath.Join(dir, name), "--quarantine", filepath.Join(dir, name+"-failed"), input}, more...)
			}
			begun := time.Now()
			finish(t, args(to+"-whole"))
			length := time.Since(begun)
			for n := 0; n < kills; {
				cmd := exec.Command("tifa", args(to, "--resume")...)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				// At any moment of a run: while it begins, works, or ends.
				time.Sleep(time.Duration(random.Int64N(int64(length))))
				if err := cmd.Process.Kill(); err == nil {
					n++
				}
				// What was complete before is done again.
				if _ = cmd.Wait(); cmd.ProcessState.Exited() {
					if err := os.RemoveAll(filepath.Join(dir, to)); err != nil {
						t.Fatal(err)
					}
				}
			}
			finish(t, args(to, "--resume"))
			compare(t, dir, to+"-whole", to)
			compare(t, dir, to+"-whole-failed", to+"-failed")
			for _, left := range []string{".journal", ".journal.new", ".partial"} {
				if _, err := os.Lstat(filepath.Join(dir, to+left)); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("%s was left: %v", to+left, err)
				}
			}
		})
	}
}

// finish runs tifa to its end; six documents of the input fail.
func finish(t *testing.T, args []string) {
	t.Helper()
	out, err := exec.Command("tifa", args...).CombinedOutput()
	if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != exitFailed || !strings.Contains(string(out), "6 of 3000 documents failed") {
		t.Fatalf("%v\n%s", err, out)
	}
}

// compare says whether two files, or folders, are the same; databases by their rows.
func compare(t *testing.T, dir, a, b string) {
	t.Helper()
	if strings.HasPrefix(b, "sqlite") && !strings.HasSuffix(b, "-failed") {
		if rows(t, filepath.Join(dir, a)) != rows(t, filepath.Join(dir, b)) {
			t.Errorf("%s and %s hold other rows", a, b)
		}
		return
	}
	n := 0
	err := filepath.WalkDir(filepath.Join(dir, a), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		n++
		inner, err := filepath.Rel(filepath.Join(dir, a), path)
		if err != nil {
			return err
		}
		want, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		got, err := os.ReadFile(filepath.Join(dir, b, inner))
		if err == nil && !bytes.Equal(want, got) {
			t.Errorf("%s and %s are not the same: %s", a, b, inner)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(filepath.Join(dir, b)); err == nil && info.IsDir() {
		if entries, _ := os.ReadDir(filepath.Join(dir, b)); len(entries) != n {
			t.Errorf("%s holds %d files, want %d", b, len(entries), n)
		}
	}
}

// rows are all rows of a database, and what its full-text index finds.
func rows(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var out strings.Builder
	for _, query := range []string{
		"SELECT doc, id, text, sentences FROM documents ORDER BY rowid",
		"SELECT doc, id, text, rule FROM annotations ORDER BY rowid",
		"SELECT doc, id, label, mentions FROM entities ORDER BY rowid",
		"SELECT doc, id, head, tail FROM relations ORDER BY rowid",
		"SELECT rowid, title, 0, 0 FROM search WHERE search MATCH 'Macron' ORDER BY rowid",
		"SELECT name, type, 0, 0 FROM sqlite_master ORDER BY name",
	} {
		found, err := db.Query(query)
		if err != nil {
			t.Fatal(err)
		}
		for found.Next() {
			var a, b, c, d sql.NullString
			if err := found.Scan(&a, &b, &c, &d); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&out, a.String, b.String, c.String, d.String)
		}
		if err := errors.Join(found.Err(), found.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}
