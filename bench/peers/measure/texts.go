package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// document is what candidates read, a line each. The text comes last, where bench/peers's
// Java programs look for it.
type document struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// sentences are read to see how long a candidate takes to start.
var sentences = map[string]string{
	"en": "The President of France met the Prime Minister of Japan in Tokyo on Monday.",
	"zh": "国务院总理李强9月8日在北京会见法国总统马克龙。",
}

func readDocuments(path string) ([]document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all []document
	for line := range bytes.Lines(data) {
		var d document
		if err := json.Unmarshal(line, &d); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		all = append(all, d)
	}
	return all, nil
}

// readFolder reads the texts of a language.
func readFolder(dir, lang string) ([]document, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*_"+lang+".jsonl"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("TIFA_TEXT: no *_%s.jsonl in %s", lang, dir)
	}
	var all []document
	for _, file := range files {
		documents, err := readDocuments(file)
		if err != nil {
			return nil, err
		}
		all = append(all, documents...)
	}
	return all, nil
}

// writeTexts writes so many bytes of text, the documents again and again with other ids
// if they are fewer. The last one ends with a line or a sentence. It gives the bytes of
// text written.
func writeTexts(path string, documents []document, limit int) (size int, err error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	out := bufio.NewWriter(f)
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	for i := 0; size < limit; i++ {
		d := documents[i%len(documents)]
		d.ID = fmt.Sprint(d.ID, "/", i/len(documents))
		if rest := limit - size; len(d.Text) > rest {
			d.Text = strings.ToValidUTF8(d.Text[:rest], "")
			if end := strings.LastIndexAny(d.Text, "\n.。"); end > 0 {
				d.Text = strings.ToValidUTF8(d.Text[:end+1], "")
			}
			limit = 0
		}
		size += len(d.Text)
		if err := e.Encode(d); err != nil {
			return 0, err
		}
	}
	if err := out.Flush(); err != nil {
		return 0, err
	}
	return size, f.Close()
}
