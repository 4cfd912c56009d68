package people

import (
	"strings"

	"tifa/extractors"
)

// Pinyin is the class %pinyin: one capitalised word of low to high syllables of
// pinyin, as given names of the mainland are written: Jinping, Yi, Xi'an.
func Pinyin(in *extractors.Input, pos int, forward bool, low, high int) (ends []int) {
	var w latinWord
	var ok bool
	if forward {
		w, ok = wordFrom(in.Text, pos)
	} else {
		w, ok = wordBefore(in.Text, pos)
	}
	if !ok || w.text[0] < 'A' || w.text[0] > 'Z' {
		return nil
	}
	n := 0
	for part := range strings.SplitSeq(strings.ReplaceAll(strings.ToLower(w.text), "’", "'"), "'") {
		of := syllables(part)
		if of == 0 {
			return nil
		}
		n += of
	}
	if n < low || n > high {
		return nil
	}
	if forward {
		return []int{w.end}
	}
	return []int{w.start}
}

// Syllables is the class %syllables: a word of two syllables with a hyphen, as given
// names of Korea, Taiwan and Hong Kong are written: Jong-un, Ing-wen, Chun-ying.
func Syllables(in *extractors.Input, pos int, forward bool, _, _ int) []int {
	w, ok := wordFrom(in.Text, pos)
	end := w.end
	if !forward {
		w, ok = wordBefore(in.Text, pos)
		end = w.start
	}
	if !ok {
		return nil
	}
	const longest = 7 // of a syllable: Seung, Hsiung
	first, second, two := strings.Cut(w.text, "-")
	for _, s := range []string{first, second} {
		if len(s) < 2 || len(s) > longest || strings.Trim(s[1:], "abcdefghijklmnopqrstuvwxyz") != "" {
			return nil
		}
	}
	if !two || first[0] < 'A' || first[0] > 'Z' {
		return nil
	}
	return []int{end}
}

// syllables is the least number of syllables of pinyin that s, in small letters,
// can be cut into, three at most; 0 if it cannot.
func syllables(s string) int {
	const longest = 6 // zhuang
	best := 0
	for n := min(longest, len(s)); n > 0; n-- {
		if !syllable(s[:n]) {
			continue
		}
		if n == len(s) {
			return 1
		}
		if len(s) > 3*longest {
			return 0
		}
		if more := syllables(s[n:]); more > 0 && more < 3 && (best == 0 || more+1 < best) {
			best = more + 1
		}
	}
	return best
}

// syllable says whether s is an initial and a final of pinyin.
func syllable(s string) bool {
	initial := strings.TrimLeft(s, "bpmfdtnlgkhjqxrzcsyw")
	cut := len(s) - len(initial)
	switch {
	case cut > 2 || cut == 2 && s[:2] != "zh" && s[:2] != "ch" && s[:2] != "sh":
		return false
	case cut == 0 && !strings.Contains(bareFinals, " "+s+" "):
		return false
	}
	return strings.Contains(finals, " "+initial+" ")
}

// bareFinals are those that are syllables without an initial.
const bareFinals = " a ai an ang ao e ei en er ou "

const finals = " a ai an ang ao e ei en eng er i ia ian iang iao ie in ing iong iu o ong ou u ua uai uan uang ue ui un uo ü üe "
