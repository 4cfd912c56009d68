package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// output is where documents are written: standard output, or a file that appears
// under its name only when it is complete.
type output struct {
	io.Writer
	file *os.File // nil for standard output
	// target is the name that the file gets, empty if it is written in place.
	target string
	mode   os.FileMode
}

// openOutput opens a file, or standard output for "" and "-". What is no ordinary
// file, such as a pipe, is written in place.
func openOutput(stdout io.Writer, name string) (*output, error) {
	if name == "" || name == "-" {
		return &output{Writer: stdout}, nil
	}
	mode := os.FileMode(0o644)
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	if info, err := os.Stat(name); err == nil {
		if info.IsDir() {
			return nil, fmt.Errorf("output: %s is a folder: name a file", name)
		}
		if !info.Mode().IsRegular() {
			f, err := os.OpenFile(name, os.O_WRONLY, 0)
			if err != nil {
				return nil, fmt.Errorf("output: %w", err)
			}
			return &output{Writer: f, file: f}, nil
		}
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return nil, fmt.Errorf("output: %w", err)
	}
	return &output{Writer: f, file: f, target: name, mode: mode}, nil
}

// complete gives the file its name.
func (o *output) complete() error {
	if o.file == nil {
		return nil
	}
	err := o.file.Close()
	if o.target == "" || err != nil {
		return err
	}
	if err := os.Chmod(o.file.Name(), o.mode); err != nil {
		return err
	}
	return os.Rename(o.file.Name(), o.target)
}

// discard takes away what was written.
func (o *output) discard() error {
	if o.file == nil || o.target == "" {
		return nil
	}
	return errors.Join(o.file.Close(), os.Remove(o.file.Name()))
}

// writeWhole writes a file, or stdout for "" and "-", which has its name when all of it
// is written and is left as it was if writing fails.
func writeWhole(stdout io.Writer, name string, write func(io.Writer) error) error {
	out, err := openOutput(stdout, name)
	if err != nil {
		return err
	}
	if err := write(out); err != nil {
		return failed("writing: %v", errors.Join(err, out.discard()))
	}
	if err := out.complete(); err != nil {
		return failed("writing: %v", err)
	}
	return nil
}

// printJSON writes a value for programs and people.
func printJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// notOneOf says whether an output file is none of the files that are read.
func notOneOf(file string, inputs []string) error {
	out, missing := os.Stat(file)
	for _, input := range inputs {
		if in, err := os.Stat(input); missing == nil && err == nil && out.Mode().IsRegular() && os.SameFile(in, out) {
			return fmt.Errorf("output: %s is read as well: write elsewhere", file)
		}
	}
	return nil
}

// notFile says whether what is to be a folder is no file, before the work begins.
func notFile(folder string) error {
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return fmt.Errorf("%s is a file: name a folder", folder)
	}
	return nil
}

// notWithin says whether an output file lies in none of the folders that are read,
// where the next run would take it for input.
func notWithin(file string, folders []string) error {
	if file == "" || file == "-" {
		return nil
	}
	at, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	for _, folder := range folders {
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			continue
		}
		from, err := filepath.Abs(folder)
		if err != nil {
			return err
		}
		if inner, err := filepath.Rel(from, at); err == nil && inner != ".." && !strings.HasPrefix(inner, ".."+string(filepath.Separator)) {
			return fmt.Errorf("output: %s lies in %s, which is read: the next run would take it for input; write it elsewhere", file, folder)
		}
	}
	return nil
}
