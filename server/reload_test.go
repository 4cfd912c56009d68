package server

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tifa"
)

// packed makes a server with a dictionary of a user's.
func packed(t *testing.T, log *records) (sv *service, dir string) {
	t.Helper()
	dir = t.TempDir()
	write(t, dir, "per:zelda\tZelda Quux\t")
	s, err := New(Config{Options: tifa.Options{Lexicons: []string{dir}}, Log: log.logger()})
	if err != nil {
		t.Fatal(err)
	}
	return start(t, s), dir
}

// knows says whether the server knows somebody by an id.
func (sv *service) knows(name, id string) bool {
	sv.Helper()
	got := sv.post("/v1/annotate", fields{"text": "Then " + name + " spoke."})
	return got.status == 200 && strings.Contains(got.body, `"entity":"`+id+`"`)
}

func TestReload(t *testing.T) {
	var log records
	sv, dir := packed(t, &log)
	pack := sv.Pack()
	if !sv.knows("Zelda Quux", "per:zelda") || sv.knows("Wilbur Quux", "per:wilbur") {
		t.Fatal("the dictionary is not in use")
	}

	write(t, dir, "per:wilbur\tWilbur Quux\t")
	if err := sv.Reload(); err != nil {
		t.Fatal(err)
	}
	if sv.knows("Zelda Quux", "per:zelda") || !sv.knows("Wilbur Quux", "per:wilbur") {
		t.Error("the new dictionary is not in use")
	}
	next := sv.Pack()
	if got := sv.get("/healthz"); next == pack || got.header.Get("Tifa-Pack") != next || !strings.Contains(got.body, next) {
		t.Errorf("the pack is %s, and was %s", next, pack)
	}

	// A bad one is refused whole, and says why.
	for _, bad := range []string{"per:wilbur\tWilbur Quux\t\nper:wilbur\tWilbur Quux\t", "per:x\ttoo\tmany\tcells"} {
		write(t, dir, bad)
		if err := sv.Reload(); err == nil || !strings.Contains(err.Error(), "people.tsv:") {
			t.Errorf("taken, or refused without a place: %v", err)
		}
		if !strings.Contains(log.text(), "dictionaries refused") || !strings.Contains(log.text(), "people.tsv:") {
			t.Errorf("the log has %s", log.text())
		}
		if sv.Pack() != next || !sv.knows("Wilbur Quux", "per:wilbur") {
			t.Error("the old dictionary has gone")
		}
	}
	if err := os.Remove(filepath.Join(dir, "people.tsv")); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "en"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "en", "x.yaml"), []byte("about: x\nrules:\n  - idd: x\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := sv.Reload(); err == nil || !strings.Contains(err.Error(), "x.yaml:3") {
		t.Errorf("a bad rule: %v", err)
	}
	metrics := sv.get("/metrics").body
	for _, want := range []string{`tifa_reloads_total{result="taken"} 1`, `tifa_reloads_total{result="refused"} 3`, `pack="` + next + `"`} {
		if !strings.Contains(metrics, want) {
			t.Errorf("/metrics has no %s", want)
		}
	}
	if strings.Contains(metrics, pack) {
		t.Error("/metrics has the pack that is gone")
	}
}

// TestReloadUnderLoad: while dictionaries change all the time, every answer is one of
// the one or of the other, and its header says which.
func TestReloadUnderLoad(t *testing.T) {
	var log records
	sv, dir := packed(t, &log)
	ids := map[string]string{sv.Pack(): "per:zelda"}
	write(t, dir, "per:wilbur\tZelda Quux\t")
	if err := sv.Reload(); err != nil {
		t.Fatal(err)
	}
	ids[sv.Pack()] = "per:wilbur"
	var done atomic.Bool
	var answered atomic.Int64
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for !done.Load() {
				got := sv.post("/v1/annotate", fields{"text": "Then Zelda Quux spoke."})
				if want := ids[got.header.Get("Tifa-Pack")]; got.status != 200 || want == "" || !strings.Contains(got.body, `"entity":"`+want+`"`) || !strings.Contains(got.body, got.header.Get("Tifa-Pack")) {
					t.Errorf("%d with %s: %s", got.status, got.header.Get("Tifa-Pack"), got.body)
				}
				answered.Add(1)
			}
		})
	}
	for i := range 6 {
		write(t, dir, []string{"per:zelda", "per:wilbur", "per:zelda\tZelda Quux\t\nper:zelda"}[i%3]+"\tZelda Quux\t")
		if err := sv.Reload(); (err != nil) != (i%3 == 2) {
			t.Errorf("reload %d: %v", i, err)
		}
		time.Sleep(10 * time.Millisecond)
	}
	done.Store(true)
	all.Wait()
	if answered.Load() < 6 {
		t.Errorf("%d answers meanwhile", answered.Load())
	}
}
