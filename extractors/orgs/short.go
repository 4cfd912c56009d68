package orgs

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// heads are words for institutions by which a text calls one after it gave the full
// name: the Council, the Assembly. The Party and the Government are left out, since
// they are no names.
var heads = map[string]bool{
	"Council": true, "Commission": true, "Assembly": true, "Court": true, "Committee": true, "Ministry": true, "Senate": true, "Authority": true, "Agency": true,
	"Board": true, "Tribunal": true, "Association": true, "Federation": true, "Institute": true, "Foundation": true, "Secretariat": true, "Bureau": true,
	"Alliance": true, "Panel": true, "Chamber": true, "League": true, "Bank": true, "Fund": true,
	"House": true, "Diet": true, "Duma": true, "Knesset": true, "Academy": true, "Society": true, "University": true, "Institution": true, "Laboratory": true, "Corps": true, "Brigade": true, "Museum": true, "Orchestra": true, "Club": true,
}

// Short reports short forms of institutions that the text has named in full before:
// a head with a capital, by its article, or before a post. It stands for the one that
// the text named first.
func Short(p *extractors.Pass) error {
	type full struct {
		end     int
		name    string
		entries []*extractors.Entry
	}
	first := map[string]full{}
	for _, m := range p.Mentions() {
		name := m.Span.In(p.Text)
		head := headOf(name)
		if head == "" || head == name {
			continue
		}
		if _, ok := first[head]; !ok {
			first[head] = full{m.Span.End, name, m.Entries}
		}
	}
	if len(first) == 0 {
		return nil
	}
	var names []string
	taken := map[int]bool{}
	for _, m := range p.Mentions() {
		taken[m.Span.Start] = true
		if h := headOf(m.Span.In(p.Text)); h != "" && first[h].end > 0 && !slices.Contains(names, h) {
			names = append(names, h)
		}
	}
	for _, head := range names {
		f := first[head]
		for start := indexFrom(p.Text, head, f.end); start < len(p.Text); start = indexFrom(p.Text, head, start+len(head)) {
			end := start + len(head)
			if taken[start] || !alone(p.Text, start, end) {
				continue
			}
			m := extractors.Mention{
				Label: models.Org, Span: models.Span{Start: start, End: end}, Source: models.Source{Rule: "en.short-form"},
				Entries: f.entries, Key: fold.Load().String(f.name),
			}
			if p.Explains() {
				m.Evidence = "short for " + f.name
			}
			if err := p.Report(m); err != nil {
				return err
			}
		}
	}
	return nil
}

// headOf is the head of a full name: its last word, or the one before of and for.
func headOf(name string) string {
	chamber := strings.Contains(name, "House of ") // the White House is no House
	for _, cut := range []string{" of ", " for ", " on ", " in "} {
		name, _, _ = strings.Cut(name, cut)
	}
	if i := strings.LastIndexByte(name, ' '); i >= 0 {
		name = name[i+1:]
	}
	if !heads[name] || name == "House" && !chamber {
		return ""
	}
	return name
}

// posts stand behind a short form without article: Council President.
var posts = []string{"President", "member", "members", "Secretary", "spokes", "Chair", "Vice"}

// alone says whether a head at start and end is a short form: no part of a longer
// name, and with an article or before a post.
func alone(text string, start, end int) bool {
	rest := text[end:]
	if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(r) || unicode.IsDigit(r) {
		return false
	}
	post := false
	if strings.HasPrefix(rest, " ") {
		next := rest[1:]
		for _, w := range posts {
			post = post || strings.HasPrefix(next, w)
		}
		if r, _ := utf8.DecodeRuneInString(next); unicode.IsUpper(r) && !post || strings.HasPrefix(next, "of ") || strings.HasPrefix(next, "on ") || strings.HasPrefix(next, "for ") && !post {
			return false
		}
	}
	if strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "’") && !strings.HasPrefix(rest, "’s") {
		return false
	}
	before := text[:start]
	if strings.HasSuffix(before, "the ") || strings.HasSuffix(before, "The ") {
		return true
	}
	sentence := start == 0 || strings.HasSuffix(before, ". ") || strings.HasSuffix(before, "\n") || strings.HasSuffix(before, ", ")
	return post && sentence
}
