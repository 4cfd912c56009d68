// Package suite is the one list of extractors: what finds each label, and what
// looks at what.
package suite

import (
	"fmt"

	"tifa/extractors"
	"tifa/extractors/dates"
	"tifa/extractors/names"
	"tifa/extractors/orgs"
	"tifa/extractors/people"
	divisions "tifa/extractors/places"
	"tifa/extractors/relations"
	"tifa/extractors/rules"
	"tifa/models"
)

// Classes are the classes of character sequences that rules may use beside the
// basic ones.
func Classes() map[string]rules.Class {
	return map[string]rules.Class{"name": people.English, "hanname": people.Chinese, "pinyin": people.Pinyin, "capitals": people.Capitals, "syllables": people.Syllables, "surname": people.Surname}
}

// New makes the extractors over a gazetteer and a set of rules. given are the given
// names of people.
func New(gazetteer extractors.Gazetteer, set *rules.Set, given []extractors.Term) (*extractors.Suite, error) {
	givenNames := names.Set(given)
	s := &builder{gazetteer, set}
	places := s.extractor(models.Place, "places", "Finds states, divisions, cities, waters, regions and venues, and adjectives such as Chinese.", headerPlaces)
	byLexicon := places.Run
	places.Run = func(p *extractors.Pass) error {
		if err := byLexicon(p); err != nil || p.Lang == models.English {
			return err
		}
		return divisions.Chinese(p)
	}
	orgs := s.extractor(models.Org, "orgs", "Finds institutions, parties, companies and media.", s.orgs(places), places)
	orgs.Run = then(orgs.Run, acronyms(models.Org), shortForms)
	slogans := s.extractor(models.Slogan, "slogans", "Finds official formulations, such as two establishments (两个确立).", nil)
	offices := s.extractor(models.Office, "offices", "Finds posts with the body or place that they belong to.", s.offices(places), places, orgs)
	persons := s.extractor(models.Person, "people", "Finds names of people, by dictionary and by the titles and words around them, and finds them again in the rest of the text.", bylines, places, orgs, offices)
	persons.Run = then(persons.Run, unlistedChinese(places, orgs, offices), people.Repeated)
	beside := []*extractors.Extractor{places, orgs, offices, persons}
	titles := &extractors.Extractor{
		Name: "titles", Doc: "Finds posts by the names of the people beside them.", Requires: beside,
		Run: s.rules(rules.Turn{Label: models.Office, People: true}, beside),
	}
	events := s.extractor(models.Event, "events", "Finds named meetings, congresses, campaigns, summits, elections and wars.", nil, places, orgs, slogans)
	documents := s.extractor(models.Doc, "documents", "Finds titled texts, and letters and statements that are fixed by their issuer.", nil, places, orgs, persons, events)
	documents.Run = then(documents.Run, acronyms(models.Doc))
	others := []*extractors.Extractor{places, orgs, slogans, offices, persons, titles, events, documents}
	unlisted := &extractors.Extractor{
		Name: "names", Doc: "Finds English names of people, institutions and places that nothing else gives away, by all that stands around them.", Requires: others,
		Run: func(p *extractors.Pass) error {
			if p.Lang != models.English {
				return nil
			}
			known := make([][]extractors.Mention, 0, len(others))
			for _, e := range others {
				known = append(known, p.Of(e))
			}
			asked := map[models.Label]bool{models.Person: p.Ran(persons), models.Org: p.Ran(orgs), models.Place: p.Ran(places)}
			return names.Unlisted(p, known, givenNames, asked)
		},
	}
	related := &extractors.Extractor{
		Name: "relations",
		Doc:  "Finds who holds which office, who said, met, attended or issued what, and which event a report is about.",
		Relate: func(p *extractors.Pass) error {
			return relations.Find(p, set.Relations(p), set.Reported(p, relations.Opening(p.Input)), gazetteer.Entry)
		},
	}
	return extractors.NewSuite(places, orgs, slogans, offices, persons, titles, events, documents, unlisted, dates.New(), related)
}

type builder struct {
	gazetteer extractors.Gazetteer
	set       *rules.Set
}

// extractor makes one that reports the dictionary's names with a label, then what
// more finds, then what the rules for the label find.
func (b *builder) extractor(label models.Label, name, doc string, more func(*extractors.Pass) error, requires ...*extractors.Extractor) *extractors.Extractor {
	return &extractors.Extractor{
		Name: name, Doc: doc, Requires: requires,
		Run: func(p *extractors.Pass) error {
			for c := range p.Lexicon(label) {
				if err := p.Report(extractors.FromLexicon(c)); err != nil {
					return err
				}
			}
			if more != nil {
				if err := more(p); err != nil {
					return err
				}
			}
			return b.rules(rules.Turn{Label: label}, requires)(p)
		},
	}
}

// rules reports what the rules of a turn find. They see what was found before, and
// the dictionary's names of the labels that come later.
func (b *builder) rules(turn rules.Turn, requires []*extractors.Extractor) func(*extractors.Pass) error {
	return func(p *extractors.Pass) error {
		seen := func(add func(models.Span, models.Label, []*extractors.Entry)) {
			found := map[models.Label]bool{turn.Label: true}
			for _, r := range requires {
				all := p.Of(r)
				for i := range all {
					m := &all[i]
					if add(m.Span, m.Label, m.Entries); i == 0 || m.Label != all[i-1].Label {
						found[m.Label] = true
					}
				}
			}
			for i := range p.Candidates {
				if c := &p.Candidates[i]; !found[c.Label] {
					add(c.Span, c.Label, c.Entries)
				}
			}
		}
		return b.set.Mentions(p, turn, seen, b.gazetteer.Entry)
	}
}

func (b *builder) orgs(places *extractors.Extractor) func(*extractors.Pass) error {
	return func(p *extractors.Pass) error {
		if s := p.Header.Dateline.Agency; s.Len() > 0 {
			if err := reportNew(p, models.Org, "header.agency", s); err != nil {
				return err
			}
		}
		if err := orgs.OfPlaces(p, models.Org, p.Of(places), b.gazetteer.Entry); err != nil || p.Lang == models.English {
			return err
		}
		if err := orgs.Chinese(p, p.Of(places)); err != nil {
			return err
		}
		if err := orgs.Seats(p); err != nil {
			return err
		}
		return orgs.Teams(p, p.Of(places))
	}
}

func (b *builder) offices(places *extractors.Extractor) func(*extractors.Pass) error {
	return func(p *extractors.Pass) error {
		return orgs.OfPlaces(p, models.Office, p.Of(places), b.gazetteer.Entry)
	}
}

// acronyms reports the short names that the text introduces.
func acronyms(label models.Label) func(*extractors.Pass) error {
	return func(p *extractors.Pass) error { return orgs.Acronyms(p, label) }
}

// shortForms reports the Council behind the full name of one.
func shortForms(p *extractors.Pass) error { return orgs.Short(p) }

// then runs one after the other.
func then(runs ...func(*extractors.Pass) error) func(*extractors.Pass) error {
	return func(p *extractors.Pass) error {
		for _, run := range runs {
			if err := run(p); err != nil {
				return err
			}
		}
		return nil
	}
}

// headerPlaces reports the places of the dateline.
func headerPlaces(p *extractors.Pass) error {
	return reportNew(p, models.Place, "header.dateline", p.Header.Dateline.Places...)
}

// bylines reports the authors.
func bylines(p *extractors.Pass) error {
	return reportNew(p, models.Person, "header.byline", p.Header.Byline...)
}

// reportNew reports spans of the header that the dictionary did not know.
func reportNew(p *extractors.Pass, label models.Label, rule string, spans ...models.Span) error {
	if len(spans) == 0 {
		return nil
	}
	known := map[models.Span]bool{}
	for _, m := range p.Mentions() {
		known[m.Span] = true
	}
	for _, s := range spans {
		if known[s] {
			continue
		}
		if err := p.Report(extractors.Mention{Label: label, Span: s, Source: models.Source{Rule: rule}}); err != nil {
			return fmt.Errorf("header: %w", err)
		}
	}
	return nil
}

// unlistedChinese finds Chinese names that nothing beside them gives away, where the
// dictionaries and the extractors before found nothing else.
func unlistedChinese(before ...*extractors.Extractor) func(*extractors.Pass) error {
	return func(p *extractors.Pass) error {
		if p.Lang == models.English {
			return nil
		}
		var taken []models.Span
		for _, c := range p.Candidates {
			if c.Label != models.Person {
				taken = append(taken, c.Span)
			}
		}
		for _, e := range before {
			for _, m := range p.Of(e) {
				taken = append(taken, m.Span)
			}
		}
		return people.Unlisted(p, taken)
	}
}
