package client

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"sync"
	"sync/atomic"

	"tifa/models"
)

// Batch annotates documents in one request. It sends them while it reads the answers,
// which come in the order of the documents, one for each: the annotated document, or an
// *Error with its Line, behind which others follow. Any other error is the last.
//
// The documents are asked for from another goroutine. A batch that the server has no time
// for is sent again as long as no document of it was asked for.
func (c *Client) Batch(ctx context.Context, docs iter.Seq[*models.Document], f Form) iter.Seq2[*models.Document, error] {
	return func(yield func(*models.Document, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var senders sync.WaitGroup
		defer senders.Wait()
		defer cancel()
		stopped := false
		err := c.retry(ctx, func() (*http.Response, error) {
			body := newLines(docs, &senders)
			r, err := c.request(ctx, http.MethodPost, "/v1/annotate/batch", f.query(), body)
			if err != nil {
				return nil, err
			}
			r.Header.Set("Content-Type", "application/x-ndjson")
			r.Header.Set("Expect", "100-continue") // so that nothing is lost if the server is busy
			resp, err := c.options.HTTP.Do(r)
			if err == nil && resp.StatusCode != http.StatusOK && body.begun.Load() {
				err = errorOf(readProblem(resp), resp.Body.Close())
			}
			return resp, err
		}, func(resp *http.Response) error {
			defer cancel() // the rest is not sent if nobody reads the answers
			in := bufio.NewReader(resp.Body)
			for {
				line, err := in.ReadBytes('\n')
				if errors.Is(err, io.EOF) && len(line) == 0 {
					return nil
				} else if err != nil {
					return fmt.Errorf("reading the answers: %w", err)
				}
				if stopped = !yield(answer(line)); stopped {
					return nil
				}
			}
		})
		if err != nil && !stopped {
			yield(nil, err)
		}
	}
}

// answer reads one line of the answer.
func answer(line []byte) (*models.Document, error) {
	if bytes.HasPrefix(line, []byte(`{"line":`)) {
		var wrong struct {
			Line    int
			Problem *Error
		}
		if err := json.Unmarshal(line, &wrong); err != nil || wrong.Problem == nil {
			return nil, fmt.Errorf("the answer is not that of a tifa: %.200q", line)
		}
		wrong.Problem.Line = wrong.Line
		return nil, wrong.Problem
	}
	return models.Decode(line)
}

// lines are documents as a stream, which asks for them when it is first read.
type lines struct {
	*io.PipeReader
	start func()
	begun atomic.Bool
}

func newLines(docs iter.Seq[*models.Document], senders *sync.WaitGroup) *lines {
	in, out := io.Pipe()
	return &lines{PipeReader: in, start: func() {
		senders.Go(func() {
			var err error
			for d := range docs {
				var line []byte
				if line, err = encode(d); err == nil {
					_, err = out.Write(append(line, '\n'))
				}
				if err != nil {
					break
				}
			}
			_ = out.CloseWithError(err) // it never fails
		})
	}}
}

func (l *lines) Read(data []byte) (int, error) {
	if !l.begun.Swap(true) {
		l.start()
	}
	return l.PipeReader.Read(data)
}
