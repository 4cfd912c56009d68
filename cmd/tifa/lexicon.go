package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tifa"
	"tifa/cmd/tifa/terminal"
	"tifa/extractors"
	"tifa/extractors/lexicon"
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
	show := newLexiconShow()
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
	var packs []extractors.Pack
	for _, dir := range s.Lexicons {
		own, err := extractors.OpenPack(dir)
		if err != nil {
			return nil, err
		}
		packs = append(packs, own)
	}
	return lexicon.Open(packs...)
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
		fmt.Fprintf(table, "%s\t%s\t%s\n", terminal.Visible(e.ID), terminal.Visible(e.Names.English), terminal.Visible(e.Names.Chinese))
	}
	return table.Flush()
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
		fmt.Fprintln(out, visible(p))
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
		fmt.Fprintln(out, visible(p.String()))
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
