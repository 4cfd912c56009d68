// Command measure runs tifa and its peers over the same texts in turn and prints Markdown
// tables of their speed, memory and scores. bench/peers.sh prepares all that it needs.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// result is what was measured of a candidate.
type result struct {
	*candidate
	size   int // bytes of text
	starts []usage
	wholes []usage
	f1     map[string]float64 // by title of the gold set
	err    error              // why it was not measured
	clock  func(usage) time.Duration
}

// measurement is one run of this program.
type measurement struct {
	conditions, gold string
	results          []*result
}

func main() {
	log.SetFlags(0)
	list := flag.String("candidates", "candidates.txt", "what is measured")
	text := flag.String("text", "", "folder of the texts, *_en.jsonl and *_zh.jsonl")
	gold := flag.String("gold", "", "folder of the gold sets, if there is one")
	only := flag.String("only", "", "measure only candidates with this in their names")
	rounds := flag.Int("rounds", 3, "how often each candidate runs")
	scale := flag.Float64("scale", 1, "share of the text that candidates.txt asks for")
	processor := flag.Bool("cpu", false, "count processor time instead of time")
	update := flag.String("update", "", "put the tables between the marks of this file, too")
	flag.Parse()
	candidates, err := readCandidates(*list)
	if err != nil {
		log.Fatal("measure: ", err)
	}
	work, err := os.MkdirTemp("", "tifa-peers-")
	if err != nil {
		log.Fatal("measure: ", err)
	}
	m := &measurement{conditions: fmt.Sprintf("%s; medians of %d runs in turn, each on one core", machine(), *rounds), gold: *gold}
	for _, c := range candidates {
		if *processor && c.allCores {
			continue // what several cores save shows on the clock only
		}
		if strings.Contains(c.name, *only) {
			m.results = append(m.results, &result{candidate: c, clock: func(u usage) time.Duration { return u.wall }})
		}
	}
	if *processor {
		m.conditions += "; seconds of processor time"
		for _, r := range m.results {
			r.clock = func(u usage) time.Duration { return u.cpu }
		}
	}
	err = m.measure(*text, work, *rounds, *scale)
	if err == nil && *gold != "" {
		m.scoreAll(work)
	}
	if e := os.RemoveAll(work); err == nil {
		err = e
	}
	if err != nil {
		log.Fatal("measure: ", err)
	}
	var tables bytes.Buffer
	m.write(&tables)
	fmt.Print(tables.String())
	if *update != "" {
		if err := replace(*update, tables.String()); err != nil {
			log.Fatal("measure: ", err)
		}
	}
}

// longest is how long a measured run may take; gold may take a few times as long.
const longest = 90 * time.Second

// measure runs all candidates in turn, so many times.
func (m *measurement) measure(text, work string, rounds int, scale float64) error {
	file := func(lang string, size int) string {
		return filepath.Join(work, fmt.Sprintf("%s-%d.jsonl", lang, size))
	}
	for _, l := range languages {
		documents, err := readFolder(text, l.code)
		if err != nil {
			return err
		}
		one := []document{{"sentence", sentences[l.code]}}
		if _, err := writeTexts(file(l.code, 0), one, len(one[0].Text)); err != nil {
			return err
		}
		for _, r := range m.results {
			if r.lang != l.code {
				continue
			}
			if r.size, err = writeTexts(file(l.code, r.kilobytes), documents, int(float64(r.kilobytes)*1e3*scale)); err != nil {
				return err
			}
		}
	}
	debug.FreeOSMemory()
	for round := range rounds + 1 {
		for _, r := range m.results {
			if r.err != nil {
				continue
			}
			start, err := r.run(file(r.lang, 0), nil, longest)
			if round == 0 || err != nil { // the first brings the files into memory and shows what is there
				if r.err = err; err != nil {
					log.Printf("%s: not measured: %v", r.name, err)
				}
				continue
			}
			whole, err := r.run(file(r.lang, r.kilobytes), nil, longest)
			if err != nil {
				r.err = err
				log.Printf("%s: not measured: %v", r.name, err)
				continue
			}
			r.starts, r.wholes = append(r.starts, start), append(r.wholes, whole)
			log.Printf("round %d, %s, %s: %.2f s, start %.2f s", round, r.name, r.lang, r.clock(whole).Seconds(), r.clock(start).Seconds())
		}
	}
	return nil
}

// scoreAll scores each candidate that finds names on the gold of its language.
func (m *measurement) scoreAll(work string) {
	for _, r := range m.results {
		if r.unit == "" || r.err != nil {
			continue
		}
		for _, set := range goldSets {
			if set.lang != r.lang {
				continue
			}
			f1, err := r.score(set, m.gold, work)
			if err != nil {
				log.Printf("%s on %s: no score: %v", r.name, set.title, err)
				continue
			}
			if r.f1 == nil {
				r.f1 = map[string]float64{}
			}
			r.f1[set.title] = f1
		}
	}
}

// median is the median of some runs, in seconds.
func (r *result) median(runs []usage) float64 {
	times := make([]time.Duration, len(runs))
	for i, u := range runs {
		times[i] = r.clock(u)
	}
	slices.Sort(times)
	return times[len(times)/2].Seconds()
}

func (r *result) start() float64 { return r.median(r.starts) }
func (r *result) whole() float64 { return r.median(r.wholes) }

// steady is the speed in MB/s once it has started.
func (r *result) steady() float64 {
	if len(r.wholes) == 0 || r.whole() <= r.start() {
		return 0
	}
	return float64(r.size) / 1e6 / (r.whole() - r.start())
}

func (r *result) memory() int64 {
	var most int64
	for _, u := range r.wholes {
		most = max(most, u.memory)
	}
	return most
}

// The marks between which the tables stand in a document.
const begin, end = "<!-- peers: begin -->\n", "<!-- peers: end -->\n"

// replace puts the tables into a document.
func replace(path, tables string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		return fmt.Errorf("%s has no place for tables between %q and %q", path, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return os.WriteFile(path, []byte(before+begin+"\n"+tables+"\n"+end+after), 0o644)
}
