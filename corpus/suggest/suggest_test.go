package suggest

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/models"
)

// document makes a document in which some names are mentioned, each given as label,
// language and name, with " !" behind it if a dictionary has it. The text is the names
// with blanks between them.
func document(id, date string, names ...string) *models.Document {
	d := &models.Document{ID: id, Date: date}
	for _, n := range names {
		label, rest, _ := strings.Cut(n, " ")
		lang, name, _ := strings.Cut(rest, " ")
		name, known := strings.CutSuffix(name, " !")
		start := len(d.Text)
		d.Text += name + " "
		d.Annotations = append(d.Annotations, models.Annotation{
			Label: models.Label(label), Span: models.Span{Start: start, End: start + len(name)}, Source: models.Source{Extractor: "x", Rule: "r"},
		})
		e := models.Entity{ID: n, Label: models.Label(label), Known: known, Mentions: []int{len(d.Annotations) - 1}}
		switch lang {
		case "en":
			e.Names.English = name
		case "zh":
			e.Names.Chinese = name
		case "zh-Hant":
			e.Names.Traditional = name
		}
		d.Entities = append(d.Entities, e)
	}
	return d
}

// names counts documents and gives what is suggested, one a line.
func names(t *testing.T, o Options, documents ...*models.Document) (out []string) {
	t.Helper()
	o.TempDir = t.TempDir()
	c := New(o)
	for _, d := range documents {
		if err := c.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	all, err := c.Names()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(o.TempDir)
	if err != nil || len(left) > 0 {
		t.Fatalf("left behind: %v, %v", left, err)
	}
	for _, n := range all {
		out = append(out, fmt.Sprintf("%s %s|%s|%s %d/%d %s-%s", n.Label, n.Names.English, n.Names.Chinese, n.Names.Traditional, n.Documents, n.Mentions, n.First, n.Last))
	}
	return out
}

func TestNames(t *testing.T) {
	documents := []*models.Document{
		document("a", "2024-02", "PERSON en Rosa Tideman", "PERSON en Rosa Tideman", "PLACE en Rosa Tideman", "PERSON en Xi Jinping !", "DATE en today", "ORG zh 赣南日报"),
		document("b", "2023-01-05", "PERSON en ROSA TIDEMAN", "ORG zh-Hant 贛南日報", "PERSON zh 王", "PERSON zh 王|李", "PERSON en Al\u200bReed", "PERSON en {place}"),
		document("c", "", "PERSON en rosa tideman", "ORG zh 赣南日报", "PERSON zh 王", "PERSON zh 王|李", "PERSON en Al\u200bReed", "PERSON en {place}", "PERSON en Jo Smoke"),
		document("d", "2025", "PERSON en Jo Smoke", "PERSON en Rosa Tideman", "ORG en 赣南日报", "PERSON en X"),
	}
	for _, c := range []struct {
		name    string
		options Options
		want    []string
	}{
		{"case and script do not matter; labels do", Options{MinDocuments: 3}, []string{
			"PERSON Rosa Tideman|| 4/5 2023-01-05-2025", "ORG |赣南日报|贛南日報 4/4 2023-01-05-2025"}},
		{"fewer documents", Options{MinDocuments: 2}, []string{
			"PERSON Rosa Tideman|| 4/5 2023-01-05-2025", "PERSON Jo Smoke|| 2/2 2025-2025", "ORG |赣南日报|贛南日報 4/4 2023-01-05-2025"}},
		{"limit", Options{MinDocuments: 1, Limit: 1}, []string{
			"PERSON Rosa Tideman|| 4/5 2023-01-05-2025", "ORG |赣南日报|贛南日報 4/4 2023-01-05-2025", "PLACE Rosa Tideman|| 1/1 2024-02-2024-02"}},
		{"labels", Options{MinDocuments: 2, Labels: []models.Label{models.Org}}, []string{"ORG |赣南日报|贛南日報 4/4 2023-01-05-2025"}},
		{"none", Options{MinDocuments: 9}, nil},
	} {
		if diff := cmp.Diff(c.want, names(t, c.options, documents...)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// TestPutAside: what does not fit into memory is counted all the same, through as many
// files as it takes, with the same contexts.
func TestPutAside(t *testing.T) {
	var documents []*models.Document
	for i := range 300 {
		documents = append(documents, document(fmt.Sprint(i), fmt.Sprintf("2024-01-%02d", 1+i%28),
			fmt.Sprintf("PERSON en Rare Name%d", i), fmt.Sprintf("PERSON en Often Name%d", i%13), fmt.Sprintf("ORG zh 机构%d号", i%7)))
	}
	full := func(held int) []Name {
		c := New(Options{MinDocuments: 2, Held: held, TempDir: t.TempDir()})
		for _, d := range documents {
			if err := c.Add(d); err != nil {
				t.Fatal(err)
			}
		}
		if held == 1 && c.aside.made < 2*mostFiles {
			t.Errorf("only %d files were made", c.aside.made)
		}
		all, err := c.Names()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		return all
	}
	want := full(0)
	if len(want) != 20 || want[0].Documents != 24 || len(want[0].Contexts) != mostContexts {
		t.Errorf("%d names: %+v", len(want), want[0])
	}
	for _, held := range []int{1, 40} {
		if diff := cmp.Diff(want, full(held)); diff != "" {
			t.Errorf("with %d held: %s", held, diff)
		}
	}
}

func TestCannotPutAside(t *testing.T) {
	c := New(Options{Held: 1, TempDir: t.TempDir() + "/none"})
	if err := c.Add(document("a", "", "PERSON en Rosa Tideman")); err == nil || !strings.Contains(err.Error(), "putting names aside") {
		t.Errorf("%v", err)
	}
}

// TestManyKinds: what stands beside a count is bounded.
func TestManyKinds(t *testing.T) {
	var c counts
	for i := range 100 {
		c.add(fmt.Sprint(i), 1)
		c.add("0", 1)
	}
	if len(c) != mostKinds || c.most() != "0" || c["0"] != 101 {
		t.Errorf("%v", c)
	}
}

func writer(taken ...string) *Writer {
	w := NewWriter(func(name string) int {
		if strings.HasPrefix(name, "欧阳") || strings.HasPrefix(name, "尉迟") {
			return 2
		}
		if strings.HasPrefix(name, "单") {
			return 1
		}
		return 0
	}, func(id string) bool { return strings.Contains(strings.Join(taken, " "), id) })
	w.Visible = func(s string) string { return strings.ReplaceAll(s, "\x1b", "␛") }
	w.Doubt = func(_ models.Label, name string) string {
		if name == "Al Reed" {
			return "He is there."
		}
		return ""
	}
	return w
}

func TestSlugs(t *testing.T) {
	w := writer("per:jo-smoke")
	for _, c := range []struct {
		label models.Label
		name  string
		want  string
	}{
		{models.Person, "Rosa Tideman", "per:rosa-tideman"},
		{models.Person, "Rosa  Tideman", "per:rosa-tideman-2"},
		{models.Person, "Jo Smoke", "per:jo-smoke-2"},
		{models.Person, "François d’Été-Łukasz Ørsted", "per:francois-dete-lukasz-orsted"},
		{models.Person, "欧阳志勋", "per:ouyang-zhixun"},
		{models.Person, "单志勋", "per:shan-zhixun"},
		{models.Person, "尉迟迟", "per:yuchi-chi"},
		{models.Person, "乔·斯莫克", "per:qiao-simoke"},
		{models.Org, "赣南日报", "org:gan-nan-ri-bao"},
		{models.Event, "2024年ABC峰会", "event:2024-nian-abc-feng-hui"},
		{models.Place, "成都", "place:cheng-du"},
		{models.Doc, "Москва", "doc:unnamed"},
		{models.Doc, "Agreement on the Establishment of the Organisation for Everything That Is to Be Established", "doc:agreement-on-the-establishment-of-the-organisation-for"},
	} {
		if got := w.slugs.id(c.label, c.name); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTable(t *testing.T) {
	var out bytes.Buffer
	err := func() error {
		w := writer()
		w.About = "From a\nrun\x1b."
		return w.Table(&out, "people", []Name{
			{Label: models.Person, Names: models.Names{English: "Rosa Tideman", Chinese: "罗莎"}, Documents: 4, Mentions: 5, First: "2023", Last: "2024-01",
				Rules: []Count{{"a", 3}, {"b", 1}, {"c", 1}, {"d", 1}}, Also: []Count{{"Tideman", 2}}, Contexts: []Context{{"d\x1b", "met ", "Rosa Tideman", " there"}}},
			{Label: models.Person, Names: models.Names{English: "Al Reed"}, Documents: 1, Mentions: 1, First: "2023", Last: "2023", Rules: []Count{{"a", 1}}},
			{Label: models.Person, Names: models.Names{English: "Kennedy"}, Documents: 1, Mentions: 1, Rules: []Count{{"a", 1}}},
		})
	}()
	if err != nil {
		t.Fatal(err)
	}
	want := `# Names of people that no dictionary has. From a run␛.
# Look at every row: is it a name, whole, of one thing? Correct it, fill the other language, take out what is wrong.
id	en	zh	zh-Hant	also
# documents: 4, mentions: 5, 2023 to 2024-01; a 3, b 1, c 1, …
# also called Tideman 2
#   …met [[Rosa Tideman]] there… (d␛)
per:rosa-tideman	Rosa Tideman	罗莎		
# Doubtful names, which are comments:
# documents: 1, mentions: 1, 2023; a 1
# He is there.
# per:al-reed	Al Reed			
# documents: 1, mentions: 1; a 1
# One word alone seldom tells who is meant. If this one does, take the # away:
# per:kennedy	Kennedy			
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// TestPinyin: characters are read as names have them, and of surnames only those are
// listed that are read otherwise.
func TestPinyin(t *testing.T) {
	s := writer().slugs
	if len(s.syllables) < 20000 {
		t.Errorf("%d characters", len(s.syllables))
	}
	for r, want := range map[rune]string{'赣': "gan", '贛': "gan", '吕': "lu", '都': "du"} {
		if s.syllables[r] != want {
			t.Errorf("%c is %q", r, s.syllables[r])
		}
	}
	for r, syllable := range s.syllables {
		if reading := asSurname(r, 1); reading == syllable {
			t.Errorf("%c is read %s in any case", r, reading)
		}
	}
}
