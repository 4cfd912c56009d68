// Command release builds the archives of a release: for each platform the program,
// its manual, completions for shells, the documents, the licences of all that is in
// it and a list of its parts, and beside the archives their checksums.
//
//	go run ./release [-dist DIR] [OS/ARCH]...
//
// The same commit and version of Go give the same bytes, wherever and whenever they
// are built.
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"debug/buildinfo"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// targets are the platforms that a release is for.
var targets = [...]string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

// buildFlags leave out what differs between machines, paths and the state of the
// repository, and what only debuggers read.
var buildFlags = [...]string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w"}

func main() {
	dist := flag.String("dist", "dist", "folder for the archives")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	names := flag.Args()
	if len(names) == 0 {
		names = targets[:]
	}
	err := release(ctx, *dist, names)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// release writes an archive for each platform, OS/ARCH, and SHA256SUMS into a
// folder. It is called in the root of the project.
func release(ctx context.Context, dist string, names []string) error {
	at, err := commitTime(ctx)
	if err != nil {
		return err
	}
	temp, err := os.MkdirTemp("", "tifa-release-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(temp) }()

	host := filepath.Join(temp, "host")
	if err := build(ctx, host, ""); err != nil {
		return err
	}
	version, err := output(ctx, host, "--version")
	if err != nil {
		return err
	}
	number := strings.TrimPrefix(strings.TrimSpace(string(version)), "tifa ")
	if citation, err := os.ReadFile("CITATION.cff"); err != nil || !bytes.Contains(citation, []byte("\nversion: "+number+"\n")) {
		return errors.Join(err, fmt.Errorf("CITATION.cff is not of version %s, as the program is", number))
	}
	shared, err := sharedFiles(ctx, host, temp)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dist, 0o755); err != nil {
		return err
	}
	var sums strings.Builder
	for _, target := range names {
		system, arch, ok := strings.Cut(target, "/")
		if !ok {
			return fmt.Errorf("%q is no platform: use OS/ARCH, such as linux/arm64", target)
		}
		folder := fmt.Sprintf("tifa_%s_%s_%s", number, system, arch)
		program := filepath.Join(temp, folder)
		if err := build(ctx, program, target); err != nil {
			return err
		}
		own, err := programFiles(ctx, program, number, system)
		if err != nil {
			return fmt.Errorf("%s: %w", target, err)
		}
		name, pack := folder+".tar.gz", tarball
		if system == "windows" {
			name, pack = folder+".zip", zipped
		}
		var archive bytes.Buffer
		if err := pack(&archive, folder, at, append(own, shared...)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(dist, name), archive.Bytes(), 0o644); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(archive.Bytes()), name)
		fmt.Printf("%s  %.1f MB\n", name, float64(archive.Len())/1e6)
		if err := os.Remove(program); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dist, "SHA256SUMS"), []byte(sums.String()), 0o644)
}

// commitTime is the time that all files get: SOURCE_DATE_EPOCH, seconds since 1970,
// else that of the commit.
func commitTime(ctx context.Context) (time.Time, error) {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		out, err := output(ctx, "git", "log", "-1", "--format=%ct")
		if err != nil {
			return time.Time{}, fmt.Errorf("without a repository set SOURCE_DATE_EPOCH: %w", err)
		}
		text = strings.TrimSpace(string(out))
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// build compiles the command for a platform, "" being this one. It needs no C.
func build(ctx context.Context, program, target string) error {
	args := append([]string{"build", "-o", program}, buildFlags[:]...)
	cmd := exec.CommandContext(ctx, "go", append(args, "./cmd/tifa")...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0")
	if system, arch, ok := strings.Cut(target, "/"); ok {
		cmd.Env = append(cmd.Env, "GOOS="+system, "GOARCH="+arch)
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out)
	}
	return nil
}

// programFiles are the files of one platform: the program, what it is built from and
// under which licences.
func programFiles(ctx context.Context, program, version, system string) ([]file, error) {
	data, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, err
	}
	parts, err := bom(info, version)
	if err != nil {
		return nil, err
	}
	licences, err := licences(ctx, info.Deps)
	if err != nil {
		return nil, err
	}
	name := "tifa"
	if system == "windows" {
		name = "tifa.exe"
	}
	return []file{{name, 0o755, data}, {"sbom.cdx.json", 0o644, parts}, {"THIRD-PARTY.txt", 0o644, licences}}, nil
}

// documents are the files that each archive has as they are.
var documents = [...]string{"README.md", "LICENSE", "NOTICE", "CITATION.cff", "extractors/names/SCOWL-COPYRIGHT.txt", "docs/*.md"}

// completions are the files that shells look for.
var completions = [...]struct{ shell, name string }{
	{"bash", "completions/tifa.bash"}, {"zsh", "completions/_tifa"},
	{"fish", "completions/tifa.fish"}, {"powershell", "completions/tifa.ps1"},
}

// sharedFiles are the files that all archives have: documents, and what the program
// says about itself.
func sharedFiles(ctx context.Context, program, temp string) ([]file, error) {
	var files []file
	for _, pattern := range documents {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			return nil, errors.Join(err, fmt.Errorf("no %s: run this in the root of the project", pattern))
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			files = append(files, file{filepath.ToSlash(name), 0o644, data})
		}
	}
	for _, c := range completions {
		data, err := output(ctx, program, "completion", c.shell)
		if err != nil {
			return nil, err
		}
		files = append(files, file{c.name, 0o644, data})
	}
	manual := filepath.Join(temp, "man1")
	if _, err := output(ctx, program, "manual", manual); err != nil {
		return nil, err
	}
	pages, err := fs.Glob(os.DirFS(manual), "*.1")
	if err != nil {
		return nil, err
	}
	for _, page := range pages {
		data, err := os.ReadFile(filepath.Join(manual, page))
		if err != nil {
			return nil, err
		}
		files = append(files, file{"man/man1/" + page, 0o644, data})
	}
	return files, nil
}

// output is what a command prints.
func output(ctx context.Context, name string, args ...string) ([]byte, error) {
	var errs bytes.Buffer
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, errs.Bytes())
	}
	return out, nil
}
