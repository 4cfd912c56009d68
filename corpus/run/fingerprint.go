package run

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"

	"tifa/models"
)

// fingerprint tells one sequence of documents from another: each step hashes the one
// before with what is next in the input.
type fingerprint [sha256.Size]byte

// then is the fingerprint with one more item of the input.
func (f fingerprint) then(item fingerprint) fingerprint {
	return sha256.Sum256(append(f[:], item[:]...))
}

func (f fingerprint) String() string { return hex.EncodeToString(f[:]) }

// itemOf is what counts of a document, or of the error in its place.
func itemOf(d *models.Document, err error) (sum fingerprint) {
	h := sha256.New()
	part := func(s string) {
		h.Write(binary.AppendUvarint(nil, uint64(len(s)))) // a hash takes everything
		if _, err := io.WriteString(h, s); err != nil {
			panic(err)
		}
	}
	if err != nil {
		part(fmt.Sprint("error ", err))
	} else {
		for _, s := range []string{d.ID, d.Title, d.Date, string(d.Lang), d.DuplicateOf, d.Text} {
			part(s)
		}
	}
	h.Sum(sum[:0])
	return sum
}
