package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"tifa/cmd/tifa/terminal"
)

// Columns of a line.
const (
	usualWidth    = 80 // where there is no terminal
	narrowestLine = 40
)

// screenOptions adds the flags of commands whose output is laid out for a terminal.
func screenOptions(cmd *cobra.Command) {
	modes := terminal.Modes()
	cmd.Flags().Int("width", 0, fmt.Sprintf("columns of a line, at least %d (default: those of the terminal, else %d)", narrowestLine, usualWidth))
	cmd.Flags().String("color", modes[0], "colours: "+alternatives(modes)+"; auto is on a terminal only, and not with NO_COLOR")
	complete(cmd, "color", modes...)
}

// screen says what is shown on: standard output, or the file that --output names.
func screen(stdout io.Writer, s settings) (terminal.Screen, error) {
	file, isFile := stdout.(*os.File)
	isTerminal := isFile && s.Output == "" && term.IsTerminal(int(file.Fd()))
	width := s.own.number("width")
	switch {
	case s.own.Changed("width") && width < narrowestLine:
		return terminal.Screen{}, fmt.Errorf("width: %d columns are too few: use %d or more", width, narrowestLine)
	case width > 0:
	case isTerminal:
		if width, _, _ = term.GetSize(int(file.Fd())); width < narrowestLine {
			width = narrowestLine
		}
	default:
		width = usualWidth
	}
	colors, err := terminal.ParseColors(s.own.text("color"), isTerminal && terminal.Enable(file), os.Getenv)
	if err != nil {
		return terminal.Screen{}, fmt.Errorf("color: %w", err)
	}
	return terminal.Screen{Width: width, Colors: colors, Terminal: isTerminal}, nil
}
