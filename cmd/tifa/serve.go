package main

import (
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cast"
	"github.com/spf13/cobra"
	"github.com/spf13/viper"

	"tifa/server"
	"tifa/server/page"
)

func newServe() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve annotation over HTTP, and a page to look at it",
		Long: `Serve answers requests over HTTP until it is stopped: POST /v1/annotate annotates a
document, POST /v1/annotate/batch many of them, POST /v1/explain shows every
candidate, GET /v1/lexicon searches the dictionaries, and /openapi.json describes all
of it. /healthz, /readyz and /metrics (Prometheus) are for those who look after it.

Only programs of the same machine can reach it unless --addr says otherwise. Then
name tokens: in the file of --token-file, one a line, or in the variable TIFA_TOKEN,
with commas between them; a request needs one of them in the header
Authorization: Bearer TOKEN.

SIGHUP reads the folders of --lexicon anew: what is in order takes over between two
requests, anything else is refused with a message. SIGTERM and Ctrl-C let requests end
that were begun. Logs go to standard error and hold nothing of any document.`,
		Example: `  tifa serve
  tifa serve --addr :8080 --token-file tokens.txt --log-format json
  tifa serve --lexicon mine --jobs 2 --timeout 5s
  curl -H 'Content-Type: text/plain' --data-binary @report.txt localhost:8080/v1/annotate`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			return serve(cmd, s)
		},
	}
	flags := cmd.Flags()
	flags.String("addr", "127.0.0.1:8080", "`ADDRESS` to listen at; :8080 is every network of the machine")
	flags.String("token-file", "", "`FILE` with the tokens of which a request needs one, one a line; # begins a comment")
	flags.StringSlice("cors", nil, "`ORIGIN` whose pages may use the API from a browser, such as https://example.org, or * for all; may be repeated")
	flags.String("max-document", "1MB", "longest text of a document")
	flags.Int("max-batch", 10_000, "most documents of a batch")
	flags.Duration("timeout", 10*time.Second, "longest time for one document")
	flags.Int("queue", 128, "requests that may wait for a turn; those beyond are answered with 429")
	flags.String("log-format", "text", "text or json")
	jobsOption(cmd)
	annotatorOptions(cmd, "language of the documents: auto, en or zh")
	complete(cmd, "log-format", "text", "json")
	return cmd
}

// serving are the settings of serve alone.
type serving struct {
	server.Config
	Addr, TokenFile, LogFormat string
}

// loadServing gathers them.
func loadServing(v *viper.Viper) (s serving, err error) {
	s.Addr, s.TokenFile, s.LogFormat = v.GetString("addr"), v.GetString("token-file"), v.GetString("log-format")
	s.Origins = list(v, "cors")
	for _, number := range []struct {
		name  string
		value *int
	}{{"max-batch", &s.MaxBatch}, {"queue", &s.Queue}} {
		if *number.value, err = cast.ToIntE(v.Get(number.name)); err != nil || *number.value < 1 {
			return s, fmt.Errorf("%s: %v is no number above 0", number.name, v.Get(number.name))
		}
	}
	if s.Timeout, err = cast.ToDurationE(v.Get("timeout")); err != nil || s.Timeout < time.Millisecond {
		return s, fmt.Errorf("timeout: %v is no length of time: write 10s or 500ms", v.Get("timeout"))
	}
	return s, nil
}

func serve(cmd *cobra.Command, s settings) error {
	log, err := newLog(cmd.ErrOrStderr(), s.Serve.LogFormat)
	if err != nil {
		return err
	}
	config := s.Serve.Config
	config.Page = page.Handler()
	config.Options, config.Jobs, config.Log, config.MaxDocument = s.Options, s.Jobs, log, s.Input.MaxDocument
	if config.Tokens, err = tokens(s.Serve.TokenFile); err != nil {
		return err
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		// The dictionaries take 110 MB, and a document while it is worked on ten times
		// its length. Beyond that garbage is collected early, where the heap would
		// double before it is.
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(192<<20 + 12*int64(s.Jobs)*s.Input.MaxDocument))
	}
	api, err := newServer(config)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", s.Serve.Addr)
	if err != nil {
		return fmt.Errorf("addr: %w: name another with --addr, such as 127.0.0.1:8081", err)
	}
	reload := make(chan os.Signal, 1)
	signal.Notify(reload, syscall.SIGHUP)
	defer signal.Stop(reload)
	go func() {
		for {
			select {
			case <-reload:
				_ = api.Reload() // the log has what is wrong
			case <-cmd.Context().Done():
				return
			}
		}
	}()
	log.Info("listening", "addr", listener.Addr().String(), "pack", api.Pack())
	if len(config.Tokens) == 0 && !loopback(listener.Addr()) {
		log.Warn("everybody who can reach this address may use the API: name tokens with --token-file or TIFA_TOKEN", "addr", listener.Addr().String())
	}
	if err := api.Serve(cmd.Context(), listener); err != nil {
		return failed("%v", err)
	}
	return nil
}

// newServer is server.New without garbage collection, as newAnnotator is tifa.New.
func newServer(c server.Config) (*server.Server, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	return server.New(c)
}

func newLog(out io.Writer, format string) (*slog.Logger, error) {
	if err := checkFormat(format, "text", "json"); err != nil {
		return nil, fmt.Errorf("log-format: %w", err)
	}
	if format == "json" {
		return slog.New(slog.NewJSONHandler(out, nil)), nil
	}
	return slog.New(slog.NewTextHandler(out, nil)), nil
}

// tokens are those of the file and of TIFA_TOKEN.
func tokens(file string) (out []string, err error) {
	for part := range strings.SplitSeq(os.Getenv("TIFA_TOKEN"), ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	if file == "" {
		return out, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("token-file: %w", err)
	}
	before := len(out)
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	if len(out) == before {
		return nil, fmt.Errorf("token-file: %s holds no token: write one a line", file)
	}
	return out, nil
}

// loopback says whether only programs of this machine can reach an address.
func loopback(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
