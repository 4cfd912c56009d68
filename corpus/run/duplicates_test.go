package run

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"tifa/corpus"
	"tifa/models"
)

// report makes a text of so many words of a language that nobody speaks.
func report(seed uint64, words int) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]string, words)
	for i := range out {
		out[i] = fmt.Sprintf("w%d", r.IntN(3000))
	}
	return out
}

func marked(texts ...string) (of []string) {
	var documents corpus.Documents = func(yield func(*models.Document, error) bool) {
		for i, text := range texts {
			if !yield(&models.Document{ID: fmt.Sprint(i), Text: text}, nil) {
				return
			}
		}
	}
	for d, err := range markDuplicates(documents) {
		if err != nil {
			panic(err)
		}
		of = append(of, d.DuplicateOf)
	}
	return of
}

// TestDuplicates: copies with another header, a changed word or other punctuation are
// found, other reports and short ones are not.
func TestDuplicates(t *testing.T) {
	first := report(1, 400)
	text := strings.Join(first, " ")
	changed := append([]string{}, first...)
	changed[100], changed[300] = "other", "words"
	chinese := "中共重庆市委召开会议，传达学习贯彻习近平总书记重要贺信精神，研究部署第二批主题教育等工作。会议强调，要坚持以习近平新时代中国特色社会主义思想为指导。"
	for name, test := range map[string]struct {
		texts []string
		want  string
	}{
		"the same":        {[]string{text, text, text}, ",0,0"},
		"header, footer":  {[]string{text, "PARIS, 3 May (Agency) - " + text + " (c) Agency"}, ",0"},
		"changed words":   {[]string{text, strings.Join(changed, " ")}, ",0"},
		"case, signs":     {[]string{text, strings.ToUpper(strings.Join(first, ", "))}, ",0"},
		"others":          {[]string{text, strings.Join(report(2, 400), " "), strings.Join(report(3, 400), " ")}, ",,"},
		"half":            {[]string{text, strings.Join(append(append([]string{}, first[:200]...), report(4, 200)...), " ")}, ","},
		"short":           {[]string{"Xi spoke.", "Xi spoke."}, ","},
		"Chinese":         {[]string{chinese, "新华社电 " + chinese, text}, ",0,"},
		"second original": {[]string{strings.Join(report(5, 100), " "), text, text}, ",,1"},
	} {
		if got := strings.Join(marked(test.texts...), ","); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// TestDuplicateRates: as much is found as the table in duplicates.go says.
func TestDuplicateRates(t *testing.T) {
	found, wrong := 0, 0
	const n = 200
	for i := range uint64(n) {
		words := report(1000+i, 500)
		near, far := append([]string{}, words...), append([]string{}, words...)
		for k := range 5 { // 20 of 500 shingles: a share of 0.92
			near[50+90*k] = "x"
		}
		for k := range 50 { // 200 of 500: 0.43
			far[10*k] = "x"
		}
		of := marked(strings.Join(words, " "), strings.Join(near, " "), strings.Join(far, " "))
		if of[1] != "" {
			found++
		}
		if of[2] != "" {
			wrong++
		}
	}
	if found < n*97/100 || wrong > 0 {
		t.Errorf("%d of %d copies were found, %d others were taken for some", found, n, wrong)
	}
}

func BenchmarkDuplicates(b *testing.B) {
	text := strings.Join(report(1, 600), " ")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		sketchOf(text)
	}
}
