package run

import (
	"fmt"
	"strconv"
	"strings"

	"tifa/corpus"
	"tifa/models"
)

// Shard is one of several parts of an input: the documents whose number, from 1 on,
// leaves Index when it is divided by Of. The zero value is the whole input.
type Shard struct {
	Index, Of int // 1 to Of
}

// ParseShard reads a shard, such as "2/3"; "" is the whole.
func ParseShard(s string) (Shard, error) {
	if s == "" {
		return Shard{}, nil
	}
	index, of, _ := strings.Cut(s, "/")
	i, err1 := strconv.Atoi(index)
	n, err2 := strconv.Atoi(of)
	if err1 != nil || err2 != nil || i < 1 || i > n {
		return Shard{}, fmt.Errorf("shard: %q is no part of a whole: use 1/4 to 4/4, for instance", s)
	}
	return Shard{i, n}, nil
}

func (s Shard) String() string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Index, s.Of)
}

// number is the number in the input of the item that has one in the shard.
func (s Shard) number(item int) int {
	if s.Of == 0 {
		return item
	}
	return (item-1)*s.Of + s.Index
}

// of leaves the documents of the shard, of an input of which some are passed over.
func (s Shard) of(documents corpus.Documents, passed int) corpus.Documents {
	if s.Of <= 1 {
		return documents
	}
	return func(yield func(*models.Document, error) bool) {
		n := passed
		for d, err := range documents {
			if n%s.Of == s.Index-1 && !yield(d, err) {
				return
			}
			n++
		}
	}
}
