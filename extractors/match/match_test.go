package match

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"tifa/extractors/fold"
)

// scan gives the texts of all matches, in the order in which they are reported.
func scan(patterns []string, text string) (got []string) {
	New(patterns).Scan(Read(text), func(p, start, end int) {
		got = append(got, text[start:end])
	})
	return got
}

func TestScan(t *testing.T) {
	tests := []struct {
		name     string
		patterns []string
		text     string
		want     []string
	}{
		{"plain", []string{"Brussels"}, "in Brussels today", []string{"Brussels"}},
		{"shorter before longer", []string{"New York", "New York City"}, "New York City", []string{"New York", "New York City"}},
		{"overlaps are all reported", []string{"a b", "b c"}, "a b c", []string{"a b", "b c"}},
		{"capitals of the pattern are demanded", []string{"Brussels"}, "brussels BRUSSELS", []string{"BRUSSELS"}},
		{"small letters match either", []string{"two establishments"}, "Two Establishments, TWO ESTABLISHMENTS", []string{"Two Establishments", "TWO ESTABLISHMENTS"}},
		{"acronyms stay exact", []string{"WHO", "US"}, "who told us? WHO and the US. Us.", []string{"WHO", "US"}},
		{"word boundaries", []string{"Iran"}, "Iranian Iran’s pro-Iran Irans Iran2", []string{"Iran", "Iran"}},
		{"no match inside a word", []string{"EU"}, "NEU EU中国 欧洲EU", []string{"EU", "EU"}},
		{"Chinese needs no boundary", []string{"中国"}, "在中国人民", []string{"中国"}},
		{"traditional text, simplified pattern", []string{"国务院"}, "國務院與国务院", []string{"國務院", "国务院"}},
		{"simplified text, traditional pattern", []string{"國務院"}, "国务院", []string{"国务院"}},
		{"full width", []string{"G20"}, "Ｇ２０峰会", []string{"Ｇ２０"}},
		{"quotes and hyphens", []string{"People's Daily", "Asia-Pacific"}, "People’s Daily in Asia–Pacific", []string{"People’s Daily", "Asia–Pacific"}},
		{"accents", []string{"Erdoğan", "Sanchez"}, "Erdogan, Erdoğan and Sánchez, Sa\u0301nchez", []string{"Erdogan", "Erdoğan", "Sánchez", "Sa\u0301nchez"}},
		{"line breaks", []string{"House of Representatives"}, "House of\nRepresentatives; House of \r\n Representatives", []string{"House of\nRepresentatives", "House of \r\n Representatives"}},
		{"a blank line ends a name", []string{"House of Lords"}, "House of\n\nLords", nil},
		{"a line break within Chinese", []string{"两个确立"}, "两个\n确立，两个 确立", []string{"两个\n确立"}},
		{"a line break that is a blank for one pattern and nothing for another", []string{"中国", "中 共", "中国 人", "中国人"}, "中\n国\n人", []string{"中\n国", "中\n国\n人", "中\n国\n人"}},
		{"characters set apart", []string{"北京", "李强", "中国"}, "在 北 京，李　强、中 国人 北 京人", []string{"北 京", "李　强"}},
		{"dots belong to acronyms", []string{"U.S."}, "the U.S. and the U.S.-led", []string{"U.S.", "U.S."}},
		{"outside the BMP", []string{"𠮷野家", "𠮷"}, "在𠮷野家", []string{"𠮷", "𠮷野家"}},
		{"another astral character is not the same", []string{"𠮷"}, "😀𠮸", nil},
		{"at the end of the text", []string{"Xi Jinping"}, "Xi Jinping", []string{"Xi Jinping"}},
		{"invalid bytes end a name", []string{"Xi Jinping"}, "Xi \xff Jinping Xi Jinping", []string{"Xi Jinping"}},
		{"a NUL byte ends a name", []string{"Xi Jinping"}, "Xi\x00 Jinping", nil},
		{"zero-width characters count for nothing", []string{"Xi Jinping"}, "Xi\u200b Jinping", []string{"Xi\u200b Jinping"}},
		{"punctuation may begin a pattern", []string{"'s"}, "Chile's", []string{"'s"}},
		{"empty patterns", []string{"", " ", "a"}, "a b", []string{"a"}},
		{"the same pattern twice", []string{"Georgia", "Georgia"}, "Georgia", []string{"Georgia", "Georgia"}},
		{"one letter", []string{"R"}, "(R-Ohio) R2", []string{"R"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, scan(tt.patterns, tt.text)); diff != "" {
				t.Errorf("in %q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

// TestScanAgainstNaive compares with a search that tries every pattern at every
// place, on texts and patterns made of few characters so that they meet often.
func TestScanAgainstNaive(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	letters := []string{"a", "b", "中", "共", " ", ".", "𠮷", "國", "&"}
	random := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(letters[rnd.IntN(len(letters))])
		}
		return b.String()
	}
	for range 2000 {
		var patterns []string
		for range 1 + rnd.IntN(6) {
			patterns = append(patterns, strings.TrimSpace(random(1+rnd.IntN(4))))
		}
		text := random(rnd.IntN(30))
		got := map[string]int{}
		New(patterns).Scan(Read(text), func(p, start, end int) { got[fmt.Sprint(p, start, end)]++ })
		want := map[string]int{}
		for p, pattern := range patterns {
			for start := range text {
				for end := start + 1; end <= len(text); end++ {
					if naive(pattern, text, start, end) {
						want[fmt.Sprint(p, start, end)]++
					}
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("patterns %q in %q:\n%s", patterns, text, diff)
		}
		// The same, shared out among two matchers.
		half := len(patterns) / 2
		both := map[string]int{}
		Scan(Read(text), []*Matcher{New(patterns[:half]), New(patterns[half:])}, func(m, p, start, end int) { both[fmt.Sprint(m*half+p, start, end)]++ })
		if diff := cmp.Diff(want, both); diff != "" {
			t.Fatalf("patterns %q, %q in %q:\n%s", patterns[:half], patterns[half:], text, diff)
		}
	}
}

// naive says whether the pattern matches text[start:end], by the rules in words.
func naive(pattern, text string, start, end int) bool {
	t := fold.Load()
	if !utf8.ValidString(text[:start]) || !utf8.ValidString(text[start:end]) {
		return false
	}
	piece := text[start:end]
	if piece != strings.TrimSpace(piece) || t.String(pattern) == "" || !sameAs(t.String(pattern), text, start, end) {
		return false
	}
	letter := func(r rune) bool { return t.Is(r, fold.Letter) }
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	first, _ := utf8.DecodeRuneInString(piece)
	last, _ := utf8.DecodeLastRuneInString(piece)
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !(letter(before) && letter(first)) && !(letter(last) && letter(after))
}

// TestOpen: a compiled matcher finds what the one that it was made from does, and a
// broken one is an error.
func TestOpen(t *testing.T) {
	patterns := []string{"Xi Jinping", "WHO", "", "两个确立", "𠮷", "New York", "New York City", "two establishments"}
	text := "Xi Jinping in New York City told WHO of two\nestablishments (两个\n确立) 𠮷"
	m := New(patterns)
	compiled := m.Append(nil)
	opened, err := Open(patterns, compiled)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	m.Scan(Read(text), func(p, start, end int) { want = append(want, fmt.Sprint(p, start, end)) })
	opened.Scan(Read(text), func(p, start, end int) { got = append(got, fmt.Sprint(p, start, end)) })
	if diff := cmp.Diff(want, got); diff != "" || len(got) != 7 {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if string(opened.Append(nil)) != string(compiled) {
		t.Error("compiled once more it is not the same")
	}
	for n := range compiled {
		if _, err := Open(patterns, compiled[:n]); err == nil {
			t.Fatalf("no error for the first %d bytes of %d", n, len(compiled))
		}
	}
	if _, err := Open(patterns[:3], compiled); err == nil {
		t.Error("no error for other patterns")
	}
}

// TestScanSeveral: several matchers find what one with the patterns of all does.
func TestScanSeveral(t *testing.T) {
	a, b := New([]string{"New York", "中共"}), New([]string{"York City", "中共中央"})
	var got []string
	text := "New York City 中共中央"
	Scan(Read(text), []*Matcher{a, b}, func(m, p, start, end int) { got = append(got, fmt.Sprint(m, p, " ", text[start:end])) })
	want := []string{"0 0 New York", "1 0 York City", "0 1 中共", "1 1 中共中央"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestScanInParts: a text of several parts is found through as one of one part, at any
// place of their edges, and by a second search as by the first.
func TestScanInParts(t *testing.T) {
	m := New([]string{"New York City", "York", "两个确立", "立两个", "a b c"})
	const sentence = "In New York City, 两个\n确立两个 xyz a b c. "
	for shift := 0; shift < len(sentence); shift += 3 {
		text := strings.Repeat(".", shift) + strings.Repeat(sentence, part*9/8/len(sentence))
		var want, got, again []string
		for at := range len(text) { // by hand
			for _, name := range []string{"New York City", "York", "两个\n确立", "立两个", "a b c"} {
				if strings.HasPrefix(text[at:], name) {
					want = append(want, fmt.Sprint(at, name))
				}
			}
		}
		searched := Read(text)
		m.Scan(searched, func(_, start, end int) { got = append(got, fmt.Sprint(start, text[start:end])) })
		m.Scan(searched, func(_, start, end int) { again = append(again, fmt.Sprint(start, text[start:end])) })
		if !slices.Equal(want, got) || !slices.Equal(got, again) {
			t.Fatalf("shift %d: found %d names and then %d, want %d, all the same", shift, len(got), len(again), len(want))
		}
		searched.Reset("in New York")
		n := 0
		m.Scan(searched, func(_, start, end int) { n++ })
		if n != 1 {
			t.Fatalf("%d names in another text, want 1", n)
		}
	}
}

// sameAs says whether the folded text[start:end] is a pattern, where a blank that sets
// single Chinese characters apart may count for nothing.
func sameAs(pattern, text string, start, end int) bool {
	t := fold.Load()
	if start >= end {
		return pattern == ""
	}
	r, size := utf8.DecodeRuneInString(text[start:])
	if r != ' ' {
		sym := string(t.Symbol(r))
		return strings.HasPrefix(pattern, sym) && sameAs(pattern[len(sym):], text, start+size, end)
	}
	next := start
	for next < len(text) && text[next] == ' ' {
		next++
	}
	if strings.HasPrefix(pattern, " ") && sameAs(pattern[1:], text, next, end) {
		return true
	}
	han := func(r rune) bool { return t.Is(r, fold.Han) }
	before, n := utf8.DecodeLastRuneInString(text[:start])
	after, m := utf8.DecodeRuneInString(text[next:])
	outer, _ := utf8.DecodeLastRuneInString(text[:start-n])
	following, _ := utf8.DecodeRuneInString(text[min(len(text), next+m):])
	return han(before) && han(after) && !han(outer) && !han(following) && sameAs(pattern, text, next, end)
}

func FuzzScan(f *testing.F) {
	f.Add("two establishments", "the “two\nestablishments” 𠮷")
	f.Add("中共中央", "挑战中共中央\xff")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		New([]string{pattern, "中共", "U.S."}).Scan(Read(text), func(p, start, end int) {
			if start < 0 || start >= end || end > len(text) {
				t.Fatalf("match %d:%d in a text of %d bytes", start, end, len(text))
			}
		})
	})
}

func BenchmarkScan(b *testing.B) {
	patterns := []string{"Communist Party of China", "two establishments", "重庆市委", "中共中央", "国务院"}
	m := New(patterns)
	for name, text := range map[string]string{
		"en": strings.Repeat("The Standing Committee of the Municipal Party Committee convened a meeting. ", 500),
		"zh": strings.Repeat("会议强调，要深刻领悟“两个确立”的决定性意义，重庆市委书记主持会议。", 500),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				m.Scan(Read(text), func(int, int, int) {})
			}
		})
	}
}
