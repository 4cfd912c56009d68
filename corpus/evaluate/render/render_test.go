package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	table := Table{Head: []string{"label", "n"}}
	table.Row("人名", "12")
	table.Row("A|B", "3")
	if got, want := table.Text(), "label   n\n人名   12\nA|B     3\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := table.Markdown(), "| label | n |\n| --- | --: |\n| 人名 | 12 |\n| A\\|B | 3 |\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"a*b_c`d": "a\\*b\\_c\\`d", "<img src=x>": "&lt;img src=x\\>", "@name": "&#64;name", "[x](y)": "\\[x\\]\\(y\\)", "a\nb": "a b", "a & b": "a &amp; b",
	} {
		if got := Markdown(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestJUnit: whatever stands in a message, the report is XML.
func TestJUnit(t *testing.T) {
	var b bytes.Buffer
	err := JUnit(&b, "suite", []Case{
		{Class: "a", Name: "right", Detail: "1"},
		{Class: "a", Name: "<wrong> \x00\uFFFE", Failure: "\"x\" & \x01", Detail: "]]> \x02 end"},
	})
	if err != nil {
		t.Fatal(err)
	}
	dec := xml.NewDecoder(bytes.NewReader(b.Bytes()))
	for {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
	}
	for _, want := range []string{`tests="2"`, `failures="1"`, "&lt;wrong&gt;"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s lacks %s", b.String(), want)
		}
	}
}

func TestGitHub(t *testing.T) {
	var b strings.Builder
	GitHub(&b, "error", Place{"a,b.txt", 3, 7}, "title: x", "50% is\nlow")
	if want := "::error file=a%2Cb.txt,line=3,col=7,title=title%3A x::50%25 is%0Alow\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
	b.Reset()
	GitHub(&b, "notice", Place{}, "t", "m")
	if want := "::notice title=t::m\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}

func TestCut(t *testing.T) {
	if got := Cut("重庆市委", 3) + Cut("重庆", 3); got != "重庆…重庆" {
		t.Error(got)
	}
}
