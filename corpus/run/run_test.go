package run

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tifa/corpus"
	"tifa/models"
)

// documents gives n documents, an error in the place of those in bad.
func documents(n int, bad map[int]bool) corpus.Documents {
	return func(yield func(*models.Document, error) bool) {
		for i := range n {
			if bad[i] {
				if !yield(nil, fmt.Errorf("bad %d", i)) {
					return
				}
				continue
			}
			if !yield(&models.Document{ID: fmt.Sprint(i), Text: "x"}, nil) {
				return
			}
		}
	}
}

// TestOrder: results and errors come in the order of the input, for any number of
// workers, however long each document takes.
func TestOrder(t *testing.T) {
	for _, workers := range []int{0, 1, 3, 8} {
		var got []string
		stats, err := Run(t.Context(), documents(100, map[int]bool{5: true, 99: true}), Job[[]byte]{
			Workers: workers,
			Process: func(_ context.Context, d *models.Document) ([]byte, error) {
				time.Sleep(time.Duration(len(d.ID)%2) * time.Millisecond)
				if d.ID == "7" {
					return nil, errors.New("fails")
				}
				if d.ID == "8" {
					panic("boom")
				}
				return []byte(d.ID), nil
			},
			Write: func(b []byte) error { got = append(got, string(b)); return nil },
			Failed: func(err error) {
				line, _, _ := strings.Cut(err.Error(), "\n")
				got = append(got, "!"+line)
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		if stats.Documents != 96 || stats.Failed != 4 || stats.Bytes != 96 {
			t.Errorf("stats are %+v", stats)
		}
		var want []string
		for i := range 100 {
			switch i {
			case 5, 99:
				want = append(want, fmt.Sprintf("!bad %d", i))
			case 7:
				want = append(want, `!document "7": fails`)
			case 8:
				want = append(want, `!document "8": internal error, please report it: boom`)
			default:
				want = append(want, fmt.Sprint(i))
			}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%d workers: got %v", workers, got)
		}
	}
}

// TestFewAtATime: however many documents there are, only a few are held.
func TestFewAtATime(t *testing.T) {
	var read, written atomic.Int64
	most := int64(0)
	source := func(yield func(*models.Document, error) bool) {
		for d, err := range documents(1000, nil) {
			read.Add(1)
			if !yield(d, err) {
				return
			}
		}
	}
	_, err := Run(t.Context(), source, Job[[]byte]{
		Workers: 2,
		Process: func(context.Context, *models.Document) ([]byte, error) { return nil, nil },
		Write: func([]byte) error {
			most = max(most, read.Load()-written.Load())
			written.Add(1)
			return nil
		},
	})
	if err != nil || most > 12 {
		t.Errorf("%d documents were held at once (%v)", most, err)
	}
}

// TestInterrupted: what was begun is written, nothing more is read.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var written []string
	stats, err := Run(ctx, documents(1000, nil), Job[[]byte]{
		Workers: 2,
		Process: func(_ context.Context, d *models.Document) ([]byte, error) { return []byte(d.ID), nil },
		Write: func(b []byte) error {
			written = append(written, string(b))
			if len(written) == 10 {
				cancel()
			}
			return nil
		},
	})
	if !errors.Is(err, context.Canceled) || stats.Documents != len(written) || len(written) < 10 || len(written) > 30 {
		t.Errorf("%v, %+v, %d written", err, stats, len(written))
	}
	for i, id := range written {
		if id != fmt.Sprint(i) {
			t.Fatalf("document %s stands in place %d", id, i)
		}
	}
}

// TestInterruptedWaiting: an interrupted run ends although its reader waits for
// more.
func TestInterruptedWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	forever := make(chan struct{})
	t.Cleanup(func() { close(forever) })
	source := func(yield func(*models.Document, error) bool) {
		if yield(&models.Document{ID: "only"}, nil) {
			<-forever
		}
	}
	stats, err := Run(ctx, source, Job[[]byte]{
		Process: func(context.Context, *models.Document) ([]byte, error) { return nil, nil },
		Write:   func([]byte) error { cancel(); return nil },
	})
	if !errors.Is(err, context.Canceled) || stats.Documents != 1 {
		t.Errorf("%v, %+v", err, stats)
	}
}

func TestWriteError(t *testing.T) {
	full := errors.New("disk full")
	n := 0
	stats, err := Run(t.Context(), documents(1000, nil), Job[[]byte]{
		Workers: 3,
		Process: func(context.Context, *models.Document) ([]byte, error) { return nil, nil },
		Write: func([]byte) error {
			if n++; n > 5 {
				return full
			}
			return nil
		},
	})
	if !errors.Is(err, full) || stats.Documents != 5 || n != 6 {
		t.Errorf("%v, %+v, %d calls", err, stats, n)
	}
}
