package main

import (
	"bytes"
	"testing"
	"time"

	"tifa/corpus/run"
)

func TestProgressLine(t *testing.T) {
	line := progressLine(run.Stats{Documents: 1200, Failed: 3, Bytes: 8_200_000}, 2*time.Second) + timeLeft(0.25, 2*time.Second)
	if want := "1200 documents, 4.1 MB/s, 3 failed, 25%, 6s left"; line != want {
		t.Errorf("%q, want %q", line, want)
	}
	if line := progressLine(run.Stats{Documents: 30}, 2*time.Second); line != "30 documents, 15 a second" {
		t.Error(line)
	}
	for _, share := range []float64{0, 1, 1.2} {
		if got := timeLeft(share, time.Second); got != "" {
			t.Errorf("%v: %q", share, got)
		}
	}
}

// TestProgressInPipe: nothing is written where there is no terminal.
func TestProgressInPipe(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(&out)
	p.shown = p.shown.Add(-time.Hour)
	p.done()
	p.clear()
	if out.Len() > 0 {
		t.Error(out.String())
	}
}
