package suggest

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"tifa/models"
)

// Writer writes names as rows of dictionaries.
type Writer struct {
	// About is said at the head of each table, on one line: which run it is from.
	About string
	// Visible makes a text harmless for whoever reads the table on a terminal.
	Visible func(string) string
	// Doubt says why a name should not become an entry as it stands, such as that the
	// dictionaries have it; empty if nothing is to be said. Such a name, like one word
	// alone for a person, is suggested as a comment only.
	Doubt func(label models.Label, name string) string

	slugs *slugs
}

// NewWriter makes a writer. surname says how many characters of a Chinese name are its
// surname, taken whether an entry has an id already.
func NewWriter(surname func(name string) int, taken func(id string) bool) *Writer {
	return &Writer{slugs: newSlugs(surname, taken)}
}

// Table writes the names of one label as a dictionary of a kind, such as people. Each
// row has a comment that says how often, when and by which rule the name was found, and
// shows some places. What is doubtful stands at the end, as comments.
func (w *Writer) Table(out io.Writer, kind string, names []Name) error {
	b := bufio.NewWriter(out)
	fmt.Fprintf(b, "# Names of %s that no dictionary has. %s\n", kind, w.Visible(oneLine(w.About)))
	fmt.Fprintf(b, "# Look at every row: is it a name, whole, of one thing? Correct it, fill the other language, take out what is wrong.\n")
	fmt.Fprintf(b, "id\ten\tzh\tzh-Hant\talso\n")
	var doubtful []*Name
	for i := range names {
		if n := &names[i]; w.doubt(n) != "" {
			doubtful = append(doubtful, n)
		} else {
			w.row(b, n)
		}
	}
	if len(doubtful) > 0 {
		fmt.Fprintf(b, "# Doubtful names, which are comments:\n")
	}
	for _, n := range doubtful {
		w.row(b, n)
	}
	return b.Flush()
}

func (w *Writer) row(b *bufio.Writer, n *Name) {
	facts := fmt.Sprintf("documents: %d, mentions: %d", n.Documents, n.Mentions)
	switch {
	case n.First != "" && n.First == n.Last:
		facts += ", " + n.First
	case n.First != "":
		facts += ", " + n.First + " to " + n.Last
	}
	w.comment(b, facts+"; "+list(n.Rules, 3))
	if len(n.Also) > 0 {
		w.comment(b, "also called "+list(n.Also, 5))
	}
	for _, c := range n.Contexts {
		w.comment(b, fmt.Sprintf("  …%s[[%s]]%s… (%s)", c.Left, c.Key, c.Right, c.Document))
	}
	row := strings.Join([]string{w.slugs.id(n.Label, n.main()), n.Names.English, n.Names.Chinese, n.Names.Traditional, ""}, "\t")
	if why := w.doubt(n); why != "" {
		w.comment(b, why)
		row = "# " + row
	}
	fmt.Fprintln(b, row)
}

// doubt says why a name should not become an entry as it stands.
func (w *Writer) doubt(n *Name) string {
	if why := w.Doubt(n.Label, n.main()); why != "" {
		return why
	}
	if n.Label == models.Person && n.Names.English != "" && !strings.ContainsAny(n.Names.English, " -") {
		return "One word alone seldom tells who is meant. If this one does, take the # away:"
	}
	return ""
}

func (w *Writer) comment(b *bufio.Writer, text string) { fmt.Fprintf(b, "# %s\n", w.Visible(text)) }

// list shows counts, the first few of them.
func list(counts []Count, most int) string {
	var all []string
	for _, c := range counts[:min(len(counts), most)] {
		all = append(all, fmt.Sprintf("%s %d", c.What, c.N))
	}
	if len(counts) > most {
		all = append(all, "…")
	}
	return strings.Join(all, ", ")
}

// unwritten says whether a character cannot stand in a name of a dictionary: it divides
// values or cells, belongs to templates, or is not seen.
func unwritten(r rune) bool {
	return strings.ContainsRune("|{}\ufffd", r) || unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) || unicode.IsSpace(r) && r != ' '
}
