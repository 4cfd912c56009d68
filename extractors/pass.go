package extractors

import (
	"fmt"
	"iter"
	"slices"

	"tifa/extractors/match"
	"tifa/models"
)

// Input is what extractors may look at. They must not change any of it.
type Input struct {
	Text string
	Lang models.Lang // main language of the document
	// Date is the reference date, YYYY[-MM[-DD[Thh:mm[:ss]]]], or empty if unknown.
	Date      string
	Header    Header
	Sentences []models.Span // in order, without overlaps
	// Searched is the text as matchers look at it; Search makes it where it is nil.
	Searched *match.Text
	// Candidates are the gazetteer's names, those that were refused left out.
	Candidates []Candidate
	// Words gives the words around byte i with their parts of speech: those of the
	// sentence that it stands in, or in Chinese of the clause, from one comma, colon or
	// semicolon to the next and with both of them. It costs much more than everything
	// else here, so a rule asks last, and only where it needs them.
	Words func(i int) []models.Token
	// Cuts gives the Chinese word that a span would cut through, or "". It is nil
	// where that is not asked.
	Cuts func(models.Span) string
	// Refused, if not nil, takes what extractors looked at and refused, and why:
	// tifa explain asks for it.
	Refused func(Mention, string)

	once map[any]any
}

// Explains says whether somebody asks for evidence and for what was refused.
func (in *Input) Explains() bool { return in.Refused != nil }

// Search finds the patterns of a matcher in the text. All searches share one reading
// of it; none may begin within another.
func (in *Input) Search(m *match.Matcher, found match.Found) {
	if in.Searched == nil {
		in.Searched = match.Read(in.Text)
	}
	m.Scan(in.Searched, found)
}

// Once gives what compute made for key on this document, computing it on the
// first call. Extractors that share a search over the text use it.
func (in *Input) Once(key any, compute func() any) any {
	if v, ok := in.once[key]; ok {
		return v
	}
	if in.once == nil {
		in.once = map[any]any{}
	}
	v := compute()
	in.once[key] = v
	return v
}

// Sentence is the index of the sentence that holds byte i, or of the last one
// before it; -1 if there is none.
func (in *Input) Sentence(i int) int {
	n, found := slices.BinarySearchFunc(in.Sentences, i, func(s models.Span, i int) int {
		switch {
		case s.End <= i:
			return -1
		case s.Start > i:
			return 1
		}
		return 0
	})
	if !found {
		return n - 1
	}
	return n
}

// Pass shows one document to one extractor and takes its reports.
type Pass struct {
	*Input
	extractor   *Extractor
	found       map[*Extractor]part // by those that ran before
	list        *[]Mention          // what was found, the running extractor's own from that place on
	from        int
	annotations []models.Annotation
	relations   []models.Relation
	event       *models.ReportedEvent
}

// Of gives the mentions that a required extractor found, in total order.
// It panics if the extractor that runs does not require it: that is a mistake
// in its definition, which every test of it shows.
func (p *Pass) Of(e *Extractor) []Mention {
	if !slices.Contains(p.extractor.Requires, e) {
		panic(fmt.Sprintf("extractor %s looks at %s without requiring it", p.extractor.Name, e.Name))
	}
	found := p.found[e]
	return (*p.list)[found.from:found.to:found.to]
}

// Ran says whether a required extractor was not disabled.
func (p *Pass) Ran(e *Extractor) bool {
	_, ok := p.found[e]
	return ok
}

// Mentions gives what the running extractor has reported so far.
func (p *Pass) Mentions() []Mention { return (*p.list)[p.from:] }

// Lexicon gives the gazetteer's accepted names with a label, in total order.
func (p *Pass) Lexicon(label models.Label) iter.Seq[*Candidate] {
	return func(yield func(*Candidate) bool) {
		for i := range p.Candidates {
			if c := &p.Candidates[i]; c.Label == label && !yield(c) {
				return
			}
		}
	}
}

// Report adds a mention. It fails if the span does not fit the text or the
// mention is not complete.
func (p *Pass) Report(m Mention) error {
	m.Source.Extractor = p.extractor.Name
	switch {
	case !m.Span.Valid(p.Text):
		return fmt.Errorf("rule %s: span %d:%d does not fit a text of %d bytes", m.Source.Rule, m.Span.Start, m.Span.End, len(p.Text))
	case !m.Label.Known():
		return fmt.Errorf("rule %s: unknown label %q", m.Source.Rule, m.Label)
	case m.Source.Rule == "":
		return fmt.Errorf("a %s without a rule at %d:%d", m.Label, m.Span.Start, m.Span.End)
	case m.Label.IsName() == (m.Timex != nil):
		return fmt.Errorf("rule %s: a %s carries a timex if it is a time, and only then", m.Source.Rule, m.Label)
	}
	*p.list = append(*p.list, m)
	return nil
}

// Refuse says of a mention that it was considered and why it is none. It costs nothing
// unless somebody asks.
func (p *Pass) Refuse(m Mention, why string) {
	if p.Refused != nil {
		m.Source.Extractor = p.extractor.Name
		p.Refused(m, why)
	}
}

// Annotations gives what was kept, in total order. It is empty before link.
func (p *Pass) Annotations() []models.Annotation { return p.annotations }

// Event says which event the document as a whole reports.
func (p *Pass) Event(e models.ReportedEvent) error {
	if e.Type == "" {
		return fmt.Errorf("a reported event needs a type, got %+v", e)
	}
	p.event = &e
	return nil
}

// Relate adds a relation between annotations, which are given by index.
func (p *Pass) Relate(r models.Relation) error {
	r.Source.Extractor = p.extractor.Name
	for _, end := range []models.End{r.Head, r.Tail} {
		if end < models.DocumentEnd || int(end) >= len(p.annotations) {
			return fmt.Errorf("rule %s: a %s relation ends in annotation %d of %d", r.Source.Rule, r.Type, end, len(p.annotations))
		}
	}
	if r.Type == "" || r.Source.Rule == "" {
		return fmt.Errorf("a relation needs a type and a rule, got %+v", r)
	}
	p.relations = append(p.relations, r)
	return nil
}
