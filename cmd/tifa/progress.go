package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// progress shows on a terminal how many documents are done, in one line that is
// written over. It says nothing for the first second, and nothing at all where
// there is no terminal.
type progress struct {
	out       io.Writer
	documents int
	start     time.Time
	shown     time.Time
}

func newProgress(out io.Writer) *progress {
	if f, ok := out.(*os.File); !ok || !term.IsTerminal(int(f.Fd())) {
		out = nil
	}
	now := time.Now()
	return &progress{out: out, start: now, shown: now.Add(time.Second / 2)}
}

func (p *progress) done() {
	p.documents++
	if now := time.Now(); p.out != nil && now.Sub(p.shown) > time.Second/2 {
		p.shown = now
		fmt.Fprintf(p.out, "\r%d documents, %.0f a second ", p.documents, float64(p.documents)/now.Sub(p.start).Seconds())
	}
}

// clear takes the line away.
func (p *progress) clear() {
	if p.out != nil && p.documents > 0 {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
