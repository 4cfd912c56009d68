package run

import (
	"context"
	"errors"
	"fmt"

	"tifa/corpus"
	"tifa/corpus/write"
	"tifa/models"
)

// Batch annotates the documents of an input into an output.
type Batch struct {
	// Documents gives the input, but for so many documents at its beginning.
	Documents func(skip int) corpus.Documents
	Annotate  func(context.Context, *models.Document) (*models.Document, error)
	Output    *Output
	Workers   int
	// Duplicates marks documents that are copies of an earlier one of the input.
	Duplicates bool
	// Failed takes the errors of single documents, in the order of the input.
	Failed func(error)
	// Progress is called behind every document with what was done so far.
	Progress func(Stats)
}

// written is what a worker makes of a document.
type written struct {
	encoded *write.Encoded
	item    fingerprint
	bytes   int
}

// Run annotates all documents that are not in the output already, which count as done
// in what it gives. The output is
// neither completed nor kept: the caller decides by the error, which is that of the
// context if it has ended, or one of the output or of the input as a whole.
func (b *Batch) Run(ctx context.Context) (Stats, error) {
	o := b.Output
	encode := o.target.Encoder()
	s := Stats{}
	items, failed := o.Done()
	s.Documents, s.Failed = items-failed, failed
	var changed error
	documents := b.rest(items, &changed)
	progress := func() {
		if b.Progress != nil {
			b.Progress(s)
		}
	}
	var broken error
	reading, stop := context.WithCancel(ctx)
	defer stop()
	_, err := Run(reading, documents, Job[written]{
		Process: func(ctx context.Context, d *models.Document) (written, error) {
			annotated, err := b.Annotate(ctx, d)
			if err != nil {
				return written{}, err
			}
			encoded, err := encode(annotated)
			if err != nil {
				return written{}, err
			}
			return written{encoded, itemOf(d, nil), len(d.Text)}, nil
		},
		Write: func(w written) error {
			if broken != nil { // by a document that failed
				return broken
			}
			s.Documents++
			s.Bytes += w.bytes
			progress()
			return o.write(w.encoded, w.item, w.bytes)
		},
		Failed: func(err error) {
			if broken != nil {
				return
			}
			s.Failed++
			b.Failed(err)
			progress()
			item := itemOf(nil, err)
			if f, ok := errors.AsType[*FailureError](err); ok {
				item = itemOf(f.Document, nil)
			}
			if broken = o.fail(err, item); broken != nil {
				stop()
			}
		},
		Workers: b.Workers,
	})
	switch {
	case changed != nil:
		return s, changed
	case broken != nil:
		return s, broken
	}
	return s, err
}

// rest is what is not in the output yet. The last document that is in it is read
// again, and changed is an error if it is another now.
func (b *Batch) rest(items int, changed *error) corpus.Documents {
	o := b.Output
	passed := 0
	if items > 0 && !b.Duplicates { // copies are found by what stands before them
		passed = o.target.Shard.number(items) - 1
	}
	documents := b.Documents(passed)
	if b.Duplicates {
		documents = markDuplicates(documents)
	}
	documents = o.target.Shard.of(documents, passed)
	done := items
	if passed > 0 {
		done = 1
	}
	if done == 0 {
		return documents
	}
	last := o.done.Last
	return func(yield func(*models.Document, error) bool) {
		n, same := 0, false
		for d, err := range documents {
			switch n++; {
			case n < done:
				continue
			case n == done:
				same = itemOf(d, err).String() == last
			case !yield(d, err):
				return
			}
			if !same {
				break
			}
		}
		if !same {
			*changed = &InputError{items}
		}
	}
}

// InputError is the error of a run that is taken up with another input.
type InputError struct {
	Items int // in the output already
}

func (e *InputError) Error() string {
	return fmt.Sprintf("resume: document %d of the input is not the one that the output holds: name the same input, or leave out --resume to begin again", e.Items)
}
