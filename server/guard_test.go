package server

import (
	"net/http"
	"strings"
	"testing"
)

// TestTokens: all that works needs one of the tokens, in the header and nowhere else.
func TestTokens(t *testing.T) {
	first, second := strings.Repeat("a", minToken), strings.Repeat("b", minToken)
	s := with(t, Config{Tokens: []string{first, second}})
	sv := start(t, s)
	for _, tt := range []struct {
		path, header string
		status       int
	}{
		{"/v1/schema", "", 401},
		{"/v1/schema", "Bearer " + first, 200},
		{"/v1/schema", "bearer " + second, 200},
		{"/v1/schema", "Bearer  " + second, 200},
		{"/v1/schema", "Bearer " + first[1:], 401},
		{"/v1/schema", "Bearer " + first + second, 401},
		{"/v1/schema", "Bearer", 401},
		{"/v1/schema", "Basic " + first, 401},
		{"/v1/schema", first, 401},
		{"/v1/schema?access_token=" + first, "", 401},
		{"/v1/schema?token=" + first, "", 401},
		{"/v1/nothing", "", 401},
		{"/metrics", "", 401},
		{"/metrics", "Bearer " + first, 200},
		{"/healthz", "", 200},
		{"/readyz", "", 503},
		{"/openapi.json", "", 200},
	} {
		got := sv.get(tt.path, "Authorization", tt.header)
		if got.status != tt.status || (tt.status == 401) != (got.header.Get("WWW-Authenticate") != "") {
			t.Errorf("%s with %q: %d %s", tt.path, tt.header, got.status, got.body)
		}
	}
	if got := sv.post("/v1/annotate", fields{"text": "x"}); got.status != 401 {
		t.Errorf("%d", got.status)
	}
	for _, weak := range []string{"", "short", strings.Repeat("ä", minToken), strings.Repeat("a b", minToken)} {
		if _, err := New(Config{Tokens: []string{weak}}); err == nil {
			t.Errorf("%q passes as a token", weak)
		}
	}
}

// TestOrigins: no page from elsewhere may use the server, unless its origin was named.
func TestOrigins(t *testing.T) {
	const friend, foe = "https://example.org", "https://example.com"
	preflight := func(sv *service, origin string) answer {
		return sv.do(http.MethodOptions, "/v1/annotate", "", "", "Origin", origin, "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "authorization,content-type")
	}
	post := func(sv *service, origin string) answer {
		return sv.post("/v1/annotate", fields{"text": "x"}, "Origin", origin, "Sec-Fetch-Site", "cross-site")
	}
	for _, tt := range []struct {
		origins              []string
		friend, foe, allowed string
	}{
		{nil, "", "", ""},
		{[]string{friend}, friend, "", friend},
		{[]string{"*"}, "*", "*", "*"},
	} {
		s := with(t, Config{Origins: tt.origins})
		sv := start(t, s)
		for origin, want := range map[string]string{friend: tt.friend, foe: tt.foe} {
			status, before := http.StatusForbidden, http.StatusMethodNotAllowed
			if want != "" {
				status, before = http.StatusOK, http.StatusNoContent
			}
			for what, got := range map[string]answer{"preflight": preflight(sv, origin), "post": post(sv, origin)} {
				if got.header.Get("Access-Control-Allow-Origin") != want || got.header.Get("Access-Control-Allow-Credentials") != "" {
					t.Errorf("%v: %s of %s: %v", tt.origins, what, origin, got.header)
				}
				if what == "post" && got.status != status || what == "preflight" && got.status != before {
					t.Errorf("%v: %s of %s: %d", tt.origins, what, origin, got.status)
				}
			}
		}
		// A program, and the server's own page, are no strangers.
		if got := sv.post("/v1/annotate", fields{"text": "x"}); got.status != 200 {
			t.Errorf("%d", got.status)
		}
		if got := sv.post("/v1/annotate", fields{"text": "x"}, "Origin", sv.url, "Sec-Fetch-Site", "same-origin"); got.status != 200 {
			t.Errorf("%d", got.status)
		}
	}
	for _, wrong := range []string{"example.org", "https://example.org/", "https://example.org/path", "null", ""} {
		if _, err := New(Config{Origins: []string{wrong}}); err == nil {
			t.Errorf("%q passes as an origin", wrong)
		}
	}
}

func TestHeaders(t *testing.T) {
	s := with(t, Config{Page: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", "default-src 'self'")
		_, _ = w.Write([]byte("page"))
	})})
	sv := start(t, s)
	for path, policy := range map[string]string{
		"/": "default-src 'self'", "/nothing": "default-src 'none'; frame-ancestors 'none'", "/v1/schema": "default-src 'none'; frame-ancestors 'none'", "/metrics": "default-src 'none'; frame-ancestors 'none'",
	} {
		got := sv.get(path)
		for header, want := range map[string]string{
			"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
		} {
			if got.header.Get(header) != want {
				t.Errorf("%s: %s is %q", path, header, got.header.Get(header))
			}
		}
	}
	if got := sv.get("/"); got.body != "page" {
		t.Errorf("%d %s", got.status, got.body)
	}
	if got := sv.get("/nothing"); got.status != 404 || got.problem(t).Detail != nowhere {
		t.Errorf("%d %s", got.status, got.body)
	}
	if got := sv.get("/v1/nothing"); got.status != 404 || got.problem(t).Detail != nowhere {
		t.Errorf("%d %s", got.status, got.body)
	}
}

func TestConfig(t *testing.T) {
	for _, c := range []Config{{MaxDocument: -1}, {Jobs: -1}, {Queue: -1}, {Timeout: -1}, {MaxBatch: -1}} {
		if _, err := New(c); err == nil {
			t.Errorf("%+v passes", c)
		}
	}
}

// TestName: without tokens a loopback address answers to localhost, to addresses and to the
// hosts of origins, not to a name that somebody else may have led here.
func TestName(t *testing.T) {
	for _, tt := range []struct {
		config Config
		host   string
		status int
	}{
		{Config{}, "localhost:8080", 200},
		{Config{}, "127.0.0.1", 200},
		{Config{}, "[::1]:8080", 200},
		{Config{}, "rebound.example:8080", 421},
		{Config{}, "localhost.example", 421},
		{Config{Origins: []string{"https://news.example"}}, "news.example", 200},
		{Config{Origins: []string{"https://news.example"}}, "other.example", 421},
		{Config{Tokens: []string{strings.Repeat("a", minToken)}}, "rebound.example", 200},
	} {
		sv := start(t, with(t, tt.config))
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, sv.url+"/healthz", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = tt.host
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if resp.Body.Close(); resp.StatusCode != tt.status {
			t.Errorf("%s: %d, want %d", tt.host, resp.StatusCode, tt.status)
		}
	}
}
