package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// TestUntil: an input comes whole, and one that nobody goes on with ends with the
// context.
func TestUntil(t *testing.T) {
	if got, err := io.ReadAll(until(t.Context(), strings.NewReader("a report"))); err != nil || string(got) != "a report" {
		t.Errorf("%q, %v", got, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	in, feed := io.Pipe()
	t.Cleanup(func() { feed.Close() })
	out := until(ctx, in)
	if _, err := feed.Write([]byte("begun")); err != nil { // taken, so that more is waited for
		t.Error(err)
	}
	stop()
	if _, err := io.ReadAll(out); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
