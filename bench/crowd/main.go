// Command crowd writes a dictionary of made-up names, to measure how tifa does with
// a large pack. Their beginnings are those of the project's own names and of the words
// of texts, and what follows are words of the texts, so that a search has to go far
// into many of them:
//
//	go run ./bench/crowd -entries 100000 corpus/samples/*.txt > mine/orgs-crowd.tsv
//
// The same texts always give the same file.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"strings"
	"unicode"

	"tifa/extractors"
	"tifa/extractors/lexicon"
)

func main() {
	log.SetFlags(0)
	entries := flag.Int("entries", 100_000, "how many entries")
	flag.Parse()
	if flag.NArg() == 0 {
		log.Fatal("crowd: name the texts whose words are used, such as corpus/samples/*.txt")
	}
	var words []string
	for _, file := range flag.Args() {
		text, err := os.ReadFile(file)
		if err != nil {
			log.Fatal("crowd: ", err)
		}
		words = append(words, pieces(string(text))...)
	}
	l, err := lexicon.Open()
	if err != nil {
		log.Fatal("crowd: ", err)
	}
	if err := write(os.Stdout, *entries, l, words); err != nil {
		log.Fatal("crowd: ", err)
	}
}

// pieces are the words of a text, in its order; of Chinese pairs of characters.
func pieces(text string) (out []string) {
	for _, field := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		runes := []rune(field)
		if !unicode.Is(unicode.Han, runes[0]) {
			out = append(out, field)
			continue
		}
		for i := 0; i+2 <= len(runes); i++ {
			out = append(out, string(runes[i:i+2]))
		}
	}
	return out
}

// write writes a pack of organisations.
func write(out io.Writer, n int, l *lexicon.Lexicon, words []string) error {
	b := bufio.NewWriter(out)
	fmt.Fprintln(b, "# Made-up names, to measure with: go run ./bench/crowd\nid\ten\tzh")
	names := l.Entries("")
	byLanguage := map[bool][]string{}
	for _, w := range words {
		byLanguage[isHan(w)] = append(byLanguage[isHan(w)], w)
	}
	if len(byLanguage[true]) == 0 || len(byLanguage[false]) == 0 {
		return fmt.Errorf("the texts must have words in both languages: name an English and a Chinese one")
	}
	random := rand.New(rand.NewPCG(1, 2))
	seen := map[string]bool{}
	for tries := 0; len(seen) < n && tries < 50*n; tries++ {
		beginning := words[random.IntN(len(words))]
		if tries%2 == 0 {
			beginning = opening(random, names[random.IntN(len(names))])
		}
		name, chinese := beginning, isHan(beginning)
		for range 1 + random.IntN(3) {
			if !chinese {
				name += " "
			}
			name += byLanguage[chinese][random.IntN(len(byLanguage[chinese]))]
		}
		if seen[name] {
			continue
		}
		seen[name] = true
		cells := name + "\t"
		if chinese {
			cells = "\t" + name
		}
		fmt.Fprintf(b, "org:crowd-%d\t%s\n", len(seen), cells)
	}
	if len(seen) < n {
		return fmt.Errorf("the texts have words for %d names only: give more of them", len(seen))
	}
	return b.Flush()
}

// opening is the beginning of a name in one of its languages.
func opening(random *rand.Rand, e *extractors.Entry) string {
	if runes := []rune(e.Names.Chinese); len(runes) > 2 && (e.Names.English == "" || random.IntN(2) == 0) {
		return string(runes[:2+random.IntN(min(3, len(runes)-1))])
	}
	words := strings.Fields(e.Names.English)
	if len(words) == 0 {
		return string([]rune(e.Names.Chinese)[:1])
	}
	return strings.Join(words[:1+random.IntN(min(3, len(words)))], " ")
}

// isHan says whether a word is Chinese.
func isHan(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
