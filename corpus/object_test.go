package corpus

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzObject: what the short way through a JSON object gives is what encoding/json
// gives.
func FuzzObject(f *testing.F) {
	for _, s := range []string{
		`{"id":"a","text":"x\ny \u4e2d\ud83d\ude00 \ud800 \ud800\u0041 \udc00\/\"","n":1e5,"more":[1,{"a":"]"}],"t":true}`,
		` { } `, `{"a":"b",}`, `{"a" : null , "b":-0.5}`, `{"a":1}x`, `{"a":01}`, "{\"a\":\"\x01\"}", `{"a":"\x"}`, `{"\u0061":1}`, `{"a":1,"a":2}`, `[]`, `{"a":[}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !utf8.Valid(data) {
			return
		}
		got := map[string]any{}
		ok := object(data, func(key, value []byte) error {
			if value[0] == '"' {
				got[string(key)] = unquote(value)
				return nil
			}
			var v any
			if err := json.Unmarshal(value, &v); err != nil && !strings.Contains(err.Error(), "out of range") && !strings.Contains(err.Error(), "cannot unmarshal number") {
				t.Fatalf("%q: %v", value, err)
			}
			got[string(key)] = v
			return nil
		})
		var want map[string]any
		err := json.Unmarshal(data, &want)
		if !ok || err != nil && strings.Contains(err.Error(), "cannot unmarshal number") {
			return
		}
		if err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestShortWay: ordinary lines do not need encoding/json.
func TestShortWay(t *testing.T) {
	for _, line := range []string{`{"id":"a","text":"x"}`, `{"id": 5, "text": "a \"b\"\n\u4e2d", "tags": ["x"], "more": {"a": null}} `} {
		if !object([]byte(line), func(_, _ []byte) error { return nil }) {
			t.Errorf("%s goes the long way", line)
		}
	}
}
