// Command factcheck compares the project's dictionaries with public lists of office
// holders, territories and divisions, and lists what disagrees.
//
//	go run ./extractors/lexicon/factcheck FOLDER
//
// It reads from the folder cia_factbook_government.tsv,
// wd_china_offices_2000-2022.tsv, wd_us_offices_2000-2022.tsv,
// wd_international_offices_2000-2023.tsv, us_executive.yaml,
// us_congress_leadership.tsv, cldr_territories.tsv and china_divisions_2023.tsv, as
// far as they are there, and writes a line for each difference, cells apart by tabs:
// file and line of ours, office or place, person, what ours says, what the list says,
// file and line of the list. Counts go to standard error.
//
// A difference is no error yet: lists have flaws, and say when somebody was elected
// where ours say when he took office. Nothing of a list goes into a dictionary: a row
// that is wrong is looked up, and corrected from what one knows.
//
// It is run from the root of the project.
package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path"
	"path/filepath"
	"slices"

	"tifa/extractors"
	"tifa/extractors/lexicon"
)

// data is where the dictionaries lie.
const data = "extractors/lexicon/data"

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: factcheck FOLDER, the folder with the public lists")
	}
	found, err := check(os.Args[1])
	if err != nil {
		log.Fatal("factcheck: ", err)
	}
	out := bufio.NewWriter(os.Stdout)
	for _, d := range found {
		fmt.Fprintf(out, "%s:%d\t%s\t%s\t%s\t%s\t%s:%d\n", d.file, d.line, d.subject, d.person, d.ours, d.theirs, d.source, d.sourceLine)
	}
	if err := out.Flush(); err != nil {
		log.Fatal("factcheck: ", err)
	}
}

// difference is something that a list says otherwise than a dictionary does.
type difference struct {
	file            string // of the dictionary
	line            int
	subject, person string // id of the office or place; id or name of the person
	ours, theirs    string
	source          string // file of the list
	sourceLine      int
}

// check compares the dictionaries with all lists that the folder has.
func check(folder string) (out []difference, err error) {
	l, err := lexicon.Open()
	if err != nil {
		return nil, err
	}
	own, err := readOwn(l)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder: give the one that holds the public lists", folder)
	}
	var lists []checker
	for i := range officeLists {
		lists = append(lists, checker{officeLists[i].file, own.officeList(&officeLists[i])})
	}
	lists = append(lists,
		checker{"cia_factbook_government.tsv", own.factbook},
		checker{"cldr_territories.tsv", own.territories},
		checker{"china_divisions_2023.tsv", own.divisions},
	)
	for _, c := range lists {
		found, counts, err := c.run(filepath.Join(folder, c.file))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			log.Printf("%s: not there, left out", c.file)
			continue
		case err != nil:
			return nil, err
		}
		log.Printf("%s: %d differences; %s", c.file, len(found), counts)
		for i := range found {
			found[i].source = c.file
		}
		out = append(out, found...)
	}
	slices.SortFunc(out, func(a, b difference) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.source, b.source),
			cmp.Compare(a.sourceLine, b.sourceLine), cmp.Compare(a.theirs, b.theirs))
	})
	// Who is both head of state and of government stands in a list twice.
	return slices.Compact(out), nil
}

// checker compares one list, and says in words how much of it there was to compare.
type checker struct {
	file string
	run  func(file string) (found []difference, counts string, err error)
}

// own is what the project's dictionaries hold.
type own struct {
	*lexicon.Lexicon
	rows map[rowKey]place // where the tenures stand
}

// place is a line of a file.
type place struct {
	file string
	line int
}

// rowKey tells the row of a tenure from all others.
type rowKey struct{ office, person, from, to string }

// keyOf is the row of a tenure.
func keyOf(t extractors.Tenure) rowKey { return rowKey{t.Office, t.Person, t.From, t.To} }

// readOwn finds out where the tenures of the dictionaries stand, which a lexicon does
// not say.
func readOwn(l *lexicon.Lexicon) (*own, error) {
	o := &own{l, map[rowKey]place{}}
	files, err := filepath.Glob(filepath.Join(data, "tenures*.tsv"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("there is no %s/tenures*.tsv: run the command from the root of the project", data)
	}
	for _, file := range files {
		rows, err := readTable(file, "office", "person", "from", "to")
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			key := rowKey{r.cell["office"], r.cell["person"], r.cell["from"], r.cell["to"]}
			o.rows[key] = place{filepath.ToSlash(file), r.line}
			if !slices.ContainsFunc(l.Tenures(key.office, ""), func(t extractors.Tenure) bool { return keyOf(t) == key }) {
				return nil, fmt.Errorf("%s:%d: the compiled dictionaries do not have the row: run make lexicon", file, r.line)
			}
		}
	}
	return o, nil
}

// entry is where an entry stands.
func (o *own) entry(id string) place {
	file, line := o.Where(id)
	return place{path.Join(data, path.Base(file)), line}
}
