package server

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"tifa/models"
)

const ndjson = "application/x-ndjson"

// TestBatch: every line is answered in its place, whatever is wrong with some.
func TestBatch(t *testing.T) {
	s := with(t, Config{MaxDocument: 1000, MaxBatch: 60, Jobs: 4})
	sv := start(t, s)
	var in, want []string
	for i := range 50 {
		line := fmt.Sprintf(`{"id": "%d", "text": "%s"}`, i, []string{english, chinese}[i%2])
		answer := fmt.Sprintf(`{"schema":"tifa/1","id":"%d",`, i)
		problem := func(status int) string {
			return fmt.Sprintf(`{"line":%d,"problem":{"title":"%s","status":%d,`, len(in)+1, http.StatusText(status), status)
		}
		switch i {
		case 3:
			line, answer = `{"id": "3"`, problem(400)
		case 7:
			line, answer = `{"text": "x", "file": "/etc/passwd"}`, problem(422)
		case 11:
			line, answer = `{"text": "`+strings.Repeat("x", 1001)+`"}`, problem(413)
		case 12:
			line, answer = `{"text": "`+strings.Repeat("x", 200_000)+`"}`, problem(413)
		case 20:
			line, answer = "{\"text\": \"\xff\"}", problem(422)
		case 21:
			line, answer = `{"text": "x", "date": "never"}`, problem(422)
		case 30:
			in = append(in, "", "  \r")
		case 31:
			line += "\r"
		}
		in, want = append(in, line), append(want, answer)
	}
	for _, end := range []string{"", "\n", "\n\n \n"} {
		got := sv.do("POST", "/v1/annotate/batch?no-text=true", ndjson, strings.Join(in, "\n")+end)
		lines := strings.Split(strings.TrimSuffix(got.body, "\n"), "\n")
		if got.status != 200 || got.header.Get("Content-Type") != ndjson || len(lines) != len(want) {
			t.Fatalf("%d, %d lines for %d", got.status, len(lines), len(want))
		}
		for i, line := range lines {
			if !strings.HasPrefix(line, want[i]) {
				t.Errorf("answer %d is %.200s, not %s…", i, line, want[i])
			}
		}
	}
	if got := sv.do("POST", "/v1/annotate/batch", ndjson, in[12]); !strings.Contains(got.body, "the line has more than 67536 bytes") {
		t.Errorf("a long line: %s", got.body)
	}
	// The same bytes as one by one.
	one := sv.do("POST", "/v1/annotate?offsets=byte", "application/json", in[0])
	if got := sv.do("POST", "/v1/annotate/batch?offsets=byte", ndjson, in[0]); got.body != one.body {
		t.Errorf("in a batch: %s", got.body)
	}
	if got := sv.do("POST", "/v1/annotate/batch?offsets=byte", ndjson, "\uFEFF"+in[0]); got.body != one.body {
		t.Errorf("behind a byte order mark: %s", got.body)
	}
	if got := sv.do("POST", "/v1/annotate/batch", ndjson, ""); got.status != 200 || got.body != "" {
		t.Errorf("nothing was answered with %d %s", got.status, got.body)
	}
	if got := sv.do("POST", "/v1/annotate/batch", ndjson, strings.Repeat("{}\n", 70)); strings.Count(got.body, "\n") != 61 ||
		!strings.Contains(got.body, `{"line":61,"problem":{"title":"Request Entity Too Large","status":413,"detail":"a batch has at most 60 documents`) {
		t.Errorf("a long batch: %s", got.body)
	}
	if n := sv.counter("tifa_documents_total"); n < 3*44 {
		t.Errorf("%v documents were counted", n)
	}
	// Two lines that were too long in each of three batches, one alone, and the end of the long batch.
	if n := sv.counter(`tifa_batch_errors_total{status="413"}`); n != 3*2+1+1 {
		t.Errorf("%v lines that were too long or too many were counted", n)
	}
}

// TestBatchStreams: an answer comes while the next line is not written yet, and a batch
// takes as much memory as a few documents do.
func TestBatchStreams(t *testing.T) {
	sv := start(t, nil)
	out, in := io.Pipe()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, sv.url+"/v1/annotate/batch", out)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", ndjson)
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answers := bufio.NewReader(resp.Body)
	for i := range 20 {
		if _, err := fmt.Fprintf(in, "{\"text\": \"x\", \"id\": \"%d\"}\n", i); err != nil {
			t.Fatal(err)
		}
		line, err := answers.ReadString('\n')
		if err != nil || !strings.Contains(line, fmt.Sprintf(`"id":"%d"`, i)) {
			t.Fatalf("line %d: %v %s", i, err, line)
		}
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if rest, err := io.ReadAll(answers); err != nil || len(rest) > 0 {
		t.Errorf("%v %s", err, rest)
	}
}

// TestBatchOrder: quick documents wait for slow ones before them.
func TestBatchOrder(t *testing.T) {
	s := rigged(t, Config{Jobs: 8, Timeout: time.Second}, func(text string) {
		switch {
		case strings.HasPrefix(text, "slow"):
			time.Sleep(20 * time.Millisecond)
		case text == "late":
			time.Sleep(1200 * time.Millisecond)
		}
	})
	sv := start(t, s)
	var in strings.Builder
	for i := range 40 {
		text := []string{"slow", "quick", "quick"}[i%3]
		if i == 5 {
			text = "late"
		}
		fmt.Fprintf(&in, "{\"text\": \"%s\", \"id\": \"%d\"}\n", text, i)
	}
	got := sv.do("POST", "/v1/annotate/batch", ndjson, in.String())
	for i, line := range strings.Split(strings.TrimSuffix(got.body, "\n"), "\n") {
		want := fmt.Sprintf(`"id":"%d"`, i)
		if i == 5 {
			want = `{"line":6,"problem":{"title":"Gateway Timeout","status":504,`
		}
		if !strings.Contains(line, want) {
			t.Errorf("answer %d is %.200s", i, line)
		}
	}
	if metrics := sv.get("/metrics").body; !strings.Contains(metrics, `tifa_batch_errors_total{status="504"} 1`) {
		t.Error("the late line was not counted")
	}
}

func FuzzBody(f *testing.F) {
	for _, seed := range []string{
		`{"text": "On Friday Xi Jinping met Macron.", "id": "x", "date": "2024-05-05", "lang": "en", "title": "t", "byline": ["a"], "meta": {"k": [1]}}`,
		`{"text": "重庆", "id": null, "title": null, "date": null, "lang": null, "byline": null}`, `{"text": "x", "meta": null}`, `{"text": "\ud83d\ude00 \ud800"}`, `{"text": 1}`, `{"text": "x"} x`, `{"text": "x", "text": "y"}`, `[]`, ``, `{"te`, "\xff", `{"text":"x","meta":{"a":1e999}}`,
	} {
		f.Add([]byte(seed))
	}
	s, err := shared()
	if err != nil {
		f.Fatal(err)
	}
	described := httptest.NewRecorder()
	s.ServeHTTP(described, httptest.NewRequest(http.MethodGet, "/openapi.json", nil))
	description := newContract(f, described.Body.Bytes())
	f.Fuzz(func(t *testing.T, body []byte) {
		d, err := decode(body, 10_000)
		if err == nil {
			err := description.valid("/components/schemas/Document", bytes.TrimPrefix(body, []byte("\ufeff")))
			if err != nil {
				t.Fatalf("read, but not as described: %v\n%q", err, body)
			}
		} else {
			if p := modelOf(err); p.Status != 400 && p.Status != 413 && p.Status != 422 || p.Detail == "" {
				t.Fatalf("%d %s", p.Status, p.Detail)
			}
			return
		}
		// What was read can be annotated, or a field is named that says why not, and
		// the answer is a document with that text.
		out, err := s.annotated(t.Context(), s.current.Load(), d, Form{Offsets: models.CodePoint})
		if err != nil {
			if p := modelOf(failure(err)); p.Status != 422 || len(p.Errors) != 1 {
				t.Fatalf("%v of %q", err, body)
			}
			return
		}
		back, err := models.Decode(out)
		if err != nil || back.Text != d.Text || back.ID != models.ValidText(d.ID) {
			t.Fatalf("%v: %s", err, out)
		}
	})
}
