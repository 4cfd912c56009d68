package corpus

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
)

type row struct {
	URL   string    `parquet:"url"`
	Body  *string   `parquet:"body,optional"`
	Day   int32     `parquet:"day,date"`
	At    time.Time `parquet:"at,timestamp(millisecond)"`
	Tags  []string  `parquet:"tags,list"`
	Price float64   `parquet:"price"`
	Count int64     `parquet:"count"`
	Deep  struct {
		A, B string
	} `parquet:"deep"`
}

func rows(t testing.TB, n int) []byte {
	t.Helper()
	text := "Xi Jinping visited Paris."
	var b bytes.Buffer
	w := parquet.NewGenericWriter[row](&b, parquet.MaxRowsPerRowGroup(3))
	for i := range n {
		r := row{URL: string(rune('a' + i%26)), Body: &text, Day: 19846, At: time.Date(2024, 5, 3, 9, 30, 0, 0, time.UTC), Tags: []string{"x", "y"}, Price: 1.5, Count: int64(i)}
		if i%5 == 1 {
			r.Body, r.Tags = nil, nil
		}
		if _, err := w.Write([]row{r}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadParquet(t *testing.T) {
	file := filepath.Join(t.TempDir(), "news.parquet")
	if err := os.WriteFile(file, rows(t, 7), 0o644); err != nil {
		t.Fatal(err)
	}
	mapped := Input{Fields: map[string]string{"text": "body", "id": "url", "date": "day"}}
	want := []string{
		`a: Xi Jinping visited Paris. @2024-05-03 at="2024-05-03T09:30:00Z" count=0 price=1.5 tags=["x","y"]`,
		`b:  @2024-05-03 at="2024-05-03T09:30:00Z" count=1 price=1.5 tags=[]`,
		`c: Xi Jinping visited Paris. @2024-05-03 at="2024-05-03T09:30:00Z" count=2 price=1.5 tags=["x","y"]`,
	}
	got := readWith(t, []string{file}, mapped, "")
	if len(got) != 7 {
		t.Fatalf("read %q", got)
	}
	if diff := cmp.Diff(want, got[:3]); diff != "" {
		t.Error(diff)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got, readWith(t, []string{"-"}, mapped, string(data))); diff != "" {
		t.Error("from a stream:", diff)
	}
	for _, tt := range []struct {
		fields map[string]string
		want   string
	}{
		{nil, `there is no column "text": name the one that holds it with --field text=NAME; there are url, body, day, at, tags, price, count, deep`},
		{map[string]string{"text": "body", "id": "link"}, `there is no column "link" for the field id; there are url, body, day, at, tags, price, count, deep`},
		{map[string]string{"text": "tags"}, `the column "tags" does not hold plain values`},
		{map[string]string{"text": "deep"}, `the column "deep" does not hold plain values`},
	} {
		if diff := cmp.Diff([]string{"error: " + file + ": " + tt.want}, readWith(t, []string{file}, Input{Fields: tt.fields}, "")); diff != "" {
			t.Error(diff)
		}
	}
	if err := os.WriteFile(file, data[:len(data)-20], 0o644); err != nil {
		t.Fatal(err)
	}
	if got := readWith(t, []string{file}, mapped, ""); len(got) != 1 || !strings.Contains(got[0], "no Parquet file, or a broken one") {
		t.Errorf("of a file without its end: %q", got)
	}
}

func TestDecimal(t *testing.T) {
	for _, tt := range []struct {
		value parquet.Value
		scale int
		want  string
	}{
		{parquet.Int32Value(150), 2, "1.50"}, {parquet.Int64Value(-5), 3, "-0.005"}, {parquet.Int64Value(7), 0, "7"},
		{parquet.FixedLenByteArrayValue([]byte{0, 0, 150}), 2, "1.50"}, {parquet.ByteArrayValue([]byte{0xff, 0x6a}), 2, "-1.50"}, {parquet.ByteArrayValue(nil), 2, "0.00"},
	} {
		if got := string(decimal(tt.value, tt.scale)); got != tt.want {
			t.Errorf("%v is %s, not %s", tt.value, got, tt.want)
		}
	}
}

func TestLongRow(t *testing.T) {
	got := readWith(t, []string{"-"}, Input{Fields: map[string]string{"text": "body"}, MaxDocument: 10}, string(rows(t, 2)))
	if len(got) != 2 || got[0] != "error: standard input, row 1: longer than 10 B: split it, or raise --max-document" || !strings.HasPrefix(got[1], "stdin-2: ") {
		t.Errorf("read %q", got)
	}
}

func FuzzReadParquet(f *testing.F) {
	f.Add(rows(f, 4))
	forged := rows(f, 1)
	copy(forged[len(forged)-8:], "\xff\xff\xff\x7f") // the length of its end
	f.Add(forged)
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := openParquet(&source{Input: Input{Fields: map[string]string{"text": "body"}}}, bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		for n := 0; n < 1000 && p.group < 100; n++ {
			row, err := p.next()
			if err == nil {
				_, _ = p.document(row, "x")
			}
		}
	})
}
