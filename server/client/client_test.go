package client_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tifa"
	"tifa/models"
	"tifa/server"
	"tifa/server/client"
)

// service is a server for all tests, which is dear to make.
var service = sync.OnceValue(func() *httptest.Server {
	s, err := server.New(server.Config{MaxBatch: 100})
	if err != nil {
		panic(err)
	}
	if err := s.Warm(context.Background()); err != nil {
		panic(err)
	}
	return httptest.NewServer(s)
})

func connect(t *testing.T, address string, o client.Options) *client.Client {
	t.Helper()
	c, err := client.New(address, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

const report = "On Friday, Yuan Jiajun, Secretary of the CPC Chongqing Municipal Committee, stressed the “two safeguards”. 😀 习近平"

// TestAnnotate: the document is the one that package tifa makes.
func TestAnnotate(t *testing.T) {
	c := connect(t, service().URL, client.Options{})
	a, err := tifa.New(tifa.Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := &models.Document{ID: "1", Text: report, Title: "t", Date: "2023-09-08", Lang: "en", Byline: []string{"b"}, Meta: map[string]json.RawMessage{"k": json.RawMessage("[1.50]")}}
	for _, tokens := range []bool{false, true} {
		o := tifa.Options{}.Config
		o.Tokens = tokens
		with, err := a.With(o)
		if err != nil {
			t.Fatal(err)
		}
		want, err := with.Annotate(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.Annotate(t.Context(), in, client.Form{Tokens: tokens})
		if err != nil {
			t.Fatal(err)
		}
		if tokens != (len(got.Tokens) > 0) {
			t.Errorf("%d tokens", len(got.Tokens))
		}
		if diff := cmp.Diff(encoded(t, want), encoded(t, got)); diff != "" {
			t.Error(diff)
		}
	}
	e, err := c.Explain(t.Context(), in, strings.Index(report, "Jiajun"))
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range e.Candidates {
		if report[x.Start:x.End] != x.Text || x.Start > strings.Index(report, "Jiajun") {
			t.Errorf("%+v", x)
		}
	}
	if all, err := c.Explain(t.Context(), in, client.Everywhere); err != nil || len(all.Candidates) <= len(e.Candidates) || len(e.Candidates) == 0 {
		t.Errorf("%v, %d of %d candidates", err, len(e.Candidates), len(all.Candidates))
	}
}

func encoded(t *testing.T, d *models.Document) string {
	t.Helper()
	data, err := d.Encode(models.Encoding{})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestLexicon(t *testing.T) {
	c := connect(t, service().URL+"/", client.Options{})
	e, err := c.Entry(t.Context(), "President of France", "2016-05-01")
	if err != nil || e.ID != "office:fr-president" || len(*e.Holders) != 1 || (*e.Holders)[0].ID != "per:francois-hollande" {
		t.Errorf("%v %+v", err, e)
	}
	if e, err = c.Entry(t.Context(), "a/b ?#%", ""); !isProblem(err, 404) {
		t.Errorf("%v %+v", err, e)
	}
	found, err := c.Search(t.Context(), client.Query{Name: "France", Label: models.Place, Limit: 3})
	if err != nil || len(found) != 3 || found[0].ID != "place:FR" {
		t.Errorf("%v %+v", err, found)
	}
	if _, err := c.Search(t.Context(), client.Query{Label: models.Date}); !isProblem(err, 422) {
		t.Errorf("%v", err)
	}
	for _, ask := range []func(context.Context) (*client.Health, error){c.Health, c.Ready} {
		if h, err := ask(t.Context()); err != nil || h.Status != "ok" || h.Version != tifa.Version || !strings.HasPrefix(h.Pack, "sha256:") {
			t.Errorf("%v %+v", err, h)
		}
	}
}

func isProblem(err error, status int) bool {
	p, ok := errors.AsType[*client.Error](err)
	return ok && p.Status == status && p.Title == http.StatusText(status) && p.Detail != ""
}

func TestProblem(t *testing.T) {
	c := connect(t, service().URL, client.Options{})
	_, err := c.Annotate(t.Context(), &models.Document{Text: "x", Date: "soon"}, client.Form{})
	p, ok := errors.AsType[*client.Error](err)
	if !ok || p.Status != 422 || len(p.Errors) != 1 || p.Errors[0].Location != "body.date" || !strings.HasPrefix(err.Error(), "422 Unprocessable Entity: body.date: ") {
		t.Errorf("%v", err)
	}
	for _, wrong := range []string{"", "localhost:8080", "ftp://x", "http://", "http://x?y=z", "http://a b"} {
		if _, err := client.New(wrong, client.Options{}); err == nil {
			t.Errorf("%q is an address", wrong)
		}
	}
	if _, err := connect(t, "http://127.0.0.1:1", client.Options{}).Health(t.Context()); err == nil {
		t.Error("nobody answered, and that is no error")
	}
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/healthz" {
			http.Error(w, "<html>bad gateway", http.StatusBadGateway)
		}
	}))
	defer other.Close()
	c = connect(t, other.URL, client.Options{})
	if _, err := c.Health(t.Context()); !isProblem(err, 502) || !strings.Contains(err.Error(), "bad gateway") {
		t.Errorf("%v", err)
	}
	if _, err := c.Ready(t.Context()); err == nil {
		t.Error("an empty answer is no error")
	}
}

func TestToken(t *testing.T) {
	const token = "0123456789abcdef"
	s, err := server.New(server.Config{Tokens: []string{token}})
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(s)
	defer web.Close()
	one := func(yield func(*models.Document) bool) { yield(&models.Document{Text: "x"}) }
	for _, tt := range []struct {
		token string
		fails bool
	}{{token, false}, {"", true}, {token + "0", true}} {
		c := connect(t, web.URL, client.Options{Token: tt.token})
		_, err := c.Annotate(t.Context(), &models.Document{Text: "x"}, client.Form{})
		if tt.fails != isProblem(err, 401) || !tt.fails && err != nil {
			t.Errorf("with %q: %v", tt.token, err)
		}
		for _, err := range c.Batch(t.Context(), one, client.Form{}) {
			if tt.fails != isProblem(err, 401) || !tt.fails && err != nil {
				t.Errorf("with %q: %v", tt.token, err)
			}
		}
	}
}

// flaky answers with errors first, and then as the server does.
func flaky(t *testing.T, errors int, status int, after string) (address string, asked *atomic.Int64) {
	t.Helper()
	asked = new(atomic.Int64)
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) <= int64(errors) {
			if after != "" {
				w.Header().Set("Retry-After", after)
			}
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(status)
			fmt.Fprintf(w, `{"status": %d, "detail": "not now"}`, status)
			return
		}
		service().Config.Handler.ServeHTTP(w, r)
	}))
	t.Cleanup(web.Close)
	return web.URL, asked
}

func TestRetries(t *testing.T) {
	for _, tt := range []struct {
		name           string
		errors, status int
		after          string
		options        client.Options
		asked          int64
		fails          bool
	}{
		{"busy", 1, 429, "1", client.Options{}, 2, false},
		{"starting", 2, 503, "", client.Options{}, 3, false},
		{"always busy", 10, 429, "", client.Options{Retries: 2}, 3, true},
		{"never again", 1, 429, "", client.Options{Retries: -1}, 1, true},
		{"too long", 1, 503, "3600", client.Options{}, 1, true},
		{"another error", 1, 500, "1", client.Options{}, 1, true},
		{"wrong", 1, 422, "1", client.Options{}, 1, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			address, asked := flaky(t, tt.errors, tt.status, tt.after)
			_, err := connect(t, address, tt.options).Annotate(t.Context(), &models.Document{Text: "x"}, client.Form{})
			if asked.Load() != tt.asked || tt.fails != isProblem(err, tt.status) || !tt.fails && err != nil {
				t.Errorf("asked %d times: %v", asked.Load(), err)
			}
			address, asked = flaky(t, tt.errors, tt.status, tt.after)
			answers := 0
			for _, err := range connect(t, address, tt.options).Batch(t.Context(), documents(3), client.Form{}) {
				if tt.fails != isProblem(err, tt.status) || !tt.fails && err != nil {
					t.Errorf("asked %d times: %v", asked.Load(), err)
				}
				answers++
			}
			if want := map[bool]int{false: 3, true: 1}[tt.fails]; answers != want || asked.Load() != tt.asked {
				t.Errorf("%d answers, asked %d times", answers, asked.Load())
			}
		})
	}
	address, _ := flaky(t, 10, 429, "20")
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := connect(t, address, client.Options{}).Health(ctx); !errors.Is(err, context.DeadlineExceeded) || !isProblem(err, 429) {
		t.Errorf("%v", err)
	}
}

func documents(n int) iter.Seq[*models.Document] {
	return func(yield func(*models.Document) bool) {
		for i := range n {
			if !yield(&models.Document{ID: fmt.Sprint(i), Text: report}) {
				return
			}
		}
	}
}

func TestBatch(t *testing.T) {
	c := connect(t, service().URL, client.Options{})
	docs := func(yield func(*models.Document) bool) {
		for d := range documents(50) {
			if d.ID == "20" {
				d.Date = "soon"
			}
			if !yield(d) {
				return
			}
		}
	}
	i := 0
	for d, err := range c.Batch(t.Context(), docs, client.Form{}) {
		p, wrong := errors.AsType[*client.Error](err)
		switch {
		case i == 20 && (!wrong || p.Line != 21 || p.Status != 422 || !strings.HasPrefix(err.Error(), "line 21: 422 ")):
			t.Errorf("%v", err)
		case i != 20 && (err != nil || d.ID != fmt.Sprint(i) || len(d.Annotations) < 5):
			t.Fatalf("%d: %v %+v", i, err, d)
		}
		i++
	}
	if i != 50 {
		t.Errorf("%d answers", i)
	}

	// Whoever stops early gets no more, and nothing goes on behind.
	asked := 0
	endless := func(yield func(*models.Document) bool) {
		for d := (&models.Document{Text: "x"}); yield(d); asked++ {
		}
	}
	for _, err := range c.Batch(t.Context(), endless, client.Form{}) {
		if err != nil {
			t.Error(err)
		}
		break
	}
	before := asked // no race: the goroutine is over
	time.Sleep(10 * time.Millisecond)
	if asked != before {
		t.Error("documents are asked for that nobody wants")
	}
	// The server's limit is a problem behind the last document that it took.
	got, last := 0, error(nil)
	for d, err := range c.Batch(t.Context(), endless, client.Form{}) {
		if d != nil {
			got++
		}
		last = err
	}
	if got != 100 || last == nil {
		t.Errorf("%d documents, then %v", got, last)
	}
	// What cannot be sent is the last error.
	bad := func(yield func(*models.Document) bool) {
		_ = yield(&models.Document{Text: "x"}) && yield(&models.Document{Text: "y", Meta: map[string]json.RawMessage{"k": json.RawMessage("{")}})
	}
	last = nil
	for _, err := range c.Batch(t.Context(), bad, client.Form{}) {
		last = err
	}
	if last == nil {
		t.Error("broken meta was sent")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range c.Batch(ctx, documents(1), client.Form{}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
	cut := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.ReadAll(r.Body)
		_, _ = io.WriteString(w, "{\"line\":1}\n{\"schema\":")
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}))
	defer cut.Close()
	var errs []error
	for _, err := range connect(t, cut.URL, client.Options{}).Batch(t.Context(), documents(2), client.Form{}) {
		errs = append(errs, err)
	}
	if len(errs) != 2 || errs[0] == nil || errs[1] == nil {
		t.Errorf("%v", errs)
	}
}
