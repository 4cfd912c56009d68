package main

import (
	"bytes"
	"io"
	"regexp"

	"tifa/cmd/tifa/terminal"
)

// withinLine is what stands between line ends and tabs, which lay a text out.
var withinLine = regexp.MustCompile(`[^\n\t]+`)

// visible is a text of several lines in which nothing acts on the terminal.
func visible(text string) string { return withinLine.ReplaceAllStringFunc(text, terminal.Visible) }

// writeVisible writes an output that quotes documents. As text it is for people, and
// nothing in it acts on their terminal; in other formats it is for programs, as it is.
func writeVisible(out io.Writer, format string, write func(out io.Writer, format string) error) error {
	if format != "text" {
		return write(out, format)
	}
	var text bytes.Buffer
	if err := write(&text, format); err != nil {
		return err
	}
	_, err := io.WriteString(out, visible(text.String()))
	return err
}
