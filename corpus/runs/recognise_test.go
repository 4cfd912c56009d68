package runs

import (
	"bytes"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

func TestRecognise(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(`{"schema":"tifa/1","id":"a"}` + "\n")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		`{"schema":"tifa/1","id":"a","text":"x"}` + "\n{":    true,
		"{\n  \"id\": \"a\",\n  \"schema\": \"tifa/1\"\n}\n": true,
		`[{"text":"x","schema":"tifa/2"}]`:                   true,
		packed.String():                                      true,
		"SQLite format 3\x00 and what follows":               true,
		`{"text":"of the schema tifa/1"}`:                    false,
		`{"schema":"other","text":"x"}`:                      false,
		`{"schema":"tifa/1",`:                                false,
		"Xi Jinping visited Paris.":                          false,
		"":                                                   false,
	} {
		if got := Recognise(strings.NewReader(text)); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
