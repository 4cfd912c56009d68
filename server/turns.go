package server

import (
	"context"
	"errors"
	"sync/atomic"
)

// turns bounds how many work at the same time, and how many wait for that.
type turns struct {
	slots   chan struct{}
	waiting atomic.Int64
	queue   int64
}

func newTurns(slots, queue int) *turns {
	return &turns{slots: make(chan struct{}, slots), queue: int64(queue)}
}

// errBusy says that as many wait as may.
var errBusy = errors.New("as many requests wait as may: try again in a moment")

// take waits for a turn; whoever gets one gives it back. It fails with errBusy if too
// many wait already, and when the context ends.
func (t *turns) take(ctx context.Context) error {
	select {
	case t.slots <- struct{}{}:
		return nil
	default:
	}
	defer t.waiting.Add(-1)
	if t.waiting.Add(1) > t.queue {
		return errBusy
	}
	return t.wait(ctx)
}

// wait is take for those who were let in already and are not sent away.
func (t *turns) wait(ctx context.Context) error {
	select {
	case t.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t *turns) give() { <-t.slots }
