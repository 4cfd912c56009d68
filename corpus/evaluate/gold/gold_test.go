package gold

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/models"
)

// write puts files, given as name and content in turn, into a new folder.
func write(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		file := filepath.Join(dir, files[i])
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// shown is a document as a test states it: a line a span and relation.
func shown(d Document) (out []string) {
	for _, s := range d.Spans {
		line := s.Label + " " + s.In(d.Text)
		if s.Entity != "" {
			line += " =" + s.Entity
		}
		if s.Value != "" {
			line += " @" + s.Value
		}
		if s.From != "" {
			line += " [" + s.From + "," + s.To + ")"
		}
		for _, r := range s.Readings {
			line += " ~" + r.Value + "[" + r.From + "," + r.To + ")"
		}
		out = append(out, line)
	}
	end := func(e models.End) string {
		if e < 0 {
			return map[models.End]string{models.DocumentEnd: "@doc", models.ReportedEventEnd: "@doc_event"}[e]
		}
		return d.Spans[e].In(d.Text)
	}
	for _, r := range d.Relations {
		line := r.Type + ": " + end(r.Head) + " -> " + end(r.Tail)
		if r.Cue != nil {
			line += " by " + r.Cue.In(d.Text)
		}
		out = append(out, line)
	}
	return out
}

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name, file, content string
		ids                 []string
		want                []string // of all documents
	}{
		{
			"JSON with spans", "a.json", `{"id":"x","lang":"zh","date":"2024-05-01","text":"重庆市委书记袁家军说",
			"spans":[{"id":"s2","start":0,"end":4,"label":"ORG","text":"重庆市委","canonical":"org:c"},{"id":"s1","start":0,"end":6,"label":"OFFICE","text":"重庆市委书记"},
			{"id":"p","start":6,"end":9,"label":"PERSON","text":"袁家军"}],
			"relations":[{"type":"holds_office","head":"p","tail":"s1"},{"type":"says","head":"p","tail":"@doc","cue":{"start":9,"end":10,"text":"说"}}]}`,
			[]string{"x"},
			[]string{"OFFICE 重庆市委书记", "ORG 重庆市委 =org:c", "PERSON 袁家军", "holds_office: 袁家军 -> 重庆市委书记", "says: 袁家军 -> @doc by 说"},
		},
		{
			"JSON Lines, without ids and texts", "a.jsonl", "\ufeff" + `{"text":"Xi met Putin","spans":[{"start":0,"end":2,"label":"PER"},{"start":7,"end":12,"label":"PER","entity":"p"}]}` + "\n\n" + `{"id":7,"text":"today","ref_date":"2024-01-02T00:00:00","spans":[{"start":0,"end":5,"label":"date","value":"2024-01-02"}]}` + "\n",
			[]string{"a-1", "7"},
			[]string{"PER Xi", "PER Putin =p", "date today @2024-01-02"},
		},
		{
			"an array", "a.json", `[{"text":"a","spans":[]}, {"text":"b","spans":[]}]`, []string{"a-1", "a-2"}, nil,
		},
		{
			"offsets in bytes", "a.json", `{"text":"重庆市","offsets":"byte","spans":[{"start":0,"end":6,"label":"PLACE","text":"重庆"}]}`,
			[]string{"a"}, []string{"PLACE 重庆"},
		},
		{
			"Recognizers-Text", "a.jsonl", `{"text":"Feb 22 3:30","spans":[{"start":0,"end":11,"label":"datetime","value":"XXXX-02-22T03:30","resolution":[
			{"timex":"XXXX-02-22T03:30","type":"datetime","value":"2019-02-22 03:30:00"},
			{"timex":"2018-W27","type":"daterange","start":"2018-07-02","end":"2018-07-09"},
			{"timex":"P1D","type":"duration","value":"86400"},
			{"timex":"T19","type":"time","value":"19:00:00"},
			{"Timex":"XXXX-01-01","FutureResolution":{"date":"2018-01-01"},"PastResolution":{"date":"2017-01-01"}},
			{"Timex":"(T17:00,T18:00,PT1H)","FutureResolution":{"startTime":"17:00:00","endTime":"18:00:00"},"PastResolution":{}},
			{"values":[{"timex":"T07:15","type":"time","value":"07:15:00"}]}]}]}`,
			[]string{"a"},
			[]string{"datetime Feb 22 3:30 @XXXX-02-22T03:30 ~2019-02-22T03:30:00[,) ~[2018-07-02,2018-07-09) ~P1D[,) ~T19:00:00[,) ~T19[,) ~2018-01-01[,) ~2017-01-01[,) ~[T17:00:00,T18:00:00) ~T07:15:00[,) ~T07:15[,)"},
		},
		{
			"tifa/1", "a.jsonl", `{"schema":"tifa/1","id":"t","lang":"en","langs":["en"],"date":"2024-05-01","title":null,"byline":[],"dateline":null,"reported_event":null,"offsets":"codepoint","text":"Xi spoke on May 1","sentences":[],
			"annotations":[{"id":"a1","label":"PERSON","start":0,"end":2,"text":"Xi","entity":"per:xi","source":{"extractor":"x","rule":"y"}},{"id":"a2","label":"DATE","start":12,"end":17,"text":"May 1","timex":{"type":"DATE","value":"2024-05-01","from":"2024-05-01","to":"2024-05-02"},"source":{"extractor":"x","rule":"y"}}],
			"entities":[],"relations":[{"id":"r1","type":"says","head":"a1","tail":"@doc","cue":{"start":3,"end":8},"attrs":{},"source":{"extractor":"x","rule":"y"}}],"warnings":[],"producer":{"name":"","version":"","pack":""}}`,
			[]string{"t"},
			[]string{"PERSON Xi =per:xi", "DATE May 1 @2024-05-01 [2024-05-01,2024-05-02)", "says: Xi -> @doc by spoke"},
		},
		{
			"spaCy", "a.json", `[{"text":"Bank of China","ents":[{"start":0,"end":13,"label":"ORG","kb_id":"Q1"}],"tokens":[{"id":0,"start":0,"end":4}],"spans":{"sc":[{"start":0,"end":13,"label":"ORG","kb_id":""},{"start":8,"end":13,"label":"GPE"}]}}]`,
			[]string{"a"}, []string{"ORG Bank of China =Q1", "GPE China"},
		},
		{
			"doccano", "a.jsonl", `{"id":1,"text":"重庆来电","label":[[0,2,"LOC"]]}` + "\n" + `{"id":2,"text":"Xi in Paris","entities":[{"id":10,"label":"PER","start_offset":0,"end_offset":2},{"id":11,"label":"LOC","start_offset":6,"end_offset":11}],"relations":[{"id":5,"from_id":10,"to_id":11,"type":"visits"}]}`,
			[]string{"1", "2"}, []string{"LOC 重庆", "PER Xi", "LOC Paris", "visits: Xi -> Paris"},
		},
		{
			"CoNLL-2003", "a.conll", "-DOCSTART- -X- -X- O\n\nU.S. NNP B-NP I-LOC\nofficial NN I-NP O\n\n-DOCSTART- -X- -X- O\n\nEU NNP I-NP I-ORG\nGermany NNP I-NP B-ORG\n's POS B-NP O\ncall NN I-NP O\n. . O O\n",
			[]string{"a-1", "a-2"}, []string{"LOC U.S.", "ORG EU", "ORG Germany"},
		},
		{
			"BIOES in Chinese", "a.bioes", "重\tB-LOC\n庆\tE-LOC\n市\tO\n\n习\tS-PER\n习\tB-PER\n近\tI-PER\n平\tE-PER\n", []string{"a"}, []string{"LOC 重庆", "PER 习", "PER 习近平"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := write(t, test.file, test.content)
			sets, err := Read(filepath.Join(dir, test.file))
			if err != nil {
				t.Fatal(err)
			}
			var got, ids []string
			for _, d := range sets[0].Documents {
				ids = append(ids, d.ID)
				got = append(got, shown(d)...)
			}
			if diff := cmp.Diff(test.ids, ids); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadCoNLLText(t *testing.T) {
	dir := write(t, "a.bio", "He\tO\nsaid\tO\n:\tO\n(\tO\nWe\tO\nwo\tO\nn't\tO\n)\tO\n.\tO\n\n新\tO\n华社\tO\nXi\tO\n5\tO\n%\tO\n")
	sets, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := sets[0].Documents[0].Text, "He said: (We won't).\n新华社Xi 5%\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestReadBrat(t *testing.T) {
	dir := write(t, "sub/a.txt", "Xi met\nPutin today.", "notes.md", "no gold", "sub/a.ann",
		"R1\tmeets Arg1:T1 Arg2:T2\t\nT1\tPERSON 0 2\tXi\nT2\tPERSON 7 12\tPutin\nT3\tDATE 13 18\ttoday\nA1\tvalue T3 2024-05-01\nN1\tReference T1 per:xi\tXi\nT4\tEVENT 3 6;7 12\tmet Putin\n*\tEquiv T2 T4\n#1\tAnnotatorNotes T1\tsure\nE1\tEVENT:T4 Who:T1\n")
	for _, path := range []string{dir, filepath.Join(dir, "sub", "a.ann"), filepath.Join(dir, "sub", "a.txt")} {
		sets, err := Read(path)
		if err != nil {
			t.Fatal(err)
		}
		d := sets[0].Documents[0]
		want := []string{"PERSON Xi =per:xi", "EVENT met\nPutin =equiv:1", "PERSON Putin =equiv:1", "DATE today @2024-05-01", "meets: Xi -> Putin"}
		if diff := cmp.Diff(want, shown(d)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{`brat lines that begin with "#" were passed over (1 times)`, `brat lines that begin with "E" were passed over (1 times)`}, sets[0].Warnings); diff != "" {
			t.Error(diff)
		}
	}
}

// TestReadErrors: whatever is wrong is named with file, line and span, and all of
// it at once.
func TestReadErrors(t *testing.T) {
	for _, test := range []struct {
		name string
		file []string
		want []string
	}{
		{"nothing", nil, []string{"holds no gold"}},
		{"no gold in it", []string{"a.md", "x"}, []string{"holds no gold"}},
		{"empty file", []string{"a.jsonl", "\n"}, []string{"a.jsonl holds no gold document"}},
		{"broken JSON", []string{"a.jsonl", `{"text":"a","spans":[]}` + "\n{\n"}, []string{"a.jsonl:2: broken JSON: it ends in the middle"}},
		{"no object", []string{"a.jsonl", "7"}, []string{"a.jsonl:1: want an object"}},
		{"no spans", []string{"a.jsonl", `{"text":"a"}`}, []string{"a.jsonl:1: this is no gold document"}},
		{"no text", []string{"a.jsonl", `{"spans":[]}`}, []string{`there is no field "text"`}},
		{
			"spans that do not fit", []string{"a.json", "{\"text\":\"重庆市\",\n\"spans\":[\n{\"id\":\"s1\",\"start\":0,\"end\":2,\"label\":\"PLACE\",\"text\":\"重\"},\n{\"start\":1,\"end\":9,\"label\":\"PLACE\"},\n{\"start\":2,\"end\":2,\"label\":\"PLACE\"},\n{\"start\":0,\"end\":2},\n{\"end\":2}]}"},
			[]string{`a.json:3: span 1 (s1): span 0:2 reads "重庆", not "重"`, "line 4: span 2: span 1:9 lies outside the text", "line 5: span 3: span 2:2 is empty", "line 6: span 4: it has no label", "line 7: span 5: it has no start"},
		},
		{"bytes for code points", []string{"a.json", `{"text":"重庆市","spans":[{"start":0,"end":6,"label":"PLACE","text":"重庆"}]}`}, []string{`this one fits if they count in byte; say so with "offsets": "byte"`}},
		{"a span twice", []string{"a.json", `{"text":"重庆市","spans":[{"start":0,"end":2,"label":"PLACE"},{"start":0,"end":2,"label":"PLACE"}]}`}, []string{`a.json:1: the span PLACE "重庆" is there twice`}},
		{"an id twice in a document", []string{"a.json", `{"text":"重庆市","spans":[{"id":"s","start":0,"end":2,"label":"PLACE"},{"id":"s","start":0,"end":1,"label":"PLACE"}]}`}, []string{`span 2 (s): another span has this id`}},
		{"an id twice in a set", []string{"a.jsonl", `{"id":"x","text":"a","spans":[]}`, "b/a.jsonl", `{"id":"x","text":"a","spans":[]}`}, []string{`the id "x" is that of`}},
		{"a relation to nothing", []string{"a.json", `{"text":"重庆市","spans":[],"relations":[{"type":"says","head":"p1","tail":"@doc"}]}`}, []string{`a.json:1: relation 1 (says): the head "p1" is no span`}},
		{"a cue that does not fit", []string{"a.json", `{"text":"重庆市","spans":[{"id":"p1","start":0,"end":2,"label":"PLACE"}],"relations":[{"type":"says","head":"p1","tail":"@doc","cue":{"start":0,"end":1,"text":"说"}}]}`}, []string{`cue: span 0:1 reads "重", not "说"`}},
		{"unknown unit", []string{"a.json", `{"text":"a","offsets":"chars","spans":[]}`}, []string{`unknown offset unit "chars"`}},
		{"tifa/1 with other text", []string{"a.json", `{"schema":"tifa/1","offsets":"codepoint","text":"重庆","annotations":[{"id":"a1","label":"PLACE","start":0,"end":1,"text":"重庆","source":{"extractor":"x","rule":"y"}}]}`}, []string{`annotation a1 says "重庆"`}},
		{"spaCy outside", []string{"a.json", `{"text":"a","ents":[{"start":0,"end":5,"label":"X"}]}`}, []string{"a.json:1: ents, number 1: span 0:5 lies outside"}},
		{"doccano outside", []string{"a.json", `{"text":"a","label":[[0,5,"X"]]}`}, []string{"a.json:1: label 0:5 X: span 0:5 lies outside"}},
		{"doccano tuple", []string{"a.json", `{"text":"a","label":[[0,"X"]]}`}, []string{`no [start, end, "label"]`}},
		{"brat without text", []string{"a.ann", "T1\tX 0 1\ta"}, []string{"a.ann needs its text"}},
		{
			"brat lines", []string{"a.txt", "abc def", "a.ann", "T1\tX 0 2\tabc\nT2\tX 0 2;4 7\tab def\nT3\tX 0\tabc\nR1\tr Arg1:T9 Arg2:T1\nA1\tvalue T7 x\nT4\tX 0 99\tabc"},
			[]string{`a.ann:1: span T1: 0:2 reads "ab", not "abc"`, "a.ann:2: span T2: it has a gap", "a.ann:3: span T3: want a label", `a.ann:4: the head "T9" is no span`, `a.ann:5: "T7" is no span`, "a.ann:6: span T4: span 0:99 lies outside"},
		},
		{"CoNLL tag", []string{"a.conll", "a O\nb X-PER\n"}, []string{`a.conll:2: the tag "X-PER" is neither`}},
		{"CoNLL without tag", []string{"a.conll", "a\n"}, []string{"a.conll:1: want a token and a tag"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Read(write(t, test.file...))
			if err == nil {
				t.Fatal("no error")
			}
			for _, w := range test.want {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("%v\nlacks %s", err, w)
				}
			}
		})
	}
	if _, err := Read(filepath.Join(write(t, "a.md", "x"), "a.md")); err == nil || !strings.Contains(err.Error(), "no gold format has this ending") {
		t.Error(err)
	}
}

func TestReadWarns(t *testing.T) {
	sets, err := Read(write(t, "a.jsonl", `{"text":"a","spans":[]}`+"\n"+`{"text":"b","offsets":"byte","spans":[]}`))
	if err != nil {
		t.Fatal(err)
	}
	if w := sets[0].Warnings; len(w) != 1 || !strings.Contains(w[0], "different units") {
		t.Error(w)
	}
}

// TestReadComposed reads the project's own gold.
func TestReadComposed(t *testing.T) {
	sets, err := Read("../../gold")
	if err != nil {
		t.Fatal(err)
	}
	if sets[0].Name != "gold" || len(sets[0].Documents) < 20 {
		t.Errorf("%s holds %d documents", sets[0].Name, len(sets[0].Documents))
	}
	for _, d := range sets[0].Documents {
		if len(d.Spans) < 10 || !d.StatesRelations {
			t.Errorf("%s has %d spans", d.ID, len(d.Spans))
		}
	}
}

// FuzzJSON and the two below: no input makes a reader panic, and every span that is
// read fits its text.
func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"text":"重庆","spans":[{"start":0,"end":2,"label":"PLACE","text":"重庆"}]}`))
	f.Add([]byte(`[{"text":"a","ents":[{"start":0,"end":1,"label":"X"}],"spans":{"sc":[]}}]`))
	f.Add([]byte(`{"text":"a","label":[[0,1,"X"]]}{"text":"a","entities":[],"relations":[]}`))
	f.Add([]byte(`{"schema":"tifa/1","offsets":"utf16","text":"a"}`))
	f.Fuzz(func(t *testing.T, data []byte) { fits(t, readJSON, "a.json", data) })
}

func FuzzCoNLL(f *testing.F) {
	f.Add([]byte("重\tB-LOC\n庆\tE-LOC\n\n-DOCSTART- O\nx S-X"))
	f.Fuzz(func(t *testing.T, data []byte) { fits(t, readCoNLL, "a.conll", data) })
}

func FuzzBrat(f *testing.F) {
	f.Add([]byte("T1\tX 0 2\tab\nR1\tr Arg1:T1 Arg2:T1\n*\tEquiv T1\nA1\tvalue T1 x\nN1\tR T1 y\tz"))
	f.Fuzz(func(t *testing.T, data []byte) { fits(t, readBrat, "a.ann", data, "a.txt", []byte("ab 重庆\ncd")) })
}

func fits(t *testing.T, read reader, file string, data []byte, more ...any) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, file), data, 0o644); err != nil {
		t.Fatal(err)
	}
	if len(more) > 0 {
		if err := os.WriteFile(filepath.Join(dir, more[0].(string)), more[1].([]byte), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	documents, err := read(filepath.Join(dir, file), "a", notes{})
	if err != nil {
		return
	}
	for i := range documents {
		d := &documents[i]
		for _, s := range d.Spans {
			if !s.Valid(d.Text) {
				t.Fatalf("%v is no span of %q", s.Span, d.Text)
			}
		}
		_ = d.sort()
		for _, r := range d.Relations {
			if int(r.Head) >= len(d.Spans) || int(r.Tail) >= len(d.Spans) {
				t.Fatalf("%+v leads nowhere", r)
			}
		}
	}
}
