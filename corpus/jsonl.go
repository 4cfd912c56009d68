package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"tifa/models"
)

// readJSONL reads JSON objects, one a line. A line that cannot be read is an
// error with its number, and the lines behind it are read all the same.
func readJSONL(s *source) Documents {
	return func(yield func(*models.Document, error) bool) {
		s.decodeStream()
		lines := lineReader{in: s.in, limit: s.lineLimit()}
		columns := s.columns()
		for number := 1; ; number++ {
			line, err := lines.next()
			switch {
			case errors.Is(err, errTooLong):
				if !yield(nil, &DocumentError{Where: s.at(number), Err: s.tooLong()}) {
					return
				}
				continue
			case err != nil && !errors.Is(err, io.EOF):
				yield(nil, fileError(s.at(number), err))
				return
			}
			if len(bytes.TrimSpace(line)) > 0 {
				d, failed := s.document(line, fmt.Sprintf("%s-%d", s.id, number), columns)
				if failed != nil {
					d, failed = nil, s.failed(s.at(number), "", failed, line)
				}
				if !yield(d, failed) {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}

// lineLimit is the most bytes that a line may have which holds a document: the
// escapes of JSON need room.
func (in Input) lineLimit() int64 { return 2*in.limit() + 64<<10 }

// failed is the error of a document that was cut out of the input. data is copied.
func (s *source) failed(where, id string, err error, data []byte) error {
	e := &DocumentError{Where: where, ID: id, Err: err}
	if int64(len(data)) <= s.limit() {
		e.Raw = bytes.Clone(data)
	}
	return e
}

var errTooLong = errors.New("line too long")

// lineReader reads lines of bounded length.
type lineReader struct {
	in    *bufio.Reader
	limit int64
	long  []byte // the last line, if it did not fit the buffer
}

// next gives a line without its end; it is valid until the next call. io.EOF comes
// with the last line, which may be empty. A line longer than the limit is passed
// over to its end, and is errTooLong.
func (r *lineReader) next() ([]byte, error) {
	line, err := r.in.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return bytes.TrimSuffix(line, []byte("\n")), err
	}
	r.long = append(r.long[:0], line...)
	for {
		line, err = r.in.ReadSlice('\n')
		if int64(len(r.long)+len(line)) > r.limit {
			r.long = nil
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = r.in.ReadSlice('\n')
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return nil, err
			}
			return nil, errTooLong // the end, if it is that, is met again
		}
		r.long = append(r.long, line...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSuffix(r.long, []byte("\n")), err
		}
	}
}
