package tokenise

import (
	"os"
	"slices"
	"strings"
	"testing"

	"tifa/models"
)

func TestWordsByScript(t *testing.T) {
	text := "The secretary (袁家军) spoke. 市委书记袁家军出席G20峰会。"
	tok := &Tokeniser{english, chinese}
	var got []string
	for _, s := range Sentences(text) {
		words, err := tok.Words(text, s)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			got = append(got, w.Span.In(text))
		}
	}
	want := "The|secretary|(|袁家军|)|spoke|.|市委|书记|袁|家|军|出席|G20|峰会|。"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
}

// TestEnglishLoadsNoChinese holds although the sentence has a Chinese name in it.
func TestEnglishLoadsNoChinese(t *testing.T) {
	tok := New()
	text := "Yuan Jiajun (袁家军) spoke."
	for _, s := range Sentences(text) {
		if _, err := tok.Words(text, s); err != nil {
			t.Fatal(err)
		}
	}
	if tok.Chinese.seg.Dict != nil {
		t.Error("the Chinese dictionary was loaded for an English sentence")
	}
}

// TestClauses: clauses cover their sentence one behind the other, and the words of one are
// those that the sentence has there.
func TestClauses(t *testing.T) {
	texts := []string{
		"他说：“两国合作，前景广阔；双方将继续努力，推动关系发展。”",
		"，：；",
		"会议指出，IMF、WTO and the World Bank，都是国际组织。",
		"No Chinese here, none at all.",
	}
	for _, name := range []string{"ganzhou-2024-07-26", "chongqing-2023-09-08"} {
		text, err := os.ReadFile("../../corpus/samples/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	k := &Tokeniser{english, chinese}
	shorter := 0
	for _, text := range texts {
		for _, sentence := range Sentences(text) {
			whole, err := k.Words(text, sentence)
			if err != nil {
				t.Fatal(err)
			}
			start := sentence.Start
			for _, c := range Clauses(nil, text, sentence) {
				if c.End <= start || c.Read.Start > start || c.Read.End < c.End || c.Read.Start < sentence.Start || c.Read.End > sentence.End {
					t.Fatalf("the clause from byte %d of %q is %v of %v", start, text, c, sentence)
				}
				start = c.End
				if c.Read == sentence {
					continue
				}
				shorter++
				words, err := k.Words(text, c.Read)
				if err != nil {
					t.Fatal(err)
				}
				var want []models.Token
				for _, w := range whole {
					if w.Span.Start >= c.Read.Start && w.Span.End <= c.Read.End {
						want = append(want, w)
					}
				}
				if !slices.Equal(words, want) {
					t.Errorf("%q has the words %v, and in its sentence %v", c.Read.In(text), words, want)
				}
			}
			if start != sentence.End {
				t.Errorf("the clauses of %q end at byte %d, and it at %d", sentence.In(text), start, sentence.End)
			}
		}
	}
	if shorter == 0 {
		t.Error("no sentence was divided")
	}
}
