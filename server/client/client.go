// Package client asks a tifa serve over HTTP. It needs nothing of tifa but the form of
// documents, so that programs which import it hold no dictionaries.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"tifa/models"
)

// Client asks one server. It may be used from several goroutines.
type Client struct {
	base    *url.URL
	options Options
}

// Options say how a server is asked. The zero value is the default.
type Options struct {
	// Token is what the server wants to see, if it wants one.
	Token string
	// HTTP sends the requests; http.DefaultClient if it is nil.
	HTTP *http.Client
	// Retries is how often a request is sent again that the server had no time for
	// (429) or could not take yet (503), after the time that it named: three times; a
	// number below 0 is never.
	Retries int
	// MaxWait is the longest that a request waits for that: 30 s. A server that names a
	// longer time is not waited for.
	MaxWait time.Duration
}

// New makes a client of the server at an address such as http://127.0.0.1:8080. It fails
// on what is no such address.
func New(address string, o Options) (*Client, error) {
	base, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("address of the server: %w", err)
	}
	if base.Scheme != "http" && base.Scheme != "https" || base.Host == "" || base.RawQuery != "" {
		return nil, fmt.Errorf("address of the server: %q: write scheme and host, such as http://127.0.0.1:8080", address)
	}
	if o.HTTP == nil {
		o.HTTP = http.DefaultClient
	}
	if o.Retries == 0 {
		o.Retries = 3
	}
	if o.MaxWait == 0 {
		o.MaxWait = 30 * time.Second
	}
	return &Client{base, o}, nil
}

// Form says what annotated documents hold.
type Form struct {
	Tokens bool // words with parts of speech
}

func (f Form) query() url.Values {
	q := url.Values{"offsets": {string(models.Byte)}}
	if f.Tokens {
		q.Set("tokens", "true")
	}
	return q
}

// Annotate gives the document with everything that is found in it. ID, Text, Title,
// Date, Lang, Byline and Meta of the document given count; it is not changed. The error
// is an *Error if the server answered with one.
func (c *Client) Annotate(ctx context.Context, doc *models.Document, f Form) (*models.Document, error) {
	body, err := encode(doc)
	if err != nil {
		return nil, err
	}
	answer, err := c.ask(ctx, http.MethodPost, "/v1/annotate", f.query(), body)
	if err != nil {
		return nil, err
	}
	return models.Decode(answer)
}

// Everywhere asks Explain for the candidates of the whole text.
const Everywhere = -1

// Explain gives every candidate that was considered in a document, or those that cover
// the byte at. Offsets are bytes.
func (c *Client) Explain(ctx context.Context, doc *models.Document, at int) (*models.Explanation, error) {
	body, err := encode(doc)
	if err != nil {
		return nil, err
	}
	q := Form{}.query()
	if at >= 0 {
		q.Set("at", strconv.Itoa(at))
	}
	out := new(models.Explanation)
	return out, c.get(ctx, http.MethodPost, "/v1/explain", q, body, out)
}

// Entry gives the entry of the dictionaries that has an id or any wording, or that rules
// make of an office's name. Of an office it tells who held it, of a person what was held,
// with on, a day, only then. That there is none is an *Error with status 404.
func (c *Client) Entry(ctx context.Context, name, on string) (*models.Entry, error) {
	out := new(models.Entry)
	return out, c.get(ctx, http.MethodGet, "/v1/lexicon/"+url.PathEscape(name), values("on", on), nil, out)
}

// Query is what is looked for in the dictionaries.
type Query struct {
	Name  string       // beginning or part of any name
	Label models.Label // empty for every label
	On    string       // as for Entry
	Limit int          // 20 if it is 0; at most 100
}

// Search gives the entries that fit a query, the best first.
func (c *Client) Search(ctx context.Context, q Query) ([]*models.Entry, error) {
	limit := ""
	if q.Limit != 0 {
		limit = strconv.Itoa(q.Limit)
	}
	var out struct{ Entries []*models.Entry }
	err := c.get(ctx, http.MethodGet, "/v1/lexicon", values("q", q.Name, "label", string(q.Label), "on", q.On, "limit", limit), nil, &out)
	return out.Entries, err
}

// Health is what a server says of itself.
type Health struct {
	Status  string // ok
	Version string
	Pack    string // hash of the dictionaries and rules in force
}

// Health asks whether the server lives, and with which dictionaries.
func (c *Client) Health(ctx context.Context) (*Health, error) {
	out := new(Health)
	return out, c.get(ctx, http.MethodGet, "/healthz", nil, nil, out)
}

// Ready waits until the server takes requests: as long as the client waits for any, and
// no longer than the context.
func (c *Client) Ready(ctx context.Context) (*Health, error) {
	out := new(Health)
	return out, c.get(ctx, http.MethodGet, "/readyz", nil, nil, out)
}

// values are the parameters that have a value.
func values(pairs ...string) url.Values {
	q := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	return q
}

// encode writes a document as requests have it.
func encode(d *models.Document) ([]byte, error) {
	return json.Marshal(struct {
		Text   string                     `json:"text"`
		ID     string                     `json:"id,omitempty"`
		Title  string                     `json:"title,omitempty"`
		Date   string                     `json:"date,omitempty"`
		Lang   models.Lang                `json:"lang,omitempty"`
		Byline []string                   `json:"byline,omitempty"`
		Meta   map[string]json.RawMessage `json:"meta,omitempty"`
	}{d.Text, d.ID, d.Title, d.Date, d.Lang, d.Byline, d.Meta})
}

// get reads the answer to a request into a value.
func (c *Client) get(ctx context.Context, method, path string, q url.Values, body []byte, into any) error {
	answer, err := c.ask(ctx, method, path, q, body)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(answer, into); err != nil {
		return fmt.Errorf("%s %s: the answer is not that of a tifa: %w", method, path, err)
	}
	return nil
}

// ask sends a request, again if the server says so, and gives the body of the answer.
func (c *Client) ask(ctx context.Context, method, path string, q url.Values, body []byte) ([]byte, error) {
	var answer []byte
	err := c.retry(ctx, func() (*http.Response, error) {
		r, err := c.request(ctx, method, path, q, bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		if body != nil {
			r.Header.Set("Content-Type", "application/json")
		}
		return c.options.HTTP.Do(r)
	}, func(resp *http.Response) (err error) {
		answer, err = io.ReadAll(resp.Body)
		return err
	})
	return answer, err
}

func (c *Client) request(ctx context.Context, method, path string, q url.Values, body io.Reader) (*http.Request, error) {
	address := strings.TrimSuffix(c.base.String(), "/") + path
	if len(q) > 0 {
		address += "?" + q.Encode()
	}
	r, err := http.NewRequestWithContext(ctx, method, address, body)
	if err != nil {
		return nil, err
	}
	if c.options.Token != "" {
		r.Header.Set("Authorization", "Bearer "+c.options.Token)
	}
	return r, nil
}

// retry sends what send sends until the server takes it, and hands the answer on.
func (c *Client) retry(ctx context.Context, send func() (*http.Response, error), use func(*http.Response) error) error {
	for tried := 0; ; tried++ {
		resp, err := send()
		if err != nil {
			return err
		}
		if resp.StatusCode == http.StatusOK {
			return errorOf(use(resp), resp.Body.Close())
		}
		problem := readProblem(resp)
		_ = resp.Body.Close()
		wait, worth := problem.wait()
		if !worth || tried >= c.options.Retries || wait > c.options.MaxWait {
			return problem
		}
		pause := time.NewTimer(wait)
		select {
		case <-pause.C:
		case <-ctx.Done():
			pause.Stop()
			return errorOf(ctx.Err(), problem)
		}
	}
}
