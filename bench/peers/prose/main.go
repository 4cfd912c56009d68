// Command prose finds names with prose/v2: prose documented|shared|tags FILE.
// "documented" makes a document of each text as its README does, which loads the model
// anew; "shared" gives all documents the model of the first; "tags" is the same without
// names and sentences.
package main

import (
	"log"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"tifa.bench/peers/texts"
)

func main() {
	log.SetFlags(0)
	var options []prose.DocOpt
	if os.Args[1] != "documented" {
		first, err := prose.NewDocument("")
		if err != nil {
			log.Fatal(err)
		}
		options = append(options, prose.UsingModel(first.Model))
	}
	if os.Args[1] == "tags" {
		options = append(options, prose.WithExtraction(false), prose.WithSegmentation(false))
	}
	texts.Each(os.Args[2], func(text string) []texts.Name {
		doc, err := prose.NewDocument(text, options...)
		if err != nil {
			log.Fatal(err)
		}
		var names []texts.Name
		at := 0
		for _, e := range doc.Entities() {
			start, end, ok := find(text, e.Text, at)
			if !ok {
				continue
			}
			label := e.Label
			if label == "GPE" {
				label = "PLACE"
			}
			names = append(names, texts.Name{Start: start, End: end, Label: label})
			at = end
		}
		return names
	})
}

// find gives the place of a name behind a place. prose says the words of a name, not
// where they stand, with ASCII quotes and a blank between two of them.
func find(text, name string, from int) (start, end int, ok bool) {
	squeezed := strings.ReplaceAll(name, " ", "")
	for start = from; start < len(text); start++ {
		if end, ok := match(text, squeezed, start); ok {
			return start, end, true
		}
	}
	return 0, 0, false
}

func match(text, squeezed string, at int) (end int, ok bool) {
	for squeezed != "" {
		want, size := utf8.DecodeRuneInString(squeezed)
		got, width := utf8.DecodeRuneInString(text[at:])
		switch {
		case got == want, want == '\'' && strings.ContainsRune("‘’", got), want == '"' && strings.ContainsRune("“”", got):
			squeezed = squeezed[size:]
		case !unicode.IsSpace(got) || end == 0:
			return 0, false
		}
		at += width
		end = at
	}
	return end, true
}
