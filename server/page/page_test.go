package page

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"tifa/corpus/samples"
)

func get(t *testing.T, method, path string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w.Result()
}

// TestFiles asks for every file: each has a type, a tag and the policy, and is not sent
// again to those that have it.
func TestFiles(t *testing.T) {
	all, err := collect()
	if err != nil {
		t.Fatal(err)
	}
	for path, file := range all {
		first := get(t, "GET", path)
		h := first.Header
		if first.StatusCode != http.StatusOK || first.ContentLength != int64(len(file.data)) || h.Get("Content-Type") == "" || h.Get("Content-Security-Policy") != policy {
			t.Errorf("%s: %d, %d bytes of %d, %v", path, first.StatusCode, first.ContentLength, len(file.data), h)
		}
		if again := get(t, "GET", path, "If-None-Match", h.Get("ETag")); again.StatusCode != http.StatusNotModified {
			t.Errorf("%s, which the browser has: %d", path, again.StatusCode)
		}
		if other := get(t, "GET", path, "If-None-Match", `"other"`); other.StatusCode != http.StatusOK {
			t.Errorf("%s, of which the browser has another version: %d", path, other.StatusCode)
		}
	}
	for _, s := range samples.All() {
		if _, known := all["/page/samples/"+s.ID+".txt"]; !known || s.Date == "" || s.Title == "" {
			t.Errorf("sample %+v", s)
		}
	}
}

func TestNothingElse(t *testing.T) {
	for _, test := range []struct {
		method, path string
		status       int
	}{
		{"GET", "/", 200},
		{"HEAD", "/", 200},
		{"POST", "/", 405},
		{"GET", "/index.html", 404},
		{"GET", "/page/", 404},
		{"GET", "/page/index.html", 404},
		{"GET", "/page/../page.go", 404},
		{"GET", "/page/js/%2e%2e/index.html", 404},
		{"GET", "/page/js/nothing.js", 404},
	} {
		if got := get(t, test.method, test.path); got.StatusCode != test.status {
			t.Errorf("%s %s: %d, not %d", test.method, test.path, got.StatusCode, test.status)
		}
	}
}

// TestPlain: the page has no inline script or style, which its policy forbids, loads
// nothing from elsewhere, and makes no markup out of text.
func TestPlain(t *testing.T) {
	all, err := collect()
	if err != nil {
		t.Fatal(err)
	}
	for path, file := range all {
		text := string(file.data)
		forbidden := []string{}
		switch {
		case strings.HasSuffix(path, ".js"):
			forbidden = []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "DOMParser", "https://", `"style"`}
		case strings.HasSuffix(path, ".css"):
			forbidden = []string{"@import", "url(", "http"}
		case path == "/":
			forbidden = []string{" style=", "<style", " onclick", " onload", "http"}
		}
		for _, word := range forbidden {
			if strings.Contains(text, word) {
				t.Errorf("%s: %s", path, word)
			}
		}
	}
}
