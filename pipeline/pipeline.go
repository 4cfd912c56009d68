// Package pipeline takes a document through all stages: header, language,
// sentences, mentions, resolve, link, relations. Data goes one way: a stage adds
// to the document and never edits what an earlier one wrote, the text is never
// changed, and only resolve drops anything.
package pipeline

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/match"
	"tifa/models"
	"tifa/pipeline/header"
	"tifa/pipeline/language"
	"tifa/pipeline/link"
	"tifa/pipeline/resolve"
	"tifa/pipeline/tokenise"
)

// Config is what users may set.
type Config struct {
	// Lang is "en", "zh", or "auto" or empty to tell by the text.
	Lang string
	// Date is the reference date of every document, whatever the input says; see
	// ReferenceDate for its form.
	Date string
	// Tokens adds words and parts of speech to the output.
	Tokens bool
	// Disable names extractors that do not run, and dictionaries that are not
	// used, such as "people-lexicon".
	Disable []string
}

// Parts are what a pipeline is made of.
type Parts struct {
	Gazetteer  extractors.Gazetteer
	Register   extractors.Register
	Suite      *extractors.Suite
	Tokeniser  *tokenise.Tokeniser
	Dates      func(text string, within models.Span, reference string) []extractors.Mention
	Producer   models.Producer
	DatesAlone string // name of the extractor that also reads other languages' numbers
}

// Pipeline annotates documents. It is never changed once it is made and may be
// used from several goroutines.
type Pipeline struct {
	Parts
	config   Config
	header   *header.Reader
	disabled map[string]bool
	noNames  map[models.Label]bool // labels whose dictionary is disabled
	register extractors.Register   // nil if it or the people are disabled
	searched sync.Pool             // of *match.Text, one for each document that is worked on
}

// New makes a pipeline. It fails on a setting that means nothing.
func New(parts Parts, config Config) (*Pipeline, error) {
	p := &Pipeline{Parts: parts, config: config, disabled: map[string]bool{}, noNames: map[models.Label]bool{}}
	p.searched.New = func() any { return match.Read("") }
	switch config.Lang {
	case "", "auto", "en", "zh", string(models.SimplifiedChinese), string(models.TraditionalChinese):
	default:
		return nil, fmt.Errorf("unknown language %q: use auto, en or zh", config.Lang)
	}
	date, err := ReferenceDate(config.Date)
	if err != nil {
		return nil, fmt.Errorf("reference date: %w", err)
	}
	p.config.Date = date
	if err := p.disable(config.Disable); err != nil {
		return nil, err
	}
	if !p.noNames[models.Person] && !slices.Contains(config.Disable, tenures) {
		p.register = parts.Register
	}
	p.header = &header.Reader{Dates: parts.Dates, Places: p.placesWithin}
	return p, nil
}

// dictionaries are the labels by the name that --disable knows their dictionary
// by.
var dictionaries = map[string]models.Label{
	"people-lexicon": models.Person, "offices-lexicon": models.Office, "orgs-lexicon": models.Org, "places-lexicon": models.Place,
	"events-lexicon": models.Event, "slogans-lexicon": models.Slogan,
	"documents-lexicon": models.Doc,
}

// tenures is the name of the dictionary that is no label's.
const tenures = "tenures-lexicon"

func (p *Pipeline) disable(names []string) error {
	known := append(slices.Sorted(maps.Keys(dictionaries)), tenures)
	for _, e := range p.Suite.All() {
		known = append(known, e.Name)
	}
	for _, name := range names {
		switch label, ok := dictionaries[name]; {
		case ok:
			p.noNames[label] = true
		case name == tenures:
		case slices.Contains(known, name):
			p.disabled[name] = true
		default:
			return fmt.Errorf("cannot disable %q: there are %s", name, strings.Join(known, ", "))
		}
	}
	return nil
}

// FieldError is an error in a field of the document that was given.
type FieldError struct {
	Field string // as the input calls it: lang or date
	Err   error
}

func (e *FieldError) Error() string { return e.Err.Error() }

// Unwrap gives the error behind it.
func (e *FieldError) Unwrap() error { return e.Err }

// Candidate is a mention that was found, and what became of it.
type Candidate struct {
	extractors.Mention
	Dropped string // why it is not in the output; empty if it is
	// Refused says that what looked at it did not report it.
	Refused bool
}

// Annotate gives the document with everything that is found in it. Of the
// document given, ID, Text, Title, Byline, Date, Lang, Meta, DuplicateOf and Warnings
// count, and it is not changed.
func (p *Pipeline) Annotate(ctx context.Context, in *models.Document) (*models.Document, error) {
	d, _, err := p.run(ctx, in, false)
	return d, err
}

// Explain is Annotate with every candidate that was considered, in the order of
// the text.
func (p *Pipeline) Explain(ctx context.Context, in *models.Document) (*models.Document, []Candidate, error) {
	return p.run(ctx, in, true)
}

func (p *Pipeline) run(ctx context.Context, in *models.Document, explain bool) (*models.Document, []Candidate, error) {
	d := &models.Document{
		ID: in.ID, Text: in.Text, Title: in.Title, Byline: slices.Clone(in.Byline), Meta: in.Meta, DuplicateOf: in.DuplicateOf,
		Warnings: slices.Clone(in.Warnings), Producer: p.Producer,
	}
	if err := p.languages(d, in.Lang); err != nil {
		return nil, nil, err
	}
	h, reference, err := p.metadata(d, in)
	if err != nil {
		return nil, nil, err
	}
	if !utf8.ValidString(d.Text) {
		d.Warnings = append(d.Warnings, encodingWarning(d.Text))
	}
	d.Sentences = tokenise.Sentences(d.Text)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}

	searched := p.searched.Get().(*match.Text)
	searched.Reset(d.Text)
	defer func() {
		searched.Reset("")
		p.searched.Put(searched)
	}()
	s := &session{ctx: ctx, pipeline: p, doc: d}
	input := &extractors.Input{
		Text: d.Text, Searched: searched, Lang: d.Lang, Date: reference, Header: h, Sentences: d.Sentences, Words: s.words,
	}
	s.input = input
	// In an English report Chinese names stand alone, in brackets, and the Chinese
	// dictionary stays unloaded.
	if len(d.Langs) > 0 && d.Langs[0].IsChinese() || d.Lang.IsChinese() {
		input.Cuts = s.cuts
	}
	disabled := p.disabled
	var refused []Candidate
	if d.Lang == models.Other {
		disabled = p.allBut(p.DatesAlone)
	} else {
		input.Candidates = s.candidates(searched, input.Cuts, func(c extractors.Candidate, why string) {
			if explain {
				refused = append(refused, Candidate{extractors.FromLexicon(&c), why, false})
			}
		})
	}
	if explain {
		input.Refused = once(func(m extractors.Mention, why string) { refused = append(refused, Candidate{m, why, true}) })
	}
	mentions, err := p.Suite.Mentions(ctx, input, disabled)
	if err = s.check(err); err != nil {
		return nil, nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}

	decisions := resolve.Mentions(d.Text, mentions)
	var all []Candidate
	if explain {
		all = refused
		for i := range decisions {
			all = append(all, Candidate{*decisions[i].Mention, decisions[i].Dropped(d.Text), false})
		}
		slices.SortStableFunc(all, func(a, b Candidate) int { return a.Mention.Compare(&b.Mention) })
	}
	kept := mentions[:0] // they move up
	for i := range decisions {
		if decisions[i].Kept() {
			kept = append(kept, *decisions[i].Mention)
		}
	}

	link.Document(d, kept, h, p.Gazetteer, p.register)
	d.Relations, d.ReportedEvent, err = p.Suite.Relations(ctx, input, d.Annotations, disabled)
	if err = s.check(err); err != nil {
		return nil, nil, err
	}
	if p.config.Tokens {
		d.Tokens = []models.Token{}
		for i := range d.Sentences {
			d.Tokens = append(d.Tokens, s.wordsOf(d.Sentences[i])...)
		}
		if err := s.check(nil); err != nil {
			return nil, nil, err
		}
	}
	return d, all, nil
}

// once takes what the same rule refused at one place, in one turn and the next, once.
func once(take func(extractors.Mention, string)) func(extractors.Mention, string) {
	type refusal struct {
		span        models.Span
		label       models.Label
		rule, cause string
	}
	seen := map[refusal]bool{}
	return func(m extractors.Mention, why string) {
		if r := (refusal{m.Span, m.Label, m.Source.Rule, why}); !seen[r] {
			seen[r] = true
			take(m, why)
		}
	}
}

// languages tells the languages of the document: by the setting, the input's
// field, or the text.
func (p *Pipeline) languages(d *models.Document, field models.Lang) error {
	shares := language.Detect(d.Text)
	for _, s := range shares {
		d.Langs = append(d.Langs, s.Lang)
	}
	d.Lang = models.Other
	if len(d.Langs) > 0 {
		d.Lang = d.Langs[0]
	}
	asked := string(field)
	if p.config.Lang != "" && p.config.Lang != "auto" {
		asked = p.config.Lang
	}
	switch asked {
	case "", "auto", string(models.Other):
	case "en", "zh-Hans", "zh-Hant":
		d.Lang = models.Lang(asked)
	case "zh":
		// The text tells the script.
		d.Lang = models.SimplifiedChinese
		if i := slices.IndexFunc(d.Langs, models.Lang.IsChinese); i >= 0 {
			d.Lang = d.Langs[i]
		}
	case "zh-en", "en-zh": // mixed, as some corpora say: the text tells
	default:
		return &FieldError{"lang", fmt.Errorf("lang is %q: use en, zh, zh-Hans or zh-Hant, or leave it out", asked)}
	}
	switch {
	case strings.TrimSpace(d.Text) == "":
		d.Warnings = append(d.Warnings, models.Warning{Code: "empty", Message: "the document has no text"})
	case d.Lang == models.Other:
		d.Warnings = append(d.Warnings, models.Warning{
			Code:    "language",
			Message: "the text is neither English nor Chinese: only numeric dates were looked for",
		})
	}
	return nil
}

// metadata reads the header and settles title and date: the setting counts more
// than the input's field, the field more than the header, the header more than
// the dateline. The reference is the date with the time of the day, if one is given.
func (p *Pipeline) metadata(d *models.Document, in *models.Document) (h extractors.Header, reference string, err error) {
	h = p.header.Read(d.Text)
	if d.Title == "" && h.Title.Len() > 0 {
		d.Title = h.Title.In(d.Text)
	}
	if len(d.Byline) == 0 {
		for _, s := range h.Byline {
			d.Byline = append(d.Byline, s.In(d.Text))
		}
	}
	field, err := ReferenceDate(in.Date)
	if err != nil {
		return h, "", &FieldError{"date", fmt.Errorf("date: %w", err)}
	}
	reference = cmp.Or(p.config.Date, field)
	for _, s := range []models.Span{h.Date, h.Dateline.Date} {
		if reference == "" && s.Len() > 0 {
			reference = p.dateIn(d.Text, s)
		}
	}
	d.Date = dayOf(reference)
	if d.Date == "" && strings.TrimSpace(d.Text) != "" {
		d.Warnings = append(d.Warnings, models.Warning{
			Code:    "no-date",
			Message: "neither the input nor the text gives a date of publication: relative dates have no value",
		})
	}
	return h, reference, nil
}

// dateIn is the day that a span of the header states in full, or "".
func (p *Pipeline) dateIn(text string, s models.Span) string {
	for _, m := range p.Dates(text, s, "") {
		if v := m.Timex.Value; m.Timex.Type == "DATE" && len(v) == len("2006-01-02") {
			return v
		}
	}
	return ""
}

func encodingWarning(text string) models.Warning {
	first, n := -1, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			if n++; first < 0 {
				first = i
			}
		}
		i += size
	}
	return models.Warning{
		Code:    "encoding",
		Message: fmt.Sprintf("the text holds %d bytes that are not UTF-8; each stands as U+FFFD in the output", n),
		Span:    &models.Span{Start: first, End: first + 1},
	}
}

// placesWithin gives the known places in a stretch of a text.
func (p *Pipeline) placesWithin(text string, within models.Span) (out []models.Span) {
	for _, c := range p.Gazetteer.Scan(match.Read(within.In(text)), nil) {
		if c.Label == models.Place && c.Refused == "" {
			out = append(out, models.Span{Start: within.Start + c.Span.Start, End: within.Start + c.Span.End})
		}
	}
	return out
}

// allBut disables every extractor but one.
func (p *Pipeline) allBut(name string) map[string]bool {
	out := map[string]bool{}
	for _, e := range p.Suite.All() {
		out[e.Name] = e.Name != name || p.disabled[e.Name]
	}
	return out
}

// session is the work on one document.
type session struct {
	ctx      context.Context
	pipeline *Pipeline
	doc      *models.Document
	input    *extractors.Input
	clauses  []tokenise.Clause              // of the sentence that was asked about last
	asked    int                            // its number
	cache    map[models.Span][]models.Token // by sentence or clause
	err      error                          // the first that a tokenizer or the context gave
}

// check joins an error of a stage with that of the tokenizers, which extractors
// cannot see.
func (s *session) check(err error) error {
	if err == nil {
		err = s.err
	}
	return err
}

// words gives the words around byte i of the text, as extractors.Input has it.
func (s *session) words(i int) []models.Token {
	n := s.input.Sentence(i)
	if n < 0 {
		return nil
	}
	sentence := s.doc.Sentences[n]
	if i >= sentence.End { // behind it and before the next
		return s.wordsOf(sentence)
	}
	if s.clauses == nil || s.asked != n {
		s.clauses, s.asked = tokenise.Clauses(s.clauses[:0], s.doc.Text, sentence), n
	}
	k, _ := slices.BinarySearchFunc(s.clauses, i, func(c tokenise.Clause, i int) int {
		if c.End <= i {
			return -1
		}
		return 1
	})
	return s.wordsOf(s.clauses[k].Read)
}

// wordsOf gives the words of a sentence or clause, computed once.
func (s *session) wordsOf(part models.Span) []models.Token {
	if w, ok := s.cache[part]; ok {
		return w
	}
	if s.err = s.check(s.ctx.Err()); s.err != nil {
		return nil // nobody waits for the document any more
	}
	w, err := s.pipeline.Tokeniser.Words(s.doc.Text, part)
	if err != nil && s.err == nil {
		s.err = err
	}
	if s.cache == nil {
		s.cache = map[models.Span][]models.Token{}
	}
	s.cache[part] = w
	return w
}

// candidates gives the names of the gazetteer that were accepted, and calls refused
// with the others.
func (s *session) candidates(text *match.Text, cuts func(models.Span) string, refused func(extractors.Candidate, string)) []extractors.Candidate {
	found := s.pipeline.Gazetteer.Scan(text, cuts)
	accepted := found[:0]
	for _, c := range found {
		switch {
		case c.Refused != "":
			refused(c, c.Refused)
		case s.pipeline.noNames[c.Label]:
			refused(c, "the dictionary is disabled")
		default:
			accepted = append(accepted, c)
		}
	}
	return accepted
}

func (s *session) cuts(at models.Span) string {
	word, err := s.pipeline.Tokeniser.Chinese.Cuts(s.doc.Text, at)
	if err != nil && s.err == nil {
		s.err = err
	}
	return word
}
