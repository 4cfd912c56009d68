package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupt: Ctrl-C keeps what is done beside the name, and leaves a file that
// was complete alone.
func TestInterrupt(t *testing.T) {
	file := filepath.Join(t.TempDir(), "run.jsonl")
	if err := os.WriteFile(file, []byte("complete\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	in, feed := io.Pipe()
	t.Cleanup(func() { feed.Close() })
	var stderr bytes.Buffer
	code := make(chan int)
	go func() { code <- execute([]string{"annotate", "--from", "jsonl", "-o", file}, in, io.Discard, &stderr) }()
	w := bufio.NewWriterSize(feed, 1)
	for range 3 {
		if _, err := w.WriteString(`{"text":"Xi Jinping visited Paris."}` + "\n"); err != nil {
			t.Fatal(err)
		}
	}
	// The third line was taken, so the signal is listened to; the reader waits for
	// a fourth.
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	select {
	case c := <-code:
		if c != exitFailed {
			t.Errorf("exit code %d", c)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the run goes on")
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != "complete\n" {
		t.Errorf("%v: the file is now %q", err, data)
	}
	data, err := os.ReadFile(file + ".partial")
	if n := strings.Count(string(data), "\n"); err != nil || n > 3 || !strings.Contains(stderr.String(), "interrupted: ") {
		t.Errorf("%v: %d documents; %s", err, n, &stderr)
	}
}

// TestInterruptAtStdin: Ctrl-C ends commands that wait for somebody to type on.
func TestInterruptAtStdin(t *testing.T) {
	for _, command := range []string{"explain", "show"} {
		in, feed := io.Pipe()
		t.Cleanup(func() { feed.Close() })
		var stderr bytes.Buffer
		code := make(chan int)
		go func() { code <- execute([]string{command, "-"}, in, io.Discard, &stderr) }()
		if _, err := feed.Write([]byte("Xi Jinping visited Paris.")); err != nil {
			t.Fatal(err)
		}
		// The text was taken, so the signal is listened to.
		if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		select {
		case c := <-code:
			if c != exitFailed || !strings.Contains(stderr.String(), "interrupted") {
				t.Errorf("%s: exit code %d, %s", command, c, &stderr)
			}
		case <-time.After(30 * time.Second):
			t.Fatalf("%s goes on", command)
		}
	}
}
