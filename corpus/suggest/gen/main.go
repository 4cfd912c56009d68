// Command gen writes pinyin.tsv: how each Chinese character is read, without tones and
// with u for ü, after the first reading that go-pinyin gives, with few exceptions. Run
// it in the folder above:
//
//	go run ./gen > pinyin.tsv
//
// The table stands beside the program so that go-pinyin, whose dictionary is a map made
// at every start, need not be in it.
package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

func main() {
	if err := table(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// table writes the table.
func table(to io.Writer) error {
	readings := map[string][]rune{}
	for r := rune(0x4e00); r <= 0x9fff; r++ {
		if all := pinyin.SinglePinyin(r, pinyin.NewArgs()); len(all) > 0 && all[0] != "" {
			syllable := strings.ReplaceAll(all[0], "v", "u")
			switch r { // which names have otherwise than common words
			case '都':
				syllable = "du"
			case '藏':
				syllable = "zang"
			case '厦', '廈':
				syllable = "xia"
			}
			readings[syllable] = append(readings[syllable], r)
		}
	}
	out := bufio.NewWriter(to)
	fmt.Fprintln(out, "# Readings of Chinese characters, made by gen from github.com/mozillazg/go-pinyin (MIT).")
	for _, syllable := range slices.Sorted(maps.Keys(readings)) {
		fmt.Fprintf(out, "%s\t%s\n", syllable, string(readings[syllable]))
	}
	return out.Flush()
}
