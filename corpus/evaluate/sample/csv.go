package sample

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus/sheet"
)

// columns of the table that is checked by hand.
var columns = []string{"stratum", "stratum_size", "document", "start", "end", "label", "before", "text", "after", "entity_or_value", "rule", "entry", "correct", "note"}

// WriteCSV writes items as a table, in which the column correct is to be filled
// with 1 or 0 (or yes and no). It begins with a byte order mark, without which some
// spreadsheets take Chinese for something else.
func WriteCSV(out io.Writer, items []Item) error {
	if _, err := io.WriteString(out, "\ufeff"); err != nil {
		return err
	}
	w := sheet.NewWriter(out)
	if err := w.Write(columns); err != nil {
		return err
	}
	for _, x := range items {
		meaning := x.Entity
		if x.Timex != nil {
			meaning = x.Timex.Value
		}
		row := []string{
			x.Stratum, strconv.Itoa(x.Size), x.ID, strconv.Itoa(x.Start), strconv.Itoa(x.End), string(x.Label),
			x.Before, x.Text, x.After, meaning, x.Source.Extractor + "/" + x.Source.Rule, x.Source.Entry, "", "",
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	return w.Flush()
}

// verdicts are the words that say whether an annotation is right.
var verdicts = map[string]bool{
	"1": true, "y": true, "yes": true, "true": true, "t": true, "right": true, "correct": true,
	"0": false, "n": false, "no": false, "false": false, "f": false, "wrong": false, "incorrect": false,
}

// ReadCSV reads a table that was checked. Columns may have been moved or added. A
// verdict that is none, or a stratum whose size changes, is an error with its line;
// all are given at once.
func ReadCSV(in io.Reader, name string) (*Checked, error) {
	buffered := bufio.NewReader(in)
	if mark, _ := buffered.Peek(len("\ufeff")); string(mark) == "\ufeff" {
		if _, err := buffered.Discard(len(mark)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	first, _ := buffered.Peek(len(strings.Join(columns, ",")))
	r := csv.NewReader(buffered)
	r.FieldsPerRecord = -1
	if bytes.Contains(first, []byte(";")) { // as spreadsheets write it where the comma is a decimal point
		r.Comma = ';'
	}
	head, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s is empty", name)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for i := range head {
		head[i] = strings.ToLower(strings.TrimSpace(head[i]))
	}
	stratum, size, correct := slices.Index(head, "stratum"), slices.Index(head, "stratum_size"), slices.Index(head, "correct")
	if stratum < 0 || size < 0 || correct < 0 {
		return nil, fmt.Errorf("%s:1: want the columns stratum, stratum_size and correct, as tifa sample writes them", name)
	}
	// keyOf names the annotation of a row, if the table still has the columns for it.
	keyOf := func(row []string) string {
		var parts []string
		for _, column := range []string{"document", "start", "end", "label"} {
			i := slices.Index(head, column)
			if i < 0 || i >= len(row) {
				return ""
			}
			parts = append(parts, row[i])
		}
		return strings.Join(parts, "\x00")
	}
	seen := map[string]bool{}
	c := &Checked{strata: map[string]*counts{}}
	var errs []error
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := r.FieldPos(0)
		if strings.TrimSpace(strings.Join(row, "")) == "" { // spreadsheets leave empty rows behind
			continue
		}
		if len(row) <= max(stratum, size, correct) {
			errs = append(errs, fmt.Errorf("%s:%d: the row has %d cells, not %d", name, line, len(row), len(head)))
			continue
		}
		key := keyOf(row)
		if key != "" && seen[key] {
			errs = append(errs, fmt.Errorf("%s:%d: the annotation stands in an earlier row too: keep one", name, line))
			continue
		}
		seen[key] = true
		if err := c.add(row[stratum], strings.TrimSpace(row[size]), strings.ToLower(strings.TrimSpace(row[correct]))); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", name, line, err))
		}
	}
	return c, errors.Join(errs...)
}

func (c *Checked) add(stratum, size, verdict string) error {
	n, err := strconv.Atoi(size)
	if err != nil || n < 1 {
		return fmt.Errorf("stratum_size: %q is no number of annotations", size)
	}
	s := c.strata[stratum]
	if s == nil {
		s = &counts{size: n}
		c.strata[stratum] = s
	}
	right, known := verdicts[verdict]
	switch {
	case s.size != n:
		return fmt.Errorf("stratum_size: %s has %d annotations in one row and %d in another: do not mix samples", stratum, s.size, n)
	case verdict == "":
		s.open++
	case !known:
		return fmt.Errorf("correct: %q is no verdict: use 1 or 0, yes or no, or leave it empty", verdict)
	case right:
		s.right++
		s.checked++
	default:
		s.checked++
	}
	if s.checked+s.open > s.size {
		return fmt.Errorf("%s has more rows than its %d annotations", stratum, s.size)
	}
	return nil
}
