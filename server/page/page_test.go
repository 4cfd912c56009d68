package page

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// ask gives the answer of the handler to a request that has a file with a tag, if not "".
func ask(method, path, tag string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	if tag != "" {
		r.Header.Set("If-None-Match", tag)
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w
}

// TestFiles asks for every file: each has a type, a tag and the policy, and is not sent
// again to those that have it.
func TestFiles(t *testing.T) {
	all, err := collect()
	if err != nil {
		t.Fatal(err)
	}
	for path, file := range all {
		first := ask("GET", path, "")
		h := first.Header()
		if first.Code != http.StatusOK || first.Body.String() != string(file.data) || h.Get("Content-Type") == "" || h.Get("Content-Security-Policy") != policy {
			t.Errorf("%s: %d, %d bytes of %d, %v", path, first.Code, first.Body.Len(), len(file.data), h)
		}
		if again := ask("GET", path, h.Get("ETag")); again.Code != http.StatusNotModified {
			t.Errorf("%s, which the browser has: %d", path, again.Code)
		}
		if other := ask("GET", path, `"other"`); other.Code != http.StatusOK {
			t.Errorf("%s, of which the browser has another version: %d", path, other.Code)
		}
	}
	list, err := samples()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
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
		if got := ask(test.method, test.path, ""); got.Code != test.status {
			t.Errorf("%s %s: %d, not %d", test.method, test.path, got.Code, test.status)
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
