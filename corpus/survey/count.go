package survey

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus/sheet"
	"tifa/models"
)

// Unit is what a tally counts.
type Unit string

// The units.
const (
	Mentions  Unit = "mentions"  // annotations
	Documents Unit = "documents" // documents that have one
)

// Units are the names of the units.
func Units() []string { return []string{string(Mentions), string(Documents)} }

// column is what a tally can be divided by. What it says of a document alone, of is
// nil for; of says it of an annotation.
type column struct {
	name     string
	document func(*models.Document) string
	of       func(*models.Annotation, *models.Entity) string
}

// columns are those there are, in the order in which help texts list them.
var columns = []column{
	{name: "month", document: func(d *models.Document) string { return string(PeriodOf(d.Date)) }},
	{name: "year", document: func(d *models.Document) string { return string(PeriodOf(d.Date).Year()) }},
	{name: "lang", document: func(d *models.Document) string { return string(d.Lang) }},
	{name: "event", document: func(d *models.Document) string {
		if d.ReportedEvent == nil {
			return ""
		}
		return d.ReportedEvent.Type
	}},
	{name: "document", document: func(d *models.Document) string { return d.ID }},
	{name: "label", of: func(a *models.Annotation, _ *models.Entity) string { return string(a.Label) }},
	{name: "entity", of: entityColumn},
	{name: "known", of: func(_ *models.Annotation, e *models.Entity) string {
		if e == nil {
			return ""
		}
		return strconv.FormatBool(e.Known)
	}},
	{name: "rule", of: func(a *models.Annotation, _ *models.Entity) string { return a.Source.Rule }},
}

// entityColumn is the id of a known entity. Unknown ones are all one, of their label:
// their ids mean something within a document only.
func entityColumn(_ *models.Annotation, e *models.Entity) string {
	switch {
	case e == nil:
		return ""
	case !e.Known:
		return e.Label.Prefix() + "~"
	}
	return e.ID
}

// Columns are the names of what a tally can be divided by.
func Columns() (names []string) {
	for _, c := range columns {
		names = append(names, c.name)
	}
	return names
}

// Query says what is counted.
type Query struct {
	By       []string // Columns
	Unit     Unit
	Labels   []models.Label // only these; all if there are none
	Entities []string       // only what has one of these ids; all if there are none
}

// mostGroups is how many rows a tally holds in memory, in about half a gigabyte.
const mostGroups = 4 << 20

// Tally counts documents by a query and writes a table.
type Tally struct {
	query   Query
	columns []column
	named   bool // there are columns for the names of the entity
	stream  bool // a column is the document, so that each document's rows are whole at its end
	ofMany  bool // a column is of annotations, so that a document may have several rows
	out     *sheet.Writer
	groups  map[string]*group
	names   map[string]models.Names
}

// group is a row: what stands in its columns, and the count.
type group struct {
	cells []string
	n     int
	last  int // number of the document that was counted last
}

// NewTally makes a tally that writes to out. It fails on a query that means nothing.
func NewTally(q Query, out *sheet.Writer) (*Tally, error) {
	t := &Tally{query: q, out: out, groups: map[string]*group{}, names: map[string]models.Names{}}
	if len(q.By) == 0 {
		return nil, fmt.Errorf("by: name at least one of %s", strings.Join(Columns(), ", "))
	}
	if !slices.Contains(Units(), string(q.Unit)) {
		return nil, fmt.Errorf("unit: %q is none: use %s", q.Unit, strings.Join(Units(), " or "))
	}
	for _, id := range q.Entities {
		if strings.Contains(id, ":~") {
			return nil, fmt.Errorf("entity: %q is an id of one document, and means something else in the next: unknown names count with --label and --by known", id)
		}
	}
	for i, name := range q.By {
		at := slices.IndexFunc(columns, func(c column) bool { return c.name == name })
		if at < 0 {
			return nil, fmt.Errorf("by: %q is no column: use %s", name, strings.Join(Columns(), ", "))
		}
		if slices.Contains(q.By[:i], name) {
			return nil, fmt.Errorf("by: %s is named twice", name)
		}
		t.columns = append(t.columns, columns[at])
		t.named = t.named || name == "entity"
		t.stream = t.stream || name == "document"
		t.ofMany = t.ofMany || columns[at].of != nil
	}
	return t, t.head()
}

func (t *Tally) head() error {
	var head []string
	for _, c := range t.columns {
		if head = append(head, c.name); c.name == "entity" {
			head = append(head, "name_en", "name_zh")
		}
	}
	return t.out.Write(append(head, string(t.query.Unit)))
}

// Add counts a document, the number of which in the run is above that of the last.
func (t *Tally) Add(d *models.Document, number int) error {
	cells := make([]string, len(t.columns))
	for i, c := range t.columns {
		if c.document != nil {
			cells[i] = c.document(d)
		}
	}
	if !t.ofMany {
		// A document counts in its row even if it has nothing that was asked for, so that
		// a month with documents has a row, with 0 if need be.
		if err := t.count(cells, number, t.matching(d)); err != nil {
			return err
		}
		return t.done()
	}
	entities := make(map[string]*models.Entity, len(d.Entities))
	for i := range d.Entities {
		entities[d.Entities[i].ID] = &d.Entities[i]
	}
	for i := range d.Annotations {
		a := &d.Annotations[i]
		if !t.query.wants(a) {
			continue
		}
		e := entities[a.Entity]
		for j, c := range t.columns {
			if c.of != nil {
				cells[j] = c.of(a, e)
			}
		}
		if t.named && e != nil && e.Known {
			t.names[e.ID] = e.Names
		}
		if err := t.count(cells, number, 1); err != nil {
			return err
		}
	}
	return t.done()
}

// matching is how many annotations of a document are asked for. If none is asked for
// in particular, every document counts, whatever it has.
func (t *Tally) matching(d *models.Document) (n int) {
	if t.query.Unit == Documents && len(t.query.Labels)+len(t.query.Entities) == 0 {
		return 1
	}
	for i := range d.Annotations {
		if t.query.wants(&d.Annotations[i]) {
			n++
		}
	}
	return n
}

func (q *Query) wants(a *models.Annotation) bool {
	return (len(q.Labels) == 0 || slices.Contains(q.Labels, a.Label)) &&
		(len(q.Entities) == 0 || a.Entity != "" && slices.Contains(q.Entities, a.Entity))
}

// count counts n annotations of a document in a row.
func (t *Tally) count(cells []string, number, n int) error {
	key := strings.Join(cells, "\x00")
	g := t.groups[key]
	if g == nil {
		if len(t.groups) == mostGroups {
			return fmt.Errorf("more than %d rows: name less under --by, or --by document, which needs no memory", mostGroups)
		}
		g = &group{cells: slices.Clone(cells)}
		t.groups[key] = g
	}
	switch {
	case t.query.Unit == Mentions:
		g.n += n
	case n > 0 && g.last != number:
		g.n++
		g.last = number
	}
	return nil
}

// done ends a document: its rows are written if no other document has a part in them.
func (t *Tally) done() error {
	if !t.stream {
		return nil
	}
	err := t.write()
	clear(t.groups)
	return err
}

// Close writes what there is to write, sorted by the columns from left to right. With a
// column document the rows stand in the order of the run, and those of one document are
// sorted.
func (t *Tally) Close() error { return errors.Join(t.write(), t.out.Flush()) }

func (t *Tally) write() error {
	rows := slices.SortedFunc(maps.Values(t.groups), func(a, b *group) int { return slices.Compare(a.cells, b.cells) })
	for _, g := range rows {
		var row []string
		for i, c := range t.columns {
			if row = append(row, g.cells[i]); c.name == "entity" {
				names := t.names[g.cells[i]]
				row = append(row, names.English, names.Chinese)
			}
		}
		if err := t.out.Write(append(row, strconv.Itoa(g.n))); err != nil {
			return err
		}
	}
	return nil
}
