package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
)

// licenceNames are the files in which modules state their terms. All of them count: a
// licence may ask that its notices are passed on.
var licenceNames = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([.-].*)?$`)

// licences gathers the terms of the modules that a program holds, and of Go, whose
// runtime it holds too. A module without any is an error.
func licences(ctx context.Context, modules []*debug.Module) ([]byte, error) {
	root, err := output(ctx, "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	args := []string{"list", "-m", "-f", "{{.Path}} {{.Version}}\t{{.Dir}}"}
	for _, m := range modules {
		args = append(args, m.Path)
	}
	dirs, err := output(ctx, "go", args...)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("The program holds these works, each under the terms that stand below its name.\n")
	for line := range strings.Lines("Go\t" + string(root) + string(dirs)) {
		name, dir, _ := strings.Cut(strings.TrimSpace(line), "\t")
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		before := b.Len()
		for _, e := range entries {
			if e.IsDir() || !licenceNames.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go") {
				continue
			}
			text, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			fmt.Fprintf(&b, "\n\n==== %s: %s\n\n%s", name, e.Name(), bytes.TrimSpace(text))
		}
		if b.Len() == before {
			return nil, fmt.Errorf("%s: no licence in %s", name, dir)
		}
	}
	b.WriteString("\n")
	return b.Bytes(), nil
}
