package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tifa/cmd/tifa/terminal"
	"tifa/corpus/runs"
	"tifa/corpus/suggest"
	"tifa/extractors/fold"
	"tifa/extractors/lexicon"
	"tifa/extractors/people"
	"tifa/models"
)

func newSuggest() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "suggest RUN",
		Short: "Suggest the frequent names of a run that no dictionary has, as rows of dictionaries",
		Long: `Suggest gathers the names of a run that no dictionary has ("known": false), each
under its label and its wording, whatever its case, width or script, and writes those
that many documents have as rows of dictionaries, the most frequent first. Comments
say how often, when and by which rule a name was found, what else it is called, and
show three places. The id is made of the name, in Chinese of its pinyin.

With --output DIR each kind is a file in a folder, DIR/people-suggested.tsv and so on,
which can be used as it is: tifa annotate --lexicon DIR. Rules err, so look at every
row first. Without --output the tables stand one behind the other.

Numbers of documents and mentions and the dates are exact for any run: at most 50,000
names are held in memory, some 100 megabytes, and what is more is put aside in
files in the folder for temporary files and merged in the end. Of the spellings, the
rules and the other wordings of a name at most sixteen each are counted.

The run is what tifa annotate wrote as JSON Lines, JSON or SQLite, - for standard
input. One without texts (--no-text) gives no places and no other wordings.`,
		Example: `  tifa suggest run.jsonl
  tifa suggest --label PERSON --min-documents 10 --limit 50 run.sqlite
  tifa suggest --output mine run.jsonl.gz
  tifa lexicon lint --lexicon mine
  tifa annotate --lexicon mine --output again.jsonl articles/`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			return suggestNames(cmd, args[0], s)
		},
	}
	flags := cmd.Flags()
	flags.Int("min-documents", 3, "documents that must have a name")
	labelOption(cmd, "only names with this `LABEL`; may be repeated")
	flags.Int("limit", 500, "names of each label at most, 0 for all")
	chosenOptions(cmd)
	flags.StringP("output", "o", "", "write a file of each kind into the folder `DIR`, which is made if it is not there")
	flags.StringSlice("lexicon", nil, "folder `DIR` with dictionaries that there are as well; may be repeated")
	return cmd
}

func suggestNames(cmd *cobra.Command, path string, s settings) (err error) {
	o := suggest.Options{MinDocuments: s.own.number("min-documents"), Limit: s.own.number("limit")}
	if o.Labels, err = s.own.labels(); err != nil {
		return err
	}
	if o.MinDocuments < 1 {
		return fmt.Errorf("min-documents: %d is no number of documents: use 1 or more", o.MinDocuments)
	}
	if o.Limit < 0 {
		return fmt.Errorf("limit: %d is no number of names", o.Limit)
	}
	for _, l := range o.Labels {
		if !l.IsName() {
			return fmt.Errorf("label: %s is of times, which have no dictionary", l)
		}
	}
	if err := notFile(s.Output); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	c, err := chosenBy(s.own)
	if err != nil {
		return err
	}
	l, err := dictionaries(cmd)
	if err != nil {
		return err
	}
	counter := suggest.New(o)
	defer func() { err = errors.Join(err, counter.Close()) }()
	n := 0
	return fromRun(cmd, path, "", func(out io.Writer, documents walk) error {
		if err := c.of(documents)(func(d *runs.Document) error {
			n++
			return counter.Add(d.Document)
		}); err != nil {
			return err
		}
		names, err := counter.Names()
		if err != nil {
			return err
		}
		w := suggest.NewWriter(people.SurnameLength, func(id string) bool { return l.Entry(id) != nil })
		w.Visible = terminal.Visible
		from := path
		if from == "-" {
			from = "standard input"
		}
		w.About = fmt.Sprintf("From %s: what %d or more of %d documents have.", from, o.MinDocuments, n)
		w.Doubt = doubts(l)
		return writeSuggestions(out, s.Output, w, names)
	})
}

// doubts says which names should be no entries, since the dictionaries have them,
// however they are spelled, or have a word for a rank.
func doubts(l *lexicon.Lexicon) func(models.Label, string) string {
	type wording struct {
		label  models.Label
		folded string
	}
	folding := fold.Load()
	known := map[wording][]string{}
	for _, e := range l.Entries("") {
		for _, form := range l.Forms(e.ID) {
			w := wording{e.Label, folding.String(form)}
			known[w] = append(known[w], e.ID)
		}
	}
	ranks := map[string]bool{}
	for _, t := range l.Terms("ranks") {
		ranks[folding.String(t.Text)] = true
	}
	return func(label models.Label, name string) string {
		w := wording{label, folding.String(name)}
		switch ids := known[w]; {
		case len(ids) > 0:
			return "The dictionaries have this name, but a report did not tell that it is meant: " + strings.Join(ids, ", ")
		case label == models.Office && ranks[w.folded]:
			return "A rank alone does not tell whose office it is. If it does here, take the # away:"
		}
		return ""
	}
}

// writeSuggestions writes a table for each label, to a folder or one behind the other.
func writeSuggestions(out io.Writer, folder string, w *suggest.Writer, names []suggest.Name) error {
	if folder != "" {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return failed("writing: %v", err)
		}
	}
	written := 0
	for _, label := range models.Labels() {
		var of []suggest.Name
		for _, n := range names {
			if n.Label == label {
				of = append(of, n)
			}
		}
		if len(of) == 0 {
			continue
		}
		kind := lexicon.KindName(label)
		if folder == "" {
			if written++; written > 1 {
				fmt.Fprintln(out)
			}
			fmt.Fprintf(out, "# %s.tsv\n", kind)
			if err := w.Table(out, kind, of); err != nil {
				return failed("writing: %v", err)
			}
			continue
		}
		file := filepath.Join(folder, kind+"-suggested.tsv")
		if err := writeWhole(nil, file, func(out io.Writer) error { return w.Table(out, kind, of) }); err != nil {
			return err
		}
		fmt.Fprintf(out, "%s, names: %d\n", filepath.ToSlash(file), len(of))
	}
	if len(names) == 0 {
		fmt.Fprintln(out, "# "+strings.TrimSpace(w.About)+" No name is in so many documents and in no dictionary.")
	}
	return nil
}
