// Package samples holds the sample reports, for the page of the server. They are not
// under the project's licence; README.md beside them says what each is.
package samples

import (
	"embed"
	"strings"
)

//go:embed *.txt
var files embed.FS

// Sample is a report to try tifa on.
type Sample struct {
	ID    string `json:"id"` // its file's name without .txt
	Lang  string `json:"lang"`
	Date  string `json:"date"`
	Title string `json:"title"`
	Text  string `json:"-"`
}

// All gives the samples, the report that the project began with first.
func All() []Sample {
	samples := []Sample{{ID: "chongqing-2023-09-08", Lang: "en"}, {ID: "ganzhou-2024-07-26", Lang: "zh"}}
	for i := range samples {
		s := &samples[i]
		text, err := files.ReadFile(s.ID + ".txt")
		if err != nil {
			panic(err) // it is compiled in: a test reads them all
		}
		s.Text = string(text)
		first, _, _ := strings.Cut(s.Text, "\n")
		s.Date, s.Title, _ = strings.Cut(strings.TrimPrefix(first, " date "), " ")
	}
	return samples
}
