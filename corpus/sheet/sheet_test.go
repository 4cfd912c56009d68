package sheet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
)

// TestFormulas: no cell is a formula, and taking one apostrophe away gives what it was.
func TestFormulas(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx", "'=1": "''=1",
		"Xi": "Xi", "'s-Hertogenbosch": "'s-Hertogenbosch", "1-2": "1-2", "": "", `a "b", c`: `"a ""b"", c"`,
	} {
		var b bytes.Buffer
		table := Table{Columns: []string{"c", "n"}, Rows: [][]string{{cell, "1"}}}
		if err := table.WriteCSV(&b); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); got != fmt.Sprintf("c,n\n%s,1\n", want) {
			t.Errorf("%q is written %q, want %q", cell, got, want)
		}
	}
}

// FuzzCSV: whatever is in a cell, no spreadsheet takes it for a formula, and taking an
// apostrophe away where one was put gives what it was.
func FuzzCSV(f *testing.F) {
	f.Add("=1+1")
	f.Add("''-x")
	f.Add("'s-Hertogenbosch")
	f.Add("a\r\nb\"")
	f.Fuzz(func(t *testing.T, cell string) {
		if strings.Contains(cell, "\r\n") {
			return // encoding/csv reads it as a line feed
		}
		var b bytes.Buffer
		if err := (&Table{Columns: []string{"a", "b"}, Rows: [][]string{{cell, "x"}}}).WriteCSV(&b); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		got := rows[1][0]
		if got != "" && strings.IndexByte("=+-@\t\r", got[0]) >= 0 {
			t.Errorf("%q is a formula", got)
		}
		if bare := strings.TrimLeft(got, "'"); got != bare && bare != "" && strings.IndexByte("=+-@\t\r", bare[0]) >= 0 {
			got = got[1:]
		}
		if got != cell {
			t.Errorf("%q comes back as %q", cell, got)
		}
	})
}
