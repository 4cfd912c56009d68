package server

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// records are what a server logs.
type records struct {
	mu  sync.Mutex
	out bytes.Buffer
}

func (r *records) Write(data []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.out.Write(data)
}

func (r *records) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.out.String()
}

func (r *records) logger() *slog.Logger { return slog.New(slog.NewTextHandler(r, nil)) }

// counter reads a metric by its name, and its labels if it has some.
func (sv *service) counter(name string) float64 {
	sv.Helper()
	w := httptest.NewRecorder()
	sv.metrics.handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for line := range strings.Lines(w.Body.String()) {
		if value, ok := strings.CutPrefix(strings.TrimSpace(line), name+" "); ok {
			n, err := strconv.ParseFloat(value, 64)
			if err != nil {
				sv.Fatal(err)
			}
			return n
		}
	}
	sv.Fatalf("there is no metric %s", name)
	return 0
}

// TestLog: a request is one record, which holds nothing of a document or its metadata.
func TestLog(t *testing.T) {
	var out records
	s := with(t, Config{Log: out.logger()})
	sv := start(t, s)
	const secret = "Wenceslas"
	sv.post("/v1/annotate", fields{"text": secret, "id": secret, "title": secret, "byline": []string{secret}, "meta": fields{secret: secret}})
	sv.post("/v1/annotate", fields{"text": secret, secret: 1})
	sv.post("/v1/annotate", fields{"text": secret, "lang": secret})
	sv.post("/v1/annotate", fields{"text": secret, "date": secret})
	sv.do("POST", "/v1/annotate?id="+secret, "text/plain", secret)
	sv.do("POST", "/v1/annotate", "application/json", `{"text": "`+secret)
	sv.do("POST", "/v1/annotate/batch", "application/x-ndjson", `{"text": "`+secret+`"}`+"\n"+secret)
	sv.post("/v1/explain", fields{"text": secret})
	sv.get("/v1/lexicon?q=" + secret)
	sv.get("/v1/lexicon/" + secret)
	sv.get("/" + secret)
	log := out.text()
	if strings.Contains(log, secret) {
		t.Errorf("the log holds what was sent:\n%s", log)
	}
	if n := strings.Count(log, "msg=request"); n != 12 { // that for the description among them
		t.Errorf("%d records\n%s", n, log)
	}
	if want := "method=POST route=/v1/annotate status=200 bytes="; !strings.Contains(log, want) {
		t.Errorf("no %q in\n%s", want, log)
	}
}
