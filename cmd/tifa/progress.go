package main

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"golang.org/x/term"

	"tifa/corpus/run"
)

// progress shows on a terminal what is done, in one line that is written over. It
// says nothing for the first second, and nothing at all where there is no terminal.
type progress struct {
	out     io.Writer
	start   time.Time
	shown   time.Time
	showing bool
	counted run.Stats // by done
	// size is how many bytes there are to read, 0 if that is not known, and read how
	// many were.
	size int64
	read *atomic.Int64
}

func newProgress(out io.Writer) *progress {
	if f, ok := out.(*os.File); !ok || !term.IsTerminal(int(f.Fd())) {
		out = nil
	}
	now := time.Now()
	return &progress{out: out, start: now, shown: now.Add(time.Second / 2)}
}

// done counts one more document.
func (p *progress) done() {
	p.counted.Documents++
	p.show(p.counted)
}

// show shows what was done so far, twice a second at most.
func (p *progress) show(s run.Stats) {
	if p.out == nil {
		return
	}
	now := time.Now()
	if now.Sub(p.shown) < time.Second/2 {
		return
	}
	p.shown, p.showing = now, true
	line := progressLine(s, now.Sub(p.start))
	if p.size > 0 && p.read != nil {
		line += timeLeft(float64(p.read.Load())/float64(p.size), now.Sub(p.start))
	}
	fmt.Fprint(p.out, "\r"+line+"\x1b[K")
}

// timeLeft says which share of the input is read, and how long the rest will take.
func timeLeft(share float64, elapsed time.Duration) string {
	if share <= 0 || share >= 1 {
		return ""
	}
	left := time.Duration(float64(elapsed) * (1 - share) / share).Round(time.Second)
	return fmt.Sprintf(", %.0f%%, %v left", 100*share, left)
}

// progressLine says how many documents are done, how fast, and how many failed.
func progressLine(s run.Stats, elapsed time.Duration) string {
	line := fmt.Sprintf("%d documents", s.Documents)
	if s.Bytes > 0 {
		line += fmt.Sprintf(", %.1f MB/s", float64(s.Bytes)/1e6/elapsed.Seconds())
	} else {
		line += fmt.Sprintf(", %.0f a second", float64(s.Documents)/elapsed.Seconds())
	}
	if s.Failed > 0 {
		line += fmt.Sprintf(", %d failed", s.Failed)
	}
	return line
}

// clear takes the line away.
func (p *progress) clear() {
	if p.showing {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.showing = false
	}
}
