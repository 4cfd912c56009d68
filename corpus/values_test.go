package corpus

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestValues: values with their lines, whether there is one a line or not; what is
// broken costs its line, or ends what cannot be cut.
func TestValues(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"lines":         {"{\"a\":1}\n\n {\"b\":2}\r\n{\"c\":3}", []string{`1 {"a":1}`, `3 {"b":2}`, `4 {"c":3}`}},
		"a broken line": {"{\"a\":1}\n{\"b\"\n{\"c\":3}\n", []string{`1 {"a":1}`, `2 {"b"`, `3 {"c":3}`}},
		"array":         {"\ufeff[{\"a\":1},\n{\"b\":\n2}]", []string{`1 {"a":1}`, "2 {\"b\":\n2}"}},
		"pretty":        {"{\n\"a\":1}\n{\n\"b\":2}", []string{"1 {\n\"a\":1}", "3 {\n\"b\":2}"}},
		"broken off":    {"[{\"a\":1},\n{\"b\"", []string{`1 {"a":1}`, "2 error: broken JSON: it ends in the middle"}},
		"gzip":          {"\x1f\x8b\x08\x00", []string{"1 error: the gzip data ends in the middle"}},
		"nothing":       {"", nil},
	} {
		var got []string
		for o, err := range Values(strings.NewReader(c.in)) {
			if err != nil {
				got = append(got, fmt.Sprintf("%d error: %v", o.Line, err))
			} else {
				got = append(got, fmt.Sprintf("%d %s", o.Line, o.Data))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for o, err := range Values(strings.NewReader("{}\n{}\n{}\n")) {
		if o.Line > 1 || err != nil {
			t.Error("whoever stops is asked again")
		}
		break
	}
}
