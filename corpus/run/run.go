// Package run takes documents through a pipeline with several workers, and gives
// the results in the order of the input.
package run

import (
	"cmp"
	"context"
	"fmt"
	"runtime/debug"

	"tifa/corpus"
	"tifa/models"
)

// Job says what is done with each document, and what T it gives: an encoded
// document, a score.
type Job[T any] struct {
	// Process does the work on a document. It is called by several workers at
	// the same time.
	Process func(context.Context, *models.Document) (T, error)
	// Write takes the results, one after the other, in the order of the input. An
	// error ends the run.
	Write func(T) error
	// Failed takes the errors of single documents, in the same order: those of the
	// reader as they are, and a FailureError for each that Process did not like. The run
	// goes on.
	Failed func(error)
	// Workers is the number of documents that are worked on at the same time, at
	// least 1.
	Workers int
}

// Stats are what a run has done.
type Stats struct {
	Documents int // written
	Failed    int
	Bytes     int // of text, in the documents written
}

// result is what became of one document.
type result[T any] struct {
	value T
	bytes int
	err   error
}

// Run works through the documents. It holds at most a few documents for each
// worker, however many there are. When the context ends, what was begun is
// finished and written, and the context's error is returned, even if the reader
// still waits for input.
func Run[T any](ctx context.Context, documents corpus.Documents, job Job[T]) (stats Stats, err error) {
	reading, stop := context.WithCancel(ctx)
	defer stop()
	queue := begin(reading, documents, job)
	for done, more := next(reading, queue); more; done, more = next(reading, queue) {
		switch r := <-done; {
		case err != nil: // of writing: what was begun is let go
		case r.err != nil:
			stats.Failed++
			job.Failed(r.err)
		default:
			if err = job.Write(r.value); err != nil {
				stop()
				continue
			}
			stats.Documents++
			stats.Bytes += r.bytes
		}
	}
	return stats, cmp.Or(err, ctx.Err())
}

// next takes one result off the queue: false when the queue ends, or is empty and
// the context has ended.
func next[T any](ctx context.Context, queue <-chan (<-chan result[T])) (<-chan result[T], bool) {
	select {
	case done, more := <-queue:
		return done, more
	default:
	}
	select {
	case done, more := <-queue:
		return done, more
	case <-ctx.Done():
		return nil, false
	}
}

// begin starts the workers and gives their results in the order of the input:
// each channel in the queue yields one result when it is done. The queue ends
// with the documents, or soon after the context.
func begin[T any](ctx context.Context, documents corpus.Documents, job Job[T]) <-chan (<-chan result[T]) {
	type task struct {
		document *models.Document
		done     chan<- result[T]
	}
	workers := max(job.Workers, 1)
	tasks := make(chan task)
	for range workers {
		go func() {
			for t := range tasks {
				// What was begun is finished, whatever happens to the context.
				t.done <- process(context.WithoutCancel(ctx), job, t.document)
			}
		}()
	}
	queue := make(chan (<-chan result[T]), 2*workers)
	go func() {
		defer close(queue)
		defer close(tasks)
		for d, err := range documents {
			if ctx.Err() != nil {
				return
			}
			done := make(chan result[T], 1)
			select {
			case queue <- done:
			case <-ctx.Done():
				return
			}
			if err != nil {
				done <- result[T]{err: err}
				continue
			}
			tasks <- task{d, done}
		}
	}()
	return queue
}

// process does the work on one document. A panic, which is a mistake in the
// program, costs that document only.
func process[T any](ctx context.Context, job Job[T], d *models.Document) (r result[T]) {
	defer func() {
		if p := recover(); p != nil {
			r = result[T]{err: &FailureError{d, fmt.Errorf("internal error, please report it: %v\n%s", p, debug.Stack())}}
		}
	}()
	value, err := job.Process(ctx, d)
	if err != nil {
		err = &FailureError{d, err}
	}
	return result[T]{value, len(d.Text), err}
}
