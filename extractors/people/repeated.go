package people

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/extractors/match"
	"tifa/models"
)

// Repeated reports the other places of the text where a person stands who was
// found by something beside the name: the same name again, and behind a full
// Latin name its last word, as news writes people from the second time on, or its
// first, as it does in many languages. The headline stands before the full name.
func Repeated(p *extractors.Pass) error {
	var names []string
	var after []int // the byte behind which the name counts
	var of []string // the name that it is a part of; empty if it is the same
	title := p.Header.Title
	seen := map[string]bool{}
	add := func(name string, from int, full string) {
		if !seen[name] {
			seen[name] = true
			names, after, of = append(names, name), append(after, from), append(of, full)
		}
	}
	taken := map[models.Span]bool{}
	for _, m := range p.Mentions() {
		taken[m.Span] = true
		name := strings.Join(strings.Fields(m.Span.In(p.Text)), " ")
		if utf8.RuneCountInString(name) < 2 {
			continue
		}
		add(name, 0, "")
		words := strings.Fields(name)
		last := words[len(words)-1]
		if m.Source.Rule == "en.given-name" && len(words) <= 5 {
			add(words[0], m.Span.End, name)
		}
		if m.Source.Rule == "en.pinyin-name" && !everyday[words[0]] {
			add(words[0], m.Span.End, name)
		}
		if len(words) > 1 && len(words) <= 5 && utf8.RuneCountInString(last) > 2 && mayBelong(last) && !strings.HasSuffix(last, ".") {
			add(last, m.Span.End, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	var err error
	p.Search(match.New(names), func(n, start, end int) {
		s := models.Span{Start: start, End: end}
		if err != nil || taken[s] {
			return
		}
		m := extractors.Mention{Label: models.Person, Span: s, Source: models.Source{Rule: "repeated-name"}}
		if p.Explains() {
			m.Evidence = "the same as before"
			if of[n] != "" {
				m.Evidence = "part of " + of[n]
			}
		}
		switch {
		case p.Explains() && slices.ContainsFunc(p.Mentions(), func(o extractors.Mention) bool { return o.Span.Contains(s) }):
			// Within the full name itself.
		case partOfLatin(p.Text, s):
			p.Refuse(m, "part of a longer name")
		case start < after[n] && (start < title.Start || end > title.End):
			p.Refuse(m, "before the full name")
		case start < after[n] && everyday[names[n]]:
			p.Refuse(m, "an everyday word in a headline")
		default:
			taken[s] = true
			err = p.Report(m)
		}
	})
	return err
}

// everyday words are surnames and given names too: alone they name nobody.
var everyday = words(`Will May April June August Long He She An Man Hang Sang Song Bin Can Ran Tan Dang Pan Ban Hong Kong Hope Grace Faith Joy Mark Bill Grant Rich Young
	Major Dean Chancellor Mayor Bishop Pope King Prince Judge Justice Park Day Hall House Church Street Field Price Power Law Law Little Good Brown White Black Green`)

// partOfLatin says whether a Latin name at span s is part of a longer one: the Lee of
// Lee County, the John of Pope John.
func partOfLatin(text string, s models.Span) bool {
	t := fold.Load()
	first, _ := utf8.DecodeRuneInString(text[s.Start:])
	if t.Is(first, fold.Han) {
		return false
	}
	if rest := text[s.End:]; strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "-") {
		if r, _ := utf8.DecodeRuneInString(rest[1:]); t.Is(r, fold.Upper) {
			return true
		}
	}
	return s.Start > 0 && text[s.Start-1] == '-'
}
