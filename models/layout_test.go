package models

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestLayout(t *testing.T) {
	compact := `{"a":"x: {\"[,","b":[],"c":[1,2],"d":[{"e":{"f":[{"g":1},2]}},{"h":"\\"}],"i":{"j":null},"k":[{}]}` + "\n"
	want := `{
  "a": "x: {\"[,",
  "b": [],
  "c": [1, 2],
  "d": [
    {"e": {"f": [{"g": 1}, 2]}},
    {"h": "\\"}
  ],
  "i": {"j": null},
  "k": [
    {}
  ]
}
`
	got := layout([]byte(compact))
	if string(got) != want {
		t.Errorf("got\n%s", got)
	}
	var back bytes.Buffer
	if err := json.Compact(&back, got); err != nil || back.String()+"\n" != compact {
		t.Errorf("%v: %s", err, back.String())
	}
}
