package people

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed characters.tsv
var characterTable string

// odds say how much likelier a character is in each place of a name than in
// ordinary text, in tenths of the natural logarithm.
type odds struct {
	surname, first, second, single, sound   int8
	isSurname, opensCompound, opensJapanese bool // of the lists of surnames
	secondJapanese                          bool // stands second in Japanese ones
	neverGiven, honours                     bool // no part of a given name; begins an honorific
	common                                  bool // a surname that is rather a preposition or the like
}

// characters holds the odds of the characters from U+4E00 on.
type characters [0x9FFF - 0x4E00 + 1]odds

// characterOdds reads the table, once. Its characters are simplified; what no
// known name holds is as unlikely as can be.
var characterOdds = sync.OnceValue(func() *characters {
	table := new(characters)
	for i := range table {
		table[i] = odds{surname: -60, first: -60, second: -60, single: -60, sound: -60}
	}
	for line := range strings.Lines(characterTable) {
		fields := strings.Fields(line)
		if len(fields) != 6 || fields[0] == "#" {
			continue
		}
		o := table.of([]rune(fields[0])[0])
		for i, to := range []*int8{&o.surname, &o.first, &o.second, &o.single, &o.sound} {
			n, _ := strconv.ParseInt(fields[i+1], 10, 8)
			*to = int8(n)
		}
	}
	for _, r := range surnames {
		table.of(r).isSurname = true
	}
	for _, r := range "和向于从经同对由以及与将为时全都能更连应解成任通高过因" {
		table.of(r).common = true
	}
	for _, r := range neverGiven {
		table.of(r).neverGiven = true
	}
	for w := range honorifics {
		table.of([]rune(w)[0]).honours = true
	}
	for name := range compoundSurnames {
		table.of([]rune(name)[0]).opensCompound = true
	}
	for name := range japaneseSurnames {
		table.of([]rune(name)[0]).opensJapanese = true
		table.of([]rune(name)[1]).secondJapanese = true
	}
	return table
})

// of gives the odds of a simplified character.
func (c *characters) of(r rune) *odds {
	if i := int(r) - 0x4E00; i >= 0 && i < len(c) {
		return &c[i]
	}
	return &odds{surname: -60, first: -60, second: -60, single: -60, sound: -60}
}
