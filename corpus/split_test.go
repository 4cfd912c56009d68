package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBrokenJSON(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"an element that is no document", `[{"text":"x"},{"id":5},` + "\n" + `{"text":"z"}]`, []string{"stdin-1: x", `error: standard input, document 2: there is no field "text"`, "stdin-3: z"}},
		{"an element with a mistake", `[{"text":"x"},{"text":y},{"text":"z"}]`, []string{"stdin-1: x", "error: standard input, document 2: broken JSON at byte 9: invalid character 'y' looking for beginning of value", "stdin-3: z"}},
		{"brackets that do not fit", `[{"text":["x"},` + "\n" + `{"text":"y"}]`, []string{`error: standard input:1: broken JSON: unexpected '}'`}},
		{"no comma", `[{"text":"x"}` + "\n" + `{"text":"y"}]`, []string{"stdin-1: x", `error: standard input:2: broken JSON: unexpected '{'`}},
		{"a comma too many", `[{"text":"x"},]`, []string{"stdin-1: x", `error: standard input:1: broken JSON: unexpected ']'`}},
		{"a string that does not end", `[{"text":"x"},` + "\n" + `{"text":"y}]` + "\n", []string{"stdin-1: x", "error: standard input:3: broken JSON: it ends in the middle"}},
		{"an empty array", `[]`, nil},
		{"numbers", `[1,2 ,null]`, []string{`error: standard input, document 1: want an object with a field "text", got JSON of kind number`, `error: standard input, document 2: want an object with a field "text", got JSON of kind number`, "error: standard input, document 3: null is no document"}},
		{"too deep", strings.Repeat("[", 20000), []string{`error: standard input:1: broken JSON: too many brackets within each other`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(t, []string{"-"}, JSON, tt.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestLongElement: an element that is longer than a document may be is passed over
// without being held.
func TestLongElement(t *testing.T) {
	in := io.MultiReader(strings.NewReader(`[{"text":"`), &endless{1 << 20}, strings.NewReader(`"},{"id":"b","text":"y"}]`))
	var got []string
	for d, err := range Read([]string{"-"}, Input{From: JSON, MaxDocument: 10000}, in) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, d.ID)
	}
	if diff := cmp.Diff([]string{"standard input, document 1: longer than 10000 B: split it, or raise --max-document", "b"}, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzSplit: a stream is cut as the whole file is.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{`[{"a":1}, {"b":"]\"}"}] {} "x" [5]`, `{}{}`, `[[[]],{"a":[{}]}]`, `1 2`, `[1,]`, `[,1]`, `"a`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var whole [][]byte
		for o, err := range Objects(data) {
			if err != nil || o.Data[0] != '{' {
				return // where it is broken, and where numbers end, may be seen otherwise
			}
			whole = append(whole, bytes.Clone(o.Data))
		}
		s := splitter{in: bufio.NewReaderSize(bytes.NewReader(data), 16), limit: 1 << 20, line: 1}
		for _, want := range whole {
			got, err := s.next()
			if err != nil || !bytes.Equal(want, got) {
				t.Fatalf("%q: %q (%v), not %q", data, got, err, want)
			}
		}
		if got, err := s.next(); !errors.Is(err, io.EOF) {
			t.Fatalf("%q: %q (%v) stands behind the end", data, got, err)
		}
	})
}
