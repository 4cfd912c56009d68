package extracttest

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"tifa/models"
)

// File is a file of cases, kept line by line so that it can be written anew.
type File struct {
	Name  string
	Cases []Case
	lines []string
	mark  string // the byte order mark, if there is one
}

// Case is a text with what is expected in it.
type Case struct {
	File     string
	Line     int // of the first line of its text
	Text     string
	Marks    []Mark // in the order of the text, outer before inner
	Settings Settings

	lines int     // of the file that its text takes
	at    []place // of each byte of the text, and of its end
}

// Settings say how a case is annotated and what is looked at.
type Settings struct {
	Date   string         // reference date, or empty
	Lang   string         // "en", "zh", or empty to tell by the text
	Labels []models.Label // those that are looked at; all if empty
	// Relations are those that the case states, as "type: head -> tail" and, with a cue,
	// "type: head -> tail [cue]"; ends are the texts of annotations, @doc or
	// @doc_event. NoRelations are types of which there must be none. Where a type is
	// stated, no other relations of it may be found.
	Relations   []string
	NoRelations []string
	// Fails is why the case is known to fail. It is right as long as it does.
	Fails string
}

// Mark is an expectation: an annotation, or with Not that there is none.
type Mark struct {
	Span   models.Span
	Label  models.Label // empty with Not: no annotation of any label
	Not    bool
	Entity string // id, or empty if it does not matter
	Value  string // TIMEX3 value, "-" for none, or empty if it does not matter
}

// place is where in the file a character stands, counted from 1.
type place struct{ line, column int }

// NearMiss says whether the case marks something that must not be found.
func (c *Case) NearMiss() bool {
	return len(c.Settings.NoRelations) > 0 || slices.ContainsFunc(c.Marks, func(m Mark) bool { return m.Not })
}

// Error is a mistake in a file of cases.
type Error struct {
	File         string
	Line, Column int
	Message      string
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// Parse reads a file of cases; the package documentation says how they are
// written. All mistakes are given at once, each an *Error.
func Parse(name, content string) (*File, error) {
	plain := strings.TrimPrefix(content, "\ufeff")
	f := &File{Name: name, lines: strings.Split(plain, "\n"), mark: content[:len(content)-len(plain)]}
	var errs []error
	var standing Settings
	for i := 0; i < len(f.lines); {
		if blank(f.lines[i]) {
			i++
			continue
		}
		end := i
		for end < len(f.lines) && !blank(f.lines[end]) {
			end++
		}
		settings := standing
		settings.Relations, settings.NoRelations = slices.Clone(standing.Relations), slices.Clone(standing.NoRelations)
		first := -1
		for k := i; k < end; k++ {
			switch line := strings.TrimRight(f.lines[k], "\r"); {
			case first < 0 && strings.HasPrefix(line, "#"):
			case first < 0 && strings.HasPrefix(line, "@"):
				if err := settings.set(line); err != nil {
					errs = append(errs, &Error{name, k + 1, 1, err.Error()})
				}
			case first < 0:
				first = k
			}
		}
		if first < 0 { // settings alone are for all cases below
			if settings.Fails != "" {
				errs = append(errs, &Error{name, i + 1, 1, "@fails stands right before the text of its case"})
			}
			standing = settings
			standing.Fails, standing.Relations, standing.NoRelations = "", nil, nil
		} else {
			c := Case{File: name, Line: first + 1, Settings: settings, lines: end - first}
			if err := c.parse(f.lines[first:end]); err != nil {
				errs = append(errs, err)
			} else {
				f.Cases = append(f.Cases, c)
			}
		}
		i = end
	}
	return f, errors.Join(errs...)
}

func blank(line string) bool { return strings.TrimSpace(line) == "" }

// relationForm is how a case states a relation.
var relationForm = regexp.MustCompile(`^[a-z_]+: \S.* -> \S.*$`)

// set reads a line of settings, such as "@date 2024-06-20".
func (s *Settings) set(line string) error {
	fields := strings.Fields(line)
	switch key := fields[0]; {
	case key == "@date" && len(fields) <= 2:
		if s.Date = strings.Join(fields[1:], ""); !isDate(s.Date) {
			return fmt.Errorf("%q is no date: write YYYY, YYYY-MM or YYYY-MM-DD", s.Date)
		}
	case key == "@lang" && len(fields) <= 2:
		if s.Lang = strings.Join(fields[1:], ""); !slices.Contains([]string{"", "en", "zh", string(models.SimplifiedChinese), string(models.TraditionalChinese)}, s.Lang) {
			return fmt.Errorf("%q is no language of cases: use en or zh", s.Lang)
		}
	case key == "@fails":
		if s.Fails = strings.Join(fields[1:], " "); s.Fails == "" {
			return errors.New("@fails needs a reason behind it")
		}
	case key == "@relation":
		relation := strings.Join(fields[1:], " ")
		if !relationForm.MatchString(relation) {
			return fmt.Errorf("%q is no relation: write @relation meets: Li Qiang -> Emmanuel Macron, with the cue in [ ] behind it where there is one", relation)
		}
		s.Relations = append(s.Relations, relation)
	case key == "@no-relation" && len(fields) > 1:
		s.NoRelations = append(s.NoRelations, fields[1:]...)
	case key == "@labels":
		s.Labels = nil
		for _, l := range fields[1:] {
			label, err := models.ParseLabel(l)
			if err != nil {
				return err
			}
			s.Labels = append(s.Labels, label)
		}
	default:
		return fmt.Errorf("%q is no setting: use @date 2024-06-20, @lang zh, @labels PERSON ORG @relation meets: A -> B, @no-relation meets or @fails; a text that begins with @ or # is written \\@ or \\#", line)
	}
	return nil
}

// isDate says whether s is a date, as precise as it is known, or nothing.
func isDate(s string) bool {
	if s == "" {
		return true
	}
	for _, layout := range []string{"2006", "2006-01", "2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// parser reads the text of a case.
type parser struct {
	c    *Case
	text strings.Builder
	open []opened
	line int // in the file
	col  int
}

// opened is a bracket that is not closed yet.
type opened struct {
	at    place
	start int // byte of the text
}

func (c *Case) parse(lines []string) error {
	p := parser{c: c}
	for i, line := range lines {
		line = strings.TrimRight(line, "\r")
		p.line, p.col = c.Line+i, 1
		if i > 0 {
			p.put('\n')
		}
		if line == `\` { // an empty line of the text
			continue
		}
		if err := p.read(line); err != nil {
			return err
		}
	}
	if n := len(p.open); n > 0 {
		at := p.open[n-1].at
		return &Error{c.File, at.line, at.column, `[ is not closed by ](LABEL); a bracket of the text is written \[`}
	}
	c.Text = p.text.String()
	c.at = append(c.at, place{p.line, p.col})
	slices.SortStableFunc(c.Marks, func(a, b Mark) int { return a.Span.Compare(b.Span) })
	return nil
}

// put adds a character to the text.
func (p *parser) put(r rune) {
	for range utf8.RuneLen(r) {
		p.c.at = append(p.c.at, place{p.line, p.col})
	}
	p.text.WriteRune(r)
}

func (p *parser) fail(format string, args ...any) error {
	return &Error{p.c.File, p.line, p.col, fmt.Sprintf(format, args...)}
}

func (p *parser) read(line string) error {
	if p.line > p.c.Line && (strings.HasPrefix(line, "#") || strings.HasPrefix(line, "@")) {
		return p.fail("comments and settings stand before the text; a line of the text that begins with %s is written \\%s", line[:1], line[:1])
	}
	for len(line) > 0 {
		r, size := utf8.DecodeRuneInString(line)
		switch {
		case r == '\\':
			next, n := utf8.DecodeRuneInString(line[1:])
			if n == 0 || !strings.ContainsRune(`\[]#@`, next) {
				return p.fail(`\ stands before \, [, ], # or @ only: write \\ for one in the text`)
			}
			p.col++
			p.put(next)
			size = 1 + n
		case r == '[':
			p.open = append(p.open, opened{place{p.line, p.col}, p.text.Len()})
		case r == ']':
			length, err := p.mark(line[1:])
			if err != nil {
				return err
			}
			p.col += utf8.RuneCountInString(line[:1+length])
			line = line[1+length:]
			continue
		case r == utf8.RuneError && size == 1:
			return p.fail("the file is not UTF-8 here")
		default:
			p.put(r)
		}
		p.col++
		line = line[size:]
	}
	return nil
}

// mark closes a bracket with what stands in parentheses behind it, and gives the
// length of that.
func (p *parser) mark(rest string) (length int, err error) {
	if len(p.open) == 0 {
		return 0, p.fail(`] closes nothing; a bracket of the text is written \]`)
	}
	inside, _, ok := strings.Cut(rest, ")")
	if !strings.HasPrefix(rest, "(") || !ok {
		return 0, p.fail("want ](LABEL), ](LABEL entity-or-value) or ](!LABEL)")
	}
	o := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	m := Mark{Span: models.Span{Start: o.start, End: p.text.Len()}}
	if m.Span.Len() == 0 {
		return 0, p.fail("nothing stands between the brackets")
	}
	fields := strings.Fields(inside[1:])
	if len(fields) == 0 || len(fields) > 2 {
		return 0, p.fail("(%s): want a label, and an entity or a value if it matters", inside[1:])
	}
	label, not := strings.CutPrefix(fields[0], "!")
	m.Label, m.Not = models.Label(label), not
	switch {
	case !m.Label.Known() && !(not && label == ""):
		_, err := models.ParseLabel(label)
		return 0, p.fail("%v", cmp.Or(err, fmt.Errorf("write %q in capitals", label)))
	case not && len(fields) > 1:
		return 0, p.fail("(%s): what must not be found has neither entity nor value", inside[1:])
	case len(fields) > 1 && m.Label.IsName():
		m.Entity = fields[1]
		if !strings.HasPrefix(m.Entity, m.Label.Prefix()) {
			return 0, p.fail("the id of %s begins with %s, not as %s does", m.Label, m.Label.Prefix(), m.Entity)
		}
	case len(fields) > 1:
		m.Value = fields[1]
	}
	for _, other := range p.c.Marks {
		if other.Span == m.Span && other.Label == m.Label && other.Not == m.Not {
			return 0, p.fail("the mark stands twice")
		}
	}
	p.c.Marks = append(p.c.Marks, m)
	return len(inside) + 1, nil
}
