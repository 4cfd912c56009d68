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
func readJSONL(in io.Reader, name, id string) Documents {
	return func(yield func(*models.Document, error) bool) {
		r := bufio.NewReaderSize(in, 64<<10)
		for number := 1; ; number++ {
			line, err := readLine(r)
			if err != nil && !errors.Is(err, errTooLong) && !errors.Is(err, io.EOF) {
				yield(nil, fileError(name, err))
				return
			}
			atEnd := errors.Is(err, io.EOF)
			if number == 1 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			where := fmt.Sprintf("%s:%d", name, number)
			if errors.Is(err, errTooLong) {
				if !yield(nil, &DocumentError{where, tooLong()}) {
					return
				}
				continue
			}
			if len(bytes.TrimSpace(line)) > 0 {
				d, err := document(line, fmt.Sprintf("%s-%d", id, number))
				if err != nil {
					d, err = nil, &DocumentError{where, err}
				}
				if !yield(d, err) {
					return
				}
			}
			if atEnd {
				return
			}
		}
	}
}

var errTooLong = errors.New("line too long")

// readLine reads a line without its end. A line that is longer than any document
// may be is passed over to its end.
func readLine(r *bufio.Reader) (line []byte, err error) {
	for {
		piece, err := r.ReadSlice('\n')
		if len(line)+len(piece) > MaxDocument+MaxDocument/2 { // JSON escapes need room
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = r.ReadSlice('\n')
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return nil, err
			}
			return nil, errTooLong // the end, if it is that, is met again
		}
		line = append(line, piece...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSuffix(line, []byte("\n")), err
		}
	}
}
