// Command join puts the texts back into the annotated passages, which lie here
// without them, and prints gold that tifa eval reads:
//
//	go run ./corpus/gold-passages/join dev FOLDER > passages.jsonl
//
// FOLDER holds the public sets that the passages were taken from, a JSON object with
// id and text a line.
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"
)

// passage is a row of dev.jsonl or kept.jsonl.
type passage struct {
	ID     string   `json:"id"`
	Lang   string   `json:"lang"`
	From   []string `json:"from"`   // ids of the sentences, which stand apart by line breaks
	SHA256 string   `json:"sha256"` // of the text
	Spans  []span   `json:"spans"`
}

// span is annotated; its ends are code points, half-open.
type span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"`
	Text  string `json:"text,omitempty"`
}

// gold is what tifa eval reads.
type gold struct {
	ID    string `json:"id"`
	Lang  string `json:"lang"`
	Text  string `json:"text"`
	Spans []span `json:"spans"`
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: join dev|kept FOLDER, the folder of the public sets")
	}
	if err := join(os.Stdout, os.Args[1], os.Args[2]); err != nil {
		log.Fatal("join: ", err)
	}
}

func join(out io.Writer, half, folder string) error {
	texts := map[string]string{}
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("%s holds no *.jsonl: name the folder of the public sets", folder)
	}
	for _, file := range files {
		err := lines(file, func(line []byte) error {
			var row struct{ ID, Text string }
			if err := json.Unmarshal(line, &row); err != nil {
				return err
			}
			texts[row.ID] = row.Text
			return nil
		})
		if err != nil {
			return err
		}
	}
	encoder := json.NewEncoder(out)
	return lines(filepath.Join("corpus", "gold-passages", half+".jsonl"), func(line []byte) error {
		var p passage
		if err := json.Unmarshal(line, &p); err != nil {
			return err
		}
		var parts []string
		for _, id := range p.From {
			parts = append(parts, texts[id])
		}
		text := strings.Join(parts, "\n")
		if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:]) != p.SHA256 {
			return fmt.Errorf("passage %s: the folder does not have its text: %s", p.ID, strings.Join(p.From, ", "))
		}
		points := []rune(text)
		for i, s := range p.Spans {
			if s.Start < 0 || s.Start >= s.End || s.End > len(points) {
				return fmt.Errorf("passage %s: span %d:%d does not fit its text", p.ID, s.Start, s.End)
			}
			p.Spans[i].Text = string(points[s.Start:s.End])
		}
		return encoder.Encode(gold{p.ID, p.Lang, text, p.Spans})
	})
}

// lines calls do with each line of a file; its error says which it was.
func lines(file string, do func([]byte) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 64<<20)
	for n := 1; s.Scan(); n++ {
		if err := do(s.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return s.Err()
}
