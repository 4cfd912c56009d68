package tifa_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tifa"
	"tifa/extractors"
	"tifa/extractors/match"
	"tifa/extractors/rules"
	"tifa/models"
	"tifa/pipeline/header"
	"tifa/pipeline/language"
	"tifa/pipeline/link"
	"tifa/pipeline/resolve"
	"tifa/pipeline/tokenise"
)

// benchmarked gives documents of a language, en or zh: the report of corpus/samples, or
// those of the files *_en.jsonl or *_zh.jsonl in the folder that TIFA_TEXT names.
func benchmarked(b *testing.B, lang string) (documents []models.Document) {
	b.Helper()
	dir := os.Getenv("TIFA_TEXT")
	if dir == "" {
		d := models.Document{ID: "chongqing-2023-09-08", Date: "2023-09-08"}
		if lang == "zh" {
			d = models.Document{ID: "ganzhou-2024-07-26", Date: "2024-07-26"}
		}
		text, err := os.ReadFile("corpus/samples/" + d.ID + ".txt")
		if err != nil {
			b.Fatal(err)
		}
		d.Text = string(text)
		return []models.Document{d}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*_"+lang+".jsonl"))
	if err != nil || len(files) == 0 {
		b.Fatalf("TIFA_TEXT: no *_%s.jsonl in %s", lang, dir)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			var d struct{ ID, Text, Date string }
			if err := json.Unmarshal([]byte(line), &d); err != nil {
				b.Fatalf("%s: %v", file, err)
			}
			documents = append(documents, models.Document{ID: d.ID, Text: d.Text, Date: d.Date})
		}
	}
	return documents
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := tifa.New(tifa.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAnnotate is the whole pipeline, models loaded.
func BenchmarkAnnotate(b *testing.B) {
	a := annotator(b)
	for _, lang := range []string{"en", "zh"} {
		documents := benchmarked(b, lang)
		b.Run(lang, func(b *testing.B) {
			all := func() {
				for i := range documents {
					if _, err := a.Annotate(b.Context(), &documents[i]); err != nil {
						b.Fatal(err)
					}
				}
			}
			all() // loads what is loaded on demand
			b.SetBytes(size(documents))
			b.ReportAllocs()
			for b.Loop() {
				all()
			}
		})
	}
}

func size(documents []models.Document) (bytes int64) {
	for _, d := range documents {
		bytes += int64(len(d.Text))
	}
	return bytes
}

// staged is a document with what each stage made of it.
type staged struct {
	*models.Document
	suite      *extractors.Suite
	tokeniser  *tokenise.Tokeniser
	candidates []extractors.Candidate
	mentions   []extractors.Mention
	kept       []extractors.Mention
}

func stagesOf(b *testing.B, a *tifa.Annotator, in *models.Document) *staged {
	b.Helper()
	d, err := a.Annotate(b.Context(), in)
	if err != nil {
		b.Fatal(err)
	}
	s := &staged{Document: d, suite: a.Suite, tokeniser: a.Tokeniser}
	for _, c := range a.Gazetteer.Scan(match.Read(d.Text), s.cuts()) {
		if c.Refused == "" {
			s.candidates = append(s.candidates, c)
		}
	}
	if s.mentions, err = a.Suite.Mentions(context.Background(), s.input(), nil); err != nil {
		b.Fatal(err)
	}
	for _, decision := range resolve.Mentions(d.Text, s.mentions) {
		if decision.Kept() {
			s.kept = append(s.kept, *decision.Mention)
		}
	}
	return s
}

// cuts asks for the Chinese words that a span cuts, in Chinese.
func (s *staged) cuts() func(models.Span) string {
	if !s.Lang.IsChinese() {
		return nil
	}
	return func(at models.Span) string {
		word, _ := s.tokeniser.Chinese.Cuts(s.Text, at)
		return word
	}
}

// input is a new one, since extractors keep in it what they share.
func (s *staged) input() *extractors.Input {
	var in *extractors.Input
	in = &extractors.Input{
		Text: s.Text, Lang: s.Lang, Date: s.Date, Sentences: s.Sentences, Candidates: s.candidates, Cuts: s.cuts(),
		Words: func(i int) []models.Token {
			n := in.Sentence(i)
			if n < 0 {
				return nil
			}
			clauses := tokenise.Clauses(nil, s.Text, s.Sentences[n])
			k := slices.IndexFunc(clauses, func(c tokenise.Clause) bool { return i < c.End })
			words, _ := s.tokeniser.Words(s.Text, clauses[max(k, 0)].Read)
			return words
		},
	}
	return in
}

// alone runs one extractor, which sees nothing of others.
func (s *staged) alone(name string) error {
	disabled := map[string]bool{}
	for _, e := range s.suite.All() {
		disabled[e.Name] = e.Name != name
	}
	_, err := s.suite.Mentions(context.Background(), s.input(), disabled)
	return err
}

// BenchmarkDense is the whole pipeline on texts that are one thing over and over, a short
// and a long one of each: what costs more for each byte of a long text shows in MB/s.
func BenchmarkDense(b *testing.B) {
	a := annotator(b)
	for _, pattern := range []string{
		"王小明、", "约翰·史密斯、", "西寨村、重庆市和北京、", "农业银行和某某研究所、", "9月8日、", "三天 ",
		"Ministry of ", "Mr. Smith said. ", "A A A ", "September 8, 2023 and ", "President Joe Biden of the United States, ",
	} {
		for _, bytes := range []int{100_000, 800_000} {
			d := models.Document{ID: "dense", Date: "2024-01-01", Text: strings.Repeat(pattern, bytes/len(pattern))}
			b.Run(fmt.Sprintf("%s/%dkB", strings.Trim(pattern, " 、,"), bytes/1000), func(b *testing.B) {
				annotate := func() {
					if _, err := a.Annotate(b.Context(), &d); err != nil {
						b.Fatal(err)
					}
				}
				annotate() // loads what is loaded on demand
				b.SetBytes(int64(len(d.Text)))
				for b.Loop() {
					annotate()
				}
			})
		}
	}
}

// BenchmarkStage is each stage alone, given what those before it made of the same
// documents. "mentions" is all extractors, rules included; behind it stand the rules alone,
// over the mentions that were kept, and some of the extractors alone.
func BenchmarkStage(b *testing.B) {
	a := annotator(b)
	var kept []extractors.Mention
	onlyRules, err := extractors.NewSuite(&extractors.Extractor{
		Name: "rules", Doc: "All rules of mentions.", Run: func(p *extractors.Pass) error {
			seen := func(add func(models.Span, models.Label, []*extractors.Entry)) {
				for i := range kept {
					add(kept[i].Span, kept[i].Label, kept[i].Entries)
				}
			}
			for _, label := range models.Labels() {
				if err := a.Rules.Mentions(p, rules.Turn{Label: label}, seen, a.Gazetteer.Entry); err != nil {
					return err
				}
			}
			return nil
		},
	})
	if err != nil {
		b.Fatal(err)
	}
	var encoded []byte
	stages := []struct {
		name string
		run  func(s *staged) error
	}{
		{"header", func(s *staged) error {
			(&header.Reader{Dates: a.Dates, Places: func(text string, within models.Span) (places []models.Span) {
				for _, c := range a.Lexicon.Scan(match.Read(within.In(text)), nil) {
					if c.Label == models.Place && c.Refused == "" {
						places = append(places, models.Span{Start: within.Start + c.Span.Start, End: within.Start + c.Span.End})
					}
				}
				return places
			}}).Read(s.Text)
			return nil
		}},
		{"language", func(s *staged) error { language.Detect(s.Text); return nil }},
		{"sentences", func(s *staged) error { tokenise.Sentences(s.Text); return nil }},
		{"lexicon", func(s *staged) error { a.Gazetteer.Scan(match.Read(s.Text), s.cuts()); return nil }},
		{"mentions", func(s *staged) error { _, err := a.Suite.Mentions(context.Background(), s.input(), nil); return err }},
		{"rules", func(s *staged) error {
			kept = s.kept
			_, err := onlyRules.Mentions(context.Background(), s.input(), nil)
			return err
		}},
		{"mentions/dates", func(s *staged) error { return s.alone("dates") }},
		{"mentions/offices", func(s *staged) error { return s.alone("offices") }},
		{"mentions/people", func(s *staged) error { return s.alone("people") }},
		{"mentions/names", func(s *staged) error { return s.alone("names") }},
		{"resolve", func(s *staged) error { resolve.Mentions(s.Text, s.mentions); return nil }},
		{"link", func(s *staged) error {
			d := models.Document{Text: s.Text, Lang: s.Lang, Date: s.Date, Sentences: s.Sentences}
			link.Document(&d, s.kept, extractors.Header{}, a.Gazetteer, a.Register)
			return nil
		}},
		{"relations", func(s *staged) error {
			_, _, err := a.Suite.Relations(context.Background(), s.input(), s.Annotations, nil)
			return err
		}},
		{"json", func(s *staged) (err error) { encoded, err = s.Append(encoded[:0], models.Encoding{}); return err }},
	}
	for _, lang := range []string{"en", "zh"} {
		documents := benchmarked(b, lang)
		b.Run(lang, func(b *testing.B) {
			all := make([]*staged, len(documents))
			for i := range documents {
				all[i] = stagesOf(b, a, &documents[i])
			}
			for _, stage := range stages {
				b.Run(stage.name, func(b *testing.B) {
					b.SetBytes(size(documents))
					b.ReportAllocs()
					for b.Loop() {
						for _, s := range all {
							if err := stage.run(s); err != nil {
								b.Fatal(err)
							}
						}
					}
				})
			}
		})
	}
}
