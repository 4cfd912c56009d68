package tifa_test

import (
	"os"
	"testing"

	"tifa"
	"tifa/models"
)

// samples are the reports of corpus/samples by language.
var samples = map[string]struct{ file, date string }{
	"en": {"corpus/samples/chongqing-2023-09-08.txt", "2023-09-08"},
	"zh": {"corpus/samples/ganzhou-2024-07-26.txt", "2024-07-26"},
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := tifa.New(tifa.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAnnotate is the whole pipeline on one report, models loaded.
func BenchmarkAnnotate(b *testing.B) {
	a := annotator(b)
	for lang, s := range samples {
		text, err := os.ReadFile(s.file)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(lang, func(b *testing.B) {
			doc := &models.Document{Text: string(text), Date: s.date}
			// The first report loads what is loaded on demand.
			if _, err := a.Annotate(b.Context(), doc); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if _, err := a.Annotate(b.Context(), doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
