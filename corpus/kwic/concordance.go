package kwic

import (
	"cmp"
	"errors"
	"slices"

	"tifa/models"
)

// Concordance gathers the lines of many documents and gives them in an order.
type Concordance struct {
	// Lines and Documents are how many there were so far.
	Lines, Documents int

	query Query
	order Order
	limit int
	emit  func(Line) error
	held  []sorted
}

// sorted is a line with what it is sorted by.
type sorted struct {
	line   Line
	key    string
	number int
}

// New makes a concordance that gives its lines to emit, at most limit of them if that
// is not 0. In the order of documents each line is given as soon as it is found, and
// none is held; in another order all are held until Close, or with a limit a few times
// as many as that.
func New(q Query, order Order, limit int, emit func(Line) error) *Concordance {
	return &Concordance{query: q, order: order, limit: limit, emit: emit}
}

// ErrEnough says that no further line is wanted.
var ErrEnough = errors.New("the limit of lines is reached")

// Add adds the lines of a document. ErrEnough means that the limit is reached and no
// further document needs to be added.
func (c *Concordance) Add(d *models.Document) error {
	lines := c.query.Lines(d)
	if len(lines) > 0 {
		c.Documents++
	}
	for _, l := range lines {
		if c.order == ByDocument {
			if c.limit > 0 && c.Lines == c.limit {
				return ErrEnough
			}
			if err := c.emit(l); err != nil {
				return err
			}
		} else {
			c.held = append(c.held, sorted{l, c.order.key(&l), c.Lines})
		}
		c.Lines++
	}
	if c.limit > 0 && len(c.held) > 2*c.limit+1000 {
		c.sort()
	}
	return nil
}

// sort sorts what is held and lets go of what is beyond the limit.
func (c *Concordance) sort() {
	slices.SortFunc(c.held, func(a, b sorted) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.number, b.number))
	})
	if c.limit > 0 && len(c.held) > c.limit {
		clear(c.held[c.limit:])
		c.held = c.held[:c.limit]
	}
}

// Close gives what is held.
func (c *Concordance) Close() error {
	c.sort()
	for _, s := range c.held {
		if err := c.emit(s.line); err != nil {
			return err
		}
	}
	return nil
}
