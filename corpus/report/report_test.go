package report

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tifa/corpus/survey"
	"tifa/models"
)

var update = flag.Bool("update", false, "write golden files")

// smallRun is the counts of a small run: two years of meetings with slogans and lists.
func smallRun() *survey.Survey {
	s := survey.New()
	people := []string{"Ada Vale", "Bo Quill", "Cy Marsh", "Di Hale", "Ed Okoro"}
	slogans := []string{"two kites", "three pears", "one lantern", "four gates", "five mills", "six wells", "seven barns"}
	for i := range 120 {
		d := &models.Document{
			ID: fmt.Sprintf("d%d", i), Lang: models.English, Langs: []models.Lang{models.English},
			Date: fmt.Sprintf("%d-%02d-11", 2023+i/60, i/5%12+1), Producer: models.Producer{Name: "tifa", Version: "1", Pack: "sha256:0123456789abcdef"},
		}
		switch {
		case i%16 == 3:
			d.Date = d.Date[:4]
		case i%32 == 5:
			d.Date = ""
			d.Warnings = []models.Warning{{Code: "no-date", Message: "no date"}}
		case i%3 == 0:
			d.Lang, d.Langs = models.SimplifiedChinese, []models.Lang{models.SimplifiedChinese, models.English}
		}
		name := func(label models.Label, id, english string, known bool) {
			d.Annotations = append(d.Annotations, models.Annotation{Label: label, Entity: id, Span: models.Span{Start: len(d.Annotations), End: len(d.Annotations) + 1}})
			d.Entities = append(d.Entities, models.Entity{ID: id, Label: label, Known: known, Names: models.Names{English: english, Chinese: english + " 中"}, Mentions: []int{len(d.Annotations) - 1}})
		}
		for j, p := range people {
			if (i+j)%3 > 0 {
				name(models.Person, fmt.Sprintf("per:%d", j), p, true)
				d.Relations = append(d.Relations, models.Relation{Type: "attends", Head: models.End(len(d.Annotations) - 1), Tail: models.ReportedEventEnd})
			}
		}
		for j, x := range slogans {
			if i%(j+2) == 0 {
				name(models.Slogan, fmt.Sprintf("tifa:%d", j), x, true)
			}
		}
		name(models.Office, fmt.Sprintf("office:%d", i%4), fmt.Sprintf("Secretary of the Guild of Kite Makers of Ward %d", i%4), true)
		if i%3 == 0 {
			name(models.Org, "org:guild", "Guild of Kite Makers", true)
		}
		name(models.Place, fmt.Sprintf("place:%d", i%7), fmt.Sprintf("Ward %d", i%7), i%7 > 0)
		name(models.Person, "per:~1", "Unknown", false)
		s.Add(d, true)
	}
	return s
}

func written(t *testing.T, s *survey.Survey, o Options) string {
	t.Helper()
	r, err := New(s, o)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := r.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGolden: the page of a small run, in both languages; go test -update records them.
func TestGolden(t *testing.T) {
	for _, lang := range Langs() {
		got := written(t, smallRun(), Options{Run: "small.jsonl", Lang: lang})
		file := filepath.Join("testdata", "small."+lang+".html")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs: go test ./corpus/report -update records it", file)
		}
	}
}

// TestFiles: each figure is a file of well-formed SVG that names itself, with a table
// beside it.
func TestFiles(t *testing.T) {
	r, err := New(smallRun(), Options{Run: "x", Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.Files()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
		if strings.HasSuffix(f.Name, ".csv") {
			if rows, err := csv.NewReader(bytes.NewReader(f.Data)).ReadAll(); err != nil || len(rows) < 2 {
				t.Errorf("%s: %d rows, %v", f.Name, len(rows), err)
			}
			continue
		}
		var drawing struct {
			Title string `xml:"title"`
			Desc  string `xml:"desc"`
		}
		if err := xml.Unmarshal(f.Data, &drawing); err != nil || drawing.Title == "" || drawing.Desc == "" {
			t.Errorf("%s: %v, title %q, description %q", f.Name, err, drawing.Title, drawing.Desc)
		}
	}
	want := "trend.svg trend.csv slogans.svg slogans.csv people.svg people.csv offices.svg offices.csv organisations.svg organisations.csv places.svg places.csv " +
		"network.svg network.csv order.svg order.csv coverage.svg coverage.csv quality.svg quality.csv languages.svg languages.csv"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("files %s, want %s", got, want)
	}
}

// TestNothing: a run in which there is next to nothing gives a page that says so.
func TestNothing(t *testing.T) {
	s := survey.New()
	if _, err := New(s, Options{Run: "x", Lang: "en"}); err == nil {
		t.Error("no error for no document")
	}
	s.Add(&models.Document{ID: "a", Lang: models.Other}, true)
	got := written(t, s, Options{Run: "x", Lang: "en"})
	for _, want := range []string{english.noSlogans, english.rankNone, english.networkNone, english.orderNone} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// TestChosen: a page that shows a part of a run says so.
func TestChosen(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "only documents since 2021 · only documents until 2023-06 · without copies</p>",
		"zh": "只计 2021 起的文档 · 只计截至 2023-06 的文档 · 不计重复文档</p>",
	} {
		if got := written(t, smallRun(), Options{Run: "x", Lang: lang, Since: "2021", Until: "2023-06", NoCopies: true}); !strings.Contains(got, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
}

func TestOptions(t *testing.T) {
	for want, o := range map[string]Options{
		`lang: "fr" is no language of a report: use en or zh`: {Lang: "fr"},
		`slogan: no document of the run has "tifa:none"`:      {Lang: "en", Slogans: []string{"tifa:none"}},
	} {
		if _, err := New(smallRun(), o); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if got := written(t, smallRun(), Options{Lang: "en", Slogans: []string{"tifa:6", "tifa:2"}}); strings.Contains(got, "two kites") || strings.Index(got, "seven barns") > strings.Index(got, "one lantern") {
		t.Error("the page draws other slogans than those that were asked for")
	}
}

const evil = `<script>alert("x")</script>"' onload=alert(1) <img src=http://evil.example/x>`

// TestHostileNames: a name, an id or a message is never anything but text, in HTML, in
// SVG and in CSV.
func TestHostileNames(t *testing.T) {
	s := survey.New()
	for i := range 6 {
		d := &models.Document{ID: evil, Lang: evil, Langs: []models.Lang{evil, "en"}, Date: fmt.Sprintf("2024-0%d", i+1)}
		d.Warnings = []models.Warning{{Code: evil, Message: evil}}
		d.Producer = models.Producer{Name: evil, Version: evil, Pack: evil}
		for j, l := range []models.Label{models.Person, models.Person, models.Org, models.Office, models.Place, models.Slogan} {
			if i == 5 && j != 5 {
				continue
			}
			id := fmt.Sprintf("=cmd%d%s", j, evil)
			d.Annotations = append(d.Annotations, models.Annotation{Label: l, Entity: id, Span: models.Span{Start: j, End: j + 1}})
			d.Entities = append(d.Entities, models.Entity{ID: id, Label: l, Known: true, Names: models.Names{English: evil, Chinese: evil}, Mentions: []int{j}})
		}
		if i < 5 {
			d.Relations = []models.Relation{{Type: "attends", Head: 0, Tail: models.ReportedEventEnd}, {Type: "attends", Head: 1, Tail: models.ReportedEventEnd}}
		}
		s.Add(d, true)
	}
	got := written(t, s, Options{Run: evil, Lang: "en"})
	root, err := html.Parse(strings.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	drawn := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "svg" {
			drawn++
		}
		if slices.Contains([]string{"script", "img", "iframe", "object", "embed", "link", "form"}, n.Data) {
			t.Errorf("the page has an element %s", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "src", a.Key == "srcset":
				t.Errorf("%s has an attribute %s=%q", n.Data, a.Key, a.Val)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "data:text/csv;charset=utf-8;base64,"):
				t.Errorf("a link to %q", a.Val)
			}
		}
	}
	if drawn < 20 {
		t.Errorf("only %d drawings", drawn)
	}
	r, err := New(s, Options{Run: evil, Lang: "zh"})
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f.Name, ".svg") {
			onlyDrawing(t, f)
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range slices.Concat(rows...) {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("%s has a formula: %q", f.Name, cell)
			}
		}
	}
}

// onlyDrawing says what of a file of SVG is no part of a drawing.
func onlyDrawing(t *testing.T, f File) {
	t.Helper()
	allowed := map[string]bool{"svg": true, "title": true, "desc": true, "style": true, "g": true, "text": true, "line": true, "path": true, "rect": true, "circle": true}
	d := xml.NewDecoder(bytes.NewReader(f.Data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if e, ok := token.(xml.StartElement); ok {
			if !allowed[e.Name.Local] {
				t.Errorf("%s has an element %s", f.Name, e.Name.Local)
			}
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" {
					t.Errorf("%s has an attribute %s", f.Name, a.Name.Local)
				}
			}
		}
	}
}

// TestSelfContained: nothing on a page, and nothing in its style, is fetched.
func TestSelfContained(t *testing.T) {
	got := written(t, smallRun(), Options{Run: "x", Lang: "en"})
	for _, outside := range []string{"http:", "https:", "url(", "@import", "src=", "<script", "//cdn"} {
		if strings.Contains(got, outside) {
			t.Errorf("the page has %q", outside)
		}
	}
}

// TestDrawn: a drawing covers all dates, or the hundred years with the most documents,
// and says what it leaves out.
func TestDrawn(t *testing.T) {
	for _, c := range []struct {
		dates   []string
		from    survey.Period
		to      survey.Period
		outside int
	}{
		{[]string{"2024-03-01"}, "2024-03", "2024-03", 0},
		{[]string{"2024", "2023-11"}, "2023-11", "2024-12", 0},
		{[]string{"1999-05", "2024-03", "2024-04", "9999-12"}, "1999-05", "2024-04", 1},
		{[]string{"0001-01", "1950", "2024", "2024-02"}, "1950-01", "2024-12", 1},
		{[]string{"1800", "2000"}, "2000-01", "2000-12", 1},
	} {
		s := survey.New()
		for _, date := range append(c.dates, "") {
			s.Add(&models.Document{Date: date}, true)
		}
		m, outside, ok := drawn(s)
		if !ok || outside != c.outside || periodOf(m.first) != c.from || periodOf(m.last) != c.to {
			t.Errorf("%q: %s to %s, %d outside", c.dates, periodOf(m.first), periodOf(m.last), outside)
		}
		r := Report{words: english, survey: s}
		if got := r.notDrawn("Note.", outside, true); !strings.Contains(got, "without a date (1)") || strings.Contains(got, "far off") != (outside > 0) {
			t.Error(got)
		}
	}
}

// TestIDs: no id comes twice, and what names another element finds it.
func TestIDs(t *testing.T) {
	root, err := html.Parse(strings.NewReader(written(t, smallRun(), Options{Run: "x", Lang: "en"})))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	var named []string
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if ids[a.Val] {
					t.Errorf("the id %q comes twice", a.Val)
				}
				ids[a.Val] = true
			case "aria-labelledby":
				named = append(named, strings.Fields(a.Val)...)
			case "href":
				if id, ok := strings.CutPrefix(a.Val, "#"); ok {
					named = append(named, id)
				}
			}
		}
	}
	for _, id := range named {
		if !ids[id] {
			t.Errorf("nothing has the id %q", id)
		}
	}
	if len(named) < 30 {
		t.Errorf("only %d ids are named", len(named))
	}
}

// TestLayout: nodes and their names lie within the drawing and on no other, and the
// same network lies the same.
func TestLayout(t *testing.T) {
	for _, size := range []struct {
		nodes         int
		width, height float64
		label         float64
	}{{2, wide, 200, 130}, {9, wide, 340, 130}, {wideNodes, wide, 640, 130}, {narrowNodes, narrow, 560, 104}, {5, narrow, 340, 104}} {
		n, width, height := size.nodes, size.width, size.height
		var g graph
		for i := range n {
			g.nodes = append(g.nodes, &survey.Entity{ID: fmt.Sprint(i)})
			for _, j := range []int{i / 2, i / 3, (i * 7) % n} {
				if i%5 > 0 && i != j {
					g.edges = append(g.edges, edge{a: i, b: j, weight: 1 / float64(i+1)})
				}
			}
		}
		lay := func() []box {
			boxes := make([]box, n)
			for i := range boxes {
				boxes[i].width, boxes[i].height = size.label*float64(4-i%3)/4, float64(30+i%3*14)
			}
			g.place(boxes, width, height)
			return boxes
		}
		boxes := lay()
		for i, a := range boxes {
			if math.IsNaN(a.x+a.y) || a.x < a.width/2-0.1 || a.x > width-a.width/2+0.1 || a.y < above-0.1 || a.y+a.height-above > height+0.1 {
				t.Errorf("%d nodes: %d lies outside, at %.0f,%.0f", n, i, a.x, a.y)
			}
			for j, b := range boxes[:i] {
				if math.Abs(a.x-b.x) < (a.width+b.width)/2-1 && min(a.y+a.height, b.y+b.height) > max(a.y, b.y)+1 {
					t.Errorf("%d nodes: %d lies on %d", n, i, j)
				}
			}
		}
		if !slices.Equal(boxes, lay()) {
			t.Errorf("%d nodes lie elsewhere the second time", n)
		}
	}
}

// TestPercent: small shares keep a digit, and what is there is never 0%.
func TestPercent(t *testing.T) {
	for want, c := range map[string][2]int{"0%": {0, 5}, "100%": {5, 5}, "50%": {1, 2}, "3.3%": {1, 30}, "<0.1%": {1, 100000}, "–": {0, 0}} {
		if got := percent(c[0], c[1]); got != want {
			t.Errorf("%d of %d: %s, want %s", c[0], c[1], got, want)
		}
	}
	if got := count(1234567); got != "1,234,567" {
		t.Error(got)
	}
}
