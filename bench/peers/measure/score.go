package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// goldSet is a public set of names, scored as corpus/gold/public.sh does it, but people,
// places and organisations only, which all candidates know.
type goldSet struct {
	title, file, lang string
	options           []string
}

var goldSets = []goldSet{
	{"CrossNER politics", "crossner_politics_dev_en", "en", []string{
		"--ignore", "misc", "--map", "politician=PERSON,person=PERSON,country=PLACE,location=PLACE,organisation=ORG,politicalparty=ORG",
	}},
	{"WikiGold", "wikigold_en", "en", []string{"--map", "PER=PERSON,LOC=PLACE,ORG=ORG"}},
	{"People's Daily", "peoples_daily_ner_dev_zh", "zh", []string{"--map", "PER=PERSON,LOC=PLACE,ORG=ORG"}},
	{"CLUENER", "cluener_train_zh", "zh", []string{"--map", "name=PERSON,address=PLACE,government=ORG,organization=ORG,company=ORG"}},
}

// annotation and annotated are what tifa eval reads of a run.
type annotation struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type annotated struct {
	Schema      string       `json:"schema"`
	ID          string       `json:"id"`
	Offsets     string       `json:"offsets"`
	Text        string       `json:"text"`
	Annotations []annotation `json:"annotations"`
}

// score gives the strict F1 of a candidate on a set of the folder gold. work is a folder
// for what it writes.
func (c *candidate) score(set goldSet, gold, work string) (float64, error) {
	file := filepath.Join(gold, set.file+".jsonl")
	command := append([]string{"eval", "--flat", "--label", "PERSON,PLACE,ORG", "--format", "json"}, set.options...)
	if c.unit != "own" {
		predicted := filepath.Join(work, "predicted.jsonl")
		if err := c.predict(file, predicted, work); err != nil {
			return 0, err
		}
		command = append(command, "--predicted", predicted)
	}
	cmd := exec.Command(filepath.Join(os.Getenv("TIFA"), "tifa"), append(command, file)...)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("tifa eval: %w: %s", err, lastLine(complaints.String()))
	}
	var report struct {
		Overall struct{ Strict struct{ F1 float64 } }
	}
	err = json.Unmarshal(out, &report)
	return report.Overall.Strict.F1, err
}

// predict writes what a candidate finds in the texts of a set as a run of tifa.
func (c *candidate) predict(gold, predicted, work string) error {
	documents, err := readDocuments(gold)
	if err != nil {
		return err
	}
	texts := filepath.Join(work, "gold.jsonl")
	size := 0
	for _, d := range documents {
		size += len(d.Text)
	}
	if _, err := writeTexts(texts, documents, size); err != nil {
		return err
	}
	var out bytes.Buffer
	if _, err := c.run(texts, &out, 4*longest); err != nil {
		return err
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != len(documents) {
		return fmt.Errorf("%d texts gave %d lines", len(documents), len(lines))
	}
	f, err := os.Create(predicted)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	e := json.NewEncoder(w)
	for i, d := range documents {
		a := annotated{Schema: "tifa/1", ID: d.ID, Offsets: c.unit, Text: d.Text, Annotations: []annotation{}}
		cut := cutter(d.Text, c.unit)
		for n, name := range strings.Fields(lines[i]) {
			span := strings.Split(name, ":")
			if len(span) != 3 {
				return fmt.Errorf("%s: no name: %q", d.ID, name)
			}
			start, _ := strconv.Atoi(span[0])
			end, _ := strconv.Atoi(span[1])
			a.Annotations = append(a.Annotations, annotation{fmt.Sprint("a", n), span[2], start, end, cut(start, end)})
		}
		if err := e.Encode(a); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// cutter gives the text of spans that count in a unit.
func cutter(text, unit string) func(start, end int) string {
	bytesAt := make([]int, 0, len(text)+1)
	for i, r := range text {
		n := 1
		switch {
		case unit == "byte":
			n = len(string(r))
		case unit == "utf16" && r >= 0x10000:
			n = 2
		}
		for range n {
			bytesAt = append(bytesAt, i)
		}
		if unit == "byte" {
			for k := range n {
				bytesAt[len(bytesAt)-n+k] += k
			}
		}
	}
	bytesAt = append(bytesAt, len(text))
	return func(start, end int) string {
		if start < 0 || end < start || end >= len(bytesAt) {
			return ""
		}
		return text[bytesAt[start]:bytesAt[end]]
	}
}
