package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestReportOnTerminal: nobody reads a page of HTML in a terminal.
func TestReportOnTerminal(t *testing.T) {
	run := filepath.Join(t.TempDir(), "year.jsonl")
	var stderr bytes.Buffer
	if code := execute([]string{"annotate", "-o", run, "-"}, strings.NewReader("Xi Jinping spoke."), nil, &stderr); code != exitDone {
		t.Fatal(stderr.String())
	}
	if code := execute([]string{"report", run}, nil, terminalOf(t), &stderr); code != exitUsage || !strings.Contains(stderr.String(), "such as -o year.html") {
		t.Errorf("code %d, %s", code, &stderr)
	}
}

// terminalOf is a terminal that nobody looks at.
func terminalOf(t *testing.T) *os.File {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("there are no terminals here: %v", err)
	}
	t.Cleanup(func() { master.Close() })
	fd := int(master.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close() })
	return tty
}
