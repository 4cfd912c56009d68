package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// row is a line of a table, its cells by column.
type row struct {
	line int
	cell map[string]string
}

// readTable reads a table with a line of heads, its cells apart by tabs. Lines that
// begin with # are comments. A cell that holds quotes may stand in quotes itself.
func readTable(file string, needed ...string) (rows []row, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var head []string
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for line := 1; in.Scan(); line++ {
		text := strings.TrimPrefix(in.Text(), "\ufeff")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		cells := strings.Split(text, "\t")
		if head == nil {
			head = cells
			for _, column := range needed {
				if !slices.Contains(head, column) {
					return nil, fmt.Errorf("%s:%d: there is no column %s: the first line must name the columns, apart by tabs", file, line, column)
				}
			}
			continue
		}
		if len(cells) != len(head) {
			return nil, fmt.Errorf("%s:%d: %d cells, but the head has %d: put one tab between two cells, also where one is empty", file, line, len(cells), len(head))
		}
		r := row{line, map[string]string{}}
		for i, c := range cells {
			if len(c) > 1 && strings.HasPrefix(c, `"`) && strings.HasSuffix(c, `"`) {
				c = strings.ReplaceAll(c[1:len(c)-1], `""`, `"`)
			}
			r.cell[head[i]] = strings.TrimSpace(c)
		}
		rows = append(rows, r)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if head == nil {
		return nil, fmt.Errorf("%s: the file is empty: fetch it anew", file)
	}
	return rows, nil
}

// held is a row of a list: somebody had a position from one day to another.
type held struct {
	line             int
	position, person string
	from, to         string // to is empty while it lasts
}

// readHeld reads a list of who held what, a table with the columns given for
// position, person and dates.
func readHeld(position, person string) func(file string) ([]held, error) {
	return func(file string) (out []held, err error) {
		rows, err := readTable(file, position, person, "start", "end")
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out = append(out, held{r.line, r.cell[position], r.cell[person], r.cell["start"], r.cell["end"]})
		}
		return out, datesOf(file, out)
	}
}

// readExecutive reads the list of presidents and vice-presidents of the United
// States, a YAML file with the terms of each.
func readExecutive(file string) (out []held, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var people []struct {
		Name  struct{ First, Last, Suffix string }
		Terms []yaml.Node
	}
	if err := yaml.Unmarshal(text, &people); err != nil {
		return nil, fmt.Errorf("%s: %w: fetch the file anew", file, err)
	}
	for _, p := range people {
		for _, node := range p.Terms {
			var term struct{ Type, Start, End string }
			if err := node.Decode(&term); err != nil {
				return nil, fmt.Errorf("%s:%d: %w: write type, start and end of the term", file, node.Line, err)
			}
			out = append(out, held{node.Line, term.Type, p.Name.First + " " + p.Name.Last, term.Start, term.End})
		}
	}
	return out, datesOf(file, out)
}

// datesOf says which dates of a list are none.
func datesOf(file string, all []held) error {
	var errs []error
	for _, h := range all {
		for _, date := range []string{h.from, h.to} {
			if _, _, ok := bounds(date); date != "" && !ok {
				errs = append(errs, fmt.Errorf("%s:%d: %q is no date: write YYYY-MM-DD, YYYY-MM, YYYY or nothing", file, h.line, date))
			}
		}
	}
	return errors.Join(errs...)
}
