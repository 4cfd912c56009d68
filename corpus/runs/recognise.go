package runs

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"

	"tifa/corpus"
)

// Recognise says whether a stream begins as a run does, with an annotated document or
// as a database, and is not something that is still to be annotated. It reads as far
// as the end of the first document.
func Recognise(in io.Reader) bool {
	r := bufio.NewReader(in)
	if head, _ := r.Peek(len(sqliteMagic)); string(head) == sqliteMagic {
		return true
	}
	for o, err := range corpus.Values(r) {
		var head struct{ Schema string }
		return err == nil && json.Unmarshal(o.Data, &head) == nil && strings.HasPrefix(head.Schema, "tifa/")
	}
	return false
}
