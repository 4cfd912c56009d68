package page

import (
	"embed"
	"strings"
)

// texts are the reports that the page offers to try: what happened at a plenary session
// and at the centenary before it, written for tifa in both languages.
//
//go:embed samples/*.txt
var texts embed.FS

// sample is a report to try tifa on.
type sample struct {
	ID    string `json:"id"` // its file's name without .txt
	Lang  string `json:"lang"`
	Date  string `json:"date"` // of publication, YYYY-MM-DD
	Title string `json:"title"`
	text  []byte
}

// samples gives the samples, the English one first.
func samples() ([]sample, error) {
	list := []sample{
		{ID: "plenum-2021-11-12.en", Lang: "en", Date: "2021-11-12"},
		{ID: "plenum-2021-11-12.zh", Lang: "zh", Date: "2021-11-12"},
	}
	for i := range list {
		s := &list[i]
		var err error
		if s.text, err = texts.ReadFile("samples/" + s.ID + ".txt"); err != nil {
			return nil, err
		}
		s.Title, _, _ = strings.Cut(string(s.text), "\n")
	}
	return list, nil
}
