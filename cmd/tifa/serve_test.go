package main

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// port NAME sets a variable to the number of a port that nobody listens at.
func port(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	_, number, err := net.SplitHostPort(l.Addr().String())
	ts.Check(err)
	ts.Check(l.Close())
	ts.Setenv(args[0], number)
}

// ask 'STATUS [TEXT]' METHOD URL OUT [BODY] [HEADER:VALUE]... sends a request, with a
// file as its body, until it is answered with a status and a text within, and writes the
// answer into a file.
func ask(ts *testscript.TestScript, _ bool, args []string) {
	number, text, _ := strings.Cut(args[0], " ")
	status, err := strconv.Atoi(number)
	ts.Check(err)
	var body []byte
	if len(args) > 4 && args[4] != "" {
		body = []byte(ts.ReadFile(args[4]))
	}
	got, last := 0, ""
	for range 600 {
		r, err := http.NewRequest(args[1], args[2], bytes.NewReader(body)) //nolint:noctx
		ts.Check(err)
		for _, header := range args[min(5, len(args)):] {
			name, value, _ := strings.Cut(header, ":")
			r.Header.Set(name, value)
		}
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			last = err.Error()
			time.Sleep(50 * time.Millisecond) // it may not listen yet
			continue
		}
		data, err := io.ReadAll(resp.Body)
		ts.Check(err)
		ts.Check(resp.Body.Close())
		if got, last = resp.StatusCode, string(data); got == status && strings.Contains(last, text) {
			ts.Check(os.WriteFile(ts.MkAbs(args[3]), data, 0o644))
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("%s %s: %d %s", args[1], args[2], got, last)
}
