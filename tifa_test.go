package tifa_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"tifa"
	"tifa/corpus/evaluate/gold"
	"tifa/models"
)

var update = flag.Bool("update", false, "write the golden files anew")

var shared struct {
	sync.Once
	annotator *tifa.Annotator
	err       error
}

// annotator is one with the default options, shared by the tests of the package.
func annotator(t testing.TB) *tifa.Annotator {
	t.Helper()
	shared.Do(func() { shared.annotator, shared.err = tifa.New(tifa.Options{}) })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.annotator
}

func annotate(t *testing.T, doc *models.Document) *models.Document {
	t.Helper()
	out, err := annotator(t).Annotate(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// schema checks JSON against the published schema.
var schema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(models.SchemaJSON()))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("tifa-1.json", value); err != nil {
		return nil, err
	}
	return c.Compile("tifa-1.json")
})

// check holds for every document that was annotated: its JSON fits the schema and
// reads back as the same document, spans fit the text and nest, names have
// entities, and ids lead somewhere.
func check(t *testing.T, doc *models.Document) {
	t.Helper()
	s, err := schema()
	if err != nil {
		t.Fatal(err)
	}
	for _, unit := range []models.Unit{models.CodePoint, models.Byte, models.UTF16} {
		data, err := doc.Encode(models.Encoding{Offsets: unit})
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(value); err != nil {
			t.Errorf("%s: %v", doc.ID, err)
		}
		back, err := models.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		again, err := back.Encode(models.Encoding{Offsets: unit})
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: the document changed on its way through %s offsets (%v)", doc.ID, unit, err)
		}
	}
	entities := map[string]bool{}
	for _, e := range doc.Entities {
		if entities[e.ID] {
			t.Errorf("%s: entity %s stands twice", doc.ID, e.ID)
		}
		entities[e.ID] = true
		if e.Known == strings.Contains(e.ID, "~") || !strings.HasPrefix(e.ID, e.Label.Prefix()) || e.Names == (models.Names{}) {
			t.Errorf("%s: entity %+v", doc.ID, e)
		}
		for _, m := range e.Mentions {
			if doc.Annotations[m].Entity != e.ID {
				t.Errorf("%s: annotation %d is no mention of %s", doc.ID, m, e.ID)
			}
		}
	}
	for i, a := range doc.Annotations {
		switch {
		case !a.Span.Valid(doc.Text):
			t.Errorf("%s: %s at %v does not fit the text", doc.ID, a.Label, a.Span)
		case a.Label.IsName() != entities[a.Entity], a.Label.IsName() == (a.Timex != nil):
			t.Errorf("%s: %s %q has the entity %q and timex %v", doc.ID, a.Label, a.Span.In(doc.Text), a.Entity, a.Timex)
		case a.Source.Extractor == "" || a.Source.Rule == "":
			t.Errorf("%s: %q does not say who made it", doc.ID, a.Span.In(doc.Text))
		}
		for _, b := range doc.Annotations[i+1:] {
			if a.Span.Crosses(b.Span) || a.Span == b.Span {
				t.Errorf("%s: %s %q and %s %q", doc.ID, a.Label, a.Span.In(doc.Text), b.Label, b.Span.In(doc.Text))
			}
			if a.Compare(&b) >= 0 {
				t.Errorf("%s: annotations are out of order at %q", doc.ID, b.Span.In(doc.Text))
			}
		}
	}
}

// sampleFiles are the reports of corpus/samples with their date if it is not in
// the text.
var sampleFiles = []string{"chongqing-2023-09-08", "ganzhou-2024-07-26"}

func sample(t testing.TB, name string) *models.Document {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("corpus/samples", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return &models.Document{ID: name, Text: string(text)}
}

// TestGolden compares the samples with what was last looked at; -update writes it.
func TestGolden(t *testing.T) {
	for _, name := range sampleFiles {
		doc := annotate(t, sample(t, name))
		check(t, doc)
		doc.Producer = models.Producer{Name: "tifa"}
		got, err := doc.Encode(models.Encoding{Pretty: true})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata/golden", name+".json")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s changed; if that is right, run go test . -run Golden -update (-golden +now):\n%s", name, diff)
		}
	}
}

// TestSeedReport: what must stand on the report that the project began with.
func TestSeedReport(t *testing.T) {
	doc := annotate(t, sample(t, "chongqing-2023-09-08"))
	if doc.Date != "2023-09-08" || !strings.HasPrefix(doc.Title, "Chongqing Municipal Party Committee Holds") || doc.Lang != models.English {
		t.Errorf("date %q, title %q, language %s", doc.Date, doc.Title, doc.Lang)
	}
	if d := doc.Dateline; d == nil || strings.Join(d.Places, " ") != "place:CN-CQ place:CN" || d.Agency != "" {
		t.Errorf("dateline %+v", d)
	}
	find := func(label models.Label, text string) (found []models.Annotation) {
		for _, a := range doc.Annotations {
			if a.Label == label && a.Span.In(doc.Text) == text {
				found = append(found, a)
			}
		}
		return found
	}
	for _, want := range []struct {
		label  models.Label
		text   string
		n      int
		entity string
	}{
		{models.Person, "Xi Jinping", 4, "per:xi-jinping"},
		{models.Person, "Yuan Jiajun", 1, "per:yuan-jiajun"},
		{models.Office, "General Secretary", 3, "office:cpc-general-secretary"},
		{models.Office, "Secretary of the Municipal Party Committee", 1, "office:cpc-chongqing-secretary"},
		{models.Org, "Standing Committee of the Municipal Party Committee", 1, "org:cpc-chongqing-standing-committee"},
		{models.Org, "Municipal Party Committee", 3, "org:cpc-chongqing-committee"},
		{models.Event, "2023 China International Intelligent Industry Expo", 1, "event:smart-china-expo-2023"},
		{models.Event, "20th National Congress of the Communist Party of China", 1, "event:cpc-20th-national-congress"},
		{models.Event, "thematic education", 6, "event:thematic-education-2023"},
		{models.Slogan, "two establishments", 1, "tifa:two-establishes"},
		{models.Slogan, "two safeguards", 1, "tifa:two-upholds"},
		{models.Slogan, "rural revitalization", 5, "tifa:rural-revitalization"},
		{models.Doc, "congratulatory letter", 3, "doc:~1"},
		{models.Slogan, "top leaders", 0, ""},
	} {
		found := find(want.label, want.text)
		if len(found) != want.n {
			t.Errorf("%s %q stands %d times, want %d", want.label, want.text, len(found), want.n)
		}
		for _, a := range found {
			if a.Entity != want.entity {
				t.Errorf("%s %q is %s, want %s", want.label, want.text, a.Entity, want.entity)
			}
		}
	}
	if d := find(models.Date, "September 8"); len(d) != 1 || d[0].Timex.Value != "2023-09-08" {
		t.Errorf("September 8: %+v", d)
	}
	var holders []string
	for _, r := range doc.Relations {
		if r.Type == "holds_office" {
			holders = append(holders, doc.Annotations[r.Head].Entity+" "+doc.Annotations[r.Tail].Entity)
		}
	}
	slices.Sort(holders)
	want := []string{"per:xi-jinping office:cpc-general-secretary", "per:xi-jinping office:cpc-general-secretary", "per:xi-jinping office:cpc-general-secretary", "per:yuan-jiajun office:cpc-chongqing-secretary"}
	if diff := cmp.Diff(want, holders); diff != "" {
		t.Error(diff)
	}
	if !slices.Contains(doc.Sentences, models.Span{Start: bytesBefore(doc.Text, 147), End: bytesBefore(doc.Text, 357)}) {
		t.Error("the first sentence behind the headline is not one")
	}
}

// bytesBefore is the byte at which code point n begins.
func bytesBefore(text string, n int) int {
	for i := range text {
		if n--; n < 0 {
			return i
		}
	}
	return len(text)
}

// TestEveryGoldDocument checks the output of documents of many kinds.
func TestEveryGoldDocument(t *testing.T) {
	sets, err := gold.Read("corpus/gold")
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range sets[0].Documents {
		check(t, annotate(t, &models.Document{ID: g.ID, Text: g.Text, Date: g.Date}))
		check(t, annotate(t, &models.Document{ID: g.ID, Text: strings.ToUpper(g.Text)}))
	}
}

// TestOddDocuments: nothing that is no report makes a panic, an error or output
// that breaks the schema.
func TestOddDocuments(t *testing.T) {
	chongqing := sample(t, "chongqing-2023-09-08").Text
	for name, text := range map[string]string{
		"empty":         "",
		"blank":         " \n\t\u3000",
		"invalid":       "Xi \xff\xfeJinping met \xe4\xb8 Macron in Paris. 习近平\xff说。",
		"NUL":           "Xi Jinping\x00 met Macron\x00",
		"astral":        "𠮷野家 and 😀 met Xi Jinping 😀。习近平𠮷",
		"control":       "\x01\x02\x03Xi Jinping\x1b[31m",
		"one character": "习",
		"byte order":    "\ufeff date 2023-09-08 Title\n\nXi Jinping spoke on Friday.",
		"carriage":      strings.ReplaceAll(chongqing, "\n", "\r\n"),
		"one line":      strings.ReplaceAll(chongqing, "\n", " "),
		"wide":          "２０２３年９月８日，Ｘｉ　Ｊｉｎｐｉｎｇ",
		"brackets":      strings.Repeat("（《", 500) + strings.Repeat("》）", 500),
		"capitals":      strings.Repeat("The Bank Of The World Committee Of ", 200),
	} {
		doc := annotate(t, &models.Document{ID: name, Text: text, Date: "2023-09-08"})
		if doc.Text != text {
			t.Errorf("%s: the text was changed", name)
		}
		check(t, doc)
		withTokens(t, name, text)
	}
}

var tokenAnnotator = sync.OnceValues(func() (*tifa.Annotator, error) {
	var o tifa.Options
	o.Tokens = true
	return tifa.New(o)
})

// withTokens checks that tokens cover the sentences.
func withTokens(t *testing.T, name, text string) {
	t.Helper()
	a, err := tokenAnnotator()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := a.Annotate(t.Context(), &models.Document{ID: name, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc)
	for _, token := range doc.Tokens {
		if !token.Span.Valid(text) {
			t.Errorf("%s: token %v", name, token)
		}
	}
	if utf8.ValidString(text) && strings.TrimSpace(text) != "" && len(doc.Tokens) == 0 {
		t.Errorf("%s: no tokens", name)
	}
}

// TestWarnings: what limits the result is told.
func TestWarnings(t *testing.T) {
	tests := []struct {
		name string
		doc  models.Document
		want string
	}{
		{"nothing to say", models.Document{Text: "Xi Jinping spoke.", Date: "2023-09-08"}, ""},
		{"no date", models.Document{Text: "Xi Jinping spoke on Friday."}, "no-date"},
		{"empty", models.Document{}, "empty"},
		{"another language", models.Document{Text: "Le président de la République a reçu mardi 2023-09-08 le chancelier allemand pour un entretien consacré à la défense.", Date: "2023"}, "language"},
		{"invalid bytes", models.Document{Text: "Xi Jinping \xff spoke.", Date: "2023"}, "encoding"},
	}
	for _, tt := range tests {
		doc := annotate(t, &tt.doc)
		var codes []string
		for _, w := range doc.Warnings {
			codes = append(codes, w.Code)
		}
		if got := strings.Join(codes, " "); got != tt.want {
			t.Errorf("%s: warnings %q, want %q", tt.name, got, tt.want)
		}
	}
	doc := annotate(t, &tests[1].doc)
	for _, a := range doc.Annotations {
		if a.Timex != nil && a.Timex.Value != "" {
			t.Errorf("without a date Friday is %s", a.Timex.Value)
		}
	}
	if doc := annotate(t, &tests[3].doc); len(doc.Annotations) != 1 || doc.Annotations[0].Timex == nil || doc.Lang != models.Other {
		t.Errorf("in French, found %+v", doc.Annotations)
	}
	if w := annotate(t, &tests[4].doc).Warnings[0]; w.Span == nil || w.Span.Start != 11 {
		t.Errorf("the invalid byte is at %+v", w.Span)
	}
}

// TestDates: the setting beats the field, the field the header, the header the
// dateline.
func TestDates(t *testing.T) {
	header := " date 2023-09-08 Title of the report\n\nBEIJING, March 12, 2022 (Xinhua) -- Xi Jinping spoke."
	dateline := "Title of the report\n\nBEIJING, March 12, 2022 (Xinhua) -- Xi Jinping spoke."
	for _, tt := range []struct{ setting, field, text, want string }{
		{"2021", "2020-02", header, "2021"},
		{"", "2020-02", header, "2020-02"},
		{"", "2020-02-03T10:00:00+08:00", header, "2020-02-03"},
		{"", "", header, "2023-09-08"},
		{"", "", dateline, "2022-03-12"},
		{"", "", "Xi Jinping spoke.", ""},
	} {
		var o tifa.Options
		o.Date = tt.setting
		a := annotator(t)
		if tt.setting != "" {
			var err error
			if a, err = tifa.New(o); err != nil {
				t.Fatal(err)
			}
		}
		doc, err := a.Annotate(t.Context(), &models.Document{Text: tt.text, Date: tt.field})
		if err != nil || doc.Date != tt.want {
			t.Errorf("%+v: got %q, %v", tt, doc.Date, err)
		}
	}
	if _, err := annotator(t).Annotate(t.Context(), &models.Document{Text: "x", Date: "soon"}); err == nil || !strings.Contains(err.Error(), `"soon" is no date`) {
		t.Errorf("a date that is none: %v", err)
	}
	if _, err := annotator(t).Annotate(t.Context(), &models.Document{Text: "x", Lang: "fr"}); err == nil || !strings.Contains(err.Error(), "use en, zh") {
		t.Errorf("a language that is none: %v", err)
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, name := range sampleFiles {
		f.Add(sample(f, name).Text)
	}
	f.Add("（中央社記者林小文台北10日電）賴總統\xff 中美關係 《條例》第十五號令 “two safeguards”")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			text = text[:4000]
		}
		check(t, annotate(t, &models.Document{Text: text, Date: "2024-06-20"}))
	})
}
