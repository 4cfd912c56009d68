package resolve

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tifa/extractors"
	"tifa/models"
)

// mentions reads "LABEL text" lines over a text; a * behind the label marks a name
// of the dictionary, a ! one that is lexicalised.
func mentions(t *testing.T, text string, lines ...string) (out []extractors.Mention) {
	t.Helper()
	for _, line := range lines {
		label, name, _ := strings.Cut(line, " ")
		i := strings.Index(text, name)
		if i < 0 {
			t.Fatalf("no %q in %q", name, text)
		}
		m := extractors.Mention{
			Label: models.Label(strings.TrimRight(label, "*!")), Span: models.Span{Start: i, End: i + len(name)},
			Source: models.Source{Rule: "guess"},
		}
		if strings.HasSuffix(label, "*") || strings.HasSuffix(label, "!") {
			m.Source.Rule = "lexicon"
			m.Entries = []*extractors.Entry{{ID: name, Facts: &extractors.Facts{Opaque: strings.HasSuffix(label, "!")}}}
		}
		if m.Label == models.Date {
			m.Timex = &models.Timex{Type: "DATE"}
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b extractors.Mention) int { return a.Compare(&b) })
	return out
}

func kept(text string, decisions []Decision) string {
	var out []string
	for _, d := range decisions {
		if d.Kept() {
			out = append(out, fmt.Sprint(d.Label, " ", d.Span.In(text)))
		}
	}
	return strings.Join(out, " | ")
}

func TestPolicy(t *testing.T) {
	tests := []struct {
		name, text string
		mentions   []string
		want       string
	}{
		{"the dictionary before a rule", "Security Council", []string{"ORG Security Council", "ORG* Security Council"}, "ORG Security Council"},
		{"an office holds its body and place", "重庆市委书记", []string{"OFFICE 重庆市委书记", "ORG* 重庆市委", "PLACE* 重庆"}, "OFFICE 重庆市委书记 | ORG 重庆市委 | PLACE 重庆"},
		{"an event holds no date", "2023 China Expo", []string{"EVENT 2023 China Expo", "DATE 2023", "PLACE* China"}, "EVENT 2023 China Expo | PLACE China"},
		{"a formulation holds nothing", "modern new Chongqing", []string{"SLOGAN* modern new Chongqing", "PLACE* Chongqing"}, "SLOGAN modern new Chongqing"},
		{"but a person", "习近平思想", []string{"SLOGAN* 习近平思想", "PERSON* 习近平"}, "SLOGAN 习近平思想 | PERSON 习近平"},
		{"a lexicalised name", "中共中央", []string{"ORG! 中共中央", "ORG* 中共"}, "ORG 中共中央"},
		{"crossing: the dictionary wins", "Bank of China Group", []string{"ORG China Group", "ORG* Bank of China"}, "ORG Bank of China"},
		{"crossing: the longer wins", "Alpha Beta Gamma Delta", []string{"ORG Alpha Beta", "ORG Beta Gamma Delta"}, "ORG Beta Gamma Delta"},
		{"crossing: what loses excludes nothing", "a b c d e", []string{"ORG* a b c", "ORG b c d", "ORG d e"}, "ORG a b c | ORG d e"},
		{"a guessed person around a known place", "Chongqing Wang", []string{"PERSON Chongqing Wang", "PLACE* Chongqing"}, "PLACE Chongqing"},
		{"a known person around a place", "George Washington", []string{"PERSON* George Washington", "PLACE* Washington"}, "PERSON George Washington"},
		{"same words, two labels: the dictionary", "Constitutional Court", []string{"PERSON Constitutional Court", "ORG* Constitutional Court"}, "ORG Constitutional Court"},
		{"same words, two guesses: by rank", "River Wire", []string{"PERSON River Wire", "ORG River Wire"}, "ORG River Wire"},
		{"same label, nested", "New York City", []string{"PLACE* New York City", "PLACE* New York"}, "PLACE New York City"},
		{"a longer rule around a name of the same label", "Bank of China Office", []string{"ORG Bank of China Office", "ORG* Bank of China"}, "ORG Bank of China Office | ORG Bank of China"},
		{"nothing", "a", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := mentions(t, tt.text, tt.mentions...)
			got := Mentions(tt.text, in)
			if len(got) != len(in) {
				t.Fatalf("%d decisions on %d mentions", len(got), len(in))
			}
			if k := kept(tt.text, got); k != tt.want {
				t.Errorf("kept %s\nwant %s", k, tt.want)
			}
		})
	}
}

// TestKeptMentionsNest holds for any mentions: no two that are kept cross, and no
// two have the same span and label.
func TestKeptMentionsNest(t *testing.T) {
	text := strings.Repeat("x", 12)
	labels := models.Labels()[:7]
	for seed := range 300 {
		var in []extractors.Mention
		n := seed
		next := func(m int) int { n = (n*1103515245 + 12345) & 0x7fffffff; return (n >> 8) % m }
		for range 8 {
			start := next(11)
			m := extractors.Mention{Label: labels[next(len(labels))], Span: models.Span{Start: start, End: start + 1 + next(12-start)}, Source: models.Source{Rule: "guess"}}
			if next(2) == 0 {
				m.Source.Rule, m.Entries = "lexicon", []*extractors.Entry{{ID: "x", Facts: extractors.Nothing}}
			}
			in = append(in, m)
		}
		slices.SortStableFunc(in, func(a, b extractors.Mention) int { return a.Compare(&b) })
		var left []Decision
		for _, d := range Mentions(text, in) {
			if d.Kept() {
				left = append(left, d)
			}
		}
		if len(left) == 0 {
			t.Fatalf("seed %d: nothing was kept of %d mentions", seed, len(in))
		}
		for i, a := range left {
			for _, b := range left[i+1:] {
				if a.Span.Crosses(b.Span) || a.Span == b.Span {
					t.Fatalf("seed %d: %s %v and %s %v are both kept", seed, a.Label, a.Span, b.Label, b.Span)
				}
			}
		}
	}
}

func BenchmarkMentions(b *testing.B) {
	text := strings.Repeat("abcdefghij", 1000)
	var in []extractors.Mention
	for i := 0; i+20 < len(text); i += 10 {
		in = append(in, extractors.Mention{Label: models.Org, Span: models.Span{Start: i, End: i + 15}},
			extractors.Mention{Label: models.Place, Span: models.Span{Start: i, End: i + 5}})
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Mentions(text, in)
	}
}
