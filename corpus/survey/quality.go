package survey

import (
	"cmp"
	"maps"
	"slices"

	"tifa/models"
)

// Share is a language and how many documents have it for their main one.
type Share struct {
	Lang      models.Lang
	Documents int
}

// Languages are the main languages of the documents, the most frequent first.
func (s *Survey) Languages() (all []Share) {
	for l, n := range s.languages {
		all = append(all, Share{l, n})
	}
	slices.SortFunc(all, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Lang, b.Lang))
	})
	return all
}

// Mix is the languages of a document, and how many documents have these.
type Mix struct {
	Langs     string // tags from the main language on, with + between them
	Documents int
}

// Mixes are the documents in more than one language, the most frequent mix first.
func (s *Survey) Mixes() (all []Mix) {
	for langs, n := range s.mixes {
		all = append(all, Mix{langs, n})
	}
	slices.SortFunc(all, func(a, b Mix) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Langs, b.Langs))
	})
	return all
}

// Mixed is how many documents are in more than one language.
func (s *Survey) Mixed() (n int) {
	for _, documents := range s.mixes {
		n += documents
	}
	return n
}

// Warnings are the codes of warnings by falling number of documents.
func (s *Survey) Warnings() []Warning {
	var all []Warning
	for _, code := range slices.Sorted(maps.Keys(s.warnings)) {
		all = append(all, *s.warnings[code])
	}
	slices.SortStableFunc(all, func(a, b Warning) int { return cmp.Compare(b.Documents, a.Documents) })
	return all
}
