package sample

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tifa/corpus"
	"tifa/corpus/evaluate/gold"
	"tifa/models"
)

// run writes n documents with a place and, in every second one, a person, and opens
// them. The order is turned if back says so.
func run(t *testing.T, n int, back bool) *corpus.Annotated {
	t.Helper()
	var b strings.Builder
	for i := range n {
		if back {
			i = n - 1 - i
		}
		d := &models.Document{ID: fmt.Sprintf("news/%d", i), Lang: models.English, Text: "=Paris hosts\nXi."}
		d.Annotations = []models.Annotation{{Label: models.Place, Span: models.Span{Start: 0, End: 6}, Entity: "place:FR-75C", Source: models.Source{Extractor: "places", Rule: "lexicon", Entry: "place:FR-75C"}}}
		if i%2 == 0 {
			d.Annotations = append(d.Annotations, models.Annotation{Label: models.Person, Span: models.Span{Start: 7, End: 15}, Entity: "per:xi", Source: models.Source{Extractor: "people", Rule: "x"}})
		}
		data, err := d.Encode(models.Encoding{})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
	}
	file := filepath.Join(t.TempDir(), "run.jsonl")
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	a, err := corpus.OpenAnnotated(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

func draw(t *testing.T, r *corpus.Annotated, o Options) []Item {
	t.Helper()
	items, err := Draw(t.Context(), r, o, func() {})
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func ids(items []Item) map[string]bool {
	out := map[string]bool{}
	for _, x := range items {
		out[fmt.Sprint(x.Stratum, x.ID, x.Start)] = true
	}
	return out
}

// TestDraw: as many as asked for of each stratum, the same whatever the order of
// the documents, others with another seed, and mostly the same of a longer run.
func TestDraw(t *testing.T) {
	r := run(t, 200, false)
	items := draw(t, r, Options{By: "label", Size: 20, Seed: 1})
	if len(items) != 40 || items[0].Stratum != "PERSON" || items[0].Size != 100 || items[39].Size != 200 {
		t.Fatalf("%d items, %+v", len(items), items[0])
	}
	first := ids(items)
	if len(first) != 40 {
		t.Error("an annotation was drawn twice")
	}
	for id := range ids(draw(t, run(t, 200, true), Options{By: "label", Size: 20, Seed: 1})) {
		if !first[id] {
			t.Errorf("%s is drawn in the other order only", id)
		}
	}
	same := 0
	for id := range ids(draw(t, r, Options{By: "label", Size: 20, Seed: 2})) {
		if first[id] {
			same++
		}
	}
	if same > 20 {
		t.Errorf("another seed draws %d of 40 again", same)
	}
	same = 0
	for id := range ids(draw(t, run(t, 220, false), Options{By: "label", Size: 20, Seed: 1})) {
		if first[id] {
			same++
		}
	}
	if same < 30 {
		t.Errorf("a longer run draws %d of 40 again", same)
	}
	for id := range ids(draw(t, r, Options{By: "label", Size: 5, Seed: 1})) {
		if !first[id] {
			t.Errorf("%s is in the small sample and not in the large one", id)
		}
	}
	if items := draw(t, r, Options{By: "rule", Size: 500, Seed: 1, Labels: []models.Label{models.Person}}); len(items) != 100 || items[0].Stratum != "people/x" {
		t.Errorf("%d items", len(items))
	}
}

func TestCSV(t *testing.T) {
	items := draw(t, run(t, 10, false), Options{By: "label", Size: 4, Seed: 1})
	var b bytes.Buffer
	if err := WriteCSV(&b, items); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b.Bytes(), []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) != 9 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if row := rows[8]; row[0] != "PLACE" || row[1] != "10" || row[7] != "'=Paris" {
		t.Errorf("%q", row)
	}
	for i := range rows[1:] { // all persons right, of the places one wrong and one not checked
		rows[i+1][12] = []string{"1", "yes", "Y", "true", "1", "0", "", "1"}[i]
	}
	var checked bytes.Buffer
	w := csv.NewWriter(&checked)
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	c, err := ReadCSV(&checked, "x.csv")
	if err != nil {
		t.Fatal(err)
	}
	strata, all, err := c.Estimates()
	if err != nil {
		t.Fatal(err)
	}
	if e := strata[0]; e.Stratum != "PERSON" || e.Size != 5 || e.Checked != 4 || e.Right != 4 || e.Precision != 1 {
		t.Errorf("%+v", e)
	}
	if e := strata[1]; e.Checked != 3 || e.Right != 2 || e.Open != 1 || math.Abs(e.Precision-2.0/3) > 1e-9 {
		t.Errorf("%+v", e)
	}
	if want := (5 + 10*2.0/3) / 15; all.Size != 15 || math.Abs(all.Precision-want) > 1e-9 || all.Interval[0] >= want || all.Interval[1] <= want {
		t.Errorf("%+v, want %v", all, want)
	}
	for _, format := range Formats() {
		var out strings.Builder
		if err := c.Write(&out, format); err != nil || !strings.Contains(out.String(), "PLACE") {
			t.Errorf("%s: %v", format, err)
		}
	}
}

// TestWilson: values worked by the formula elsewhere (Newcombe 1998, table I).
func TestWilson(t *testing.T) {
	for _, test := range []struct {
		right, n int
		want     [2]float64
	}{{81, 263, [2]float64{0.2553, 0.3662}}, {15, 148, [2]float64{0.0624, 0.1605}}, {0, 20, [2]float64{0, 0.1611}}, {1, 29, [2]float64{0.0061, 0.1718}}} {
		got := wilson(float64(test.right)/float64(test.n), float64(test.n))
		if math.Abs(got[0]-test.want[0]) > 5e-5 || math.Abs(got[1]-test.want[1]) > 5e-5 {
			t.Errorf("%d of %d: %v, want %v", test.right, test.n, got, test.want)
		}
	}
}

// TestOneStratum: drawn from all alike, the interval of all is that of the stratum.
func TestOneStratum(t *testing.T) {
	c, err := ReadCSV(strings.NewReader("stratum,stratum_size,correct\na,90,1\na,90,1\na,90,0\n"), "x")
	if err != nil {
		t.Fatal(err)
	}
	strata, all, err := c.Estimates()
	if err != nil || math.Abs(strata[0].Interval[0]-all.Interval[0]) > 1e-12 || math.Abs(strata[0].Interval[1]-all.Interval[1]) > 1e-12 {
		t.Errorf("%+v and %+v", strata, all)
	}
}

// TestWeights: a large stratum of which little was checked keeps the interval of all
// wide, and one of which nothing was is named.
func TestWeights(t *testing.T) {
	table := "stratum,stratum_size,correct\na,10000,1\na,10000,1\nc,7,\n" + strings.Repeat("b,60,1\n", 50)
	c, err := ReadCSV(strings.NewReader(table), "x")
	if err != nil {
		t.Fatal(err)
	}
	_, all, err := c.Estimates()
	if err != nil || all.Interval[0] > 0.40 || all.Precision != 1 {
		t.Errorf("%+v, %v", all, err)
	}
	var out strings.Builder
	if err := c.Write(&out, "text"); err != nil || !strings.Contains(out.String(), "all is without c, of which nothing is checked") {
		t.Error(out.String(), err)
	}
}

func TestReadCSVErrors(t *testing.T) {
	for content, want := range map[string]string{
		"": "is empty", "a,b\n": "x.csv:1: want the columns",
		"stratum,stratum_size,correct\na,2,maybe\na,x,1\n":                                          `x.csv:2: correct: "maybe" is no verdict`,
		"stratum,stratum_size,correct\na,2,1\na,3,1\n":                                              "x.csv:3: stratum_size: a has 2 annotations in one row and 3 in another",
		"stratum,stratum_size,correct\na,1,1\na,1,1\n":                                              "x.csv:3: a has more rows than its 1 annotations",
		"stratum,stratum_size,document,start,end,label,correct\na,9,d,0,2,ORG,1\na,9,d,0,2,ORG,1\n": "x.csv:3: the annotation stands in an earlier row too",
		"stratum,stratum_size,correct\na\n":                                                         "x.csv:2: the row has 1 cells, not 3",
		"stratum,stratum_size,correct\n\"a,1,1\n":                                                   "x.csv: ",
	} {
		if _, err := ReadCSV(strings.NewReader(content), "x.csv"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", content, err, want)
		}
	}
	if c, err := ReadCSV(strings.NewReader("\ufeff\"Stratum\";Stratum_size;correct\na;2;1\n;;\n"), "x.csv"); err != nil || c.strata["a"].right != 1 {
		t.Errorf("a table with semicolons: %v", err)
	}
	c, err := ReadCSV(strings.NewReader("stratum,stratum_size,correct\na,2,\n"), "x.csv")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.Estimates(); err == nil {
		t.Error("an estimate of nothing")
	}
}

// TestBrat: what is written is read back by the reader of gold.
func TestBrat(t *testing.T) {
	r := run(t, 10, false)
	items := draw(t, r, Options{By: "label", Size: 3, Seed: 1})
	dir := filepath.Join(t.TempDir(), "check")
	if err := WriteBrat(dir, r, items); err != nil {
		t.Fatal(err)
	}
	if err := WriteBrat(dir, r, items); err == nil {
		t.Error("a folder with files was written into")
	}
	sets, err := gold.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, d := range sets[0].Documents {
		for _, s := range d.Spans {
			got[s.Label+" "+s.In(d.Text)]++
		}
	}
	if got["PLACE =Paris"] != 3 || got["PERSON hosts\nXi"] != 3 {
		t.Errorf("%v", got)
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add("stratum,stratum_size,correct\na,2,1\na,2,no\nb,1,\n")
	f.Add("stratum;stratum_size;correct\n\"a\";2;1")
	f.Fuzz(func(t *testing.T, content string) {
		c, err := ReadCSV(strings.NewReader(content), "x")
		if err != nil {
			return
		}
		if _, all, err := c.Estimates(); err == nil && (all.Interval[0] > all.Precision+1e-9 || all.Interval[1] < all.Precision-1e-9 || all.Right > all.Checked) {
			t.Fatalf("%+v", all)
		}
	})
}
