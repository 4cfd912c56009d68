// Package page is the web page of the server: plain files that are compiled in, and
// the sample reports. It needs nothing from elsewhere, and its policy lets it load
// nothing from elsewhere.
package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"net/http"
	"path"
	"time"
)

//go:embed files
var files embed.FS

// policy lets the page run its own scripts and ask its own server, and nothing else.
// No text can become HTML or script by mistake: browsers that know trusted types
// refuse to parse any.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// kind is the content type of a file, whatever the system says of its ending.
func kind(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	}
	return "text/plain; charset=utf-8"
}

// file is one that the page consists of.
type file struct {
	data []byte
	kind string
	tag  string // its ETag
}

func newFile(name string, data []byte) file {
	sum := sha256.Sum256(data)
	return file{data, kind(name), `"` + hex.EncodeToString(sum[:12]) + `"`}
}

// Handler serves the page at /, and its parts below /page/. What it does not have is
// answered with 404, and other methods than GET and HEAD with 405. Browsers ask each
// time whether a part has changed, and get it only if it has.
func Handler() http.Handler {
	all, err := collect()
	if err != nil {
		panic(err) // all of it is compiled in: a test asks for every file
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, known := all[r.URL.Path]
		if !known {
			http.NotFound(w, r)
			return
		}
		h := w.Header()
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			h.Set("Allow", "GET, HEAD")
			http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
			return
		}
		// What holds for every answer the server sets.
		h.Set("Content-Type", f.kind)
		h.Set("ETag", f.tag)
		h.Set("Cache-Control", "no-cache")
		h.Set("Content-Security-Policy", policy)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.data))
	})
}

// collect gives all files by the path that asks for them.
func collect() (map[string]file, error) {
	all := map[string]file{}
	err := fs.WalkDir(files, "files", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		at := "/page" + name[len("files"):]
		if at == "/page/index.html" {
			at = "/"
		}
		all[at] = newFile(name, data)
		return nil
	})
	if err != nil {
		return nil, err
	}
	list, err := samples()
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		all["/page/samples/"+s.ID+".txt"] = newFile(".txt", s.text)
	}
	data, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	all["/page/samples.json"] = newFile(".json", data)
	return all, nil
}
