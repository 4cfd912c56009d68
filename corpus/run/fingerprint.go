package run

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"

	"tifa/models"
)

// fingerprint tells one item of an input from another.
type fingerprint [sha256.Size]byte

func (f fingerprint) String() string { return hex.EncodeToString(f[:]) }

// itemOf is what counts of a document, or of the error in its place.
func itemOf(d *models.Document, err error) fingerprint {
	if err != nil {
		return hashOf("error", err.Error())
	}
	return hashOf(d.ID, d.Title, d.Date, string(d.Lang), d.DuplicateOf, d.Text)
}

// hashOf hashes strings so that no others give the same.
func hashOf(parts ...string) (sum fingerprint) {
	h := sha256.New()
	for _, s := range parts {
		h.Write(binary.AppendUvarint(nil, uint64(len(s)))) // a hash takes everything
		_, _ = io.WriteString(h, s)
	}
	h.Sum(sum[:0])
	return sum
}
