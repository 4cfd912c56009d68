package tokenise

import (
	"flag"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"tifa/extractors/bloom"
	"tifa/extractors/fold"
	"tifa/models"
)

var update = flag.Bool("update", false, "write words.bloom anew from the dictionary of gse")

var chinese = NewChinese()

// TestBloomIsOfTheDictionary fails when gse, MinFrequency or the filter were
// changed and words.bloom was not; -update writes it.
func TestBloomIsOfTheDictionary(t *testing.T) {
	if chinese.once.Do(chinese.load); chinese.err != nil {
		t.Fatal(chinese.err)
	}
	var joints []string
	for i := range chinese.seg.Dict.Tokens {
		w := chinese.seg.Dict.Tokens[i].Text()
		if n := utf8.RuneCountInString(w); n >= 2 && n <= longestJoint && onlyHan(w) {
			joints = append(joints, w)
		}
	}
	b := bloom.New(joints)
	if *update {
		if err := os.WriteFile("words.bloom", []byte(b), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if b != words {
		t.Error("words.bloom is out of date: run go test ./pipeline/tokenise -run Bloom -update")
	}
	member := map[string]bool{}
	for _, w := range joints {
		member[w] = true
		if !words.Has([]rune(w)) {
			t.Fatalf("the filter misses %s", w)
		}
	}
	wrong, others := 0, 0
	for _, w := range joints {
		r := []rune(w)
		slices.Reverse(r)
		if !member[string(r)] {
			others++
			if words.Has(r) {
				wrong++
			}
		}
	}
	if wrong*50 > others {
		t.Errorf("%d of %d words that are not in the set pass", wrong, others)
	}
}

func onlyHan(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return !fold.Load().Is(r, fold.Han) })
}

func TestCuts(t *testing.T) {
	tests := []struct{ text, name, want string }{
		{"挑战中共创辉煌", "中共", "共创"},
		{"在挑戰中共創輝煌", "中共", "共创"},
		{"中共中央总书记习近平", "中共", ""},
		{"中共中央总书记习近平", "中共中央", ""},
		{"中共同意了", "中共", ""},
		{"发展中国家", "中国", "发展中国家"},
		{"中国人民", "中国", ""},
		{"重庆市委书记袁家军", "重庆市", "市委"},
		{"重庆市委书记袁家军", "重庆", ""},
		{"四川省长", "四川省", "省长"},
		{"北京大学生", "北京大学", "大学生"},
		{"北京大学校长", "北京大学", ""},
		{"美国务卿布林肯", "美国", "国务卿"},
		{"美国会如何应对", "美国", ""},
		{"金砖国家主席国", "国家主席", "主席国"},
		{"国家主席习近平", "国家主席", ""},
		{"从中央到地方", "中央", ""},
		{"长江西部地区", "江西", "长江"},
		{"江西部分地区", "江西", ""},
		{"江泽民主持会议", "江泽民", ""},
		{"上海外国语大学", "上海", ""},
		{"在俄罗斯", "俄罗斯", ""},
		{"坚持实事求是的路线", "求是", "实事求是"},
		{"《求是》杂志", "求是", ""},
		{"中国人民银行", "中国", ""},
		{"Xi Jinping said", "Xi Jinping", ""},
		{"中国", "中国", ""},
	}
	for _, tt := range tests {
		i := strings.Index(tt.text, tt.name)
		got, err := chinese.Cuts(tt.text, models.Span{Start: i, End: i + len(tt.name)})
		if err != nil || got != tt.want {
			t.Errorf("%s in %s cuts %q, want %q (%v)", tt.name, tt.text, got, tt.want, err)
		}
	}
}

// TestCutsWithoutDictionary shows that the dictionary stays unloaded where no
// word can stand across an edge.
func TestCutsWithoutDictionary(t *testing.T) {
	c := NewChinese()
	text := "国务院总理李强主持召开国务院常务会议"
	for _, name := range []string{"国务院", "李强"} {
		i := strings.Index(text, name)
		if word, err := c.Cuts(text, models.Span{Start: i, End: i + len(name)}); word != "" || err != nil {
			t.Errorf("%s cuts %q, %v", name, word, err)
		}
	}
	if c.seg.Dict != nil {
		t.Error("the dictionary was loaded")
	}
}

func TestChineseWords(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"国务院总理李强在北京", []string{"国务院", "总理", "李强", "在", "北京"}},
		{"國務院總理", []string{"國務院", "總理"}},
		{"GDP增长5.3%", []string{"GDP", "增长", "5", ".", "3", "%"}},
		{"一\n 二\u3000三", []string{"一", "二", "三"}},
	}
	for _, tt := range tests {
		words, err := chinese.Words(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		checkTokens(t, tt.text, words)
		var got []string
		for _, w := range words {
			got = append(got, w.Span.In(tt.text))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.text, diff)
		}
	}
}

func FuzzChineseWords(f *testing.F) {
	for _, text := range append(oddTexts, "挑战中共创辉煌", "立法院長韓國瑜\xff敲槌", "0000\xe500", "𠮷\u3000😀") {
		f.Add(text, 0, 6)
	}
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		words, err := chinese.Words(text)
		if err != nil {
			t.Fatal(err)
		}
		checkTokens(t, text, words)
		if s := (models.Span{Start: start, End: end}); s.Valid(text) {
			if _, err := chinese.Cuts(text, s); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestChineseFromSeveralGoroutines(t *testing.T) {
	c := NewChinese()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if words, err := c.Words("国务院总理李强在北京"); err != nil || len(words) != 5 {
					t.Errorf("got %v, %v", words, err)
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkChineseWords(b *testing.B) {
	text := "会议强调，要深刻领悟“两个确立”的决定性意义，重庆市委书记主持会议并讲话。"
	if _, err := chinese.Words(text); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := chinese.Words(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkChineseLoad(b *testing.B) {
	for b.Loop() {
		c := NewChinese()
		if c.once.Do(c.load); c.err != nil {
			b.Fatal(c.err)
		}
	}
}

func BenchmarkCuts(b *testing.B) {
	for name, text := range map[string]string{"clear": "在国务院总理", "crossed": "挑战中共创辉煌"} {
		b.Run(name, func(b *testing.B) {
			s := models.Span{Start: 3, End: 12}
			if name == "crossed" {
				s = models.Span{Start: 6, End: 12}
			}
			for b.Loop() {
				if _, err := chinese.Cuts(text, s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
