package server

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// contract checks answers against the description of the API.
type contract struct {
	t        testing.TB
	mu       sync.Mutex
	compiler *jsonschema.Compiler
	paths    map[string]map[string]struct {
		Responses map[string]struct {
			Headers map[string]any
			Content map[string]any
		}
	}
	met map[string]bool // operation and status of every answer that was seen
}

func newContract(t testing.TB, description []byte) *contract {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(description))
	if err != nil {
		t.Fatal(err)
	}
	k := &contract{t: t, compiler: jsonschema.NewCompiler(), met: map[string]bool{}}
	k.compiler.DefaultDraft(jsonschema.Draft2020) // that of OpenAPI 3.1
	if err := k.compiler.AddResource("openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	var api struct {
		OpenAPI string
		Paths   *map[string]map[string]struct {
			Responses map[string]struct {
				Headers map[string]any
				Content map[string]any
			}
		}
	}
	api.Paths = &k.paths
	if err := json.Unmarshal(description, &api); err != nil {
		t.Fatal(err)
	}
	if api.OpenAPI != "3.1.0" {
		t.Fatalf("OpenAPI %s", api.OpenAPI)
	}
	return k
}

// RoundTrip sends a request and checks its answer.
func (k *contract) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	if err := resp.Body.Close(); err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	if err := k.check(r, resp, body); err != nil {
		k.t.Errorf("%s %s: %d: %v\n%.500s", r.Method, r.URL.RequestURI(), resp.StatusCode, err, body)
	}
	return resp, nil
}

// undescribed are the paths that are no operations.
var undescribed = []string{"/openapi.json", "/metrics"}

func (k *contract) check(r *http.Request, resp *http.Response, body []byte) error {
	for _, header := range []string{"Tifa-Pack", "X-Request-Id", "X-Content-Type-Options", "Content-Security-Policy"} {
		if resp.Header.Get(header) == "" {
			return fmt.Errorf("no header %s", header)
		}
	}
	if s := resp.StatusCode; (s == 429 || s == 503) != (resp.Header.Get("Retry-After") != "") {
		return fmt.Errorf("Retry-After is %q", resp.Header.Get("Retry-After"))
	}
	kind, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if resp.StatusCode == http.StatusNoContent || r.Method == http.MethodHead {
		return nil
	}
	if err != nil {
		return err
	}
	path, operation := k.operation(r)
	if operation == "" || slices.Contains(undescribed, r.URL.Path) {
		if resp.StatusCode < 400 {
			return nil
		}
		if kind != "application/problem+json" {
			return fmt.Errorf("an error of type %s", kind)
		}
		return k.valid("/components/schemas/ErrorModel", body)
	}
	status := strconv.Itoa(resp.StatusCode)
	k.mu.Lock()
	k.met[operation+" "+path+" "+status] = true
	k.mu.Unlock()
	described, ok := k.paths[path][operation].Responses[status]
	if !ok {
		return fmt.Errorf("the description has no such status")
	}
	if _, ok := described.Content[kind]; !ok {
		return fmt.Errorf("the description has no answer of type %s", kind)
	}
	if kind == "application/x-ndjson" {
		return k.lines(body)
	}
	return k.valid("/paths/"+escape(path)+"/"+operation+"/responses/"+status+"/content/"+escape(kind)+"/schema", body)
}

// operation finds the path and the method that a request is of, as described.
func (k *contract) operation(r *http.Request) (path, method string) {
	method = strings.ToLower(r.Method)
	for path, methods := range k.paths {
		prefix, _, parameter := strings.Cut(path, "{")
		if _, ok := methods[method]; ok && (path == r.URL.Path || parameter && strings.HasPrefix(r.URL.Path, prefix)) {
			return path, method
		}
	}
	return "", ""
}

func escape(s string) string {
	return strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D", "+", "%2B").Replace(s)
}

// lines checks each line of the answer to a batch.
func (k *contract) lines(body []byte) error {
	lines := bufio.NewScanner(bytes.NewReader(body))
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		schema := "Annotated"
		if bytes.HasPrefix(lines.Bytes(), []byte(`{"line":`)) {
			schema = "LineProblem"
		}
		if err := k.valid("/components/schemas/"+schema, lines.Bytes()); err != nil {
			return err
		}
	}
	return lines.Err()
}

func (k *contract) valid(pointer string, body []byte) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	schema, err := k.compiler.Compile("openapi.json#" + pointer)
	if err != nil {
		return err
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return err
	}
	return schema.Validate(v)
}
