package rules

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/extractors/match"
	"tifa/models"
)

//go:embed en/*.yaml zh/*.yaml
var data embed.FS

// BuiltIn is the pack of the project's own rules: en/ and zh/.
func BuiltIn() extractors.Pack { return extractors.Pack{FS: data} }

// Set is a compiled set of rules. It is never changed once it is made, but for the
// machines at rest.
type Set struct {
	rules    []*rule
	variants []*rule // those that are looked for: of a rule with variants these instead
	triggers *match.Matcher
	// byTrigger lists the rules that may match where a trigger stands.
	byTrigger [][]trigger
	// byLabel lists the rules that begin at a mention with a label.
	byLabel map[models.Label][]*rule
	groups  map[group]int // those that have rules, numbered
	hash    string

	machines sync.Pool // of *machine
}

// rule is one compiled rule.
type rule struct {
	ID, Why, File string
	Line          int
	Label         models.Label // of the mention that it makes
	Relation      string       // or the relation
	Yes, No       []string
	chinese       bool
	// The pattern is split at its anchor, the part by which it is found: left is
	// what stands before it, in reverse, and right what stands behind.
	left, right         []node
	anchor              node
	before, behind      *beside // the anchor
	variants            []*rule // one for each alternative, where only these can be found
	notBefore, notAfter []node  // matched backwards from the start, forwards from the end
	notMatch            []node  // matched over the whole span
	capital             bool    // the span begins with a capital letter
	tags                []string
	rank, entity        string   // templates over list names
	except              []string // ranks that the rule does not make
	status              string
	sure                bool   // names of the dictionary inside do not refute what it makes
	head, tail          string // ends that no capture gives, see Ends
	reports             string // the type of the reported event that the rule tells of
	group               group
	number              int   // of the group
	index               int32 // of the set's variants
}

// trigger is a rule that is found by a word, and which term of the list that is its
// anchor the word is.
type trigger struct {
	rule *rule
	term int32
}

// group tells which rules run together: those of a turn, and apart from them those
// that look at mentions of the label that they make; or, with no label, those that
// make relations.
type group struct {
	Turn
	again bool
}

// Turn tells when rules run that make mentions with a label. Offices have two turns,
// since names of people are found by the offices beside them, and offices by the names.
type Turn struct {
	Label  models.Label
	People bool // of offices: that look at people
}

// reporting is the group of the rules that say what a document reports.
var reporting = group{Turn: Turn{Label: "reported event"}}

// Options are what rules may refer to beside their own lists.
type Options struct {
	Lists   map[string][]extractors.Term
	Classes map[string]Class
}

type compiler struct {
	table   *fold.Table
	lists   map[string]*list
	classes map[string]Class
}

// Compile reads the rules of one pack after the other: *.yaml in the folders
// en and zh. The error lists all that is wrong, with file and line.
func Compile(opt Options, packs ...extractors.Pack) (*Set, error) {
	c := &compiler{table: fold.Load(), lists: map[string]*list{}, classes: basicClasses()}
	maps.Copy(c.classes, opt.Classes)
	for name, words := range opt.Lists {
		c.lists[name] = c.newList(name, words)
	}
	s := &Set{byLabel: map[models.Label][]*rule{}, groups: map[group]int{}}
	hash := sha256.New()
	var errs []error
	seen := map[string]*rule{}
	for _, pack := range packs {
		files, err := fs.Glob(pack, "*/*.yaml")
		if err != nil {
			return nil, err
		}
		slices.Sort(files)
		for _, file := range files {
			if dir := path.Dir(file); dir != "en" && dir != "zh" {
				continue
			}
			text, err := fs.ReadFile(pack, file)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			fmt.Fprintf(hash, "%s\x00%d\x00%s", file, len(text), text)
			rules, err := c.file(pack.Where(file), string(text))
			if err != nil {
				errs = append(errs, err)
			}
			for _, r := range rules {
				if first := seen[r.ID]; first != nil {
					errs = append(errs, fmt.Errorf("%s:%d: rule %s stands in %s:%d already: give one another id", r.File, r.Line, r.ID, first.File, first.Line))
				}
				seen[r.ID] = r
				s.rules = append(s.rules, r)
			}
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	s.hash = "sha256:" + hex.EncodeToString(hash.Sum(nil))
	s.link()
	return s, nil
}

// Hash is "sha256:" and the hash of all rule files.
func (s *Set) Hash() string { return s.hash }

// listNames finds the lists that a template names.
var listNames = regexp.MustCompile(`<([^<>]*)>`)

var ruleID = regexp.MustCompile(`^(en|zh)\.[a-z0-9]+(-[a-z0-9]+)*$`)

// file compiles one file. Lists that a file defines are its own.
func (c *compiler) file(name, text string) (rules []*rule, err error) {
	f, err := decode(name, text)
	if err != nil {
		return nil, err
	}
	var errs []error
	own := &compiler{table: c.table, lists: maps.Clone(c.lists), classes: c.classes}
	for _, listName := range slices.Sorted(maps.Keys(f.Lists)) {
		node := f.Lists[listName]
		words, err := listWords(node)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: list %s: %w", name, node.Line, listName, err))
			continue
		}
		own.lists[listName] = c.newList(listName, words)
	}
	lang := path.Base(path.Dir(name))
	for i := range f.Rules {
		r, err := own.rule(name, lang, &f.Rules[i])
		if err != nil {
			errs = append(errs, err)
			continue
		}
		rules = append(rules, r)
	}
	return rules, errors.Join(errs...)
}

// listWords reads a list: words, or words with what each stands for.
func listWords(n yaml.Node) (words []extractors.Term, err error) {
	switch n.Kind {
	case yaml.SequenceNode:
		for _, item := range n.Content {
			words = append(words, extractors.Term{Text: item.Value, Value: item.Value})
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			words = append(words, extractors.Term{Text: n.Content[i].Value, Value: n.Content[i+1].Value})
		}
	default:
		return nil, errors.New("write [word, word] or {word: value}")
	}
	return words, nil
}

func (c *compiler) rule(file, lang string, y *ruleYAML) (*rule, error) {
	r := &rule{
		ID: y.ID.text, Why: y.Why.text, File: file, Line: y.ID.line,
		Label: models.Label(y.Label.text), Relation: y.Relation.text,
		Yes: y.Yes, No: y.No, chinese: lang == "zh",
		capital: y.Begins.text == "capital",
		tags:    strings.Fields(y.Tags.text), rank: y.Rank.text, except: strings.Fields(y.Except.text), entity: y.Entity.text, status: y.Status.text, sure: y.Sure.text == "yes",
		head: y.Head.text, tail: y.Tail.text, reports: y.Reports.text,
	}
	var errs []error
	fail := func(at located, format string, args ...any) {
		line := at.line
		if line == 0 {
			line = y.ID.line
		}
		errs = append(errs, fmt.Errorf("%s:%d: rule %s: %s", file, line, y.ID.text, fmt.Sprintf(format, args...)))
	}
	if !ruleID.MatchString(r.ID) || !strings.HasPrefix(r.ID, lang+".") {
		fail(y.ID, "an id in this folder is %s. and lower-case words with hyphens, such as %s.title-of-body", lang, lang)
	}
	kinds := 0
	for _, kind := range []string{y.Label.text, y.Relation.text, y.Reports.text} {
		if kind != "" {
			kinds++
		}
	}
	if kinds != 1 {
		fail(y.Label, "a rule has either a label or a relation, or says what the document reports")
	}
	for _, end := range []located{y.Head, y.Tail} {
		if end.text != "" && !slices.Contains(Ends(), end.text) {
			fail(end, "%q is no end of a relation: use %s", end.text, strings.Join(Ends(), ", "))
		}
	}
	if r.Label != "" && !r.Label.IsName() {
		fail(y.Label, "label %q: rules make names, use one of %v", r.Label, models.Labels()[:7])
	}
	if y.Begins.text != "" && !r.capital {
		fail(y.Begins, "begins: %q means nothing: write capital, or leave it out", y.Begins.text)
	}
	if y.Sure.text != "" && !r.sure {
		fail(y.Sure, "sure: %q means nothing: write yes, or leave it out", y.Sure.text)
	}
	if r.Why == "" {
		fail(y.Why, "why is missing: say in a sentence what the rule rests on")
	}
	if len(r.Yes) == 0 || len(r.No) == 0 {
		fail(y.ID, "a rule needs at least one example under yes, with the span in [[ ]], and one under no")
	}
	for _, example := range r.Yes {
		if !strings.Contains(example, "[[") {
			fail(y.ID, "the example %q marks nothing: put what the rule finds in [[ ]]", example)
		}
	}
	for _, template := range []located{y.Rank, y.Entity} {
		for _, list := range listNames.FindAllStringSubmatch(template.text, -1) {
			if c.lists[list[1]] == nil && c.classes[list[1]] == nil {
				fail(template, "there is no list <%s>: use %s", list[1], strings.Join(c.listNames(), ", "))
			}
		}
	}
	if y.Match.text == "" {
		fail(y.Match, "match is missing")
	}
	parse := func(at located) []node {
		if at.text == "" {
			return nil
		}
		seq, err := c.parse(at.text, r.chinese)
		if err != nil {
			fail(at, "%v", err)
		}
		return seq
	}
	before, match, after := parse(y.Before), parse(y.Match), parse(y.After)
	r.notMatch = parse(y.NotMatch)
	r.notBefore, r.notAfter = reversed(parse(y.NotBefore)), parse(y.NotAfter)
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	seq := slices.Concat(before, []node{edge{end: false}}, match, []node{edge{end: true}}, after)
	if at, ok := anchor(seq, r.Label == ""); ok {
		r.left, r.anchor, r.right = reversed(seq[:at]), seq[at], seq[at+1:]
	} else if !r.alternatives(seq) {
		fail(y.Match, "nothing in the pattern is rare enough to find it by: it needs a word, a list or a label outside of ( )")
		return nil, errors.Join(errs...)
	}
	r.group = group{
		Turn{r.Label, r.Label == models.Office && uses(seq, models.Person)},
		r.Label != "" && uses(seq, r.Label),
	}
	if r.reports != "" {
		r.group = reporting
	}
	if r.Relation != "" {
		names := named(seq)
		if slices.Contains(names, "head") == (r.head != "") || slices.Contains(names, "tail") == (r.tail != "") {
			fail(y.Match, "a relation rule names its ends: {head:PERSON} and {tail:OFFICE} in the pattern, or the keys head and tail, each once")
			return nil, errors.Join(errs...)
		}
	}
	for _, v := range r.variants {
		v.group = r.group
	}
	return r, nil
}

// alternatives makes a variant of the rule for each alternative of a choice in the
// pattern, if each of them can be found, and says whether it could.
func (r *rule) alternatives(seq []node) bool {
	i := slices.IndexFunc(seq, func(n node) bool { _, ok := n.(choice); return ok })
	if i < 0 {
		return false
	}
	for _, of := range seq[i].(choice).of {
		alternative := slices.Concat(seq[:i], of.forward, seq[i+1:])
		at, ok := anchor(alternative, r.Label == "")
		if !ok {
			return false
		}
		v := *r
		v.variants = nil
		v.left, v.anchor, v.right = reversed(alternative[:at]), alternative[at], alternative[at+1:]
		r.variants = append(r.variants, &v)
	}
	return true
}

// anchor chooses the part of a sequence by which the rule is found: the longest
// literal that holds a letter, else a list, else the label that is rarest, else
// punctuation and words that stand everywhere; in a rule among annotations in and 在
// come behind the labels as well.
func anchor(seq []node, among bool) (at int, ok bool) {
	best := 0
	for i, n := range seq {
		rank := 0
		switch n := n.(type) {
		case literal:
			rank = 10
			if hasLetter(n.text) {
				rank = rarity(n.text, 1000, among)
			}
			if strings.TrimSpace(n.text) == "" || n.goesOn || n.wentOn {
				rank = 0 // triggers are whole words
			}
		case words:
			for i, term := range n.list.terms {
				if l := rarity(term.text, 500, among); i == 0 || l < rank {
					rank = l
				}
			}
			if n.list.common() {
				rank = 50
			}
		case mention:
			rank = 100
			for _, l := range n.labels {
				rank = max(rank, 100+rareness[l])
			}
			if len(n.labels) > 1 {
				rank = 100
			}
		}
		if rank > best {
			best, at = rank, i
		}
	}
	return at, best > 0
}

// rarity ranks a word: from base by its length, and in a rule among annotations,
// which are fewer than words, below all labels if it is very short.
func rarity(word string, base int, among bool) int {
	l := len(strings.TrimSpace(word))
	if l < len("with") && among {
		return 50 + l
	}
	return base + min(l, 100)
}

// rareness ranks labels by how seldom they are in reports.
var rareness = map[models.Label]int{models.Event: 7, models.Doc: 6, models.Slogan: 5, models.Office: 4, models.Date: 3, models.Person: 2, models.Org: 1}

func hasLetter(s string) bool {
	t := fold.Load()
	return strings.ContainsFunc(s, func(r rune) bool { return t.Class(r)&(fold.Letter|fold.Han) != 0 })
}

// link builds the search for triggers.
func (s *Set) link() {
	ids := map[string]int{}
	var texts []string
	add := func(text string, r *rule, term int) {
		id, ok := ids[text]
		if !ok {
			id = len(texts)
			ids[text] = id
			texts = append(texts, text)
			s.byTrigger = append(s.byTrigger, nil)
		}
		s.byTrigger[id] = append(s.byTrigger[id], trigger{r, int32(term)}) //nolint:gosec // lists are shorter
	}
	t := fold.Load()
	for _, r := range s.rules {
		if s.variants = append(s.variants, r.variants...); r.variants == nil {
			s.variants = append(s.variants, r)
		}
	}
	for i, r := range s.variants {
		r.index = int32(i) //nolint:gosec // some hundred
		if _, ok := s.groups[r.group]; !ok {
			s.groups[r.group] = len(s.groups)
		}
		r.number = s.groups[r.group]
		r.before, r.behind = besideOf(t, r.left, false), besideOf(t, r.right, true)
		switch a := r.anchor.(type) {
		case literal:
			add(strings.TrimSpace(a.text), r, 0)
		case words:
			for i, term := range a.list.terms {
				add(term.text, r, i)
			}
		case mention:
			for _, l := range a.labels {
				s.byLabel[l] = append(s.byLabel[l], r)
			}
		}
	}
	s.triggers = match.New(texts)
}

func (c *compiler) listNames() (names []string) {
	for _, n := range slices.Sorted(maps.Keys(c.lists)) {
		names = append(names, "<"+n+">")
	}
	return names
}

func (c *compiler) classNames() (names []string) {
	for _, n := range slices.Sorted(maps.Keys(c.classes)) {
		names = append(names, "%"+n)
	}
	return names
}

// Example is an example of a rule: a text in which it makes something of every
// span, or, if there are none, nothing at all.
type Example struct {
	Rule     string
	Where    string // file and line of the rule
	Relation bool   // whether the rule makes relations, whose ends and cue the spans are
	Reports  string // the type of the reported event that the rule tells of, or empty
	Text     string
	Spans    []models.Span
}

// Examples lists the examples of all rules. In the files a span stands in [[ ]].
func (s *Set) Examples() (out []Example) {
	for _, r := range s.rules {
		for _, text := range slices.Concat(r.Yes, r.No) {
			e := Example{Rule: r.ID, Where: fmt.Sprintf("%s:%d", r.File, r.Line), Relation: r.Relation != "", Reports: r.reports}
			for {
				before, rest, ok := strings.Cut(text, "[[")
				e.Text += before
				if !ok {
					break
				}
				inner, after, _ := strings.Cut(rest, "]]")
				e.Spans = append(e.Spans, models.Span{Start: len(e.Text), End: len(e.Text) + len(inner)})
				e.Text += inner
				text = after
			}
			out = append(out, e)
		}
	}
	return out
}
