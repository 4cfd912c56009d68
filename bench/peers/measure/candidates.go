package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// candidate is a line of candidates.txt.
type candidate struct {
	name, does, lang string
	kilobytes        int    // of text that a run reads
	unit             string // of the offsets of the names it finds: byte, codepoint, utf16; own, if it is tifa
	command          []string
	allCores         bool
}

// readCandidates reads the list; folders in commands are taken from the environment.
func readCandidates(path string) ([]*candidate, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all []*candidate
	for line := range bytes.Lines(data) {
		line := strings.TrimSpace(string(line))
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 6 {
			return nil, fmt.Errorf("%s: %d fields instead of 6: %s", path, len(f), line)
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		c := &candidate{name: f[0], does: f[1], lang: f[2], unit: f[4], command: strings.Fields(f[5])}
		if c.kilobytes, err = strconv.Atoi(f[3]); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if c.command[0] == "ALL" {
			c.allCores, c.command = true, c.command[1:]
		}
		for i, word := range c.command {
			c.command[i] = os.ExpandEnv(word)
		}
		all = append(all, c)
	}
	return all, nil
}
