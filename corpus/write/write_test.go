package write

import (
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/models"
)

var update = flag.Bool("update", false, "write the golden files anew")

// span is the n-th stretch of a text that reads so.
func span(t *testing.T, text, words string) models.Span {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return models.Span{Start: i, End: i + len(words)}
}

// documents are two with everything that a format may have trouble with: nesting,
// line ends within a name, markup, characters of four bytes, relations with the
// document, one id twice; and one in which nothing was found.
func documents(t *testing.T) []*models.Document {
	t.Helper()
	const english = "Chongqing, China – On September 8,\n the Standing Committee of the\r\nMunicipal Party Committee <met> & \"spoke\".  Yuan Jiajun presided.\x01\n"
	const chinese = "𠮷田说，重庆市委书记袁家军3月12日至14日在北京。"
	at := func(text, words string) models.Span { return span(t, text, words) }
	quote := at(english, `"spoke"`)
	producer := models.Producer{Name: "tifa", Version: "0", Pack: "sha256:00"}
	return []*models.Document{
		{
			ID: "../a b/<1>", Lang: models.English, Langs: []models.Lang{models.English}, Date: "2023-09-08", Title: "A \"title\", of sorts", Byline: []string{"A. Writer"},
			Meta:     map[string]json.RawMessage{"url": json.RawMessage(`"https://example.org/1?a=b&c"`)},
			Dateline: &models.Dateline{Places: []string{"place:CN-CQ", "place:CN"}, Agency: "org:xinhua"}, ReportedEvent: &models.ReportedEvent{Type: "party_committee_meeting", Place: "place:CN-CQ"},
			Text: english, Sentences: []models.Span{{Start: 0, End: strings.Index(english, "  Yuan")}, {Start: strings.Index(english, "Yuan"), End: len(english) - 2}},
			Annotations: []models.Annotation{
				{Label: models.Place, Span: at(english, "Chongqing"), Entity: "place:CN-CQ", Source: models.Source{Extractor: "places", Rule: "lexicon", Entry: "place:CN-CQ"}},
				{Label: models.Date, Span: at(english, "September 8"), Timex: &models.Timex{Type: "DATE", Value: "2023-09-08", From: "2023-09-08", To: "2023-09-09", Stated: []string{"month", "day"}}, Source: models.Source{Extractor: "dates", Rule: "en.month-day"}},
				{Label: models.Org, Span: at(english, "Standing Committee of the\r\nMunicipal Party Committee"), Entity: "org:cpc-chongqing-standing-committee", Attrs: []models.Attr{{Key: "level", Values: []string{"municipal"}}}, Source: models.Source{Extractor: "orgs", Rule: "en.body"}},
				{Label: models.Org, Span: at(english, "Municipal Party Committee"), Entity: "org:cpc-chongqing-committee", Source: models.Source{Extractor: "orgs", Rule: "lexicon", Entry: "org:cpc-{place}-committee"}},
				{Label: models.Person, Span: at(english, "Yuan Jiajun"), Entity: "per:yuan-jiajun", Source: models.Source{Extractor: "people", Rule: "lexicon", Entry: "per:yuan-jiajun"}},
			},
			Entities: []models.Entity{
				{ID: "place:CN-CQ", Label: models.Place, Known: true, Names: models.Names{English: "Chongqing", Chinese: "重庆"}, Mentions: []int{0}},
				{ID: "per:yuan-jiajun", Label: models.Person, Known: true, Names: models.Names{English: "Yuan Jiajun", Chinese: "袁家军", Traditional: "袁家軍"}, Mentions: []int{4}},
			},
			Relations: []models.Relation{
				{Type: "presides", Head: 4, Tail: models.ReportedEventEnd, Source: models.Source{Extractor: "relations", Rule: "en.presides"}},
				{Type: "member_of", Head: 4, Tail: 2, Cue: &quote, Quote: &quote, Attrs: []models.Attr{{Key: "since", Values: []string{"2022"}}}, Source: models.Source{Extractor: "relations", Rule: "en.member"}},
			},
			Warnings: []models.Warning{{Code: "encoding", Message: "something", Span: &quote}}, Producer: producer,
		},
		{
			ID: "中文", Lang: models.SimplifiedChinese, Langs: []models.Lang{models.SimplifiedChinese}, DuplicateOf: "first",
			Text: chinese, Sentences: []models.Span{{Start: 0, End: len(chinese)}},
			Annotations: []models.Annotation{
				{Label: models.Person, Span: at(chinese, "𠮷田"), Entity: "per:~1", Source: models.Source{Extractor: "people", Rule: "zh.name"}},
				{Label: models.Office, Span: at(chinese, "重庆市委书记"), Entity: "office:cpc-chongqing-secretary", Source: models.Source{Extractor: "offices", Rule: "lexicon"}},
				{Label: models.Org, Span: at(chinese, "重庆市委"), Entity: "org:cpc-chongqing-committee", Source: models.Source{Extractor: "orgs", Rule: "lexicon"}},
				{Label: models.Duration, Span: at(chinese, "3月12日至14日"), Timex: &models.Timex{Type: "DURATION", Value: "P3D", Mod: "APPROX"}, Source: models.Source{Extractor: "dates", Rule: "zh.range"}},
				{Label: models.Date, Span: at(chinese, "14日"), Timex: &models.Timex{Type: "DATE"}, Source: models.Source{Extractor: "dates", Rule: "zh.day"}},
			},
			Producer: producer,
		},
		{ID: "中文", Lang: models.Other, Text: "Nothing.", Producer: producer},
	}
}

// written writes the documents in a format, and gives the path.
func written(t *testing.T, o Options, docs []*models.Document) (path string, lost Losses) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "out")
	sink, err := Open(path, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	encode := o.Encoder()
	for i, d := range docs {
		e, err := encode(d)
		if err == nil {
			lost.Add(e.Lost)
			err = sink.Write(i+1, e)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := sink.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Finish(path, o.To); err != nil {
		t.Fatal(err)
	}
	return path, lost
}

// content is an output as text: its file, its files, or the rows of its tables.
func content(t *testing.T, path string, to Format) string {
	t.Helper()
	switch to {
	case SQLite:
		return sqliteContent(t, path)
	case Parquet:
		return parquetContent(t, path)
	}
	if !to.IsFolder() {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	var out strings.Builder
	entries, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(path, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "== %s ==\n%s", e.Name(), data)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	for _, name := range Names() {
		for _, noText := range []bool{false, true} {
			o := Options{To: Format(name), NoText: noText}
			if o.Check() != nil {
				continue
			}
			file := filepath.Join("testdata", name+".golden")
			if noText {
				file = filepath.Join("testdata", name+"-no-text.golden")
			}
			t.Run(filepath.Base(file), func(t *testing.T) {
				path, lost := written(t, o, documents(t))
				got := content(t, path, o.To) + "== lost ==\n" + lost.String() + "\n"
				if noText && (strings.Contains(got, "Municipal") || strings.Contains(got, "市委")) {
					t.Error("the output holds words of the text")
				}
				if *update {
					if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
					return
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// TestTakenUp: an output that is taken up behind a mark is what one run would have
// written, whatever was written behind the mark.
func TestTakenUp(t *testing.T) {
	docs := documents(t)
	for _, name := range Names() {
		o := Options{To: Format(name)}
		if !o.To.Continues() {
			continue
		}
		t.Run(name, func(t *testing.T) {
			whole, _ := written(t, o, docs)
			want := content(t, whole, o.To)
			encode := o.Encoder()
			for cut := 0; cut <= len(docs); cut++ { // documents before the mark
				path := filepath.Join(t.TempDir(), "out")
				sink, err := Open(path, o, nil)
				if err != nil {
					t.Fatal(err)
				}
				write := func(from, to int) {
					for i := from; i < to; i++ {
						e, err := encode(docs[i])
						if err == nil {
							err = sink.Write(i+1, e)
						}
						if err != nil {
							t.Fatal(err)
						}
					}
				}
				write(0, cut)
				mark, err := sink.Sync()
				if err != nil {
					t.Fatal(err)
				}
				write(cut, len(docs))
				if cut%2 == 0 { // cut off at the end, or before it
					err = sink.Close()
				} else {
					err = sink.Abandon()
				}
				if err != nil {
					t.Fatal(err)
				}
				if sink, err = Open(path, o, &mark); err != nil {
					t.Fatal(err)
				}
				write(cut, len(docs))
				if err := sink.Close(); err != nil {
					t.Fatal(err)
				}
				if err := Finish(path, o.To); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, content(t, path, o.To)); diff != "" {
					t.Errorf("taken up behind %d documents: %s", cut, diff)
				}
			}
		})
	}
}

// TestJSONForms: one document is an object, none or several are an array.
func TestJSONForms(t *testing.T) {
	for n := range 4 {
		path, _ := written(t, Options{To: JSON}, documents(t)[:n])
		var v any
		if err := json.Unmarshal([]byte(content(t, path, JSON)), &v); err != nil {
			t.Errorf("%d documents: %v", n, err)
		}
		if list, ok := v.([]any); ok == (n == 1) || ok && len(list) != n {
			t.Errorf("%d documents are %T", n, v)
		}
	}
}

// TestTextOfTimeML: the text of TimeML is the text, but for what XML cannot hold.
func TestTextOfTimeML(t *testing.T) {
	for _, d := range documents(t) {
		e, err := Options{To: TimeML}.Encoder()(d)
		if err != nil {
			t.Fatal(err)
		}
		dec := xml.NewDecoder(strings.NewReader(string(e.files[0].data)))
		var text strings.Builder
		in := 0
		for {
			token, err := dec.Token()
			if token == nil {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch x := token.(type) {
			case xml.StartElement:
				if x.Name.Local == "TEXT" || in > 0 {
					in++
				}
			case xml.EndElement:
				in = max(in-1, 0)
			case xml.CharData:
				if in > 0 {
					text.Write(x)
				}
			}
		}
		if want := strings.ReplaceAll(d.Text, "\x01", "\ufffd"); text.String() != want {
			t.Errorf("%q, want %q", text.String(), want)
		}
	}
}

func TestFileNames(t *testing.T) {
	for id, want := range map[string]string{
		"chongqing-2023-09-08": "chongqing-2023-09-08",
		"中文_1.2":               "中文_1.2",
		"":                     "-e3b0c442",
		"..":                   "_.-5ec1f7e7",
		"a.":                   "a.-",
		"../../etc/passwd":     "_._.._etc_passwd-",
		"CON":                  "CON-",
		"lpt1.x":               "lpt1.x-",
		"a\x00b":               "a_b-",
		"a/b":                  "a_b-",
		"a_b":                  "a_b",
		"https://x.org/a?b=c":  "https___x.org_a_b_c-",
		"a\xffb":               "a_b-",
		"index":                "index-",
	} {
		got := fileName(id)
		if !strings.HasPrefix(got, want) || !strings.HasSuffix(want, "-") && got != want {
			t.Errorf("%q is named %q, want %q", id, got, want)
		}
	}
	long := fileName(strings.Repeat("重", 100))
	if len(long) > maxName+9 || !strings.HasPrefix(long, "重重") {
		t.Errorf("%d bytes: %s", len(long), long)
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("../a")
	f.Add("con.txt")
	f.Fuzz(func(t *testing.T, id string) {
		name := fileName(id)
		if name == "" || name != filepath.Base(name) || name[0] == '.' || len(name) > maxName+9 || strings.ContainsAny(name, "/\\:\x00\n\t") {
			t.Errorf("%q is named %q", id, name)
		}
	})
}

// TestUnits: units cover everything but white space, in order, and end where
// annotations and sentences do.
func TestUnits(t *testing.T) {
	for _, d := range documents(t) {
		check := func() {
			at := 0
			var ends []int
			for _, u := range units(d) {
				if strings.TrimSpace(d.Text[at:u.Start]) != "" || u.Start < at || u.Len() == 0 {
					t.Errorf("%q stands between units", d.Text[at:u.Start])
				}
				at = u.End
				ends = append(ends, u.Start, u.End)
			}
			if strings.TrimSpace(d.Text[at:]) != "" {
				t.Errorf("%q stands behind the units", d.Text[at:])
			}
			for _, a := range d.Annotations {
				if !slices.Contains(ends, a.Span.Start) || !slices.Contains(ends, a.Span.End) {
					t.Errorf("no unit ends at %v", a.Span)
				}
			}
		}
		check()
		// Words that cut through an annotation, and white space within a word.
		d.Tokens = []models.Token{{Span: models.Span{Start: 0, End: min(14, len(d.Text))}}}
		if d.Text[0] == 'C' {
			check()
		}
	}
}

func TestStream(t *testing.T) {
	var out strings.Builder
	s, err := Stream(&out, CSV)
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range documents(t) {
		e, err := Options{To: CSV}.Encoder()(d)
		if err == nil {
			err = s.Write(i+1, e)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	path, _ := written(t, Options{To: CSV}, documents(t))
	if want := content(t, path, CSV); out.String() != want { // each document is passed on at once
		t.Errorf("%s, want %s", out.String(), want)
	}
}

func TestFormats(t *testing.T) {
	if _, err := Parse("auto"); err == nil || !strings.Contains(err.Error(), "use json, jsonl, csv") {
		t.Error(err)
	}
	if err := (Options{To: Brat, NoText: true}).Check(); err == nil || !strings.Contains(err.Error(), "brat cannot do without the text") {
		t.Error(err)
	}
	if err := (Options{To: SpaCy, Offsets: models.Byte}).Check(); err == nil || !strings.Contains(err.Error(), "counts in code points") {
		t.Error(err)
	}
}
