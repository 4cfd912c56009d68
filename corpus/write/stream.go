package write

import (
	"bufio"
	"errors"
	"io"
	"os"
)

// Head is what stands at the beginning of a stream.
func (f Format) Head() string {
	if f == CSV {
		return csvHead
	}
	return ""
}

// stream writes one document behind the other, into a pipe or a file.
type stream struct {
	out  *bufio.Writer
	file *os.File // nil for a pipe
	at   int64
	n    int
}

// Stream writes into a stream. Each document is passed on when it is done, so that
// the reader of a pipe sees it. Nothing of it can be taken up again.
func Stream(out io.Writer, to Format) (Sink, error) {
	b := bufio.NewWriterSize(out, 64<<10)
	if to == JSON {
		return &jsonSink{out: b, close: io.NopCloser(nil)}, nil
	}
	s := &stream{out: b}
	return s, s.put([]byte(to.Head()))
}

// openFile opens a file to write into; what stands behind the mark is cut off.
func openFile(path string, to Format, behind Mark) (Sink, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	s := &stream{out: bufio.NewWriterSize(f, 256<<10), file: f, at: behind.Bytes, n: behind.Number}
	err = f.Truncate(behind.Bytes)
	if err == nil {
		_, err = f.Seek(behind.Bytes, io.SeekStart)
	}
	if err == nil && to == JSON {
		return &jsonSink{out: s.out, close: f}, nil
	}
	if err == nil && s.at == 0 {
		err = s.put([]byte(to.Head()))
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return s, nil
}

func (s *stream) put(data []byte) error {
	n, err := s.out.Write(data)
	s.at += int64(n)
	if err == nil && s.file == nil {
		err = s.out.Flush()
	}
	return err
}

func (s *stream) Write(number int, e *Encoded) error {
	s.n = number
	return s.put(e.data)
}

func (s *stream) Sync() (Mark, error) {
	err := s.out.Flush()
	if err == nil && s.file != nil {
		err = s.file.Sync()
	}
	return Mark{Bytes: s.at, Number: s.n}, err
}

func (s *stream) Close() error {
	_, err := s.Sync()
	return errors.Join(err, s.Abandon())
}

func (s *stream) Abandon() error {
	if s.file == nil {
		return nil
	}
	return s.file.Close()
}
