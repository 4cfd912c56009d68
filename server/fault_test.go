package server

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// dial opens a connection and writes something to it.
func dial(t *testing.T, address, text string) net.Conn {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	c, err := net.Dial("tcp", u.Host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
	return c
}

// statusOn reads the status of the next answer on a connection, 0 if there is none.
func statusOn(t *testing.T, c net.Conn) int {
	t.Helper()
	if err := c.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return 0
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, resp.Body)
	return resp.StatusCode
}

// slowBody begins a body and never ends it, and gives the status of the answer.
func slowBody(t *testing.T, address, token string) int {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return statusOn(t, dial(t, address, "POST "+u.Path+" HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "+token+"\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"))
}

// TestSlowClients: whoever does not send goes, and holds nobody up.
func TestSlowClients(t *testing.T) {
	s := with(t, Config{ReadTimeout: 2 * time.Second, Jobs: 1})
	sv, stop := run(t, s)
	heads := make([]net.Conn, 20)
	for i := range heads {
		heads[i] = dial(t, sv.url, "POST /v1/annotate HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
		dial(t, sv.url, "POST /v1/annotate HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nx")
	}
	if got := sv.post("/v1/annotate", fields{"text": "x"}); got.status != 200 {
		t.Errorf("beside slow clients: %d %s", got.status, got.body)
	}
	for _, c := range heads {
		if got := statusOn(t, c); got != 0 && got != http.StatusRequestTimeout {
			t.Errorf("half a head was answered with %d", got)
		}
	}
	if got := slowBody(t, sv.url+"/v1/annotate", ""); got != http.StatusRequestTimeout {
		t.Errorf("half a body was answered with %d", got)
	}

	// A batch may take as long as it likes, if only lines come.
	c := dial(t, sv.url, "POST /v1/annotate/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answers := bufio.NewScanner(resp.Body)
	for i := range 5 {
		line := fmt.Sprintf("{\"text\": \"x\", \"id\": \"%d\"}\n", i)
		fmt.Fprintf(c, "%x\r\n%s\r\n", len(line), line)
		if !answers.Scan() || !strings.Contains(answers.Text(), fmt.Sprintf(`"id":"%d"`, i)) {
			t.Fatalf("line %d was answered with %s", i, answers.Text())
		}
		time.Sleep(300 * time.Millisecond) // five times, which is more than the time to read
	}
	if !answers.Scan() || !strings.Contains(answers.Text(), `"line":6,"problem":{"title":"Request Timeout","status":408`) {
		t.Errorf("a batch that stops was answered with %s, %v", answers.Text(), answers.Err())
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

// TestAborted: bodies that break off, and clients that do not wait, leave nothing behind.
func TestAborted(t *testing.T) {
	s := rigged(t, Config{ReadTimeout: time.Second, Jobs: 1}, func(text string) {
		if text == "slow" {
			time.Sleep(5 * time.Millisecond)
		}
	})
	sv, stop := run(t, s)
	await(t, s.warm.Load)
	before := runtime.NumGoroutine()
	for i := range 50 {
		c := dial(t, sv.url, "POST /v1/annotate HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\n"+"slow"[:i%5])
		b := dial(t, sv.url, "POST /v1/annotate/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000\r\n\r\n"+strings.Repeat("{\"text\": \"slow\"}\n", 10))
		time.Sleep(time.Millisecond)
		c.Close()
		b.Close()
	}
	if got := sv.post("/v1/annotate", fields{"text": "x"}); got.status != 200 {
		t.Errorf("%d %s", got.status, got.body)
	}
	sv.client.CloseIdleConnections()
	http.DefaultTransport.(*http.Transport).CloseIdleConnections()
	await(t, func() bool {
		return runtime.NumGoroutine() <= before+2 && len(s.turns.slots) == 0 && len(s.batches.slots) == 0
	})
	if err := stop(); err != nil {
		t.Error(err)
	}
}

// TestPatience: whoever waits nearly as long as may be, and is worked on as long, is answered.
func TestPatience(t *testing.T) {
	s := rigged(t, Config{Timeout: time.Second, ReadTimeout: 100 * time.Millisecond, Jobs: 1}, func(text string) {
		if text == "slow" {
			time.Sleep(700 * time.Millisecond)
		}
	})
	sv, stop := run(t, s)
	await(t, s.warm.Load)
	first := make(chan answer, 1)
	go func() {
		defer close(first) // if asking fails, nobody waits for ever
		first <- sv.post("/v1/annotate", fields{"text": "slow"})
	}()
	await(t, func() bool { return len(s.turns.slots) == 1 })
	for _, got := range []answer{sv.post("/v1/annotate", fields{"text": "slow"}), <-first} {
		if got.status != http.StatusOK {
			t.Errorf("%d %s", got.status, got.body)
		}
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

// TestOversized: a body that does not say how long it is is read to the limit and no
// further.
func TestOversized(t *testing.T) {
	sv, stop := run(t, with(t, Config{MaxDocument: 1000}))
	var sent atomic.Int64
	endless := readerFunc(func(p []byte) (int, error) {
		sent.Add(int64(len(p)))
		for i := range p {
			p[i] = ' '
		}
		return len(p), nil
	})
	for _, path := range []string{"/v1/annotate", "/v1/explain"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, sv.url+path, endless)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		resp, err := sv.client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if resp.Body.Close(); resp.StatusCode != http.StatusRequestEntityTooLarge || sent.Load() > 64<<20 {
			t.Errorf("%s: %d after %d bytes", path, resp.StatusCode, sent.Load())
		}
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// TestMalformed sends ten thousand requests that are wrong somewhere. Each is answered
// with a problem, or with a document where the mistake did no harm; nothing stays behind.
func TestMalformed(t *testing.T) {
	s := with(t, Config{MaxDocument: 4000})
	if err := s.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	sv := start(t, s)
	random := rand.New(rand.NewPCG(1, 2))
	good := []string{
		`{"text": "` + english + `", "id": "x", "date": "2023-09-08", "lang": "en", "byline": ["a"], "meta": {"a": [1, 2]}}`,
		`{"text": "` + chinese + `", "title": null, "meta": {}}`,
	}
	const annotate, explain, batch = "/v1/annotate", "/v1/explain", "/v1/annotate/batch"
	kinds := []string{"a/b", "", ";;", "text/plain"} // one in four, beside the right one
	odd := []string{annotate + "?tokens=%zz", "/v1/explain?at=1e9", "/v1/lexicon/%ff%fe", "/v1/lexicon?q=%00%ff&label=x", "/v1", "//", "/%2e%2e/"}
	count := 10_000
	if testing.Short() {
		count = 500
	}
	memory := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	goroutines, heap := runtime.NumGoroutine(), memory()
	statuses := map[int]int{}
	for range count {
		body := []byte(good[random.IntN(len(good))])
		for range 1 + random.IntN(3) {
			at := random.IntN(len(body))
			switch random.IntN(4) {
			case 0:
				body[at] = byte(random.Uint32())
			case 1:
				body = append(body[:at], body[min(len(body), at+1+random.IntN(8)):]...)
			case 2:
				body = append(body[:at:at], append([]byte(`{"[\u`[random.IntN(5):]), body[at:]...)...)
			default:
				body = body[:at+1]
			}
			if len(body) == 0 {
				body = []byte("{")
			}
		}
		method, path, kind := "POST", []string{annotate, explain, batch}[random.IntN(3)], "application/json"
		if path == batch {
			kind = ndjson
		}
		switch random.IntN(8) {
		case 0:
			path = odd[random.IntN(len(odd))]
		case 1, 2:
			kind = kinds[random.IntN(len(kinds))]
		case 3:
			method = []string{"GET", "PUT", "HEAD", "BREW"}[random.IntN(4)]
		}
		got := sv.do(method, path, kind, string(body))
		statuses[got.status]++
		if got.status >= 500 {
			t.Fatalf("%d %s\nto %q", got.status, got.body, body)
		}
	}
	t.Log(statuses)
	http.DefaultTransport.(*http.Transport).CloseIdleConnections()
	await(t, func() bool { return runtime.NumGoroutine() <= goroutines+2 })
	if now := memory(); now > heap+16<<20 {
		t.Errorf("the heap grew from %d to %d bytes", heap, now)
	}
}

// TestPanic: a mistake in an extractor ends one request, or one line.
func TestPanic(t *testing.T) {
	var out records
	s := rigged(t, Config{Log: out.logger()}, func(text string) {
		if strings.Contains(text, "Wenceslas") {
			panic("saw " + text)
		}
		if strings.Contains(text, "index") {
			_ = []int{}[len(text)]
		}
	})
	sv := start(t, s)
	for _, text := range []string{"Good King Wenceslas", "the index"} {
		got := sv.post("/v1/annotate", fields{"text": text})
		p := got.problem(t)
		id := got.header.Get("X-Request-Id")
		if got.status != 500 || p.Instance != "urn:tifa:request:"+id || strings.Contains(got.body, "Wenceslas") {
			t.Errorf("%d %s", got.status, got.body)
		}
		if log := out.text(); !strings.Contains(log, "level=ERROR msg=panic id="+id) || !strings.Contains(log, "goroutine ") || strings.Contains(log, "Wenceslas") {
			t.Errorf("the log has\n%s", log)
		}
	}
	got := sv.do("POST", "/v1/annotate/batch", "application/x-ndjson", `{"text": "a"}`+"\n"+`{"text": "Wenceslas"}`+"\n"+`{"text": "b"}`)
	lines := strings.Split(strings.TrimSpace(got.body), "\n")
	if len(lines) != 3 || !strings.Contains(lines[1], `{"line":2,"problem":{"title":"Internal Server Error","status":500`) || !strings.Contains(lines[2], `"text":"b"`) {
		t.Errorf("%s", got.body)
	}
	if metrics := sv.get("/metrics").body; !strings.Contains(metrics, "tifa_panics_total 3\n") {
		t.Error("the panics were not counted")
	}
}

// TestPanicElsewhere: so does one in anything else, such as the page.
func TestPanicElsewhere(t *testing.T) {
	s := with(t, Config{Page: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/late" {
			_, _ = io.WriteString(w, strings.Repeat("half of it", 1000))
		}
		panic("page")
	})})
	sv, _ := run(t, s)
	if got := sv.get("/early"); got.status != 500 || got.problem(t).Instance == "" {
		t.Errorf("%d %s", got.status, got.body)
	}
	resp, err := http.Get(sv.url + "/late") //nolint:noctx
	if err == nil {
		if _, err = io.ReadAll(resp.Body); err == nil {
			t.Error("half an answer looks like a whole one")
		}
		resp.Body.Close()
	}
}

// TestShutdown: the server stops in the middle of many requests, and answers each that
// it has accepted.
func TestShutdown(t *testing.T) {
	s := rigged(t, Config{Jobs: 2, Queue: 100}, func(string) { time.Sleep(5 * time.Millisecond) })
	sv, stop := run(t, s)
	await(t, s.warm.Load)
	transport := &http.Transport{MaxIdleConnsPerHost: 20}
	defer transport.CloseIdleConnections()
	var answered atomic.Int64
	var all sync.WaitGroup
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for range 20 {
		all.Go(func() {
			for ctx.Err() == nil {
				r, err := http.NewRequestWithContext(context.WithoutCancel(ctx), http.MethodPost, sv.url+"/v1/annotate", strings.NewReader(`{"text": "x"}`))
				if err != nil {
					t.Error(err)
					return
				}
				r.Header.Set("Content-Type", "application/json")
				resp, err := transport.RoundTrip(r)
				if err != nil {
					return // it takes nothing more; what it began to answer is counted below
				}
				if _, err := io.ReadAll(resp.Body); err != nil || resp.StatusCode != http.StatusOK {
					t.Errorf("%d %v", resp.StatusCode, err)
				}
				resp.Body.Close()
				answered.Add(1)
			}
		})
	}
	// A batch that runs meanwhile is answered to its end.
	batch := make(chan answer, 1)
	go func() {
		defer close(batch) // if asking fails, nobody waits for ever
		batch <- sv.do("POST", "/v1/annotate/batch", "application/x-ndjson", strings.Repeat("{\"text\": \"x\"}\n", 100))
	}()
	await(t, func() bool { return answered.Load() > 100 })
	if err := stop(); err != nil {
		t.Error(err)
	}
	all.Wait()
	if got := <-batch; got.status != 200 || strings.Count(got.body, "\n") != 100 || strings.Contains(got.body, "problem") {
		t.Errorf("the batch: %d, %d lines", got.status, strings.Count(got.body, "\n"))
	}
	// What the server began to work on, the clients got.
	if documents := sv.counter("tifa_documents_total"); int64(documents) != answered.Load()+100 {
		t.Errorf("%v documents were annotated, %d answered", documents, answered.Load()+100)
	}
}

// TestGrace: what takes too long is cut off, and the server says so.
func TestGrace(t *testing.T) {
	held := make(chan struct{})
	s := rigged(t, Config{Grace: 50 * time.Millisecond}, func(text string) {
		if text == "held" {
			<-held
		}
	})
	sv, stop := run(t, s)
	await(t, s.warm.Load)
	go func() {
		r, _ := http.NewRequest(http.MethodPost, sv.url+"/v1/annotate", strings.NewReader("held")) //nolint:noctx
		r.Header.Set("Content-Type", "text/plain")
		if resp, err := http.DefaultTransport.RoundTrip(r); err == nil {
			resp.Body.Close()
		}
	}()
	await(t, func() bool { return len(s.turns.slots) == 1 })
	if err := stop(); err == nil || !strings.Contains(err.Error(), "cut off") {
		t.Errorf("stopped with %v", err)
	}
	close(held)
}
