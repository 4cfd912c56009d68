package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestManual: every command that the help names has a page, with all its options and
// examples, and no page is of something else.
func TestManual(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "share", "man1")
	var out, errs bytes.Buffer
	if code := execute([]string{"manual", dir}, strings.NewReader(""), &out, &errs); code != exitDone || out.Len()+errs.Len() > 0 {
		t.Fatalf("code %d, %q, %q", code, out.String(), errs.String())
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		pages[filepath.Base(file)] = string(data)
	}

	var check func(*cobra.Command)
	check = func(c *cobra.Command) {
		if c.Hidden || c.Name() == "help" {
			return
		}
		name := strings.ReplaceAll(c.CommandPath(), " ", "-") + ".1"
		page, ok := pages[name]
		if !ok {
			t.Errorf("%s has no page", c.CommandPath())
		}
		delete(pages, name)
		wants := []string{".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", c.Short}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden {
				wants = append(wants, `\-\-`+strings.ReplaceAll(f.Name, "-", `\-`)+`\fR`)
			}
		})
		if c.Example != "" {
			wants = append(wants, ".SH EXAMPLES")
		}
		for _, want := range wants {
			if !strings.Contains(strings.ReplaceAll(page, `\-`, "-"), strings.ReplaceAll(want, `\-`, "-")) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		for _, sub := range c.Commands() {
			check(sub)
		}
	}
	root := newRoot()
	root.InitDefaultCompletionCmd()
	check(root)
	for name := range pages {
		t.Errorf("%s is the page of no command", name)
	}
}

func TestManualOntoFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	code := execute([]string{"manual", file}, strings.NewReader(""), &out, &errs)
	if code != exitFailed || !strings.HasPrefix(errs.String(), "tifa: manual: ") {
		t.Errorf("code %d, %q", code, errs.String())
	}
}

func TestRoff(t *testing.T) {
	for text, want := range map[string]string{
		"plain":            "plain",
		"--no-text":        `\-\-no\-text`,
		".txt files":       `\&.txt files`,
		"'tis":             `\&'tis`,
		`\[ is`:            `\e[ is`,
		"两个确立 a.b 'quoted": "两个确立 a.b 'quoted",
	} {
		if got := roff(text); got != want {
			t.Errorf("roff(%q) is %q, not %q", text, got, want)
		}
	}
}
