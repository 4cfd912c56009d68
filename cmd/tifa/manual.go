package main

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tifa"
)

func newManual() *cobra.Command {
	return &cobra.Command{
		Use:   "manual DIR",
		Short: "Write the manual pages of all commands into a folder",
		Long: `Manual writes one page of manual for each command, tifa-annotate.1 for tifa
annotate, into a folder, which is made if there is none. Releases hold these pages;
who builds tifa from source can make them with this.`,
		Example: "  tifa manual ~/.local/share/man/man1",
		Args:    cobra.ExactArgs(1),
		Hidden:  true, // for those who install tifa, not for those who use it
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return failed("manual: %v", err)
			}
			root := cmd.Root()
			// cobra adds these only when they are asked for.
			root.InitDefaultCompletionCmd()
			for _, c := range described(root) {
				if err := os.WriteFile(filepath.Join(args[0], pageName(c)+".1"), manualPage(c), 0o644); err != nil {
					return failed("manual: %v", err)
				}
			}
			return nil
		},
	}
}

// described are the commands that have a page, the command itself first.
func described(c *cobra.Command) []*cobra.Command {
	commands := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			commands = append(commands, described(sub)...)
		}
	}
	return commands
}

func pageName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manualPage is the page of a command in the man macros of roff. It is written here
// and not by cobra/doc, which reads the texts as Markdown and so loses what stands in
// brackets. Pages have no date: the same version gives the same bytes.
func manualPage(c *cobra.Command) []byte {
	var b bytes.Buffer
	c.InitDefaultHelpFlag()
	c.InitDefaultVersionFlag()
	fmt.Fprintf(&b, ".TH %q 1 \"\" \"tifa %s\" \"tifa manual\"\n", strings.ToUpper(pageName(c)), tifa.Version)
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", roff(pageName(c)), roff(c.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n", roff(c.CommandPath()))
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, ".I COMMAND\n")
	}
	if rest := strings.TrimPrefix(c.UseLine(), c.CommandPath()); rest != "" {
		fmt.Fprintf(&b, "%s\n", roff(strings.TrimSpace(rest)))
	}
	b.WriteString(".SH DESCRIPTION\n")
	paragraphs(&b, cmp.Or(c.Long, c.Short))
	if c.HasAvailableSubCommands() {
		b.WriteString(".SH COMMANDS\n")
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, ".TP\n.BR %s (1)\n%s\n", roff(pageName(sub)), roff(sub.Short))
			}
		}
	}
	if c.HasAvailableFlags() {
		b.WriteString(".SH OPTIONS\n")
		c.Flags().VisitAll(func(f *pflag.Flag) { option(&b, f) })
	}
	if c.HasExample() {
		b.WriteString(".SH EXAMPLES\n.nf\n")
		lines(&b, c.Example)
		b.WriteString(".fi\n")
	}
	if c.HasParent() {
		fmt.Fprintf(&b, ".SH SEE ALSO\n.BR %s (1)\n", roff(pageName(c.Parent())))
	}
	return b.Bytes()
}

// option writes what one flag does, as the help of the command has it.
func option(b *bytes.Buffer, f *pflag.Flag) {
	if f.Hidden {
		return
	}
	value, usage := pflag.UnquoteUsage(f)
	b.WriteString(".TP\n")
	if f.Shorthand != "" {
		fmt.Fprintf(b, "\\fB\\-%s\\fR, ", f.Shorthand)
	}
	fmt.Fprintf(b, "\\fB\\-\\-%s\\fR", roff(f.Name))
	if value != "" {
		fmt.Fprintf(b, " \\fI%s\\fR", roff(value))
	}
	switch f.DefValue {
	case "", "0", "false", "[]":
	default:
		usage += " (default: " + f.DefValue + ")"
	}
	fmt.Fprintf(b, "\n%s\n", roff(usage))
}

// paragraphs writes a text of the help: blank lines divide its paragraphs, and lines
// that begin with blanks stay as they are.
func paragraphs(b *bytes.Buffer, text string) {
	for i, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			b.WriteString(".PP\n")
		}
		asIs := strings.HasPrefix(paragraph, " ") || strings.HasPrefix(paragraph, "\t")
		if asIs {
			b.WriteString(".nf\n")
		}
		lines(b, paragraph)
		if asIs {
			b.WriteString(".fi\n")
		}
	}
}

func lines(b *bytes.Buffer, text string) {
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		b.WriteString(roff(line) + "\n")
	}
}

// roff keeps a line from being read as roff: backslashes, hyphens that should be
// copied as such, and a dot or quote at its beginning.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(line)
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		line = `\&` + line
	}
	return line
}
