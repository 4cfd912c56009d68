package server

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

// turns bounds how many work at the same time, and how many wait for that.
type turns struct {
	slots   chan struct{}
	waiting atomic.Int64
	queue   int64
	longest time.Duration // that somebody waits
}

func newTurns(slots, queue int, longest time.Duration) *turns {
	return &turns{slots: make(chan struct{}, slots), queue: int64(queue), longest: longest}
}

var (
	errBusy   = errors.New("as many requests wait as may: try again in a moment")
	errNoTurn = errors.New("no turn came in time: try again in a moment")
)

// take waits for a turn; whoever gets one gives it back. It fails with errBusy if too
// many wait already, with errNoTurn if the wait gets too long, and when the context ends.
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
	short, cancel := context.WithTimeoutCause(ctx, t.longest, errNoTurn)
	defer cancel()
	return t.wait(short)
}

// wait is take for those who were let in already and are not sent away.
func (t *turns) wait(ctx context.Context) error {
	select {
	case t.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (t *turns) give() { <-t.slots }
