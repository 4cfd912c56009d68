package tokenise

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		name string
		text string // the sentences, with ¦ between them
	}{
		{"plain", "He came. ¦She left."},
		{"abbreviations", "Sen. Smith met Gen. Lee on Sept. 8 at 9 a.m. in the U.S. capital. ¦He won."},
		{"an acronym at the end", "He flew to the U.S. ¦The trip was short."},
		{"an acronym before a name", "He joined the U.S. Army in 1990. ¦Then he left."},
		{"Lt. Gen. is one title", "Lt. Gen. Mark Smith spoke. ¦He left."},
		{"initials", "John F. Kennedy and W. E. B. Du Bois. ¦Both."},
		{"two initials", "It was J. A. Smith who said so. ¦A. Jones agreed with Plan B. ¦The end."},
		{"numbers", "No. 2 rose 3.5 percent to 1.2 million. ¦No. ¦That is all."},
		{"p.m.", "It rose at 12.55 p.m. and stands adjourned."},
		{"quotes close", "“We will not.” ¦He left. ¦(She stayed.) ¦End"},
		{"a lower-case word goes on", "It was approved by the U.N. in May."},
		{"Chinese", "会议指出，要抓好落实。¦会议强调：“必须坚持！”¦他说？¦完"},
		{"Chinese behind a Latin full stop", "他说“take a principled position.” ¦他补充"},
		{"headline", "House passes bill\n¦By Ann Lee\n¦\nWASHINGTON -- The House of\nRepresentatives voted."},
		{"blank line", "One\n\n¦two"},
		{"wrapped lines", "Headline\n¦\nThe U.S. House of\nRepresentatives on Tuesday\nvoted."},
		{"bullets", "List\n¦- one\n¦- two"},
		{"Chinese paragraphs", "标题\n¦　　第一段\n¦　　第二段"},
		{"wrapped Chinese", "标题\n¦第一\n第二"},
		{"carriage returns", "Headline\r\n¦\r\nOne line\r\ntwo."},
		{"domain names", "See example.org for more. ¦Bye."},
		{"seed", " date 2023-09-08 Party Committee Holds Meeting\n¦\nChongqing, China – On September 8, the committee met. ¦The letter."},
		{"nothing", ""},
		{"blanks", " \n\n "},
		{"invalid", "a\xff. ¦B\xff"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.ReplaceAll(tt.text, "¦", "")
			var want, got []string
			for s := range strings.SplitSeq(tt.text, "¦") {
				if s = strings.TrimFunc(s, unicode.IsSpace); s != "" {
					want = append(want, s)
				}
			}
			for _, s := range Sentences(text) {
				got = append(got, s.In(text))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// checkSentences holds for every text: sentences are in order, do not overlap,
// have no white space at their edges, and leave out nothing but white space.
func checkSentences(t *testing.T, text string) {
	t.Helper()
	at := 0
	for _, s := range Sentences(text) {
		if !s.Valid(text) || s.Start < at {
			t.Fatalf("%q: sentence %v behind byte %d", text, s, at)
		}
		if strings.TrimSpace(text[at:s.Start]) != "" {
			t.Fatalf("%q: %q stands in no sentence", text, text[at:s.Start])
		}
		if s.Len() > longestSentence+200 {
			t.Fatalf("a sentence of %d bytes", s.Len())
		}
		at = s.End
	}
	if strings.TrimSpace(text[at:]) != "" {
		t.Fatalf("%q: %q stands in no sentence", text, text[at:])
	}
}

func TestLongSentencesAreCut(t *testing.T) {
	for _, unit := range []string{"x", "重", "many words ", "\xff", "字，"} {
		text := strings.Repeat(unit, 3*longestSentence)
		checkSentences(t, text)
		if n := len(Sentences(text)); n < 3*len(unit) {
			t.Errorf("%d bytes of %q are %d sentences", len(text), unit, n)
		}
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("He came. She left.\n\nBy U.S. 他说。")
	f.Add("\xff.\xff \u3000\n【a")
	f.Fuzz(checkSentences)
}

func BenchmarkSentences(b *testing.B) {
	for name, text := range map[string]string{
		"en": strings.Repeat("On Sept. 8, the committee of the U.S. House convened a meeting. ", 500),
		"zh": strings.Repeat("会议强调，要深刻领悟“两个确立”的决定性意义。", 500),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Sentences(text)
			}
		})
	}
}
