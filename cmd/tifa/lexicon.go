package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tifa"
	"tifa/extractors"
	"tifa/extractors/lexicon"
	"tifa/models"
)

func newLexicon() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lexicon",
		Short: "Look at the dictionaries and check them",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.PersistentFlags().StringSlice("lexicon", nil, "folder `DIR` with dictionaries to use as well; may be repeated")
	list := &cobra.Command{
		Use:   "list [KIND]",
		Short: "List the dictionaries, or the entries of one: people, offices, orgs, places, events, slogans",
		Example: `  tifa lexicon list
  tifa lexicon list slogans`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, err := dictionaries(cmd)
			if err != nil {
				return err
			}
			return listEntries(cmd.OutOrStdout(), l, args)
		},
	}
	show := &cobra.Command{
		Use:   "show NAME|ID",
		Short: "Show the entries that have an id or a wording",
		Example: `  tifa lexicon show tifa:two-establishes
  tifa lexicon show 两个确立
  tifa lexicon show --format json "two safeguards"`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, err := dictionaries(cmd)
			if err != nil {
				return err
			}
			s, err := load(cmd)
			if err != nil {
				return err
			}
			return showEntries(cmd.OutOrStdout(), l, args[0], s.Format)
		},
	}
	formatOption(show, "text", "json")
	lint := &cobra.Command{
		Use:   "lint",
		Short: "Check dictionaries and rules: ids that do not exist, scripts mixed up, examples that fail",
		Long: `Lint reads the project's dictionaries and rules and those of --lexicon, runs the
examples of all rules, and reports what is wrong, with file, line and cure.
Errors, such as an id that stands twice, a parent that does not exist or a rule
that does not find its example, end with exit code 1; notes, such as a wording
that two entries share, do not.`,
		Example: `  tifa lexicon lint
  tifa lexicon lint --lexicon mine`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			a, err := newAnnotator(s.Options)
			if err != nil {
				return failed("%v", err)
			}
			notes, err := cmd.Flags().GetBool("notes")
			if err != nil {
				return err
			}
			return lintAll(cmd, a, notes)
		},
	}
	lint.Flags().Bool("notes", false, "show notes as well as errors")
	cmd.AddCommand(list, show, lint)
	return cmd
}

func dictionaries(cmd *cobra.Command) (*lexicon.Lexicon, error) {
	s, err := load(cmd)
	if err != nil {
		return nil, err
	}
	packs := []extractors.Pack{lexicon.BuiltIn()}
	for _, dir := range s.Lexicons {
		own, err := extractors.OpenPack(dir)
		if err != nil {
			return nil, err
		}
		packs = append(packs, own)
	}
	return lexicon.Load(packs...)
}

func listEntries(out io.Writer, l *lexicon.Lexicon, args []string) error {
	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	if len(args) == 0 {
		fmt.Fprintln(table, "KIND\tENTRIES\tWHAT")
		for _, c := range l.Counts() {
			fmt.Fprintf(table, "%s\t%d\t%s\n", c.Kind, c.Entries, c.About)
		}
		return table.Flush()
	}
	label, err := lexicon.Label(args[0])
	if err != nil {
		return err
	}
	fmt.Fprintln(table, "ID\tEN\tZH")
	for _, e := range l.Entries(label) {
		fmt.Fprintf(table, "%s\t%s\t%s\n", e.ID, e.Names.English, e.Names.Chinese)
	}
	return table.Flush()
}

// entry is the JSON form of a dictionary entry.
type entry struct {
	ID    string         `json:"id"`
	Label models.Label   `json:"label"`
	Names models.Names   `json:"names"`
	Also  []string       `json:"also"`
	Attrs map[string]any `json:"attrs"`
	File  string         `json:"file"`
	Line  int            `json:"line"`
}

func showEntries(out io.Writer, l *lexicon.Lexicon, name, format string) error {
	found := l.ByName(name)
	if len(found) == 0 {
		return failed("no entry has the id or wording %q", name)
	}
	if err := checkFormat(format, "text", "json"); err != nil {
		return err
	}
	if format == "json" {
		all := []entry{}
		for _, e := range found {
			all = append(all, describe(l, e))
		}
		return printJSON(out, all)
	}
	for i, e := range found {
		if i > 0 {
			fmt.Fprintln(out)
		}
		d := describe(l, e)
		table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
		row := func(key, value string) {
			if value != "" {
				fmt.Fprintf(table, "%s\t%s\n", key, value)
			}
		}
		row("id", d.ID)
		row("label", string(d.Label))
		row("English", d.Names.English)
		row("Chinese", d.Names.Chinese)
		row("traditional", d.Names.Traditional)
		row("also", strings.Join(d.Also, "\n\t"))
		for _, a := range e.Attrs {
			row(strings.ReplaceAll(a.Key, "_", " "), strings.Join(a.Values, "\n\t"))
		}
		row("where", fmt.Sprintf("%s:%d", d.File, d.Line))
		if err := table.Flush(); err != nil {
			return err
		}
	}
	return nil
}

func describe(l *lexicon.Lexicon, e *extractors.Entry) entry {
	d := entry{ID: e.ID, Label: e.Label, Names: e.Names, Also: []string{}, Attrs: map[string]any{}}
	for _, form := range l.Forms(e.ID) {
		if form != e.Names.English && form != e.Names.Chinese && form != e.Names.Traditional && !slices.Contains(d.Also, form) {
			d.Also = append(d.Also, form)
		}
	}
	for _, a := range e.Attrs {
		if a.List {
			d.Attrs[a.Key] = a.Values
		} else {
			d.Attrs[a.Key] = a.Values[0]
		}
	}
	d.File, d.Line = l.Where(e.ID)
	return d
}

func lintAll(cmd *cobra.Command, a *tifa.Annotator, notes bool) error {
	out := cmd.OutOrStdout()
	wrong, noted := 0, 0
	failing, err := a.CheckRules(cmd.Context())
	if err != nil {
		return failed("%v", err)
	}
	for _, p := range failing {
		wrong++
		fmt.Fprintln(out, p)
	}
	for _, p := range a.Lexicon.Lint() {
		switch {
		case !p.Note:
			wrong++
		case notes:
			noted++
		default:
			noted++
			continue
		}
		fmt.Fprintln(out, p)
	}
	fmt.Fprintf(out, "%d errors, %d notes", wrong, noted)
	if noted > 0 && !notes {
		fmt.Fprint(out, " (--notes shows them)")
	}
	fmt.Fprintln(out)
	if wrong > 0 {
		return failed("the dictionaries and rules have errors")
	}
	return nil
}
