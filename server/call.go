package server

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"
	"time"
)

// call is one request on its way through the server.
type call struct {
	http.ResponseWriter
	request *http.Request
	id      string
	uses    *dictionaries
	route   string // the path as it is registered, page or none
	status  int    // 0 until the head is written
	written int64
}

type callKey struct{}

// callOf gives the call that a handler works for.
func callOf(ctx context.Context) *call {
	c, _ := ctx.Value(callKey{}).(*call)
	return c
}

// WriteHeader implements http.ResponseWriter.
func (c *call) WriteHeader(status int) {
	if c.status == 0 && status >= 200 {
		c.status = status
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *call) Write(data []byte) (int, error) {
	if c.status == 0 {
		c.status = http.StatusOK
	}
	n, err := c.ResponseWriter.Write(data)
	c.written += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (c *call) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// observe begins a call, and when it ends, however it does, logs and counts it. A panic
// ends the call and nothing else.
func (s *Server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		c := &call{ResponseWriter: w, id: newID(), uses: s.current.Load(), route: "none"}
		c.request = r.WithContext(context.WithValue(r.Context(), callKey{}, c))
		w.Header().Set("X-Request-Id", c.id)
		w.Header().Set("Tifa-Pack", c.uses.pack)
		s.metrics.inFlight.Inc()
		defer s.metrics.inFlight.Dec()
		defer func() {
			took := time.Since(began)
			s.metrics.answered(c, took)
			s.log.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("id", c.id), slog.String("method", methodOf(r)), slog.String("route", c.route),
				slog.Int("status", c.status), slog.Int64("bytes", c.written), slog.Float64("seconds", took.Seconds()))
		}()
		defer s.caught(c.id, func() {
			if c.status != 0 {
				panic(http.ErrAbortHandler) // what was written is not all, and must not look so
			}
			writeProblem(c, crashed(c.id))
		})
		next.ServeHTTP(c, c.request)
	})
}

// methodOf is the method of a request, or other, so that nobody fills logs and metrics.
func methodOf(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return r.Method
	}
	return "other"
}

func newID() string {
	var id [8]byte
	_, _ = rand.Read(id[:]) // it never fails
	return hex.EncodeToString(id[:])
}

// caught ends a panic, where it is deferred: it is logged, without what a document could
// have put into its message, and then is called.
func (s *Server) caught(id string, then func()) {
	crash := recover()
	if crash == nil {
		return
	}
	what := fmt.Sprintf("%T", crash)
	if err, ok := crash.(runtime.Error); ok {
		what = err.Error()
	}
	s.metrics.panics.Inc()
	s.log.Error("panic", "id", id, "what", what, "stack", string(debug.Stack()))
	then()
}
