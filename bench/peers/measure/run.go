package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// usage is what a run took. The kernel counts this program's own memory as the least that
// a program it starts had, so texts are not kept here while candidates run.
type usage struct {
	wall, cpu time.Duration
	memory    int64 // peak, in bytes
}

// run runs a candidate over a file, no longer than a time. What it prints goes to
// out, if that is not nil.
func (c *candidate) run(file string, out io.Writer, longest time.Duration) (usage, error) {
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	command := append(slices.Clone(c.command), file)
	if pinned, err := exec.LookPath("taskset"); err == nil && !c.allCores {
		command = append([]string{pinned, "-c", strconv.Itoa(runtime.NumCPU() - 1)}, command...)
	}
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	var complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = out, &complaints
	if !c.allCores {
		cmd.Env = append(cmd.Environ(), "GOMAXPROCS=1", "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1")
	}
	start := time.Now()
	err := cmd.Run()
	u := usage{wall: time.Since(start)}
	if ctx.Err() != nil {
		return u, fmt.Errorf("takes more than %v", longest)
	}
	if err != nil {
		return u, fmt.Errorf("%w: %s", err, lastLine(complaints.String()))
	}
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.memory = r.Maxrss
		if runtime.GOOS != "darwin" { // which counts bytes, others kilobytes
			u.memory <<= 10
		}
	}
	return u, nil
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return s[strings.LastIndexByte(s, '\n')+1:]
}
