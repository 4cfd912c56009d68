package tokenise

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"tifa/models"
)

// english is shared by the tests of the package, as pipelines share theirs.
var english = new(English)

func tagged(t *testing.T, text string) []string {
	t.Helper()
	words, err := english.Words(text)
	if err != nil {
		t.Fatal(err)
	}
	checkTokens(t, text, words)
	var out []string
	for _, w := range words {
		out = append(out, w.Span.In(text)+"/"+w.POS)
	}
	return out
}

// checkTokens holds for every tokenizer and text: tokens are in order, cut no
// character, and leave out nothing but white space.
func checkTokens(t *testing.T, text string, words []models.Token) {
	t.Helper()
	at := 0
	for _, w := range words {
		if w.Span.Start < at || !w.Span.Valid(text) {
			t.Fatalf("%q: token %v behind byte %d", text, w.Span, at)
		}
		if strings.TrimSpace(text[at:w.Span.Start]) != "" {
			t.Fatalf("%q: %q is no token", text, text[at:w.Span.Start])
		}
		at = w.Span.End
	}
	if strings.TrimSpace(text[at:]) != "" {
		t.Fatalf("%q: %q is no token", text, text[at:])
	}
}

func TestEnglishWords(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"He can't see the “big” picture.", []string{"He/PRP", "ca/MD", "n't/RB", "see/VB", "the/DT", "“/''", "big/JJ", "”/''", "picture/NN", "./."}},
		{"the U.S.’s view", []string{"the/DT", "U.S./NNP", "’s/POS", "view/NN"}},
		{"Chile's, O'Sullivan's; don't, O’Malley", []string{"Chile/NNP", "'s/POS", ",/,", "O'Sullivan/NNP", "'s/POS", ";/:", "do/VBP", "n't/RB", ",/,", "O’Malley/NNP"}},
		{"  two\n\n words ", []string{"two/CD", "words/NNS"}},
		{"", nil},
	}
	for _, tt := range tests {
		got := tagged(t, tt.text)
		if len(got) != len(tt.want) {
			t.Errorf("%q: %v, want %v", tt.text, got, tt.want)
			continue
		}
		for i := range got {
			w, _, _ := strings.Cut(got[i], "/")
			if v, _, _ := strings.Cut(tt.want[i], "/"); w != v {
				t.Errorf("%q: %v, want %v", tt.text, got, tt.want)
			}
		}
	}
}

// TestEnglishRepeatedWords shows that each occurrence has its own tag, although
// prose keeps one token for all of them.
func TestEnglishRepeatedWords(t *testing.T) {
	tests := []struct {
		text string
		want []string // tokens that must be there, in order
	}{
		{"I will saw the wood that I saw yesterday", []string{"saw/VB", "saw/VBD"}},
		{"They refuse to permit us to obtain the refuse permit", []string{"refuse/VBP", "permit/VB", "refuse/NN", "permit/NN"}},
		{"May leaders may meet in May", []string{"may/MD", "May/NNP"}},
	}
	for _, tt := range tests {
		got := tagged(t, tt.text)
		rest := got
		for _, w := range tt.want {
			i := slices.Index(rest, w)
			if i < 0 {
				t.Errorf("%q: no %s in this place of %v", tt.text, w, got)
				break
			}
			rest = rest[i+1:]
		}
	}
}

// TestEnglishRepeatedWordsAgree compares with sentences in which no word stands
// twice up to the word in question: the tags before it must not depend on what
// comes much later.
func TestEnglishRepeatedWordsAgree(t *testing.T) {
	text := "The report said that the plan would plan for a house that would house those who report to the plan office"
	full := tagged(t, text)
	words := strings.Fields(text)
	for n := 3; n < len(words); n++ {
		part := tagged(t, strings.Join(words[:n], " "))
		for i := range n - 2 {
			if part[i] != full[i] {
				t.Errorf("in the first %d words %q is %s, in the sentence %s", n, words[i], part[i], full[i])
			}
		}
	}
}

var oddTexts = []string{
	"", " ", "\xff\xff\xff's", "İİİ's and K's can't", "&rsquo;s &rsquo", "a\x00b", "(((“x”)))", "😀 :-) (ಠ_ಠ)", "𠮷野家's", "袁家军 said",
	strings.Repeat("x", 1000) + " said", "It’s \u00a0 n't 'll's", "..", "$(\"[", "\u2028a\u0085b", "\uFFFD's",
}

func TestEnglishOddTexts(t *testing.T) {
	for _, text := range oddTexts {
		tagged(t, text)
	}
}

func FuzzEnglishWords(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { tagged(t, text) })
}

func TestEnglishFromSeveralGoroutines(t *testing.T) {
	text := "They refuse to permit us to obtain the refuse permit."
	want := tagged(t, text)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				words, err := english.Words(text)
				if err != nil || len(words) != len(want) {
					t.Errorf("got %v, %v", words, err)
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkEnglishWords(b *testing.B) {
	text := "On September 8, the Standing Committee of the Municipal Party Committee convened a meeting to study and implement the spirit of the letter."
	if _, err := english.Words(text); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := english.Words(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEnglishLoad(b *testing.B) {
	for b.Loop() {
		e := new(English)
		if e.once.Do(e.load); e.err != nil {
			b.Fatal(e.err)
		}
	}
}
