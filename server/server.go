// Package server is the HTTP service: annotation of single documents and batches,
// explanations, the dictionaries, and what operators need to look after it.
//
// A request sees one set of dictionaries from its beginning to its end. Documents are
// worked on by a bounded number of requests at a time, a bounded number waits, and
// those beyond are sent away. Nothing of a document is ever logged, and no request can
// name a file.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/net/netutil"

	"tifa"
	"tifa/models"
)

// Server answers requests. It is made by New and may be used from several goroutines.
type Server struct {
	config  Config
	log     *slog.Logger
	current atomic.Pointer[dictionaries]
	turns   *turns
	batches *turns
	metrics *metrics
	handler http.Handler
	warm    atomic.Bool
	ending  atomic.Bool
	reload  sync.Mutex // one at a time
}

// dictionaries are the annotators of one set of dictionaries and rules.
type dictionaries struct {
	plain, tokens *tifa.Annotator
	pack          string // their hash
}

// New loads the dictionaries and makes a server. It fails on settings that mean
// nothing, and on dictionaries and rules as tifa.New does.
func New(c Config) (*Server, error) {
	c, err := c.withDefaults()
	if err != nil {
		return nil, err
	}
	c.Options.Tokens = false
	a, err := tifa.New(c.Options)
	if err != nil {
		return nil, err
	}
	return assemble(c, a)
}

// assemble makes a server around an annotator.
func assemble(c Config, a *tifa.Annotator) (*Server, error) {
	s := &Server{config: c, log: c.Log, turns: newTurns(c.Jobs, c.Queue, c.Timeout), batches: newTurns(c.Queue, 0, 0)}
	s.metrics = newMetrics(s)
	if err := s.use(a); err != nil {
		return nil, err
	}
	var err error
	if s.handler, err = s.routes(); err != nil {
		return nil, err
	}
	return s, nil
}

// use makes an annotator the one that requests get from now on.
func (s *Server) use(a *tifa.Annotator) error {
	withTokens := s.config.Options.Config
	withTokens.Tokens = true
	tokens, err := a.With(withTokens)
	if err != nil {
		return err
	}
	s.current.Store(&dictionaries{plain: a, tokens: tokens, pack: a.Producer.Pack})
	s.metrics.usePack(a.Producer.Pack)
	return nil
}

// Pack is the hash of the dictionaries and rules in force.
func (s *Server) Pack() string { return s.current.Load().pack }

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Reload reads the dictionaries and rules of users anew. If they are in order, requests
// that come from now on get them; those in flight end with the old ones. If not, the
// old ones stay, and the error says why.
func (s *Server) Reload() error {
	s.reload.Lock()
	defer s.reload.Unlock()
	a, err := s.current.Load().plain.Reload()
	if err == nil {
		if err = prepare(context.Background(), a); err == nil {
			err = s.use(a)
		}
	}
	s.metrics.reloaded(err)
	if err != nil {
		s.log.Error("dictionaries refused; the old ones stay", "error", err.Error(), "pack", s.Pack())
		return err
	}
	s.log.Info("dictionaries reloaded", "pack", s.Pack())
	return nil
}

// prepare has an annotator make what the first requests would have to wait for.
func prepare(ctx context.Context, a *tifa.Annotator) error {
	var english, chinese error
	var all sync.WaitGroup
	annotate := func(text string) error {
		_, err := a.Annotate(ctx, &models.Document{Date: "2024-06-20", Text: text})
		return err
	}
	all.Go(func() { english = annotate("The President of France met the Premier of China in Paris on Friday.") })
	all.Go(func() {
		chinese = annotate("中共中央总书记习近平周五在北京会见法国总统马克龙。")
	})
	all.Go(func() { a.Lexicon.Search("", "", 0) })
	all.Wait()
	return errors.Join(english, chinese)
}

// Warm loads what the first requests would have to wait for, in both languages. The
// server says that it is ready when that is done.
func (s *Server) Warm(ctx context.Context) error {
	began := time.Now()
	if err := prepare(ctx, s.current.Load().tokens); err != nil {
		return fmt.Errorf("warming up: %w", err)
	}
	s.warm.Store(true)
	s.log.Info("ready", "seconds", time.Since(began).Seconds(), "pack", s.Pack())
	debug.FreeOSMemory() // loading leaves as much garbage as it does dictionaries
	return nil
}

// maxConnections bounds what clients that send nothing, or slowly, can hold.
const maxConnections = 1024

// Serve warms up and answers requests until the context ends. Then it takes no new
// ones, and gives those that it has accepted the time to end.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	h := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: s.config.ReadTimeout,
		ReadTimeout:       s.config.ReadTimeout,
		// It counts from the head on: the body comes, a turn, the work, and then the answer
		// goes. A batch sets its own.
		WriteTimeout:   2*s.config.ReadTimeout + 2*s.config.Timeout,
		IdleTimeout:    2 * time.Minute,
		MaxHeaderBytes: 16 << 10,
		ErrorLog:       slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(netutil.LimitListener(listener, maxConnections)) }()
	warmed := make(chan error, 1)
	go func() { warmed <- s.Warm(ctx) }()
	for {
		select {
		case err := <-ended:
			return fmt.Errorf("serving: %w", err)
		case err := <-warmed:
			if err != nil && ctx.Err() == nil {
				return errors.Join(err, h.Close())
			}
		case <-ctx.Done():
			s.ending.Store(true)
			s.log.Info("stopping", "grace_seconds", s.config.Grace.Seconds())
			grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.config.Grace)
			defer cancel()
			if err := h.Shutdown(grace); err != nil {
				return errors.Join(fmt.Errorf("requests were cut off after %v: %w", s.config.Grace, err), h.Close())
			}
			s.log.Info("stopped")
			return nil
		}
	}
}
