package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"tifa/models"
)

// TestInterruptOverRun: Ctrl-C ends count and report, which wait for input, and leaves
// no half file.
func TestInterruptOverRun(t *testing.T) {
	line, err := (&models.Document{ID: "a", Lang: models.English, Text: "x"}).Encode(models.Encoding{})
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"count", "report"} {
		dir := t.TempDir()
		in, feed := io.Pipe()
		t.Cleanup(func() { feed.Close() })
		var stderr bytes.Buffer
		code := make(chan int)
		go func() {
			code <- execute([]string{command, "-", "-o", filepath.Join(dir, "out")}, in, io.Discard, &stderr)
		}()
		// The reader takes the second line when the signal is listened to.
		for range 2 {
			if _, err := feed.Write(line); err != nil {
				t.Fatal(err)
			}
		}
		if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		select {
		case c := <-code:
			if c != exitFailed || !strings.Contains(stderr.String(), "interrupted: nothing is written") {
				t.Errorf("%s: exit code %d, %s", command, c, &stderr)
			}
		case <-time.After(30 * time.Second):
			t.Fatalf("%s goes on", command)
		}
		if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
			t.Errorf("%s leaves %v, %v", command, files, err)
		}
	}
}
