package rules

import (
	"slices"

	"tifa/extractors"
	"tifa/models"
)

// Ends are what the keys head and tail of a rule may say. Those with @ are no
// annotation; the others stand where no pattern reaches, and extractors/relations
// looks for them: the subject of the cue, the event or the document that the sentence
// tells of, the people of the list before the cue or behind it.
func Ends() []string {
	return []string{"@doc", "@doc_event", "subject", "event", "people", "listed", "document"}
}

// Match is a match of a rule of relations, or of one that says what the document
// reports.
type Match struct {
	Rule     string
	Relation string
	Reports  string
	Status   string
	Chinese  bool
	Span     models.Span
	Cue      models.Span // the words that say so; the whole match if the rule marks none
	Marked   bool        // whether the rule marks its cue
	// Heads and Tails are the annotations that the pattern gives, in the order of the
	// text.
	Heads, Tails []models.End
	// Head and Tail say what to look for instead, or are empty.
	Head, Tail string
}

// Relations gives the matches of relation rules between the annotations, in the
// order of the text.
func (s *Set) Relations(p *extractors.Pass) []Match { return s.among(p, group{}, 0) }

// Reported gives the matches of the rules that say what the document reports, as far
// as a byte of the text.
func (s *Set) Reported(p *extractors.Pass, until int) []Match { return s.among(p, reporting, until) }

func (s *Set) among(p *extractors.Pass, g group, until int) (out []Match) {
	if _, ok := s.groups[g]; !ok {
		return nil
	}
	m := s.machine(p.Input)
	defer s.rest(m)
	annotations := p.Annotations()
	for i := range annotations {
		m.mentions.add(annotations[i].Span, annotations[i].Label, nil)
	}
	m.until = until
	for _, f := range s.matches(m, g) {
		match := Match{
			Rule: f.rule.ID, Relation: f.rule.Relation, Reports: f.rule.reports, Status: f.rule.status, Chinese: f.rule.chinese,
			Span: f.span, Cue: f.span, Marked: f.cue != nil, Head: f.rule.head, Tail: f.rule.tail,
		}
		if f.cue != nil {
			match.Cue = *f.cue
		}
		for _, c := range f.captures {
			switch c.name {
			case "head":
				match.Heads = append(match.Heads, models.End(c.mention))
			case "tail":
				match.Tails = append(match.Tails, models.End(c.mention))
			}
		}
		slices.Sort(match.Heads)
		slices.Sort(match.Tails)
		out = append(out, match)
	}
	return out
}

// Fixed is the end that a key such as @doc stands for, which is no annotation.
func Fixed(end string) (models.End, bool) {
	switch end {
	case "@doc":
		return models.DocumentEnd, true
	case "@doc_event":
		return models.ReportedEventEnd, true
	}
	return 0, false
}
