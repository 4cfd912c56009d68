package runs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"sync/atomic"

	_ "modernc.org/sqlite" // the driver "sqlite", in pure Go
)

// The queries take the columns of corpus/write in the order in which rows were
// written, which is that of documents, so that one walk over each table gives every
// document its rows.
const (
	documentQuery = `SELECT doc, id, coalesce(lang, ''), coalesce(langs, ''), coalesce(date, ''), coalesce(title, ''), coalesce(byline, ''),
  coalesce(places, ''), coalesce(agency, ''), coalesce(event_type, ''), coalesce(event_date, ''), coalesce(event_place, ''),
  coalesce(event_convener, ''), coalesce(event_presider, ''), coalesce(duplicate_of, ''), coalesce(offsets, ''), coalesce(text, ''),
  coalesce(sha256, ''), coalesce(sentences, ''), coalesce(meta, ''), coalesce(warnings, ''), coalesce(version, ''), coalesce(pack, '')
FROM documents ORDER BY doc`
	annotationQuery = `SELECT doc, id, label, start, stop, coalesce(text, ''), coalesce(entity, ''), coalesce(timex_type, ''), coalesce(timex_value, ''),
  coalesce(timex_mod, ''), coalesce(timex_from, ''), coalesce(timex_to, ''), coalesce(timex_stated, ''), coalesce(timex_zone, ''),
  coalesce(attrs, ''), coalesce(extractor, ''), coalesce(rule, ''), coalesce(entry, '')
FROM annotations ORDER BY rowid`
	entityQuery = `SELECT doc, id, label, known, coalesce(name_en, ''), coalesce(name_zh, ''), coalesce(name_zh_hant, ''), coalesce(attrs, '')
FROM entities ORDER BY rowid`
	relationQuery = `SELECT doc, type, head, tail, cue_start, cue_stop, quote_start, quote_stop, coalesce(attrs, ''), coalesce(extractor, ''),
  coalesce(rule, ''), coalesce(entry, '')
FROM relations ORDER BY rowid`
)

// openSQLite opens a database for reading and looks whether tifa wrote it.
func openSQLite(path string) (*Run, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?mode=ro")
	if err != nil {
		return nil, err
	}
	r := &Run{Name: path, Read: new(atomic.Int64), close: db.Close}
	r.values = func(ctx context.Context) iter.Seq2[undecoded, error] { return databaseValues(ctx, path, db, r.Read) }
	for _, query := range []string{documentQuery, annotationQuery, entityQuery, relationQuery} {
		statement, err := db.Prepare(query)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("%s is a database that tifa did not write: %s (%w)", path, wanted, err), db.Close())
		}
		if err := statement.Close(); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	if err := db.QueryRow("SELECT count(*) FROM documents").Scan(&r.Size); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), db.Close())
	}
	return r, nil
}

// databaseValues walks over the four tables at the same time.
func databaseValues(ctx context.Context, path string, db *sql.DB, read *atomic.Int64) iter.Seq2[undecoded, error] {
	return func(yield func(undecoded, error) bool) {
		fail := func(err error) { yield(undecoded{}, err) }
		documents, err := db.QueryContext(ctx, documentQuery)
		if err != nil {
			fail(err)
			return
		}
		defer documents.Close()
		annotations := table[annotationRow]{name: "annotations", scan: func(s *sql.Rows, doc *int64, a *annotationRow) error {
			return s.Scan(doc, &a.id, &a.label, &a.start, &a.stop, &a.text, &a.entity, &a.timexType, &a.value, &a.mod, &a.from, &a.to, &a.stated, &a.zone,
				&a.attrs, &a.extractor, &a.rule, &a.entry)
		}}
		entities := table[entityRow]{name: "entities", scan: func(s *sql.Rows, doc *int64, e *entityRow) error {
			return s.Scan(doc, &e.id, &e.label, &e.known, &e.english, &e.chinese, &e.traditional, &e.attrs)
		}}
		relations := table[relationRow]{name: "relations", scan: func(s *sql.Rows, doc *int64, r *relationRow) error {
			return s.Scan(doc, &r.kind, &r.head, &r.tail, &r.cueStart, &r.cueStop, &r.quoteStart, &r.quoteStop, &r.attrs, &r.extractor, &r.rule, &r.entry)
		}}
		defer annotations.close()
		defer entities.close()
		defer relations.close()
		if err := errors.Join(annotations.open(ctx, db, annotationQuery), entities.open(ctx, db, entityQuery), relations.open(ctx, db, relationQuery)); err != nil {
			fail(err)
			return
		}
		for documents.Next() {
			d := &documentRow{}
			err := documents.Scan(&d.doc, &d.id, &d.lang, &d.langs, &d.date, &d.title, &d.byline, &d.places, &d.agency, &d.eventType, &d.eventDate, &d.eventPlace,
				&d.convener, &d.presider, &d.duplicateOf, &d.offsets, &d.text, &d.sha256, &d.sentences, &d.meta, &d.warnings, &d.version, &d.pack)
			if err == nil {
				d.annotations, err = annotations.of(d.doc)
			}
			if err == nil {
				d.entities, err = entities.of(d.doc)
			}
			if err == nil {
				d.relations, err = relations.of(d.doc)
			}
			if err != nil {
				fail(err)
				return
			}
			read.Add(1)
			if !yield(undecoded{place: fmt.Sprintf("%s, document %d", path, d.doc), decode: d.decode}, nil) {
				return
			}
		}
		if err := documents.Err(); err != nil && ctx.Err() == nil {
			fail(err)
		}
	}
}
