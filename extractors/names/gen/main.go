// Command gen writes words.bloom, the words of English that are no names, from lists
// with one word a line: SCOWL's of American and of British English, which Debian has as
// wamerican and wbritish.
//
//	go run ./extractors/names/gen extractors/names/words.bloom AMERICAN BRITISH
package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
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
	if len(args) < 2 {
		return fmt.Errorf("want the output and the lists, got %d arguments", len(args))
	}
	words := map[string]bool{}
	for _, name := range args[1:] {
		list, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("the word list: %w", err)
		}
		for w := range strings.FieldsSeq(string(list)) {
			// A capital is a name's, and 's is no part of a word here.
			if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) && !strings.Contains(w, "'") {
				words[w] = true
			}
		}
	}
	if err := os.WriteFile(args[0], []byte(bloom.New(slices.Sorted(maps.Keys(words)))), 0o644); err != nil {
		return fmt.Errorf("the filter: %w", err)
	}
	return nil
}
