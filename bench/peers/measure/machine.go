package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// machine says what is measured on: processor, cores, system, and what runs the candidates.
func machine() string {
	parts := []string{fmt.Sprintf("%s, %d cores", or(field("/proc/cpuinfo", "model name"), runtime.GOARCH), runtime.NumCPU())}
	parts = append(parts, or(strings.Trim(field("/etc/os-release", "PRETTY_NAME"), `"`), runtime.GOOS))
	for _, v := range [][]string{{"go", "env", "GOVERSION"}, {"node", "--version"}, {"python3", "--version"}, {"java", "--version"}} {
		out, err := exec.Command(v[0], v[1:]...).Output()
		if err != nil {
			continue
		}
		first, _, _ := strings.Cut(string(out), "\n")
		switch v[0] {
		case "go":
			first = "Go " + strings.TrimPrefix(first, "go")
		case "node":
			first = "Node.js " + strings.TrimPrefix(first, "v")
		case "java":
			first = strings.Join(strings.Fields(first)[:2], " ")
		}
		parts = append(parts, first)
	}
	return strings.Join(parts, "; ")
}

// field gives the value of a key in a file of "key: value" or "key=value" lines, or "".
func field(path, key string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, key); ok {
			return strings.TrimSpace(strings.TrimLeft(rest, " \t:="))
		}
	}
	return ""
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
