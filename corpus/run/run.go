// Package run takes documents through a pipeline with several workers, and gives
// the results in the order of the input.
package run

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	"tifa/corpus"
	"tifa/models"
)

// Job says what is done with each document.
type Job struct {
	// Process annotates a document and encodes the result. It is called by
	// several workers at the same time.
	Process func(context.Context, *models.Document) ([]byte, error)
	// Write takes the results, one after the other, in the order of the input. An
	// error ends the run.
	Write func([]byte) error
	// Failed takes the errors of single documents, in the same order. The run
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
type result struct {
	encoded []byte
	bytes   int
	err     error
}

// Run works through the documents. It holds at most a few documents for each
// worker, however many there are. When the context ends, what was begun is
// finished and written, and the context's error is returned.
func Run(ctx context.Context, documents corpus.Documents, job Job) (stats Stats, err error) {
	workers := max(job.Workers, 1)
	type task struct {
		document *models.Document
		done     chan<- result
	}
	tasks := make(chan task)
	// The queue keeps the order: each entry yields its result when it is done.
	queue := make(chan (<-chan result), 2*workers)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for t := range tasks {
				// What was begun is finished, whatever happens to the context.
				t.done <- process(context.WithoutCancel(ctx), job, t.document)
			}
		})
	}
	wg.Go(func() {
		defer close(queue)
		defer close(tasks)
		for d, err := range documents {
			if ctx.Err() != nil {
				return
			}
			done := make(chan result, 1)
			select {
			case queue <- done:
			case <-stop:
				return
			}
			if err != nil {
				done <- result{err: err}
				continue
			}
			tasks <- task{d, done}
		}
	})
	for done := range queue {
		r := <-done
		switch {
		case err != nil: // draining
		case r.err != nil:
			stats.Failed++
			job.Failed(r.err)
		default:
			if err = job.Write(r.encoded); err != nil {
				close(stop)
				continue
			}
			stats.Documents++
			stats.Bytes += r.bytes
		}
	}
	wg.Wait()
	if err == nil {
		err = ctx.Err()
	}
	return stats, err
}

// process does the work on one document. A panic, which is a mistake in the
// program, costs that document only.
func process(ctx context.Context, job Job, d *models.Document) (r result) {
	defer func() {
		if p := recover(); p != nil {
			r = result{err: fmt.Errorf("document %q: internal error, please report it: %v\n%s", d.ID, p, debug.Stack())}
		}
	}()
	encoded, err := job.Process(ctx, d)
	if err != nil {
		err = fmt.Errorf("document %q: %w", d.ID, err)
	}
	return result{encoded, len(d.Text), err}
}
