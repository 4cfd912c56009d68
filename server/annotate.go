package server

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"tifa"
	"tifa/models"
)

// Form says how annotated documents are to be written.
type Form struct {
	Offsets models.Unit `query:"offsets" enum:"codepoint,byte,utf16" default:"codepoint" doc:"What offsets count: code points (Python, R), bytes of UTF-8 (Go, Rust) or UTF-16 units (JavaScript, Java)."`
	Tokens  bool        `query:"tokens" doc:"Add words with parts of speech."`
	NoText  bool        `query:"no-text" doc:"Leave out the text and all that is quoted from it, and put its SHA-256 in its place."`
}

func (f Form) encoding() models.Encoding {
	return models.Encoding{Offsets: f.Offsets, NoText: f.NoText}
}

// annotator is the one that a form asks for.
func (f Form) annotator(d *dictionaries) *tifa.Annotator {
	if f.Tokens {
		return d.tokens
	}
	return d.plain
}

type annotateInput struct {
	Fields
	Form
}

// encoded is an answer that is written as it is.
type encoded struct {
	ContentType   string `header:"Content-Type" hidden:"true"`
	ContentLength string `header:"Content-Length" hidden:"true"`
	Body          []byte
}

func newEncoded(kind string, data []byte) *encoded {
	return &encoded{kind, strconv.Itoa(len(data)), data}
}

func (s *Server) annotate(ctx context.Context, in *annotateInput) (*encoded, error) {
	c := callOf(ctx)
	doc, err := s.documentOf(c, in.Fields)
	if err != nil {
		return nil, err
	}
	var out []byte
	err = s.work(ctx, s.turns.take, func(ctx context.Context) (err error) {
		out, err = s.annotated(ctx, c.uses, doc, in.Form)
		return err
	})
	if err != nil {
		return nil, failure(err)
	}
	return newEncoded("application/json", out), nil
}

// annotated annotates a document and writes it.
func (s *Server) annotated(ctx context.Context, uses *dictionaries, doc *models.Document, f Form) ([]byte, error) {
	d, err := f.annotator(uses).Annotate(ctx, doc)
	if err != nil {
		return nil, err
	}
	s.metrics.annotated(d)
	return d.Encode(f.encoding())
}

// documentOf reads the document of a call.
func (s *Server) documentOf(c *call, f Fields) (*models.Document, error) {
	body, err := readBody(c.ResponseWriter, c.request, s.config.maxBody())
	if err != nil {
		return nil, err
	}
	return f.document(c.request, body, s.config.MaxDocument)
}

// work does something when it gets a turn, in the time that a document may take.
func (s *Server) work(ctx context.Context, turn, do func(context.Context) error) error {
	if err := turn(ctx); err != nil {
		return err
	}
	defer s.turns.give()
	ctx, cancel := context.WithTimeout(ctx, s.config.Timeout)
	defer cancel()
	began := time.Now()
	defer func() { s.metrics.worked.Observe(time.Since(began).Seconds()) }()
	return do(ctx)
}

type explainInput struct {
	Fields
	Offsets models.Unit `query:"offsets" enum:"codepoint,byte,utf16" default:"codepoint" doc:"What offsets count, at among them."`
	At      int         `query:"at" default:"-1" minimum:"-1" doc:"Only candidates that cover this offset; -1 for all."`
}

type explainOutput struct{ Body *models.Explanation }

func (s *Server) explain(ctx context.Context, in *explainInput) (*explainOutput, error) {
	c := callOf(ctx)
	doc, err := s.documentOf(c, in.Fields)
	if err != nil {
		return nil, err
	}
	var out *models.Explanation
	err = s.work(ctx, s.turns.take, func(ctx context.Context) (err error) {
		out, err = c.uses.plain.Explain(ctx, doc, in.Offsets, in.At)
		return err
	})
	if err != nil {
		return nil, failure(err)
	}
	return &explainOutput{out}, nil
}

func (s *Server) schema(context.Context, *struct{}) (*encoded, error) {
	return newEncoded("application/schema+json", models.SchemaJSON()), nil
}

type healthOutput struct{ Body *Health }

// Health is what a server says that lives, or is ready.
type Health struct {
	Status  string `json:"status" enum:"ok"`
	Version string `json:"version"`
	Pack    string `json:"pack" doc:"Hash of the dictionaries and rules in force."`
}

func (s *Server) healthy(ctx context.Context, _ *struct{}) (*healthOutput, error) {
	return &healthOutput{&Health{"ok", tifa.Version, callOf(ctx).uses.pack}}, nil
}

func (s *Server) ready(ctx context.Context, in *struct{}) (*healthOutput, error) {
	switch {
	case s.ending.Load():
		return nil, retryLater(problem(http.StatusServiceUnavailable, "stopping"))
	case !s.warm.Load():
		return nil, retryLater(problem(http.StatusServiceUnavailable, "starting: the models of words are being loaded"))
	}
	return s.healthy(ctx, in)
}
