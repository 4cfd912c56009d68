package kwic

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"tifa/models"
)

// find gives all places of a wording, overlapping ones too, as matchers do.
func find(wording string) func(string) []models.Span {
	return func(text string) (out []models.Span) {
		for i := range text {
			if strings.HasPrefix(text[i:], wording) {
				out = append(out, models.Span{Start: i, End: i + len(wording)})
			}
		}
		return out
	}
}

// document makes a document in which words are annotated.
func document(id, date, text string, annotations ...[3]string) *models.Document {
	d := &models.Document{ID: id, Date: date, Text: text}
	for _, a := range annotations {
		start := strings.Index(text, a[0])
		d.Annotations = append(d.Annotations, models.Annotation{Label: models.Label(a[1]), Entity: a[2], Span: models.Span{Start: start, End: start + len(a[0])}})
	}
	return d
}

func TestLines(t *testing.T) {
	d := document("d", "2024", "开\n会。重庆市委书记到重庆。", [3]string{"重庆市委书记", "OFFICE", "office:x"}, [3]string{"重庆市委", "ORG", "org:x"}, [3]string{"重庆", "PLACE", "place:x"})
	for _, c := range []struct {
		name  string
		query Query
		want  []string // start:end left|key|right label entity
	}{
		{"all of a label", Query{Labels: []models.Label{models.Org}, Context: 3}, []string{"4:8  会。|重庆市委|书记到 ORG org:x"}},
		{"an entity", Query{Entities: []string{"place:x"}, Context: 2}, []string{"4:6 会。|重庆|市委 PLACE place:x"}},
		{"none", Query{Entities: []string{"place:x"}, Labels: []models.Label{models.Org}}, nil},
		{"a text, with the annotation that it is", Query{Find: find("重庆"), Context: 1}, []string{"4:6 。|重庆|市 PLACE place:x", "11:13 到|重庆|。  "}},
		{"a text within a label", Query{Find: find("市"), Labels: []models.Label{models.Org}, Context: 1}, []string{"6:7 庆|市|委 ORG org:x"}},
		{"a text that stands across the end of what is wanted", Query{Find: find("委书"), Labels: []models.Label{models.Org}}, nil},
		{"no context", Query{Find: find("会")}, []string{"2:3 |会|  "}},
		{"white space", Query{Find: find("会"), Context: 9}, []string{"2:3 开 |会|。重庆市委书记到重  "}},
	} {
		var got []string
		for _, l := range c.query.Lines(d) {
			got = append(got, fmt.Sprintf("%d:%d %s|%s|%s %s %s", l.Start, l.End, l.Left, l.Key, l.Right, l.Label, l.Entity))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestOverlapping(t *testing.T) {
	q := Query{Find: find("aa")}
	if got := q.Lines(document("d", "", "aaaaa")); len(got) != 2 || got[1].Start != 2 {
		t.Errorf("%+v", got)
	}
}

// TestContext: words of alphabets stand whole, characters of Chinese need not.
func TestContext(t *testing.T) {
	for _, c := range []struct {
		text        string
		n           int
		left, right string
	}{
		{"the old town of X in the north of it", 8, "town of ", " in the "},
		{"the old town of X in the north of it", 5, " of ", " in "},
		{"extraordinary X extraordinarily", 6, "", ""},
		{"extraordinaryXextraordinarily", 4, "nary", "extr"},
		{"今天上午在X召开的会议上", 3, "上午在", "召开的"},
		{"\r\n\tX\n\n", 9, "", ""},
	} {
		q := Query{Find: find("X"), Context: c.n}
		l := q.Lines(document("d", "", c.text))[0]
		if l.Left != c.left || l.Right != c.right {
			t.Errorf("%q: %q, %q", c.text, l.Left, l.Right)
		}
	}
}

func TestOrder(t *testing.T) {
	docs := []*models.Document{
		document("one", "2024-02", "big kites X, zebra; red Kites X apple"),
		document("two", "2023", "an X Apple, X"),
		document("three", "", "在X上，在X下"),
	}
	for _, c := range []struct {
		order Order
		limit int
		want  string // document and start
	}{
		{ByDocument, 0, "one:10 one:30 two:3 two:12 three:1 three:5"},
		{ByDocument, 3, "one:10 one:30 two:3"},
		{ByDate, 0, "three:1 three:5 two:3 two:12 one:10 one:30"},
		{ByRight, 0, "two:12 one:30 two:3 one:10 three:1 three:5"},
		{ByLeft, 0, "two:3 two:12 one:10 one:30 three:1 three:5"},
		{ByLeft, 2, "two:3 two:12"},
		{ByKey, 0, "one:10 one:30 two:3 two:12 three:1 three:5"},
	} {
		var got []string
		k := New(Query{Find: find("X"), Context: 10}, c.order, c.limit, func(l Line) error {
			got = append(got, fmt.Sprintf("%s:%d", l.Document, l.Start))
			return nil
		})
		for _, d := range docs {
			if err := k.Add(d); errors.Is(err, ErrEnough) {
				break
			}
		}
		if err := k.Close(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", c.order, diff)
		}
	}
}

// TestLimitHoldsLittle: with a limit no more lines are held than that needs, and they
// are the first of the order.
func TestLimitHoldsLittle(t *testing.T) {
	var got []string
	c := New(Query{Find: find("X"), Context: 9}, ByRight, 3, func(l Line) error {
		got = append(got, l.Right)
		return nil
	})
	const n = 20000
	for i := range n {
		if err := c.Add(document("d", "", fmt.Sprintf("X%05d", (i*7919)%n))); err != nil {
			t.Fatal(err)
		}
		if len(c.held) > 2000 {
			t.Fatalf("%d lines are held", len(c.held))
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if strings.Join(got, " ") != "00000 00001 00002" || c.Lines != n || c.Documents != n {
		t.Errorf("%v of %d lines, %d documents", got, c.Lines, c.Documents)
	}
}

func TestWriters(t *testing.T) {
	lines := []Line{
		{Document: "=cmd", Date: "2024", Start: 1, End: 2, Left: "-a, ", Key: "两个", Right: `"b"`, Label: models.Slogan, Entity: "tifa:x"},
		{Document: "d", Left: "<&>"},
	}
	for name, c := range map[string]struct {
		writer func(*bytes.Buffer) Writer
		lines  []Line
		want   string
	}{
		"csv": {func(b *bytes.Buffer) Writer { return NewCSV(b) }, lines,
			"document,date,start,end,left,key,right,label,entity\n'=cmd,2024,1,2,\"'-a, \",两个,\"\"\"b\"\"\",SLOGAN,tifa:x\nd,,0,0,<&>,,,,\n"},
		"empty csv": {func(b *bytes.Buffer) Writer { return NewCSV(b) }, nil, "document,date,start,end,left,key,right,label,entity\n"},
		"jsonl": {func(b *bytes.Buffer) Writer { return NewJSONL(b) }, lines,
			`{"document":"=cmd","date":"2024","start":1,"end":2,"left":"-a, ","key":"两个","right":"\"b\"","label":"SLOGAN","entity":"tifa:x"}` + "\n" +
				`{"document":"d","date":"","start":0,"end":0,"left":"<&>","key":"","right":""}` + "\n"},
	} {
		var out bytes.Buffer
		w := c.writer(&out)
		for _, l := range c.lines {
			if err := w.Write(l); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, out.String()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// FuzzLines: contexts are what stands beside the key, in any text.
func FuzzLines(f *testing.F) {
	f.Add("the old town of X in the north", "X", 5)
	f.Add("在\xff两个确立\r\n上", "确", 3)
	f.Fuzz(func(t *testing.T, text, wording string, context int) {
		if wording == "" {
			return
		}
		q := Query{Find: find(wording), Context: context % 100}
		runes := []rune(text)
		for _, l := range q.Lines(document("d", "", text)) {
			if l.Start < 0 || l.End > len(runes) || l.Start > l.End {
				t.Fatalf("%d:%d of %d characters", l.Start, l.End, len(runes))
			}
			if n := max(q.Context, 0); utf8.RuneCountInString(l.Left) > n || utf8.RuneCountInString(l.Right) > n {
				t.Fatalf("%q and %q are longer than %d", l.Left, l.Right, n)
			}
			all := strings.Join(strings.Fields(text), "")
			if part := strings.Join(strings.Fields(l.Left), ""); !strings.Contains(all, part) {
				t.Fatalf("%q is not of the text", part)
			}
		}
	})
}
