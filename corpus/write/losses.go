package write

import (
	"fmt"
	"strings"
)

// Losses count what of a document a format cannot hold.
type Losses [lossKinds]int

// The kinds of loss.
const (
	lostNested     = iota // annotations within others, or across their ends
	lostNames             // annotations that are no time
	lostRelations         // relations
	lostEnds              // relations one of whose ends is no annotation
	lostTokens            // words with parts of speech
	lostDocuments         // documents in which nothing was found
	lostCharacters        // characters that XML cannot hold
	lossKinds
)

// Add adds the losses of a document.
func (l *Losses) Add(m Losses) {
	for i, n := range m {
		l[i] += n
	}
}

// String says what was lost, such as "12 nested annotations, 3 relations"; it is
// empty if nothing was.
func (l Losses) String() string {
	var parts []string
	for i, n := range l {
		if n == 0 {
			continue
		}
		name := [lossKinds][2]string{
			{"annotation within another", "annotations within others"},
			{"name", "names"},
			{"relation", "relations"},
			{"relation with the document or its event", "relations with the document or its event"},
			{"word with its part of speech", "words with their parts of speech"},
			{"document in which nothing was found", "documents in which nothing was found"},
			{"control character", "control characters"},
		}[i][min(n, 2)-1]
		parts = append(parts, fmt.Sprintf("%d %s", n, name))
	}
	return strings.Join(parts, ", ")
}
