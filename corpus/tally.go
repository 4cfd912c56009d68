package corpus

import (
	"io"
	"sync/atomic"
)

// counted counts what is read of a stream, if anybody wants to know.
func (s *source) counted(in io.Reader) io.Reader {
	if s.Read == nil {
		return in
	}
	return &tally{in, s.Read}
}

// tally counts the bytes that are read.
type tally struct {
	in io.Reader
	n  *atomic.Int64
}

func (c *tally) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// countedAt counts what is read of a file, if anybody wants to know.
func (s *source) countedAt(in io.ReaderAt) io.ReaderAt {
	if s.Read == nil {
		return in
	}
	return &tallyAt{in, s.Read}
}

// tallyAt counts the bytes that are read at any place.
type tallyAt struct {
	in io.ReaderAt
	n  *atomic.Int64
}

func (c *tallyAt) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.in.ReadAt(p, at)
	c.n.Add(int64(n))
	return n, err
}
