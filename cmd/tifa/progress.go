package main

import (
	"fmt"
	"io"
	"os"
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
	fmt.Fprint(p.out, "\r"+progressLine(s, now.Sub(p.start))+"\x1b[K")
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
