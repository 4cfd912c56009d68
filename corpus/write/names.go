package write

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
)

// maxName is the most bytes that the name of a file has before its suffix: with
// one, and a number, it stays within what all file systems take.
const maxName = 120

// fileName makes a name of a file from an id: letters, digits and - . _ stay, all
// else becomes _. A name that is not the id itself ends with a hash of the id, so
// that two ids have two names.
func fileName(id string) string {
	var b strings.Builder
	for i, r := range id {
		if b.Len()+len(string(r)) > maxName {
			break
		}
		switch {
		case r == '-', r == '_', r == '.' && i > 0, r != unicode.ReplacementChar && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
	}
	name := b.String()
	if name == id && name != "" && !reserved(name) && !strings.HasSuffix(name, ".") {
		return name
	}
	sum := sha256.Sum256([]byte(id))
	return name + "-" + hex.EncodeToString(sum[:4])
}

// reserved says whether Windows takes a name for a device, or a folder has it for
// itself.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch stem {
	case "con", "prn", "aux", "nul", "index", "annotation":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt"))
}
