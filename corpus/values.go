package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
)

// Values gives the JSON values of a stream one by one: one a line, one behind the
// other, or the elements of arrays, compressed or not. Data is valid until the next
// one, and of At and More nothing is said. Where there are lines, a value is whatever
// stands on one, so that a broken line costs that line alone; what stands in no line
// and is broken is an error whose Object has the line, and nothing follows it.
func Values(in io.Reader) iter.Seq2[Object, error] {
	return func(yield func(Object, error) bool) {
		u, err := unpack(in, bufio.NewReaderSize(nil, 64<<10))
		if err != nil {
			yield(Object{Line: 1}, err)
			return
		}
		defer u.Close()
		r := bufio.NewReaderSize(u, 256<<10)
		head, _ := r.Peek(sniff)
		if bytes.HasPrefix(head, []byte("\ufeff")) {
			_, _ = r.Discard(len("\ufeff"))
		}
		if f := detect(head); f == JSON {
			splitValues(r, yield)
		} else {
			lineValues(r, yield)
		}
	}
}

func splitValues(in *bufio.Reader, yield func(Object, error) bool) {
	values := splitter{in: in, limit: Input{}.lineLimit(), line: 1}
	for {
		data, err := values.next()
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.Is(err, errTooLong):
			if !yield(Object{Line: values.begun}, err) {
				return
			}
		case err != nil:
			yield(Object{Line: values.line}, err)
			return
		case !yield(Object{Data: data, Line: values.begun}, nil):
			return
		}
	}
}

func lineValues(in *bufio.Reader, yield func(Object, error) bool) {
	lines := lineReader{in: in, limit: Input{}.lineLimit()}
	for line := 1; ; line++ {
		data, err := lines.next()
		switch {
		case errors.Is(err, errTooLong):
			if !yield(Object{Line: line}, err) {
				return
			}
			continue
		case err != nil && !errors.Is(err, io.EOF):
			yield(Object{Line: line}, err)
			return
		}
		if data = bytes.TrimSpace(data); len(data) > 0 && !yield(Object{Data: data, Line: line}, nil) {
			return
		}
		if err != nil {
			return
		}
	}
}
