package corpus

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadCSV(t *testing.T) {
	const bare = "a quotation mark stands in a column that does not begin with one: double it, and put the column in quotation marks"
	tests := []struct {
		name string
		in   Input
		data string
		want []string
	}{
		{"a table", Input{From: Auto}, "id,text,date,source\na,Hello,2024-05,x\n,\"Hello, \"\"you\"\"\nthere\",,\n",
			[]string{`a: Hello @2024-05 source="x"`, "stdin-3: Hello, \"you\"\nthere source=\"\""}},
		{"tabs, and quotes that are text", Input{From: CSV}, "id\ttext\na\tsay \"hi\"\n", []string{`a: say "hi"`}},
		{"semicolons and line ends of Windows", Input{From: CSV}, "\ufeffid;text\r\na;\"1\r\n2\"\r\n\r\nb;y", []string{"a: 1\n2", "b: y"}},
		{"mapping", Input{From: CSV, Fields: map[string]string{"text": "body", "id": "url", "date": "published"}}, "url,body,published,text\nu,x,2024,z\n", []string{`u: x @2024 text="z"`}},
		{"no text", Input{From: CSV}, "url,body\nu,x\n", []string{`error: standard input:1: there is no column "text": name the one that holds it with --field text=NAME; there are url, body`}},
		{"a column that was named is not there", Input{From: CSV, Fields: map[string]string{"id": "url"}}, "id,text\nu,x\n", []string{`error: standard input:1: there is no column "url" for the field id; there are id, text`}},
		{"columns of one name", Input{From: CSV}, "text,text\nu,x\n", []string{`error: standard input:1: two columns have the name "text"`}},
		{"too many columns", Input{From: CSV}, "id,text\na,x,y\nb,z\n", []string{"error: standard input:2: the row has 3 columns and the head 2", "b: z"}},
		{"a quote in the middle", Input{From: CSV}, "id,text\na,x \"y\" z\nb,z\n", []string{"error: standard input:2: " + bare, "b: z"}},
		{"a quote that is not closed", Input{From: CSV}, "id,text\na,\"x\nb,y\nc,z\n", []string{"error: standard input:2: a quotation mark is opened and never closed", "b: y", "c: z"}},
		{"a quote that is closed by the next", Input{From: CSV}, "id,text\na,\"x\nb,\"y\"\nc,z\n", []string{"error: standard input:2: something stands behind a closing quotation mark: double those that belong to the text", "b: y", "c: z"}},
		{"two quotes that are not closed", Input{From: CSV}, "id,text\na,\"x\nb,y\nc,\"z\nd,w", []string{"error: standard input:2: something stands behind a closing quotation mark: double those that belong to the text", "b: y", "error: standard input:4: a quotation mark is opened and never closed", "d: w"}},
		{"a long row", Input{From: CSV, MaxDocument: 10}, "id,text\na,12345678901\nb,1234567890\n", []string{"error: standard input:2: longer than 10 B: split it, or raise --max-document", "b: 1234567890"}},
		{"nothing", Input{From: CSV}, "", nil},
		{"a head alone", Input{From: CSV}, "text,id", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, readWith(t, []string{"-"}, tt.in, tt.data)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestUnclosedQuote: a quotation mark that is never closed costs its line, however
// much stands behind it.
func TestUnclosedQuote(t *testing.T) {
	in := io.MultiReader(strings.NewReader("id,text\na,\"x\n"), strings.NewReader(strings.Repeat("b,Xi Jinping visited Paris.\n", 100_000)))
	documents, failed := 0, 0
	for d, err := range Read([]string{"-"}, Input{From: CSV, MaxDocument: 1000}, in) {
		if d != nil {
			documents++
			continue
		}
		failed++
		var e *DocumentError
		if !errors.As(err, &e) || e.Where != "standard input:2" || string(e.Raw) != "a,\"x\n" {
			t.Errorf("%+v", e)
		}
	}
	if documents != 100_000 || failed != 1 {
		t.Errorf("%d documents, %d errors", documents, failed)
	}
}

// FuzzReadCSV: rows are cut as encoding/csv cuts them, up to the first error, and
// reading always goes on.
func FuzzReadCSV(f *testing.F) {
	for _, s := range []string{"id,text\na,\"x\ny\"\n", "text\n\"a\"\"b\"\n\"c", "text;id\r\na;\"b\"x\nc;d", "a\tb\n\"\tc", "text\n\"\"\"\n\"\"\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for d, err := range Read([]string{"-"}, Input{From: CSV, MaxDocument: 1000}, strings.NewReader(string(data))) {
			if (d == nil) == (err == nil) {
				t.Fatalf("document %v and error %v", d, err)
			}
		}
		rows := csvReader{lines: lineReader{in: bufio.NewReader(strings.NewReader(string(data))), limit: 1 << 20}, comma: ','}
		want := csv.NewReader(strings.NewReader(string(data)))
		want.FieldsPerRecord = -1
		for {
			a, errA := rows.next()
			b, errB := want.Read()
			if (errA == nil) != (errB == nil) {
				t.Fatalf("%q: %v, not %v", data, errA, errB)
			}
			if errA != nil {
				return
			}
			if !slices.Equal(a, b) {
				t.Fatalf("%q: %q, not %q", data, a, b)
			}
		}
	})
}
