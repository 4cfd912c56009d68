package server

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"path"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"tifa"
	"tifa/models"
)

// routes makes the handler of all paths, and the OpenAPI description of the API from
// the operations themselves.
func (s *Server) routes() (http.Handler, error) {
	mux := http.NewServeMux()
	api := s.operations(mux)
	spec, err := describe(api.OpenAPI())
	if err != nil {
		return nil, err
	}
	mux.HandleFunc("GET /openapi.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/openapi+json")
		_, _ = w.Write(spec)
	})
	mux.Handle("GET /metrics", s.metrics.handler())
	h, err := ownOrigin(s.config.Origins, newKeys(s.config.Tokens).protect(s.find(mux)))
	if err != nil {
		return nil, err
	}
	if len(s.config.Tokens) == 0 {
		h = ownName(s.config.Origins, h)
	}
	return s.observe(shield(h)), nil
}

// find gives a request to its route, to the page, or answers that there is none.
func (s *Server) find(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := callOf(r.Context())
		r.Header.Del("Accept") // there is one form of each answer
		if written := r.URL.EscapedPath(); path.Clean(written) != written {
			writeProblem(w, problem(http.StatusNotFound, nowhere)) // where the mux would send it elsewhere
			return
		}
		h, route := mux.Handler(r)
		if route != "" {
			_, c.route, _ = strings.Cut(route, " ") // behind the method
			mux.ServeHTTP(w, r)
			return
		}
		if read := r.Method == http.MethodGet || r.Method == http.MethodHead; read && s.config.Page != nil && !strings.HasPrefix(r.URL.Path, "/v1/") {
			c.route, h = "page", s.config.Page
		}
		h.ServeHTTP(&missing{ResponseWriter: w}, r)
	})
}

const nowhere = "nothing is here: /openapi.json says what there is"

// missing writes a problem where a handler of the standard library would write a text:
// that nothing is there, or not for this method.
type missing struct {
	http.ResponseWriter
	replaced bool
}

func (m *missing) WriteHeader(status int) {
	switch status {
	case http.StatusNotFound:
		m.replace(status, nowhere)
	case http.StatusMethodNotAllowed:
		m.replace(status, "this path takes "+m.Header().Get("Allow"))
	default:
		m.ResponseWriter.WriteHeader(status)
	}
}

func (m *missing) replace(status int, detail string) {
	m.replaced = true
	m.Header().Del("Content-Length")
	writeProblem(m.ResponseWriter, problem(status, detail))
}

func (m *missing) Write(data []byte) (int, error) {
	if m.replaced {
		return len(data), nil
	}
	return m.ResponseWriter.Write(data)
}

// Unwrap is for http.ResponseController.
func (m *missing) Unwrap() http.ResponseWriter { return m.ResponseWriter }

// operations registers what the API does.
func (s *Server) operations(mux *http.ServeMux) huma.API {
	config := huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "tifa", Version: tifa.Version, License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"},
				Description: "Annotation of political news in English and Chinese: people, offices, organisations, places, events, slogans, documents and dates.",
			},
			Components: &huma.Components{
				Schemas:         huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer),
				SecuritySchemes: map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer", Description: "Needed if the server was started with tokens."}},
			},
		},
		Formats:                      map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat}, // "json" is problem+json as well
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
		Transformers:                 []huma.Transformer{plainProblems},
	}
	api := humago.New(mux, config)
	registry := api.OpenAPI().Components.Schemas
	document := registry.Schema(reflect.TypeFor[Document](), true, "")
	body := &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"application/json": {Schema: document},
		"text/plain":       {Schema: &huma.Schema{Type: huma.TypeString, Description: "The text in UTF-8."}},
	}}
	annotated := &huma.Schema{Ref: "#/components/schemas/Annotated"}
	working := []int{401, 403, 408, 413, 415, 429, 503, 504}

	register(api, body, huma.Operation{
		OperationID: "annotate", Method: http.MethodPost, Path: "/v1/annotate", Summary: "Annotate a document",
		Description: "The answer is a document of the schema tifa/1, with the same bytes as tifa annotate writes.",
		Responses:   answers("application/json", annotated, "The annotated document."),
		Errors:      append([]int{400}, working...),
	}, s.annotate)
	register(api, &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"application/x-ndjson": {Schema: &huma.Schema{Type: huma.TypeString, Description: "One document a line, each as /v1/annotate takes it."}},
	}}, huma.Operation{
		OperationID: "annotate-batch", Method: http.MethodPost, Path: "/v1/annotate/batch", Summary: "Annotate many documents",
		Description: "Each line is answered with a line, in the same order, while further ones are read: the annotated document, or an object of the schema LineProblem. A bad line does not end the batch. Read the answers while you send, or send a hundred documents at a time.",
		Responses: answers("application/x-ndjson", &huma.Schema{Type: huma.TypeString, Description: "One annotated document or LineProblem a line."},
			"The answers, one a line."),
		Errors: []int{401, 403, 415, 429},
	}, s.batch)
	registry.Schema(reflect.TypeFor[LineProblem](), true, "")
	register(api, body, huma.Operation{
		OperationID: "explain", Method: http.MethodPost, Path: "/v1/explain", Summary: "Show every candidate of a document: which rule or entry, kept or dropped, why",
		Errors: append([]int{400}, working...),
	}, s.explain)
	register(api, nil, huma.Operation{
		OperationID: "search-lexicon", Method: http.MethodGet, Path: "/v1/lexicon", Summary: "Search the dictionaries by a part of any name",
		Errors: []int{401, 422, 429, 503, 504},
	}, s.search)
	register(api, nil, huma.Operation{
		OperationID: "show-entry", Method: http.MethodGet, Path: "/v1/lexicon/{id}", Summary: "Show an entry of the dictionaries; of an office who held it",
		Errors: []int{401, 404, 422, 429, 503, 504},
	}, s.entry)
	register(api, nil, huma.Operation{
		OperationID: "schema", Method: http.MethodGet, Path: "/v1/schema", Summary: "The JSON Schema of annotated documents",
		Responses: answers("application/schema+json", &huma.Schema{Type: huma.TypeObject}, "The schema."),
		Errors:    []int{401},
	}, s.schema)
	register(api, nil, huma.Operation{
		OperationID: "health", Method: http.MethodGet, Path: "/healthz", Summary: "Whether the server lives", Security: []map[string][]string{},
	}, s.healthy)
	register(api, nil, huma.Operation{
		OperationID: "ready", Method: http.MethodGet, Path: "/readyz", Summary: "Whether the server takes requests: not while it starts and stops",
		Errors: []int{503}, Security: []map[string][]string{},
	}, s.ready)
	return api
}

// register adds an operation. The body is only described: the operation reads it
// itself, since it may be of several kinds, or a stream.
func register[I, O any](api huma.API, body *huma.RequestBody, op huma.Operation, do func(context.Context, *I) (*O, error)) {
	if op.Security == nil {
		op.Security = []map[string][]string{{}, {"token": {}}}
	}
	op.Errors = append(op.Errors, http.StatusMisdirectedRequest) // of ownName, whatever is asked for
	huma.Register(api, op, do)
	if body != nil {
		api.OpenAPI().Paths[op.Path].Post.RequestBody = body
	}
}

// answers describes the answer of an operation that writes it itself.
func answers(kind string, schema *huma.Schema, what string) map[string]*huma.Response {
	return map[string]*huma.Response{"200": {Description: what, Content: map[string]*huma.MediaType{kind: {Schema: schema}}}}
}

// describe writes the OpenAPI description, with the schema of annotated documents as it
// is published among its own.
func describe(api *huma.OpenAPI) ([]byte, error) {
	for _, item := range api.Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post} {
			if op == nil {
				continue
			}
			for _, r := range op.Responses {
				r.Headers = map[string]*huma.Param{
					"Tifa-Pack":    {Description: "Hash of the dictionaries and rules that answered.", Schema: &huma.Schema{Type: huma.TypeString}},
					"X-Request-Id": {Description: "What the log knows the request by.", Schema: &huma.Schema{Type: huma.TypeString}},
				}
			}
			for _, status := range []string{"429", "503"} {
				if r := op.Responses[status]; r != nil {
					r.Headers["Retry-After"] = &huma.Param{Description: "Seconds to wait.", Schema: &huma.Schema{Type: huma.TypeInteger}}
				}
			}
		}
	}
	data, err := json.Marshal(api)
	if err != nil {
		return nil, err
	}
	var spec, schema map[string]any
	if err := json.Unmarshal(data, &spec); err != nil {
		return nil, err
	}
	published := strings.ReplaceAll(string(models.SchemaJSON()), `"#/$defs/`, `"#/components/schemas/`)
	if err := json.Unmarshal([]byte(published), &schema); err != nil {
		return nil, err
	}
	schemas := spec["components"].(map[string]any)["schemas"].(map[string]any)
	maps.Copy(schemas, schema["$defs"].(map[string]any))
	for _, key := range []string{"$defs", "$id", "$schema"} {
		delete(schema, key)
	}
	schemas["Annotated"] = schema
	return json.MarshalIndent(spec, "", "  ")
}
