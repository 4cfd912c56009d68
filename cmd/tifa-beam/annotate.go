package main

import (
	"context"
	"errors"
	"fmt"

	"tifa"
	"tifa/corpus/run"
	"tifa/corpus/write"
	"tifa/models"
)

// annotateFn annotates documents and writes them. What a bundle makes is one part: a
// bundle that is done again makes another part, and only one of them is told of.
type annotateFn struct {
	Settings settings
	Temp     string

	annotator *tifa.Annotator
	options   write.Options
	tallies   tallies
	bundle    *bundle
}

// Setup loads what all bundles share.
func (f *annotateFn) Setup(context.Context) (err error) {
	f.tallies = newTallies()
	if f.options, err = f.Settings.output(); err != nil {
		return err
	}
	f.annotator, err = warm.get(f.Settings)
	return err
}

// StartBundle begins a part.
func (f *annotateFn) StartBundle(ctx context.Context, _ func(part)) error {
	w, err := newWriter(f.options)
	if err != nil {
		return err
	}
	f.bundle = &bundle{documents: make(chan *models.Document), done: make(chan error, 1), writer: w}
	go f.bundle.run(ctx, f)
	return nil
}

// ProcessElement hands a document on to those that annotate.
func (f *annotateFn) ProcessElement(ctx context.Context, r record, _ func(part)) error {
	f.tallies.report(ctx)
	if len(r.Failure) > 0 {
		f.tallies.failed()
		return f.bundle.writer.fail(r.Failure)
	}
	d, err := r.document()
	if err != nil {
		return err
	}
	select {
	case f.bundle.documents <- d:
		return nil
	case err := <-f.bundle.done:
		f.bundle.done <- err
		return fmt.Errorf("writing: %w", err)
	}
}

// FinishBundle waits for what is begun and brings the part to where all parts are.
func (f *annotateFn) FinishBundle(ctx context.Context, emit func(part)) error {
	b := f.bundle
	f.bundle = nil
	close(b.documents)
	err := <-b.done
	f.tallies.report(ctx)
	if err != nil {
		return errors.Join(fmt.Errorf("writing: %w", err), b.writer.abandon())
	}
	p, err := b.writer.finish(ctx, f.Temp)
	if err != nil || p.Documents+p.Failed == 0 {
		return err
	}
	emit(p)
	return nil
}

// Teardown lets go of a bundle that was given up.
func (f *annotateFn) Teardown() error {
	if f.bundle == nil {
		return nil
	}
	b := f.bundle
	f.bundle = nil
	close(b.documents)
	return errors.Join(<-b.done, b.writer.abandon())
}

// bundle is what is done between StartBundle and FinishBundle.
type bundle struct {
	documents chan *models.Document
	done      chan error // one, when the documents have ended or writing has failed
	writer    *writer
}

// run annotates the documents of the bundle, several at the same time, and writes them
// in their order.
func (b *bundle) run(ctx context.Context, f *annotateFn) {
	encode := f.options.Encoder()
	var broken error
	_, err := run.Run(ctx, b.each, run.Job[annotated]{
		Workers: f.Settings.Jobs,
		Process: func(ctx context.Context, d *models.Document) (annotated, error) {
			out, err := f.annotator.Annotate(ctx, d)
			if err != nil {
				return annotated{}, err
			}
			encoded, err := encode(out)
			return annotated{out, encoded}, err
		},
		Write: func(a annotated) error {
			f.tallies.annotated(a.document)
			return errors.Join(broken, b.writer.write(a.encoded))
		},
		Failed: func(err error) {
			f.tallies.failed()
			line, failed := run.QuarantineLine(err)
			broken = errors.Join(broken, failed, b.writer.fail(line))
		},
	})
	b.done <- errors.Join(err, broken)
}

// annotated is a document before and after it is encoded.
type annotated struct {
	document *models.Document
	encoded  *write.Encoded
}

// each gives the documents as they come.
func (b *bundle) each(yield func(*models.Document, error) bool) {
	for d := range b.documents {
		if !yield(d, nil) {
			return
		}
	}
}
