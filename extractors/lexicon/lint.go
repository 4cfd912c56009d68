package lexicon

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"tifa/extractors/fold"
	"tifa/models"
)

// Problem is something wrong in the dictionaries.
type Problem struct {
	File    string
	Line    int
	Message string // what is wrong, and the cure
	Note    bool   // worth a look, but no error
}

func (p Problem) String() string {
	kind := "error"
	if p.Note {
		kind = "note"
	}
	return fmt.Sprintf("%s:%d: %s: %s", p.File, p.Line, kind, p.Message)
}

// Label gives the label of a kind of dictionary, such as slogans.
func Label(kindName string) (models.Label, error) {
	var names []string
	for _, k := range kinds() {
		if k.label == "" {
			continue
		}
		if k.name == kindName {
			return k.label, nil
		}
		names = append(names, k.name)
	}
	return "", fmt.Errorf("there is no dictionary %q: use %s", kindName, strings.Join(names, ", "))
}

var slug = regexp.MustCompile(`^[a-z]+:[A-Za-z0-9{}][A-Za-z0-9{}@-]*$`)

// Lint looks for what is wrong in the entries beyond their form, which Load
// checks: ids that do not exist, scripts mixed up, names missing, wordings of one character, wordings that several entries share, entries that
// others hide, tenures that cannot be.
func (l *Lexicon) Lint() (out []Problem) {
	table := fold.Load()
	shared := map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(l.entries)) {
		r := l.entries[id]
		report := func(note bool, format string, args ...any) {
			out = append(out, Problem{r.file, int(r.line), id + ": " + fmt.Sprintf(format, args...), note})
		}
		if !slug.MatchString(id) {
			report(false, "an id is a prefix, a colon, and letters, digits and hyphens")
		}
		for _, ref := range []struct{ column, id string }{{"place", r.Place}, {"parent or within", r.Part}, {"body", r.Body}, {"issuer", r.Attr("issuer")}} {
			if ref.id != "" && l.Entry(ref.id) == nil {
				report(false, "column %s: there is no entry %s: correct the id, or add the entry", ref.column, ref.id)
			}
		}
		if r.Label == "" {
			continue
		}
		n := r.Names
		switch {
		case strings.ContainsFunc(n.English, func(c rune) bool { return table.Is(c, fold.Han) }):
			report(false, "column en holds Chinese")
		case n.English == "" && r.Label != models.Slogan:
			report(true, "column en is empty")
		}
		if c, ok := wrongScript(n.Chinese, fold.Traditional); ok {
			report(true, "column zh holds %c, which is traditional", c)
		}
		if c, ok := wrongScript(n.Traditional, fold.Simplified); ok {
			report(true, "column zh-Hant holds %c, which is simplified", c)
		}
		seen := map[string]bool{}
		for _, form := range r.forms {
			key := string(r.Label) + "\x00" + table.String(form)
			if len([]rune(form)) == 1 {
				report(false, "the wording %q is one character: it would match everywhere", form)
			}
			if !seen[key] {
				shared[key] = append(shared[key], id)
			}
			seen[key] = true
		}
	}
	out = append(out, l.shadowed(shared)...)
	for _, key := range slices.Sorted(maps.Keys(shared)) {
		if ids := shared[key]; len(ids) > 1 {
			r := l.entries[ids[0]]
			_, form, _ := strings.Cut(key, "\x00")
			out = append(out, Problem{r.file, int(r.line), fmt.Sprintf("the wording %q belongs to %s: a report must tell which is meant", form, strings.Join(ids, " and ")), true})
		}
	}
	out = append(out, l.lintTenures()...)
	slices.SortStableFunc(out, func(a, b Problem) int {
		if a.File != b.File {
			return strings.Compare(a.File, b.File)
		}
		return cmp.Or(a.Line-b.Line, strings.Compare(a.Message, b.Message))
	})
	return out
}

// shadowed notes the entries all of whose wordings one other entry has too, so that
// they are never found for certain. shared has the ids by label and folded wording.
func (l *Lexicon) shadowed(shared map[string][]string) (out []Problem) {
	own := map[string]int{}             // wordings of an entry
	with := map[string]map[string]int{} // how many of them another has
	for _, ids := range shared {
		for _, id := range ids {
			own[id]++
			for _, other := range ids {
				if other == id {
					continue
				}
				if with[id] == nil {
					with[id] = map[string]int{}
				}
				with[id][other]++
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(with)) {
		for _, other := range slices.Sorted(maps.Keys(with[id])) {
			if with[id][other] == own[id] {
				r := l.entries[id]
				out = append(out, Problem{r.file, int(r.line), fmt.Sprintf("%s: every wording belongs to %s as well: give it one of its own, or join the two", id, other), true})
				break
			}
		}
	}
	return out
}

// wrongScript finds a character that only the other script has.
func wrongScript(s string, other fold.Class) (rune, bool) {
	for _, c := range s {
		if fold.Load().Is(c, other) {
			return c, true
		}
	}
	return 0, false
}
