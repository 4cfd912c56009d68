// Command tifa annotates political news in English and Chinese.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1 // some documents failed, the rest is written
	exitUsage  = 2 // bad usage or configuration
)

func main() {
	os.Exit(execute(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// execute is main with its surroundings given, for tests.
func execute(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	// The first Ctrl-C ends the run cleanly; then the default is back, so that a
	// second one stops at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)

	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var failed *failure
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &failed):
		if failed.message != "" {
			complain(stderr, failed)
		}
		return exitFailed
	}
	complain(stderr, err)
	return exitUsage
}

// complain says what went wrong. An error may quote what was read, which is not to act
// on the terminal.
func complain(stderr io.Writer, err error) {
	fmt.Fprintln(stderr, "tifa:", visible(err.Error()))
}

// failure is an error of the work itself rather than of how it was asked for. Its
// message may be empty if everything was said already.
type failure struct{ message string }

func (f *failure) Error() string { return f.message }

func failed(format string, args ...any) error { return &failure{fmt.Sprintf(format, args...)} }
