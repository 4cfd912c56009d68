package terminal

import (
	"bytes"
	"strings"
	"testing"
)

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "袁家军": 6, "两个“确立”": 10, "Ａ１，": 6, "e\u0301": 1, "👨‍👩‍👧": 2, "🇨🇳": 2, "\x1b[1m": 4, "a\nb": 3,
	} {
		if got := Width(s); got != want {
			t.Errorf("%q is %d columns wide, want %d", s, got, want)
		}
	}
}

// wrapped gives the lines of a text without colours.
func wrapped(s string, width int) []string {
	var out bytes.Buffer
	for line := range wrap(width, plain(s)) {
		Screen{}.line(&out, line)
	}
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"", 10, ""},
		{"one two three", 0, "one two three"},
		{"one two three", 7, "one two|three"},
		{"one two   three", 8, "one two|three"},
		{"  one two", 6, "  one|two"},
		{"one ", 3, "one"},
		{"unbreakable", 4, "unbr|eaka|ble"},
		{"the well-known one", 9, "the well-|known one"},
		{"会议强调要抓好", 6, "会议强|调要抓|好"},
		// No line begins with a closing mark or ends with an opening one.
		{"会议强调，要抓好", 8, "会议强|调，要抓|好"},
		{"审议了《条例》。", 8, "审议了|《条|例》。"},
		{"坚决做到两个维护。好", 16, "坚决做到两个维|护。好"},
		// A quotation may be torn off before and behind its quotes.
		{"深刻领悟“两个确立”的意义", 9, "深刻领悟|“两个确|立”的意义"},
		{"深刻领悟“两个”的意义", 14, "深刻领悟“两个”|的意义"},
		{"会议说，“好”", 8, "会议说，|“好”"},
		// In English the quote stays with its words.
		{"the ’80s were", 5, "the|’80s|were"},
		{"习近平 Xi Jinping 主席", 10, "习近平 Xi|Jinping 主|席"},
		{"　　会议 指出", 8, "　　会议|指出"},
	} {
		if got := strings.Join(wrapped(c.text, c.width), "|"); got != c.want {
			t.Errorf("%q in %d columns: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestMarkStaysWhole(t *testing.T) {
	var out bytes.Buffer
	for line := range wrap(16, plain("Yuan "), Text{"[", Style{tag: true}}, plain("Jiajun"), Text{tie + "PERSON]", Style{tag: true}}, plain(" left")) {
		Screen{}.line(&out, line)
	}
	if got, want := out.String(), "Yuan\n[Jiajun PERSON]\nleft\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
