package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// record writes a record of an archive. more is added to its length.
func record(kind, uri, mime, block string, more int) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-04T00:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, mime, len(block)+more, block)
}

func answer(head, body string) string { return "HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n" + body }

func text1(uri string) string { return record("conversion", uri, "text/plain", "text of "+uri, 0) }

func TestReadWARC(t *testing.T) {
	const html = "Content-Type: text/html; charset=utf-8"
	zipped := func(s string) string { return pack(t, "gzip", s) }
	harbour := page(t, "harbour.html")
	tests := []struct {
		name, data string
		want       []string
	}{
		{"WET", record("warcinfo", "", "application/warc-fields", "software: x", 0) + text1("u:1") + text1("u:2"), []string{"u:1: text of u:1", "u:2: text of u:2"}},
		{"other records", record("request", "u:1", "application/http", "GET / HTTP/1.1\r\n\r\n", 0) + record("metadata", "u:1", "text/plain", "x", 0) +
			record("response", "dns:x", "text/dns", "20240504", 0) +
			record("response", "u:2", "application/http", answer("Content-Type: image/png", "\x89PNG"), 0) +
			record("response", "u:3", "application/http", strings.Replace(answer(html, harbour), "200 OK", "404 Not Found", 1), 0) + text1("u:4"),
			[]string{"u:4: text of u:4"}},
		{"a page", record("response", "https://news.example/1", "application/http; msgtype=response", answer(html, harbour), 0), []string{"https://news.example/1: BRUSSELS @2024-05-03T09:30+08:00"}},
		{"a zipped page", record("response", "u:1", "application/http", answer(html+"\r\nContent-Encoding: gzip", zipped(harbour)), 0), []string{"u:1: BRUSSELS @2024-05-03T09:30+08:00"}},
		{"a page in pieces", record("response", "u:1", "application/http", answer(html+"\r\nTransfer-Encoding: chunked", fmt.Sprintf("a\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", harbour[:10], len(harbour)-10, harbour[10:])), 0), []string{"u:1: BRUSSELS @2024-05-03T09:30+08:00"}},
		{"a resource", record("resource", "u:1", "text/html", harbour, 0), []string{"u:1: BRUSSELS @2024-05-03T09:30+08:00"}},
		{"no article", record("response", "u:1", "application/http", answer(html, "<html><p>x"), 0) + text1("u:2"), []string{"error: standard input, record 1: no article found: the longest piece of text has 1 characters", "u:2: text of u:2"}},
		{"too short a length", text1("u:1") + record("conversion", "u:2", "text/plain", "one\nWARC two\nthree", -9) + text1("u:3"),
			[]string{"u:1: text of u:1", "error: standard input, record 2: Content-Length is not the length of the record", "u:3: text of u:3"}},
		{"too great a length", record("conversion", "u:1", "text/plain", "one", 60) + text1("u:2") + text1("u:3"),
			[]string{"error: standard input, record 1: Content-Length is not the length of the record", "u:2: text of u:2", "u:3: text of u:3"}},
		{"a length beyond the end", record("conversion", "u:1", "text/plain", "one", 10000) + text1("u:2"),
			[]string{"error: standard input, record 1: Content-Length is not the length of the record", "u:2: text of u:2"}},
		{"cut off", text1("u:1") + record("conversion", "u:2", "text/plain", "one", 10),
			[]string{"u:1: text of u:1", "error: standard input, record 2: the record ends in the middle, or its Content-Length is wrong"}},
		{"no length", strings.Replace(text1("u:1"), "Content-Length: 11", "Content-Length: many", 1) + text1("u:2"),
			[]string{`error: standard input, record 1: Content-Length is "many"`, "u:2: text of u:2"}},
		{"something between", text1("u:1") + "what is this?\r\n" + text1("u:3"),
			[]string{"u:1: text of u:1", "error: standard input, record 2: what stands here is no WARC record", "u:3: text of u:3"}},
		{"no HTTP", record("response", "u:1", "application/http", "hello", 0) + text1("u:2"), []string{"error: standard input, record 1: the head is not one of WARC or HTTP", "u:2: text of u:2"}},
		{"a page in Brotli", record("response", "u:1", "application/http", answer(html+"\r\nContent-Encoding: br", pack(t, "brotli", harbour)), 0), []string{"u:1: BRUSSELS @2024-05-03T09:30+08:00"}},
		{"a deflated page", record("response", "u:1", "application/http", answer(html+"\r\nContent-Encoding: deflate", pack(t, "zlib", harbour)), 0), []string{"u:1: BRUSSELS @2024-05-03T09:30+08:00"}},
		{"a page that was unpacked", record("response", "u:1", "application/http", answer(html+"\r\nContent-Encoding: br", harbour), 0), []string{"u:1: BRUSSELS @2024-05-03T09:30+08:00"}},
		{"broken Brotli", record("response", "u:1", "application/http", answer(html+"\r\nContent-Encoding: br", "\x1b\x00"), 0),
			[]string{`error: standard input, record 1: broken content encoding "br": unexpected EOF`}},
		{"an encoding that is not read", record("response", "u:1", "application/http", answer(html+"\r\nContent-Encoding: compress", "\x1b\x00"), 0),
			[]string{`error: standard input, record 1: the content encoding "compress" is none that tifa reads`}},
	}
	brief := func(lines []string) []string {
		for i, line := range lines {
			line = strings.TrimSuffix(line, ` warc-date="2024-05-04T00:00:00Z"`)
			if before, _, cut := strings.Cut(line, " – "); cut {
				line = before + " @2024-05-03T09:30+08:00"
			}
			lines[i] = line
		}
		return lines
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, brief(read(t, []string{"-"}, WARC, tt.data))); diff != "" {
				t.Error(diff)
			}
			// The same with each record packed for itself.
			var members bytes.Buffer
			for i, part := range strings.Split(tt.data, "WARC/1.0\r\n") {
				if i > 0 {
					part = "WARC/1.0\r\n" + part
				}
				if part != "" {
					members.WriteString(zipped(part))
				}
			}
			if diff := cmp.Diff(tt.want, brief(read(t, []string{"-"}, Auto, members.String()))); diff != "" && strings.HasPrefix(tt.data, "WARC/") {
				t.Error("packed:", diff)
			}
		})
	}
}

// TestLongRecord: a record that is longer than a document may be is passed over.
func TestLongRecord(t *testing.T) {
	data := record("conversion", "u:1", "text/plain", strings.Repeat("x", 101), 0) + text1("u:2")
	got := readWith(t, []string{"-"}, Input{From: WARC, MaxDocument: 100}, data)
	want := []string{"error: standard input, record 1: longer than 100 B: split it, or raise --max-document", `u:2: text of u:2 warc-date="2024-05-04T00:00:00Z"`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// pack compresses a text.
func pack(t testing.TB, kind, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := packer(t, kind, &b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func FuzzReadWARC(f *testing.F) {
	f.Add([]byte(text1("u:1") + record("response", "u:2", "application/http", answer("Content-Type: text/html", "<html><p>x"), 5) + text1("u:3")))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 9223372036854775807\r\nWARC-Type: conversion\r\n\r\nx\nWARC/1."))
	f.Add([]byte(record("response", "u:1", "application/http", answer("Transfer-Encoding: chunked", "5\r\n<html\r\nffffffff\r\n"), 0)))
	f.Fuzz(func(t *testing.T, data []byte) {
		for d, err := range Read([]string{"-"}, Input{From: WARC}, bytes.NewReader(data)) {
			if (d == nil) == (err == nil) {
				t.Fatalf("document %v and error %v", d, err)
			}
		}
	})
}
