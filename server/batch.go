package server

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

type batchInput struct{ Form }

type streamed struct{ Body func(huma.Context) }

// LineProblem stands in the place of a document that could not be annotated.
type LineProblem struct {
	Line    int              `json:"line" doc:"Line of the request, counted from 1."`
	Problem *huma.ErrorModel `json:"problem"`
}

// batch answers each line with a line. What is wrong with one does not end it; where the
// rest of the request cannot be read, or may not, the last line says so.
func (s *Server) batch(ctx context.Context, in *batchInput) (*streamed, error) {
	c := callOf(ctx)
	if err := notCompressed(c.request); err != nil {
		return nil, err
	}
	kind, params, err := mime.ParseMediaType(c.request.Header.Get("Content-Type"))
	if err != nil || !isNDJSON(kind) || !isUTF8(params["charset"]) {
		return nil, problem(http.StatusUnsupportedMediaType, "send documents as application/x-ndjson, one JSON object a line, in UTF-8")
	}
	if err := s.batches.take(ctx); err != nil {
		return nil, failure(err)
	}
	return &streamed{func(huma.Context) {
		defer s.batches.give()
		s.stream(ctx, c, in.Form)
	}}, nil
}

func isNDJSON(kind string) bool {
	return kind == "application/x-ndjson" || kind == "application/ndjson" || kind == "application/jsonl" || kind == "application/x-jsonlines"
}

// stream reads lines, has several of them worked on at the same time, and writes the
// answers in the order of the lines. It holds a few documents at a time, however many
// there are.
func (s *Server) stream(ctx context.Context, c *call, f Form) {
	// The context of a request ends when its body breaks off, and lines that came before
	// are answered all the same.
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	control := http.NewResponseController(c)
	_ = control.EnableFullDuplex() // HTTP/2 always is
	if c.request.Header.Get("Expect") != "" {
		c.WriteHeader(http.StatusContinue) // the answer begins before the body is read
	}
	c.Header().Set("Content-Type", "application/x-ndjson")
	c.WriteHeader(http.StatusOK)
	_ = control.Flush() // some send only when they see that they are heard

	queue := make(chan chan []byte, s.config.Jobs)
	go func() {
		defer close(queue)
		defer s.caught(c.id, func() {})
		s.readLines(ctx, c, func(answer func() []byte) bool {
			done := make(chan []byte, 1)
			select {
			case queue <- done:
				go func() { done <- answer() }()
				return true
			case <-ctx.Done():
				return false
			}
		}, f)
	}()
	for next := range queue {
		line := <-next
		_ = control.SetWriteDeadline(time.Now().Add(s.config.ReadTimeout))
		_, err := c.Write(line)
		if err == nil && len(queue) == 0 {
			err = control.Flush()
		}
		if err != nil {
			cancel() // the client has gone; nobody waits for the rest
		}
	}
}

// readLines reads the lines of a batch and hands on what answers each, until do is false.
func (s *Server) readLines(ctx context.Context, c *call, do func(answer func() []byte) bool, f Form) {
	control := http.NewResponseController(c)
	lines := lineReader{in: bufio.NewReaderSize(c.request.Body, 32<<10), limit: s.config.maxBody()}
	documents := 0
	for number := 1; ; number++ {
		_ = control.SetReadDeadline(time.Now().Add(s.config.ReadTimeout))
		line, err := lines.next()
		if number == 1 {
			line = bytes.TrimPrefix(line, byteOrderMark)
		}
		ended := err != nil && !errors.Is(err, errTooLong)
		switch {
		case ended && !errors.Is(err, io.EOF):
			do(func() []byte { return s.lineOf(number, unreadable(err, "next line")) })
			return
		case err == nil && len(bytes.TrimSpace(line)) == 0, ended && len(bytes.TrimSpace(line)) == 0:
		case documents == s.config.MaxBatch:
			do(func() []byte {
				return s.lineOf(number, problem(http.StatusRequestEntityTooLarge, fmt.Sprintf("a batch has at most %d documents: send the rest in another", s.config.MaxBatch)))
			})
			return
		default:
			documents++
			answer := func() []byte { return s.lineOf(number, lineTooLong(s.config.maxBody())) }
			if err == nil || ended {
				answer = func() []byte { return s.line(ctx, c, number, line, f) }
			}
			if !do(answer) {
				return
			}
		}
		if ended {
			return
		}
	}
}

// line answers one line. A panic ends nothing else.
func (s *Server) line(ctx context.Context, c *call, number int, line []byte, f Form) (out []byte) {
	defer s.caught(c.id, func() { out = s.lineOf(number, crashed(c.id)) })
	doc, err := decode(line, s.config.MaxDocument)
	if err == nil {
		err = s.work(ctx, s.turns.wait, func(ctx context.Context) (err error) {
			out, err = s.annotated(ctx, c.uses, doc, f)
			return err
		})
		if err != nil {
			err = failure(err)
		}
	}
	if err != nil {
		return s.lineOf(number, err)
	}
	return out
}

// lineOf counts an error and gives the line that stands for it.
func (s *Server) lineOf(number int, err error) []byte {
	model := modelOf(err)
	s.metrics.failed(model.Status)
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(LineProblem{number, model}) // numbers and strings always can be
	return out.Bytes()
}

func lineTooLong(limit int64) error {
	return problem(http.StatusRequestEntityTooLarge, fmt.Sprintf("the line has more than %d bytes: split the document", limit))
}

// lineReader reads lines of bounded length.
type lineReader struct {
	in    *bufio.Reader
	limit int64
}

var errTooLong = errors.New("line too long")

// next gives a line without its end. An error other than errTooLong comes with the last
// line, which may be empty. A line longer than the limit is passed over to its end.
func (r *lineReader) next() (line []byte, err error) {
	for {
		part, err := r.in.ReadSlice('\n')
		if int64(len(line)+len(part)) > r.limit {
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = r.in.ReadSlice('\n')
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return nil, err
			}
			return nil, errTooLong // and the end, if it was the last, at the next call
		}
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSuffix(line, []byte("\n")), err
		}
	}
}
