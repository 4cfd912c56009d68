package tokenise

import (
	"strings"
	"testing"
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
