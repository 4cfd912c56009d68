package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

var languages = []struct{ code, name string }{{"en", "English"}, {"zh", "Chinese"}}

// dates is what candidates do that are compared with tifa's grammars of dates alone.
const dates = "dates"

// write prints the tables of all that was measured.
func (m *measurement) write(w io.Writer) {
	fmt.Fprintf(w, "%s.\n", m.conditions)
	for _, l := range languages {
		own := map[bool]float64{} // tifa's speed, with dates alone and with everything
		for _, r := range m.results {
			if r.lang == l.code && strings.HasPrefix(r.name, "tifa") && !r.allCores {
				own[r.does == dates] = r.steady()
			}
		}
		if !slices.ContainsFunc(m.results, func(r *result) bool { return r.lang == l.code }) {
			continue
		}
		fmt.Fprintf(w, "\n| %s | does | text, MB | start, s | MB/s | with start | tifa is faster | peak, MB |\n|---|---|--:|--:|--:|--:|--:|--:|\n", l.name)
		for _, r := range m.results {
			if r.lang != l.code {
				continue
			}
			if r.err != nil {
				fmt.Fprintf(w, "| %s | %s | not measured | | | | | |\n", r.name, r.does)
				continue
			}
			ratio := ""
			if s, o := r.steady(), own[r.does == dates]; s > 0 && o > 0 && !strings.HasPrefix(r.name, "tifa") {
				ratio = "× " + figure(o/s)
			}
			fmt.Fprintf(w, "| %s | %s | %s | %.2f | %s | %s | %s | %.0f |\n", r.name, r.does,
				figure(float64(r.size)/1e6), r.start(), figure(r.steady()), figure(float64(r.size)/1e6/r.whole()), ratio, float64(r.memory())/1e6)
		}
	}
	if m.gold == "" {
		return
	}
	fmt.Fprintf(w, "\n| strict F1 |")
	for _, s := range goldSets {
		fmt.Fprintf(w, " %s |", s.title)
	}
	fmt.Fprintf(w, "\n|---|%s\n", strings.Repeat("--:|", len(goldSets)))
	for _, row := range m.scores() {
		fmt.Fprintf(w, "| %s |\n", strings.Join(row, " | "))
	}
}

// scores gives a row for each candidate that finds names, that of both languages in one.
func (m *measurement) scores() [][]string {
	var rows [][]string
	byName := map[string][]string{}
	for _, r := range m.results {
		if r.f1 == nil {
			continue
		}
		row := byName[r.name]
		if row == nil {
			row = make([]string, 1+len(goldSets))
			row[0] = r.name
			byName[r.name] = row
			rows = append(rows, row)
		}
		for i, s := range goldSets {
			if f1, ok := r.f1[s.title]; ok {
				row[1+i] = fmt.Sprintf("%.3f", f1)
			}
		}
	}
	return rows
}

// figure writes a number with two digits that count, or all before the point.
func figure(x float64) string {
	switch {
	case x <= 0:
		return "–"
	case x >= 10:
		return fmt.Sprintf("%.0f", x)
	case x >= 1:
		return fmt.Sprintf("%.1f", x)
	case x >= 0.1:
		return fmt.Sprintf("%.2f", x)
	}
	return fmt.Sprintf("%.3f", x)
}
