package write

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

func sqliteContent(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var out strings.Builder
	for _, table := range []string{"documents", "annotations", "entities", "relations", "sqlite_master"} {
		query := "SELECT * FROM " + table
		if table == "sqlite_master" {
			query = "SELECT type, name FROM sqlite_master ORDER BY name"
		}
		rows, err := db.Query(query)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "== %s ==\n%s\n", table, strings.Join(columns, "|"))
		for rows.Next() {
			values, pointers := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				pointers[i] = &values[i]
			}
			if err := rows.Scan(pointers...); err != nil {
				t.Fatal(err)
			}
			for i, v := range values {
				if i > 0 {
					out.WriteString("|")
				}
				if v != nil {
					fmt.Fprintf(&out, "%v", v)
				}
			}
			out.WriteString("\n")
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
	}
	return out.String()
}

func parquetContent(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	tableContent(t, &out, dir, "documents", documentRow{})
	tableContent(t, &out, dir, "annotations", annotationRow{})
	tableContent(t, &out, dir, "entities", entityRow{})
	tableContent(t, &out, dir, "relations", relationRow{})
	if parts, _ := filepath.Glob(filepath.Join(dir, "*.part.*")); len(parts) > 0 {
		t.Errorf("parts were left: %v", parts)
	}
	return out.String()
}

func tableContent[Row any](t *testing.T, out *strings.Builder, dir, name string, _ Row) {
	t.Helper()
	rows, err := parquet.ReadFile[Row](filepath.Join(dir, name+".parquet"))
	if err != nil {
		t.Fatal(err)
	}
	var columns []string
	for _, c := range parquet.SchemaOf(new(Row)).Columns() {
		columns = append(columns, c[0])
	}
	fmt.Fprintf(out, "== %s ==\n%s\n", name, strings.Join(columns, "|"))
	for _, r := range rows {
		for i, v := range parquet.SchemaOf(new(Row)).Deconstruct(nil, r) {
			if i > 0 {
				out.WriteString("|")
			}
			if !v.IsNull() {
				fmt.Fprint(out, v)
			}
		}
		out.WriteString("\n")
	}
}

// TestSearch: the full-text index finds words of both languages.
func TestSearch(t *testing.T) {
	path, _ := written(t, Options{To: SQLite}, documents(t))
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for query, want := range map[string]int{"committee": 1, "重庆市委书记": 2, "家军3": 2, "title": 1, "nothing": 3} {
		var doc int
		if err := db.QueryRow("SELECT doc FROM search JOIN documents ON doc = search.rowid WHERE search MATCH ?", query).Scan(&doc); err != nil || doc != want {
			t.Errorf("%s is found in document %d: %v", query, doc, err)
		}
	}
}

// TestRowGroups: a table of many parts is one file with all rows, in order.
func TestRowGroups(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	sink, err := Open(dir, Options{To: Parquet}, nil)
	if err != nil {
		t.Fatal(err)
	}
	docs := documents(t)
	n := 0
	for range 20 {
		for _, d := range docs {
			n++
			e, err := Options{To: Parquet}.Encoder()(d)
			if err == nil {
				err = sink.Write(n, e)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if _, err := sink.Sync(); err != nil {
			t.Fatal(err)
		}
	}
	if err := sink.Close(); err != nil {
		t.Fatal(err)
	}
	rows, err := parquet.ReadFile[annotationRow](filepath.Join(dir, "annotations.parquet"))
	if err != nil || len(rows) != 200 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, r := range rows {
		if want := int64(i/10*3 + i%10/5 + 1); r.Doc != want {
			t.Fatalf("row %d is of document %d, want %d", i, r.Doc, want)
		}
	}
}
