// Command gen writes words.bloom, the words of English that are no names, from a word
// list with one word a line, such as SCOWL's (Debian's wamerican-small, in
// /usr/share/dict/american-english-small).
//
//	go run ./extractors/names/gen LIST extractors/names/words.bloom
package main

import (
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors/bloom"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: gen LIST OUTPUT")
	}
	list, err := os.ReadFile(args[0])
	if err != nil {
		return fmt.Errorf("the word list: %w", err)
	}
	var words []string
	for w := range strings.FieldsSeq(string(list)) {
		// A capital is a name's, and 's is no part of a word here.
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) && !strings.Contains(w, "'") {
			words = append(words, w)
		}
	}
	if err := os.WriteFile(args[1], []byte(bloom.New(words)), 0o644); err != nil {
		return fmt.Errorf("the filter: %w", err)
	}
	return nil
}
