package corpus

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// splitter cuts a stream of JSON into its values: one, several one behind the other,
// or the elements of arrays. It holds one value at a time, and looks into none of
// them further than to see where it ends.
type splitter struct {
	in    *bufio.Reader
	limit int64
	line  int // that was reached, counted from 1
	begun int // the line in which the last value begins

	array bool // in an array
	comma bool // one must stand before the next element
	value []byte
	open  []byte // the brackets that are open in the value
}

// next gives the next value; it is valid until the next call. io.EOF is the end,
// errTooLong a value beyond the limit, behind which reading goes on, and any other
// error the end of what can be read; line is where it was met.
func (s *splitter) next() ([]byte, error) {
	for {
		c, err := s.skip()
		if errors.Is(err, io.EOF) && s.array {
			return nil, errBrokenOff
		}
		if err != nil {
			return nil, err
		}
		switch {
		case s.array && c == ']' && (s.comma || len(s.value) == 0):
			s.array = false
			s.drop()
		case c == ',' && (!s.array || s.comma):
			s.comma = false
			s.drop()
		case !s.array && c == '[':
			s.array, s.comma, s.value = true, false, s.value[:0]
			s.drop()
		case s.array && s.comma || c == ']' || c == ',' || c == '}' || c == ':':
			return nil, unexpected(c)
		default:
			s.begun = s.line
			value, err := s.take()
			s.comma = true
			return value, err
		}
	}
}

// more says whether anything stands behind a value.
func (s *splitter) more() bool {
	_, err := s.skip()
	return s.array || !errors.Is(err, io.EOF)
}

// skip passes over white space and gives the character behind it.
func (s *splitter) skip() (byte, error) {
	for {
		head, err := s.in.Peek(1)
		if err != nil {
			return 0, err
		}
		switch head[0] {
		case '\n':
			s.line++
		case ' ', '\t', '\r':
		default:
			return head[0], nil
		}
		s.drop()
	}
}

// drop takes a byte off that was peeked.
func (s *splitter) drop() { _, _ = s.in.Discard(1) }

// take cuts one value.
func (s *splitter) take() ([]byte, error) {
	s.value, s.open = s.value[:0], s.open[:0]
	quoted, escaped, tooLong := false, false, false
	for {
		if _, err := s.in.Peek(1); errors.Is(err, io.EOF) {
			switch {
			case quoted || len(s.open) > 0:
				return nil, errBrokenOff
			case tooLong:
				return nil, errTooLong
			}
			return s.value, nil // a number or a name
		} else if err != nil {
			return nil, err
		}
		chunk, _ := s.in.Peek(s.in.Buffered())
		end, done := 0, false
	scan:
		for end < len(chunk) {
			if quoted && !escaped {
				if end += plain(chunk[end:]); end == len(chunk) {
					break
				}
			}
			c := chunk[end]
			end++
			if c == '\n' {
				s.line++
			}
			if quoted {
				switch {
				case escaped:
					escaped = false
				case c == '\\':
					escaped = true
				case c == '"':
					quoted = false
					if done = len(s.open) == 0; done {
						break scan
					}
				}
				continue
			}
			if begun := len(s.value)+end > 1 || tooLong; begun && len(s.open) == 0 && (c == '"' || c == '{' || c == '[') {
				end-- // behind a number or a name
				done = true
				break
			}
			switch c {
			case '"':
				quoted = true
			case '{', '[':
				if len(s.open) == 10000 {
					return nil, errors.New("broken JSON: too many brackets within each other")
				}
				s.open = append(s.open, c)
			case '}', ']':
				last := len(s.open) - 1
				if last >= 0 && s.open[last] != c-2 { // { and }, [ and ] are two apart
					return nil, unexpected(c)
				}
				if last >= 0 {
					s.open = s.open[:last]
				}
				if last <= 0 {
					if last < 0 {
						end-- // behind a number or a name
					}
					done = true
					break scan
				}
			case ' ', '\t', '\r', '\n', ',':
				if len(s.open) == 0 {
					if end--; c == '\n' {
						s.line--
					}
					done = true
					break scan
				}
			}
		}
		if tooLong = tooLong || int64(len(s.value)+end) > s.limit; tooLong {
			s.value = nil
		} else {
			s.value = append(s.value, chunk[:end]...)
		}
		_, _ = s.in.Discard(end)
		if done {
			if tooLong {
				return nil, errTooLong
			}
			return s.value, nil
		}
	}
}

func unexpected(c byte) error { return fmt.Errorf("broken JSON: unexpected %q", c) }
