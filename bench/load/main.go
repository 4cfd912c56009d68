// Command load measures a running tifa serve on this machine: it sends reports of a
// given size at a fixed rate, whether answers come or not, and tells how long they
// took from the moment at which each was due, and what the server says of itself.
//
//	tifa serve &
//	go run ./bench/load -rate 500 -connections 50 -for 60s corpus/samples corpus/gold
//	go run ./bench/load -rate 0 -connections 1 -for 10s corpus/samples corpus/gold
//
// With -rate 0 each connection sends its next report when it has the answer to the last.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"tifa/corpus"
)

func main() {
	log.SetFlags(0)
	l := load{statuses: map[string]int{}}
	flag.StringVar(&l.url, "url", "http://127.0.0.1:8080", "where the server is, on this machine")
	flag.IntVar(&l.rate, "rate", 500, "reports a second; 0 for one after the other")
	flag.IntVar(&l.connections, "connections", 50, "connections")
	flag.DurationVar(&l.length, "for", 30*time.Second, "how long; at most 15m")
	size := flag.Int("size", 2000, "bytes of a report")
	flag.Parse()
	if err := l.check(); err != nil {
		log.Fatal(err)
	}
	var err error
	if l.bodies, err = bodies(flag.Args(), *size); err != nil {
		log.Fatal(err)
	}
	if err := l.run(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// bodies are requests with the beginnings of reports.
func bodies(paths []string, size int) (out []string, err error) {
	for d, err := range corpus.Read(paths, corpus.Input{}, os.Stdin) {
		if err != nil {
			return nil, err
		}
		if len(d.Text) < size {
			continue
		}
		body, err := json.Marshal(map[string]string{"id": d.ID, "date": d.Date, "text": strings.ToValidUTF8(d.Text[:size], "")})
		if err != nil {
			return nil, err
		}
		out = append(out, string(body))
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no report has %d bytes: name files or folders", size)
	}
	return out, nil
}

// load is one measurement.
type load struct {
	url               string
	rate, connections int
	length            time.Duration
	bodies            []string

	mu       sync.Mutex
	took     []time.Duration // of answers with a document
	statuses map[string]int
}

func (l *load) check() error {
	u, err := url.Parse(l.url)
	if err != nil {
		return err
	}
	ip := net.ParseIP(u.Hostname())
	switch {
	case u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback()):
		return fmt.Errorf("%s is another machine: measure where the server is", u.Hostname())
	case l.length > 15*time.Minute || l.rate < 0 || l.rate > 10_000 || l.connections < 1 || l.connections > 1000:
		return errors.New("at most 15 minutes, 10,000 reports a second and 1,000 connections")
	}
	return nil
}

func (l *load) run(out io.Writer) error {
	client := &http.Client{Transport: &http.Transport{MaxConnsPerHost: l.connections, MaxIdleConnsPerHost: l.connections}, Timeout: time.Minute}
	defer client.CloseIdleConnections()
	before, err := l.state(client)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), l.length)
	defer cancel()
	due := make(chan time.Time, 1<<20) // nobody who is due waits to be noted
	var all sync.WaitGroup
	for range l.connections {
		all.Go(func() {
			for at := range due {
				l.send(client, at)
				if l.rate == 0 && ctx.Err() == nil {
					due <- time.Now()
				} else if l.rate == 0 {
					return
				}
			}
		})
	}
	began := time.Now()
	if l.rate == 0 {
		for range l.connections {
			due <- time.Now()
		}
	} else {
		step := time.Second / time.Duration(l.rate)
		for at := began; ctx.Err() == nil; at = at.Add(step) {
			time.Sleep(time.Until(at))
			due <- at
		}
		close(due)
	}
	all.Wait()
	length := time.Since(began)
	after, err := l.state(client)
	if err != nil {
		return err
	}
	slices.Sort(l.took)
	fmt.Fprintf(out, "%d answers in %.1f s, %.0f a second; %v\n", len(l.took), length.Seconds(), float64(len(l.took))/length.Seconds(), l.statuses)
	if n := len(l.took); n > 0 {
		for _, p := range []float64{.5, .9, .99, .999, 1} {
			fmt.Fprintf(out, "p%-5v %8.2f ms\n", p*100, float64(l.took[min(n-1, int(p*float64(n)))].Microseconds())/1000)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		fmt.Fprintf(out, "%-32s %12.0f before %12.0f after\n", name, before[name], after[name])
	}
	return nil
}

func (l *load) send(client *http.Client, due time.Time) {
	l.mu.Lock()
	body := l.bodies[len(l.took)%len(l.bodies)]
	l.mu.Unlock()
	status := ""
	resp, err := client.Post(l.url+"/v1/annotate", "application/json", strings.NewReader(body))
	if err == nil {
		_, err = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		status = resp.Status
	}
	took := time.Since(due)
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil {
		status = "broken"
	}
	l.statuses[status]++
	if status == "200 OK" {
		l.took = append(l.took, took)
	}
}

// state is what the server says of itself.
func (l *load) state(client *http.Client) (map[string]float64, error) {
	resp, err := client.Get(l.url + "/metrics")
	if err != nil {
		return nil, fmt.Errorf("is tifa serve there? %w", err)
	}
	defer resp.Body.Close()
	out := map[string]float64{}
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), " ")
		switch name {
		case "process_resident_memory_bytes", "go_memstats_heap_alloc_bytes", "go_goroutines", "process_cpu_seconds_total":
			if out[name], err = strconv.ParseFloat(value, 64); err != nil {
				return nil, err
			}
		}
	}
	return out, lines.Err()
}
