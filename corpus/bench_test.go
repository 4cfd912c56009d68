package corpus

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// benchText is a report of 4 KB with the escapes that JSON has for it.
var benchText = strings.Repeat("BRUSSELS – Transport ministers of the European Union agreed to set up a “fund” for \"small\" harbours.\n\n各国交通部长在两天会谈之后同意设立基金。\n", 24)

const benchDocuments = 500

// BenchmarkRead reads 2 MB of text in each format. MB/s are those of the text.
func BenchmarkRead(b *testing.B) {
	var lines, escaped, array, table, columns, wet bytes.Buffer
	cells := csv.NewWriter(&table)
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	check(cells.Write([]string{"id", "text", "date", "source"}))
	type record struct {
		ID     string `json:"id" parquet:"id"`
		Text   string `json:"text" parquet:"text"`
		Date   string `json:"date" parquet:"date"`
		Source string `json:"source" parquet:"source"`
	}
	rows := parquet.NewGenericWriter[record](&columns)
	array.WriteByte('[')
	for i := range benchDocuments {
		r := record{fmt.Sprint("report-", i), benchText, "2024-05-03", "https://news.example/" + fmt.Sprint(i)}
		e := json.NewEncoder(&lines)
		e.SetEscapeHTML(false)
		check(e.Encode(r))
		fmt.Fprintf(&escaped, `{"id":%q,"text":%+q}`+"\n", r.ID, r.Text)
		data, err := json.Marshal(r)
		check(err)
		if i > 0 {
			array.WriteByte(',')
		}
		array.Write(data)
		check(cells.Write([]string{r.ID, r.Text, r.Date, r.Source}))
		_, err = rows.Write([]record{r})
		check(err)
		fmt.Fprintf(&wet, "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", r.Source, len(r.Text), r.Text)
	}
	array.WriteByte(']')
	cells.Flush()
	check(rows.Close())
	html := "<html><body><p>" + strings.ReplaceAll(benchText, "\n\n", "</p>\n<p>") + "</body></html>"
	for _, bm := range []struct {
		name      string
		from      Format
		data      string
		documents int
	}{
		{"text", Text, benchText, 1},
		{"jsonl", JSONL, lines.String(), benchDocuments},
		{"jsonl escaped", JSONL, escaped.String(), benchDocuments},
		{"jsonl gzip", JSONL, pack(b, "gzip", varied(lines.String())), benchDocuments},
		{"jsonl zstd", JSONL, pack(b, "zstd", varied(lines.String())), benchDocuments},
		{"json", JSON, array.String(), benchDocuments},
		{"csv", CSV, table.String(), benchDocuments},
		{"wet", WARC, wet.String(), benchDocuments},
		{"html", HTML, html, 1},
		{"parquet", Parquet, columns.String(), benchDocuments},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(int64(bm.documents * len(benchText)))
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				for _, err := range Read([]string{"-"}, Input{From: bm.from}, strings.NewReader(bm.data)) {
					check(err)
					n++
				}
				if n != bm.documents {
					b.Fatalf("read %d documents", n)
				}
			}
		})
	}
}

// varied makes texts differ, so that they do not compress beyond all measure.
func varied(lines string) string {
	var b strings.Builder
	for i, part := range strings.SplitAfter(lines, "harbours.") {
		fmt.Fprintf(&b, "%s", part)
		if strings.HasSuffix(part, "harbours.") {
			fmt.Fprintf(&b, " %x %x", hash(fmt.Sprint(i)), hash(fmt.Sprint(-i)))
		}
	}
	return b.String()
}
