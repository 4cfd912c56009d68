package server

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus/testutil/promlint"

	"tifa"
	"tifa/corpus"
	"tifa/extractors"
	"tifa/models"
	"tifa/pipeline"
)

// shared is one server with the defaults, which is dear to make.
var shared = sync.OnceValues(func() (*Server, error) { return New(Config{}) })

// with makes a server that has its annotator and other settings.
func with(t testing.TB, c Config) *Server {
	t.Helper()
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	if c, err = c.withDefaults(); err != nil {
		t.Fatal(err)
	}
	if s, err = assemble(c, s.current.Load().plain); err != nil {
		t.Fatal(err)
	}
	return s
}

// service is a server that a test talks to. Every answer that it gets is checked against
// the description.
type service struct {
	*testing.T
	*Server
	url      string
	contract *contract
	client   *http.Client
}

// start lets a server listen; the shared one for nil.
func start(t *testing.T, s *Server) *service {
	t.Helper()
	if s == nil {
		var err error
		if s, err = shared(); err != nil {
			t.Fatal(err)
		}
	}
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	return connect(t, s, web.URL)
}

// run lets a server listen as tifa serve does; stop ends it and gives what Serve does.
func run(t *testing.T, s *Server) (sv *service, stop func() error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, listener) }()
	stop = sync.OnceValue(func() error { cancel(); return <-ended })
	t.Cleanup(func() { _ = stop() })
	return connect(t, s, "http://"+listener.Addr().String()), stop
}

func connect(t *testing.T, s *Server, url string) *service {
	t.Helper()
	described := httptest.NewRecorder()
	s.ServeHTTP(described, httptest.NewRequest(http.MethodGet, "/openapi.json", nil))
	k := newContract(t, described.Body.Bytes())
	return &service{t, s, url, k, &http.Client{Transport: k}}
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   string
}

// problem is the answer as a problem.
func (a answer) problem(t *testing.T) (p struct {
	Title, Detail, Instance string
	Status                  int
	Errors                  []struct {
		Message, Location string
		Value             any
	}
}) {
	t.Helper()
	if err := json.Unmarshal([]byte(a.body), &p); err != nil || p.Status != a.status || a.header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("no problem: %d %s %s", a.status, a.header.Get("Content-Type"), a.body)
	}
	return p
}

func (sv *service) do(method, path, kind, body string, header ...string) answer {
	sv.Helper()
	r, err := http.NewRequestWithContext(sv.Context(), method, sv.url+path, strings.NewReader(body))
	if err != nil {
		sv.Fatal(err)
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := sv.client.Do(r)
	if err != nil {
		sv.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		sv.Fatal(err)
	}
	return answer{resp.StatusCode, resp.Header, string(data)}
}

func (sv *service) get(path string, header ...string) answer {
	sv.Helper()
	return sv.do(http.MethodGet, path, "", "", header...)
}

func (sv *service) post(path string, doc any, header ...string) answer {
	sv.Helper()
	data, err := json.Marshal(doc)
	if err != nil {
		sv.Fatal(err)
	}
	return sv.do(http.MethodPost, path, "application/json", string(data), header...)
}

// fields are a document in JSON.
type fields = map[string]any

const (
	english = "On Friday, Yuan Jiajun, Secretary of the CPC Chongqing Municipal Committee, met President Emmanuel Macron in Paris. 😀 The “two safeguards” were stressed."
	chinese = "新华社北京9月8日电 中共中央总书记习近平周五在北京会见法国总统马克龙。😀会议强调“两个确立”。"
)

// TestSameAsCommand: the bytes are those that tifa annotate writes.
func TestSameAsCommand(t *testing.T) {
	sv := start(t, nil)
	plain, err := tifa.New(tifa.Options{})
	if err != nil {
		t.Fatal(err)
	}
	withTokens, err := plain.With(pipeline.Config{Tokens: true})
	if err != nil {
		t.Fatal(err)
	}
	documents := 0
	for d, err := range corpus.Read([]string{"../corpus/samples", "../corpus/gold"}, corpus.Input{}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		if documents++; documents > 8 || testing.Short() && documents > 2 {
			break
		}
		for _, offsets := range []models.Unit{models.CodePoint, models.Byte, models.UTF16} {
			for _, tokens := range []bool{false, true} {
				for _, noText := range []bool{false, true} {
					a := plain
					if tokens {
						a = withTokens
					}
					in := *d
					in.Warnings, in.Meta = nil, nil
					annotated, err := a.Annotate(t.Context(), &in)
					if err != nil {
						t.Fatal(err)
					}
					want, err := annotated.Encode(models.Encoding{Offsets: offsets, NoText: noText})
					if err != nil {
						t.Fatal(err)
					}
					query := fmt.Sprintf("?offsets=%s&tokens=%v&no-text=%v", offsets, tokens, noText)
					doc := fields{"text": d.Text, "id": d.ID, "title": d.Title, "date": d.Date, "lang": d.Lang, "byline": d.Byline}
					got := sv.post("/v1/annotate"+query, doc)
					if diff := cmp.Diff(string(want), got.body); diff != "" || got.status != 200 {
						t.Fatalf("%s%s: %d\n%s", d.ID, query, got.status, diff)
					}
					if d.Title == "" && len(d.Byline) == 0 {
						values := url.Values{"id": {d.ID}, "date": {d.Date}, "lang": {string(d.Lang)}}
						if got := sv.do("POST", "/v1/annotate"+query+"&"+values.Encode(), "text/plain; charset=utf-8", d.Text); got.body != string(want) {
							t.Fatalf("%s as text: %d\n%s", d.ID, got.status, cmp.Diff(string(want), got.body))
						}
					}
				}
			}
		}
	}
}

// TestByteOrderMark: what stands before a text in a file is no part of it.
func TestByteOrderMark(t *testing.T) {
	sv := start(t, nil)
	want := sv.do("POST", "/v1/annotate", "text/plain", chinese)
	for kind, body := range map[string]string{"text/plain": chinese, "application/json": `{"text": "` + chinese + `"}`} {
		if got := sv.do("POST", "/v1/annotate", kind, "\uFEFF"+body); got.status != 200 || got.body != want.body {
			t.Errorf("%s: %d %s", kind, got.status, got.body)
		}
	}
}

// TestCompressed: a body that would have to be unpacked is refused.
func TestCompressed(t *testing.T) {
	sv := start(t, nil)
	for path, kind := range map[string]string{"/v1/annotate": "text/plain", "/v1/explain": "application/json", "/v1/annotate/batch": ndjson} {
		if got := sv.do("POST", path, kind, `{"text": "x"}`, "Content-Encoding", "gzip"); got.status != 415 || !strings.Contains(got.problem(t).Detail, "compressed") {
			t.Errorf("%s: %d %s", path, got.status, got.body)
		}
	}
	if got := sv.do("POST", "/v1/annotate", "text/plain", "x", "Content-Encoding", "identity"); got.status != 200 {
		t.Errorf("%d %s", got.status, got.body)
	}
}

// TestMeta: fields of users' own come back as they were, numbers to the last digit.
func TestMeta(t *testing.T) {
	sv := start(t, nil)
	got := sv.do("POST", "/v1/annotate", "application/json", `{"meta": {"n": 12345678901234567890.10, "a": [1, {"b": null}]}, "text": "x", "id": null, "byline": null}`)
	if want := `"meta":{"a":[1,{"b":null}],"n":12345678901234567890.10}`; !strings.Contains(got.body, want) {
		t.Errorf("%d %s", got.status, got.body)
	}
}

// TestOffsets: what offsets cover is the text of the annotation, in every unit.
func TestOffsets(t *testing.T) {
	sv := start(t, nil)
	slice := map[string]func(text string, start, end int) string{
		"codepoint": func(text string, start, end int) string { return string([]rune(text)[start:end]) },
		"byte":      func(text string, start, end int) string { return text[start:end] },
		"utf16": func(text string, start, end int) string {
			return string(utf16.Decode(utf16.Encode([]rune(text))[start:end]))
		},
	}
	for _, text := range []string{english, chinese} {
		for unit, part := range slice {
			var d struct {
				Offsets, Text string
				Annotations   []struct {
					Start, End int
					Text       string
				}
			}
			got := sv.post("/v1/annotate?offsets="+unit, fields{"text": text, "date": "2023-09-08"})
			if err := json.Unmarshal([]byte(got.body), &d); err != nil || d.Text != text || d.Offsets != unit || len(d.Annotations) < 5 {
				t.Fatalf("%v: %s", err, got.body)
			}
			var e models.Explanation
			got = sv.post("/v1/explain?offsets="+unit, fields{"text": text, "date": "2023-09-08"})
			if err := json.Unmarshal([]byte(got.body), &e); err != nil || len(e.Candidates) < len(d.Annotations) {
				t.Fatalf("%v: %s", err, got.body)
			}
			for _, a := range d.Annotations {
				if part(text, a.Start, a.End) != a.Text {
					t.Errorf("%s %d:%d is %q, not %q", unit, a.Start, a.End, part(text, a.Start, a.End), a.Text)
				}
			}
			for _, c := range e.Candidates {
				if part(text, c.Start, c.End) != c.Text {
					t.Errorf("explain: %s %d:%d is %q, not %q", unit, c.Start, c.End, part(text, c.Start, c.End), c.Text)
				}
			}
		}
	}
}

func TestExplain(t *testing.T) {
	sv := start(t, nil)
	before, _, _ := strings.Cut(english, "Macron")
	at := len([]rune(before))
	var e models.Explanation
	got := sv.post(fmt.Sprintf("/v1/explain?at=%d", at), fields{"text": english, "id": "one", "date": "2023-09-08"})
	if err := json.Unmarshal([]byte(got.body), &e); err != nil {
		t.Fatal(err)
	}
	if e.ID != "one" || e.Lang != "en" || e.Date != "2023-09-08" || e.Offsets != "codepoint" {
		t.Errorf("%+v", e)
	}
	kept := slices.ContainsFunc(e.Candidates, func(c models.Candidate) bool { return c.Kept && c.Entry == "per:emmanuel-macron" })
	dropped := slices.ContainsFunc(e.Candidates, func(c models.Candidate) bool { return !c.Kept && c.Dropped != "" })
	outside := slices.ContainsFunc(e.Candidates, func(c models.Candidate) bool { return at < c.Start || at >= c.End })
	if !kept || !dropped || outside {
		t.Errorf("%+v", e.Candidates)
	}
}

func TestLexicon(t *testing.T) {
	sv := start(t, nil)
	for _, tt := range []struct{ name, id, holder string }{
		{"per:xi-jinping", "per:xi-jinping", ""},
		{"两个确立", "tifa:two-establishes", ""},
		{"兩個確立", "tifa:two-establishes", ""},
		{"President of France?on=2016-05-01", "office:fr-president", "per:francois-hollande"},
		{"法国总统?on=2020", "office:fr-president", "per:emmanuel-macron"},
		{"重庆市委书记?on=2023-09-08", "office:cpc-chongqing-secretary", "per:yuan-jiajun"}, // rules make it
	} {
		name, query, _ := strings.Cut(tt.name, "?")
		got := sv.get("/v1/lexicon/" + url.PathEscape(name) + "?" + query)
		var e models.Entry
		if err := json.Unmarshal([]byte(got.body), &e); err != nil || e.ID != tt.id {
			t.Errorf("%s: %v %s", tt.name, err, got.body)
			continue
		}
		if tt.holder != "" && (e.Holders == nil || len(*e.Holders) != 1 || (*e.Holders)[0].ID != tt.holder) {
			t.Errorf("%s: %s", tt.name, got.body)
		}
	}
	for _, tt := range []struct {
		query string
		first string
		more  bool
	}{
		{"q=xi+jinping", "per:xi-jinping", false},
		{"q=XI+JINP", "per:xi-jinping", false},
		{"q=jinping&label=PERSON", "per:xi-jinping", false},
		{"q=office:cn-premier", "office:cn-premier", false},
		{"q=重庆&label=PLACE", "place:CN-CQ", true},
		{"q=France&label=PLACE", "place:FR", true},
		{"q=committee&limit=100", "", true},
		{"", "", true},
	} {
		var found Found
		got := sv.get("/v1/lexicon?" + strings.ReplaceAll(tt.query, "重庆", url.QueryEscape("重庆")))
		if err := json.Unmarshal([]byte(got.body), &found); err != nil || len(found.Entries) == 0 {
			t.Errorf("%s: %v %s", tt.query, err, got.body)
			continue
		}
		most := 20
		if strings.Contains(tt.query, "limit=100") {
			most = 100
		}
		if tt.first != "" && found.Entries[0].ID != tt.first || tt.more != (len(found.Entries) > 1) && tt.more || len(found.Entries) > most {
			t.Errorf("%s: %s and %d more", tt.query, found.Entries[0].ID, len(found.Entries)-1)
		}
	}
	if got := sv.get("/v1/lexicon?q=zzzzzz"); strings.TrimSpace(got.body) != `{"entries":[]}` {
		t.Errorf("%s", got.body)
	}
}

func TestOperators(t *testing.T) {
	s := with(t, Config{})
	sv := start(t, s)
	if got := sv.get("/readyz"); got.status != 503 || !strings.Contains(got.problem(t).Detail, "starting") {
		t.Errorf("ready before it is: %d %s", got.status, got.body)
	}
	if got := sv.get("/healthz"); got.status != 200 {
		t.Errorf("%d %s", got.status, got.body)
	}
	if err := s.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := sv.get("/readyz"); got.status != 200 || !strings.Contains(got.body, s.Pack()) || got.header.Get("Tifa-Pack") != s.Pack() {
		t.Errorf("%d %s", got.status, got.body)
	}
	if got := sv.get("/v1/schema"); got.body != string(models.SchemaJSON()) {
		t.Errorf("%s", got.body)
	}
	sv.post("/v1/annotate", fields{"text": chinese, "date": "2023-09-08"})
	sv.post("/v1/annotate", fields{"txt": chinese})
	metrics := sv.get("/metrics").body
	for _, want := range []string{
		`tifa_http_requests_total{method="POST",route="/v1/annotate",status="200"} 1`,
		`tifa_http_requests_total{method="POST",route="/v1/annotate",status="422"} 1`,
		`tifa_http_request_duration_seconds_bucket{route="/v1/annotate",le="+Inf"} 2`,
		"tifa_documents_total 1\n", fmt.Sprintf("tifa_characters_total %d\n", len([]rune(chinese))), `tifa_annotations_total{label="PERSON"} 2`,
		fmt.Sprintf(`tifa_pack_info{pack="%s",version="%s"} 1`, s.Pack(), tifa.Version),
	} {
		if !strings.Contains(metrics, want) {
			t.Errorf("/metrics has no %s", want)
		}
	}
}

// TestMetricNames: the metrics are named as Prometheus has it.
func TestMetricNames(t *testing.T) {
	sv := start(t, nil)
	problems, err := promlint.New(strings.NewReader(sv.get("/metrics").body)).Lint()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if strings.HasPrefix(p.Metric, "tifa_") {
			t.Errorf("%s: %s", p.Metric, p.Text)
		}
	}
}

// rigged makes a server with an extractor that does what a text says, beside all others.
func rigged(t *testing.T, c Config, do func(text string)) *Server {
	t.Helper()
	s := with(t, c)
	a := s.current.Load().plain
	parts := a.Parts
	var err error
	rig := &extractors.Extractor{Name: "a-rig", Doc: "For tests.", Run: func(p *extractors.Pass) error { do(p.Text); return nil }}
	if parts.Suite, err = extractors.NewSuite(append(parts.Suite.All(), rig)...); err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New(parts, c.Options.Config)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.use(&tifa.Annotator{Pipeline: p, Lexicon: a.Lexicon, Rules: a.Rules}); err != nil {
		t.Fatal(err)
	}
	return s
}

// write makes a folder with a dictionary of people.
func write(t *testing.T, dir string, rows ...string) {
	t.Helper()
	table := "id\ten\tzh\n" + strings.Join(rows, "\n") + "\n"
	if err := os.WriteFile(filepath.Join(dir, "people.tsv"), []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
}
