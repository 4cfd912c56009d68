package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"strings"

	"tifa"
	"tifa/corpus"
	"tifa/corpus/write"
	"tifa/extractors"
	"tifa/models"
	"tifa/pipeline"
)

// settings are what the flags say, and travel to the workers as JSON. They are called
// what they are called in tifa annotate.
type settings struct {
	Inputs  list
	Output  string
	To      string
	Offsets string
	NoText  bool

	From, Encoding, MaxDocument string
	Fields                      list

	Lang, Date string
	Tokens     bool
	Disable    list
	Lexicons   list
	// Packs are the files of Lexicons: workers do not see the folders.
	Packs []pack
	Jobs  int
	// DealOut sends documents to all workers, where otherwise the one that reads a
	// file annotates it.
	DealOut bool
}

// pack is a folder of dictionaries and rules, by content.
type pack struct {
	Dir   string
	Files map[string][]byte
}

// list is a flag of several values, by commas or by saying it again.
type list []string

func (l *list) String() string { return strings.Join(*l, ",") }

// Set adds values.
func (l *list) Set(s string) error {
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			*l = append(*l, part)
		}
	}
	return nil
}

func (s *settings) flags() *flag.FlagSet {
	f := flag.NewFlagSet("tifa-beam", flag.ContinueOnError)
	f.Var(&s.Inputs, "input", "`GLOB` of the files to read, such as 'articles/*.jsonl.gz' or 'gs://news/*.parquet'; may be repeated")
	f.StringVar(&s.Output, "output", "", "`PREFIX` of the files that are written")
	f.StringVar(&s.To, "to", "jsonl", "output format: jsonl or parquet")
	f.StringVar(&s.Offsets, "offsets", "codepoint", "what offsets count: codepoint, byte or utf16")
	f.BoolVar(&s.NoText, "no-text", false, "leave out the text and put its hash in its place")
	f.StringVar(&s.From, "from", "auto", "input format: "+strings.Join(corpus.Inputs(), ", "))
	f.StringVar(&s.Encoding, "encoding", "", "character encoding of the input (default: what it says itself, or looks like)")
	f.StringVar(&s.MaxDocument, "max-document", "100MB", "longest document; what is longer fails")
	f.Var(&s.Fields, "field", "`FIELD=NAME` says what the input calls id, text, title, date, lang or byline; may be repeated")
	f.StringVar(&s.Lang, "lang", "auto", "language of the documents: auto, en or zh")
	f.StringVar(&s.Date, "date", "", "reference date of every document; beats what the input says")
	f.BoolVar(&s.Tokens, "tokens", false, "add words with parts of speech, which is slow")
	f.Var(&s.Disable, "disable", "`NAME` of an extractor that does not run, or of a dictionary; may be repeated")
	f.Var(&s.Lexicons, "lexicon", "folder with `DIR`/*.tsv dictionaries and DIR/en, DIR/zh rules to use as well; may be repeated")
	f.IntVar(&s.Jobs, "jobs", 0, "documents that one worker thread works on at the same time (default: all cores with the runner prism, whose work is not divided otherwise, and 1 elsewhere)")
	f.BoolVar(&s.DealOut, "deal-out", false, "deal the documents of each file out to all workers, which few large files need: their texts travel through the runner")
	return f
}

// check says what is wrong with the settings, before anything is sent anywhere, and
// reads the folders of dictionaries.
func (s *settings) check() error {
	switch {
	case len(s.Inputs) == 0:
		return errors.New("nothing to read: say --input 'articles/*.jsonl'")
	case s.Output == "":
		return errors.New("nowhere to write: say --output PREFIX, such as run/part")
	case s.To != string(write.JSONL) && s.To != string(write.Parquet):
		return fmt.Errorf("unknown output format %q: use jsonl or parquet", s.To)
	case s.Jobs < 0 || s.Jobs > 1024:
		return fmt.Errorf("jobs: %d is no number of workers: use 1 to 1024", s.Jobs)
	}
	if _, err := models.ParseUnit(s.Offsets); err != nil {
		return err
	}
	in, err := s.input()
	if err != nil {
		return err
	}
	if err := in.Validate(); err != nil {
		return err
	}
	s.Packs = nil
	for _, dir := range s.Lexicons {
		p, err := readPack(dir)
		if err != nil {
			return err
		}
		s.Packs = append(s.Packs, p)
	}
	return nil
}

// readPack reads the files of a folder of dictionaries.
func readPack(dir string) (pack, error) {
	opened, err := extractors.OpenPack(dir)
	if err != nil {
		return pack{}, err
	}
	p := pack{Dir: dir, Files: map[string][]byte{}}
	for _, pattern := range extractors.PackFiles() {
		names, err := fs.Glob(opened, pattern)
		if err != nil {
			return pack{}, fmt.Errorf("lexicon: %s: %w", dir, err)
		}
		for _, name := range names {
			if p.Files[name], err = fs.ReadFile(opened, name); err != nil {
				return pack{}, fmt.Errorf("lexicon: %s: %w", opened.Where(name), err)
			}
		}
	}
	return p, nil
}

// input says how files are read.
func (s *settings) input() (in corpus.Input, err error) {
	in.Encoding = s.Encoding
	if in.From, err = corpus.ParseInput(s.From); err != nil {
		return in, err
	}
	if in.Fields, err = corpus.ParseFields(s.Fields); err != nil {
		return in, fmt.Errorf("field: %w", err)
	}
	if in.MaxDocument, err = corpus.ParseSize(s.MaxDocument); err != nil {
		return in, fmt.Errorf("max-document: %w", err)
	}
	return in, nil
}

// annotator says how documents are annotated, with dictionaries in the folders given.
func (s *settings) annotator(lexicons []string) tifa.Options {
	return tifa.Options{
		Config:   pipeline.Config{Lang: s.Lang, Date: s.Date, Tokens: s.Tokens, Disable: s.Disable},
		Lexicons: lexicons,
	}
}

// output says how documents are written.
func (s *settings) output() (o write.Options, err error) {
	o.To, o.NoText = write.Format(s.To), s.NoText
	o.Offsets, err = models.ParseUnit(s.Offsets)
	return o, err
}
