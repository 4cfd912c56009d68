package write

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"reflect"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite", in pure Go
)

// sqliteTables are the columns of rows.go. Indexes and the full-text index are made
// when all rows are there, which is faster.
const sqliteTables = `
CREATE TABLE documents (doc INTEGER PRIMARY KEY, id TEXT NOT NULL, lang TEXT, langs TEXT, date TEXT, title TEXT, byline TEXT, places TEXT, agency TEXT,
  event_type TEXT, event_date TEXT, event_place TEXT, event_convener TEXT, event_presider TEXT, duplicate_of TEXT, offsets TEXT,
  text TEXT, sha256 TEXT, sentences TEXT, meta TEXT, warnings TEXT, version TEXT, pack TEXT);
CREATE TABLE annotations (doc INTEGER NOT NULL REFERENCES documents, id TEXT NOT NULL, label TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  text TEXT, entity TEXT, timex_type TEXT, timex_value TEXT, timex_mod TEXT, timex_from TEXT, timex_to TEXT, timex_stated TEXT, timex_zone TEXT,
  attrs TEXT, extractor TEXT, rule TEXT, entry TEXT);
CREATE TABLE entities (doc INTEGER NOT NULL REFERENCES documents, id TEXT NOT NULL, label TEXT NOT NULL, known INTEGER NOT NULL,
  name_en TEXT, name_zh TEXT, name_zh_hant TEXT, attrs TEXT, mentions INTEGER NOT NULL);
CREATE TABLE relations (doc INTEGER NOT NULL REFERENCES documents, id TEXT NOT NULL, type TEXT NOT NULL, head TEXT NOT NULL, tail TEXT NOT NULL,
  head_entity TEXT, tail_entity TEXT, cue_start INTEGER, cue_stop INTEGER, quote_start INTEGER, quote_stop INTEGER,
  attrs TEXT, extractor TEXT, rule TEXT, entry TEXT);
`

const sqliteIndexes = `
CREATE INDEX documents_id ON documents (id);
CREATE INDEX documents_date ON documents (date);
CREATE INDEX annotations_doc ON annotations (doc);
CREATE INDEX annotations_entity ON annotations (entity);
CREATE INDEX annotations_label ON annotations (label);
CREATE INDEX entities_doc ON entities (doc);
CREATE INDEX entities_id ON entities (id);
CREATE INDEX relations_doc ON relations (doc);
CREATE INDEX relations_type ON relations (type);
CREATE INDEX relations_head ON relations (head_entity);
CREATE INDEX relations_tail ON relations (tail_entity);
`

// sqliteSearch is the full-text index. Its terms are three characters each, since
// Chinese has no blanks between words; it finds any three characters or more, in
// either language, whole words or not.
const sqliteSearch = `
CREATE VIRTUAL TABLE search USING fts5 (title, text, content = 'documents', content_rowid = 'doc', tokenize = 'trigram');
INSERT INTO search (search) VALUES ('rebuild');
INSERT INTO search (search) VALUES ('optimize');
`

// sqlite writes a database. What lies between two marks is one transaction, so that
// a file that was cut off is whole up to a mark at least.
type sqlite struct {
	db     *sql.DB
	tx     *sql.Tx
	insert [4]*sql.Stmt
	search bool
	number int
}

func openSQLite(path string, behind Mark, search bool) (Sink, error) {
	if behind.Number == 0 {
		for _, suffix := range []string{"", "-journal"} {
			if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
				return nil, err
			}
		}
	}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?_pragma=locking_mode(exclusive)&_pragma=cache_size(-65536)&_pragma=temp_store(1)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	s := &sqlite{db: db, search: search, number: behind.Number}
	if err := s.prepare(behind); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// prepare makes the tables, or takes the rows behind the mark away. A run that was cut
// off behind its last mark may have made the indexes; they go first, and are made anew.
func (s *sqlite) prepare(behind Mark) error {
	if behind.Number == 0 {
		if _, err := s.db.Exec(sqliteTables); err != nil {
			return err
		}
		return s.begin()
	}
	var drop strings.Builder
	drop.WriteString("DROP TABLE IF EXISTS search;")
	for line := range strings.Lines(sqliteIndexes) {
		if words := strings.Fields(line); len(words) > 2 {
			fmt.Fprintf(&drop, "DROP INDEX IF EXISTS %s;", words[2])
		}
	}
	if _, err := s.db.Exec(drop.String()); err != nil {
		return err
	}
	for _, table := range []string{"documents", "annotations", "entities", "relations"} {
		if _, err := s.db.Exec("DELETE FROM "+table+" WHERE doc > ?", behind.Number); err != nil {
			return err
		}
	}
	return s.begin()
}

func (s *sqlite) begin() (err error) {
	if s.tx, err = s.db.Begin(); err != nil {
		return err
	}
	for i, row := range []struct {
		table string
		of    any
	}{{"documents", documentRow{}}, {"annotations", annotationRow{}}, {"entities", entityRow{}}, {"relations", relationRow{}}} {
		marks := strings.TrimSuffix(strings.Repeat("?,", reflect.TypeOf(row.of).NumField()), ",")
		if s.insert[i], err = s.tx.Prepare("INSERT INTO " + row.table + " VALUES (" + marks + ")"); err != nil {
			return err
		}
	}
	return nil
}

func (s *sqlite) Write(number int, e *Encoded) error {
	e.rows.number(number)
	s.number = number
	d := &e.rows.document
	if _, err := s.insert[0].Exec(d.Doc, d.ID, d.Lang, null(d.Langs), null(d.Date), null(d.Title), null(d.Byline), null(d.Places), null(d.Agency),
		null(d.EventType), null(d.EventDate), null(d.EventPlace), null(d.EventConvener), null(d.EventPresider), null(d.DuplicateOf), d.Offsets,
		null(d.Text), null(d.SHA256), d.Sentences, null(d.Meta), null(d.Warnings), d.Version, d.Pack); err != nil {
		return err
	}
	for i := range e.rows.annotations {
		a := &e.rows.annotations[i]
		if _, err := s.insert[1].Exec(a.Doc, a.ID, a.Label, a.Start, a.Stop, null(a.Text), null(a.Entity), null(a.TimexType), null(a.TimexValue), null(a.TimexMod),
			null(a.TimexFrom), null(a.TimexTo), null(a.Stated), null(a.Zone), null(a.Attrs), a.Extractor, a.Rule, null(a.Entry)); err != nil {
			return err
		}
	}
	for i := range e.rows.entities {
		x := &e.rows.entities[i]
		if _, err := s.insert[2].Exec(x.Doc, x.ID, x.Label, x.Known, null(x.English), null(x.Chinese), null(x.Hant), null(x.Attrs), x.Mentions); err != nil {
			return err
		}
	}
	for i := range e.rows.relations {
		r := &e.rows.relations[i]
		if _, err := s.insert[3].Exec(r.Doc, r.ID, r.Type, r.Head, r.Tail, null(r.HeadEntity), null(r.TailEntity), r.CueStart, r.CueStop, r.QuoteStart, r.QuoteStop,
			null(r.Attrs), r.Extractor, r.Rule, null(r.Entry)); err != nil {
			return err
		}
	}
	return nil
}

// null is NULL for what is empty.
func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (s *sqlite) Sync() (Mark, error) {
	if err := s.tx.Commit(); err != nil {
		return Mark{}, err
	}
	return Mark{Number: s.number}, s.begin()
}

func (s *sqlite) Close() error {
	if err := s.tx.Commit(); err != nil {
		return errors.Join(err, s.db.Close())
	}
	script := sqliteIndexes
	if s.search {
		script += sqliteSearch
	}
	// All at once: a run that is cut off here finds no index when it goes on.
	_, err := s.db.Exec("BEGIN;" + script + "COMMIT;")
	if err != nil {
		err = fmt.Errorf("indexes: %w", err)
	}
	return errors.Join(err, s.db.Close())
}

func (s *sqlite) Abandon() error { return errors.Join(s.tx.Rollback(), s.db.Close()) }
