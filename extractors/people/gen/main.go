// Command gen writes characters.tsv: how much likelier each Chinese character is
// in a place of a person's name than in ordinary text. Run it in its folder's
// parent with the file of gse's dictionary (data/dict/zh/s_1.txt of the module)
// as its argument:
//
//	go run ./gen $(go list -m -f '{{.Dir}}' github.com/go-ego/gse)/data/dict/zh/s_1.txt > characters.tsv
//
// The names are the dictionary's entries that are tagged as such, each counted
// once; ordinary text is its other words by their frequency.
package main

import (
	"bufio"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"tifa/extractors/people"
)

// The places of a character in a name.
const (
	surname = iota
	first   // of two given characters
	second
	single // the only given character
	sound  // of a foreign name
	places
)

// rarest and widest bound what is written, in tenths of the natural logarithm.
const widest = 60

func main() {
	f, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	var counts [places]map[rune]float64
	var totals [places]float64
	for i := range counts {
		counts[i] = map[rune]float64{}
	}
	text, all := map[rune]float64{}, 0.0
	add := func(place int, r rune) { counts[place][r]++; totals[place]++ }
	scanner := bufio.NewScanner(f)
	for scanner.Scan() {
		fields := strings.Fields(scanner.Text())
		if len(fields) != 3 {
			continue
		}
		chars := []rune(fields[0])
		if !strings.HasPrefix(fields[2], "nr") {
			n, err := strconv.ParseFloat(fields[1], 64)
			if err != nil {
				continue
			}
			for _, r := range chars {
				text[r] += n
				all += n
			}
			continue
		}
		isSurname := people.ChineseSurname(chars[0])
		switch {
		case fields[2] == "nr" && len(chars) == 3 && isSurname:
			add(surname, chars[0])
			add(first, chars[1])
			add(second, chars[2])
		case fields[2] == "nr" && len(chars) == 2 && isSurname:
			add(surname, chars[0])
			add(single, chars[1])
		case len(chars) >= 4 || len(chars) == 3 && !isSurname || fields[2] == "nrt" && len(chars) > 1:
			for _, r := range chars {
				add(sound, r)
			}
		}
	}
	seen := map[rune]bool{}
	for i := range counts {
		for r := range counts[i] {
			seen[r] = true
		}
	}
	chars := make([]rune, 0, len(seen))
	for r := range seen {
		chars = append(chars, r)
	}
	slices.Sort(chars)
	fmt.Println("# char\tsurname\tfirst\tsecond\tsingle\tsound: tenths of the logarithm of how much likelier; made by gen from gse's dictionary")
	for _, r := range chars {
		row := []string{string(r)}
		useful := false
		for i := range counts {
			odds := math.Log((counts[i][r]+0.3)/(totals[i]+1500)) - math.Log((text[r]+200)/(all+1e6))
			v := int(math.Round(10 * max(-widest/10, min(widest/10, odds))))
			useful = useful || counts[i][r] >= 1 && v > -30
			row = append(row, strconv.Itoa(v))
		}
		if useful {
			fmt.Println(strings.Join(row, "\t"))
		}
	}
}
