package runs

import (
	"context"
	"database/sql"
	"fmt"
)

// table walks over a table, in the order of documents.
type table[T any] struct {
	name string
	scan func(*sql.Rows, *int64, *T) error
	rows *sql.Rows
	doc  int64 // of the row that was read last and is not yet given
	row  T
	held bool
}

func (t *table[T]) open(ctx context.Context, db *sql.DB, query string) (err error) {
	t.rows, err = db.QueryContext(ctx, query)
	return err
}

func (t *table[T]) close() {
	if t.rows != nil {
		_ = t.rows.Close() // it was read only
	}
}

// of gives the rows of a document; documents must come in their order.
func (t *table[T]) of(doc int64) (out []T, err error) {
	for {
		if !t.held {
			last := t.doc
			var row T
			if !t.rows.Next() {
				return out, t.rows.Err()
			}
			if err := t.scan(t.rows, &t.doc, &row); err != nil {
				return nil, fmt.Errorf("table %s: %w", t.name, err)
			}
			if t.doc < last {
				return nil, fmt.Errorf("table %s: rows of document %d stand behind those of document %d: the table was changed after tifa wrote it", t.name, t.doc, last)
			}
			t.row, t.held = row, true
		}
		switch {
		case t.doc > doc:
			return out, nil
		case t.doc == doc:
			out = append(out, t.row)
		}
		t.held = false // rows of a document that is gone are passed over
	}
}
