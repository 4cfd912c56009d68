// Command gse splits Chinese texts with gse: gse documented|tags|tuned FILE.
// "documented" is what its README shows first, the whole dictionary and unknown words by
// a hidden Markov model; "tags" is its tagger, and "tuned" has the simplified dictionary
// only, and the words and tags of that only.
package main

import (
	"log"
	"os"
	"strings"

	"github.com/go-ego/gse"
	"github.com/go-ego/gse/hmm/pos"

	"tifa.bench/peers/texts"
)

func main() {
	log.SetFlags(0)
	var segmenter gse.Segmenter
	segmenter.SkipLog = true
	var dictionary []string
	if os.Args[1] == "tuned" {
		dictionary = []string{"zh_s"}
	}
	if err := segmenter.LoadDictEmbed(dictionary...); err != nil {
		log.Fatal(err)
	}
	var tagger pos.Segmenter
	tagger.WithGse(segmenter)
	texts.Each(os.Args[2], func(text string) []texts.Name {
		switch os.Args[1] {
		case "documented":
			segmenter.Cut(text, true)
			return nil
		case "tags":
			return tagged(&tagger, text)
		}
		return tuned(&segmenter, text)
	})
}

func tuned(segmenter *gse.Segmenter, text string) []texts.Name {
	var names []texts.Name
	for _, s := range segmenter.Segment([]byte(text)) {
		if l := label(s.Token().Pos()); l != "" {
			names = append(names, texts.Name{Start: s.Start(), End: s.End(), Label: l})
		}
	}
	return names
}

func tagged(tagger *pos.Segmenter, text string) []texts.Name {
	var names []texts.Name
	at := 0
	for _, word := range tagger.Cut(text, true) {
		// Its words are in lower case, and it drops some blanks.
		i := strings.Index(text[at:], word.Text)
		if i < 0 {
			continue
		}
		start := at + i
		at = start + len(word.Text)
		if l := label(word.Pos); l != "" {
			names = append(names, texts.Name{Start: start, End: at, Label: l})
		}
	}
	return names
}

func label(tag string) string {
	switch {
	case strings.HasPrefix(tag, "nr"):
		return "PERSON"
	case strings.HasPrefix(tag, "ns"):
		return "PLACE"
	case strings.HasPrefix(tag, "nt"):
		return "ORG"
	}
	return ""
}
