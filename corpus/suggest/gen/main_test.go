package main

import (
	"bytes"
	"os"
	"testing"
)

// TestTable: the table that is in the program is the one that is made here.
func TestTable(t *testing.T) {
	want, err := os.ReadFile("../pinyin.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := table(&got); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Error("pinyin.tsv differs: run go run ./gen > pinyin.tsv in the folder above")
	}
}
