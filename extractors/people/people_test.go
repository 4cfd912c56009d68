package people

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/extractors"
	"tifa/models"
)

func names(class func(*extractors.Input, int, bool, int, int) []int, text string, pos int, forward bool, low, high int) (out []string) {
	in := &extractors.Input{Text: text, Words: func(int) []models.Token { return nil }}
	for _, end := range class(in, pos, forward, low, high) {
		out = append(out, text[min(pos, end):max(pos, end)])
	}
	return out
}

func TestEnglish(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Joe Biden said", []string{"Joe Biden", "Joe"}},
		{"Ursula von der Leyen in", []string{"Ursula von der Leyen", "Ursula"}},
		{"J. D. Vance’s plan", []string{"J. D. Vance"}},
		{"Anwar bin Ibrahim", []string{"Anwar bin Ibrahim", "Anwar"}},
		{"Bennie\nThompson (D)", []string{"Bennie\nThompson", "Bennie"}},
		{"Macron. The", []string{"Macron"}},
		{"O’Brien-Smith’s", []string{"O’Brien-Smith"}},
		{"NATO", nil},
		{"The", nil},
		{"said", nil},
		{"Abdel Fattah el-Sisi met", []string{"Abdel Fattah el-Sisi", "Abdel Fattah", "Abdel"}},
		{"Xi Jinping's", []string{"Xi Jinping", "Xi"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, names(English, tt.text, 0, true, 1, 5)); diff != "" {
			t.Errorf("%s: %s", tt.text, diff)
		}
	}
	text := "spokesman John Kirby"
	if got := names(English, text, len(text), false, 2, 5); len(got) == 0 || got[0] != "John Kirby" {
		t.Errorf("before the end of %q: %q", text, got)
	}
}

func TestChinese(t *testing.T) {
	tests := []struct {
		text string
		want string
	}{
		{"袁家军出席", "袁家军"},
		{"欧阳志明主持召开", "欧阳志明"},
		{"谌小丰，", "谌小丰"},
		{"王毅在北京", "王毅"},
		{"王毅表示", "王毅"},
		{"韓國瑜敲槌", "韓國瑜"},
		{"卡拉里·希隆戈将于", "卡拉里·希隆戈"},
		{"阿卜杜拉·买买提 说", "阿卜杜拉·买买提"},
		{"布林肯说", "布林肯"},
		{"张三", "张三"},
		{"的工作", ""},
		{"会议", ""},
		{"Smith", ""},
	}
	for _, tt := range tests {
		got := names(Chinese, tt.text, 0, true, 1, 1)
		if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) == 0 || got[0] != tt.want) {
			t.Errorf("%s: got %q, want %q", tt.text, got, tt.want)
		}
	}
	if got := names(Chinese, "，袁家军", len("，袁家军"), false, 1, 1); len(got) == 0 || got[0] != "袁家军" {
		t.Errorf("before the end: %q", got)
	}
}

func TestClasses(t *testing.T) {
	tests := []struct {
		class     func(*extractors.Input, int, bool, int, int) []int
		low, high int
		text      string
		want      []string
	}{
		{Pinyin, 2, 2, "Jinping said", []string{"Jinping"}},
		{Pinyin, 1, 1, "Jinping said", nil},
		{Pinyin, 1, 1, "Yi said", []string{"Yi"}},
		{Pinyin, 2, 2, "Xi'an said", []string{"Xi'an"}},
		{Pinyin, 1, 2, "Smith said", nil},
		{Syllables, 1, 1, "Jong-un said", []string{"Jong-un"}},
		{Syllables, 1, 1, "Jong said", nil},
		{Syllables, 1, 1, "Mary-Jane-Ann said", nil},
		{Capitals, 2, 3, "ADA EXAMPLE-SON (Kenya)", []string{"ADA EXAMPLE-SON"}},
		{Capitals, 2, 3, "ADA Example", nil},
		{Surname, 1, 1, "Macron said", []string{"Macron"}},
		{Surname, 1, 1, "Bankers said", nil},
		{Surname, 1, 1, "They’ve said", nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, names(tt.class, tt.text, 0, true, tt.low, tt.high)); diff != "" {
			t.Errorf("%s: %s", tt.text, diff)
		}
	}
	text := "of Zhao Wenqing"
	if got := names(Pinyin, text, len(text), false, 2, 2); len(got) != 1 || got[0] != "Wenqing" {
		t.Errorf("before the end of %q: %q", text, got)
	}
}
