package server

import (
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestErrors: what is wrong with a request is said with its place, and never with more of
// the request than that.
func TestErrors(t *testing.T) {
	s := with(t, Config{MaxDocument: 1000, MaxBatch: 3})
	sv := start(t, s)
	const secret = "Wenceslas"
	for _, tt := range []struct {
		name, method, path, kind, body string
		status                         int
		want                           string // part of the detail
		location                       string
	}{
		{"unknown field", "POST", "/v1/annotate", "application/json", `{"text": "` + secret + `", "txt": "` + secret + `"}`, 422, "no such field", "body.txt"},
		{"letters of a key", "POST", "/v1/annotate", "application/json", `{"Text": "x"}`, 422, "no such field", "body.Text"},
		{"no text", "POST", "/v1/annotate", "application/json", `{"id": "x"}`, 422, "missing", "body.text"},
		{"null text", "POST", "/v1/annotate", "application/json", `{"text": null}`, 422, "want a string", "body.text"},
		{"a number", "POST", "/v1/annotate", "application/json", `{"text": "x", "id": 7}`, 422, "want a string", "body.id"},
		{"byline", "POST", "/v1/annotate", "application/json", `{"text": "x", "byline": "` + secret + `"}`, 422, "want a list of strings", "body.byline"},
		{"meta", "POST", "/v1/annotate", "application/json", `{"text": "x", "meta": [1]}`, 422, "want an object", "body.meta"},
		{"twice", "POST", "/v1/annotate", "application/json", `{"text": "x", "text": "y"}`, 422, "twice", "body.text"},
		{"date", "POST", "/v1/annotate", "application/json", `{"text": "x", "date": "2023-13"}`, 422, "2023-13", "body.date"},
		{"lang", "POST", "/v1/annotate", "application/json", `{"text": "x", "lang": "fr"}`, 422, "use en, zh", "body.lang"},
		{"array", "POST", "/v1/annotate", "application/json", `[{"text": "x"}]`, 422, "want an object", "body"},
		{"string", "POST", "/v1/annotate", "application/json", `"x"`, 422, "want an object", "body"},
		{"null", "POST", "/v1/annotate", "application/json", `null`, 422, "want an object", "body"},
		{"broken", "POST", "/v1/annotate", "application/json", `{"text": "x",}`, 400, "broken JSON at byte 13", ""},
		{"ends", "POST", "/v1/annotate", "application/json", `{"text": "x"`, 400, "broken JSON", ""},
		{"no JSON", "POST", "/v1/annotate", "application/json", `text`, 400, "broken JSON at byte", ""},
		{"two", "POST", "/v1/annotate", "application/json", `{"text": "x"}{"text": "y"}`, 400, "behind the object", ""},
		{"empty", "POST", "/v1/annotate", "application/json", ``, 400, "empty", ""},
		{"not UTF-8", "POST", "/v1/annotate", "application/json", "{\"text\": \"a\xffb\"}", 422, "byte 11 begins no character", "body"},
		{"text not UTF-8", "POST", "/v1/annotate", "text/plain", "\xce\xd2", 422, "byte 0 begins no character", "body"},
		{"other charset", "POST", "/v1/annotate", "text/plain; charset=gb18030", "x", 415, "UTF-8", ""},
		{"no type", "POST", "/v1/annotate", "", "x", 415, "application/json", ""},
		{"form", "POST", "/v1/annotate", "application/x-www-form-urlencoded", "text=x", 415, "application/json", ""},
		{"packed", "POST", "/v1/annotate", "text/plain", "x", 415, "is compressed", ""},
		{"long body", "POST", "/v1/annotate", "application/json", `{"text": "` + strings.Repeat("x", 70_000) + `"}`, 413, "more than 67536 bytes", ""},
		{"long text", "POST", "/v1/annotate", "application/json", `{"text": "` + strings.Repeat("x", 1001) + `"}`, 413, "more than 1000 bytes", ""},
		{"long plain text", "POST", "/v1/annotate", "text/plain", strings.Repeat("x", 1001), 413, "more than 1000 bytes", ""},
		{"offsets", "POST", "/v1/annotate?offsets=" + secret, "application/json", `{"text": "x"}`, 422, "codepoint, byte, utf16", "query.offsets"},
		{"tokens", "POST", "/v1/annotate?tokens=yes", "application/json", `{"text": "x"}`, 422, "boolean", "query.tokens"},
		{"unknown parameter", "POST", "/v1/annotate?file=/etc/passwd", "application/json", `{"text": "x"}`, 422, "unknown query parameter", "query.file"},
		{"token in the query", "POST", "/v1/annotate?access_token=x", "application/json", `{"text": "x"}`, 422, "unknown query parameter", "query.access_token"},
		{"id in both", "POST", "/v1/annotate?id=x", "application/json", `{"text": "x"}`, 422, "in the body", "query.id"},
		{"date of a text", "POST", "/v1/annotate?date=soon", "text/plain", "x", 422, "soon", "body.date"},
		{"at", "POST", "/v1/explain?at=x", "application/json", `{"text": "x"}`, 422, "integer", "query.at"},
		{"at below", "POST", "/v1/explain?at=-2", "application/json", `{"text": "x"}`, 422, ">= -1", "query.at"},
		{"explain field", "POST", "/v1/explain", "application/json", `{"text": "x", "at": 3}`, 422, "no such field", "body.at"},
		{"no entry", "GET", "/v1/lexicon/per:nobody-at-all", "", "", 404, "per:nobody-at-all", ""},
		{"on", "GET", "/v1/lexicon/per:xi-jinping?on=yesterday", "", "", 422, "yesterday", "query.on"},
		{"label", "GET", "/v1/lexicon?label=DATE", "", "", 422, "PERSON", "query.label"},
		{"limit", "GET", "/v1/lexicon?limit=101", "", "", 422, "100", "query.limit"},
		{"long query", "GET", "/v1/lexicon?q=" + strings.Repeat("x", 201), "", "", 422, "200", "query.q"},
		{"no path", "GET", "/v1/nothing", "", "", 404, "nothing is here", ""},
		{"no root", "GET", "/", "", "", 404, "nothing is here", ""},
		{"climbing", "GET", "/v1/lexicon/..%2f..%2fetc%2fpasswd", "", "", 404, "no entry", ""},
		{"method", "DELETE", "/v1/annotate", "", "", 405, "POST", ""},
		{"read", "GET", "/v1/annotate", "", "", 405, "POST", ""},
		{"write", "POST", "/v1/schema", "", "", 405, "GET", ""},
		{"batch type", "POST", "/v1/annotate/batch", "application/json", `{"text": "x"}`, 415, "ndjson", ""},
		{"batch offsets", "POST", "/v1/annotate/batch?offsets=x", "application/x-ndjson", `{"text": "x"}`, 422, "codepoint", "query.offsets"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var header []string
			if tt.name == "packed" {
				header = []string{"Content-Encoding", "gzip"}
			}
			got := sv.do(tt.method, tt.path, tt.kind, tt.body, header...)
			p := got.problem(t)
			if got.status != tt.status || !strings.Contains(p.Detail, tt.want) {
				t.Fatalf("%d %s", got.status, got.body)
			}
			location := ""
			if len(p.Errors) > 0 {
				location = p.Errors[0].Location
			}
			if location != tt.location {
				t.Errorf("at %q: %s", location, got.body)
			}
			if strings.Contains(got.body, secret) {
				t.Errorf("the answer repeats the request: %s", got.body)
			}
			if tt.status == 405 && got.header.Get("Allow") == "" {
				t.Error("no Allow")
			}
		})
	}
}

// TestEveryAnswer meets each answer that the description has, so that each was checked
// against it.
func TestEveryAnswer(t *testing.T) {
	token := strings.Repeat("t", minToken)
	held := make(chan struct{})
	c := Config{MaxDocument: 1000, Timeout: time.Second, ReadTimeout: 2 * time.Second, Jobs: 1, Queue: 1, Tokens: []string{token}}
	s := rigged(t, c, func(text string) {
		switch text {
		case "held":
			<-held
		case "crash":
			panic("crash")
		case "slow":
			time.Sleep(1200 * time.Millisecond)
		}
	})
	sv, stop := run(t, s)
	await(t, s.warm.Load)
	with := []string{"Authorization", "Bearer " + token}
	post := func(path string, doc fields) answer { return sv.post(path, doc, with...) }
	for _, path := range []string{"/v1/annotate", "/v1/explain"} {
		post(path, fields{"text": "x"})
		post(path, fields{"text": "crash"})
		post(path, fields{"text": "slow"})
		post(path, fields{"txt": "x"})
		post(path, fields{"text": strings.Repeat("x", 2000)})
		sv.do("POST", path, "application/json", "{", with...)
		sv.do("POST", path, "text/html", "{", with...)
		sv.do("POST", path, "application/json", "{")
		sv.post(path, fields{"text": "x"}, "Authorization", "Bearer "+token, "Sec-Fetch-Site", "cross-site")
		if got := slowBody(t, sv.url+path, token); got != http.StatusRequestTimeout {
			t.Errorf("%s: a slow body: %d", path, got)
		}
		sv.contract.met["post "+path+" 408"] = true
	}
	const batch = "/v1/annotate/batch"
	sv.do("POST", batch, "application/x-ndjson", `{"text": "x"}`, with...)
	sv.do("POST", batch, "application/x-ndjson", `{"text": "x"}`)
	sv.do("POST", batch+"?x=y", "application/x-ndjson", `{"text": "x"}`, with...)
	sv.do("POST", batch, "text/plain", `{"text": "x"}`, with...)
	sv.do("POST", batch, "application/x-ndjson", `{"text": "x"}`, append(with, "Sec-Fetch-Site", "cross-site")...)
	for range cap(s.batches.slots) {
		s.batches.slots <- struct{}{}
	}
	if got := sv.do("POST", batch, "application/x-ndjson", `{"text": "x"}`, with...); got.status != 429 {
		t.Errorf("%d %s", got.status, got.body)
	}
	for range cap(s.batches.slots) {
		<-s.batches.slots
	}
	for _, path := range []string{"/v1/lexicon", "/v1/lexicon/per:xi-jinping", "/v1/lexicon/nobody-at-all", "/v1/lexicon?x=y", "/v1/lexicon/per:xi-jinping?on=never", "/v1/schema", "/healthz", "/readyz"} {
		sv.get(path, with...)
		sv.get(path)
	}

	// One works and one waits: others are sent away. The one that waits gives up.
	paths := map[string]func(path string) answer{
		"/v1/annotate": func(p string) answer { return post(p, fields{"text": "x"}) }, "/v1/explain": func(p string) answer { return post(p, fields{"text": "x"}) },
		"/v1/lexicon": func(p string) answer { return sv.get(p, with...) }, "/v1/lexicon/per:xi-jinping": func(p string) answer { return sv.get(p, with...) },
	}
	meanwhile := func(ask func() answer) <-chan answer {
		got := make(chan answer, 1)
		go func() {
			defer close(got) // if asking fails, nobody waits for ever
			got <- ask()
		}()
		return got
	}
	first := meanwhile(func() answer { return post("/v1/annotate", fields{"text": "held"}) })
	await(t, func() bool { return len(s.turns.slots) == 1 })
	for path, ask := range paths {
		second := meanwhile(func() answer { return ask(path) })
		await(t, func() bool { return s.turns.waiting.Load() == 1 })
		if got := ask(path); got.status != http.StatusTooManyRequests {
			t.Errorf("%s: %d %s", path, got.status, got.body)
		}
		if got := <-second; got.status != http.StatusServiceUnavailable {
			t.Errorf("%s: %d %s", path, got.status, got.body)
		}
	}
	s.warm.Store(false)
	sv.get("/readyz")
	close(held)
	if got := <-first; got.status != http.StatusGatewayTimeout {
		t.Errorf("%d %s", got.status, got.body)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}

	// Without tokens, a name that the server does not know is refused.
	unprotected := start(t, nil)
	for path, methods := range sv.contract.paths {
		for method := range methods {
			r, err := http.NewRequestWithContext(t.Context(), strings.ToUpper(method), unprotected.url+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Host = "rebound.example"
			resp, err := unprotected.client.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
		}
	}
	maps.Copy(sv.contract.met, unprotected.contract.met)

	for path, methods := range sv.contract.paths {
		for method, op := range methods {
			for status := range op.Responses {
				lookup := strings.HasPrefix(path, "/v1/lexicon")
				switch {
				case sv.contract.met[method+" "+path+" "+status]:
				case method == "get" && status == "500": // no document, no crash
				case lookup && status == "504": // a search of milliseconds
				case path == batch && status == "500": // a crash is of one line
				default:
					t.Errorf("nothing was answered with %s to %s %s", status, method, path)
				}
			}
		}
	}
}

// await waits until something is so.
func await(t *testing.T, so func() bool) {
	t.Helper()
	for range 1000 {
		if so() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("waited in vain")
}
