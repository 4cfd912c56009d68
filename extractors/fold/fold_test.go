package fold

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestString(t *testing.T) {
	tests := []struct{ a, b string }{
		{"Brussels", "BRUSSELS"},
		{"Ｇ２０", "g20"},
		{"“十三五”规划", "「十三五」規劃"},
		{"People’s", "People's"},
		{"Asia‑Pacific", "Asia-Pacific"},
		{"Erdoğan", "Erdogan"},
		{"Sánchez", "Sa\u0301nchez"},
		{"Łódź", "Lodz"},
		{"臺灣", "台湾"},
		{"裡 裏", "里 里"},
		{"阿卜杜拉・买买提", "阿卜杜拉·买买提"},
		{" House\u00a0of\n Lords ", "house of lords"},
		{"zero\u200bwidth", "zerowidth"},
	}
	f := Load()
	for _, tt := range tests {
		if f.String(tt.a) != f.String(tt.b) {
			t.Errorf("%q folds to %q, %q to %q", tt.a, f.String(tt.a), tt.b, f.String(tt.b))
		}
	}
	for _, different := range [][2]string{{"中国", "中共"}, {"𠮷", "𠮸"}, {"a b", "ab"}, {"G20", "G2"}} {
		if f.String(different[0]) == f.String(different[1]) {
			t.Errorf("%q and %q fold to one", different[0], different[1])
		}
	}
}

// TestFoldingIsIdempotent holds because two names of one thing must meet in
// one symbol, not one step apart.
func TestFoldingIsIdempotent(t *testing.T) {
	f := Load()
	for r := range rune(1 << 16) {
		if s := f.Symbol(r); f.Symbol(s) != s {
			t.Errorf("%q folds to %q, which folds to %q", r, s, f.Symbol(s))
		}
	}
}

func TestToSimplifiedKeepsLength(t *testing.T) {
	f := Load()
	in := "立法院長韓國瑜 said\xff 𠮷 “國務院”"
	out := f.ToSimplified(in)
	if len(out) != len(in) {
		t.Errorf("%d bytes became %d", len(in), len(out))
	}
	if want := "立法院长韩国瑜 said\xff 𠮷 “国务院”"; out != want {
		t.Errorf("got %q, want %q", out, want)
	}
	for r := rune(0x3400); r < 0xA000; r++ {
		if got := f.ToSimplified(string(r)); len(got) != utf8.RuneLen(r) {
			t.Errorf("%q became %q", r, got)
		}
	}
}

func TestClasses(t *testing.T) {
	f := Load()
	tests := []struct {
		r    rune
		want Class
	}{
		{'a', Letter}, {'É', Letter | Upper}, {'7', Letter | Digit}, {'７', Letter | Digit},
		{'国', Han | Simplified}, {'國', Han | Traditional}, {'人', Han}, {'𠮷', Han},
		{'，', 0}, {' ', 0}, {'か', 0}, {'Ж', Letter | Upper},
	}
	for _, tt := range tests {
		if got := f.Class(tt.r); got != tt.want {
			t.Errorf("class of %q is %b, want %b", tt.r, got, tt.want)
		}
	}
	for r := range rune(1 << 16) {
		if unicode.IsSpace(r) != (f.Symbol(r) == Blank) {
			t.Errorf("%U: blank is %v", r, f.Symbol(r) == Blank)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		t := new(Table)
		t.addClasses()
		t.addLetters()
		t.addPunctuation()
		t.addChinese()
	}
}
