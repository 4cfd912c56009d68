package server

import (
	"cmp"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"time"

	"tifa"
)

// Config says what a server offers and what it bears. The zero value of a field is
// its default.
type Config struct {
	// Options are those of the annotator; each request says itself whether it wants
	// tokens.
	Options tifa.Options
	// MaxDocument is the most bytes of text that one document may have: 1 MB.
	MaxDocument int64
	// MaxBatch is the most lines that one batch may have: 10,000.
	MaxBatch int
	// Timeout bounds the work on one document, and before that the time that it waits
	// for a turn: 10 s each.
	Timeout time.Duration
	// ReadTimeout bounds the time that a client takes to send its headers, to send
	// the body of one document, to send one line of a batch, and to take one
	// answer: 15 s.
	ReadTimeout time.Duration
	// Grace is how long requests that were accepted may take to end when the server
	// stops: 30 s.
	Grace time.Duration
	// Jobs is how many documents are worked on at the same time: all cores.
	Jobs int
	// Queue is how many requests may wait for a turn; those beyond are answered with
	// 429. Of batches as many may run: 128.
	Queue int
	// Tokens are the bearer tokens of which a request needs one; nobody is asked for
	// one if there are none.
	Tokens []string
	// Origins are the origins whose pages may use the API from a browser, such as
	// https://example.org, or * for all. By default none but the server's own may.
	Origins []string
	// Log takes one record a request and what else happens; nobody takes it if it is
	// nil. It never holds anything of a document.
	Log *slog.Logger
	// Page is what stands at / and below it where the API is not; it may be nil.
	Page http.Handler
}

// withDefaults gives the configuration with every field set, or what is wrong with it.
func (c Config) withDefaults() (Config, error) {
	c.MaxDocument = cmp.Or(c.MaxDocument, 1<<20)
	c.MaxBatch = cmp.Or(c.MaxBatch, 10_000)
	c.Timeout = cmp.Or(c.Timeout, 10*time.Second)
	c.ReadTimeout = cmp.Or(c.ReadTimeout, 15*time.Second)
	c.Grace = cmp.Or(c.Grace, 30*time.Second)
	c.Jobs = cmp.Or(c.Jobs, runtime.GOMAXPROCS(0))
	c.Queue = cmp.Or(c.Queue, 128)
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	for _, limit := range []struct {
		name  string
		value int64
	}{
		{"longest document", c.MaxDocument}, {"longest batch", int64(c.MaxBatch)}, {"timeout", int64(c.Timeout)}, {"time to read", int64(c.ReadTimeout)},
		{"grace", int64(c.Grace)}, {"jobs", int64(c.Jobs)}, {"queue", int64(c.Queue)},
	} {
		if limit.value < 0 {
			return c, fmt.Errorf("%s: %d is less than nothing", limit.name, limit.value)
		}
	}
	for _, origin := range c.Origins {
		if u, err := url.Parse(origin); origin != "*" && (err != nil || u.Scheme == "" || u.Host == "" || origin != u.Scheme+"://"+u.Host) {
			return c, fmt.Errorf("origin %q: write scheme and host, such as https://example.org, or * for all", origin)
		}
	}
	for _, token := range c.Tokens {
		if len(token) < minToken || strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return c, fmt.Errorf("a token of %d characters: use %d or more letters, digits and signs, without blanks", len(token), minToken)
		}
	}
	return c, nil
}

// minToken is the fewest characters of a token, so that it cannot be guessed.
const minToken = 16

// maxBody is the most bytes of a request with one document, or of a line of a batch:
// escapes of JSON and further fields need room.
func (c Config) maxBody() int64 { return 2*c.MaxDocument + 64<<10 }
