package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// A stream may expand to mostExpanded times what was read of it, from
// freelyExpanded bytes on; what expands further is no text, but meant to fill
// the disk or the time of whoever unpacks it.
const (
	mostExpanded   = 200
	freelyExpanded = 16 << 20
)

// unpacked is a stream without its compression.
type unpacked struct {
	io.Reader
	packed bool
	kind   string
	in     *counter
	out    int64
	close  func()
}

// counter counts the bytes that were read.
type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

// unpack takes gzip, in one or more members, and zstd off a stream, which it tells
// by their first bytes. What is not compressed goes through. The buffer is used until
// the stream is closed.
func unpack(in io.Reader, buffered *bufio.Reader) (*unpacked, error) {
	u := &unpacked{in: &counter{Reader: in}, close: func() {}}
	buffered.Reset(u.in)
	u.Reader = buffered
	head, _ := buffered.Peek(4) // an error is met again
	var err error
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		u.kind = "gzip"
		u.Reader, err = gzip.NewReader(buffered)
	case bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")):
		u.kind = "zstd"
		var z *zstd.Decoder
		if z, err = zstd.NewReader(buffered, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20), zstd.WithDecoderLowmem(true)); err == nil {
			u.Reader, u.close = z, z.Close
		}
	}
	u.packed = u.kind != ""
	return u, u.explain(err)
}

// Close lets go of the decoder.
func (u *unpacked) Close() { u.close() }

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	u.out += int64(n)
	if u.packed && u.out > freelyExpanded && u.out > mostExpanded*u.in.n {
		return 0, fmt.Errorf("it expands to more than %d times its size, as a decompression bomb does: unpack it yourself if that is right", mostExpanded)
	}
	return n, u.explain(err)
}

// explain says what is wrong with compressed data.
func (u *unpacked) explain(err error) error {
	switch {
	case err == nil, errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF), !u.packed:
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("the %s data ends in the middle", u.kind)
	}
	return fmt.Errorf("broken %s data: %w", u.kind, err)
}
