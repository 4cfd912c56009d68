package corpus

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
)

// Object is a JSON object, or another value, of a file.
type Object struct {
	Data json.RawMessage
	At   int  // byte that it begins at
	Line int  // line that it begins in, counted from 1
	More bool // whether it is one of several
}

// Objects gives the JSON values of a file: one, several one behind the other, or
// the elements of an array. Broken JSON is an error whose Object has the line;
// nothing follows it.
func Objects(data []byte) iter.Seq2[Object, error] {
	return func(yield func(Object, error) bool) {
		start := len(data) - len(bytes.TrimPrefix(data, []byte("\ufeff")))
		data := data[start:]
		dec := json.NewDecoder(bytes.NewReader(data))
		line, counted := 1, 0
		place := func(at int) Object {
			at = max(counted, min(at, len(data)))
			line += bytes.Count(data[counted:at], []byte("\n"))
			counted = at
			return Object{At: start + at, Line: line}
		}
		fail := func(err error) {
			at := counted
			if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
				at = max(at, int(syntax.Offset))
			} else if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
				at = len(bytes.TrimRight(data, " \t\r\n"))
			}
			yield(place(at), jsonError(err))
		}
		array := false
		for first := true; ; {
			at := int(dec.InputOffset())
			rest := bytes.TrimLeft(data[at:], " \t\r\n,")
			at = len(data) - len(rest)
			if len(rest) == 0 && !array {
				return
			}
			if !array && rest[0] == '[' || array && !dec.More() {
				if _, err := dec.Token(); err != nil {
					fail(err)
					return
				}
				array = !array
				continue
			}
			o := place(at)
			if err := dec.Decode(&o.Data); err != nil {
				fail(err)
				return
			}
			o.More = array || !first || dec.More()
			first = false
			if !yield(o, nil) {
				return
			}
		}
	}
}
