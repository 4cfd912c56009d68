// Package tifa annotates political news in English and Chinese: people, offices,
// organisations, places, events, slogans (tifa 提法), documents and dates, with the
// entities they name and the relations between them.
//
// It works by dictionaries and rules, so every annotation says which rule and
// which entry made it, and the same text always gives the same result.
//
//	a, err := tifa.New(tifa.Options{})
//	doc, err := a.Annotate(ctx, &models.Document{Text: report, Date: "2023-09-08"})
package tifa

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"tifa/extractors"
	"tifa/extractors/dates"
	"tifa/extractors/lexicon"
	"tifa/extractors/rules"
	"tifa/extractors/suite"
	"tifa/models"
	"tifa/pipeline"
	"tifa/pipeline/tokenise"
)

// Version is the version of tifa.
const Version = "0.1.0"

// Options say how documents are annotated. The zero value is the default.
type Options struct {
	// Config holds the settings of the pipeline: language, reference date,
	// tokens, disabled extractors.
	pipeline.Config
	// Lexicons are folders with dictionaries (*.tsv) and rules (en/*.yaml,
	// zh/*.yaml) that are used beside the project's own. Of two entries with one
	// id that of the later folder counts.
	Lexicons []string
}

// Annotator annotates documents. It may be used from several goroutines; models of
// words and tags are loaded when a document first needs them, and shared.
type Annotator struct {
	*pipeline.Pipeline
	// Lexicon is the gazetteer in use, and Rules the rules.
	Lexicon *lexicon.Lexicon
	Rules   *rules.Set

	options Options
}

// New makes an annotator. It fails on dictionaries and rules that are not well
// formed, with file, line and cure of everything that is wrong in them, and on
// options that mean nothing.
func New(o Options) (*Annotator, error) { return build(o, tokenise.New()) }

// Reload makes an annotator with the same options of the dictionaries and rules as they
// are now. Models of words are shared with the old one, which goes on as it was. It
// fails as New does.
func (a *Annotator) Reload() (*Annotator, error) { return build(a.options, a.Tokeniser) }

// With gives an annotator of the same dictionaries and rules with other settings. It
// fails on a setting that means nothing.
func (a *Annotator) With(c pipeline.Config) (*Annotator, error) {
	p, err := pipeline.New(a.Parts, c)
	if err != nil {
		return nil, err
	}
	o := a.options
	o.Config = c
	return &Annotator{p, a.Lexicon, a.Rules, o}, nil
}

func build(o Options, words *tokenise.Tokeniser) (*Annotator, error) {
	var dictionaries []extractors.Pack
	ruleFiles := []extractors.Pack{rules.BuiltIn()}
	for _, dir := range o.Lexicons {
		own, err := extractors.OpenPack(dir)
		if err != nil {
			return nil, err
		}
		dictionaries, ruleFiles = append(dictionaries, own), append(ruleFiles, own)
	}
	lex, err := lexicon.Open(dictionaries...)
	if err != nil {
		return nil, fmt.Errorf("dictionaries: %w", err)
	}
	set, err := rules.Compile(rules.Options{Lists: lists(lex), Classes: suite.Classes()}, ruleFiles...)
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	extractorSuite, err := suite.New(lex, set, lex.Terms("given-names"))
	if err != nil {
		return nil, err
	}
	pack := sha256.Sum256([]byte(lex.Hash() + "\n" + set.Hash()))
	p, err := pipeline.New(pipeline.Parts{
		Gazetteer: lex,
		Register:  lex,
		Suite:     extractorSuite,
		Tokeniser: words,
		Dates:     dates.Find,
		Producer:  models.Producer{Name: "tifa", Version: Version, Pack: "sha256:" + hex.EncodeToString(pack[:])},

		DatesAlone: dates.Name,
	}, o.Config)
	if err != nil {
		return nil, err
	}
	return &Annotator{p, lex, set, o}, nil
}

// lists are the lists of words that rules may refer to.
func lists(lex *lexicon.Lexicon) map[string][]extractors.Term {
	out := map[string][]extractors.Term{}
	for _, name := range lex.Lists() {
		out[name] = lex.Terms(name)
	}
	// The letters of two countries stand together; a rule names each by its own.
	out["partner"] = lex.Terms("letter")
	return out
}

// Annotate gives the document with everything that is found in it. ID, Text,
// Title, Date, Lang and Meta of the document given count; it is not changed.
func (a *Annotator) Annotate(ctx context.Context, doc *models.Document) (*models.Document, error) {
	return a.Pipeline.Annotate(ctx, doc)
}
