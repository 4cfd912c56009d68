// Package texts is what all measuring programs in Go do: read the texts of a JSON Lines
// file and print a line for each.
package texts

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// Name is a name in a text, in bytes.
type Name struct {
	Start, End int
	Label      string
}

// Each gives the texts of a file to work, one after the other, and prints the names that
// it finds, as start:end:LABEL with a blank between two. It ends the program if the file
// cannot be read.
func Each(file string, work func(text string) []Name) {
	in, err := os.Open(file)
	fail(err)
	out := bufio.NewWriter(os.Stdout)
	for documents := json.NewDecoder(in); ; {
		var d struct{ Text string }
		err := documents.Decode(&d)
		if err == io.EOF {
			break
		}
		fail(err)
		for i, n := range work(d.Text) {
			if i > 0 {
				fail(out.WriteByte(' '))
			}
			fmt.Fprintf(out, "%d:%d:%s", n.Start, n.End, n.Label)
		}
		fail(out.WriteByte('\n'))
	}
	fail(out.Flush())
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
